"""The places of GeoNames, read out of the shipped columns: towns and areas by name, countries, continents.

Takes the columns; gives entries. Leaves alone which of several is meant, and what else a name may stand for.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.linking.gazetteer.columns import Columns, fold
from onrecord.linking.gazetteer.entry import Country, Entry, Kind


class Towns:
    """Towns in the order of their folded names."""

    def __init__(self, columns: Columns) -> None:
        self._names, self._others = columns.texts("town-names"), columns.texts("other-names")
        self._rows = columns.numbers("other-rows", "I")
        self._ids = columns.numbers("town-ids", "I")
        self._lats, self._lons = columns.numbers("town-lats", "h"), columns.numbers("town-lons", "h")
        self._people, self._in = columns.numbers("town-people", "B"), columns.numbers("town-areas", "H")
        self._countries = columns.texts("town-countries")[0]
        self._codes = columns.texts("area-codes")
        self._known: dict[int, Entry | None] = {}

    def named(self, folded: str) -> Iterator[Entry]:
        """Towns of that name, and those that are called so, too."""
        yield from (self._entry(row) for row in _equal(self._names, folded, fold))
        yield from (replace(self._entry(self._rows[row]), other_name=True) for row in _equal(self._others, folded, str))

    def of_id(self, geonames: int) -> Entry | None:
        """The town of a GeoNames id, or None where it is not among them."""
        if geonames not in self._known:
            self._known[geonames] = self._entry(self._ids.index(geonames)) if geonames in self._ids else None
        return self._known[geonames]

    def _entry(self, row: int) -> Entry:
        area = self._codes[self._in[row] - 1] if self._in[row] else self._countries[2 * row : 2 * row + 2]
        return Entry(
            name=self._names[row],
            geonames=self._ids[row],
            kind=Kind.TOWN,
            area=area,
            lat=self._lats[row] / 100,
            lon=self._lons[row] / 100,
            people=_people(self._people[row]),
        )


class Areas:
    """Areas of the first and second level, in the order of their folded names."""

    def __init__(self, columns: Columns) -> None:
        self._names, self._codes = columns.texts("area-names"), columns.texts("area-codes")
        self._bare, self._rows = columns.texts("bare-areas"), columns.numbers("bare-rows", "I")
        self._ids = columns.numbers("area-ids", "I")
        self._lats, self._lons = columns.numbers("area-lats", "h"), columns.numbers("area-lons", "h")
        self._people = columns.numbers("area-people", "B")
        self._rows_by_code = {code: row for row, code in enumerate(self._codes)}

    def named(self, folded: str) -> Iterator[Entry]:
        """Areas of that name, the word for their kind said or not."""
        yield from (self._entry(row) for row in _equal(self._names, folded, fold))
        yield from (replace(self._entry(self._rows[row]), other_name=True) for row in _equal(self._bare, folded, str))

    def of_code(self, code: str) -> Iterator[Entry]:
        """The area of a code."""
        if (row := self._rows_by_code.get(code)) is not None:
            yield self._entry(row)

    def _entry(self, row: int) -> Entry:
        code = self._codes[row]
        return Entry(
            name=self._names[row],
            geonames=self._ids[row],
            kind=Kind.AREA if code.count(".") == 1 else Kind.PART,
            area=code,
            lat=self._lats[row] / 100,
            lon=self._lons[row] / 100,
            people=_people(self._people[row]),
        )


def _equal(names: Sequence[str], folded: str, key: Callable[[str], str]) -> Iterator[int]:
    """The rows of a sorted column whose name is that one."""
    row = bisect_left(names, folded, key=key)
    while row < len(names) and key(names[row]) == folded:
        yield row
        row += 1


def _people(scaled: int) -> int:
    return round(10 ** (scaled / 25)) - 1


def countries(columns: Columns) -> Iterator[Country]:
    for line in columns.texts("countries"):
        code, alpha3, geonames, name, capital, lat, lon, people, continent, neighbours = line.split("\t")
        entry = Entry(
            name=name,
            geonames=int(geonames),
            kind=Kind.COUNTRY,
            area=code,
            lat=float(lat),
            lon=float(lon),
            people=int(people),
            usual=True,
        )
        yield Country(
            entry=entry,
            alpha3=alpha3,
            capital=capital,
            continent=continent,
            neighbours=frozenset(neighbours.split(",")),
        )


def continents(columns: Columns) -> Iterator[Entry]:
    for line in columns.texts("continents"):
        code, geonames, name, lat, lon = line.split("\t")
        yield Entry(
            name=name,
            geonames=int(geonames),
            kind=Kind.CONTINENT,
            area=f"*.{code}",
            lat=float(lat),
            lon=float(lon),
            people=10**9,
            usual=True,
        )
