"""The word that a verb's deed hangs on: what it does to it, and whether it tells of it.

Takes a parsed sentence and a clause; yields what the codebook says of the clause's verb, and the verbs of speech whose
content the clause is.
"""

from onrecord.codebook.events import Complement, Effect, EventBook
from onrecord.grammar import REFLEXIVES, TIME, Clause, Form, Parsed

CLAIMS = frozenset({"claim", "claims", "claimed", "claiming"})
_AGREES = frozenset({"agree", "agrees", "agreed"})


def governing_words(parsed: Parsed, clause: Clause) -> tuple[str, ...]:
    """A verb with the word behind it that may be part of it, but for "itself": not in "insisted on Monday".

    >>> from onrecord.grammar import read
    >>> told = ("Brenn committed itself to it.", "Brenn insisted on Monday.")
    >>> [governing_words(parsed, parsed.clauses[0]) for parsed in map(read, told)]
    [('committed', 'to'), ('insisted',)]
    """
    at = clause.group.head + 1
    while parsed.lower[at : at + 1] and parsed.lower[at] in REFLEXIVES:
        at += 1
    dated = parsed.tags[at + 1 : at + 2] == (TIME,)
    return (parsed.lower[clause.group.head], *(() if dated else parsed.lower[at : at + 1]))


def governor(parsed: Parsed, clause: Clause, book: EventBook) -> Complement | None:
    """What a verb does to what hangs on it; "call off" before "call".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> parsed = read("Brenn called off the attack.")
    >>> governor(parsed, parsed.clauses[0], load_events()).effect.value
    'negated'
    """
    if clause.group.naming:
        return None
    words = governing_words(parsed, clause)
    found = book.governors.get(" ".join(words)) if len(words) > 1 else None
    return found if found is not None else book.governors.get(words[0])


def is_of_two_words(parsed: Parsed, clause: Clause, second: str, book: EventBook) -> bool:
    """Whether the codebook knows a verb together with this word behind it: "plead not"."""
    words = governing_words(parsed, clause)
    return words[1:] == (second,) and " ".join(words) in book.governors


def by_form(parsed: Parsed, clause: Clause, over: Clause, effect: Effect) -> Effect:
    """What a verb does to a deed in this form: "was said to have left" is told, "forgot to leave" has not been."""
    verb = parsed.lower[over.group.head]
    if clause.link == "to" and verb.startswith(("forget", "forgot")):
        return Effect.NEGATED
    if clause.link == "to" and verb.startswith("stop") and not over.group.passive:
        return Effect.PURPOSE  # "stopped to arrest a man"
    if clause.link != "of" and verb.startswith("clear"):
        return Effect.PURPOSE if clause.link == "to" else Effect.FACT  # "cleared the square to search it"
    if clause.link == "that" and verb.startswith("mean"):
        return Effect.FACT
    if clause.link == "ing" and verb.startswith("suggest"):
        return Effect.HYPOTHETICAL
    if effect is Effect.TOLD and clause.link == "to" and not (over.group.passive or verb in CLAIMS):
        return Effect.HYPOTHETICAL
    tells = clause.link in ("that", "ing") and parsed.tags[clause.group.start] in ("VBD", "VBZ", "VBP")
    if effect is Effect.PLANNED and verb in _AGREES and tells and not clause.group.modal:
        return Effect.TOLD
    return effect


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


def speaks_on(parsed: Parsed, clause: Clause, over: Clause, book: EventBook) -> Clause | None:
    """The verb of speech that one of its subject's joins behind a comma: "denied that he had fled, and accused Brenn".

    Without the comma the nearer verb is meant: "denied that he had fled and accused Brenn".
    """
    told = parsed.clauses[over.over] if over.link == "that" and over.over is not None else None
    if told is None or parsed.lower[clause.group.start - 2 : clause.group.start - 1] != (",",):
        return None
    joined = parsed.tags[clause.group.start - 1] == "CC"
    # A verb that tells on in another tense goes on from nearer by: "says that it failed, and called for help".
    alike = parsed.tags[clause.group.start] == parsed.tags[told.group.start]
    both = all(governor(parsed, one, book) is not None for one in (clause, told))
    return told if joined and alike and both and told.group.form is Form.FINITE else None


def _under(parsed: Parsed, clause: Clause, above: Clause) -> bool:
    """Whether a clause hangs on another, through those between them."""
    seen = 0
    while clause.over is not None and seen < len(parsed.clauses):
        clause, seen = parsed.clauses[clause.over], seen + 1
        if clause is above:
            return True
    return False
