"""Read the dateline of a report: `NAIROBI, Kenya (AP) —` before its first words, or `PRETORIA, 3 May 2026` on a line.

Takes the first paragraphs, or a line; gives the place, and the day where the year is told too. Leaves the words of
a paragraph in the text, where they belong. Leaves alone labels (`WATCH: ...`) and the turns of a transcript.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.lines.dates import Dated, date_line, shared_date

_CAPITALS: Final = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]+(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]+){0,3}"
_TITLED: Final = r"[A-ZÀ-ÖØ-Þ][\w’'.-]+(?:[ -](?:[a-z]{2,3}[ -])?[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
_REGION: Final = rf"(?:, (?:{_TITLED}|[A-Z]\.[A-Z]\.)){{0,2}}"
_MONTH: Final = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Za-z]*\.?"
# "Wednesday, 3 May – Varda: ..." tells the day first.
_NO_WEEKDAY: Final = r"(?!(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
_WITHOUT_YEAR: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
# As agencies and armed forces write it; and what a monitoring service writes where a broadcast told no day.
_SHORT: Final = r"\d{1,2} (?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d\d(?!\d)"
_DATE: Final = rf"(?:{_SHORT}|{_WITHOUT_YEAR}(?:,? (?:19|20)\d\d)?|(?i:no date))"
# Not ", May 3" as the region of a place.
_PLACES: Final = rf"(?:/{_CAPITALS}|(?: and |; ){_CAPITALS}|, (?!{_MONTH} \d)(?:{_TITLED}|[A-Z]\.[A-Z]\.)){{0,2}}"
_DAY: Final = rf"(?:,? {_DATE})?"
_AGENCY: Final = r"(?: ?[(\[][^)\]]{2,40}[)\]]| /[A-Z][\w .-]{1,38}/)"
# Old wires had no dash: "VARDA (AP) _ The ferry sank".
_DASH: Final = r"\.? ?(?:--?|[–—―]|(?<= )_(?= )) ?"
# What may stand behind a place in capitals, and what must behind another.
# In "VARDA (ARLIA), 3 May (Agency) --" the country stands in brackets, too.
_TAIL: Final = rf"\.?{_DAY}(?:{_DASH}(?={_AGENCY}))?{_AGENCY}?{_DAY}{_AGENCY}?"
_TOLD: Final = rf",? {_DATE}{_AGENCY}?|{_AGENCY}(?:{_DAY}|,? {_DATE}{_AGENCY})"
_DATELINE: Final = re.compile(
    rf"{_NO_WEEKDAY}(?P<place>{_CAPITALS}{_PLACES})(?P<tail>{_TAIL}){_DASH}(?=\S)"
    rf"|{_NO_WEEKDAY}(?P<titled>{_TITLED}(?:/{_TITLED})?{_REGION})(?P<told>{_TOLD}){_DASH}(?=\S)"
    # "Lantry, Cole – both from Varda –" are no place and its country: a dateline is followed by a sentence.
    rf"|(?P<bare>{_TITLED}, {_TITLED}) [–—―] (?=[\"“‘']?[A-ZÀ-ÖØ-Þ])"
)
_COLON: Final = re.compile(rf"{_NO_WEEKDAY}(?P<place>{_CAPITALS}): (?=[\"“‘']?[A-ZÀ-ÖØ-Þ])")
_YEAR: Final = re.compile(rf"{_WITHOUT_YEAR},? (?:19|20)\d\d|{_SHORT}")
# Of a year of two digits, the century as POSIX has it: 69 is 1969, and 68 is 2068.
_CENTURY: Final = 69
# "MOSCOW. 3 May (Interfax)", "VARDA--(Agency)--"; of "D.C." and "St. Louis, Mo." the stop is a part.
_STOP: Final = re.compile(r"(?<=[A-ZÀ-ÖØ-Þ]{3})(?:\.|--?)$")
_PLACE: Final = re.compile(rf"(?:(?P<sure>{_CAPITALS})|{_TITLED})(?:/{_CAPITALS})?{_REGION}")
# What newsrooms set before a colon in capitals, and a city is not.
_LABELS: Final = re.compile(
    r"analysis|audio|breaking|(?:the )?claim|clarification|comment|correction|editorial|exclusive|explainer|file"
    r"|interview|just in|live|note|opinion|photos?|pictures?|poll|profile|question|read|review|timeline|updated?|video"
    r"|warning|watch",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 8
_OPENING: Final = 160
_MOST_BESIDE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A place as printed, and the day beside it, ISO 8601, where its year is told."""

    place: str | None
    day: str | None = None


def dateline(paragraph: str) -> Dateline | None:
    """Read the dateline that opens a paragraph.

    >>> dateline("NAIROBI, Kenya (AP) — Rents fell."), dateline("Bamako, 3 May 2026 (Agency) - Rents fell.")
    (Dateline(place='NAIROBI, Kenya', day=None), Dateline(place='Bamako', day='2026-05-03'))
    >>> dateline("Rents fell - again.") is None
    True
    """
    found = _DATELINE.match(paragraph[:_OPENING]) or _alone(paragraph)
    if not found:
        return None
    day = _YEAR.search(found["tail"] or found["told"] or "")
    dated = date_line(_in_full(day[0])) if day else None
    place = _STOP.sub("", found["place"] or found["titled"] or found["bare"])
    return Dateline(place=place, day=dated.value if dated else None)


def _in_full(day: str) -> str:
    """A day with all four digits of its year.

    >>> _in_full("3 JAN 90"), _in_full("3 Jan 24"), _in_full("3 January 2024")
    ('3 JAN 1990', '3 Jan 2024', '3 January 2024')
    """
    before, _, year = day.rpartition(" ")
    return f"{before} {19 if int(year) >= _CENTURY else 20}{year}" if len(year) == 2 else day


def opening_end(paragraph: str) -> int:
    """Where the words of a paragraph begin behind its dateline; 0 where it has none.

    >>> opening_end("NAIROBI, Kenya (AP) — Rents fell."), opening_end("Rents fell - again.")
    (22, 0)
    """
    found = _DATELINE.match(paragraph[:_OPENING])
    return found.end() if found else 0


def is_opened(line: str) -> bool:
    """Whether a line opens with a dateline that has the agency or the day in it, as no headline does.

    >>> is_opened("NAIROBI, 3 May (Agency) -- Rents fell in"), is_opened("NAIROBI -- Rents fall")
    (True, False)
    """
    found = _DATELINE.match(line[:_OPENING])
    return bool(found and ((found["tail"] or "").strip(" .-") or found["told"]))


def _alone(line: str) -> re.Match[str] | None:
    """A dateline with a line of its own, by the agency or the day in it: a lone "NEVER --" is somebody cut short."""
    found = _DATELINE.match(f"{line} ." if len(line) <= _OPENING else "")
    return found if found and found.end() > len(line) and (found["tail"] or found["told"]) else None


def is_alone(line: str) -> bool:
    """Whether a line is a dateline and nothing else.

    >>> is_alone("NAIROBI, 3 May (Agency) --"), is_alone("NAIROBI, 3 May (Agency) -- Rents fell."), is_alone("NEVER --")
    (True, False, False)
    """
    return _alone(line) is not None


def dateline_of(paragraphs: Sequence[str]) -> Dateline | None:
    """Read the dateline of a report from its paragraphs; in capitals before a colon, a place heads only the first.

    >>> dateline_of(["VARDA: Two ferries were held in the harbour on Monday.", "They sailed at noon."])
    Dateline(place='VARDA', day=None)
    >>> dateline_of(["OKELLO: We never signed, and we never will, I say.", "BROOK: Who did?"]) is None
    True
    """
    found = next((found for words in paragraphs[:2] if (found := dateline(words))), None)
    if found or not paragraphs:
        return found
    first, *others = paragraphs
    colon = _COLON.match(first[:_OPENING])
    if not colon or len(first.split()) < _LEAST_WORDS or _LABELS.fullmatch(colon["place"]):
        return None
    # The speakers of a transcript look the same, and there are several turns.
    return None if any(_COLON.match(words[:_OPENING]) for words in others) else Dateline(place=colon["place"])


def dated_line(line: str) -> tuple[Dated, str | None] | None:
    """Read a line that holds a date and a place, a section or an outlet; gives the date, and the place where it is one.

    A place is sure only where it stands in capitals beside a comma: `Lamu Herald | 3 May 2026` may name the outlet.

    >>> dated_line("PRETORIA, 3 May 2026"), dated_line("Published: 3 May 2026 | Pretoria")
    ((Dated(value='2026-05-03', modified=False), 'PRETORIA'), (Dated(value='2026-05-03', modified=False), None))
    >>> dated_line("Rents in Garissa fell, 3 May 2026") is None
    True
    """
    found = shared_date(line)
    if not found:
        return None
    dated, rest = found
    barred, place = re.search(r"[|•·]", line) is not None, _PLACE.fullmatch(rest)
    if not place and not (barred and len(rest.split()) <= _MOST_BESIDE):
        return None
    return dated, rest if place and place["sure"] and not barred else None
