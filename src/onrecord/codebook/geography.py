"""What a language calls places, and its words that look like places and are none. `places.yaml` holds them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """Names of places and of their people; all words are lower case.

    `countries` and `demonyms` lead to ISO 3166-1 alpha-2 codes, `areas` to codes of the gazetteer, `towns` to
    GeoNames ids, `telling_sort` words beside a name to the sort that they tell. `pointing_to` are nouns that mean a
    place named before, by its sort; `behind_places` what may stand behind such a noun, so that it is no part of a
    longer one; `sides_of_places` stand before the name of a place and are no part of it; `local_bodies` act where they
    are at home, and are the first words behind a place in the names of such; `sites` stand where their names begin, and
    `streets` where these do not say; `quarters` are parts of a town.
    """

    countries: Mapping[str, str]
    areas: Mapping[str, str]
    towns: Mapping[str, int]
    demonyms: Mapping[str, str]
    other_adjectives: frozenset[str]
    regions: frozenset[str]
    within: frozenset[str]
    towards_somebody: frozenset[str]
    kinds_of_area: tuple[str, ...]
    parts_of_places: frozenset[str]
    sides_of_places: frozenset[str]
    telling_sort: Mapping[str, str]
    pointing_to: Mapping[str, frozenset[str]]
    behind_places: frozenset[str]
    local_bodies: frozenset[str]
    sites: frozenset[str]
    streets: frozenset[str]
    quarters: frozenset[str]


def read_geography(content: Mapping[str, Any]) -> Geography:
    """Make a `Geography` of the content of `places.yaml`."""
    words = {group: entry["words"] for group, entry in content.items()}
    return Geography(
        countries=_inverted(words["countries"]),
        areas=_inverted(words["areas"]),
        towns=_inverted(words["towns"]),
        demonyms=_inverted(words["demonyms"]),
        other_adjectives=frozenset(words["other_adjectives"]),
        regions=frozenset(words["regions"]),
        within=frozenset(words["within"]),
        towards_somebody=frozenset(words["towards_somebody"]),
        # The longest first, so that "autonomous region" goes before "region".
        kinds_of_area=tuple(sorted(words["kinds_of_area"], key=lambda kind: (-len(kind), kind))),
        parts_of_places=frozenset(words["parts_of_places"]),
        sides_of_places=frozenset(words["sides_of_places"]),
        telling_sort=_inverted(words["telling_sort"]),
        pointing_to={sort: frozenset(nouns) for sort, nouns in words["pointing_to"].items()},
        behind_places=frozenset(words["behind_places"]),
        local_bodies=frozenset(words["local_bodies"]),
        sites=frozenset(words["sites"]),
        streets=frozenset(words["streets"]),
        quarters=frozenset(words["quarters"]),
    )


def _inverted(names: Mapping[Any, Iterable[Any]]) -> dict[str, Any]:
    return {str(name): key for key, own in names.items() for name in own}
