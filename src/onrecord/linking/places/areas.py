"""Which names that the tagger took for a body's are those of areas: "in Cora Department", "near Varda Municipality"?

Takes a text and the names that were seen in it; yields the names, with such an area as a place. Leaves alone whatever
no preposition of place leads to, whatever the gazetteer does not know as an area or as a town, and a body that has an
area's name ("the Cora Department said").
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


def _is_an_area(name: str, codebook: Codebook) -> bool:
    short = without_kind(fold(name), codebook.geography.kinds_of_area)
    return bool(short) and any(entry.kind in _AREAS for entry in load(codebook.language).find(name))
