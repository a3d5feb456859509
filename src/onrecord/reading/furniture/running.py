"""Find where a running report begins and ends, whose entries are short and headed by the time of day.

Takes the lines of a page and the run of most prose in it; gives the run with the entries that stand round it, which
their times and headings would otherwise part from it. Leaves alone a ticker beside a report: headlines with times, and
no running text below them.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.reading.furniture.line import Line
from onrecord.reading.lines.entries import is_running, is_stamp

# Of so many of the times, the next line or the one below its heading is running text.
_SHARE: Final = 0.6
_BELOW: Final = 2
# What may stand between two entries: longer than this it is another part of the page.
_LONGEST: Final = 12


def with_entries(lines: Sequence[Line], run: tuple[int, int]) -> tuple[int, int]:
    """The run and the entries round it, from the first time to the text below the last.

    >>> words = "The wind has dropped and the roofs are gone, the mayor said."
    >>> told = [Line.of(text) for hour in range(9, 14) for text in (f"{hour}:10", "Storm in Lodva", words)]
    >>> ticker = [Line.of(text) for hour in range(9, 14) for text in (f"{hour}:10", "Storm in Lodva")]
    >>> with_entries(told, (2, 3)), with_entries([*ticker, Line.of(words)], (10, 11))
    ((0, 15), (10, 11))
    """
    stamps = [number for number, line in enumerate(lines) if is_stamp(line.text)]
    if not is_running(lines[number].text for number in stamps):
        return run
    told = [number for number in stamps if _tells(lines, number)]
    if len(told) < _SHARE * len(stamps) or not told[0] - _LONGEST <= run[0] < told[-1] + _LONGEST:
        return run
    if any(second - first > _LONGEST for first, second in pairwise(told)):
        return run
    end = next(number for number in range(told[-1] + 1, len(lines)) if lines[number].prose) + 1
    while end < len(lines) and lines[end].prose:
        end += 1
    return min(run[0], told[0]), max(run[1], end)


def _tells(lines: Sequence[Line], stamp: int) -> bool:
    """Whether running text follows a time, or the heading below it."""
    below = lines[stamp + 1 : stamp + 1 + _BELOW]
    return any(line.prose for line in below) and not any(is_stamp(line.text) for line in below[:1])
