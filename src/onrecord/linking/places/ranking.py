"""Choose the place that a name means, out of all places of that name, by what else the text names.

Takes the names of a text with their candidates; gives the candidates in order, each with its score and the
reasons for it. Knows nothing of words: what stands round a name in the text is told by `Named`.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.linking.gazetteer import Entry, Kind

# How much each hint weighs, on the scale of powers of ten of people: a hint of 2 makes a town of 1,000 equal to
# one of 100,000. Set on every other article of LGL; `benchmarks/quality/places.py` measures the rest.
_LEVEL = {Kind.CONTINENT: 2.0, Kind.COUNTRY: 2.0, Kind.AREA: 0.4, Kind.PART: -0.7, Kind.TOWN: 0.0}
# Nobody is counted in a sea or a mountain range: the name is heard as that of a town of a million is.
_LEVEL |= {Kind.WATER: 6.0, Kind.REGION: 6.0}
_USUAL, _CAPITAL, _OTHER_NAME = 0.8, 1.0, -1.0
_SAME_PART, _SAME_AREA, _SAME_COUNTRY, _NEAR = 3.0, 1.2, 0.9, 0.9
_OF_A_NAMED_STATE = 1.0
_WORLD = 0.15
_NEAR_KM = 100.0
# Names far from each other in a crowd of candidates give no hint; the best ones do.
_WEIGHED = 25
_ROUNDS = 2
# Of a text that names hundreds of places, a name hears so many on either side; what is farther is another part of it.
_HEARD = 64
# So many countries round a sea say where it is; more do not.
_FEW = 6


_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name with its candidates. `inside`: codes of areas that the words behind it name ("Salem, Ore.")."""

    name: str
    candidates: tuple[Entry, ...]
    inside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with its score and why it has it."""

    entry: Entry
    score: float
    reasons: tuple[str, ...] = field(default=())


def rank(names: Sequence[Named]) -> list[tuple[Ranked, ...]]:
    """For each name its candidates, the best first.

    The same names in another order give the same ranks, unless they are so many that each hears but those round it.
    """
    kept = [_kept(named) for named in names]
    first = [[Ranked(entry=entry, score=_alone(entry), reasons=_level(entry)) for entry in own] for own in kept]
    votes = [_votes(own) for own in first]
    states = [own[0].entry.country if own and own[0].entry.kind is Kind.COUNTRY else None for own in first]
    together = [
        _in_company(own, _summed(_round(votes, place)), frozenset(filter(None, _round(states, place))))
        for place, own in enumerate(first)
    ]
    ranked = together
    for _ in range(_ROUNDS):
        best = [_Town.of(own[0].entry) if own else None for own in ranked]
        ranked = [_near(own, _round(best, place)) for place, own in enumerate(together)]
    return [tuple(own) for own in ranked]


def _round(things: Sequence[_Thing], place: int) -> list[_Thing]:
    """What the names have that one hears, its own aside."""
    return [*things[max(place - _HEARD, 0) : place], *things[place + 1 : place + 1 + _HEARD]]


def _kept(named: Named) -> list[Entry]:
    """The candidates inside what the words behind the name say, or all where none is."""
    held = [
        entry
        for entry in named.candidates
        if any(
            entry.area != code and (entry.area.startswith(f"{code}.") or entry.country == code) for code in named.inside
        )
    ]
    found = _without_doubles(held or named.candidates)
    return sorted(found, key=lambda entry: (-_alone(entry), entry.key))[:_WEIGHED]


def _without_doubles(entries: Sequence[Entry]) -> list[Entry]:
    """Without the areas that are little more than the town of their name: Moscow is a town."""
    towns = [entry for entry in entries if entry.kind is Kind.TOWN]
    return [
        entry
        for entry in entries
        if entry.kind not in (Kind.AREA, Kind.PART)
        or not any(f"{town.area}.".startswith(f"{entry.area}.") and town.people >= entry.people / 3 for town in towns)
    ]


def _alone(entry: Entry) -> float:
    """How likely a place is without any hint: the more people, the likelier."""
    return math.log10(entry.people + 1) + _LEVEL[entry.kind] + _known(entry)


def _known(entry: Entry) -> float:
    return _USUAL * entry.usual + _CAPITAL * entry.capital + _OTHER_NAME * entry.other_name


def _level(entry: Entry) -> tuple[str, ...]:
    if entry.called:
        few = 1 < len(entry.touches) <= _FEW
        return (entry.called, *((f"touches {', '.join(entry.touches)}",) if few else ()))
    known = "the usual meaning" if entry.usual else "a capital" if entry.capital else f"{entry.people:,} people"
    return (known,)


def _votes(own: Sequence[Ranked]) -> dict[str, float]:
    """What one name says of where the text is: its candidates' areas, each by how likely it is there."""
    votes: dict[str, float] = defaultdict(float)
    weights = [10 ** (ranked.score / 2) for ranked in own]
    # The whole world's press names Washington and New York: they say less of where a text is.
    heard = _WORLD if any(ranked.entry.usual and ranked.entry.kind is Kind.TOWN for ranked in own) else 1.0
    total = sum(weights) / heard
    for ranked, weight in zip(own, weights, strict=True):
        entry = ranked.entry
        share = weight / total / (len(entry.touches) or 1)
        for code in {entry.country, entry.first_area, entry.area, *entry.touches}:
            if "*" not in code:
                votes[code] = max(votes[code], share)
    return votes


def _summed(votes: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for own in votes:
        for code, share in own.items():
            total[code] += share
    return total


def _in_company(own: Sequence[Ranked], votes: Mapping[str, float], states: Set[str]) -> list[Ranked]:
    """Scores with what the other names say of areas and countries, `states` the countries that are named themselves."""
    return _sorted(
        Ranked(entry=ranked.entry, score=ranked.score + bonus, reasons=(*ranked.reasons, *reasons))
        for ranked in own
        for bonus, reasons in [_company(ranked.entry, votes, states)]
    )


def _company(entry: Entry, votes: Mapping[str, float], states: Set[str]) -> tuple[float, tuple[str, ...]]:
    country, where = max((votes.get(code, 0.0), code) for code in entry.touches or (entry.country,))
    area = votes.get(entry.first_area, 0.0)
    bonus = _SAME_COUNTRY * math.log1p(5 * country)
    reasons = [f"others in {where}"] if country >= 0.5 else []
    if entry.capital and entry.country in states:
        bonus += _OF_A_NAMED_STATE
        reasons.append(f"{entry.country} is named")
    if entry.first_area != entry.country:
        bonus += _SAME_AREA * math.log1p(5 * area)
        reasons += [f"others in {entry.first_area}"] if area >= 0.5 else []
    if entry.area != entry.first_area:
        bonus += _SAME_PART * math.log1p(5 * votes.get(entry.area, 0.0))
    return bonus, tuple(reasons)


@dataclass(frozen=True, slots=True)
class _Town:
    """A place with the angles by which distances are measured, as each is measured from many."""

    entry: Entry
    lat: float
    lon: float
    cosine: float

    @classmethod
    def of(cls, entry: Entry) -> "_Town | None":
        """A town or a part of one; nothing else is near or far."""
        if entry.kind not in (Kind.TOWN, Kind.PART):
            return None
        return cls(entry, math.radians(entry.lat), math.radians(entry.lon), math.cos(math.radians(entry.lat)))


def _near(own: Sequence[Ranked], others: Sequence[_Town | None]) -> list[Ranked]:
    """Scores with how near the other places of the text are."""
    towns = [other for other in others if other is not None]
    return _sorted(_beside(ranked, towns) for ranked in own)


def _beside(ranked: Ranked, towns: Sequence[_Town]) -> Ranked:
    here = _Town.of(ranked.entry)
    if not towns or here is None:
        return ranked
    away = [_apart(here, town) for town in towns]
    close = sum(math.exp(-distance / _NEAR_KM) for distance in away)
    least = min(away)
    nearest = min((town.entry for town, far in zip(towns, away, strict=True) if far == least), key=_key)
    reasons = (f"near {nearest.name}",) if least < 2 * _NEAR_KM else ()
    entry = ranked.entry
    return Ranked(entry=entry, score=ranked.score + _NEAR * math.log1p(3 * close), reasons=(*ranked.reasons, *reasons))


def _key(entry: Entry) -> tuple[int, str]:
    return entry.key


def _sorted(ranked: Iterator[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: (-one.score, one.entry.key))


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance.

    >>> round(kilometres(48.85, 2.35, 51.51, -0.13))
    344
    """
    lat, lon, other_lat, other_lon = (math.radians(degrees) for degrees in (lat, lon, other_lat, other_lon))
    return _great_circle(other_lat - lat, other_lon - lon, math.cos(lat) * math.cos(other_lat))


def _apart(one: _Town, other: _Town) -> float:
    return _great_circle(other.lat - one.lat, other.lon - one.lon, one.cosine * other.cosine)


def _great_circle(lats: float, lons: float, cosines: float) -> float:
    """The distance by the differences of two places' angles and the product of their latitudes' cosines."""
    half = math.sin(lats / 2) ** 2 + cosines * math.sin(lons / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
