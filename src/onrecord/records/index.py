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
        self._rows = tuple(rows)
        self._shelves: dict[int, list[int]] = defaultdict(list)
        for number, (span, _) in enumerate(self._rows):
            for shelf in _shelves(span):
                self._shelves[shelf].append(number)

    def touching(self, place: Span) -> list[_Thing]:
        """What shares at least one character with a place."""
        return [thing for span, thing in self._near(place) if span.touches(place)]

    def inside(self, place: Span) -> list[_Thing]:
        """What lies inside a place."""
        return [thing for span, thing in self._near(place) if place.covers(span)]

    def covering(self, place: Span) -> list[_Thing]:
        """What a place lies inside of."""
        return [thing for span, thing in self._near(place) if span.covers(place)]

    def _near(self, place: Span) -> Sequence[tuple[Span, _Thing]]:
        near = [self._shelves[shelf] for shelf in _shelves(place) if shelf in self._shelves]
        numbers = near[0] if len(near) == 1 else sorted({number for shelf in near for number in shelf})
        return [self._rows[number] for number in numbers]


def _shelves(span: Span) -> range:
    return range(span.start // _SHELF, span.end // _SHELF + 1)
