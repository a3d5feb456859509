"""Read the dates that a report gives of itself: `Updated 3 May 2026, 14:05 GMT`.

Takes a line or a value of a page's metadata; gives ISO 8601, only as precise as the source. Leaves
alone dates that can be read two ways (`03/04/2026`) and dates inside sentences.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_ZONES: Final = {"utc": "Z", "gmt": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00"}
_MORE_ZONES: Final = {"mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00"}
_OFFSETS: Final = _ZONES | _MORE_ZONES | {"cest": "+02:00", "eat": "+03:00", "bst": "+01:00", "sast": "+02:00"}
_ZONE: Final = r"(?:\s*\(?(?P<zone>[a-z]{1,4}t?|[+-]\d\d:?\d\d)\)?)?"
_CLOCK: Final = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?{_ZONE}"
_DATES: Final = (
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}",
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
    r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)",
    rf"{_MONTH}\s+{_YEAR}",
)
_GAP: Final = r"(?:\s*[,|•·–—-]\s*|\s+at\s+|\s+)"
_LABEL: Final = (
    r"(?P<label>(?:(?:first|last|originally)\s+)?"
    r"(?:published|updated|modified|posted|created|uploaded|revised|issued|edited|date|on"
    r"|for (?:immediate )?release|last update|publication date))"
    r"(?:\s+on|\s+at|\s+by)?\s*:?\s*"
)
_LINES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for day in _DATES
    for pattern in (rf"(?:{_LABEL})?{day}(?:{_GAP}{_CLOCK})?", rf"(?:{_LABEL})?{_CLOCK}{_GAP}{day}")
)
_AGO: Final = re.compile(
    rf"(?:{_LABEL})?(?:(?:about |over )?(?:an?|\d+)\s*"
    r"(?:s|m|h|d|sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s?\s+ago"
    r"|yesterday|today|just now)(?:\s*[|•·,].{0,30})?",
    re.IGNORECASE,
)
# With its label only: a bare time heads an entry of a running report.
_CLOCK_LINE: Final = re.compile(rf"{_LABEL}{_CLOCK}", re.IGNORECASE)
_ISO: Final = re.compile(
    r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
# What programs write where no date was set: the first day of their calendar. No newspaper is as old as these years.
_FIRST_NEWS: Final = "1600"
_NO_TIME: Final = "1970-01-01T00:00:00"
_IN_ADDRESS: Final = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-])(?P<month>\d{{1,2}}|{'|'.join(_MONTHS)})(?P=mark)(?P<day>\d{{1,2}})(?=[/-])",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"updated?|modified|revised|edited", re.IGNORECASE)
_TRIM: Final = " \t|•·,-–—()[]"
# What parts a date from the place, the author or the outlet beside it.
_CUT: Final = re.compile(r"\s*[|•·]\s*|\s[–—-]\s|,\s|\s{2,}")
_LONGEST_LINE: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a date line says: `value` is null where the date can be read two ways or counts from now."""

    value: str | None
    modified: bool = False


def date_line(line: str) -> Dated | None:
    """Read a line that holds a date and nothing else.

    >>> date_line("Published 3 May 2026").value, date_line("Updated 1:39 am EST, Wednesday, November 20, 2019").value
    ('2026-05-03', '2019-11-20T01:39-05:00')
    >>> date_line("Updated at 1:23 p.m."), date_line("1:23 p.m.") is None
    (Dated(value=None, modified=False), True)
    >>> date_line("03/04/2026").value is None, date_line("On 3 May 2026 rents fell.") is None
    (True, True)
    """
    bare = line.strip(_TRIM)
    if len(bare) > 80 or not bare:
        return None
    found = next((match for pattern in _LINES if (match := pattern.fullmatch(bare))), None)
    if found:
        return Dated(value=_value(found.groupdict()), modified=bool(_LAST.search(found["label"] or "")))
    return Dated(value=None) if _AGO.fullmatch(bare) or _CLOCK_LINE.fullmatch(bare) else None


def leading_date(line: str) -> Dated | None:
    """Read the date that ends a byline or shares its line with a place.

    >>> leading_date("Garissa | 3 May 2026").value, leading_date("By Amina Wekesa, May 3, 2026").value
    ('2026-05-03', '2026-05-03')
    >>> leading_date("Garissa, a town on the Tana") is None
    True
    """
    found = shared_date(line)
    return found[0] if found else None


def shared_date(line: str) -> tuple[Dated, str] | None:
    """Read a date that shares its line with something else, and what that is.

    >>> shared_date("GARISSA, May 3, 2026"), shared_date("3 May 2026")
    ((Dated(value='2026-05-03', modified=False), 'GARISSA'), None)
    """
    if len(line) > _LONGEST_LINE:
        return None
    found: dict[str, tuple[Dated, str]] = {}
    for cut in _CUT.finditer(line):
        before, after = line[: cut.start()].strip(_TRIM), line[cut.end() :].strip(_TRIM)
        for words, rest in ((after, before), (before, after)):
            # "Floods in Garissa, yesterday" is a headline.
            if rest and (dated := date_line(words)) and (dated.value or "," not in cut[0]):
                found[words] = dated, rest
    # With its time of day rather than without.
    return found[max(found, key=len)] if found else None


def iso_date(value: str) -> str | None:
    """Read a date of a page's metadata; ISO already, or written out.

    >>> iso_date("2019-11-20T06:39:00.000Z"), iso_date("2019-11"), iso_date("20 November 2019"), iso_date("soon")
    ('2019-11-20T06:39:00Z', '2019-11', '2019-11-20', None)
    >>> iso_date("0001-01-01T00:00:00Z"), iso_date("1970-01-01T00:00:00+00:00"), iso_date("1970-01-01")
    (None, None, '1970-01-01')
    """
    value = value.strip()
    if found := _ISO.fullmatch(value):
        day, time, zone = found["date"], found["time"], found["zone"] or ""
        if not _is_date(day) or day < _FIRST_NEWS or value.startswith(_NO_TIME):
            return None
        # A midnight without a zone is a date that some program wrote as a time.
        if not time or (time.startswith("00:00") and not zone):
            return day
        return f"{day}T{time}{zone if ':' in zone or zone in ('', 'Z') else zone[:3] + ':' + zone[3:]}"
    dated = date_line(value)
    return dated.value if dated else None


def date_in_address(address: str) -> str | None:
    """The day that an address has, as many newsrooms file their reports by it.

    >>> date_in_address("https://lamuherald.example/news/2026/may/03/bridge"), date_in_address("https://a.example/2026-5-3-b")
    ('2026-05-03', '2026-05-03')
    >>> date_in_address("https://lamuherald.example/2026/13/40/bridge"), date_in_address("https://lamuherald.example/bridge")
    (None, None)
    """
    found = _IN_ADDRESS.search(address)
    if found is None:
        return None
    month = found["month"] if found["month"].isdigit() else _MONTHS.index(found["month"].lower()) + 1
    day = f"{found['year']}-{int(month):02}-{int(found['day']):02}"
    return day if _is_date(day) else None


def _value(found: dict[str, str | None]) -> str | None:
    year, month, day = found["year"], _month(found), found.get("day")
    if found.get("first"):
        month, day = _numbers(int(found["first"] or 0), int(found["second"] or 0))
    if not month:
        return None
    written = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    if not _is_date(written):
        return None
    return written + _time(found) if day else written


def _month(found: dict[str, str | None]) -> int | None:
    if found.get("number"):
        return int(found["number"] or 0)
    name = found.get("month")
    return _MONTHS.index(name[:3].lower()) + 1 if name else None


def _numbers(first: int, second: int) -> tuple[int | None, str | None]:
    """Month and day of `20/11` and `11/20`; neither of `03/04`, which half the world reads the other way.

    >>> _numbers(20, 11), _numbers(11, 20), _numbers(3, 4)
    ((11, '20'), (11, '20'), (None, None))
    """
    if first > 12 >= second:
        return second, str(first)
    if second > 12 >= first or first == second:
        return first, str(second)
    return None, None


def _time(found: dict[str, str | None]) -> str:
    if not found.get("hour"):
        return ""
    hour, minute, half = int(found["hour"] or 0), int(found["minute"] or 0), (found.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return ""
    zone = (found.get("zone") or "").lower()
    offset = _OFFSETS.get(zone, zone if zone[:1] in ("+", "-") and ":" in zone else "")
    return f"T{hour:02}:{minute:02}{offset}"


def _is_date(value: str) -> bool:
    parts = [int(part) for part in value.split("-")]
    try:
        date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return False
    return True
