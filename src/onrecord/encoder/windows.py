"""Lay windows over a text that is longer than the encoder reads at once.

A window ends with a paragraph, which attributions seldom cross, and reads a little of what stands before it.
Where a paragraph is too long for that, the next window begins inside it.
"""

from dataclasses import dataclass

import numpy as np

from onrecord.encoder.crf import Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read; words `first` to `last` (excluded) are taken from it."""

    start: int
    end: int
    first: int
    last: int


def lay(count: int, firsts: Ints, paragraphs: Ints, width: int, before: int) -> list[Window]:
    """Lay windows of at most `width` pieces over `count` pieces.

    `firsts` are the words' first pieces, `paragraphs` the paragraphs'; `before` is how many pieces a window
    reads before the first that it answers for.

    >>> lay(9, np.arange(9), np.array([0, 5, 8]), 6, 1)
    [Window(start=0, end=5, first=0, last=5), Window(start=4, end=9, first=5, last=9)]
    """
    windows: list[Window] = []
    border = 0
    while border < count and len(firsts):
        start = max(border - before, 0)
        end = min(start + width, count)
        # A paragraph that starts too early in the window would leave most of it unused.
        starts = paragraphs[(paragraphs > start + 2 * width // 3) & (paragraphs < end)]
        following = end if end == count else end - before
        if end < count and len(starts):
            following = end = int(starts[-1])
        first, last = np.searchsorted(firsts, (border, following)).tolist()
        if first < last:
            windows.append(Window(start, end, first, last))
        border = following
    return windows
