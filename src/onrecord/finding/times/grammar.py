"""The patterns that times are told in, made from the words of the codebook.

Takes a `Calendar`; gives rules, each of which reads one form at one place of a text and says what it means.
Leaves numbers that are no time alone (`2000 people`, `a second vote`), and says nothing about which day is meant.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.codebook.calendar import Calendar
from onrecord.finding.times.meanings import (
    Absolute,
    Between,
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
from onrecord.finding.times.periods import Period, Unit, day_of

Read = Callable[["re.Match[str]", Calendar], Meaning | None]

_DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,]\d)"
_SECOND_DAY: Final = _DAY.replace("<day>", "<day2>")
_YEAR: Final = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\w%$]|[.,]\d|-\d)"
_SHIFT: Final = r"(?P<shift>(?:this|the) past|this coming|the coming|last|next|this|the previous|the following|the preceding|the same|that)"
_SHIFTS: Final = {
    "last": (-1, Origin.PUBLISHED),
    "this past": (-1, Origin.PUBLISHED),
    "the past": (-1, Origin.PUBLISHED),
    "past": (-1, Origin.PUBLISHED),
    "this": (0, Origin.PUBLISHED),
    "current": (0, Origin.PUBLISHED),
    "next": (1, Origin.PUBLISHED),
    "this coming": (1, Origin.PUBLISHED),
    "the coming": (1, Origin.PUBLISHED),
    "coming": (1, Origin.PUBLISHED),
    "the previous": (-1, Origin.TEXT),
    "previous": (-1, Origin.TEXT),
    "the preceding": (-1, Origin.TEXT),
    "preceding": (-1, Origin.TEXT),
    "prior": (-1, Origin.TEXT),
    "the following": (1, Origin.TEXT),
    "following": (1, Origin.TEXT),
    "the same": (0, Origin.TEXT),
    "same": (0, Origin.TEXT),
    "that": (0, Origin.TEXT),
    "that same": (0, Origin.TEXT),
}
# After these a number of four digits is a year, whatever follows; after others, not before "2000 people".
_YEAR_LEADS: Final = frozenset(["in", "since", "by", "until", "till", "during", "early", "late", "mid", "circa"])


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its name, its pattern, and what a match means (None: it is no time after all)."""

    name: str
    pattern: re.Pattern[str]
    read: Read


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules by the class of word that opens them, and the pieces that may stand round a time."""

    calendar: Calendar
    rules: dict[str, tuple[Rule, ...]]
    classes: dict[str, frozenset[str]]
    modifier: re.Pattern[str]
    part_of_day: re.Pattern[str]
    clock: re.Pattern[str]

    def rules_at(self, word: str) -> tuple[Rule, ...]:
        """The rules that a text may follow from this word on."""
        return self.rules.get("number" if word[0].isdigit() else word, ())


def grammar(calendar: Calendar) -> Grammar:
    """Make the grammar of a calendar; meant to be made once."""
    rules: dict[str, list[Rule]] = {}
    classes = _classes(calendar)
    for name, opens, pattern, read in _forms(calendar):
        rule = Rule(name, _compiled(rf"(?:{pattern})(?!\w)"), read)
        for word in sorted({word for kind in opens.split() for word in classes.get(kind, frozenset({kind}))}):
            rules.setdefault(word, []).append(rule)
    part = _either(calendar.parts_of_day)
    zone = r"(?: (?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|MT|PT|local time|Moscow time|Z))"
    return Grammar(
        calendar=calendar,
        rules={word: tuple(own) for word, own in rules.items()},
        classes=classes,
        modifier=_compiled(
            r"(?P<modifier>sometime|very early|very late|early|late|mid|middle|earlier|later|"
            r"the (?:very )?(?:early|late|mid|middle)|the (?:very )?(?:beginning|start|end|middle|close|early part|latter part|latter half|early days) of|"
            r"the first days of|at the (?:start|end) of|about|around|approximately|roughly|nearly|almost|some|circa|"
            r"at least|at most|more than|less than|fewer than|over|up to)(?:-| |, )(?=\S)"
        ),
        part_of_day=_compiled(
            rf"(?:,? (?:in the |at )?(?:(?:early|late|mid)[-\s])?(?P<part>{part})(?![\w’'])|,? (?:at |around |about )?(?P<at>"
            rf"(?:noon|midnight)|{_CLOCK}){zone}?)"
        ),
        clock=_compiled(rf"(?P<at>noon|midnight|midday|{_CLOCK}){zone}?(?P<join>,? (?:on )?(?=\w))?"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for any run of blanks within a line."""
    return re.compile(pattern.replace(" ?", r"[^\S\n]*").replace(" ", r"[^\S\n]+"), re.IGNORECASE)


_CLOCK: Final = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<hour24>[01]?\d|2[0-4])[:.h](?P<minute24>[0-5]\d)(?: hours| hrs)?(?=,? (?:GMT|UTC|BST|CET|CEST|EST|EDT|local|on ))"
    r"|(?P<military>[012]\d[0-5]\d)(?= (?:GMT|UTC|hours|hrs))"
    r"|(?P<oclock>1[0-2]|[1-9]) o['’]clock"
)


def _classes(calendar: Calendar) -> dict[str, frozenset[str]]:
    def firsts(phrases: Iterable[str]) -> frozenset[str]:
        return frozenset(re.match(r"[\w’']+|\W", phrase)[0] for phrase in phrases)  # type: ignore[index]

    numbers = firsts(calendar.numbers) | firsts(calendar.some) | {"number"}
    return {
        "MONTH": firsts(calendar.months),
        "WEEKDAY": firsts(calendar.weekdays) | {f"{day}s" for day in calendar.weekdays if not day.endswith(".")},
        "SEASON": firsts(calendar.seasons),
        "UNIT": firsts(calendar.units),
        "NUMBER": numbers,
        "DIGIT": frozenset({"number"}),
        "ORDINAL": firsts(calendar.ordinals) | {"number"},
        "HOLIDAY": firsts(calendar.holidays),
        "SHIFT": frozenset(
            [
                "this",
                "the",
                "last",
                "next",
                "that",
                "past",
                "previous",
                "following",
                "preceding",
                "coming",
                "same",
                "prior",
                "current",
            ]
        ),
    }


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace("\\ ", " ") for name in sorted(names, key=lambda name: (-len(name), name)))


def _forms(calendar: Calendar) -> list[tuple[str, str, str, Read]]:
    month = rf"(?P<month>{_either(calendar.months)})(?![\w’'])"
    weekday = rf"(?P<weekday>{_either(calendar.weekdays)})(?![\w])"
    season = rf"(?P<season>{_either(calendar.seasons)})"
    unit = rf"(?P<unit>{_either(calendar.units)})"
    holiday = rf"(?P<holiday>{_either(calendar.holidays)})"
    ordinal = rf"(?P<ordinal>{_either(calendar.ordinals)}|\d{{1,2}}(?:st|nd|rd|th))"
    tens = _either(word for word, value in calendar.numbers.items() if 20 <= value <= 90)
    ones = _either(
        word for word, value in calendar.numbers.items() if value < 10 and word not in ("a", "an") and " " not in word
    )
    number = (
        rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?: 1/2|½)?|"
        rf"(?:{tens})[-\s](?:{ones})|"
        rf"{_either(calendar.numbers)}|{_either(calendar.some)})"
    )
    a_year = r"(?P<a_year>last|this|next) year"
    before_day = rf"(?:(?:{_SHIFT} )?(?P<on>{_either(calendar.weekdays)}),? (?:the )?)?"
    return [
        # Dates with their day.
        (
            "date",
            "MONTH WEEKDAY this last next",
            rf"(?:{before_day}|(?:last|this|next) ){month} {_DAY}(?:,? {_YEAR})?",
            _month_day,
        ),
        ("date", "DIGIT WEEKDAY the", rf"{before_day}(?:the )?{_DAY}(?: of)? {month}(?:,? {_YEAR})?", _month_day),
        ("date", "MONTH WEEKDAY this", rf"{before_day}{month},? (?:the )?{ordinal}(?:,? {_YEAR})?", _month_day),
        ("date", "the ORDINAL", rf"(?:the )?{ordinal} of {month}(?:,? {_YEAR})?", _month_day),
        ("days", "MONTH", rf"{month} {_DAY}(?: ?[-–—] ?| to | through ){_SECOND_DAY}(?:,? {_YEAR})?", _month_days),
        ("days", "DIGIT", rf"{_DAY}(?: ?[-–—] ?| to | and ){_SECOND_DAY} {month}(?:,? {_YEAR})?", _month_days),
        ("iso date", "DIGIT", r"(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<day>\d\d)(?:T[\d:.+Z-]+)?", _iso),
        (
            "date in figures",
            "DIGIT",
            r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)",
            _figures,
        ),
        # Months.
        ("month", "MONTH", rf"{month}(?:,? (?:of )?)? {_YEAR}", _month_year),
        ("month", "MONTH", rf"{month},? (?:of )?{a_year}", _month_of),
        ("month", "MONTH SHIFT", rf"(?:{_SHIFT} )?{month}", _month),
        # Weekdays.
        (
            "weekday",
            "WEEKDAY SHIFT",
            rf"(?:{_SHIFT} )?{weekday}(?:,? (?:of )?(?P<week>last|this|next) week)?",
            _weekday,
        ),
        (
            "every weekday",
            "WEEKDAY each every",
            rf"(?:(?:each|every) {weekday}(?: {_either(calendar.parts_of_day)})?|{weekday}s|"
            rf"{weekday} (?:mornings|afternoons|evenings|nights))".replace("<weekday>", "<w2>", 1)
            .replace("<weekday>", "<w3>", 1)
            .replace("<weekday>", "<w4>", 1),
            _every_weekday,
        ),
        # Days by themselves.
        ("day", "yesterday today tonight tomorrow", r"(?P<word>yesterday|today|tonight|tomorrow)(?![’']s)", _deictic),
        ("day", "yesterday today tomorrow", r"(?P<word>yesterday|today|tomorrow)(?=[’']s)", _deictic),
        ("day", "the", r"the (?P<word>day before yesterday|day after tomorrow)", _deictic),
        ("day", "last this", r"(?P<word>last night|this (?:very )?(?:morning|afternoon|evening))", _deictic),
        # Whole units before and after.
        (
            "unit",
            "SHIFT",
            rf"(?P<shift>(?:this|the) past|this coming|(?:the )?(?:last|next|coming|current|previous|following|preceding|prior|same)"
            rf"|this|past|that(?: same)?) {unit}",
            _unit,
        ),
        (
            "whole",
            "the",
            r"the (?:fiscal |current )?(?P<unit>year|month|week|decade|century)",
            lambda m, c: Relative(Unit(c.units[m["unit"].lower()]), 0),
        ),
        ("weekend", "the", r"the weekend", lambda m, c: Relative(Unit.WEEKEND, 0)),
        (
            "ago",
            "NUMBER UNIT",
            rf"(?:{number}(?: more)? )?{unit}(?: or so)? (?P<way>ago|earlier|later|before|after|hence|from now|from today)",
            _ago,
        ),
        ("ago", "the", rf"the {unit} (?P<way>before|after|earlier)", _ago),
        (
            "year earlier",
            "the year",
            r"(?:the )?(?:comparable )?(?:year[-\s](?:ago|earlier))(?: (?P<thing>quarter|period|month|week|third quarter|"
            r"first quarter|second quarter|fourth quarter|nine months|six months))?",
            _year_earlier,
        ),
        # Seasons, quarters, halves, holidays.
        ("season", "the SEASON SHIFT", rf"(?:{_SHIFT} |the )?{season}(?: of| in)?,? {_YEAR}", _season),
        ("season", "the SEASON", rf"(?:the )?{season} (?:of )?{a_year}", _season),
        ("season", "the SEASON SHIFT", rf"(?:{_SHIFT} |(?P<the>the ))?{season}", _season),
        (
            "quarter",
            "the SHIFT ORDINAL fiscal DIGIT",
            rf"(?:the )?(?:(?P<before>1[89]\d\d|20\d\d)(?:[’']s)? )?(?:(?P<a_year>this|last|next) year[’']s )?"
            rf"(?:fiscal )?(?:{ordinal}|(?P<final>last)(?= half))(?: fiscal)?[-\s](?P<piece>quarter|half)(?:,? (?:of )?(?:fiscal )?(?:{_YEAR}|(?P<year_shift>last|this|next) year|the year))?",
            _quarter,
        ),
        ("quarter", "q", rf"Q(?P<quarter>[1-4])(?: (?:of )?(?:FY ?)?{_YEAR})?", _quarter),
        (
            "quarter",
            "the",
            r"the (?:latest |most recent |just-ended )?quarter(?! (?:of|century))",
            lambda m, c: (
                Relative(Unit.QUARTER, -1)
                if "atest" in m[0] or "recent" in m[0] or "ended" in m[0]
                else Relative(Unit.QUARTER, 0, Origin.TEXT)
            ),
        ),
        ("holiday", "HOLIDAY SHIFT", rf"(?:{_SHIFT} )?{holiday}(?:,? (?:of |in )?(?:{_YEAR}|{a_year}))?", _holiday),
        # Years and more.
        ("year", "DIGIT", _YEAR, _year),
        ("year", "the", rf"the year {_YEAR}", lambda m, c: _year_period(int(m["year"]))),
        (
            "year",
            "eighteen nineteen",
            rf"(?P<hundred>eighteen|nineteen) (?P<tail>(?:{tens})(?:[-\s](?:{ones}))?|ten|eleven|twelve|\w+teen)",
            _spoken_year,
        ),
        (
            "fiscal year",
            "the fiscal",
            rf"(?:the )?(?:fiscal|financial|tax)(?: year)? {_YEAR}",
            lambda m, c: _year_period(int(m["year"])),
        ),
        ("years", "DIGIT", r"(?P<year>1[89]\d\d|20\d\d)(?:[-–—/])(?P<to>1[89]\d\d|20\d\d|\d\d)(?![\d-])", _years),
        (
            "decade",
            "the DIGIT",
            r"(?:the )?(?P<decade>1[5-9]\d|20\d)0[’']?s",
            lambda m, c: Absolute(Period(Unit.DECADE, date(int(m["decade"]) * 10, 1, 1))),
        ),
        (
            "decade",
            "the",
            r"the [’'‘]?(?P<decade>[2-9])0[’']?s",
            lambda m, c: Absolute(Period(Unit.DECADE, date(1900 + int(m["decade"]) * 10, 1, 1))),
        ),
        ("century", "the ORDINAL", rf"(?:the )?{ordinal}[-\s]century", _century),
        ("year end", "year the", r"(?:the )?year(?:[-\s]|[’']s )end", lambda m, c: MonthDay(12, 31)),
        # Durations.
        (
            "duration",
            "NUMBER",
            rf"{number}(?: more| full| straight| consecutive| additional)?[-\s]{unit}(?:-long)?(?![-\s]olds?\b| of age)",
            _length,
        ),
        ("duration", "the", rf"the {number}(?: additional)? {unit}", _length),
        (
            "duration",
            "the SHIFT",
            rf"(?:the )?(?P<toward>last|past|next|coming|previous|following|first|final|recent) {number} {unit}",
            _length,
        ),
        (
            "duration",
            "the recent coming past future",
            rf"(?:the )?(?P<toward>recent|coming|past|future) {unit}(?: and {_either(calendar.units)})?",
            _length,
        ),
        ("duration", "UNIT", rf"{unit} or (?P<other>{_either(calendar.units)})", _length),
        (
            "duration",
            "UNIT",
            r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries|year-long|month-long|day-long|week-long|yearlong|daylong|"
            r"weeklong|monthlong)(?! old)",
            _length,
        ),
        ("duration", "the", r"the (?P<unit>days|weeks|months|years|decades) ahead", _length),
        # What recurs.
        (
            "set",
            "daily weekly monthly yearly annually hourly nightly each every",
            rf"(?P<often>daily|weekly|monthly|yearly|annually|hourly|nightly)|(?:each|every) (?:(?:single|other) )?{unit}",
            _often,
        ),
        # What leads to no date.
        (
            "vague",
            "now currently nowadays presently current recently recent the",
            r"(?P<now>now|currently|nowadays|presently|current(?! (?:affairs|account)))|(?P<past>recently|recent|the past(?! \w+s\b))"
            r"|(?P<soon>the (?:near |foreseeable |not-too-distant )?future|the (?:near|short|long) term)",
            _vague,
        ),
    ]


def _is_name(m: re.Match[str]) -> bool:
    """Whether a month or weekday is written as a name is: with a capital."""
    word = next((m[group] for group in ("month", "weekday") if group in m.re.groupindex and m[group]), "X")
    return word[0].isupper()


def _lead(m: re.Match[str]) -> str:
    """The word before the match, lower case; empty at the start of a sentence."""
    before = m.string[max(m.start() - 24, 0) : m.start()]
    found = re.search(r"([\w’']+,?)[\s(–—-]+$", before)
    return found[1].lower() if found else ""


def _day_number(m: re.Match[str], calendar: Calendar) -> int | None:
    groups = m.re.groupindex
    if "day" in groups and m["day"]:
        return int(m["day"])
    return _ordinal(m["ordinal"], calendar)


def _ordinal(word: str, calendar: Calendar) -> int | None:
    return int(re.sub(r"\D", "", word)) if word[0].isdigit() else calendar.ordinals.get(word.lower())


def _month_day(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    month, number = calendar.months[m["month"].lower()], _day_number(m, calendar)
    if number is None or not 1 <= number <= 31 or not _is_name(m):
        return None
    if m["year"]:
        day = day_of(int(m["year"]), month, number)
        return Absolute(Period(Unit.DAY, day)) if day else None
    weekday = calendar.weekdays.get((m["on"] or "").lower()) if "on" in m.re.groupindex else None
    return MonthDay(month, number, weekday=weekday) if day_of(2000, month, number) else None


def _month_days(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    month, first, last = calendar.months[m["month"].lower()], int(m["day"]), int(m["day2"])
    if first >= last or not _is_name(m) or not day_of(2000, month, last):
        return None
    if not m["year"]:
        return Between(MonthDay(month, first), MonthDay(month, last))
    days = [day_of(int(m["year"]), month, day) for day in (first, last)]
    return Between(*(Absolute(Period(Unit.DAY, day)) for day in days if day)) if all(days) else None


def _iso(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    day = day_of(int(m["year"]), int(m["month_number"]), int(m["day"]))
    return Absolute(Period(Unit.DAY, day)) if day else None


def _figures(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    """Day and month in figures, where only one order gives a date; otherwise both readings are kept."""
    one, two, year = int(m["one"]), int(m["two"]), int(m["year"])
    if len(m["year"]) == 2:
        year += 1900 if year > 50 else 2000
    orders = {day_of(year, one, two), day_of(year, two, one)} if m["mark"] == "/" else {day_of(year, two, one)}
    days = sorted(day for day in orders if day)
    if len(days) == 1:
        return Absolute(Period(Unit.DAY, days[0]))
    return OpenNumbers(tuple(days)) if days else None


def _month_year(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    return (
        Absolute(Period(Unit.MONTH, date(int(m["year"]), calendar.months[m["month"].lower()], 1)))
        if _is_name(m)
        else None
    )


def _month_of(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    if not _is_name(m):
        return None
    return InYear(MonthDay(calendar.months[m["month"].lower()]), _SHIFTS[m["a_year"].lower()][0])


def _month(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    word = m["month"]
    shift = " ".join(m["shift"].lower().split()) if m["shift"] else None
    if not _is_name(m) or (shift is None and not _month_alone(m, word)):
        return None
    return MonthDay(calendar.months[word.lower()], shift=_SHIFTS[shift][0] if shift else None)


def _month_alone(m: re.Match[str], word: str) -> bool:
    """A month with neither day nor year: `in May`, not `May Okello` and not `May I`."""
    follows = m.string[m.end() : m.end() + 20]
    if word.endswith(".") or (len(word) == 3 and word.lower() != "may"):
        return False
    if word.lower() in ("may", "march", "april", "june", "august"):
        lead = _lead(m).rstrip(",")
        if lead in ("a", "its", "his", "her", "their", "the", "this"):
            return bool(re.match(r"(?:[’']s)? [a-z]", follows))
        return lead in _MONTH_LEADS and not re.match(r" [A-Z][a-z]+(?! \d)", follows)
    return not re.match(r"[’'](?!s\b)|\w|-[a-z]", follows)


_MONTH_LEADS: Final = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "during",
        "from",
        "to",
        "through",
        "before",
        "after",
        "between",
        "early",
        "late",
        "mid",
        "mid-",
        "on",
        "for",
        "last",
        "next",
        "this",
        "and",
        "through,",
        "the",
        "late,",
        "early,",
        "as",
    ]
)


def _weekday(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    if not _is_name(m):
        return None
    word = m["weekday"]
    # Sun, Mon, Wed and Sat are other words, too; they need their full stop, and are in the codebook with it.
    shift, origin = _SHIFTS[" ".join(m["shift"].lower().split())] if m["shift"] else (None, Origin.PUBLISHED)
    week = _SHIFTS[m["week"].lower()][0] if m["week"] else None
    return Weekday(calendar.weekdays[word.lower()], shift, week, origin)


def _every_weekday(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    word = m["w2"] or m["w3"] or m["w4"]
    return Repeated(f"XXXX-WXX-{calendar.weekdays[word.lower()]}") if word[0].isupper() else None


def _deictic(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    word = m["word"].lower()
    steps = {"yesterday": -1, "tomorrow": 1, "last night": -1, "day before yesterday": -2, "day after tomorrow": 2}
    return Relative(Unit.DAY, steps.get(word, 0))


def _unit(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    shift, unit = " ".join(m["shift"].lower().split()), calendar.units[m["unit"].lower()]
    if m["unit"].lower() != unit:  # a plural: "the last weeks"
        return None
    bare = shift.removeprefix("the ") if shift not in _SHIFTS else shift
    steps, origin = _SHIFTS[bare]
    if shift.endswith("past") and unit != "weekend" and shift != "this past":
        return Length(1, unit, -1)
    if unit in ("second", "minute", "hour", "fortnight"):
        return Length(1, unit, steps) if steps else None
    if bare == "next" and (unit == "day" or shift.startswith("the ")):
        origin = Origin.TEXT
    if unit == "day" and bare in ("last", "this", "current", "coming", "this coming", "the coming"):
        return None
    return Relative(Unit(unit), steps, origin)


def _ago(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    way, unit = m["way"].lower(), calendar.units[m["unit"].lower()]
    follows = m.string[m.end() : m.end() + 12]
    if way in ("before", "after") and not re.match(r"\s*(?:$|[.,;:)”\"]|and\b|by\b)", follows):
        return None
    words = m["number"] if "number" in m.re.groupindex else "one"
    sign = -1 if way in ("ago", "earlier", "before") else 1
    origin = Origin.TEXT if way in ("earlier", "later", "before", "after") else Origin.PUBLISHED
    amount = calendar.number(words) if words else None
    if amount is None:
        if not words and m["unit"].lower() == unit:
            return None
        return (
            Vague("PAST_REF" if sign < 0 else "FUTURE_REF")
            if way in ("ago", "hence", "from now")
            else Length(None, unit)
        )
    if unit in ("second", "minute", "hour"):
        return Length(amount, unit, sign if origin is Origin.PUBLISHED else 0)
    if unit == "fortnight":
        unit, amount = "week", amount * 2
    return Relative(Unit(unit), sign * amount, origin, whole=False)


def _year_earlier(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    thing = (m["thing"] or "").lower()
    if thing.endswith("quarter") and thing != "quarter":
        return OfYear(Unit.QUARTER, calendar.ordinals[thing.split()[0]], shift=-2)
    if thing.endswith("months"):
        return Length(calendar.number(thing.split()[0]), "month")
    return Relative(Unit.YEAR, -1, Origin.TEXT, whole=False) if thing or "-" in m[0] else None


def _season(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    groups, number = m.re.groupindex, calendar.seasons[m["season"].lower()]
    if "year" in groups:
        return OfYear(Unit.SEASON, number, year=int(m["year"]))
    if "a_year" in groups:
        return InYear(OfYear(Unit.SEASON, number), _SHIFTS[m["a_year"].lower()][0])
    shift, origin = _SHIFTS[" ".join(m["shift"].lower().split())] if m["shift"] else (None, Origin.PUBLISHED)
    word = m["season"].lower()
    if shift is None and (_lead(m) not in _SEASON_LEADS or (word in ("fall", "spring") and not _season_alone(m))):
        return None
    return OfYear(Unit.SEASON, number, shift, origin=origin)


_SEASON_LEADS: Final = frozenset(
    ["in", "since", "by", "until", "till", "during", "over", "early", "late", "mid", "through", "this"]
)


def _season_alone(m: re.Match[str]) -> bool:
    """Whether "the fall" or "spring" is a season by what follows: not "the fall of the wall"."""
    return not re.match(r"[-\s](?:of|in|to|from|water|roll|clean)", m.string[m.end() : m.end() + 8])


def _quarter(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    groups = m.re.groupindex
    if "quarter" in groups:
        return OfYear(Unit.QUARTER, int(m["quarter"]), year=int(m["year"]) if m["year"] else None)
    number, unit = 2 if m["final"] else _ordinal(m["ordinal"], calendar), Unit(m["piece"].lower())
    if number is None or number > (4 if unit is Unit.QUARTER else 2):
        return None
    year = m["before"] or m["year"]
    word = m["a_year"] or m["year_shift"]
    if unit is Unit.HALF and not (year or word or m[0].lower().startswith("the ")):
        return None
    piece = OfYear(unit, number, year=int(year) if year else None)
    return InYear(piece, _SHIFTS[word.lower()][0]) if word else piece


def _holiday(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    if not m["holiday"][0].isupper():
        return None
    rule = calendar.holidays[" ".join(m["holiday"].lower().split())]
    if m["a_year"]:
        return InYear(Holiday(rule), _SHIFTS[m["a_year"].lower()][0])
    shift = _SHIFTS[" ".join(m["shift"].lower().split())][0] if m["shift"] else None
    return Holiday(rule, int(m["year"]) if m["year"] else None, shift)


def _year_period(year: int) -> Absolute:
    return Absolute(Period(Unit.YEAR, date(year, 1, 1)))


def _year(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    """A bare year: `in 1998`, not `1998 people` and not `room 1998`."""
    year, lead = int(m["year"]), _lead(m)
    follows = m.string[m.end() : m.end() + 24]
    if re.match(
        r" (?:per ?cent|million|billion|trillion|feet|miles|metres|meters|kilomet|tons?|tonnes|hours|dollars|euros)",
        follows,
    ):
        return None
    if (
        m.start()
        and m.string[m.start() - 1] in "$£€-–/.,#:"
        and not re.search(r"\b(?:mid|late|early)-$", m.string[max(m.start() - 6, 0) : m.start()])
    ):
        return None
    if lead.rstrip(",") in _YEAR_LEADS:
        return _year_period(year) if year >= 1500 else None
    if 1900 <= year <= 2049 and not re.match(r"[-\s][a-z]+s\b(?! (?:was|is))", follows):
        return _year_period(year)
    return None


def _spoken_year(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    """A year as broadcasts spell it: nineteen seventy-nine."""
    tail = calendar.number(m["tail"])
    return _year_period(calendar.numbers[m["hundred"].lower()] * 100 + int(tail)) if tail is not None else None


def _years(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    first, to = int(m["year"]), m["to"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    return Between(_year_period(first), _year_period(last)) if first < last <= first + 200 else None


def _century(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    number = _ordinal(m["ordinal"], calendar)
    if number is None or not 2 <= number <= 30:
        return None
    return Absolute(Period(Unit.CENTURY, date((number - 1) * 100, 1, 1)))


def _length(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    groups, word = m.re.groupindex, m["unit"].lower()
    toward = m["toward"].lower() if "toward" in groups and m["toward"] else ""
    way = -1 if toward in ("last", "past", "recent") else 1 if toward in ("next", "coming", "future") else 0
    unit = calendar.units.get(word) or calendar.units[re.sub(r"-?long$", "", word)]
    if "number" not in groups:
        if word == unit and toward:
            return None
        return Length(1 if word.endswith("long") else None, unit, way)
    words = m["number"].lower()
    amount = calendar.number(words)
    plural = word != unit
    if amount is None and not plural and "-" not in m[0]:
        return None
    # "a second", "a quarter" and "one day" are mostly something else; "$5 a day" tells a rate.
    if (unit in ("second", "quarter") and words in ("a", "an", "one")) or (
        words in ("some", "many", "a number of") and not plural
    ):
        return None
    if unit == "quarter" and "." in words:
        return None
    return Length(amount, unit, way)


def _often(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    word = (m["often"] or "").lower()
    units = {
        "daily": "1D",
        "nightly": "1D",
        "weekly": "1W",
        "monthly": "1M",
        "yearly": "1Y",
        "annually": "1Y",
        "hourly": "T1H",
    }
    if word:
        return Repeated(f"P{units[word]}")
    return Repeated(length(2 if " other " in m[0] else 1, calendar.units[m["unit"].lower()]))


def _vague(m: re.Match[str], calendar: Calendar) -> Meaning | None:
    return Vague("PRESENT_REF" if m["now"] else "FUTURE_REF" if m["soon"] else "PAST_REF")


def length(amount: float | None, unit: str) -> str:
    """A duration in ISO 8601, `X` for an amount that is not told.

    >>> length(3, "year"), length(2.5, "year"), length(None, "week"), length(20, "minute")
    ('P3Y', 'P2Y6M', 'PXW', 'PT20M')
    """
    letters = {
        "second": "S",
        "minute": "M",
        "hour": "H",
        "day": "D",
        "weekend": "WE",
        "week": "W",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "Y",
        "century": "Y",
    }
    scale = {"decade": 10, "century": 100, "fortnight": 2}
    if unit == "fortnight":
        unit, amount = "week", None if amount is None else amount * 2
    elif unit in scale and amount is not None:
        amount *= scale[unit]
    elif unit in ("decade", "century"):
        return "PXE" if unit == "decade" else "PXC"
    time = "T" if unit in ("second", "minute", "hour") else ""
    if amount is None:
        return f"P{time}X{letters[unit]}"
    whole, rest = int(amount), amount - int(amount)
    halves = {"year": "6M", "day": "T12H", "hour": "30M", "minute": "30S"}
    if rest == 0.5 and unit in halves:
        return f"P{time}{whole}{letters[unit]}{halves[unit]}"
    return f"P{time}{amount:g}{letters[unit]}"
