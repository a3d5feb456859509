"""Find the spans round a place of a text without looking at all of them.

Takes spans, each with what stands there; gives those that touch, cover or lie in another span, in the order in which
they were given. A long text has thousands of each, and comparing all with all would take minutes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from onrecord.records.span import Span

# So many characters of the text share a shelf: few spans stand on one shelf, and most on no more than two.
_SHELF = 256
_Thing = TypeVar("_Thing")


class SpanIndex(Generic[_Thing]):
    """Spans with what stands there, shelved by place.

    >>> index = SpanIndex([(Span(300, 310), "late"), (Span(0, 5), "early"), (Span(3, 320), "long")])
    >>> index.touching(Span(4, 305)), index.touching(Span(310, 311))
    (['late', 'early', 'long'], ['long'])
    >>> index.inside(Span(0, 310)), index.covering(Span(4, 5)), index.covering(Span(400, 401))
    (['late', 'early'], ['early', 'long'], [])
    """

    def __init__(self, rows: Iterable[tuple[Span, _Thing]]) -> None:
        # Each row has its number, by which those of several shelves come in their order, and once.
        self._shelves: dict[int, list[tuple[int, Span, _Thing]]] = defaultdict(list)
        for number, (span, thing) in enumerate(rows):
            row = (number, span, thing)
            for shelf in _shelves(span):
                self._shelves[shelf].append(row)

    def touching(self, place: Span) -> list[_Thing]:
        """What shares at least one character with a place."""
        return [thing for _, span, thing in self._near(place) if span.touches(place)]

    def inside(self, place: Span) -> list[_Thing]:
        """What lies inside a place."""
        return [thing for _, span, thing in self._near(place) if place.covers(span)]

    def covering(self, place: Span) -> list[_Thing]:
        """What a place lies inside of."""
        return [thing for _, span, thing in self._near(place) if span.covers(place)]

    def _near(self, place: Span) -> Sequence[tuple[int, Span, _Thing]]:
        if place.start // _SHELF == place.end // _SHELF:
            return self._shelves.get(place.start // _SHELF, ())
        near = [self._shelves[shelf] for shelf in _shelves(place) if shelf in self._shelves]
        if len(near) == 1:
            return near[0]
        numbered = {row[0]: row for shelf in near for row in shelf}
        return [numbered[number] for number in sorted(numbered)]


def _shelves(span: Span) -> range:
    return range(span.start // _SHELF, span.end // _SHELF + 1)
