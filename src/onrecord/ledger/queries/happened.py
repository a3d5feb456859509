"""How many events of each status there are, by day and by place: what a timeline and a map are drawn from.

Takes a `Question`; gives counts over everything that fits. An event has the days that its own words give it, and
none where they give none: the day of the report is not put in its place.
"""

from dataclasses import dataclass

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.queries.questions import Question
from onrecord.ledger.queries.search import selected_events


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Events of one status, with the same days and the same place. `lat` and `lon` are degrees, null where unknown."""

    status: str
    earliest: str | None
    latest: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    events: int


def happened(connection: Connection, identities: Identities, question: Question) -> tuple[Happened, ...]:
    """Count the events of a selection."""
    source, values = selected_events(connection, identities, question)
    what = (
        "event.status, SUBSTR(event.earliest, 1, 10), SUBSTR(event.latest, 1, 10), event.place_name, event.country, "
        "event.lat, event.lon"
    )
    rows = connection.all(f"SELECT {what}, COUNT(*) {source} GROUP BY {what}", values)
    names = ("status", "earliest", "latest", "place", "country", "lat", "lon", "events")
    found = [Happened(**dict(zip(names, row, strict=True))) for row in rows]
    return tuple(sorted(found, key=lambda one: tuple("" if value is None else str(value) for value in _key(one))))


def _key(one: Happened) -> tuple[str | None, ...]:
    place = f"{one.place or ''} {one.lat} {one.lon}"
    return one.earliest or "9999", one.latest, one.status, place
