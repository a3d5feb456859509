"""Keep what a text has told so far, as far as a later time may count from it.

Takes each time with its value as it is read, in the order of the text; says from which period "the next day" counts,
and which year "on 3 December" belongs to. An event's day is kept apart from the day on which somebody spoke of it and
from what lies ahead.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from onrecord.codebook.calendar import Calendar
from onrecord.finding.times.meanings import (
    Absolute,
    Between,
    Expression,
    Holiday,
    InYear,
    Meaning,
    MonthDay,
    Origin,
    PartOf,
    Relative,
    is_fiscal,
)
from onrecord.finding.times.periods import Period, Unit
from onrecord.finding.times.setting import Setting
from onrecord.finding.times.tense import Tense, Told
from onrecord.finding.times.values import Value
from onrecord.finding.times.verbs import SPEAKING
from onrecord.grammar import Form, Parsed
from onrecord.records import Span

_DEADLINE: Final = re.compile(r"\b(?:by|until|till|before)\s+$", re.IGNORECASE)
# What is reckoned from a year, or has it for a name, does not go on in it: "the first since 2023", "the 2023 vote".
_POINT: Final = re.compile(r"(?:^|[.,;:—–-]\s*|\b(?:in|on|during|of|late|early|mid|and|or|to)[\s-]+)$", re.IGNORECASE)
_ON: Final = re.compile(r"(?:^|[.\n]|\bon)\s+$", re.IGNORECASE)
_THE: Final = re.compile(r"\b(?:the|those|post|pre|since)[\s–-]+$", re.IGNORECASE)
_NOUN: Final = re.compile(r"[^\S\n](?:terror(?:ist)?[^\S\n])?([A-Za-z]+)")
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
# So many characters after a quarter was named, "a year ago" still means that quarter of a year ago.
_QUARTER_NEAR: Final = 500
# So many after a year was told, a date without one may still be of it.
_YEAR_NEAR: Final = 400
# A date that is over for no more days than these is what a report is made of, whatever year was told before.
_FRESH: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """A year that the text has told, by the period that told it. `settled`: the story goes on in it."""

    period: Period
    span: Span
    settled: bool


class Story:
    """What has been told. Everything is counted for the last day that the report may be of."""

    def __init__(self, text: str, published: tuple[date, date] | None, calendar: Calendar) -> None:
        self._text, self._calendar = text, calendar
        self._days = published
        self._event: Period | None = None
        self._spoken: Period | None = None
        self._last: Period | None = None
        self._year: _Year | None = None
        self._quarter: Period | None = None
        self._quarter_at = self._told_at = 0
        self._fiscal_at: int | None = None

    def setting(self, expression: Expression, told: Told) -> Setting:
        """What is known round a time before it is read."""
        year = self._year_for(expression, told)
        of_it = year is not None and self._is_of(year, expression)
        return Setting(
            today=None,
            tense=told.tense,
            sure=told.sure,
            before=self._before(expression, told),
            quarter=self._quarter if expression.span.start - self._quarter_at < _QUARTER_NEAR else None,
            year=year.period if year and of_it else None,
            open_year=(year is not None and not of_it and self._is_open(year, expression))
            or (is_name_of_event(self._text, expression, self._calendar) and not self._is_fresh(expression)),
        )

    def counted(self, expression: Expression, setting: Setting) -> Expression:
        """A time by the clock that opens what a new paragraph tells is of the report's day, where no day was told."""
        if expression.rule != "clock" or setting.before or self._spoken:
            return expression
        breaks = _PARAGRAPH.search(self._text, self._told_at, expression.span.start)
        if not breaks:
            return expression
        return replace(expression, meaning=Relative(Unit.DAY, 0, Origin.PUBLISHED))

    def tell(self, expression: Expression, value: Value | None, told: Told, setting: Setting, sentence: Parsed) -> None:
        """Keep a time that has been read."""
        self._told_at = expression.span.end
        if is_fiscal(expression.meaning):
            self._quarter, self._fiscal_at = None, expression.span.end
        if not (value and value.period):
            return
        self._tell_year(expression, value.period, setting, sentence)
        # "A year earlier" is said beside the period that the text goes on to speak of.
        if expression.rule in ("ago", "year earlier"):
            return
        self._last = value.period
        if value.period.unit is Unit.QUARTER:
            self._quarter, self._quarter_at, self._fiscal_at = value.period, expression.span.end, None
        if self._is_ahead(value.period, told) or _DEADLINE.search(self._text[: expression.span.start][-12:]):
            return
        if _is_of_speaking(expression.span, sentence):
            self._spoken = value.period
        else:
            self._event = value.period

    def _before(self, expression: Expression, told: Told) -> Period | None:
        """The period that a time counts from: the last event's; in a clause that looks ahead, the last of any kind."""
        if self._is_of_fiscal(expression):
            return None
        if told.tense is Tense.FUTURE:
            return self._last
        # The day of speaking is the day of no shot: it serves where the story itself has no day.
        return self._event or (None if expression.rule == "clock" else self._spoken)

    def _is_of_fiscal(self, expression: Expression) -> bool:
        """Whether "the quarter" is a fiscal one told before, whose months nobody knows."""
        meaning = expression.meaning
        near = self._fiscal_at is not None and expression.span.start - self._fiscal_at < _QUARTER_NEAR
        return near and isinstance(meaning, Relative) and meaning.unit is Unit.QUARTER

    def _is_ahead(self, period: Period, told: Told) -> bool:
        return period.first > self._days[1] if self._days else told.tense is Tense.FUTURE

    def _tell_year(self, expression: Expression, period: Period, setting: Setting, sentence: Parsed) -> None:
        meaning, span = expression.meaning, expression.span
        if _says_year(meaning):
            own = self._days and period.first.year in (self._days[0].year, self._days[1].year)
            settled = self._goes_on(period, span, sentence)
            self._year = None if own else _Year(period=period, span=span, settled=settled)
        elif self._year and (setting.year or getattr(meaning, "origin", None) is Origin.TEXT):
            self._year = replace(self._year, period=period, span=span)
        elif not setting.open_year:
            # A time of these days stands between.
            self._year = None

    def _goes_on(self, period: Period, span: Span, sentence: Parsed) -> bool:
        """Whether a story goes on in the year of a time: not in what a relative clause tells beside it."""
        before = [word for word in sentence.words if word.span.end <= span.start]
        if not _POINT.search(self._text[: span.start][-12:]) and before:
            return False
        groups = [clause for clause in sentence.clauses if clause.group.start < len(before)]
        aside = bool(groups) and (groups[-1].link == "relative" or groups[-1].group.form is Form.PARTICIPLE)
        return len(before) <= 1 or (not aside and period.unit in (Unit.DAY, Unit.MONTH, Unit.SEASON))

    def _year_for(self, expression: Expression, told: Told) -> _Year | None:
        """The year told before that a date without one may be of, where the tense does not speak against it."""
        year = self._year
        if not year or not _lacks_year(expression.meaning) or expression.span.start - year.span.end > _YEAR_NEAR:
            return None
        if self._days is None:
            return year
        over = year.period.first.year < self._days[1].year
        return year if told.tense is (Tense.PAST if over else Tense.FUTURE) else None

    def _is_of(self, year: _Year, expression: Expression) -> bool:
        """Whether a date is of the year told: the story goes on in it, and no later sentence may tell of these days."""
        beside = not re.search(r"[.!?]\s", self._text[year.span.end : expression.span.start])
        return year.settled and (beside or not self._is_fresh(expression))

    def _is_open(self, year: _Year, expression: Expression) -> bool:
        """Whether a date may as well be of these days as of the year told. A bare month or "the Oct. 3 vote" is not."""
        if year.settled:
            return True
        meaning = expression.meaning
        day = isinstance(meaning, MonthDay) and meaning.day and expression.rule == "date"
        led = _ON.search(self._text[: expression.span.start][-6:])
        return bool(day and led and not self._is_fresh(expression))

    def _is_fresh(self, expression: Expression) -> bool:
        """Whether a date was within the weeks before the report."""
        meaning = expression.meaning.first if isinstance(expression.meaning, Between) else expression.meaning
        if self._days is None or not isinstance(meaning, MonthDay):
            return False
        day = meaning.day or 28
        ago = (self._days[1].timetuple().tm_yday - ((meaning.month - 1) * 30.4 + day)) % 365
        return ago <= _FRESH


def is_name_of_event(text: str, expression: Expression, calendar: Calendar) -> bool:
    """Whether a day is what an event goes by, in whatever year: "the October 7 attack", not "the October 7 session"."""
    meaning, span = expression.meaning, expression.span
    if not (isinstance(meaning, MonthDay) and meaning.day and expression.rule == "date"):
        return False
    behind = _NOUN.match(text, span.end)
    return bool(_THE.search(text[: span.start][-8:]) and behind and behind[1].lower() in calendar.named_by_day)


def _says_year(meaning: Meaning) -> bool:
    """Whether the words of a time name a year, or "last year"."""
    if isinstance(meaning, Relative):
        return meaning.unit is Unit.YEAR and meaning.whole and meaning.origin is Origin.PUBLISHED
    if isinstance(meaning, Between | PartOf):
        return _says_year(meaning.first if isinstance(meaning, Between) else meaning.whole)
    return isinstance(meaning, Absolute | InYear) or getattr(meaning, "year", None) is not None


def _lacks_year(meaning: Meaning) -> bool:
    """Whether a date, a month or a feast is of an unsaid year."""
    if isinstance(meaning, Between | PartOf):
        meaning = meaning.first if isinstance(meaning, Between) else meaning.whole
    if isinstance(meaning, MonthDay):
        return meaning.shift is None and meaning.weekday is None
    return isinstance(meaning, Holiday) and meaning.year is None and meaning.shift is None


def _is_of_speaking(span: Span, sentence: Parsed) -> bool:
    """Whether a time ends a sentence right behind a verb of speaking: "an official said on Sunday".

    >>> from onrecord.grammar import read
    >>> _is_of_speaking(Span(23, 29), read("The mill shut, he said Sunday."))
    True
    >>> _is_of_speaking(Span(14, 20), read("The mill shut Sunday, he said."))
    False
    """
    if any(word.span.start >= span.end and word.text[0].isalnum() for word in sentence.words):
        return False
    before = [word.text.lower() for word in sentence.words if word.span.end <= span.start]
    return bool(SPEAKING & set(before[-3:]))
