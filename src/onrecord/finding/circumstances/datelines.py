"""Which deeds of a report are done where its dateline stands, though nothing says so?

Takes the events of a report, its text, its places and the dateline's; yields the place of such events by their number.
A report from Tarn that names no other place tells of Tarn; and so does what the first paragraph of any other tells as
done, if that paragraph names no other place. Leaves alone what is only spoken of, what those of another country do,
and what has a place.
"""

from collections.abc import Sequence

from onrecord.finding.circumstances.narrative import ON_THE_SPOT, is_told_as_done
from onrecord.finding.circumstances.retold import Told, called, lies_in
from onrecord.records import Place, Span


def at_dateline(told: Sequence[Told], text: str, places: Sequence[Place], home: Place | None) -> dict[int, Place]:
    """The place of the events that are done where the dateline stands, by their number.

    They are deeds of force, protests and arrests that were done and that nobody of another country does.
    """
    if home is None:
        return {}
    outside = [place.span.start for place in places if _is_outside(place, home)]
    end = text.find("\n", home.span.end)
    opening = Span(home.span.start, end if end > 0 else len(text))
    if any(opening.start <= at < opening.end for at in outside):  # it may be there that the deed is done
        return {}
    there = [number for number, one in enumerate(told) if _may_be_at(one, home)]
    if outside:
        first = (number for number in there if opening.covers(told[number].happening.trigger[0]))
        there = [number for number in first if is_told_as_done(told[number], text)]
    return dict.fromkeys(there, home)


def _is_outside(place: Place, home: Place) -> bool:
    return called(place) != called(home) and not lies_in(home, place)


def _may_be_at(one: Told, home: Place) -> bool:
    here = not one.countries or home.country in one.countries
    return one.place is None and one.happened and here and one.happening.type in ON_THE_SPOT
