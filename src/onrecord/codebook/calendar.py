"""The words that times are told with, as one frozen `Calendar`. `times.yaml` holds them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Names and numbers of times; every key is lower case with single spaces."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    parts_of_day: Mapping[str, str]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    some: frozenset[str]
    holidays: Mapping[str, str]
    future: frozenset[str]
    past: frozenset[str]
    done: frozenset[str]
    staying: frozenset[str]
    telling: frozenset[str]
    asking: frozenset[str]
    arranging: frozenset[str]
    numbered: frozenset[str]
    currencies: frozenset[str]
    named_by_day: frozenset[str]

    def number(self, words: str) -> float | None:
        """What a number in words or digits comes to, or None where it is none.

        >>> from onrecord.codebook import load
        >>> calendar = load().calendar
        >>> calendar.number("twenty-five"), calendar.number("1,500"), calendar.number("2 1/2"), calendar.number("few")
        (25, 1500, 2.5, None)
        """
        words = words.lower().replace(",", "")
        if words in self.numbers:
            return self.numbers[words]
        if found := re.fullmatch(r"(\d+)(?: 1/2|½)", words):
            return int(found[1]) + 0.5
        if re.fullmatch(r"\d+(?:\.\d+)?", words):
            return float(words) if "." in words else int(words)
        tens, _, ones = words.replace("-", " ").partition(" ")
        if tens in self.numbers and ones in self.numbers and self.numbers[tens] >= 20 > 10 > self.numbers[ones]:
            return self.numbers[tens] + self.numbers[ones]
        return None


def read_calendar(content: Mapping[str, Any]) -> Calendar:
    """Make a `Calendar` of the content of `times.yaml`."""
    words = {group: entry["words"] for group, entry in content.items()}
    return Calendar(
        months=_inverted(words["months"]),
        weekdays=_inverted(words["weekdays"]),
        seasons=_inverted(words["seasons"]),
        parts_of_day=_inverted(words["parts_of_day"]),
        units=_inverted(words["units"]),
        numbers=words["numbers"],
        ordinals=words["ordinals"],
        some=frozenset(words["some"]),
        holidays=_inverted(words["holidays"]),
        future=frozenset(words["future"]),
        past=frozenset(words["past"]),
        done=frozenset(words["done"]),
        staying=frozenset(words["staying"]),
        telling=frozenset(words["telling"]),
        asking=frozenset(words["asking"]),
        arranging=frozenset(words["arranging"]),
        numbered=frozenset(words["numbered"]),
        currencies=frozenset(words["currencies"]),
        named_by_day=frozenset(words["named_by_day"]),
    )


def _inverted(names: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {name: key for key, own in names.items() for name in own}
