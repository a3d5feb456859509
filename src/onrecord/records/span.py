"""A stretch of text, and the words that several stretches cover."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Article.text` in code points: `start` is included, `end` is not.

    A tuple, so that JSON has it as `[start, end]`.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves.

        >>> Span(0, 5).of("Rents fell")
        'Rents'
        """
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words under a spans value, its members joined by an ellipsis.

    >>> words_of([Span(0, 5), Span(11, 16)], "Rents fell again")
    'Rents … again'
    """
    return " … ".join(span.of(text) for span in spans)
