"""The pieces that patterns of times are made of, and what a match says in words.

Takes a `Calendar`; gives pieces of regular expressions for its months, numbers and so on, and `Found`, through
which the readers of the forms look at a match.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.codebook.calendar import Calendar
from onrecord.codebook.phrasings import alternatives
from onrecord.finding.times.meanings import Absolute, Meaning, Origin
from onrecord.finding.times.periods import Period, Unit

DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,]\d)"
YEAR: Final = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\w%$]|[.,]\d|-\d)"
SHIFT: Final = (
    r"(?P<shift>(?:this|the) past|this coming|the coming|last|next|this|the previous|the following|the preceding"
    r"|the same|that)"
)
A_YEAR: Final = r"(?P<a_year>last|this|next|that(?: same)?|the (?:next|following|previous|preceding|same)) year"
_ARTICLE: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+(?:[A-Z]\w+\s+)?$")
# "Last" and "next" count from the day of publication, "previous" and "following" from what the text told before.
_LAST, _THIS, _NEXT = -1, 0, 1
SHIFTS: Final = {
    "last": (_LAST, Origin.PUBLISHED),
    "past": (_LAST, Origin.PUBLISHED),
    "this past": (_LAST, Origin.PUBLISHED),
    "this": (_THIS, Origin.PUBLISHED),
    "current": (_THIS, Origin.PUBLISHED),
    "next": (_NEXT, Origin.PUBLISHED),
    "coming": (_NEXT, Origin.PUBLISHED),
    "this coming": (_NEXT, Origin.PUBLISHED),
    "previous": (_LAST, Origin.TEXT),
    "preceding": (_LAST, Origin.TEXT),
    "prior": (_LAST, Origin.TEXT),
    "following": (_NEXT, Origin.TEXT),
    "same": (_THIS, Origin.TEXT),
    "that": (_THIS, Origin.TEXT),
    "that same": (_THIS, Origin.TEXT),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a form. Groups are read in small letters, empty where they are absent."""

    match: re.Match[str]
    calendar: Calendar

    def __getitem__(self, group: str) -> str:
        words = self.match[group] if group in self.match.re.groupindex else None
        return " ".join(words.lower().split()) if words else ""

    @property
    def words(self) -> str:
        """All of it, in small letters."""
        return self.match[0].lower()

    def capital(self, group: str) -> bool:
        """Whether a group is written as a name is: "March", not "march"."""
        return bool(self.match[group]) and self.match[group][0].isupper()

    @property
    def lead(self) -> str:
        """The word before, in small letters; empty at the start of a sentence."""
        before = self.match.string[max(self.match.start() - 24, 0) : self.match.start()]
        found = re.search(r"([\w’']+),?[\s(–—-]+$", before)
        return found[1].lower() if found else ""

    @property
    def before(self) -> str:
        """The six characters before."""
        return self.match.string[max(self.match.start() - 6, 0) : self.match.start()]

    @property
    def follows(self) -> str:
        """The next characters."""
        return self.match.string[self.match.end() : self.match.end() + 24]

    @property
    def next_word(self) -> str:
        """The word behind, in small letters; empty where a mark stands there."""
        found = re.match(r"[^\S\n]([A-Za-z]+)", self.follows)
        return found[1].lower() if found else ""

    @property
    def inside_name(self) -> bool:
        """Whether it stands inside a name with an article: "the Sunday Ledger", "the Good Friday Pact"."""
        before = self.match.string[max(self.match.start() - 24, 0) : self.match.start()]
        return bool(_ARTICLE.search(before) and re.match(r"[^\S\n][A-Z][a-z]", self.follows))

    @property
    def is_counted(self) -> bool:
        """Whether it is one of several that are counted: "the first Monday of each month"."""
        counted = self["shift"] == "last" or self.lead == "last" or self.lead in self.calendar.ordinals
        return counted and bool(re.match(r"[^\S\n](?:of|in a)\b", self.follows))

    @property
    def shift(self) -> tuple[int, Origin] | None:
        """What "last" or "the following" says, or None where no such word is there."""
        return SHIFTS[self["shift"].removeprefix("the ")] if self["shift"] else None

    @property
    def shift_of_year(self) -> tuple[int, Origin] | None:
        """What "last year" says of the year; "the next year" follows what was told."""
        words = self["a_year"]
        if not words:
            return None
        shift, origin = SHIFTS[words.removeprefix("the ")]
        return shift, Origin.TEXT if words == "the next" else origin

    @property
    def ordinal(self) -> int | None:
        """The number of "third" or "3rd"."""
        word = self["ordinal"]
        return int(re.sub(r"\D", "", word)) if word[:1].isdigit() else self.calendar.ordinals.get(word)


Read = Callable[[Found], Meaning | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to tell a time. `opens`: classes of words, or words, that it begins with; `read` gives its meaning.

    A blank in the pattern stands for any run of blanks within a line; a reader gives None for what is no time.
    """

    name: str
    opens: str
    pattern: str
    read: Read


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of patterns for the words of one calendar."""

    month: str
    weekday: str
    weekdays: str
    season: str
    unit: str
    units: str
    holiday: str
    ordinal: str
    tens: str
    ones: str
    number: str
    parts_of_day: str


def pieces(calendar: Calendar) -> Pieces:
    """Make the pieces of a calendar."""
    tens = either(word for word, value in calendar.numbers.items() if 20 <= value <= 90)
    ones = either(
        word for word, value in calendar.numbers.items() if value < 10 and word not in ("a", "an") and " " not in word
    )
    return Pieces(
        month=rf"(?P<month>{either(calendar.months)})(?![\w’'])",
        weekday=rf"(?P<weekday>{either(calendar.weekdays)})(?!\w)",
        weekdays=either(calendar.weekdays),
        season=rf"(?P<season>{either(calendar.seasons)})",
        unit=rf"(?P<unit>{either(calendar.units)})",
        units=either(calendar.units),
        holiday=rf"(?P<holiday>{either(calendar.holidays)})",
        ordinal=rf"(?P<ordinal>{either(calendar.ordinals)}|\d{{1,2}}(?:st|nd|rd|th))",
        tens=tens,
        ones=ones,
        number=rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?: 1/2|½)?|(?:{tens})[-\s](?:{ones})|"
        rf"{either(calendar.numbers)}|{either(calendar.some)})",
        parts_of_day=either(calendar.parts_of_day),
    )


def year_period(year: int) -> Absolute:
    """A year."""
    return Absolute(Period(Unit.YEAR, date(year, 1, 1)))


def either(names: Iterable[str]) -> str:
    """One of the names, the longest that fits.

    >>> either(["jan", "jan.", "half a dozen"])
    'h(?:alf a dozen)|j(?:an\\\\.|an)'
    """
    return alternatives(sorted(names, key=lambda name: (-len(name), name))).replace("\\ ", " ")
