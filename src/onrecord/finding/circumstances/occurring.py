"""Of which deed told before does a sentence say no more than when or where it was: "the incident happened on Monday"?

Takes the events of a report, its text, its times and its places; yields the day and the place that such sentences
give, by the number of the event. A definite noun that means a deed again says it with "occurred", "happened" or "took
place", in the paragraph of the deed or the next one. Leaves alone nouns that tell an event themselves: these are told
again as any other (`retold`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.codebook.events import load_events
from onrecord.finding.breath import in_plain_past
from onrecord.finding.circumstances.belonging import owner
from onrecord.finding.circumstances.locating import NO_TOWNS, tells_where, without_larger
from onrecord.finding.circumstances.narrative import ON_THE_SPOT
from onrecord.finding.circumstances.reread import word_at
from onrecord.finding.circumstances.retold import Told, looks_back, may_be_one
from onrecord.finding.events import is_occurring
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Clause, Parsed
from onrecord.records import Place, Span, SpanIndex, Time

# What is looked for in a text before any sentence is read.
_OCCURS: Final = re.compile(r"\b(?:occurred|happened|unfolded|took\s+place)\b", re.IGNORECASE)
# What "the incident" may mean; an arrest is what comes of one.
_ANY = frozenset({"ASSAULT", "PROTEST"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both"})
_LONG = 400
# So many events back the deed is looked for, and so many letters.
_FARTHEST, _FAR = 8, 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """What a sentence says of a deed: the words for it, its noun, and the time and the place."""

    span: Span
    noun: str
    time: Time | None
    place: Place | None


def occurring(
    told: Sequence[Told], text: str, times: SpanIndex[Time], places: SpanIndex[Place]
) -> dict[int, Occurrence]:
    """What the text says of when and where events were, by their number."""
    triggers = SpanIndex((span, number) for number, one in enumerate(told) for span in one.happening.trigger)
    body = sorted((one.happening.place, number) for number, one in enumerate(told) if not one.title)
    found: dict[int, Occurrence] = {}
    for one in _occurrences(text, times, places):
        if triggers.touching(one.span):
            continue
        last = bisect_left(body, (one.span.start, 0))
        before = [number for _, number in body[max(last - _FARTHEST, 0) : last]]
        meant = next((number for number in reversed(before) if _fits(told[number], one, text)), None)
        if meant is not None:
            sentence = told[meant].happening.sentence
            same = (it for it in before if told[it].happening.sentence == sentence and _fits(told[it], one, text))
            found.update((number, one) for number in same if number not in found)
    return found


def _fits(one: Told, said: Occurrence, text: str) -> bool:
    """Whether an event may be the deed that is meant."""
    types = _types(said.noun)
    if one.happening.type not in (types or _ANY) or not one.happened or one.direct or looks_back(one, text):
        return False
    place, at = one.happening.place, said.span.start
    if at - place > _FAR or text.count("\n\n", place, at) > 1:
        return False
    days = one.time is not None and said.time is not None and one.time.edtf != said.time.edtf
    return not days and (one.place is None or said.place is None or may_be_one(one.place, said.place))


@cache
def _types(noun: str) -> frozenset[str]:
    """The types of deed that a noun tells of; none of one that means any."""
    return frozenset(one.line.type for one in load_events().nouns.get(noun, ()) if one.line.type in ON_THE_SPOT)


def _occurrences(text: str, times: SpanIndex[Time], places: SpanIndex[Place]) -> Iterator[Occurrence]:
    for match in _OCCURS.finditer(text):
        first, last = max(match.start() - _LONG, 0), min(match.end() + _LONG, len(text))
        end = text.find("\n", match.end(), last)
        line = Span(max(text.rfind("\n", first, match.start()) + 1, first), end if end > 0 else last)
        sentence = sentence_round(text, Span(*match.span()), line, _LONG)
        parsed = read_sentence(text, sentence)
        clause = parsed.clause(word_at(parsed, match.start()))
        if clause is None or not in_plain_past(parsed, clause) or not is_occurring(parsed, clause, load_events()):
            continue
        found = _said(parsed, clause, times.inside(sentence), places.inside(sentence), text)
        if found is not None:
            yield found


def _said(
    parsed: Parsed, clause: Clause, times: Sequence[Time], places: Sequence[Place], text: str
) -> Occurrence | None:
    """What a clause says of the deed that a definite noun means."""
    noun = clause.subject[-1] if clause.subject else None
    if noun is None or len(clause.subject) > 1 or parsed.lower[noun.start] not in _DEFINITE:
        return None
    word = parsed.lower[noun.head]
    if word not in load_events().called_again and not _types(word):
        return None
    own_times = [one for one in times if one.edtf and owner(parsed, *_words(parsed, one.span)) is clause]
    own = [(one.span, one) for one in places if _is_where(parsed, clause, one)]
    spots = without_larger(own, text)
    if not own_times and not spots:
        return None
    return Occurrence(
        span=parsed.span(noun.start, noun.end),
        noun=word,
        time=own_times[0] if own_times else None,
        place=spots[0][1] if spots else None,
    )


def _words(parsed: Parsed, span: Span) -> tuple[int, int]:
    return word_at(parsed, span.start), word_at(parsed, span.end - 1)


def _is_where(parsed: Parsed, clause: Clause, place: Place) -> bool:
    first, last = _words(parsed, place.span)
    told = tells_where(parsed, first, last, country=place.precision in NO_TOWNS)
    return told and owner(parsed, first, last) is clause
