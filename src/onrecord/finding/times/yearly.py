"""Choose the year of what every year has (a month, a day, a feast, a season, a quarter), and the week of a weekday.

Takes a meaning and a setting; gives a value, `XXXX-01-19` where no year is known, or None.
"""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.finding.times.meanings import Holiday, MonthDay, OfYear, Origin, Weekday
from onrecord.finding.times.periods import Period, Unit, day_of, easter, nth_weekday, period_of
from onrecord.finding.times.setting import Setting
from onrecord.finding.times.tense import Tense
from onrecord.finding.times.values import Value, of_period, yearless

# A story goes back by weeks ("he had fled on 3 October"), seldom by months.
_BACK = 60
_SETTLED, _PAST_LONGER, _DOUBTFUL = 1000, 250, 150


def in_some_year(meaning: MonthDay | Holiday | OfYear, setting: Setting) -> Value | None:
    """A thing that every year has: that of the year said, or the one that the tense points to."""
    if isinstance(meaning, Holiday | OfYear) and meaning.year is not None:
        return in_year(meaning, meaning.year)
    if not isinstance(meaning, OfYear) and meaning.shift is None and (setting.year or setting.open_year):
        return in_told_year(meaning, setting.year, setting.today) if setting.year else _of_no_year(meaning)
    today = setting.today
    origin = Origin.PUBLISHED if isinstance(meaning, Holiday) else meaning.origin
    if origin is Origin.TEXT:
        today = setting.before.first if setting.before else None
    if today is None:
        return _of_no_year(meaning)
    found = [value for year in range(today.year - 3, today.year + 4) if (value := in_year(meaning, year))]
    if isinstance(meaning, MonthDay) and meaning.weekday:
        found = [value for value in found if value.earliest and value.earliest.isoweekday() == meaning.weekday]
        return min(found, key=lambda value: _distance(value, today), default=None)
    # "Expects to report the third quarter": a verb tells less of a part of the year than of a date.
    setting = replace(setting, sure=setting.sure and not isinstance(meaning, OfYear))
    return _chosen(found, meaning.shift, setting, today)


def in_told_year(meaning: MonthDay | Holiday, told: Period, today: date | None) -> Value | None:
    """A date in the year that the text has told, or in the one after it where the story would have to go back.

    >>> from onrecord.finding.times.periods import Unit
    >>> arrested = Period(Unit.DAY, date(2021, 10, 11))
    >>> [in_told_year(MonthDay(*day), arrested, None).edtf for day in ((12, 3), (10, 3), (1, 20))]
    ['2021-12-03', '2021-10-03', '2022-01-20']
    """
    same, later = (in_year(meaning, told.first.year + ahead) for ahead in (0, 1))
    goes_back = (
        same
        and same.latest
        and told.unit in (Unit.DAY, Unit.MONTH, Unit.SEASON)
        and (told.first - same.latest).days > _BACK
    )
    if later and (goes_back or not same) and not (today and later.earliest and later.earliest > today):
        return later
    return same


def _chosen(found: list[Value], shift: int | None, setting: Setting, today: date) -> Value | None:
    """Out of the same thing in several years, the one that "last", "next" or the tense points to."""
    begun = [value for value in found if value.earliest and value.earliest <= today]
    ahead = [value for value in found if value.latest and value.latest >= today]
    if shift == -1:
        return next((value for value in reversed(begun) if value.latest and value.latest < today), None)
    if shift == 1:
        return next((value for value in ahead if value.earliest and value.earliest > today), None)
    if shift == 0:
        return next((value for value in found if value.earliest and value.earliest.year == today.year), None)
    if shift == -2:  # that of a year before the last one that has begun
        return begun[-2] if len(begun) > 1 else None
    return min(found, key=lambda value: _distance(value, today) + _against(value, today, setting), default=None)


def _distance(value: Value, today: date) -> int:
    """Days from today to a value; 0 inside it."""
    if not (value.earliest and value.latest):
        return 10**6
    if value.earliest <= today <= value.latest:
        return 0
    return min(abs((value.earliest - today).days), abs((value.latest - today).days))


def _against(value: Value, today: date, setting: Setting) -> int:
    """How many days a year weighs that the tense speaks against.

    A verb right before the time settles it: "landed on Dec. 5", printed in November, is last year. One farther off
    errs now and then: "the Jan. 14 deadline was set", printed on Jan. 5, is this January. So it outweighs months,
    not the whole year; less for a day, which is said of what is near.
    """
    if setting.tense is None or not (value.earliest and value.latest):
        return 0
    past = setting.tense is Tense.PAST
    if not (value.earliest > today if past else value.latest < today):
        return 0
    if setting.sure:
        return _SETTLED
    return _PAST_LONGER if past and value.earliest != value.latest else _DOUBTFUL


def _of_no_year(meaning: MonthDay | Holiday | OfYear) -> Value | None:
    if isinstance(meaning, MonthDay):
        return yearless(meaning.month, meaning.day)
    if isinstance(meaning, Holiday) and meaning.rule[2] == "-":
        month, day = meaning.rule.split("-")
        return yearless(int(month), int(day))
    return None


def in_year(meaning: MonthDay | Holiday | OfYear, year: int) -> Value | None:
    """The thing in that year, where the year has it: no 29 February in 2023."""
    if not 1 <= year <= 9998:
        return None
    match meaning:
        case MonthDay(month, None):
            return of_period(Period(Unit.MONTH, date(year, month, 1)))
        case MonthDay(month, number):
            day = day_of(year, month, number or 0)
            return of_period(Period(Unit.DAY, day)) if day else None
        case Holiday(rule):
            return of_period(Period(Unit.DAY, _feast(rule, year)))
        case OfYear(Unit.SEASON, number):
            season = of_period(Period(Unit.SEASON, date(year, 3 * (number - 20), 1)))
            # "The winter of 2022" may be the one that ends or the one that begins in it.
            return replace(season, earliest=date(year, 1, 1)) if number == 24 and meaning.year else season
        case OfYear(unit, number):
            months = 3 if unit is Unit.QUARTER else 6
            return of_period(Period(unit, date(year, months * (number - 1) + 1, 1)))


def _feast(rule: str, year: int) -> date:
    """The day of a feast.

    >>> _feast("12-25", 2026), _feast("easter-2", 2027), _feast("4-4-11", 2026)
    (datetime.date(2026, 12, 25), datetime.date(2027, 3, 26), datetime.date(2026, 11, 26))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    head, *rest = rule.rsplit("-", 2 if rule.count("-") >= 2 else 1)
    if len(rest) == 1:
        return date(year, int(head), int(rest[0]))
    return nth_weekday(year, int(rest[1]), int(rest[0]), int(head))


def on_weekday(meaning: Weekday, setting: Setting) -> Value | None:
    today = setting.today
    if meaning.origin is Origin.TEXT:
        today = setting.before.first if setting.before else None
    if today is None:
        return None
    day = Period(Unit.DAY, _day_on(meaning, today, setting.tense))
    return of_period(day)


def _day_on(meaning: Weekday, today: date, tense: Tense | None) -> date:
    ago, ahead = (today.isoweekday() - meaning.weekday) % 7, (meaning.weekday - today.isoweekday()) % 7
    if meaning.later:
        return today + timedelta(ahead + 7 * meaning.later)
    if meaning.week is not None:
        return period_of(Unit.WEEK, today).first + timedelta(7 * meaning.week + meaning.weekday - 1)
    if meaning.shift == -1:
        return today - timedelta(ago or 7)
    if meaning.shift == 1:
        return today + timedelta(ahead or 7)
    if meaning.shift == 0:
        return period_of(Unit.WEEK, today).first + timedelta(meaning.weekday - 1)
    # News that does not say otherwise tells what is over: "Friday" in a Friday paper is that day.
    return today + timedelta(ahead) if tense is Tense.FUTURE else today - timedelta(ago)
