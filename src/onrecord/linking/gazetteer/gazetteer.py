"""Look a name up among the towns, areas, countries and continents of GeoNames, and the regions of the codebook.

Takes a name as a text has it; gives every place of that name. Chooses none.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from onrecord.codebook import load as load_codebook
from onrecord.codebook.geography import Geography
from onrecord.codebook.regions import Region, load_regions
from onrecord.linking.gazetteer.columns import Columns, fold, without_kind

# Names whose places are kept for the next time.
_MOST_FOUND = 4096


class Kind(StrEnum):
    """How large a place is; what a record calls its precision."""

    WATER = "water"
    REGION = "region"
    CONTINENT = "continent"
    COUNTRY = "country"
    AREA = "admin1"
    PART = "admin2"
    TOWN = "town"

    @property
    def of_nature(self) -> bool:
        """Whether it is a water, a mountain, a part of the world: wide, or with no border that people drew."""
        return self in (Kind.WATER, Kind.REGION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place. `area` is the GeoNames code of what it lies in or is: `US`, `US.LA`, `US.LA.079`;
    a continent has `*.EU`, a region `UA.*` in one country and `*` in many or none. Of a region `called` says what it
    is, `touches` in which countries it lies, `governed` that its name may stand for its rulers; it has no GeoNames id.

    `usual` says that the name alone, in a text that gives no other hint, means this place; `other_name` that the
    name looked up is not its first.
    """

    name: str
    geonames: int | None
    kind: Kind
    area: str
    lat: float
    lon: float
    people: int
    usual: bool = False
    capital: bool = False
    other_name: bool = False
    called: str | None = None
    touches: tuple[str, ...] = ()
    governed: bool = False

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2; `*` for a continent and a region of several countries."""
        return self.area.partition(".")[0]

    @property
    def first_area(self) -> str:
        """The code of the state, province or the like; that of the country where there is none."""
        return ".".join(self.area.split(".")[:2])

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from all other entries, and puts them in an order."""
        return self.geonames or 0, self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: its entry, its alpha-3 code, its capital, and who lies beside it."""

    entry: Entry
    alpha3: str
    capital: str
    continent: str
    neighbours: frozenset[str]


class Gazetteer:
    """The shipped places. Takes some 40 ms and 30 MB to load."""

    def __init__(self, columns: Columns, geography: Geography, regions: Iterable[Region] = ()) -> None:
        self._geography = geography
        self._found: dict[str, list[Entry]] = {}  # a report names the same places again and again
        self._towns = _Towns(columns)
        self._areas = _Areas(columns)
        self.countries = {country.entry.area: country for country in _countries(columns)}
        self._by_name = {fold(country.entry.name): country.entry for country in self.countries.values()}
        self._by_name |= {
            fold(name): self.countries[code].entry
            for name, code in geography.countries.items()
            if code in self.countries
        }
        self._regions = _by_name(regions, {country.alpha3: code for code, country in self.countries.items()})
        self._in_regions = frozenset(word.removesuffix(".") for name in self._regions for word in name.split())
        self._continents = {fold(entry.name): entry for entry in _continents(columns)}
        self._capitals = {(fold(country.capital), code) for code, country in self.countries.items() if country.capital}
        self._seats: dict[str, Entry | None] = {}

    def find(self, name: str) -> list[Entry]:
        """Every place of that name, in no particular order.

        >>> from onrecord.linking.gazetteer import load
        >>> sorted(entry.area for entry in load().find("Georgia") if entry.people > 1_000_000)
        ['GE', 'US.GA']
        >>> load().find("Narnia"), load().find("St. Cloud")[0].name
        ([], 'Saint Cloud')
        """
        if (known := self._found.get(name)) is None:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            known = self._found[name] = self._find(name)
        return list(known)

    def _find(self, name: str) -> list[Entry]:
        folded = fold(name).removeprefix("the ")
        if folded in self._geography.regions:
            return []
        found = [entry for written in _written(folded) for entry in self._named(written)]
        if not found and (short := without_kind(folded, self._geography.kinds_of_area)):
            found = [entry for entry in self._named(short) if entry.kind is not Kind.TOWN]
        return list({entry.key: entry for entry in found}.values())

    def is_region(self, name: str) -> bool:
        """Whether a region is called so."""
        return fold(name) in self._regions

    def in_a_region(self, word: str) -> bool:
        """Whether a word stands in the name of a region, a full stop or a possessive behind it."""
        return self._in_regions.issuperset(fold(word).removesuffix("'s").removesuffix(".").split() or [""])

    def alpha3(self, entry: Entry) -> str | None:
        """The country of a place, ISO 3166-1 alpha-3."""
        country = self.countries.get(entry.country)
        return country.alpha3 if country else None

    def _named(self, folded: str) -> Iterator[Entry]:
        for table in (self._continents, self._by_name):
            if entry := table.get(folded):
                yield entry
        yield from self._regions.get(folded, ())
        usual = self._geography.towns.get(folded)
        if usual and (town := self._towns.of_id(usual)):
            yield replace(town, usual=True, capital=self._is_capital(town.name.split(",")[0], town))
        if code := self._geography.areas.get(folded):
            yield from self._areas.of_code(code)
        for area in self._areas.named(folded):
            yield replace(area, capital=self._is_capital(area.name, area))
        for town in self._towns.named(folded):
            if town.geonames != usual:
                yield replace(town, capital=self._is_capital(folded, town))

    def _is_capital(self, name: str, entry: Entry) -> bool:
        """Whether a town of a capital's name is the largest of them in its country, or an area has that town in it."""
        if (fold(name), entry.country) not in self._capitals:
            return False
        if entry.country not in self._seats:
            towns = (town for town in self._towns.named(fold(name)) if town.country == entry.country)
            self._seats[entry.country] = max(towns, key=lambda town: town.people, default=None)
        seat = self._seats[entry.country]
        return seat is None or entry.key == seat.key or f"{seat.area}.".startswith(f"{entry.area}.")


def _written(folded: str) -> Iterator[str]:
    """A name and other ways to write it: "St. Cloud" is "Saint Cloud", "N.Y" at the end of a line "N.Y."."""
    yield folded
    for short, long in _SHORT.items():
        if folded.startswith(short):
            yield f"{long} {folded.removeprefix(short)}"
    if "." in folded and not folded.endswith("."):
        yield f"{folded}."


_SHORT = {"st. ": "saint", "st ": "saint", "ft. ": "fort", "mt. ": "mount"}


class _Towns:
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


class _Areas:
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


def _countries(columns: Columns) -> Iterator[Country]:
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


def _continents(columns: Columns) -> Iterator[Entry]:
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


def _by_name(regions: Iterable[Region], codes: Mapping[str, str]) -> dict[str, list[Entry]]:
    """Regions as entries, by each of their folded names; `codes` leads from alpha-3 to alpha-2."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for region in regions:
        touches = tuple(codes[country] for country in region.countries if country in codes)
        entry = Entry(
            name=region.name,
            geonames=None,
            kind=Kind(region.precision),
            area=f"{touches[0]}.*" if len(region.countries) == 1 and touches else "*",
            lat=region.lat,
            lon=region.lon,
            people=0,
            usual=True,
            called=region.called,
            touches=touches,
            governed=region.governed,
        )
        for name in (region.name, *region.others):
            found[fold(name)].append(entry)
    return found


def load(language: str = "english") -> Gazetteer:
    """The shipped gazetteer, loaded when it is first asked for."""
    return _load(language)


@cache
def _load(language: str) -> Gazetteer:
    return Gazetteer(Columns(), load_codebook(language).geography, load_regions())
