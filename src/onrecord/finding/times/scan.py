"""Find the words of times in a text, left to right, the longest reading at each place.

Takes a text and a grammar; gives expressions that do not overlap. Knows no dates.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.finding.times.grammar import AMOUNTS, Grammar, Rule
from onrecord.finding.times.meanings import (
    Absolute,
    Between,
    Expression,
    Holiday,
    Length,
    Meaning,
    MonthDay,
    OfYear,
    Origin,
    Relative,
    Repeated,
    Vague,
    Weekday,
)
from onrecord.finding.times.periods import Unit
from onrecord.finding.times.pieces import Found
from onrecord.records import Span

_WORD: Final = re.compile(r"(?<![\w$£€#@/])(?:[A-Za-z]+|\d+)")
# The first words of the modifiers of the grammar.
_MODIFIERS: Final = frozenset(
    {"sometime", "very", "early", "late", "mid", "middle", "earlier", "later", "the", "at", "about", "around", "nearly"}
    | {"approximately", "roughly", "almost", "some", "circa", "more", "less", "fewer", "over", "up"}
)
_NOON: Final = ("noon", "midnight", "midday")


def scan(text: str, grammar: Grammar) -> list[Expression]:
    """Every time that the text tells.

    >>> from onrecord.codebook import load
    >>> from onrecord.finding.times.grammar import grammar
    >>> text = "Late Tuesday, three years ago, he may march to 2000 doors."
    >>> [found.span.of(text) for found in scan(text, grammar(load().calendar))]
    ['Late Tuesday', 'three years ago']
    """
    return list(_scan(text, grammar))


def _scan(text: str, grammar: Grammar) -> Iterator[Expression]:
    at = 0
    for word in _WORD.finditer(text):
        if word.start() < at:
            continue
        found = _at(text, word.start(), word[0].lower(), grammar)
        if found:
            at = found.span.end
            yield found


def _at(text: str, start: int, word: str, grammar: Grammar, *, alone: bool = True) -> Expression | None:
    if (word[0].isdigit() or word in _NOON) and (found := _clock(text, start, grammar)):
        return found
    if word in _MODIFIERS and (found := _modified(text, start, grammar)):
        return found
    rules = grammar.rules_at(word)
    found = _plain(text, start, rules, grammar) if rules else None
    # "The year" is a time only in "the end of the year".
    return None if found and alone and found.rule == "whole" else found


def _modified(text: str, start: int, grammar: Grammar) -> Expression | None:
    modifier = grammar.modifier.match(text, start)
    if not modifier:
        return None
    end = modifier.end()
    word = _WORD.match(text, end + (text[end] in "'’‘"))
    name = " ".join(modifier["modifier"].lower().split()).removesuffix(" in")
    if not word or (name in AMOUNTS and word[0].lower() in ("the", "this", "last", "next", "that", "past")):
        return None
    found = _at(text, word.start(), word[0].lower(), grammar, alone=False)
    if not found or not _fits(name, found):
        return None
    return Expression(
        span=Span(start, found.span.end), meaning=found.meaning, rule=found.rule, clock=found.clock, modifier=name
    )


def _fits(modifier: str, found: Expression) -> bool:
    """Whether a modifier can stand before a time: "late Tuesday", "nearly two years", not "late two years"."""
    if modifier in AMOUNTS:
        distance = isinstance(found.meaning, Relative) and not found.meaning.whole
        return isinstance(found.meaning, Length | Absolute) or distance or found.clock is not None
    if modifier in ("earlier", "later") and isinstance(found.meaning, Weekday):
        return False
    return not isinstance(found.meaning, Length | Repeated | Vague)


def _plain(text: str, start: int, rules: Sequence[Rule], grammar: Grammar) -> Expression | None:
    found = _longest(text, start, rules, grammar)
    if not found:
        return None
    rule, meaning, end = found
    clock = None
    if _is_day(meaning) and (part := grammar.part_of_day.match(text, end)):
        clock, end = _clock_code(part, grammar), part.end()
    elif rule.name == "day" and clock is None:
        clock = _part_within(text[start:end].lower(), grammar)
    return Expression(span=Span(start, end), meaning=meaning, rule=rule.name, clock=clock)


def _longest(text: str, start: int, rules: Sequence[Rule], grammar: Grammar) -> tuple[Rule, Meaning, int] | None:
    best: tuple[Rule, Meaning, int] | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match and (best is None or match.end() > best[2]):
            meaning = rule.read(Found(match, grammar.calendar))
            if meaning is not None:
                best = (rule, meaning, match.end())
    return best


def _clock(text: str, start: int, grammar: Grammar) -> Expression | None:
    clock = grammar.clock.match(text, start)
    if not clock:
        return None
    code = _clock_code(clock, grammar)
    if code is None:
        return None
    if clock["join"]:
        word = _WORD.match(text, clock.end())
        found = _at(text, clock.end(), word[0].lower(), grammar) if word else None
        if found and _is_day(found.meaning):
            return Expression(
                span=Span(start, found.span.end),
                meaning=found.meaning,
                rule=found.rule,
                clock=code,
                modifier=found.modifier,
            )
    return Expression(
        span=Span(start, clock.end("said")), meaning=Relative(Unit.DAY, 0, Origin.TEXT), rule="clock", clock=code
    )


def _clock_code(match: re.Match[str], grammar: Grammar) -> str | None:
    """The TIMEX3 code of a part of day or a time by the clock.

    >>> from onrecord.codebook import load
    >>> from onrecord.finding.times.grammar import grammar
    >>> book = grammar(load().calendar)
    >>> [_clock_code(book.clock.match(words), book) for words in ("9 a.m.", "7:15 p.m.", "noon", "14:30 GMT")]
    ['T09:00', 'T19:15', 'T12:00', 'T14:30']
    """
    groups = match.re.groupindex
    if "part" in groups and match["part"]:
        return f"T{grammar.calendar.parts_of_day[match['part'].lower()]}"
    word = match["at"].lower()
    if word in ("noon", "midday") or word.startswith(("noon", "midday")):
        return "T12:00"
    if word.startswith("midnight"):
        return "T00:00"
    if match["half"]:
        hour = int(match["hour"])
        if not 1 <= hour <= 12:
            return None
        return f"T{hour % 12 + (12 if match['half'].lower().startswith('p') else 0):02}:{match['minute'] or '00'}"
    if match["hour24"]:
        return f"T{int(match['hour24']) % 24:02}:{match['minute24']}"
    if match["military"]:
        return f"T{match['military'][:2]}:{match['military'][2:]}"
    return f"T{int(match['oclock']):02}:00" if match["oclock"] else None


def _part_within(words: str, grammar: Grammar) -> str | None:
    parts = {"tonight": "night"} | {word: word for word in grammar.calendar.parts_of_day}
    return next(
        (f"T{grammar.calendar.parts_of_day[part]}" for word, part in parts.items() if words.endswith(word)), None
    )


def _is_day(meaning: Meaning) -> bool:
    match meaning:
        case Absolute(period):
            return period.unit is Unit.DAY
        case MonthDay(day=day):
            return day is not None
        case Relative(unit=unit):
            return unit is Unit.DAY
        case Weekday() | Holiday():
            return True
        case Between() | OfYear():
            return False
        case _:
            return False
