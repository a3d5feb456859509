"""Which names stand in a row of states or provinces, and are one themselves: "New York, Ohio and Maine"?

Takes the names of a text with their ranked candidates; puts the area first where the row tells of areas. Leaves alone a
row of towns, one in which only one other name is an area's, and a name with its own area behind it ("Salem, Ore.").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.linking.gazetteer import Kind
from onrecord.linking.places.ranking import Ranked
from onrecord.records import Span

_BETWEEN: Final = re.compile(r"\s*(?:,\s*(?:(?:and|or)\s+)?|(?:and|or)\s+)")
_FEWEST: Final = 2
IN_A_ROW: Final = "in a row of areas"

_Row = Sequence[tuple[Ranked, ...]]


def rows(text: str, spans: Sequence[Span]) -> Iterator[list[int]]:
    """The numbers of names that stand side by side in one row, in the order of the text, which `spans` need not have.

    >>> text = "Ohio, Iowa, and Utah sued Guam."
    >>> list(rows(text, [Span(i := text.index(name), i + 4) for name in ("Ohio", "Iowa", "Utah", "Guam")]))
    [[0, 1, 2], [3]]
    """
    row: list[int] = []
    for number in sorted(range(len(spans)), key=lambda number: spans[number]):
        if row and not _BETWEEN.fullmatch(text, spans[row[-1]].end, spans[number].start):
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def areas_in_rows(text: str, spans: Sequence[Span], ranked: _Row) -> list[tuple[Ranked, ...]]:
    """The candidates of each name, an area first where its row is one of areas of that country."""
    found = list(ranked)
    for row in rows(text, spans):
        if len(row) > _FEWEST:
            of = {number: _area_of(ranked[number]) for number in row}
            counts = Counter(country for country in of.values() if country)
            for number in row:
                found[number] = _like_the_others(ranked[number], counts, of[number], len(row) - 1)
    return found


def _area_of(own: tuple[Ranked, ...]) -> str:
    """The country of a name that is an area's, by all that else is known."""
    return own[0].entry.country if own and own[0].entry.kind is Kind.AREA else ""


def _like_the_others(own: tuple[Ranked, ...], counts: Counter[str], country: str, others: int) -> tuple[Ranked, ...]:
    """The candidates with the area first of whose country half of the other names are areas, and so are two at least.

    One that is an area already has nothing to learn from the row.
    """
    if country or not counts:
        return own
    most, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if count < _FEWEST or 2 * count < others:
        return own
    areas = [one for one in own if (one.entry.kind, one.entry.country) == (Kind.AREA, most)]
    told = (replace(one, reasons=(*one.reasons, IN_A_ROW)) for one in areas)
    return (*told, *(one for one in own if one not in areas))
