"""What the words of a time say by themselves, before anybody knows when they were written.

"March" says a month and no year; "three years ago" says how far back and in which unit. `resolve` turns these
into dates.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.finding.times.periods import Period, Unit
from onrecord.records import Span


class Origin(StrEnum):
    """What a time counts from: the day of publication, or the last date in the text before it."""

    PUBLISHED = "published"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Absolute:
    """A stretch of the calendar with nothing left open."""

    period: Period


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month, or a day of it, of an unsaid year. `shift`: -1 the last one, 1 the next one, 0 this one.

    A `weekday` that is said, too, tells the year.
    """

    month: int
    day: int | None = None
    shift: int | None = None
    weekday: int | None = None
    origin: Origin = Origin.PUBLISHED


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday is 1. `shift` as in `MonthDay`; `week` is set where the week is said: "Thursday last week".

    `later` is set where weeks after the next one are meant: "Saturday week".
    """

    weekday: int
    shift: int | None = None
    week: int | None = None
    origin: Origin = Origin.PUBLISHED
    later: int = 0


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units before or after. `whole`: the unit as such ("last month"), not a distance ("a month ago").

    `loose`: the number is not meant to the letter ("a couple of days ago").
    """

    unit: Unit
    steps: float
    origin: Origin = Origin.PUBLISHED
    whole: bool = True
    loose: bool = False


@dataclass(frozen=True, slots=True)
class OfYear:
    """A season (21-24), a quarter or a half of an unsaid year; `shift` of the year, or of the thing itself.

    A `fiscal` one begins on a day that only its company knows.
    """

    unit: Unit
    number: int
    shift: int | None = None
    year: int | None = None
    origin: Origin = Origin.PUBLISHED
    fiscal: bool = False


def is_fiscal(meaning: "Meaning") -> bool:
    """Whether it is a quarter or half of a fiscal year."""
    if isinstance(meaning, InYear):
        meaning = meaning.inner
    return isinstance(meaning, OfYear) and meaning.fiscal


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast, by the rule that finds it in a year."""

    rule: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class InYear:
    """A month or holiday of "last year", "this year", "the next year"."""

    inner: MonthDay | Holiday | OfYear
    shift: int
    origin: Origin = Origin.PUBLISHED


@dataclass(frozen=True, slots=True)
class Length:
    """A duration. `toward` is -1 for the time just past, 1 for the time to come, 0 where it is not anchored."""

    amount: float | None
    unit: str
    toward: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """Something that recurs; `timex` is its TIMEX3 value."""

    timex: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, recently, soon: no date follows from it."""

    ref: str


@dataclass(frozen=True, slots=True)
class OpenNumbers:
    """A date in figures that can be read in two ways, such as 3/4/2026; both are kept."""

    readings: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True, slots=True)
class PartOf:
    """The `number`-th so many units of a month or year, -1 the last: "the first two weeks of May"."""

    number: int
    amount: int
    unit: Unit
    whole: "Meaning"


Meaning = (
    Absolute
    | MonthDay
    | Weekday
    | Relative
    | OfYear
    | Holiday
    | InYear
    | Length
    | Repeated
    | Vague
    | OpenNumbers
    | Between
    | PartOf
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The words of one time and what they say. `clock` is a TIMEX3 part of day, `TNI` or `T20:00`."""

    span: Span
    meaning: Meaning
    rule: str
    clock: str | None = None
    modifier: str | None = None
