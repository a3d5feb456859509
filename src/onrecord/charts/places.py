"""Where events are said to have happened: rings at places on outlines of countries.

Takes counts with coordinates; gives a chart. A place has a disc as large as its count, parted into rings by status,
what is on record as having happened innermost. Shipped outlines (Natural Earth, 1:110 million), no tiles, nothing
fetched. A border drawn there is Natural Earth's, and no claim of this program's.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from math import pi
from typing import Any, Final

from onrecord.charts import marks
from onrecord.charts.chart import Chart, headed, inside, lettered
from onrecord.charts.lettering import Project, equal_earth, lettering, mercator
from onrecord.charts.palette import STATUSES
from onrecord.records import number_of

_TITLE: Final = "Where events are said to have happened, by status"
_WIDTH, _HEIGHT = 680, 380
_LARGEST, _LEAST = 1100, 70
# Degrees around the outermost places, and the least that a map shows: one town alone would fill it with nothing.
_MARGIN, _NARROWEST = 4.0, 24.0
_SET: Final = {"type": "geopoint", "projection": "projection", "fields": ["lon", "lat"], "as": ["x", "y"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Events of one status at one place; the coordinates are null where the place is not settled."""

    status: str
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    events: int


def places(spots: Iterable[Spot], link: Callable[[str, str], str], *, whole_world: bool = False) -> Chart:
    """The chart. `link` leads to the events of a status at a place."""
    several = list(spots)
    found = _gathered(several)
    rows, links = [], []
    for place in found:
        for status, number in place.counts:
            rows.append((place.name, place.country, status, number, place.lat, place.lon))
            links.append(link(status, place.name))
    nowhere = sum(one.events for one in several if one.lat is None or one.lon is None)
    return Chart(
        name="map",
        title=_TITLE,
        unit="Discs: events at a place, their area the number; rings: their status",
        summary=_summary(found, nowhere),
        columns=("Place", "Country", "Status", "Events", "Latitude", "Longitude"),
        rows=tuple(rows),
        links=tuple(links),
        language="vega",
        spec=_spec(found, link, whole_world=whole_world),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    name: str
    country: str | None
    lat: float
    lon: float
    counts: tuple[tuple[str, int], ...]

    @property
    def events(self) -> int:
        return sum(number for _, number in self.counts)


def _gathered(spots: Iterable[Spot]) -> list[_Place]:
    """Spots by place, the places with the most events first."""
    counts: dict[tuple[str, str | None, float, float], Counter[str]] = {}
    for spot in spots:
        if spot.lat is not None and spot.lon is not None:
            key = spot.place or "a place without a name", spot.country, spot.lat, spot.lon
            counts.setdefault(key, Counter())[spot.status] += spot.events
    found = [
        _Place(
            name=name,
            country=country,
            lat=lat,
            lon=lon,
            counts=tuple((status, counter[status]) for status in STATUSES if counter[status]),
        )
        for (name, country, lat, lon), counter in counts.items()
    ]
    return sorted(found, key=lambda one: (-one.events, one.name, one.lat, one.lon))


def _summary(found: Sequence[_Place], nowhere: int) -> str:
    aside = f" {number_of(nowhere, 'event')} without a settled place, not drawn." if nowhere else ""
    if not found:
        return f"No event has a place whose coordinates are known.{aside}"
    whole = number_of(sum(one.events for one in found), "event")
    most = ", ".join(f"{one.name} ({one.events})" for one in found[:3])
    return f"{whole} at {number_of(len(found), 'place')}; the most at {most}.{aside}"


def frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of what to show around points of longitude and latitude; None: the whole world.

    >>> frame([(3.4, 6.5)])
    (-8.6, -5.5, 15.4, 18.5)
    >>> frame([(-120.0, 40.0), (140.0, 36.0)]) is None
    True
    """
    if not points:
        return None
    east, west = max(lon for lon, _ in points), min(lon for lon, _ in points)
    north, south = max(lat for _, lat in points), min(lat for _, lat in points)
    if east - west > 120 or north - south > 100:
        return None
    across = max(0.0, _NARROWEST - (east - west)) / 2 or _MARGIN
    along = max(0.0, _NARROWEST - (north - south)) / 2 or _MARGIN
    return (
        round(max(-179.9, west - across), 3),
        round(max(-85.0, south - along), 3),
        round(min(179.9, east + across), 3),
        round(min(85.0, north + along), 3),
    )


@cache
def outlines() -> dict[str, Any]:
    """The countries as TopoJSON."""
    found: dict[str, Any] = json.loads((files("onrecord.charts") / "outlines" / "countries-110m.json").read_bytes())
    return found


def _spec(found: Sequence[_Place], link: Callable[[str, str], str], *, whole_world: bool) -> dict[str, Any]:
    projection, project = _projection(None if whole_world else frame([(one.lon, one.lat) for one in found]))
    shown = [status for status in STATUSES if any(status == one for place in found for one, _ in place.counts)]
    return {
        **headed(_TITLE),
        "width": _WIDTH,
        "height": _HEIGHT,
        "padding": 6,
        "projections": [projection],
        "scales": [
            {"name": "colour", "type": "ordinal", "domain": shown, "range": [STATUSES[one] for one in shown]},
        ],
        "legends": [
            lettered({"fill": "colour", "orient": "bottom", "direction": "horizontal", "symbolType": "circle"}),
        ],
        "data": [
            {"name": "countries", "values": outlines(), "format": {"type": "topojson", "feature": "countries"}},
            {"name": "discs", "values": _discs(found, link), "transform": [_SET]},
            {"name": "names", "values": _names(found, project)},
        ],
        "marks": [
            {
                "type": "group",
                "clip": True,
                "encode": {"update": {"width": {"value": _WIDTH}, "height": {"value": _HEIGHT}}},
                "marks": [marks.countries(), marks.rings(), marks.names_beside(halo=True), marks.names_beside()],
            },
            marks.frame_of(_WIDTH, _HEIGHT),
        ],
    }


def _projection(around: tuple[float, float, float, float] | None) -> tuple[dict[str, Any], Project]:
    """How the globe is laid flat around some degrees, or as a whole; for Vega, and for working out places here."""
    size = _WIDTH, _HEIGHT
    flat = {"name": "projection", "size": size, "clipExtent": [[-2, -2], [_WIDTH + 2, _HEIGHT + 2]]}
    if around is None:
        return {**flat, "type": "equalEarth", "fit": {"type": "Sphere"}}, equal_earth(size)
    west, south, east, north = around
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {**flat, "type": "mercator", "fit": {"type": "MultiPoint", "coordinates": corners}}, mercator(around, size)


def _discs(found: Sequence[_Place], link: Callable[[str, str], str]) -> list[dict[str, Any]]:
    """Discs one upon the other, the largest first: what shows of each is a ring."""
    most = max((place.events for place in found), default=1)
    discs = []
    for place in found:
        within = 0
        rings = []
        for status, number in place.counts:
            within += number
            rings.append((status, number, within))
        for status, number, upto in reversed(rings):
            discs.append(
                {
                    "lon": place.lon,
                    "lat": place.lat,
                    "status": status,
                    "size": max(_LEAST * upto / place.events, _LARGEST * upto / most),
                    "label": f"{place.name}, {status}: {number_of(number, 'event')}",
                    "href": inside(link(status, place.name)),
                }
            )
    return discs


def _names(found: Sequence[_Place], project: Project) -> list[dict[str, Any]]:
    most = max((place.events for place in found), default=1)
    named = [
        (place.name, place.lon, place.lat, (max(_LEAST, _LARGEST * place.events / most) / pi) ** 0.5) for place in found
    ]
    return [asdict(one) for one in lettering(named, project, (_WIDTH, _HEIGHT))]
