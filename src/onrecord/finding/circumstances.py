"""When and where does an event take place, of the times and places that its sentence names?

Takes a happening and the times and places of the article; yields one of each, or none. Only what stands in the same
sentence counts: the day of publication, the dateline and the speaker's own place are no answer. And of the sentence
only what goes with the event's own verb or noun (`belonging`): the day on which it was told of and the year of
another clause are no answer either. Leaves a place that is a party of the event alone: "Arlia attacked Brenn" says
who, and not where; but who visits Brenn is there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from onrecord.codebook.events import QUADS
from onrecord.finding.belonging import home, owner
from onrecord.finding.breath import above, breath
from onrecord.finding.happenings import Happening
from onrecord.grammar import Clause, Form, Parsed, Phrase, read
from onrecord.records import Place, Span, Time

_Thing = TypeVar("_Thing")
_WHERE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|around|across|on|along|within|throughout|north of|south of|east of|west of)\s+"
    r"(?:the\s+)?(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
# Where somebody sets out from, or goes through, is not where the visit is.
_NOT_REACHED = re.compile(r"\b(?:from|via|through|of)\s+(?:the\s+)?$", re.IGNORECASE)
# A deed of a noun behind these takes place when and where that of the verb does: "died in an attack".
_WITHIN = frozenset({"in", "during", "by"})
# Who announces something of their own does it by that.
_DONE_BY_SAYING = ("announc", "declar")
_OWN_DEED = frozenset({"it", "they", "he", "she"})
# A day or a month of one year, or what begins with one; no year, no season, and nothing that is open at its start.
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")
# Places that are told beside a smaller one: "in the Sahel town of Dori".
_WIDE = frozenset({"water", "region", "continent"})
# Open at its start: "by Friday".
_BOUND = "../"


def when(happening: Happening, times: Iterable[Time], others: Sequence[Happening], text: str) -> Time | None:
    """The time of an event; one that could not be placed in the calendar is no answer."""
    within = [
        (time.span, time)
        for time in times
        if time.edtf and happening.sentence.covers(time.span) and not _of_its_matter(happening, time.span, others)
    ]
    if _is_done(happening, text):
        within = [(span, time) for span, time in within if not (time.edtf or "").startswith(_BOUND)]
    return _nearest(happening, _own(happening, within, text, breath, _days), others)


def _is_done(happening: Happening, text: str) -> bool:
    """Whether a verb in the plain past tells an event: that was done at some time, and not "by the end of the year"."""
    parsed = _parsed(happening.sentence.of(text))
    clause = parsed.clause(_word(parsed, happening.place - happening.sentence.start))
    if clause is None or clause.group.form is not Form.FINITE or clause.group.modal is not None:
        return False
    # "Had" looks back from that very day: "by Friday six had been killed".
    return parsed.tags[clause.group.start] == "VBD" and parsed.lower[clause.group.start] != "had"


def where(happening: Happening, places: Iterable[Place], text: str, others: Sequence[Happening]) -> Place | None:
    """The place of an event: one that a preposition of place leads to, and that is none of its parties.

    Of a visit it is where the visit goes; beside a sea or a part of the world it is the smaller place in it.
    """
    within = [
        (place.span, place)
        for place in places
        if happening.sentence.covers(place.span) and not _of_its_matter(happening, place.span, others)
    ]
    if happening.mode == "visit":
        behind = [
            (span, place)
            for span, place in within
            if span.start >= happening.place and not _NOT_REACHED.search(text[happening.place : span.start])
        ]
        return _nearest(happening, _without_wide(_own(happening, behind, text, _upward, list)), others)
    parties = (*happening.actors, *happening.recipients)
    within = [
        (span, place)
        for span, place in within
        if not any(party.covers(span) and party.start == span.start for party in parties)
        and _WHERE.search(text[happening.sentence.start : span.start])
    ]
    return _nearest(happening, _without_wide(_own(happening, within, text, _upward, list)), others)


def _without_wide(found: list[tuple[Span, Place]]) -> list[tuple[Span, Place]]:
    """Places without the seas and parts of the world beside smaller ones."""
    return [(span, place) for span, place in found if place.precision not in _WIDE] or found


def _of_its_matter(happening: Happening, span: Span, others: Sequence[Happening]) -> bool:
    """Whether words behind an event of speech are of the deed that it speaks of: "condemned the attack in Veska"."""
    speaks = QUADS[happening.type].startswith("verbal") and happening.type != "CONSULT"
    return speaks and any(
        happening.place < other.place < span.start and other.sentence == happening.sentence for other in others
    )


def _days(found: list[tuple[Span, Time]]) -> list[tuple[Span, Time]]:
    """Those that two verbs may share: a day or a month serves all told in one breath, a year serves its own verb."""
    return [pair for pair in found if pair[1].edtf is not None and _DAY_OR_MONTH.match(pair[1].edtf)]


def _nearest(happening: Happening, found: Sequence[tuple[Span, _Thing]], others: Sequence[Happening]) -> _Thing | None:
    ranked = sorted(found, key=lambda pair: (_between(happening, pair[0], others), _far(happening, pair[0]), pair[0]))
    return ranked[0][1] if ranked else None


def _far(happening: Happening, span: Span) -> int:
    return max(span.start - happening.trigger[-1].end, happening.place - span.end, 0)


def _between(happening: Happening, span: Span, others: Sequence[Happening]) -> int:
    """How many other triggers stand between an event and the words for its time or place.

    Words in front of a trigger belong to the trigger before them, where there is one: "attacked in May and expelled".
    """
    low, high = sorted((happening.place, span.start))
    places = {
        other.place for other in others if other.sentence == happening.sentence and other.place != happening.place
    }
    behind_another = span.start < happening.place and any(place < span.start for place in places)
    return sum(low < place < high for place in places) + behind_another


# ------------------------------------------------------------------ what goes with the event's own verb or noun


@lru_cache(maxsize=8)
def _parsed(sentence: str) -> Parsed:
    return read(sentence)


def _own(
    happening: Happening,
    found: list[tuple[Span, _Thing]],
    text: str,
    reach: Callable[[Parsed, Clause], list[Clause]],
    shared: Callable[[list[tuple[Span, _Thing]]], list[tuple[Span, _Thing]]],
) -> list[tuple[Span, _Thing]]:
    """The times or places that go with an event's verb or noun; else those of a verb that it shares them with.

    `reach` gives the clauses to look at, nearest first; `shared` picks those that may be shared.
    """
    if not found:
        return found
    parsed = _parsed(happening.sentence.of(text))
    start = happening.sentence.start
    trigger = _word(parsed, happening.place - start)
    if parsed.tags[trigger] == "MD":
        # "It will not meet": the day is that of the meeting; on which the words were said is another question.
        return []
    owned = [
        (owner(parsed, _word(parsed, span.start - start), _word(parsed, span.end - start - 1)), span, thing)
        for span, thing in found
    ]
    clause = parsed.clause(trigger)
    phrase = parsed.phrase(trigger)
    if clause is None and phrase is not None:
        return _of_noun(parsed, phrase, owned, start)
    if clause is None:
        return found
    for current in reach(parsed, clause):
        own = [(span, thing) for whose, span, thing in owned if _goes_with(whose, current)]
        if current is not clause:
            own = [pair for pair in own if _opens(parsed, pair[0].start - start)] or shared(own)
        if current.number > clause.number:
            # Only what closes a later clause serves the one before it too: "shot two and on Sunday fled".
            own = [pair for pair in own if pair[0].start - start > parsed.words[current.group.head].span.start]
        if own:
            return [pair for pair in own if pair[0].start >= happening.place] or own
    sayings = (_done_by_saying(parsed, current) for current in reach(parsed, clause))
    saying = next((one for one in sayings if one is not None), None)
    return [(span, thing) for whose, span, thing in owned if saying is not None and whose is saying]


def _opens(parsed: Parsed, offset: int) -> bool:
    """Whether words open their sentence, before whoever does something: they are of all that is joined there."""
    first = parsed.clauses[0]
    return offset < parsed.words[min((one.start for one in first.subject), default=first.group.start)].span.start


def _done_by_saying(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb of announcing by which its subject does a deed: "announced in May that it was ending the treaty"."""
    over = parsed.clauses[clause.over] if clause.over is not None else None
    if over is None or not parsed.lower[over.group.head].startswith(_DONE_BY_SAYING):
        return None
    own = not clause.subject or parsed.lower[clause.subject[0].head] in _OWN_DEED or clause.subject == over.subject
    under_way = parsed.tags[clause.group.head] == "VBG" or clause.group.form is Form.INFINITIVE
    return over if own and under_way else None


def _upward(parsed: Parsed, clause: Clause) -> list[Clause]:
    """A clause and those that it is joined to: what a later verb has does not tell where an earlier deed was done."""
    return [clause, *above(parsed, clause)]


def _word(parsed: Parsed, offset: int) -> int:
    """The word that begins at or behind an offset into the sentence."""
    return next((at for at, word in enumerate(parsed.words) if word.span.end > offset), len(parsed.words) - 1)


def _goes_with(whose: Clause | Phrase | None, clause: Clause) -> bool:
    """Whether a time goes with a verb, or with a noun that tells in what its deed was done: "died in Monday's raid"."""
    if isinstance(whose, Phrase):
        led = next((prep for prep, one in clause.preps if one is whose), None)
        return led in _WITHIN
    return whose is clause


def _of_noun(
    parsed: Parsed, phrase: Phrase, owned: Sequence[tuple[Clause | Phrase | None, Span, _Thing]], start: int
) -> list[tuple[Span, _Thing]]:
    """What goes with a deed that a noun tells of: what stands in or behind it, and what its verb has before it.

    The latter only where noun and verb tell of one thing: "on Friday the premier condemned the attack" gives no day.
    """
    clause = home(parsed, phrase)
    led = next((prep for prep, one in clause.preps if one is phrase), None) if isinstance(clause, Clause) else None
    at_one = isinstance(clause, Clause) and (phrase in clause.subject or led in _WITHIN)
    end = start + parsed.words[phrase.head].span.end
    return [
        (span, thing)
        for whose, span, thing in owned
        if whose is phrase or (whose is clause and (at_one or span.start >= end))
    ]
