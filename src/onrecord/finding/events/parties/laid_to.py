"""To whom do the words before a noun lay its deed: "the suspect in the killing", "was linked to the raid"?

Takes a parsed sentence, a noun's phrase and the event vocabulary; yields the phrases of those whom the deed is laid to,
and whether the words only suspect them of it: "responsible for the raid" says so outright. Leaves charges and verdicts
to `owners`.
"""

from collections.abc import Sequence

from onrecord.codebook.events import EventBook
from onrecord.finding.events.parties.agents import is_agent
from onrecord.finding.events.standing.own_words import NEGATIVE
from onrecord.grammar import BE, Clause, Parsed, Phrase

_LEADING = frozenset({"in", "to", "of", "for", "with", "over", "behind"})
# What somebody is in a deed whom it is laid to.
_PART = frozenset({"in", "of", "behind", "for"})


def laid_to(parsed: Parsed, phrase: Phrase, book: EventBook) -> tuple[list[Phrase], bool]:
    """Those whom a noun's deed is laid to, and whether they are only suspected of it.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def laid(words: str) -> tuple[list[str], bool]:
    ...     parsed = read(words)
    ...     phrase = next(one for one in parsed.phrases if parsed.lower[one.head] in ("raid", "killing"))
    ...     found, suspected = laid_to(parsed, phrase, load_events())
    ...     return [parsed.lower[one.head] for one in found], suspected
    >>> laid("Guards held the suspect in the killing."), laid("Brenn was responsible for the raid.")
    ((['suspect'], True), (['brenn'], False))
    >>> laid("Guards linked to the raid fled."), laid("Guards ran to the raid.")
    ((['guards'], True), ([], False))
    """
    for clause in parsed.clauses:
        led = clause.leads(phrase)
        if led in _LEADING and not clause.group.negated and _lays(parsed, clause, book):
            somebody = [one for one in clause.subject if _is_somebody(parsed, one, book)]
            return somebody, not clause.group.predicate
    before = parsed.phrase(phrase.start - 2) if parsed.lower[phrase.start - 1 : phrase.start] else None
    if before is None or before.end != phrase.start - 1 or parsed.lower[before.end] not in _PART:
        return [], False
    behind = parsed.lower[before.end] == "behind" and is_agent(parsed, before, book)
    if parsed.lower[before.head] not in book.suspects and not behind:
        return [], False
    return list(_called(parsed, before, book)) or [before], True


def _lays(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    word = parsed.lower[clause.group.head]
    return word in book.responsible if clause.group.predicate else clause.group.passive and word in book.linking


def _is_somebody(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    return is_agent(parsed, phrase, book) and parsed.lower[phrase.start] not in NEGATIVE


def _called(parsed: Parsed, part: Phrase, book: EventBook) -> Sequence[Phrase]:
    """Who is called the suspect: "Brenn is a suspect in", "named Brenn as a suspect in", "Brenn, the suspect in"."""
    for clause in parsed.clauses:
        if clause.group.negated:
            continue
        if part in clause.objects and parsed.lower[clause.group.head] in BE:
            return clause.subject
        if clause.leads(part) == "as":
            return clause.acted_on
    if parsed.lower[part.start - 1 : part.start] == (",",):
        named = parsed.phrase(part.start - 2)
        if named is not None and parsed.tags[named.head] in ("NNP", "NNPS") and is_agent(parsed, named, book):
            return [named]
    return []
