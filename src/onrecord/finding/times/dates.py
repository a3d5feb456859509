"""Forms of dates: with a day, a month, a weekday, a year, a decade, and the day by itself ("yesterday").

Takes pieces of patterns; gives forms. Leaves alone what only looks like one: `2000 people`, `May Okello`, `to march`.
"""

import re
from datetime import date
from typing import Final

from onrecord.finding.times.meanings import (
    Absolute,
    Between,
    InYear,
    Meaning,
    MonthDay,
    OpenNumbers,
    Origin,
    Relative,
    Repeated,
    Weekday,
)
from onrecord.finding.times.periods import Period, Unit, day_of
from onrecord.finding.times.pieces import A_YEAR, DAY, SHIFT, YEAR, Form, Found, Pieces, year_period

_SECOND_DAY: Final = DAY.replace("<day>", "<day2>")
# Months that are first names or verbs, too: alone they need one of these words before them.
_DOUBTFUL: Final = frozenset({"may", "march", "april", "june", "august"})
_MONTH_LEADS: Final = frozenset(
    {"in", "since", "of", "by", "until", "till", "during", "from", "to", "through", "before", "after", "between"}
    | {"early", "late", "mid", "on", "for", "last", "next", "this", "and", "the", "as"}
)
_OWNERS: Final = frozenset({"a", "its", "his", "her", "their", "the", "this"})
# After these a number of four digits is a year, whatever follows; after others, not before "2000 people".
_YEAR_LEADS: Final = frozenset({"in", "since", "by", "until", "till", "during", "early", "late", "mid", "circa"})


_APOSTROPHES: Final = ("'", "’", "‘")


def date_forms(piece: Pieces) -> list[Form]:
    """All of them."""
    return [*_day_forms(piece), *_month_forms(piece), *_weekday_forms(piece), *_year_forms(piece)]


def _day_forms(piece: Pieces) -> list[Form]:
    on = rf"(?:(?:{SHIFT} )?(?P<on>{piece.weekdays}),? (?:the )?)?"
    year = rf"(?:,? {YEAR}| {A_YEAR})?"
    figures = r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)"
    return [
        Form("date", "MONTH WEEKDAY this last next", rf"(?:{on}|(?:last|this|next) ){piece.month} {DAY}{year}", _day),
        Form("date", "DIGIT WEEKDAY the", rf"{on}(?:the )?{DAY}(?: of)? {piece.month}{year}", _day),
        Form("date", "MONTH WEEKDAY this", rf"{on}{piece.month},? (?:the )?{piece.ordinal}{year}", _day),
        Form("date", "the ORDINAL", rf"(?:the )?{piece.ordinal} of {piece.month}{year}", _day),
        Form("days", "MONTH", rf"{piece.month} {DAY}(?: ?[-–—] ?| to | through ){_SECOND_DAY}{year}", _days),
        Form("days", "DIGIT", rf"{DAY}(?: ?[-–—] ?| to | and ){_SECOND_DAY} {piece.month}{year}", _days),
        Form("iso date", "DIGIT", r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?:T[\d:.+Z-]+)?", _iso),
        Form("date in figures", "DIGIT", figures, _figures),
    ]


def _month_forms(piece: Pieces) -> list[Form]:
    return [
        Form("month", "MONTH", rf"{piece.month}(?:,? (?:of )?)? {YEAR}", _month_and_year),
        Form("month", "MONTH", rf"{piece.month},? (?:of )?{A_YEAR}", _month),
        Form("month", "MONTH SHIFT", rf"(?:{SHIFT} )?{piece.month}", _month),
        Form("year end", "year the", r"(?:the )?year(?:[-\s]|[’']s )end", lambda _: MonthDay(12, 31)),
    ]


def _weekday_forms(piece: Pieces) -> list[Form]:
    each = rf"(?:each|every) (?P<each>{piece.weekdays})(?: (?:{piece.parts_of_day}))?"
    plural = rf"(?P<many>{piece.weekdays})(?:s| (?:mornings|afternoons|evenings|nights))"
    today = r"(?P<word>yesterday|today|tonight|tomorrow|the day before yesterday|the day after tomorrow)"
    part = r"(?P<word>last night|this (?:very )?(?:morning|afternoon|evening))"
    week = r"(?:,? (?:of )?(?P<week>last|this|next) week)?"
    return [
        Form("weekday", "WEEKDAY SHIFT", rf"(?:{SHIFT} )?{piece.weekday}{week}", _weekday),
        Form("every weekday", "WEEKDAY each every", rf"{each}|{plural}", _every_weekday),
        Form("day", "yesterday today tonight tomorrow the", today, _by_itself),
        Form("day", "last this", part, _by_itself),
    ]


def _year_forms(piece: Pieces) -> list[Form]:
    tail = rf"(?P<tail>(?:{piece.tens})(?:[-\s](?:{piece.ones}))?|ten|eleven|twelve|\w+teen)"
    span = r"(?P<year>1[89]\d\d|20\d\d)[-–—/](?P<to>1[89]\d\d|20\d\d|\d\d)(?![\d-])"
    return [
        Form("year", "DIGIT", YEAR, _year),
        Form("year", "the", rf"the year {YEAR}", _said_year),
        Form("year", "eighteen nineteen", rf"(?P<hundred>eighteen|nineteen) {tail}", _spoken_year),
        Form("fiscal year", "the fiscal", rf"(?:the )?(?:fiscal|financial|tax)(?: year)? {YEAR}", _said_year),
        Form("years", "DIGIT", span, _years),
        Form("decade", "the DIGIT", r"(?:the )?(?P<decade>1[5-9]\d|20\d)0[’']?s", _decade),
        Form("decade", "the", r"the [’'‘]?(?P<decade>[2-9])0[’']?s", _decade),
        Form(
            "decade",
            "DIGIT",
            r"(?P<decade>[2-9])0[’']?s",
            lambda f: _decade(f) if f.before[-1:] in _APOSTROPHES else None,
        ),
        Form("century", "the ORDINAL", rf"(?:the )?{piece.ordinal}[-\s]century", _century),
    ]


def _day(found: Found) -> Meaning | None:
    month, number = found.calendar.months[found["month"]], int(found["day"]) if found["day"] else found.ordinal
    if number is None or not found.capital("month") or not day_of(2000, month, number):
        return None
    if found["year"]:
        day = day_of(int(found["year"]), month, number)
        return Absolute(Period(Unit.DAY, day)) if day else None
    if found.shift_of_year:
        return InYear(MonthDay(month, number), *found.shift_of_year)
    return MonthDay(month, number, weekday=found.calendar.weekdays.get(found["on"]))


def _days(found: Found) -> Meaning | None:
    month, first, last = found.calendar.months[found["month"]], int(found["day"]), int(found["day2"])
    if first >= last or not found.capital("month") or not day_of(2000, month, last):
        return None
    if not found["year"]:
        return Between(MonthDay(month, first), MonthDay(month, last))
    start, end = (day_of(int(found["year"]), month, day) for day in (first, last))
    return Between(Absolute(Period(Unit.DAY, start)), Absolute(Period(Unit.DAY, end))) if start and end else None


def _iso(found: Found) -> Meaning | None:
    day = day_of(int(found["year"]), int(found["number"]), int(found["day"]))
    return Absolute(Period(Unit.DAY, day)) if day else None


def _figures(found: Found) -> Meaning | None:
    """Day and month in figures: settled where one order alone gives a date; with stops, the day comes first."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if len(found["year"]) == 2:
        year += 1900 if year > 50 else 2000
    orders = {day_of(year, two, one)} | ({day_of(year, one, two)} if found["mark"] == "/" else set())
    days = sorted(day for day in orders if day)
    if len(days) == 1:
        return Absolute(Period(Unit.DAY, days[0]))
    return OpenNumbers(tuple(days)) if days else None


def _month_and_year(found: Found) -> Meaning | None:
    if not found.capital("month"):
        return None
    return Absolute(Period(Unit.MONTH, date(int(found["year"]), found.calendar.months[found["month"]], 1)))


def _month(found: Found) -> Meaning | None:
    month = found.calendar.months[found["month"]]
    if not found.capital("month"):
        return None
    if found.shift_of_year:
        return InYear(MonthDay(month), *found.shift_of_year)
    if found.shift:
        return MonthDay(month, shift=found.shift[0], origin=found.shift[1])
    return MonthDay(month) if _stands_alone(found) else None


def _stands_alone(found: Found) -> bool:
    """A month with neither day nor year: `in May`, not `May Okello` and not `May I`."""
    word = found["month"]
    if word.endswith(".") or (len(word) == 3 and word != "may"):
        return False
    if word not in _DOUBTFUL:
        return not re.match(r"[’'](?!s\b)|\w|-[a-z]", found.follows)
    if found.lead in _OWNERS:
        return bool(re.match(r"(?:[’']s)? [a-z]", found.follows))
    return found.lead in _MONTH_LEADS and not re.match(r" [A-Z][a-z]+(?! \d)", found.follows)


def _weekday(found: Found) -> Meaning | None:
    if not found.capital("weekday") or found.inside_name or found.is_counted:
        return None
    weekday, (shift, origin) = found.calendar.weekdays[found["weekday"]], found.shift or (None, Origin.PUBLISHED)
    week = {"last": -1, "this": 0, "next": 1}.get(found["week"])
    if found["shift"] == "next":  # said on a Monday, "next Friday" is not that of the same week
        shift, week = None, 1
    return Weekday(weekday, shift, week, origin)


def _every_weekday(found: Found) -> Meaning | None:
    group = "each" if found["each"] else "many"
    return Repeated(f"XXXX-WXX-{found.calendar.weekdays[found[group]]}") if found.capital(group) else None


_BY_ITSELF: Final = {
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _by_itself(found: Found) -> Meaning | None:
    return Relative(Unit.DAY, _BY_ITSELF.get(found["word"], 0))


def _said_year(found: Found) -> Meaning | None:
    return year_period(int(found["year"]))


def _year(found: Found) -> Meaning | None:
    """A bare year: `in 1998`, not `1998 people` and not `$1998`."""
    year = int(found["year"])
    if found.lead in found.calendar.numbered or found.next_word in found.calendar.currencies:
        return None
    if re.match(r" (?:per ?cent|[mbtr]+illion|feet|miles|met|kilom|tons?\b|tonnes|hours)", found.follows):
        return None
    if found.before[-1:] in tuple("$£€-–/.,#:") and not re.search(r"\b(?:mid|late|early)-$", found.before):
        return None
    if found.lead in _YEAR_LEADS:
        return year_period(year) if year >= 1500 else None
    counts = re.match(r"[-\s](?:[a-z]+s\b(?! (?:was|is))|people|men\b|women|children|troops)", found.follows)
    return year_period(year) if 1900 <= year <= 2049 and not counts else None


def _spoken_year(found: Found) -> Meaning | None:
    """A year as broadcasts spell it: nineteen seventy-nine."""
    tail = found.calendar.number(found["tail"])
    return None if tail is None else year_period(found.calendar.numbers[found["hundred"]] * 100 + int(tail))


def _years(found: Found) -> Meaning | None:
    first, to = int(found["year"]), found["to"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    return Between(year_period(first), year_period(last)) if first < last <= first + 200 else None


def _decade(found: Found) -> Meaning | None:
    tens = int(found["decade"])
    return Absolute(Period(Unit.DECADE, date(tens * 10 if tens > 9 else 1900 + tens * 10, 1, 1)))


def _century(found: Found) -> Meaning | None:
    number = found.ordinal
    if number is None or not 2 <= number <= 30:
        return None
    return Absolute(Period(Unit.CENTURY, date((number - 1) * 100, 1, 1)))
