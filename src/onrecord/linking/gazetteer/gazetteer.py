"""Look a name up among the towns, areas, countries and continents of GeoNames, and the regions of the codebook.

Takes a name as a text has it; gives every place of that name. Chooses none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from onrecord.codebook import load as load_codebook
from onrecord.codebook.geography import Geography
from onrecord.codebook.regions import Region, load_regions
from onrecord.linking.gazetteer.columns import Columns, fold, without_kind
from onrecord.linking.gazetteer.entry import Entry, Kind
from onrecord.linking.gazetteer.tables import Areas, Towns, continents, countries

# Names whose places are kept for the next time.
_MOST_FOUND = 4096
# Other ways to write the beginning of a name.
_SHORT = {"st. ": "saint", "st ": "saint", "ft. ": "fort", "mt. ": "mount"}


class Gazetteer:
    """The shipped places. Takes some 40 ms and 30 MB to load."""

    def __init__(self, columns: Columns, geography: Geography, regions: Iterable[Region] = ()) -> None:
        self._geography = geography
        self._found: dict[str, list[Entry]] = {}  # a report names the same places again and again
        self._towns = Towns(columns)
        self._areas = Areas(columns)
        self.countries = {country.entry.area: country for country in countries(columns)}
        self._by_name = {fold(country.entry.name): country.entry for country in self.countries.values()}
        self._by_name |= {
            fold(name): self.countries[code].entry
            for name, code in geography.countries.items()
            if code in self.countries
        }
        self._regions = _by_name(regions, {country.alpha3: code for code, country in self.countries.items()})
        self._in_regions = frozenset(word.removesuffix(".") for name in self._regions for word in name.split())
        self._continents = {fold(entry.name): entry for entry in continents(columns)}
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
