"""Names of places that the gazetteer lacks: "the Velmora neighbourhood of Lima", "Corvale Cathedral".

Takes a text, its names and the places that the gazetteer knows; yields the others that were taken for places, or that
houses, grounds and streets are called by, as they are written. What lies in a town by the words behind it ("Velmora
Street, Lima"), or is a part of a town where "the city" would mean one ("the Velmora neighbourhood"), has that town's
entry. Of another, what it lies in tells the country ("Velmora, Peru"). Leaves alone what is a word for people or only
says what a place is ("the Malian city of Veska"), and names that stand for a government.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from onrecord.codebook import Codebook
from onrecord.codebook.geography import Geography
from onrecord.linking.gazetteer import Gazetteer
from onrecord.linking.places.pointing import town_meant
from onrecord.linking.places.resolving import is_demonym, whole, without_kind_before
from onrecord.records import UNLISTED, Place, Span, SpanIndex
from onrecord.records.labels import Name

# What the tagger may take a house's name for.
_HOLDERS: Final = frozenset({"organisation", "other"})
_LONGEST: Final = 5
_WORD: Final = re.compile(r"[\w’'.-]+")
# Between a name and what it lies in: " neighbourhood of", ", in the northern city of".
_BETWEEN: Final = re.compile(r"(?:\s[a-z]+)?(?:,|,?\s(?:in|of))\s(?:the\s)?(?:[a-z-]+\s){0,3}(?:of\s)?")
_FARTHEST: Final = 60
_NEXT: Final = re.compile(r"\s([a-z]+)\b")


def unlisted_places(
    text: str,
    names: Iterable[Name],
    places: Sequence[Place],
    dateline: str | None,
    gazetteer: Gazetteer,
    codebook: Codebook,
) -> tuple[Place, ...]:
    """The places that a text names and the gazetteer lacks.

    >>> from onrecord.codebook import load as load_codebook
    >>> from onrecord.linking.gazetteer import load
    >>> from onrecord.linking.places.resolving import find_places
    >>> def told(text, *towns, other=(), body=()):
    ...     named = [("place", it) for it in towns] + [("other", it) for it in other]
    ...     named += [("organisation", it) for it in body]
    ...     names = [Name(kind=kind, span=Span(i := text.index(it), i + len(it))) for kind, it in named]
    ...     found = unlisted_places(text, names, find_places(text, names), None, load(), load_codebook())
    ...     return [(it.text, it.name, it.country) for it in found]
    >>> told("Two died in Velmora, Peru. The Tarn Guild mourned.", "Velmora", "Peru", body=["Tarn Guild"])
    [('Velmora', None, 'PER')]
    >>> told("Lima mourned. Two died in Tarn Cathedral and Velmora.", "Lima", "Velmora", other=["Tarn Cathedral"])
    [('Tarn Cathedral', 'Lima', 'PER'), ('Velmora', None, None)]
    >>> told("Moscow denied it. Malian troops left the Malian City of Lima.", "Moscow", "Malian", "Malian City", "Lima")
    []
    """
    taken = SpanIndex((place.span, place) for place in places)
    meant = town_meant(text, places, dateline, gazetteer, codebook)
    found: dict[Span, Place] = {}
    towns: dict[str, Place] = {}  # of what was told before: "the Velmora neighbourhood of Lima", then "Velmora"
    for name in sorted(names, key=lambda one: one.span):
        span = without_kind_before(text, whole(text, name.span), codebook.geography.parts_of_places)
        if _is_one(text, name, span, gazetteer, codebook) and not taken.touching(span):
            round_it = _round(text, span, taken)
            if round_it is None and _is_part_of_town(text, span, codebook.geography):
                round_it = meant(span)
            round_it = towns.setdefault(span.of(text), round_it) if round_it else towns.get(span.of(text))
            found.setdefault(span, _place(text, span, round_it))
    return tuple(found[span] for span in sorted(found))


def as_quarters(
    text: str, places: Sequence[Place], dateline: str | None, gazetteer: Gazetteer, codebook: Codebook
) -> tuple[Place, ...]:
    """The places, quarters of a town among them as such, where the gazetteer has only a town abroad of their name.

    >>> from onrecord.codebook import load as load_codebook
    >>> from onrecord.linking.gazetteer import load
    >>> from onrecord.linking.places.resolving import find_places
    >>> def told(text, *towns):
    ...     names = [Name(kind="place", span=Span(i := text.index(it), i + len(it))) for it in towns]
    ...     found = as_quarters(text, find_places(text, names), None, load(), load_codebook())
    ...     return [(it.text, it.name, it.country) for it in found]
    >>> told("Shops burned in Bamako. Two died in the Salford neighbourhood.", "Bamako", "Salford")
    [('Bamako', 'Bamako', 'MLI'), ('Salford', 'Bamako', 'MLI')]
    >>> told("Shops burned in Bamako. Two died in Salford.", "Bamako", "Salford")
    [('Bamako', 'Bamako', 'MLI'), ('Salford', 'Salford', 'GBR')]
    """
    taken = SpanIndex((place.span, place) for place in places)
    meant = town_meant(text, places, dateline, gazetteer, codebook)
    found = []
    for place in places:
        behind = _NEXT.match(text, place.span.end)
        if place.precision == "town" and behind and behind[1] in codebook.geography.quarters:
            town = _round(text, place.span, taken) or meant(place.span)
            if town is not None and town.precision == "town" and town.country != place.country:
                place = _place(text, place.span, town)
        found.append(place)
    return tuple(found)


def _is_one(text: str, name: Name, span: Span, gazetteer: Gazetteer, codebook: Codebook) -> bool:
    """Whether a name is that of a place which the gazetteer lacks."""
    words, geography = _WORD.findall(span.of(text).lower()), codebook.geography
    if not 0 < len(words) <= _LONGEST or gazetteer.find(span.of(text)):
        return False
    if name.kind != "place":
        return name.kind in _HOLDERS and len(words) > 1 and _is_built(words[-1], geography)
    return not _is_a_kind(words, geography, gazetteer) and not is_demonym(span.of(text), codebook, gazetteer)


def _is_a_kind(words: Sequence[str], geography: Geography, gazetteer: Gazetteer) -> bool:
    """Whether words only say what a place is, and whose or on which side: "Malian City", "the Caribbean Coast"."""
    if words[-1] not in geography.parts_of_places:
        return False
    sides = (geography.sides_of_places, geography.parts_of_places, geography.regions, geography.other_adjectives)
    if all(word in geography.demonyms or any(word in telling for telling in sides) for word in words[:-1]):
        return True
    return any(one.kind.of_nature for one in gazetteer.find(" ".join(words[:-1])))


def _round(text: str, span: Span, places: SpanIndex[Place]) -> Place | None:
    """The place that the words behind a name say that it lies in."""
    near = places.inside(Span(span.end, min(len(text), span.end + _FARTHEST)))
    return next((place for place in near[:1] if _BETWEEN.fullmatch(text, span.end, place.span.start)), None)


def _is_part_of_town(text: str, span: Span, geography: Geography) -> bool:
    """Whether a name is that of a street, a house or a quarter: "Velmora Street", "the Velmora neighbourhood"."""
    behind = _NEXT.match(text, span.end)
    words = [span.of(text).lower().split()[-1], *([behind[1]] if behind else [])]
    return any(word in geography.quarters or _is_built(word, geography) for word in words)


def _is_built(noun: str, geography: Geography) -> bool:
    """Whether a noun is one for a house, a ground or a street."""
    return noun in geography.sites or noun in geography.streets


def _place(text: str, span: Span, outer: Place | None) -> Place:
    if outer is None:
        return Place(text=span.of(text), span=span, precision=UNLISTED)
    reasons = (f"in {outer.name}",)
    if outer.precision == "town":
        return replace(outer, text=span.of(text), span=span, reasons=reasons, alternatives=())
    return Place(text=span.of(text), span=span, country=outer.country, precision=UNLISTED, reasons=reasons)
