"""Which places of a map get their name, and where beside the disc it stands.

Takes places with their coordinates; gives names with pixels. A name that would lie on a disc, on another name or
outside the frame is left out: the table has it. The two projections are those that the map is drawn with, written
out, because the drawing library tells nobody where it set a point; a test holds the two against each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asin, cos, log, pi, radians, sin, sqrt, tan

Box = tuple[float, float, float, float]
Project = Callable[[float, float], tuple[float, float]]
_LETTER, _LINE, _GAP = 6.6, 15.0, 4.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettered:
    """A name and where it stands; `align` says which end of it is at `x`."""

    name: str
    x: float
    y: float
    align: str


def lettering(
    named: Sequence[tuple[str, float, float, float]], project: Project, size: tuple[int, int]
) -> list[Lettered]:
    """Names for places (name, longitude, latitude, radius of the disc), the most important first."""
    spots = [(name, *project(lon, lat), radius) for name, lon, lat, radius in named]
    taken: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for _, x, y, radius in spots]
    found = []
    for name, x, y, radius in spots:
        for lettered, box in _candidates(name, x, y, radius):
            if _inside(box, size) and not any(_meet(box, other) for other in taken):
                found.append(lettered)
                taken.append(box)
                break
    return found


def _candidates(name: str, x: float, y: float, radius: float) -> list[tuple[Lettered, Box]]:
    long, half = len(name) * _LETTER, _LINE / 2
    right, left = x + radius + _GAP, x - radius - _GAP
    above, below = y - radius - half, y + radius + half
    places = [("left", right, y), ("right", left, y), ("center", x, above), ("center", x, below)]
    found = []
    for align, at_x, at_y in places:
        start = {"left": at_x, "right": at_x - long, "center": at_x - long / 2}[align]
        box = start, at_y - half + 1, start + long, at_y + half - 1
        found.append((Lettered(name=name, x=round(at_x, 1), y=round(at_y, 1), align=align), box))
    return found


def _inside(box: Box, size: tuple[int, int]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def mercator(frame: Box, size: tuple[int, int]) -> Project:
    """Mercator, as large as the frame (west, south, east, north) fits into the size."""

    def raw(lon: float, lat: float) -> tuple[float, float]:
        return radians(lon), -log(tan(pi / 4 + radians(lat) / 2))

    west, south, east, north = frame
    (left, bottom), (right, top) = raw(west, south), raw(east, north)
    return _fitted(raw, (left, top, right, bottom), size)


def equal_earth(size: tuple[int, int]) -> Project:
    """Equal Earth (Šavrič, Patterson, Jenny 2018), the whole world in the size."""

    def raw(lon: float, lat: float) -> tuple[float, float]:
        angle = asin(sqrt(3) / 2 * sin(radians(lat)))
        square = angle * angle
        sixth = square**3
        across = (
            radians(lon) * cos(angle) / (sqrt(3) / 2 * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
        )
        return across, -angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))

    right, top = raw(180, 0)[0], raw(0, 90)[1]
    return _fitted(raw, (-right, top, right, -top), size)


def _fitted(raw: Project, box: Box, size: tuple[int, int]) -> Project:
    left, top, right, bottom = box
    scale = min(size[0] / (right - left), size[1] / (bottom - top))
    aside = (size[0] - scale * (left + right)) / 2, (size[1] - scale * (top + bottom)) / 2

    def project(lon: float, lat: float) -> tuple[float, float]:
        x, y = raw(lon, lat)
        return x * scale + aside[0], y * scale + aside[1]

    return project
