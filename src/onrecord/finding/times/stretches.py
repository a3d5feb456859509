"""Forms of stretches and distances: "last week", "three years ago", "the spring of 2022", "the third quarter".

Takes pieces of patterns; gives forms. Leaves alone "the fall of the wall" and "the day before the vote", which
leads to a date that only the vote has.
"""

import re
from typing import Final

from onrecord.finding.times.meanings import Holiday, InYear, Length, Meaning, OfYear, Origin, Relative, Vague
from onrecord.finding.times.periods import Unit
from onrecord.finding.times.pieces import A_YEAR, SHIFT, SHIFTS, YEAR, Form, Found, Pieces

_SEASON_LEADS: Final = frozenset(
    {"in", "since", "by", "until", "till", "during", "over", "early", "late", "mid", "through", "this"}
)
_CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})


def stretch_forms(piece: Pieces) -> list[Form]:
    """All of them."""
    return [*_unit_forms(piece), *_distance_forms(piece), *_of_year_forms(piece)]


def _unit_forms(piece: Pieces) -> list[Form]:
    shift = (
        r"(?P<shift>(?:this|the) past|this coming|(?:the )?(?:last|next|coming|current|previous|following|preceding"
        r"|prior|same)|this|past|that(?: same)?)"
    )
    bare = r"the (?:fiscal |current )?(?P<unit>year|month|week|decade|century)"
    return [
        Form("unit", "SHIFT", rf"{shift} {piece.unit}", _unit),
        Form("whole", "the", bare, lambda found: Relative(Unit(found.calendar.units[found["unit"]]), 0)),
        Form("weekend", "the", r"the weekend", lambda _: Relative(Unit.WEEKEND, 0)),
    ]


def _distance_forms(piece: Pieces) -> list[Form]:
    way = r"(?P<way>ago|earlier|later|before|after|hence|from now|from today)"
    thing = (
        r"(?P<thing>(?:first |second |third |fourth )?quarter|period|month|week|nine months|six months|three months)"
    )
    return [
        Form("ago", "NUMBER UNIT", rf"(?:{piece.number}(?: more)? )?{piece.unit}(?: or so)? {way}", _distance),
        Form("ago", "the", rf"the {piece.unit} (?P<way>before|after|earlier)", _distance),
        Form(
            "year earlier",
            "the year",
            rf"(?:the )?(?:comparable )?year[-\s](?:ago|earlier)(?: {thing})?",
            _year_earlier,
        ),
    ]


def _of_year_forms(piece: Pieces) -> list[Form]:
    quarter = (
        r"(?:the )?(?:(?P<before>1[89]\d\d|20\d\d)(?:[’']s)? )?(?:(?P<a_year>this|last|next) year[’']s )?(?:fiscal )?"
        rf"(?:{piece.ordinal}|(?P<final>last)(?= half))(?: fiscal)?[-\s](?P<piece>quarter|half)"
        rf"(?:,? (?:of )?(?:fiscal )?(?:{YEAR}|(?P<which>last|this|next) year|the year))?"
    )
    latest = r"the (?P<latest>latest |most recent |just-ended )?quarter(?! (?:of|century))"
    return [
        Form("season", "the SEASON SHIFT", rf"(?:{SHIFT} |the )?{piece.season}(?: of| in)?,? {YEAR}", _season),
        Form("season", "the SEASON", rf"(?:the )?{piece.season} (?:of )?{A_YEAR}", _season),
        Form("season", "the SEASON SHIFT", rf"(?:{SHIFT} |the )?{piece.season}", _season),
        Form("quarter", "the SHIFT ORDINAL fiscal DIGIT", quarter, _quarter),
        Form("quarter", "q", rf"Q(?P<number>[1-4])(?: (?:of )?(?:FY ?)?{YEAR})?", _numbered_quarter),
        Form("quarter", "the", latest, _a_quarter),
        Form(
            "holiday",
            "HOLIDAY SHIFT",
            rf"(?:{SHIFT} )?{piece.holiday}(?:,? (?:of |in )?(?:{YEAR}|{A_YEAR}))?",
            _holiday,
        ),
    ]


def _unit(found: Found) -> Meaning | None:
    unit, shift = found.calendar.units[found["unit"]], found["shift"].removeprefix("the ")
    if found["unit"] != unit:  # a plural: "the last weeks"
        return None
    # "The last week of the campaign" is not last week.
    if shift == "last" and re.match(r"[^\S\n]of[^\S\n](?:the|an?|his|her|its|their|[A-Z])", found.follows):
        return None
    steps, origin = SHIFTS[shift]
    if shift == "past" and unit != "weekend":
        return Length(1, unit, -1)
    if unit in _CLOCK_UNITS or unit == "fortnight":
        return Length(1, unit, steps) if steps else None
    if unit == "day" and shift in ("last", "this", "current", "coming", "this coming"):
        return None
    # "The next day" follows what was told; "next week" follows the day of the paper.
    follows_text = shift == "next" and (unit == "day" or found["shift"].startswith("the "))
    return Relative(Unit(unit), steps, Origin.TEXT if follows_text else origin)


def _distance(found: Found) -> Meaning | None:
    way, unit, number = found["way"], found.calendar.units[found["unit"]], found["number"]
    if way in ("before", "after") and not re.match(r"\s*(?:$|[.,;:)”\"]|and\b|by\b)", found.follows):
        return None
    sign = -1 if way in ("ago", "earlier", "before") else 1
    origin = Origin.TEXT if way in ("earlier", "later", "before", "after") else Origin.PUBLISHED
    amount = found.calendar.number(number) if number else 1 if found.words.startswith("the ") else None
    if amount is None:
        return _some_distance(found, unit, sign)
    if unit in _CLOCK_UNITS:
        return Length(amount, unit, sign if origin is Origin.PUBLISHED else 0)
    if unit == "fortnight":
        unit, amount = "week", amount * 2
    return Relative(Unit(unit), sign * amount, origin, whole=False, loose=number.endswith(("dozen", "of", "couple")))


def _some_distance(found: Found, unit: str, sign: int) -> Meaning | None:
    """ "Some weeks ago", "years later": it was once, and no more is said."""
    if not found["number"] and found["unit"] == unit:
        return None
    if found["way"] in ("ago", "hence", "from now"):
        return Vague("PAST_REF" if sign < 0 else "FUTURE_REF")
    return Length(None, unit)


def _year_earlier(found: Found) -> Meaning | None:
    thing = found["thing"]
    if thing.endswith(" quarter"):
        return OfYear(Unit.QUARTER, found.calendar.ordinals[thing.split()[0]], shift=-2)
    if thing.endswith("months"):
        return Length(found.calendar.number(thing.split()[0]), "month")
    return Relative(Unit.YEAR, -1, Origin.TEXT, whole=False) if thing or "-" in found.words else None


def _season(found: Found) -> Meaning | None:
    number = found.calendar.seasons[found["season"]]
    if found["year"]:
        return OfYear(Unit.SEASON, number, year=int(found["year"]))
    if found.shift_of_year:
        return InYear(OfYear(Unit.SEASON, number), *found.shift_of_year)
    if found.shift:
        return OfYear(Unit.SEASON, number, found.shift[0], origin=found.shift[1])
    other = found["season"] in ("fall", "spring") and re.match(r"[- ](?:of|in|to|from|water|roll|clean)", found.follows)
    return OfYear(Unit.SEASON, number) if found.lead in _SEASON_LEADS and not other else None


def _quarter(found: Found) -> Meaning | None:
    number, unit = 2 if found["final"] else found.ordinal, Unit(found["piece"])
    year, which = found["before"] or found["year"], found["a_year"] or found["which"]
    if number is None or number > (4 if unit is Unit.QUARTER else 2):
        return None
    if unit is Unit.HALF and not (year or which or found.words.startswith("the ")):
        return None
    piece = OfYear(unit, number, year=int(year) if year else None, fiscal="fiscal" in found.words)
    return InYear(piece, SHIFTS[which][0]) if which else piece


def _numbered_quarter(found: Found) -> Meaning | None:
    return OfYear(Unit.QUARTER, int(found["number"]), year=int(found["year"]) if found["year"] else None)


def _a_quarter(found: Found) -> Meaning | None:
    return Relative(Unit.QUARTER, -1) if found["latest"] else Relative(Unit.QUARTER, 0, Origin.TEXT)


def _holiday(found: Found) -> Meaning | None:
    if not found.capital("holiday") or found.inside_name:
        return None
    rule = found.calendar.holidays[found["holiday"]]
    if found.shift_of_year:
        return InYear(Holiday(rule), *found.shift_of_year)
    return Holiday(rule, int(found["year"]) if found["year"] else None, found.shift[0] if found.shift else None)
