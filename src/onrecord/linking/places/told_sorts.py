"""Which sort of place is a name, by the words beside it: "Washington state", "the city of Washington"?

Takes a text and a name in it; gives the kinds of the gazetteer that the words leave. Leaves alone what is no more than
part of another name ("Washington State University").
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from onrecord.linking.gazetteer import Kind
from onrecord.linking.places.ranking import Ranked
from onrecord.records import Span

_KINDS: Final = {"area": frozenset({Kind.AREA, Kind.PART}), "town": frozenset({Kind.TOWN})}
_BEHIND: Final = re.compile(r"\s([Ss]?[a-z]+)\b(?!\s[A-Z])")
_BEFORE: Final = re.compile(r"\b([a-z]+)\s+of\s+$")
_FARTHEST: Final = 20
BESIDE: Final = "the words beside it"


def told_kinds(text: str, span: Span, words: Mapping[str, str]) -> frozenset[Kind]:
    """The kinds that the words beside a name leave; none where they say nothing.

    >>> words = {"state": "area", "city": "town"}
    >>> told = ["in Salem state.", "the city of Salem", "in Salem State University", "in Salem today"]
    >>> spans = [Span(text.index("Salem"), text.index("Salem") + 5) for text in told]
    >>> found = [told_kinds(text, span, words) for text, span in zip(told, spans, strict=True)]
    >>> [sorted(kind.value for kind in kinds) for kinds in found]
    [['admin1', 'admin2'], ['town'], [], []]
    """
    before = _BEFORE.search(text, max(span.start - _FARTHEST, 0), span.start)
    for found in (_BEHIND.match(text, span.end), before):
        if found and (sort := words.get(found[1].lower())):
            return _KINDS[sort]
    return frozenset()


def those_told_first(ranked: tuple[Ranked, ...], kinds: frozenset[Kind]) -> tuple[Ranked, ...]:
    """Candidates, those of the kinds first and otherwise as they were ranked.

    What a name says of the others' places, it says whatever stands beside it: the words choose among its own alone.
    """
    first = [replace(one, reasons=(*one.reasons, BESIDE)) for one in ranked if one.entry.kind in kinds]
    return (*first, *(one for one in ranked if one.entry.kind not in kinds))
