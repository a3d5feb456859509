"""Forms with an ordinal: "the first Monday of October", "the last week of August 2025", "the first two weeks of July".

Takes pieces of patterns; gives forms, and the stretch that such words mean within a month or year. Leaves alone "the
last week of the campaign", which leads to a date that only the campaign has. "Saturday week" is here, too.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from onrecord.finding.times.meanings import Absolute, Holiday, InYear, Meaning, MonthDay, PartOf, Weekday
from onrecord.finding.times.periods import Period, Unit, nth_weekday
from onrecord.finding.times.pieces import A_YEAR, YEAR, Form, Found, Pieces, year_period
from onrecord.finding.times.values import Value, of_period, stretch

_LAST: Final = -1
_WHOLE: Final = YEAR.replace("<year>", "<whole>")
# "Saturday week" ends there: in "a Friday week of talks" it does not.
_ENDS: Final = r"(?=\s*(?:[.,;:!?)”\"]|$)| (?:at|in|and|to|for|or|but)\b)"
_WEEKS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def ordinal_forms(piece: Pieces) -> list[Form]:
    """All of them."""
    nth = rf"(?:the )?(?:{piece.ordinal}|(?P<last>last))"
    year = rf"(?:,? (?:of )?{YEAR}| {A_YEAR})?"
    outer = rf"(?:{piece.month}{year}|{_WHOLE})"
    lengths = rf"(?:{piece.number} )?(?P<piece>days?|weeks?|weekend|months?)"
    weeks = rf"(?P<weeks>{'|'.join(_WEEKS)}) weeks? (?:from|on) {piece.weekday}"
    return [
        Form("weekday", "the ORDINAL last", rf"{nth} {piece.weekday} (?:of|in) {piece.month}{year}", _nth_weekday),
        Form("part", "the ORDINAL last", rf"{nth} {lengths} (?:of|in) {outer}", _part),
        Form("weekday", "WEEKDAY", rf"{piece.weekday} week{_ENDS}", _week_on),
        Form("weekday", " ".join(_WEEKS), weeks, _week_on),
    ]


def _number(found: Found) -> int | None:
    return _LAST if found["last"] else found.ordinal


def _nth_weekday(found: Found) -> Meaning | None:
    number = _number(found)
    if number is None or not _LAST <= number <= 4 or not (found.capital("weekday") and found.capital("month")):
        return None
    rule = f"{number}-{found.calendar.weekdays[found['weekday']]}-{found.calendar.months[found['month']]}"
    if found.shift_of_year:
        return InYear(Holiday(rule), *found.shift_of_year)
    return Holiday(rule, int(found["year"]) if found["year"] else None)


def _part(found: Found) -> Meaning | None:
    number, unit = _number(found), Unit(found["piece"].removesuffix("s"))
    amount = found.calendar.number(found["number"]) if found["number"] else 1
    outer = _outer(found)
    if number is None or outer is None or amount is None or amount != int(amount) or amount < 1:
        return None
    # "The third week of May", "the first two weeks of May": not "the third two weeks".
    if (amount > 1 and number not in (1, _LAST)) or (amount > 1) != found["piece"].endswith("s"):
        return None
    return PartOf(number, int(amount), unit, outer)


def _outer(found: Found) -> Meaning | None:
    if not found["month"]:
        return year_period(int(found["whole"]))
    month = found.calendar.months[found["month"]]
    if not found.capital("month"):
        return None
    if found.shift_of_year:
        return InYear(MonthDay(month), *found.shift_of_year)
    return in_month(int(found["year"]), month) if found["year"] else MonthDay(month)


def in_month(year: int, month: int) -> Absolute:
    """A month of a year."""
    return Absolute(Period(Unit.MONTH, nth_weekday(year, month, 1, 1).replace(day=1)))


def _week_on(found: Found) -> Meaning | None:
    """ "Saturday week", "two weeks from Saturday": so many weeks after the next one."""
    if not found.capital("weekday"):
        return None
    return Weekday(found.calendar.weekdays[found["weekday"]], later=_WEEKS.get(found["weeks"], 1))


def part_of(meaning: PartOf, outer: Period) -> Value | None:
    """The stretch that an ordinal means; a week of a month is about then, for nobody counts it the same way.

    >>> from datetime import date
    >>> july = Period(Unit.MONTH, date(2024, 7, 1))
    >>> whole = MonthDay(7)
    >>> [part_of(PartOf(nth, 1, Unit.WEEK, whole), july).edtf for nth in (1, -1)]
    ['2024-07-01~/2024-07-07~', '2024-07-25~/2024-07-31~']
    >>> part_of(PartOf(1, 1, Unit.WEEKEND, whole), july).edtf, part_of(PartOf(7, 1, Unit.WEEK, whole), july)
    ('2024-07-06/2024-07-07', None)
    """
    number, amount, unit = meaning.number, meaning.amount, meaning.unit
    if unit is Unit.WEEKEND:
        saturday = nth_weekday(outer.first.year, (outer.first if number > 0 else outer.last).month, 6, number)
        return of_period(Period(Unit.WEEKEND, saturday)) if saturday <= outer.last else None
    if unit is Unit.MONTH:
        if outer.unit is not Unit.YEAR:
            return None
        ones = [Period(Unit.MONTH, outer.first).shifted(at) for at in range(12)]
        chosen = (ones[number - 1 : number - 1 + amount] if number > 0 else ones[-amount:]) if number <= 12 else []
        if not chosen:
            return None
        edtf = chosen[0].edtf if amount == 1 else f"{chosen[0].edtf}/{chosen[-1].edtf}"
        return Value(edtf=edtf, earliest=chosen[0].first, latest=chosen[-1].last, timex=f"P{amount}M")
    days = amount * (7 if unit is Unit.WEEK else 1)
    first = outer.first + timedelta(days * (number - 1)) if number > 0 else outer.last - timedelta(days - 1)
    last = first + timedelta(days - 1)
    if first < outer.first or last > outer.last:
        return None
    if unit is Unit.WEEK and amount == 1:
        return replace(of_period(Period(Unit.WEEK, first), about=True), timex=f"P{amount}W")
    return stretch(first, last, f"P{amount}{unit[0].upper()}")
