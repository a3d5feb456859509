"""Find the times of a text that place something, each with its EDTF value and how it was counted.

Takes a text, its parts and when it was published; gives times in the order of the text. Leaves out durations
that start and end nowhere ("for three days"), what recurs ("every Monday"), and "now" and "soon".
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from onrecord.codebook import load
from onrecord.codebook.calendar import Calendar
from onrecord.finding.times.grammar import Grammar, grammar
from onrecord.finding.times.meanings import Expression, Length, Origin, Repeated, Vague
from onrecord.finding.times.periods import Period, Unit
from onrecord.finding.times.resolve import Setting, resolve, settings
from onrecord.finding.times.scan import scan
from onrecord.finding.times.tense import sentence_round, tense
from onrecord.finding.times.values import Value, between
from onrecord.records import Part, Span, Time

_PUBLISHED: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LINE: Final = re.compile(r"(?<!\n)\n(?!\s*\n)")
# So many characters after a quarter was named, "a year ago" still means that quarter of a year ago.
_NEAR: Final = 500
_OPENING: Final = re.compile(
    r"\b(since|until|till|before|after|by|from|between)\s+(?:about |around |at least )?$", re.IGNORECASE
)
_JOINING: Final = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An expression with its value and what that was counted from."""

    expression: Expression
    value: Value | None
    anchor: str | None = None


def find_times(
    text: str, parts: Sequence[Part], published: str | None, calendar: Calendar | None = None
) -> tuple[Time, ...]:
    """The times of a text.

    >>> text = "The ferry sank late Tuesday. It had sailed since 2013."
    >>> [(time.text, time.edtf, time.rule) for time in find_times(text, (), "2026-10-14")]
    [('late Tuesday', '2026-10-13', 'weekday'), ('since 2013', '2013/..', 'since year')]
    >>> [(time.edtf, time.earliest) for time in find_times("It sank on January 19, last Friday.", (), None)]
    [('XXXX-01-19', None), (None, None)]
    """
    readings = read_times(text, parts, published, calendar)
    return tuple(_joined(text, [reading for reading in readings if _places(reading)]))


def read_times(
    text: str, parts: Sequence[Part], published: str | None, calendar: Calendar | None = None
) -> list[Reading]:
    """Every time expression of a text, durations and what recurs among them."""
    calendar = calendar or load().calendar
    spans = [part.span for part in parts] or [Span(0, len(text))]
    when = _days(published)
    readings: list[Reading] = []
    before: Period | None = None
    quarter, told_at = None, 0
    # A line broken inside a sentence is a blank; offsets stay.
    text = _LINE.sub(" ", text)
    for expression in scan(text, _grammar(calendar)):
        part = next((span for span in spans if span.covers(expression.span)), Span(0, len(text)))
        setting = Setting(
            today=None,
            tense=tense(text, expression.span, sentence_round(text, expression.span, part), calendar),
            before=before,
            quarter=quarter if expression.span.start - told_at < _NEAR else None,
        )
        value = _agreed([resolve(expression, each) for each in settings(when, setting)])
        anchor = _anchor(expression, published, before) if value and value.edtf and "X" not in value.edtf[:4] else None
        readings.append(Reading(expression=expression, value=value, anchor=anchor))
        # "A year earlier" is said beside the period that the text goes on to speak of.
        if value and value.period and expression.rule not in ("ago", "year earlier"):
            before = value.period
            if before.unit is Unit.QUARTER:
                quarter, told_at = before, expression.span.end
    return readings


def _agreed(values: list[Value | None]) -> Value | None:
    """The one value, where every day that the report may be of gives the same."""
    return values[0] if all(value == values[0] for value in values) else None


def _days(published: str | None) -> tuple[date, date] | None:
    """The first and last day that a publication date may mean.

    >>> _days("2023-02"), _days("2023-01-27T10:00:00Z"), _days(None)
    ((datetime.date(2023, 2, 1), datetime.date(2023, 2, 28)), (datetime.date(2023, 1, 27), datetime.date(2023, 1, 27)), None)
    """
    found = _PUBLISHED.match(published or "")
    if not found:
        return None
    year, month, day = (int(number) if number else None for number in found.groups())
    try:
        if year and month and day:
            return date(year, month, day), date(year, month, day)
        if year and month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    except ValueError:
        return None


def _anchor(expression: Expression, published: str | None, before: Period | None) -> str | None:
    meaning = expression.meaning
    origin = getattr(meaning, "origin", None)
    if origin is Origin.TEXT:
        return f"text {before.edtf}" if before else None
    if origin is Origin.PUBLISHED or type(meaning).__name__ in ("MonthDay", "Holiday", "InYear", "Length", "Between"):
        return f"published {(published or '')[:10]}" if getattr(meaning, "year", None) is None else None
    return None


def _places(reading: Reading) -> bool:
    """Whether a time could place something."""
    meaning = reading.expression.meaning
    if isinstance(meaning, Repeated | Vague):
        return False
    if isinstance(meaning, Length):
        return bool(meaning.toward and meaning.amount)
    # A time by the clock whose day nobody can tell says too little.
    return not (reading.expression.rule == "clock" and reading.value is None)


def _joined(text: str, readings: list[Reading]) -> Iterator[Time]:
    """Times, those that "since", "until" or "from … to" stand before as open or closed stretches."""
    at = 0
    while at < len(readings):
        reading = readings[at]
        span, value, rule = reading.expression.span, reading.value, reading.expression.rule
        opening = _OPENING.search(text, max(span.start - 24, 0), span.start)
        word = opening[1].lower() if opening else ""
        if opening and word in ("from", "between") and at + 1 < len(readings):
            following = readings[at + 1]
            joint = text[span.end : following.expression.span.start]
            end = following.value
            if (
                _JOINING.fullmatch(joint)
                and value
                and end
                and (both := between(value, end)).edtf
                and value.edtf
                and end.edtf
            ):
                yield _time(
                    text,
                    Span(opening.start(), following.expression.span.end),
                    both,
                    following.anchor or reading.anchor,
                    f"{word} {rule}",
                )
                at += 2
                continue
        if opening and value and (opened := _opened(word, value)):
            yield _time(text, Span(opening.start(), span.end), opened, reading.anchor, f"{word} {rule}")
        else:
            yield _time(text, span, value, reading.anchor, rule)
        at += 1


def _opened(word: str, value: Value) -> Value | None:
    """The stretch that "since 2013" or "until May" tells of."""
    if not value.edtf or value.edtf.startswith("XXXX"):
        return None
    start, end = value.edtf.split("/")[0], value.edtf.split("/")[-1]
    if word in ("since", "after", "from"):
        return replace(value, edtf=f"{start if word != 'after' else end}/..", latest=None)
    if word in ("until", "till", "before", "by"):
        return replace(value, edtf=f"../{end if word != 'before' else start}", earliest=None)
    return None


def _time(text: str, span: Span, value: Value | None, anchor: str | None, rule: str) -> Time:
    return Time(
        text=span.of(text),
        span=span,
        edtf=value.edtf if value else None,
        earliest=value.earliest.isoformat() if value and value.earliest and value.edtf else None,
        latest=value.latest.isoformat() if value and value.latest and value.edtf else None,
        anchor=anchor,
        rule=rule,
    )


@lru_cache(maxsize=4)
def _cached(identity: int) -> Grammar:
    return grammar(_CALENDARS[identity])


_CALENDARS: dict[int, Calendar] = {}


def _grammar(calendar: Calendar) -> Grammar:
    _CALENDARS.setdefault(id(calendar), calendar)
    return _cached(id(calendar))
