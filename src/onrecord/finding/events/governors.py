"""The word that a verb's deed hangs on: what it does to it, and whether it tells of it.

Takes a parsed sentence and a clause; yields what the codebook says of the clause's verb, and the verbs of speech whose
content the clause is.
"""

from onrecord.codebook.events import Complement, Effect, EventBook
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.verbs import Form


def governor(parsed: Parsed, clause: Clause, book: EventBook) -> Complement | None:
    """What a verb does to what hangs on it; "call off" before "call".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> parsed = read("Brenn called off the attack.")
    >>> governor(parsed, parsed.clauses[0], load_events()).effect.value
    'negated'
    """
    head = parsed.lower[clause.group.head]
    following = parsed.lower[clause.group.head + 1 : clause.group.head + 2]
    for words in ((head, *following), (head,)):
        found = book.governors.get(" ".join(words))
        if found is not None:
            return found
    return None


def tellers(parsed: Parsed, clause: Clause, book: EventBook) -> list[Clause]:
    """The verbs of speech whose content a clause is: before it ("said it would"), or behind ("..., the mayor said")."""
    over = parsed.over(clause)
    near = [over] if over is not None and clause.link in ("that", "beside") else []
    near += [
        one
        for one in parsed.clauses
        if one.link == "beside" and one.group.form is Form.FINITE and _under(parsed, one, clause)
    ]
    return [one for one in near if (word := governor(parsed, one, book)) is not None and word.effect is Effect.TOLD]


def _under(parsed: Parsed, clause: Clause, above: Clause) -> bool:
    """Whether a clause hangs on another, through those between them."""
    seen = 0
    while clause.over is not None and seen < len(parsed.clauses):
        clause, seen = parsed.clauses[clause.over], seen + 1
        if clause is above:
            return True
    return False
