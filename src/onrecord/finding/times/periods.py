"""Stretches of the calendar: a day, a week, a season, a century, and the one before.

Takes dates and units; gives periods and how EDTF (ISO 8601-2) and TIMEX3 write them. Knows no language.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# The number that EDTF gives spring; the other seasons follow.
_SPRING = 21
_SEASON_CODES = ("SP", "SU", "FA", "WI")


class Unit(StrEnum):
    """How long a stretch is."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_MONTHS = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.SEASON: 3,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar by its length and first day."""

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        """Its last day.

        >>> Period(Unit.MONTH, date(2024, 2, 1)).last
        datetime.date(2024, 2, 29)
        """
        if self.unit in _DAYS:
            return self.first + timedelta({Unit.DAY: 0, Unit.WEEK: 6, Unit.WEEKEND: 1}[self.unit])
        return _months_later(self.first, _MONTHS[self.unit]) - timedelta(1)

    def shifted(self, steps: int) -> "Period":
        """The period that many of its own lengths later; raises `OverflowError` outside the years 1 to 9999.

        >>> Period(Unit.QUARTER, date(2024, 1, 1)).shifted(-1).first
        datetime.date(2023, 10, 1)
        """
        if self.unit in _DAYS:
            return Period(self.unit, self.first + timedelta(steps * _DAYS[self.unit]))
        return Period(self.unit, _months_later(self.first, steps * _MONTHS[self.unit]))

    @property
    def edtf(self) -> str:
        """Its EDTF, level 1; an interval where that has no word for the unit.

        >>> Period(Unit.SEASON, date(2022, 3, 1)).edtf, Period(Unit.DECADE, date(1990, 1, 1)).edtf
        ('2022-21', '199X')
        >>> Period(Unit.WEEK, date(2024, 2, 5)).edtf
        '2024-02-05/2024-02-11'
        """
        year = f"{self.first.year:04}"
        match self.unit:
            case Unit.DAY:
                return self.first.isoformat()
            case Unit.MONTH:
                return f"{year}-{self.first.month:02}"
            case Unit.SEASON:
                return f"{year}-{_SPRING + _season(self.first)}"
            case Unit.YEAR:
                return year
            case Unit.DECADE:
                return f"{year[:3]}X"
            case Unit.CENTURY:
                return f"{year[:2]}XX"
            case Unit.QUARTER | Unit.HALF:
                return f"{year}-{self.first.month:02}/{year}-{self.last.month:02}"
            case _:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def timex(self) -> str:
        """Its value in TimeML, where weeks and quarters have a word.

        >>> Period(Unit.WEEK, date(2024, 2, 5)).timex, Period(Unit.QUARTER, date(1989, 7, 1)).timex
        ('2024-W06', '1989-Q3')
        """
        year, month = f"{self.first.year:04}", self.first.month
        match self.unit:
            case Unit.WEEK | Unit.WEEKEND:
                week = self.first.isocalendar()
                return f"{week.year:04}-W{week.week:02}" + ("-WE" if self.unit is Unit.WEEKEND else "")
            case Unit.QUARTER:
                return f"{year}-Q{(month + 2) // 3}"
            case Unit.HALF:
                return f"{year}-H{(month + 5) // 6}"
            case Unit.SEASON:
                return f"{year}-{_SEASON_CODES[_season(self.first)]}"
            case Unit.DECADE | Unit.CENTURY:
                return year[:3] if self.unit is Unit.DECADE else year[:2]
            case _:
                return self.edtf


def period_of(unit: Unit, day: date) -> Period:
    """The period of that length that a day lies in. Weeks begin on Monday; a weekend is that of the day's week.

    >>> period_of(Unit.SEASON, date(2024, 1, 9)).first, period_of(Unit.WEEKEND, date(2024, 1, 9)).first
    (datetime.date(2023, 12, 1), datetime.date(2024, 1, 13))
    """
    monday = day - timedelta(day.isoweekday() - 1)
    match unit:
        case Unit.DAY:
            return Period(unit, day)
        case Unit.WEEK:
            return Period(unit, monday)
        case Unit.WEEKEND:
            return Period(unit, monday + timedelta(5))
        case Unit.SEASON:
            return Period(unit, _months_later(day.replace(day=1), -(day.month % 3)))
        case Unit.DECADE:
            return Period(unit, date(max(day.year // 10 * 10, 1), 1, 1))
        case Unit.CENTURY:
            return Period(unit, date(max(day.year // 100 * 100, 1), 1, 1))
        case _:
            length = _MONTHS[unit]
            return Period(unit, date(day.year, (day.month - 1) // length * length + 1, 1))


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none.

    >>> day_of(2024, 2, 30) is None
    True
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computation.

    >>> easter(2024), easter(2027)
    (datetime.date(2024, 3, 31), datetime.date(2027, 3, 28))
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second … or last (-1) such weekday of a month; Monday is 1.

    >>> nth_weekday(2024, 11, 4, 4), nth_weekday(2024, 5, 1, -1)
    (datetime.date(2024, 11, 28), datetime.date(2024, 5, 27))
    """
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.isoweekday() - weekday) % 7)


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"No calendar for the year {year}.")
    return date(year, month + 1, 1)


def _season(first: date) -> int:
    return (first.month // 3 - 1) % 4
