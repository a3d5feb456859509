"""When and where does an event take place, of the times and places that its sentence names?

Takes a happening and the times and places of the article; yields one of each, or none. Only what stands in the same
sentence counts: the day of publication, the dateline and the speaker's own place are no answer. Of several, the one
nearest to the trigger with no other trigger between. Leaves a place that is a party of the event alone: "Arlia
attacked Brenn" says who, and not where.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.finding.happenings import Happening
from onrecord.records import Place, Span, Time

_Thing = TypeVar("_Thing")
_WHERE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|around|across|on|along|within|throughout|north of|south of|east of|west of)\s+"
    r"(?:the\s+)?(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)


def when(happening: Happening, times: Iterable[Time], others: Sequence[Happening]) -> Time | None:
    """The time of an event; one that could not be placed in the calendar is no answer."""
    within = [time for time in times if time.edtf and happening.sentence.covers(time.span)]
    return _nearest(happening, [(time.span, time) for time in within], others)


def where(happening: Happening, places: Iterable[Place], text: str, others: Sequence[Happening]) -> Place | None:
    """The place of an event: one that a preposition of place leads to, and that is none of its parties."""
    parties = (*happening.actors, *happening.recipients)
    within = [
        place
        for place in places
        if happening.sentence.covers(place.span)
        and not any(party.covers(place.span) and party.start == place.span.start for party in parties)
        and _WHERE.search(text[happening.sentence.start : place.span.start])
    ]
    return _nearest(happening, [(place.span, place) for place in within], others)


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
