"""When and where does an event take place, of the times and places that its sentence names?

Takes a happening and the times and places of the article; yields one of each, or none. Only what stands in the same
sentence counts: the day of publication, the dateline and the speaker's own place are no answer. And of the sentence
only what goes with the event's own verb or noun (`own_circumstances`): the day on which it was told of and the year of
another clause are no answer either. Leaves a place that is a party of the event alone: "Arlia attacked Brenn" says
who, and not where; but who visits Brenn is there.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.codebook import load
from onrecord.codebook.events import load_events
from onrecord.finding.breath import above, breath, in_plain_past, over_at_once
from onrecord.finding.circumstances.beneath import beneath, in_which
from onrecord.finding.circumstances.locating import NO_TOWNS, tells_where, without_larger
from onrecord.finding.circumstances.matter import is_of_deed_before, of_its_matter, speaks
from onrecord.finding.circumstances.narrative import ON_THE_SPOT
from onrecord.finding.circumstances.owned import own_of
from onrecord.finding.circumstances.reread import sentence_of, trigger_of, word_at, words_of_span
from onrecord.finding.circumstances.when_clauses import day_alone, told_of
from onrecord.finding.circumstances.where_clauses import pointed_at
from onrecord.finding.events import Happening
from onrecord.finding.times.datelines import ends_dateline
from onrecord.grammar import Clause, Parsed, Phrase
from onrecord.records import Place, Span, Time

_Thing = TypeVar("_Thing")
_INSIDE = (" in", " inside", " across", " throughout")
_DONE_TO = frozenset({"of", "on", "against", "at"})
_ABOUT = frozenset({"for", "of", "over", "about", "against"})
# Where somebody sets out from, or goes through, is not where the visit is.
_NOT_REACHED = re.compile(r"\b(?:from|via|through|of)\s+(?:the\s+)?$", re.IGNORECASE)
# A day or a month of one year, or what begins with one; no year, no season, and nothing that is open at its start.
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")
# Places that are told beside a smaller one: "in the Sahel town of Dori".
_WIDE = frozenset({"water", "region", "continent"})
# "Shot a jet down over", "blew up over".
_IN_THE_AIR = frozenset({"down", "up"})
# What takes somebody "from" where it is done; whoever resigns from a council leaves no place.
_LEAVING = frozenset({"expel", "deport"})
_NEAR = 40
_REPORT_FROM = re.compile(r"\b(?:reports?|dispatch(?:es)?) from (?:the )?(?:[a-z]+ern )?$", re.IGNORECASE)
# Open at its start: "by Friday".
_BOUND = "../"


def when(happening: Happening, times: Iterable[Time], others: Sequence[Happening], text: str) -> Time | None:
    """The time of an event; one that could not be placed in the calendar is no answer."""
    within = [
        (time.span, time)
        for time in times
        if time.edtf
        and happening.sentence.covers(time.span)
        and not _is_dateline(happening, time.span, text)
        and not of_its_matter(happening, time.span, others, text)
    ]
    if _is_done(happening, text):
        own = [(span, time) for span, time in within if not (time.edtf or "").startswith(_BOUND)]
    else:
        own = [(span, time) for span, time in within if not _is_deadline(happening, time, text)]
    found = _nearest(happening, own_of(happening, own, text, _at_one_time, _days), others)
    return found or _told_then(happening, within, text)


def _is_deadline(happening: Happening, time: Time, text: str) -> bool:
    """Whether a time is what somebody is given to do something: "had given the guild until Thursday to leave"."""
    parsed = sentence_of(happening, text)
    _, last = words_of_span(parsed, happening, time.span)
    return (time.edtf or "").startswith(_BOUND) and parsed.lower[last + 1 : last + 2] == ("to",)


def _told_then(happening: Happening, within: Sequence[tuple[Span, Time]], text: str) -> Time | None:
    """The time of which "when" tells what was done then: "since 1 May, when guards shot him"."""
    parsed, clause, _ = trigger_of(happening, text)
    words = {words_of_span(parsed, happening, span): time for span, time in within}
    found = told_of(parsed, clause, words) if clause is not None else None
    return day_alone(words[found]) if found is not None else None


def _is_done(happening: Happening, text: str) -> bool:
    """Whether a verb in the plain past tells an event: that was done at some time, and not "by the end of the year"."""
    parsed, clause, _ = trigger_of(happening, text)
    return clause is not None and in_plain_past(parsed, clause)


def where(happening: Happening, places: Iterable[Place], text: str, others: Sequence[Happening]) -> Place | None:
    """The place of an event: one that a preposition of place leads to, and that is none of its parties.

    Of a visit it is where the visit goes; beside a sea or a part of the world it is the smaller place in it.
    """
    within = [
        (place.span, place)
        for place in places
        if happening.sentence.covers(place.span) and not of_its_matter(happening, place.span, others, text)
    ]
    if happening.mode == "visit":
        behind = [
            (span, place)
            for span, place in within
            if span.start >= happening.place and not _NOT_REACHED.search(text[happening.place : span.start])
        ]
        return _nearest(happening, _without_wide(own_of(happening, behind, text, _upward, list)), others)
    told = [
        (span, place)
        for span, place in within
        if _tells_where(happening, place, text) and not _is_party(happening, place, text)
    ]
    own = _without_wide(own_of(happening, told, text, _upward, list))
    found = _nearest(happening, without_larger(own, text), others)
    if found is None:
        found = next((place for _, place in within if _is_struck(happening, place, text)), None)
    around = [place for _, place in within]
    return found or _pointed_at(happening, around, text) or _reported_from(happening, around, text)


def _pointed_at(happening: Happening, places: Sequence[Place], text: str) -> Place | None:
    """The place that the "where" of a happening's clause points at: of a town and its country, the town."""
    parsed, clause, _ = trigger_of(happening, text)
    if clause is None:
        return None
    words = {words_of_span(parsed, happening, place.span): place for place in places}
    found = [words[one] for one in pointed_at(parsed, clause, words)]
    return next((place for place in found if place.precision not in NO_TOWNS), found[0] if found else None)


def _reported_from(happening: Happening, places: Sequence[Place], text: str) -> Place | None:
    """The place that a report of a deed on the spot comes from: "reports from Veska said that guards shot two men"."""
    if happening.type not in ON_THE_SPOT:
        return None
    before = [one for one in places if one.span.end < happening.place]
    from_it = [one for one in before if _REPORT_FROM.search(text[max(0, one.span.start - _NEAR) : one.span.start])]
    return from_it[0] if len(from_it) == 1 else None


def _is_struck(happening: Happening, place: Place, text: str) -> bool:
    """Whether a town is what force is used on, and so where: "shelled the port of Veska", not "the mayor of Veska"."""
    if happening.type != "ASSAULT" or place.precision != "town":
        return False
    heads = [text[one.start : place.span.start].split() for one in happening.recipients if one.end == place.span.end]
    parts = load().geography.parts_of_places
    return any(not words or (words[-1] == "of" and not parts.isdisjoint(words[-2:-1])) for words in heads)


def _without_wide(found: list[tuple[Span, Place]]) -> list[tuple[Span, Place]]:
    """Places without the seas and parts of the world beside smaller ones."""
    return [(span, place) for span, place in found if place.precision not in _WIDE] or found


def _is_dateline(happening: Happening, span: Span, text: str) -> bool:
    """Whether a time stands before the sentence begins: "Veska, 3 May: Guards yesterday freed the bishop"."""
    parsed = sentence_of(happening, text)
    return ends_dateline(parsed, words_of_span(parsed, happening, span)[1])


def _tells_where(happening: Happening, place: Place, text: str) -> bool:
    """Whether a name tells where; a town does so in the deed's own noun phrase too: "the Veska raid"."""
    parsed, clause, noun = trigger_of(happening, text)
    first, last = words_of_span(parsed, happening, place.span)
    country = place.precision in NO_TOWNS
    if not country and (_names_deed(happening, place, text) or _names_ground(parsed, clause, noun, first, last)):
        return True
    told = (
        tells_where(parsed, first, last, country=country, left=_leaves(happening))
        or _is_reached(parsed, first, last)
        or _is_flown_over(happening, parsed, clause, first)
    )
    return told and not _is_matter(happening, parsed, first)


def _leaves(happening: Happening) -> bool:
    """Whether somebody or something leaves by a deed the place where it is: "withdrew", "was released", "expelled"."""
    return happening.mode in _LEAVING or (happening.type == "RETREAT" and happening.mode != "resign")


def _is_reached(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a verb of motion leads to a name, so that what is done next is done there: "drove to Veska and shot"."""
    return any(
        prep == "to" and first <= phrase.head <= last and parsed.lower[clause.group.head] in load_events().moving
        for clause in parsed.clauses
        for prep, phrase in clause.preps
    )


def _is_flown_over(happening: Happening, parsed: Parsed, clause: Clause | None, first: int) -> bool:
    """Whether "over" leads from what comes down or goes up in the air to a name: "shot down a jet over Veska"."""
    phrase = parsed.phrase(first)
    over = phrase is not None and parsed.lower[phrase.start - 1 : phrase.start] == ("over",)
    if not over or clause is None or happening.type != "ASSAULT":
        return False
    return not _IN_THE_AIR.isdisjoint(parsed.lower[clause.group.head + 1 : first])


def _names_deed(happening: Happening, place: Place, text: str) -> bool:
    """Whether a name stands in the noun phrase of a deed, before its noun: "the Veska raid"."""
    parsed, _, noun = trigger_of(happening, text)
    first, last = words_of_span(parsed, happening, place.span)
    return noun is not None and noun is parsed.phrase(first) and last < noun.head


def _names_ground(parsed: Parsed, clause: Clause | None, noun: Phrase | None, first: int, last: int) -> bool:
    """Whether a name says which house a deed is done to: "raided a Veska mill", "the bombing of a Veska mill"."""
    phrase = parsed.phrase(first)
    if phrase is None or last >= phrase.head or parsed.lower[phrase.head] not in load_events().targets:
        return False
    behind = noun is not None and phrase.start == noun.end + 1 and parsed.lower[noun.end] in _DONE_TO
    return behind or (clause is not None and phrase in clause.objects)


def _is_matter(happening: Happening, parsed: Parsed, first: int) -> bool:
    """Whether a name behind words of speech is of what they are about: "blamed the guild for the fires in Veska"."""
    if not speaks(happening):
        return False
    behind = word_at(parsed, happening.trigger[-1].end - happening.sentence.start)
    return any(word in _ABOUT for word in parsed.lower[behind:first]) or is_of_deed_before(happening, parsed, first)


def _is_party(happening: Happening, place: Place, text: str) -> bool:
    """Whether a name is that of who does it or whom it is done to; what "in" leads to is where it is done all the same.

    "The bombings of the embassies in Arlia" are not done to Arlia.
    """
    parties = (*happening.actors, *happening.recipients)
    if place.precision not in NO_TOWNS and (_names_deed(happening, place, text) or _leaves(happening)):
        return False
    inside = text[: place.span.start].rstrip().endswith(_INSIDE)
    return not inside and any(party.covers(place.span) and party.start == place.span.start for party in parties)


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


def _at_one_time(parsed: Parsed, clause: Clause) -> list[Clause]:
    """A clause, those told in one breath with it, and those that say that the deed takes place in which it is done."""
    return [*breath(parsed, clause), *in_which(parsed, clause)]


def _upward(parsed: Parsed, clause: Clause) -> list[Clause]:
    """A clause, those that it is joined to and those that stand below it for the same place.

    What a later verb has does not tell where an earlier deed was done.
    """
    return [clause, *above(parsed, clause), *beneath(parsed, clause), *over_at_once(parsed, clause)]
