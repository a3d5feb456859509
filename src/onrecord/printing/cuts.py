"""Cut a text at every border of the spans that lie on it.

Takes a stretch of text and marks on it, which may overlap, nest and be broken; gives pieces that
follow each other without a gap, each with the marks that cover the whole of it. Leaves the text alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.records import Span, Statement


class Role(StrEnum):
    """What the marked words are in their statement."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that play a part in the statement of that number."""

    span: Span
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that no border runs through, and the marks over it, outermost first."""

    span: Span
    marks: tuple[Mark, ...] = ()

    @property
    def opening(self) -> tuple[Mark, ...]:
        """The marks that begin here."""
        return tuple(mark for mark in self.marks if mark.span.start == self.span.start)

    @property
    def closing(self) -> tuple[Mark, ...]:
        """The marks that end here."""
        return tuple(mark for mark in self.marks if mark.span.end == self.span.end)


def marks_of(number: int, statement: Statement) -> Iterator[Mark]:
    """The marks of one statement."""
    for role, spans in zip(Role, (statement.source, statement.cue, statement.content), strict=True):
        yield from (Mark(span, role, number) for span in spans if span.start < span.end)


def cut(stretch: Span, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a stretch at the borders of the marks.

    >>> told, inner = Mark(Span(0, 9), Role.CONTENT, 1), Mark(Span(4, 6), Role.CUE, 2)
    >>> [(*piece.span, [mark.number for mark in piece.marks]) for piece in cut(Span(0, 12), [inner, told])]
    [(0, 4, [1]), (4, 6, [1, 2]), (6, 9, [1]), (9, 12, [])]
    >>> cut(Span(3, 3), [told])
    []
    """
    here = sorted((mark for mark in marks if mark.span.touches(stretch)), key=_outermost_first)
    inside = {max(stretch.start, min(place, stretch.end)) for mark in here for place in mark.span}
    return [
        Piece(span, tuple(mark for mark in here if mark.span.covers(span)))
        for span in (Span(*borders) for borders in pairwise(sorted({*stretch, *inside})))
    ]


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return mark.span.start, -mark.span.end, mark.number, mark.role
