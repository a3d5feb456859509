"""Find where the report begins and ends in a whole page that was flattened to text.

Takes the lines of a page; gives the run of lines that holds most prose and least else (the maximum
scoring run, which Pasternack and Roth 2009 found for tags). Leaves alone inputs that are no whole page.
"""

from collections.abc import Sequence
from typing import Final

from onrecord.reading.furniture.line import Line

# Measured on 91 pages flattened by inscriptis: each number stood best among its neighbours.
_STUB: Final = -7.0
_BULLET_STUB: Final = -12.0
# Words in small letters are a phrase, not a label; a full stop may have been lost.
_PHRASE: Final = 1.0
_SIGN: Final = -12.0
# "Related stories", "Leave a comment", "All rights reserved": what follows must be long to be the report.
_ENDS: Final = -20.0
# One endless paragraph (terms of use) is not worth ten of a report.
_MOST: Final = 60.0
# A paragraph between two stubs is as likely the teaser of another story.
_TEASER: Final = 10.0
_TEASER_WORDS: Final = 60
# Readers' comments and legal notes stand below a report and may be longer than it.
_LATER: Final = 2.0
# A paste with fewer lines than this around its report was copied with care, not as a page.
_FEW: Final = 9
_FEW_SIGNS: Final = 2
# A page in a language whose furniture is not listed shows no signs, but has many stubs.
_MANY: Final = 25


def region(lines: Sequence[Line]) -> tuple[int, int]:
    """The best run: from the first line up to, and without, the second."""
    best, start, total, ends = 0.0, 0, 0.0, (0, 0)
    for number, line in enumerate(lines):
        if total <= 0:
            start, total = number, 0.0
        total += weight(line, _has_company(lines, number))
        if total > best * (1.0 if start == ends[0] else _LATER):
            best, ends = total, (start, number + 1)
    return _with_short_start(lines, ends)


def _with_short_start(lines: Sequence[Line], run: tuple[int, int]) -> tuple[int, int]:
    """The run and the short sentences just above it ("Now it is over."), which weigh too little to begin it."""
    start = run[0]
    while start > 0 and lines[start - 1].ended and not (lines[start - 1].sign or lines[start - 1].block.bullet):
        start -= 1
    return start, run[1]


def weight(line: Line, company: bool) -> float:
    """How much a line speaks for the report (above zero) or against it.

    >>> fall = Line.of("Rents fell in May for the first time in nine years, the housing ministry said.")
    >>> weight(fall, True), weight(fall, False), weight(Line.of("Lamu Herald"), False)
    (15.0, 10.0, -7.0)
    """
    if line.sign or line.repeated:
        return _ENDS if line.ends else _SIGN
    if line.prose:
        gain = min(_MOST, float(line.words)) * (0.5 if line.block.bullet else 1.0)
        return gain if company or line.words >= _TEASER_WORDS else min(gain, _TEASER)
    if line.lower and line.words >= 4 and not line.ended:
        return _PHRASE
    if line.ended and line.words >= 2 and (line.lower or not line.block.bullet):
        return 0.0
    return _BULLET_STUB if line.block.bullet else _STUB


def _has_company(lines: Sequence[Line], number: int) -> bool:
    return any(lines[near].prose for near in (number - 1, number + 1) if 0 <= near < len(lines))


def is_page(lines: Sequence[Line], run: tuple[int, int]) -> bool:
    """Whether so many stubs, some of them known furniture, stand around the run that a whole page was pasted."""
    outside = [*lines[: run[0]], *lines[run[1] :]]
    stubs = sum(line.sign is not None or not line.ended for line in outside)
    signs = sum(line.sign is not None for line in outside)
    # A poem, a list of results: short lines and nothing else are somebody's text.
    return run[0] < run[1] and (stubs >= _MANY or (stubs >= _FEW and signs >= _FEW_SIGNS))
