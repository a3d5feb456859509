"""Which names that the tagger took for somebody's are those of places: "in Cora Department", "the town of Varda"?

Takes a text and the names that were seen in it; yields the names, with such a one as a place. An area follows a
preposition of place; a town that is called one somewhere, or stands in the dateline, is one wherever the text has its
name alone. Leaves alone whatever else the gazetteer does not know, and a body that has an area's name ("the Cora
Department said").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from onrecord.codebook import Codebook
from onrecord.linking.gazetteer import Kind, load
from onrecord.linking.gazetteer.columns import fold, without_kind
from onrecord.records.labels import Name

_LED: Final = re.compile(r"\b(?:in|near|from|of|at|to|throughout|across)\s+$", re.IGNORECASE)
_FARTHEST: Final = 12
# What is called so is no person: "the state of Ada" may be her health.
_CALLED: Final = re.compile(
    r"\bthe (?:[\w-]+ ){0,3}(?:city|town|village|hamlet|suburb|province|county|governorate|municipality) of\s+$",
    re.IGNORECASE,
)
_FARTHEST_KIND: Final = 60
_PERHAPS_TOWNS: Final = frozenset({"person", "other"})
_AREAS: Final = (Kind.AREA, Kind.PART)


def with_areas(text: str, names: Iterable[Name], codebook: Codebook) -> Iterator[Name]:
    """The names, with areas as places.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Span
    >>> def told(text, name):
    ...     names = [Name(kind="organisation", span=Span(i := text.index(name), i + len(name)))]
    ...     return [one.kind for one in with_areas(text, names, load())]
    >>> told("Rents fell in Chalatenango Department.", "Chalatenango Department")
    ['place']
    >>> told("He works in State Department.", "State Department"), told("Lima Department sued.", "Lima Department")
    (['organisation'], ['organisation'])
    """
    for name in names:
        led = name.kind == "organisation" and _LED.search(text, max(0, name.span.start - _FARTHEST), name.span.start)
        yield replace(name, kind="place") if led and _is_an_area(name.span.of(text), codebook) else name


def with_towns(text: str, names: Iterable[Name], codebook: Codebook, dateline: str | None = None) -> Iterator[Name]:
    """The names, with those as places that the text calls a town, a city, a province, or that its dateline names.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Span
    >>> def told(text, name):
    ...     spans = [Span(one.start(), one.end()) for one in re.finditer(name, text)]
    ...     return [one.kind for one in with_towns(text, [Name(kind="person", span=span) for span in spans], load())]
    >>> told("The mayor of Mopti left. It rained in the old town of Mopti.", "Mopti")
    ['place', 'place']
    >>> told("Mopti left the town. The state of Mopti worries her.", "Mopti")
    ['person', 'person']
    >>> text = "PORT ESSEN, May 3 - Rents fell."
    >>> [one.kind for one in with_towns(text, [Name(kind="organisation", span=Span(0, 10))], load(), "PORT ESSEN")]
    ['place']
    """
    every = list(names)
    here = dateline.partition(",")[0].strip().casefold() if dateline else None
    told = {name.span.of(text) for name in every if name.kind in _PERHAPS_TOWNS and _is_called_one(text, name)}
    towns = {name for name in told if load(codebook.language).find(name)}
    for name in every:
        words = name.span.of(text)
        town = (name.kind in _PERHAPS_TOWNS and words in towns) or words.casefold() == here
        yield replace(name, kind="place") if town else name


def _is_called_one(text: str, name: Name) -> bool:
    """Whether words before a name say that it is a town's: "the northern city of", not "a city of"."""
    return _CALLED.search(text, max(0, name.span.start - _FARTHEST_KIND), name.span.start) is not None


def _is_an_area(name: str, codebook: Codebook) -> bool:
    short = without_kind(fold(name), codebook.geography.kinds_of_area)
    return bool(short) and any(entry.kind in _AREAS for entry in load(codebook.language).find(name))
