"""Turn what the words of a time say into a value, given when they were written.

Takes a meaning, the day of publication, the tense round it and the last date before it in the text; gives a
value, or None where what it counts from is not known. Nothing is ever taken for the day of publication.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.finding.times.durations import length
from onrecord.finding.times.meanings import (
    Absolute,
    Between,
    Expression,
    Holiday,
    InYear,
    Length,
    Meaning,
    MonthDay,
    OfYear,
    OpenNumbers,
    Origin,
    Relative,
    Repeated,
    Vague,
    Weekday,
)
from onrecord.finding.times.periods import Period, Unit, day_of, easter, nth_weekday, period_of
from onrecord.finding.times.tense import Tense
from onrecord.finding.times.values import Value, between, of_period, stretch, yearless


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known round a time."""

    today: date | None
    tense: Tense | None = None
    sure: bool = False
    before: Period | None = None
    quarter: Period | None = None


def resolve(expression: Expression, setting: Setting) -> Value | None:
    """The value of an expression.

    >>> from onrecord.records import Span
    >>> said = Expression(span=Span(0, 6), meaning=Weekday(5), rule="weekday")
    >>> resolve(said, Setting(today=date(2024, 2, 9), tense=Tense.PAST)).edtf  # "on Friday" in a Friday paper
    '2024-02-09'
    >>> resolve(said, Setting(today=None)) is None
    True
    """
    try:
        value = _value(expression.meaning, setting)
    except (OverflowError, ValueError):  # the calendar ends: "nine thousand years ago"
        return None
    return _modified(value, expression, setting) if value else None


def _modified(value: Value, expression: Expression, setting: Setting) -> Value:
    today, period = setting.today, value.period
    word = expression.modifier or ""
    if (
        word in ("earlier", "later")
        and today
        and period
        and period.unit is not Unit.DAY
        and period.first <= today <= period.last
    ):
        ends = (period.first, today) if word == "earlier" else (today, period.last)
        return replace(stretch(*ends, period.timex), period=period)
    if word in (
        "about",
        "around",
        "approximately",
        "roughly",
        "nearly",
        "almost",
        "circa",
        "some",
        "more than",
        "less than",
        "over",
        "at least",
    ) and (period and value.edtf and "~" not in value.edtf):
        value = of_period(period, about=True)
    if expression.clock and value.timex and period and period.unit is Unit.DAY:
        value = replace(value, timex=value.timex + expression.clock)
    return value


def _value(meaning: Meaning, setting: Setting) -> Value | None:
    match meaning:
        case Absolute(period):
            return of_period(period)
        case MonthDay() | Holiday() | OfYear():
            return _in_some_year(meaning, setting)
        case InYear(inner, shift):
            return _in(inner, setting.today.year + shift) if setting.today else None
        case Weekday():
            return _weekday(meaning, setting)
        case Relative():
            return _relative(meaning, setting)
        case Length():
            return _length(meaning, setting)
        case Between(first, last):
            return _between(first, last, setting)
        case Repeated(timex) | Vague(timex):
            return Value(edtf=None, timex=timex)
        case OpenNumbers(readings):
            return Value(edtf=None, earliest=readings[0], latest=readings[-1])


def _between(first: Meaning, last: Meaning, setting: Setting) -> Value | None:
    start = _value(first, setting)
    end = _value(last, replace(setting, before=start.period)) if start else None
    return between(start, end) if start and end else None


def _in_some_year(meaning: MonthDay | Holiday | OfYear, setting: Setting) -> Value | None:
    """A thing that every year has: that of the year said, or the one that the tense points to."""
    if isinstance(meaning, Holiday | OfYear) and meaning.year is not None:
        return _in(meaning, meaning.year)
    today = setting.today
    origin = meaning.origin if isinstance(meaning, OfYear) else Origin.PUBLISHED
    if origin is Origin.TEXT:
        today = setting.before.first if setting.before else None
    if today is None:
        return _of_no_year(meaning)
    found = [value for year in range(today.year - 3, today.year + 4) if (value := _in(meaning, year))]
    if isinstance(meaning, MonthDay) and meaning.weekday:
        found = [value for value in found if value.earliest and value.earliest.isoweekday() == meaning.weekday]
        return min(found, key=lambda value: _distance(value, today), default=None)
    # "Expects to report the third quarter": a verb tells less of a part of the year than of a date.
    setting = replace(setting, sure=setting.sure and not isinstance(meaning, OfYear))
    return _chosen(found, meaning.shift, setting, today)


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


_SETTLED, _PAST_LONGER, _DOUBTFUL = 1000, 250, 150


def _of_no_year(meaning: MonthDay | Holiday | OfYear) -> Value | None:
    if isinstance(meaning, MonthDay):
        return yearless(meaning.month, meaning.day)
    if isinstance(meaning, Holiday) and meaning.rule[2] == "-":
        month, day = meaning.rule.split("-")
        return yearless(int(month), int(day))
    return None


def _in(meaning: MonthDay | Holiday | OfYear, year: int) -> Value | None:
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


def _weekday(meaning: Weekday, setting: Setting) -> Value | None:
    today = setting.today
    if meaning.origin is Origin.TEXT:
        today = setting.before.first if setting.before else None
    if today is None:
        return None
    day = Period(Unit.DAY, _day_on(meaning, today, setting.tense))
    return of_period(day)


def _day_on(meaning: Weekday, today: date, tense: Tense | None) -> date:
    ago, ahead = (today.isoweekday() - meaning.weekday) % 7, (meaning.weekday - today.isoweekday()) % 7
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


def _relative(meaning: Relative, setting: Setting) -> Value | None:
    if meaning.origin is Origin.TEXT or (setting.quarter and year_away(meaning)):
        before = setting.before
        if setting.quarter and (meaning.unit is Unit.QUARTER or year_away(meaning)):
            before = setting.quarter
        if before is None or not _fine_enough(meaning, before):
            return None
        start, kept = before.first, before
    else:
        if setting.today is None:
            return None
        start, kept = setting.today, Period(Unit.DAY, setting.today)
    if meaning.whole:
        if meaning.unit is Unit.WEEKEND and meaning.origin is Origin.PUBLISHED and meaning.steps == 0:
            return of_period(_this_weekend(start, setting.tense))
        return of_period(period_of(meaning.unit, start).shifted(int(meaning.steps)))
    return _away(meaning, start, kept)


def year_away(meaning: Meaning) -> bool:
    """Whether it is "a year ago" or "a year earlier", which beside a quarter means that quarter of the year before."""
    return isinstance(meaning, Relative) and meaning.unit is Unit.YEAR and not meaning.whole and meaning.steps == -1


def _fine_enough(meaning: Relative, before: Period) -> bool:
    """ "The next day" after "in 1998" leads nowhere; "a year earlier" after it does."""
    return (before.last - before.first).days <= (Period(meaning.unit, before.first).last - before.first).days + 1


def _this_weekend(today: date, tense: Tense | None) -> Period:
    """The weekend just past, unless the clause looks ahead; on a Saturday or Sunday, this one."""
    this = period_of(Unit.WEEKEND, today)
    return this if tense is Tense.FUTURE or today >= this.first else this.shifted(-1)


def _away(meaning: Relative, start: date, kept: Period) -> Value:
    """A distance: as exact as its unit, and about then where that is more than a day."""
    steps, unit = meaning.steps, meaning.unit
    if steps != int(steps):
        finer = {Unit.YEAR: (Unit.MONTH, 12), Unit.DECADE: (Unit.YEAR, 10), Unit.WEEK: (Unit.DAY, 7)}.get(unit)
        unit, scale = finer or (unit, 1)
        steps *= scale
    count = int(steps)
    if unit is Unit.DAY:
        return of_period(Period(unit, start + timedelta(count)), about=meaning.loose)
    if unit is Unit.YEAR and kept.unit in (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON):
        months = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.HALF: 2, Unit.SEASON: 4}[kept.unit]
        return of_period(kept.shifted(count * months))
    if unit is Unit.WEEK and meaning.origin is Origin.TEXT and kept.unit is Unit.DAY:
        return of_period(Period(Unit.DAY, start + timedelta(7 * count)), about=True)
    if unit in (Unit.DECADE, Unit.CENTURY):
        unit, count = Unit.YEAR, count * (10 if unit is Unit.DECADE else 100)
    return of_period(period_of(unit, start).shifted(count), about=True)


def _length(meaning: Length, setting: Setting) -> Value:
    timex = length(meaning.amount, meaning.unit)
    today, unit = setting.today, meaning.unit
    if not (today and meaning.toward and meaning.amount) or unit in ("second", "minute", "hour"):
        return Value(edtf=None, timex=timex)
    if unit == "fortnight":
        unit, scale = "week", 2.0
    else:
        scale = 1.0
    away = _away(
        Relative(Unit(unit), meaning.toward * meaning.amount * scale, whole=False), today, Period(Unit.DAY, today)
    )
    if not (away.period and away.period.unit):
        return Value(edtf=None, timex=timex)
    far = away.period.first if meaning.toward < 0 else away.period.last
    ends = (far, today) if meaning.toward < 0 else (today, far)
    start, end = (_rounded(day, today, unit) for day in ends)
    return Value(edtf=f"{start}/{end}", earliest=ends[0], latest=ends[1], timex=timex)


def _rounded(day: date, today: date, unit: str) -> str:
    """The end of a stretch that is known to the day only on today's side."""
    if day == today or unit == "day":
        return day.isoformat()
    return f"{day.isoformat()[: 4 if unit in ('year', 'decade', 'century') else 7]}~"


Resolver = Callable[[Expression, Setting], Value | None]


def settings(published: tuple[date, date] | None, setting: Setting) -> Iterator[Setting]:
    """One setting for each day that the report may be of: none, one, or the first and the last."""
    for today in sorted(set(published or ())):
        yield replace(setting, today=today)
    if not published:
        yield setting
