"""Find the times of a text that place something, each with its EDTF value and how it was counted.

Takes a text, its parts and when it was published; gives times in the order of the text. Leaves out durations
that start and end nowhere ("for three days"), what recurs ("every Monday"), and "now" and "soon".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.finding.times.meanings import Between, Length, Repeated, Vague, Weekday
from onrecord.finding.times.read import Reading, read_times
from onrecord.finding.times.values import Value, between, of_period
from onrecord.records import Part, Span, Time

_OPENING: Final = re.compile(
    r"\b(since|until|till|before|after|by|from|between)\s+(?:about |around |at least )?$", re.IGNORECASE
)
_AT: Final = re.compile(r"\bat\s$", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"the\s", re.IGNORECASE)
_NOUN: Final = re.compile(
    r"\s(?!(?:of|in|at|on|by|for|from|to|into|with|without|and|or|but|nor|when|where|while|as|than|that|this|who|which"
    r"|if|until|till|since|after|before|over|under|near|during|because|though|so|not|never|only|also|he|she|it|they|we"
    r"|you|is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|should|must|the|a|an|his|her|its|their"
    r"|our|no|any|all|some|many|more|most|ago|later|earlier|there|here)\b)[a-z]{3,}"
)
_JOINING: Final = re.compile(r",?\s*(?:to|until|till|through|and|[-–—])\s*", re.IGNORECASE)


def find_times(text: str, parts: Sequence[Part], published: str | None) -> tuple[Time, ...]:
    """The times of a text.

    >>> text = "The ferry sank late Tuesday. It had sailed since 2013, from Monday to Wednesday."
    >>> [(time.text, time.edtf, time.rule) for time in find_times(text, (), "2026-10-14")][:2]
    [('late Tuesday', '2026-10-13', 'weekday'), ('since 2013', '2013/..', 'since year')]
    >>> [(time.edtf, time.earliest) for time in find_times("It sank on January 19, last Friday.", (), None)]
    [('XXXX-01-19', None), (None, None)]
    """
    readings = read_times(text, parts, published)
    return tuple(_joined(text, [one for one in readings if _places(one) and not _is_an_hour(text, one)]))


def _is_an_hour(text: str, reading: Reading) -> bool:
    """Whether what looks like a year is an hour: "sank at approximately 1940". Nothing happens "at" a year."""
    start = reading.expression.span.start
    return reading.expression.rule == "year" and _AT.search(text, max(start - 4, 0), start) is not None


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
        span, rule = reading.expression.span, reading.expression.rule
        opening = _OPENING.search(text, max(span.start - 24, 0), span.start)
        if opening and _is_of_a_noun(text, span):
            opening = None
        word = opening[1].lower() if opening else ""
        pair = (
            _pair(text, reading, readings[at + 1]) if word in ("from", "between") and at + 1 < len(readings) else None
        )
        if opening and pair:
            end = readings[at + 1].expression.span.end
            yield _time(
                text, Span(opening.start(), end), pair, readings[at + 1].anchor or reading.anchor, f"{word} {rule}"
            )
            at += 2
            continue
        opened = _opened(word, reading) if opening else None
        if opening and opened:
            yield _time(text, Span(opening.start(), span.end), opened, reading.anchor, f"{word} {rule}")
        else:
            yield _time(text, span, reading.value, reading.anchor, rule)
        at += 1


def _is_of_a_noun(text: str, span: Span) -> bool:
    """Whether a time tells of what a noun behind it names, so that "after" leads to that: "after the 3 May raid".

    >>> def told(text):
    ...     return _is_of_a_noun(text, Span(text.index("the"), text.index("May") + 3))
    >>> told("They left after the 3 May raid on Tarn."), told("They left after the 3rd of May with him.")
    (True, False)
    """
    return _ARTICLE.match(text, span.start, span.end) is not None and _NOUN.match(text, span.end) is not None


def _pair(text: str, first: Reading, last: Reading) -> Value | None:
    """What "from the first to the last" comes to, where the two stand so."""
    start, end = first.value, last.value
    if not _JOINING.fullmatch(text, first.expression.span.end, last.expression.span.start) or not (start and end):
        return None
    if start.period and end.period and isinstance(last.expression.meaning, Weekday):
        # "From Monday to Wednesday": the Wednesday after that Monday.
        weeks = 1 + (start.period.first - end.period.first).days // 7 if end.period.first < start.period.first else 0
        end = of_period(replace(end.period, first=end.period.first).shifted(7 * weeks))
    both = between(start, end)
    return both if both.edtf and start.edtf and end.edtf else None


def _opened(word: str, reading: Reading) -> Value | None:
    """The stretch that "since 2013" or "until May" tells of."""
    value = reading.value
    if not value or not value.edtf or value.edtf.startswith("XXXX"):
        return None
    if isinstance(reading.expression.meaning, Between) and word in ("from", "between"):
        return value
    start, end = value.edtf.split("/")[0], value.edtf.split("/")[-1]
    if word in ("since", "after", "from"):
        # "After" begins where the stretch ends, the others where it begins.
        first = value.latest if word == "after" else value.earliest
        return replace(value, edtf=f"{end if word == 'after' else start}/..", earliest=first, latest=None)
    if word in ("until", "till", "before", "by"):
        last = value.earliest if word == "before" else value.latest
        return replace(value, edtf=f"../{start if word == 'before' else end}", earliest=None, latest=last)
    return None


def _time(text: str, span: Span, value: Value | None, anchor: str | None, rule: str) -> Time:
    settled = value if value and value.edtf else None
    return Time(
        text=span.of(text),
        span=span,
        edtf=settled.edtf if settled else None,
        earliest=settled.earliest.isoformat() if settled and settled.earliest else None,
        latest=settled.latest.isoformat() if settled and settled.latest else None,
        anchor=anchor,
        rule=rule,
    )
