"""Who is under charges whose words name nobody? The subject of "was held on charges of theft".

Takes the text and the cue of such a charge; yields the phrase for whoever the clause before it speaks of. Leaves alone
charges that somebody only speaks of ("reported on allegations of"), and what is no person or body.
"""

from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.codebook.charging import load_charges
from onrecord.finding.charges.charged_parties import is_party
from onrecord.finding.sentences import read_parts
from onrecord.grammar import BE, Clause, Parsed
from onrecord.records import Span, words_of
from onrecord.replying.accused.party_words import Words
from onrecord.replying.wordings import WORD

# How a clause leads to charges: "was held on", "resigned amid", "was dogged by".
_UNDER = frozenset(("amid", "by", "in", "on", "over"))
# Verbs of what only somebody does who is under charges: "appeared in court on charges of".
_APPEARS = frozenset(("appear", "appeared", "appears", "quit", "resign", "resigned", "resigns", "testified"))
# So far before a charge its sentence is looked for.
_BEFORE = 400


def under_charges(text: str, cue: Sequence[Span], codebook: Codebook) -> Words | None:
    """The phrase for whoever is under charges.

    >>> from onrecord.codebook import load
    >>> def under(words, cue):
    ...     found = under_charges(words, [Span(words.index(cue), words.index(cue) + len(cue))], load())
    ...     return found.span.of(words) if found is not None else None
    >>> under("Jan Brook had been in custody on charges of theft.", "charges of")
    'Jan Brook'
    >>> under("The paper reported on allegations of theft.", "allegations of")
    >>> under("Two men appeared in court in relation to allegations of theft.", "allegations of")
    'Two men'
    """
    said = WORD.findall(words_of(cue, text).lower())
    if len(said) < 2 or said[-1] != "of" or codebook.acts.charges.isdisjoint(said):
        return None
    last = cue[-1].end
    start = max(text.rfind(". ", 0, last) + 1, text.rfind("\n", 0, last) + 1, last - _BEFORE, 0)
    for parsed in read_parts(text, [Span(start, last)], load_charges().events)[-1:]:
        noun = next((at for at in reversed(range(len(parsed.lower))) if parsed.lower[at] in codebook.acts.charges), 0)
        for clause in reversed(parsed.clauses):
            if clause.group.start < noun and _leads(parsed, clause, noun):
                return _subject(parsed, clause)
    return None


def _leads(parsed: Parsed, clause: Clause, noun: int) -> bool:
    """Whether a clause says of its subject that it is under what a noun names."""
    group = clause.group
    about = group.passive or parsed.lower[group.head] in BE or parsed.lower[group.head] in _APPEARS
    leading = parsed.lower[group.end : noun]
    return about and not _UNDER.isdisjoint(leading) and "," not in leading and not group.negated


def _subject(parsed: Parsed, clause: Clause) -> Words | None:
    who = [one for one in clause.subject if is_party(parsed, one, load_charges())]
    if len(who) != 1 or len(clause.subject) != 1:
        return None
    return Words(span=parsed.span(who[0].start, who[0].end), head=parsed.words[who[0].head].span)
