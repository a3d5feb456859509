"""Score places against LGL and GeoVirus: given the names that people marked, is each led to the right spot?

    python -m benchmarks.quality.places            figures, beside a baseline that takes the most populous
    python -m benchmarks.quality.places --missed   every name that was led elsewhere, and where

`161 km`: the program's point lies within 100 miles of the standard's, or is the very entry, where the standard has
GeoNames ids (LGL). `inside`: as that, and a country or area counts, too, where the standard's point lies in it.
People put the point of a large country wherever they like: GeoVirus has that of Canada 480 km from the middle of
its land. A point lies in an area where the town nearest to it does. LGL marks demonyms ("Turkish"); the program says
that they are no places, and they are left out and counted. Names that the standard leads to no coordinates are left
out. All other names count, also those that the gazetteer does not know, such as parks and most rivers.
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.scoring import Count, add
from onrecord.codebook import load as load_codebook
from onrecord.linking.gazetteer import Entry, Kind, load
from onrecord.linking.gazetteer.columns import Columns
from onrecord.linking.places.ranking import kilometres
from onrecord.linking.places.resolving import is_demonym, resolve
from onrecord.records import Span

NEAR_KM: Final = 161.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name that people marked and where they say it is."""

    span: Span
    lat: float
    lon: float
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A text and its toponyms; `demonyms` says how many were left out."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]
    demonyms: int = 0


def place_files(data: Path) -> dict[str, Path]:
    """The corpora that are here, by name."""
    found = {"lgl": data / "geoparsing" / "lgl.xml", "geovirus": data / "geoparsing" / "GeoVirus.xml"}
    return {name: path for name, path in found.items() if path.is_file()}


def read_gold(path: Path) -> Iterator[Gold]:
    """Read one corpus."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).getroot()
    for number, article in enumerate(root):
        text = article.findtext("text") or ""
        marked = [found for found in map(_toponym, article.iter("toponym", "location")) if found]
        kept = tuple(one for one in marked if not is_demonym(one.span.of(text), load_codebook(), load()))
        yield Gold(
            name=article.get("docid") or f"{number:04}", text=text, toponyms=kept, demonyms=len(marked) - len(kept)
        )


def _toponym(element: "etree._Element") -> Toponym | None:
    tag = element.find("gaztag")
    lat, lon = (element.findtext(f".//{name}") for name in ("lat", "lon"))
    start, end = element.findtext("start"), element.findtext("end")
    if not (lat and lon and start and end):
        return None
    geonames = tag.get("geonameid") if tag is not None else None
    # GeoVirus counts from 1.
    shift = 1 if element.tag == "location" else 0
    return Toponym(
        span=Span(int(start) - shift, int(end) - shift),
        lat=float(lat),
        lon=float(lon),
        geonames=int(geonames) if geonames else None,
    )


Choose = Callable[[str, Sequence[Span]], list[Entry | None]]


def by_program(text: str, spans: Sequence[Span]) -> list[Entry | None]:
    """What the program says."""
    return [found.ranked[0].entry if found.ranked else None for found in resolve(text, spans, load())]


def by_people(text: str, spans: Sequence[Span]) -> list[Entry | None]:
    """The baseline: the most populous place of that name, a country before a town."""
    found = [load().find(span.of(text)) for span in spans]
    return [max(own, key=lambda e: (e.kind is Kind.COUNTRY, e.people, e.key), default=None) for own in found]


def right(entry: Entry | None, toponym: Toponym) -> bool:
    """Whether a name was led to the right spot."""
    if entry is None:
        return False
    # A region has no id, and neither have the names of GeoVirus.
    return entry.geonames == toponym.geonames is not None or error(entry, toponym) <= NEAR_KM


def inside(entry: Entry | None, toponym: Toponym) -> bool:
    """Whether a name was led to the right spot, or to an area or country that the right spot lies in."""
    if right(entry, toponym):
        return True
    if entry is None or entry.kind in (Kind.TOWN, Kind.PART) or entry.kind.of_nature:
        return False
    if entry.kind is Kind.CONTINENT:
        return entry.area == f"*.{load().countries[area_at(toponym.lat, toponym.lon)[:2]].continent}"
    return f"{area_at(toponym.lat, toponym.lon)}.".startswith(f"{entry.area}.")


@cache
def area_at(lat: float, lon: float) -> str:
    """The area of the town nearest to a point."""
    lats, lons, areas, codes, countries = towns()
    narrow = math.cos(math.radians(lat))
    row = min(range(len(lats)), key=lambda row: abs(lats[row] - lat * 100) + narrow * abs(lons[row] - lon * 100))
    return codes[areas[row] - 1] if areas[row] else countries[2 * row : 2 * row + 2]


@cache
def towns() -> tuple[Sequence[int], Sequence[int], Sequence[int], list[str], str]:
    """The columns of the gazetteer that tell where its towns are."""
    read = Columns()
    numbers = (read.numbers(f"town-{name}", kind) for name, kind in (("lats", "h"), ("lons", "h"), ("areas", "H")))
    lats, lons, areas = numbers
    return lats, lons, areas, read.texts("area-codes"), read.texts("town-countries")[0]


def error(entry: Entry, toponym: Toponym) -> float:
    """How far off, in kilometres."""
    return kilometres(entry.lat, entry.lon, toponym.lat, toponym.lon)


def count_places(gold: Gold, choose: Choose) -> dict[str, Count]:
    """How many names of a text were led to the right spot."""
    found = choose(gold.text, [one.span for one in gold.toponyms])
    pairs = list(zip(found, gold.toponyms, strict=True))
    return {
        name: Count(sum(judge(entry, one) for entry, one in pairs), len(pairs), len(pairs))
        for name, judge in {"161 km": right, "inside": inside}.items()
    }


def rows(path: Path) -> Iterator[tuple[str, dict[str, Count]]]:
    """A row for each text of a corpus."""
    return ((gold.name, count_places(gold, by_program)) for gold in read_gold(path))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="places", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="show what went wrong")
    parser.add_argument("--half", choices=("a", "b"), help="one half only, by the order of articles")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None or not (files := place_files(data)):
        print("No shared data with geoparsing here.", file=sys.stderr)
        return 2
    for corpus, path in files.items():
        texts = list(read_gold(path))
        parts = {"a": texts[0::2], "b": texts[1::2]}
        shown = {options.half: parts[options.half]} if options.half else {"all": texts, **parts}
        if options.missed:
            show(next(iter(shown.values())))
            continue
        for name, part in shown.items():
            left_out = sum(gold.demonyms for gold in part)
            print(f"{corpus} {name}: {sum(len(gold.toponyms) for gold in part)} names, {left_out} demonyms left out")
            for who, choose in {"program": by_program, "most people": by_people}.items():
                figures = add(count_places(gold, choose) for gold in part)
                print(f"  {who:12}", *(f"{figure} {100 * count.recall:.1f}" for figure, count in figures.items()))
    return 0


def show(texts: Sequence[Gold]) -> None:
    """Print each name that was led elsewhere."""
    for gold in texts:
        spans = [one.span for one in gold.toponyms]
        for found, one in zip(resolve(gold.text, spans, load()), gold.toponyms, strict=True):
            entry = found.ranked[0].entry if found.ranked else None
            if not inside(entry, one):
                known = next((other for other in found.ranked if inside(other.entry, one)), None)
                said = f"{entry.name} ({entry.kind}, {entry.area}, {entry.people:,})" if entry else "nothing"
                off = f"{error(entry, one):.0f} km off" if entry else ""
                other = (
                    f"right: {known.entry.area}, {known.score - found.ranked[0].score:.2f}" if known else "not known"
                )
                print(f"{gold.name} {one.span.of(gold.text)!r} {one.lat:.1f},{one.lon:.1f}: {said} {off}; {other}")


if __name__ == "__main__":
    sys.exit(main())
