"""Waters, islands, mountains and parts of the world that are neither town nor area nor country.

Takes `world/regions.yaml`; gives regions. Leaves alone which of the places of a name is meant: `linking` settles that.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.codebook.yaml_file import LOADER


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region with a point in its middle. `countries` are those that it lies in or touches, alpha-3.

    `precision` is `water` or `region`; `called` says what it is ("a sea"); `governed` that people rule it, so that its
    name may stand for them.
    """

    name: str
    others: tuple[str, ...]
    called: str
    precision: str
    lat: float
    lon: float
    countries: tuple[str, ...]
    governed: bool


@cache
def load_regions() -> tuple[Region, ...]:
    """The shipped regions, read when a report first names a place.

    >>> found = next(region for region in load_regions() if region.name == "Strait of Hormuz")
    >>> found.precision, found.called, found.countries
    ('water', 'a strait', ('ARE', 'IRN', 'OMN'))
    """
    content = yaml.load((files("onrecord.codebook") / "world" / "regions.yaml").read_bytes(), Loader=LOADER)  # noqa: S506
    return tuple(
        Region(
            name=row["name"],
            others=tuple(row.get("also", ())),
            called=group["called"],
            precision=group["precision"],
            lat=float(row["at"][0]),
            lon=float(row["at"][1]),
            countries=tuple(row.get("in", ())),
            governed=group.get("governed", False),
        )
        for group in content.values()
        for row in group["lines"]
    )
