"""All forms that times are told in, by the word that opens them, and the pieces that may stand round a time.

Takes a `Calendar`; gives a `Grammar`, which is made once. Says nothing about which day is meant.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.codebook.calendar import Calendar
from onrecord.finding.times.dates import date_forms
from onrecord.finding.times.durations import duration_forms
from onrecord.finding.times.ordinals import ordinal_forms
from onrecord.finding.times.pieces import Pieces, Read, pieces
from onrecord.finding.times.stretches import stretch_forms

# Modifiers that say how exact an amount is; the others say which part of a stretch is meant.
AMOUNTS: Final = (
    *("about", "around", "approximately", "roughly", "nearly", "almost", "some", "circa"),
    *("at least", "at most", "more than", "less than", "fewer than", "over", "up to"),
)
_PARTS: Final = (
    r"sometime|very early|very late|early|late|mid|middle|(?:earlier|later) in(?= the )|earlier|later|"
    r"the (?:very )?(?:early|late|mid|middle)|"
    r"the (?:very )?(?:beginning|start|end|middle|close|early part|latter part|latter half|early days|first days) of"
)
_CLOCK: Final = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<hour24>[01]?\d|2[0-4])[:.h](?P<minute24>[0-5]\d)(?: hours| hrs)?"
    r"(?=,? (?:GMT|UTC|BST|CET|CEST|EST|EDT|local|on ))"
    r"|(?P<military>[012]\d[0-5]\d)(?= (?:GMT|UTC|hours|hrs|\([012]\d[0-5]\d (?:GMT|UTC)\)))"
    r"|(?P<oclock>1[0-2]|[1-9]) o['’]clock"
)
_ZONE: Final = r"(?: (?:GMT|UTC|BST|CES?T|[ECMP][SD]?T|local time|Z))"
_SHIFT_WORDS: Final = frozenset(
    {"this", "the", "last", "next", "that", "past", "previous", "following", "preceding", "coming", "same", "prior"}
    | {"current"}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A form made ready to match."""

    name: str
    pattern: re.Pattern[str]
    read: Read


@dataclass(frozen=True, slots=True)
class Grammar:
    """Every rule, by the word that opens it; `number` stands for figures."""

    calendar: Calendar
    rules: dict[str, tuple[Rule, ...]]
    modifier: re.Pattern[str]
    part_of_day: re.Pattern[str]
    clock: re.Pattern[str]

    def rules_at(self, word: str) -> tuple[Rule, ...]:
        """The rules that a time may follow that begins with this word."""
        return self.rules.get("number" if word[0].isdigit() else word, ())


def grammar(calendar: Calendar) -> Grammar:
    """Make the grammar of a calendar."""
    piece = pieces(calendar)
    return Grammar(
        calendar=calendar,
        rules=_rules(calendar, piece),
        modifier=compiled(rf"(?P<modifier>{_PARTS}|{'|'.join(AMOUNTS)})(?:-| |, )(?=\S)"),
        part_of_day=compiled(
            rf"(?:,? (?:in the |at )?(?:(?:early|late|mid)[-\s])?(?P<part>{piece.parts_of_day})(?![\w’'])"
            rf"|,? (?:at |around |about )?(?P<at>noon|midnight|{_CLOCK}){_ZONE}?)"
        ),
        clock=compiled(rf"(?P<said>(?P<at>noon|midnight|midday|{_CLOCK}){_ZONE}?)(?P<join>,? (?:on )?(?=\w))?"),
    )


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for any run of blanks within a line."""
    return re.compile(pattern.replace(" ?", r"[^\S\n]*").replace(" ", r"[^\S\n]+"), re.IGNORECASE)


def _rules(calendar: Calendar, piece: Pieces) -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = {}
    classes = _classes(calendar)
    for form in [*date_forms(piece), *stretch_forms(piece), *ordinal_forms(piece), *duration_forms(piece)]:
        rule = Rule(form.name, compiled(rf"(?:{form.pattern})(?!\w)"), form.read)
        for word in sorted({word for kind in form.opens.split() for word in classes.get(kind, frozenset({kind}))}):
            rules.setdefault(word, []).append(rule)
    return {word: tuple(own) for word, own in rules.items()}


def _classes(calendar: Calendar) -> dict[str, frozenset[str]]:
    """The words that each class of words may begin with."""
    return {
        "MONTH": _firsts(calendar.months),
        "WEEKDAY": _firsts(calendar.weekdays) | {f"{day}s" for day in calendar.weekdays if not day.endswith(".")},
        "SEASON": _firsts(calendar.seasons),
        "UNIT": _firsts(calendar.units) | {"yearlong", "monthlong", "weeklong", "daylong"},
        "NUMBER": _firsts(calendar.numbers) | _firsts(calendar.some) | {"number"},
        "DIGIT": frozenset({"number"}),
        "ORDINAL": _firsts(calendar.ordinals) | {"number"},
        "HOLIDAY": _firsts(calendar.holidays),
        "SHIFT": _SHIFT_WORDS,
    }


def _firsts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"\W", phrase, maxsplit=1)[0] for phrase in phrases)
