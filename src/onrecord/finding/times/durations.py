"""Forms of durations, of what recurs, and of "now" and "soon": they lead to no day, or only to a stretch from today.

Takes pieces of patterns; gives forms. Leaves alone ages ("30 years old") and what is mostly no time ("a second").
"""

import re
from typing import Final

from onrecord.finding.times.meanings import Length, Meaning, Repeated, Vague
from onrecord.finding.times.pieces import Form, Found, Pieces

_OFTEN: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}
_COUNTED: Final = frozenset(
    {"hours", "days", "times", "once", "twice", "cents", "dollars", "flights", "seats", "million"}
)
_LONG: Final = r"year-long|month-long|week-long|day-long|yearlong|monthlong|weeklong|daylong"


def duration_forms(piece: Pieces) -> list[Form]:
    """All of them."""
    more = r"(?: more| full| straight| consecutive| additional)?"
    age = r"(?![-\s]olds?\b| of age)"
    toward = r"(?:the )?(?P<toward>last|past|next|coming|previous|following|first|final|recent)"
    bare = rf"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries|{_LONG})(?! old)"
    vague = (
        r"(?P<now>now|currently|nowadays|presently|current(?! (?:affairs|account)))"
        r"|(?P<past>recently|the past(?! \w+s\b))"
        r"|(?P<soon>the (?:near |foreseeable |not-too-distant )?future|the (?:near|short|long) term)"
    )
    return [
        Form("duration", "NUMBER", rf"{piece.number}{more}[-\s]{piece.unit}(?:-long)?{age}", _length),
        Form("duration", "the", rf"the {piece.number}(?: additional)? {piece.unit}", _length),
        Form("duration", "the SHIFT", rf"{toward} {piece.number} {piece.unit}", _length),
        Form(
            "duration",
            "the recent coming past future",
            rf"(?:the )?(?P<toward>recent|coming|past|future) {piece.unit}(?: and (?:{piece.units}))?",
            _length,
        ),
        Form("duration", "UNIT", rf"{piece.unit} or (?:{piece.units})", _length),
        Form("duration", "UNIT", bare, _length),
        Form("duration", "the", r"the (?P<unit>days|weeks|months|years|decades) ahead", _length),
        Form(
            "set",
            f"{' '.join(_OFTEN)} each every",
            rf"(?P<often>{'|'.join(_OFTEN)})|(?:each|every) (?:(?P<other>other)|single )?{piece.unit}",
            _often,
        ),
        Form("vague", "now currently nowadays presently current recently the", vague, _vague),
    ]


def _length(found: Found) -> Meaning | None:
    word, number, toward = found["unit"], found["number"], found["toward"]
    way = -1 if toward in ("last", "past", "recent") else 1 if toward in ("next", "coming", "future") else 0
    unit = found.calendar.units.get(word) or found.calendar.units[re.sub(r"-?long$", "", word)]
    plural = word != unit
    if not number:
        return Length(1 if word.endswith("long") else None, unit, way) if plural or not toward else None
    amount = found.calendar.number(number)
    if amount is None and not plural and "-" not in found.words:
        return None
    # "A second" and "a quarter" are mostly something else, and so are "some day" and "many a month".
    if unit in ("second", "quarter", "weekend") and number in ("a", "an", "one"):
        return None
    # "$5 a day" and "four flights a week" tell a rate, "one day" a hope.
    if number in ("a", "an") and not plural and (re.search(r"\d\S*\s$", found.before) or found.lead in _COUNTED):
        return None
    if found.words == "one day":
        return None
    return Length(amount, unit, way)


def _often(found: Found) -> Meaning | None:
    if found["often"]:
        return Repeated(_OFTEN[found["often"]])
    return Repeated(length(2 if found["other"] else 1, found.calendar.units[found["unit"]]))


def _vague(found: Found) -> Meaning | None:
    return Vague("PRESENT_REF" if found["now"] else "FUTURE_REF" if found["soon"] else "PAST_REF")


_LETTERS: Final = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
}
_SCALE: Final = {"fortnight": 2, "decade": 10, "century": 100}
_HALVES: Final = {"year": "6M", "day": "T12H", "hour": "30M", "minute": "30S"}


def length(amount: float | None, unit: str) -> str:
    """A duration in ISO 8601, `X` for an amount that is not told.

    >>> length(3, "year"), length(2.5, "year"), length(None, "week"), length(20, "minute"), length(2, "decade")
    ('P3Y', 'P2Y6M', 'PXW', 'PT20M', 'P20Y')
    """
    time = "T" if unit in ("second", "minute", "hour") else ""
    if amount is None:
        return {"decade": "PXE", "century": "PXC"}.get(unit, f"P{time}X{_LETTERS[unit]}")
    amount *= _SCALE.get(unit, 1)
    whole, rest = divmod(amount, 1)
    if rest == 0.5 and unit in _HALVES:
        return f"P{time}{whole:g}{_LETTERS[unit]}{_HALVES[unit]}"
    return f"P{time}{amount:g}{_LETTERS[unit]}"
