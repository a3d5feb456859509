"""Where is the middle of a country, of a state, of a handful of points?

Takes outlines as Natural Earth (public domain) draws them, in TopoJSON or GeoJSON; gives points. Serves
`build_gazetteer` alone.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

MOST_OF_THE_LAND: Final = 0.8
Point = tuple[float, float]


def middle(points: Iterable[Point], sizes: Iterable[float] | None = None) -> Point:
    """The mean of points on the globe, each as heavy as its size."""
    several = list(points)
    x = y = z = 0.0
    for (lat, lon), size in zip(several, sizes or [1.0] * len(several), strict=True):
        flat = size * math.cos(math.radians(lat))
        x += flat * math.cos(math.radians(lon))
        y += flat * math.sin(math.radians(lon))
        z += size * math.sin(math.radians(lat))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def area_middles(
    outlines: Mapping[str, Any], codes: Mapping[str, int], towns: Mapping[str, Collection[Point]]
) -> dict[str, Point]:
    """The middle of each area that is drawn, by its code; that of an area whose parts are drawn is theirs.

    `codes` leads to GeoNames ids. An outline says which id it has; where that is none of ours, which code. Codes are
    given anew when a country parts its land anew, so that an outline in which no town of the area lies is another's.
    """
    of_id = {geonames: code for code, geonames in codes.items() if geonames}
    pieces: dict[str, list[tuple[float, Point]]] = defaultdict(list)
    for outline in outlines["features"]:
        told = outline["properties"]
        code = of_id.get(told.get("gn_id") or 0, told.get("gn_a1_code") or "")
        rings = list(outer_rings(outline["geometry"]))
        boxes = [_box(corners) for corners in rings]
        if any(_holds(box, town) for town in towns.get(code, ()) for box in boxes):
            pieces[code] += [centroid(corners) for corners in rings]
    return {code: _weighed(own) for code, own in with_parts(pieces).items()}


def with_parts(pieces: Mapping[str, Sequence[tuple[float, Point]]]) -> dict[str, list[tuple[float, Point]]]:
    """Pieces of areas, and of those of the first level that are drawn in no more than their parts.

    >>> one, other = (1.0, (0.0, 0.0)), (2.0, (1.0, 1.0))
    >>> with_parts({"GB.ENG.A": [one], "GB.ENG.B": [other]})["GB.ENG"] == [one, other]
    True
    """
    whole: dict[str, list[tuple[float, Point]]] = defaultdict(list)
    for code, own in pieces.items():
        first = ".".join(code.split(".")[:2])
        if first not in pieces:
            whole[first] += own
    return {**whole, **{code: list(own) for code, own in pieces.items()}}


def outer_rings(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The outer ring of each polygon of a GeoJSON geometry."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield [(lat, lon) for lon, lat, *_ in polygon[0]]


def _box(corners: Sequence[Point]) -> tuple[Point, Point]:
    """The least and the greatest latitude and longitude."""
    lats, lons = zip(*corners, strict=True)
    return (min(lats), min(lons)), (max(lats), max(lons))


def _holds(box: tuple[Point, Point], town: Point) -> bool:
    return all(low <= place <= high for low, place, high in zip(box[0], town, box[1], strict=True))


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point lies inside a ring.

    >>> square = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0)]
    >>> holds(square, (1.0, 1.0)), holds(square, (3.0, 1.0))
    (True, False)
    """
    lat, lon = point
    crossed = 0
    for (one_lat, one_lon), (next_lat, next_lon) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (one_lat > lat) != (next_lat > lat):
            crossed += lon < one_lon + (lat - one_lat) / (next_lat - one_lat) * (next_lon - one_lon)
    return crossed % 2 == 1


def _weighed(pieces: Collection[tuple[float, Point]]) -> Point:
    return middle((point for _, point in pieces), [size for size, _ in pieces])


def land_middles(topology: Mapping[str, Any]) -> dict[int, Point]:
    """The middle of the largest piece of land of each country that has most of its land in one, by its ISO number."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [list(walked(arc, scale, move)) for arc in topology["arcs"]]
    pieces: dict[int, list[tuple[float, Point]]] = defaultdict(list)
    for country in topology["objects"]["countries"]["geometries"]:
        shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        if str(country.get("id", "")).isdigit():
            pieces[int(country["id"])] += [centroid(ring(shape[0], arcs)) for shape in shapes]
    largest = {number: max(own) for number, own in pieces.items()}
    return {
        number: point
        for number, (size, point) in largest.items()
        if size >= MOST_OF_THE_LAND * sum(piece for piece, _ in pieces[number])
    }


def walked(arc: Iterable[Sequence[int]], scale: Sequence[float], move: Sequence[float]) -> Iterator[Point]:
    """The points of an arc, which are stored as steps."""
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield y * scale[1] + move[1], x * scale[0] + move[0]


def ring(numbers: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring, its longitudes without a jump at the date line; an arc below zero is walked backwards."""
    points = [point for number in numbers for point in (arcs[number] if number >= 0 else list(reversed(arcs[~number])))]
    turns, before, found = 0.0, points[0][1], []
    for lat, lon in points:
        turns += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        before = lon
        found.append((lat, lon + turns))
    return found


def centroid(points: Sequence[Point]) -> tuple[float, Point]:
    """Size and middle of a ring, the degrees of longitude shortened by its latitude."""
    shrink = math.cos(math.radians(sum(lat for lat, _ in points) / len(points)))
    area = lat_sum = lon_sum = 0.0
    for (lat, lon), (next_lat, next_lon) in zip(points, [*points[1:], points[0]], strict=True):
        cross = lon * next_lat - next_lon * lat
        area, lat_sum, lon_sum = area + cross, lat_sum + (lat + next_lat) * cross, lon_sum + (lon + next_lon) * cross
    if not area:
        return 0.0, points[0]
    return abs(area) * shrink, (lat_sum / (3 * area), (lon_sum / (3 * area) + 180) % 360 - 180)
