"""Events: by status, over time, on a map, and each in a table with whose word it rests on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

import msgspec
from starlette.responses import Response

from onrecord.charts import STATUSES, Chart, Spot, places, timeline
from onrecord.ledger import Happened, Question, WrongQuestion
from onrecord.web.api.events import EventSearch
from onrecord.web.figures import figure, file_of
from onrecord.web.filters import question
from onrecord.web.links import address
from onrecord.web.operation import Limit
from onrecord.web.problems import Problem
from onrecord.web.screen import Screen, Visit
from onrecord.web.values import wrong_words


class EventsAsked(EventSearch, frozen=True, kw_only=True):
    """The filters, and how much of the map is shown."""

    limit: Limit = 50
    map: Literal["near", "world"] = "near"


def show(visit: Visit) -> Response:
    """The page."""
    query = visit.query
    try:
        asked = msgspec.convert(query, EventsAsked, strict=False)
        with visit.desk.store.view() as view:
            page = view.events(_question(asked))
            counts = view.happened(_question(asked))
            every = view.happened(replace(_question(asked), status=None))
    except (WrongQuestion, msgspec.ValidationError) as error:
        return visit.render("events.html", status=422, wrong=wrong_words(error, query), query=query)
    return visit.render(
        "events.html",
        wrong=None,
        query=query,
        asked=asked,
        page=page,
        statuses=_statuses(every),
        timeline=figure(timeline_of(counts, query), "/events/timeline", query),
        map=figure(map_of(counts, query, asked), "/events/map", query),
    )


def chart(visit: Visit) -> Response:
    """One of the two charts, as a file."""
    name, form = (str(visit.request.path_params[part]) for part in ("chart", "form"))
    query = visit.query
    try:
        asked = msgspec.convert(query, EventsAsked, strict=False)
        with visit.desk.store.view() as view:
            counts = view.happened(_question(asked))
    except msgspec.ValidationError as error:
        raise Problem(422, wrong_words(error, query)) from error
    if name == "timeline":
        return file_of(timeline_of(counts, query), form)
    if name == "map":
        return file_of(map_of(counts, query, asked), form)
    raise Problem(404, "The timeline or the map was wanted; there is no other chart of events.")


def timeline_of(counts: Sequence[Happened], query: dict[str, str]) -> Chart:
    """Events over time; a circle leads to its events."""
    dated = [(one.status, one.earliest, one.latest, one.events) for one in counts]
    return timeline(dated, lambda status, when: address("/events", query, status=status, happened=when, offset=None))


def map_of(counts: Sequence[Happened], query: dict[str, str], asked: EventsAsked) -> Chart:
    """Events on the map; a ring leads to its events."""
    spots = [
        Spot(status=one.status, place=one.place, country=one.country, lat=one.lat, lon=one.lon, events=one.events)
        for one in counts
    ]
    link = lambda status, place: address("/events", query, status=status, place=place, offset=None)  # noqa: E731
    return places(spots, link, whole_world=asked.map == "world")


def _question(asked: EventsAsked) -> Question:
    return question(EventSearch(**{name: getattr(asked, name) for name in EventSearch.__struct_fields__}))


def _statuses(counts: Sequence[Happened]) -> list[tuple[str, int]]:
    """The ladder, with how many events stand on each of its steps."""
    summed: Counter[str] = Counter()
    for one in counts:
        summed[one.status] += one.events
    return [(status, summed[status]) for status in STATUSES if summed[status]]


SCREENS: Final = (
    Screen(path="/events", show=show, label="Events"),
    Screen(path="/events/{chart}.{form}", show=chart),
)
