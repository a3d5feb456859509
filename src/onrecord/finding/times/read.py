"""Read every time expression of a text, with its value and what that was counted from.

Takes a text, its parts and when it was published; gives readings in the order of the text, durations and what
recurs among them. Nothing is ever counted from a day of publication that is not known.
"""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from onrecord.codebook import load
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.finding.times.distances import year_away
from onrecord.finding.times.grammar import Grammar, grammar
from onrecord.finding.times.meanings import (
    Between,
    Expression,
    Holiday,
    InYear,
    Length,
    MonthDay,
    Origin,
    PartOf,
    Weekday,
)
from onrecord.finding.times.resolve import resolve
from onrecord.finding.times.scan import scan
from onrecord.finding.times.setting import Setting, settings
from onrecord.finding.times.tense import Told, tense
from onrecord.finding.times.told import Story
from onrecord.finding.times.values import Value
from onrecord.grammar import Parsed
from onrecord.records import Part, Span

_PUBLISHED: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LINE: Final = re.compile(r"(?<!\n)\n(?!\s*\n)")
# No sentence that says anything is longer; without this a text of one endless line would take for ever.
_SENTENCE: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An expression with its value and what that was counted from."""

    expression: Expression
    value: Value | None
    anchor: str | None = None


@cache
def shipped() -> Grammar:
    """The grammar of the shipped codebook, made when it is first asked for."""
    return grammar(load().calendar)


def read_times(text: str, parts: Sequence[Part], published: str | None) -> list[Reading]:
    """Every time expression of a text.

    >>> [reading.value.timex for reading in read_times("It sank on Friday after three days.", (), "2026-10-14")]
    ['2026-10-09', 'P3D']
    """
    book = shipped()
    # A line broken inside a sentence is a blank; offsets stay.
    text = _LINE.sub(" ", text)
    when = days_of(published)
    readings: list[Reading] = []
    story, clauses = Story(text, when, book.calendar), _Clauses(text, parts)
    for expression in scan(text, book):
        span = expression.span
        sentence = clauses.round(span)
        owner = text.startswith(("'s", "’s"), span.end)
        told = tense(span, sentence, book.calendar, owner=owner, headline=clauses.is_headline)
        if told.present and not isinstance(expression.meaning, Weekday):
            told = Told(None)
        setting = story.setting(expression, told)
        expression = story.counted(expression, setting)
        value = _agreed([resolve(expression, each) for each in settings(when, setting)])
        readings.append(
            Reading(expression=expression, value=value, anchor=_anchor(expression, value, published, setting))
        )
        story.tell(expression, value, told, setting, sentence)
    return readings


class _Clauses:
    """The sentence round each time, read once for all the times in it."""

    def __init__(self, text: str, parts: Sequence[Part]) -> None:
        self._text, self._parts = text, parts
        self._sentence, self._read = Span(0, 0), read_sentence(text, Span(0, 0))

    def round(self, span: Span) -> Parsed:
        """The sentence that a span stands in, as the grammar reads it."""
        sentence = sentence_round(self._text, span, _round(span, self._parts, len(self._text)), 3 * _SENTENCE)
        if sentence != self._sentence:
            self._sentence, self._read = sentence, read_sentence(self._text, sentence)
        return self._read

    @property
    def is_headline(self) -> bool:
        """Whether the sentence last asked for ends with no mark, as those of headlines do."""
        return not self._sentence.of(self._text).rstrip("\"'”’) \n").endswith((".", "!", "?", ":"))


def _round(span: Span, parts: Sequence[Part], end: int) -> Span:
    """The part that a span stands in, cut to what may be its sentence."""
    at = bisect_right(parts, span.start, key=lambda part: part.span.start) - 1
    part = parts[at].span if at >= 0 and parts[at].span.covers(span) else Span(0, end)
    # Cut at the same places for all times nearby, so that an endless line is not read anew for each of them.
    start, end = span.start // _SENTENCE - 1, span.end // _SENTENCE + 2
    return Span(max(part.start, start * _SENTENCE), min(part.end, end * _SENTENCE))


def _agreed(values: list[Value | None]) -> Value | None:
    """The one value, where every day that the report may be of gives the same."""
    return values[0] if all(value == values[0] for value in values) else None


def days_of(published: str | None) -> tuple[date, date] | None:
    """The first and last day that a publication date may mean.

    >>> days_of("2023-02")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    >>> days_of("2023-01-27T10:00:00Z") == (date(2023, 1, 27), date(2023, 1, 27)), days_of(None)
    (True, None)
    """
    found = _PUBLISHED.match(published or "")
    if not found:
        return None
    year, month, day = (int(number) if number else 0 for number in found.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # 2023-02-30, month 13, the year 0
        return None


def _anchor(expression: Expression, value: Value | None, published: str | None, setting: Setting) -> str | None:
    """What a value was counted from: `published 2026-10-14`, `text 2026-10-09`, or nothing."""
    meaning = expression.meaning
    if not (value and value.edtf) or value.edtf.startswith("XXXX") or getattr(meaning, "year", None):
        return None
    if setting.quarter and year_away(meaning):
        return f"text {setting.quarter.edtf}"
    origin = getattr(meaning, "origin", None)
    if origin is Origin.TEXT:
        return f"text {setting.before.edtf}" if setting.before else None
    inner = meaning.first if isinstance(meaning, Between) else meaning.whole if isinstance(meaning, PartOf) else meaning
    if setting.year and isinstance(inner, MonthDay | Holiday):
        return f"text {setting.year.edtf}"
    counted = origin is Origin.PUBLISHED or isinstance(inner, MonthDay | Holiday | InYear | Length)
    return f"published {(published or '')[:10]}" if counted else None
