"""Turn what the words of a time say into a value, given when they were written.

Takes a meaning, the day of publication, the tense round it and the last date before it in the text; gives a
value, or None where what it counts from is not known. Nothing is ever taken for the day of publication.
"""

from dataclasses import replace

from onrecord.finding.times.distances import relative, stretch_from_today
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
    PartOf,
    Relative,
    Repeated,
    Vague,
    Weekday,
    is_fiscal,
)
from onrecord.finding.times.ordinals import part_of
from onrecord.finding.times.periods import Unit
from onrecord.finding.times.setting import Setting
from onrecord.finding.times.values import Value, between, of_period, stretch
from onrecord.finding.times.yearly import in_some_year, in_year, on_weekday


def resolve(expression: Expression, setting: Setting) -> Value | None:
    """The value of an expression.

    >>> from datetime import date
    >>> from onrecord.finding.times.tense import Tense
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
    if value and is_fiscal(expression.meaning):
        # Which months it has is the company's own choice: the words are kept, and no date.
        return Value(edtf=None, timex=value.timex)
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
            return in_some_year(meaning, setting)
        case InYear(inner, shift, origin):
            start = setting.before and setting.before.first if origin is Origin.TEXT else setting.today
            return in_year(inner, start.year + shift) if start else None
        case Weekday():
            return on_weekday(meaning, setting)
        case Relative():
            return relative(meaning, setting)
        case Length():
            return stretch_from_today(meaning, setting)
        case Between(first, last):
            return _between(first, last, setting)
        case PartOf(whole=whole):
            outer = _value(whole, setting)
            return part_of(meaning, outer.period) if outer and outer.period else None
        case Repeated(timex) | Vague(timex):
            return Value(edtf=None, timex=timex)
        case OpenNumbers(readings):
            return Value(edtf=None, earliest=readings[0], latest=readings[-1])


def _between(first: Meaning, last: Meaning, setting: Setting) -> Value | None:
    start = _value(first, setting)
    end = _value(last, replace(setting, before=start.period)) if start else None
    return between(start, end) if start and end else None
