"""The columns of the gazetteer's file, out of towns, areas, countries and continents.

Takes what `build_gazetteer` has read; gives texts and arrays, as `onrecord.linking.gazetteer.columns` reads them.
Serves `build_gazetteer` alone.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.linking.gazetteer.columns import fold, packed
from scripts.areas import other_names, short_names
from scripts.outlines import Point, middle

LEAST_PEOPLE: Final = 500
# Other names of a place are kept where it is large enough for news to use them.
LEAST_FOR_OTHER_NAMES: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """One populated place."""

    name: str
    geonames: int
    point: Point
    people: int
    country: str
    area: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """States, provinces and districts by their GeoNames codes: ids, names, other names, middles of their outlines.

    `towns` are those inside each, and inside each country.
    """

    ids: dict[str, int]
    names: dict[str, str]
    others: dict[str, set[str]]
    middles: dict[str, Point]
    towns: dict[str, list[Town]]

    def point(self, code: str) -> Point:
        """Where an area lies: in the middle of its outline, or of its towns."""
        return self.middles.get(code) or spread(town.point for town in self.towns[code])

    def in_order(self) -> list[str]:
        """The codes of those that have an id, a name and a town, in the order of their names."""
        known = (code for code, geonames in self.ids.items() if geonames and code in self.names and code in self.towns)
        return sorted(known, key=lambda code: (fold(self.names[code]), code))


def columns(
    towns: Sequence[Town],
    areas: Areas,
    countries: Mapping[str, Mapping[str, Any]],
    middles: Mapping[str, Point],
    continents: Mapping[str, Mapping[str, Any]],
    kinds: Collection[str],
) -> dict[str, bytes]:
    """Every column of the file."""
    codes = areas.in_order()
    kept = sorted(
        (town for town in towns if town.people >= LEAST_PEOPLE),
        key=lambda town: (fold(town.name), -town.people, town.geonames),
    )
    return {
        **town_columns(kept, {code: row for row, code in enumerate(codes, 1)}),
        **area_columns(codes, areas, kinds),
        "countries": "\n".join(country_rows(countries, middles, areas)).encode(),
        "continents": "\n".join(continent_rows(continents)).encode(),
    }


def town_columns(kept: Sequence[Town], area_rows: Mapping[str, int]) -> dict[str, bytes]:
    """The towns, and behind them their other names, each with the row of its town."""
    others = sorted(
        {
            (other, row)
            for row, town in enumerate(kept)
            if town.people >= LEAST_FOR_OTHER_NAMES
            for other in other_names(town.name, town.others)
        }
    )
    return {
        "town-names": "\n".join(town.name for town in kept).encode(),
        "town-ids": packed(array("I", (town.geonames for town in kept))),
        "town-lats": packed(array("h", (round(town.point[0] * 100) for town in kept))),
        "town-lons": packed(array("h", (round(town.point[1] * 100) for town in kept))),
        "town-people": packed(array("B", (scaled(town.people) for town in kept))),
        "town-areas": packed(array("H", (area_rows.get(town.area, 0) for town in kept))),
        "town-countries": "".join(town.country for town in kept).encode(),
        "other-names": "\n".join(other for other, _ in others).encode(),
        "other-rows": packed(array("I", (row for _, row in others))),
    }


def area_columns(codes: Sequence[str], areas: Areas, kinds: Collection[str]) -> dict[str, bytes]:
    """The areas, and their names without what they are ("Province"), each with the row of its area."""
    bare = sorted(
        {
            (short, row)
            for row, code in enumerate(codes)
            for short in short_names(areas.names[code], areas.others.get(code, ()), kinds)
        }
    )
    points = [areas.point(code) for code in codes]
    people = (sum(town.people for town in areas.towns[code]) for code in codes)
    return {
        "area-codes": "\n".join(codes).encode(),
        "area-names": "\n".join(areas.names[code] for code in codes).encode(),
        "area-ids": packed(array("I", (areas.ids[code] for code in codes))),
        "area-lats": packed(array("h", (round(lat * 100) for lat, _ in points))),
        "area-lons": packed(array("h", (round(lon * 100) for _, lon in points))),
        "bare-areas": "\n".join(short for short, _ in bare).encode(),
        "bare-rows": packed(array("I", (row for _, row in bare))),
        "area-people": packed(array("B", map(scaled, people))),
    }


def country_rows(
    countries: Mapping[str, Mapping[str, Any]], middles: Mapping[str, Point], areas: Areas
) -> Iterator[str]:
    """A line for each country that has a town."""
    for code, state in sorted(countries.items()):
        if code in areas.towns:
            lat, lon = middles.get(code) or spread(town.point for town in areas.towns[code])
            told = (
                code,
                *(state[name] for name in ("iso3", "geonameid", "name", "capital")),
                f"{lat:.2f}",
                f"{lon:.2f}",
            )
            yield "\t".join(map(str, (*told, *(state[name] for name in ("population", "continentcode", "neighbours")))))


def continent_rows(continents: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A line for each continent."""
    for code, entry in sorted(continents.items()):
        lat, lon = float(entry["lat"]), float(entry["lng"])
        yield f"{code}\t{entry['geonameId']}\t{entry['asciiName']}\t{lat:.2f}\t{lon:.2f}"


def scaled(people: int) -> int:
    """A number of people on a scale that fits a byte, about one part in ten exact."""
    return min(round(math.log10(people + 1) * 25), 255)


def spread(points: Iterable[Point]) -> Point:
    """The middle of an area by its towns, each square of a degree counted once: most of Ontario lives in its south."""
    squares: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in points:
        squares[math.floor(lat), math.floor(lon)].append((lat, lon))
    return middle(middle(own) for own in squares.values())
