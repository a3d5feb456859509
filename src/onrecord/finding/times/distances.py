"""Count stretches and distances from the day of the report or from what the text told before.

Takes a meaning and a setting; gives a value, or None where what it counts from is not known or too coarse.
"""

from datetime import date, timedelta

from onrecord.finding.times.durations import length
from onrecord.finding.times.meanings import Length, Meaning, Origin, Relative
from onrecord.finding.times.periods import Period, Unit, period_of
from onrecord.finding.times.setting import Setting
from onrecord.finding.times.tense import Tense
from onrecord.finding.times.values import Value, of_period


def relative(meaning: Relative, setting: Setting) -> Value | None:
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


def stretch_from_today(meaning: Length, setting: Setting) -> Value:
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
