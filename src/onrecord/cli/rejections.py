"""Say what was rejected, without drowning who reads it.

Takes each rejection as it comes; gives a line for the first few of a file that holds many documents, and at
the end one line that counts the rest of it. Leaves the ledger to keep every one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.printing.plain import one_line

SHOWN: Final = 3
# `news.jsonl:17`; the port of an address is no such number.
_NUMBERED: Final = re.compile(r"(?!https?://[^/]*\Z)(.+):\d+")


def file_of(name: str) -> str:
    """The file of many documents that an input was one of; its own name where it was none.

    >>> file_of("news.jsonl:17"), file_of("quay.txt"), file_of("http://courier.example:8080")
    ('news.jsonl', 'quay.txt', 'http://courier.example:8080')
    """
    found = _NUMBERED.fullmatch(name)
    return found[1] if found else name


class Origins:
    """Where inputs are from, for those that have the name of another from elsewhere."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def of(self, file: str, argument: str) -> str:
        """What tells an input from an earlier one of its name; nothing where its name does.

        >>> origins = Origins()
        >>> [origins.of("quay.txt", where) for where in ("may/quay.txt", "june/quay.txt", "may/quay.txt")]
        ['', ' from june/quay.txt', '']
        """
        first = self._first.setdefault(file, argument)
        return "" if first == argument else f" from {one_line(argument)}"


class Rejections:
    """The rejections of a run, by the file that they were in."""

    def __init__(self, advice: str = "onrecord rejected lists them") -> None:
        self._advice = advice
        self._reasons: dict[tuple[str, str], Counter[str]] = {}
        self._origins = Origins()

    def told(self, name: str, reason: str, message: str, argument: str = "") -> Iterator[str]:
        """The line for one, unless its file has had enough of them; `argument` is what the user typed for it."""
        file = file_of(name)
        reasons = self._reasons.setdefault((file, self._origins.of(file, argument)), Counter())
        reasons[reason] += 1
        if reasons.total() <= SHOWN:
            yield f"rejected: {one_line(message)} [{reason}]{self._origins.of(file, argument)}"

    def rest(self) -> Iterator[str]:
        """A line for each file of which some were not told."""
        for (file, place), reasons in self._reasons.items():
            if reasons.total() > SHOWN:
                more = reasons.total() - SHOWN
                told = f"{more} more, {reasons.total()} in all ({counted(reasons.items())}); {self._advice}"
                yield f"rejected: {one_line(file)}{place}: {told}"


def counted(reasons: Iterable[tuple[str, int]]) -> str:
    """Reasons with their numbers, the commonest first.

    >>> counted({"empty": 1, "not-a-document": 4}.items())
    '4 not-a-document, 1 empty'
    """
    return ", ".join(f"{number} {reason}" for reason, number in sorted(reasons, key=lambda one: (-one[1], one[0])))
