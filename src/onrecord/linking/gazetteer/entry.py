"""What the gazetteer knows of a place, and of a country."""

from dataclasses import dataclass
from enum import StrEnum


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
