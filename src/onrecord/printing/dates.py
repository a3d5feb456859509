"""Dates and times as people write them.

Takes ISO 8601 dates and the EDTF values (ISO 8601-2) that times have; gives words. What is in another form, such as
"last week", stays as it is.
"""

import re
from typing import Final

from onrecord.records import Time

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ISO: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d)\S*?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_SEASON: Final = re.compile(r"(?P<year>\d{4})-2(?P<season>[1-4])")
_MANY_YEARS: Final = re.compile(r"(?P<known>\d{2}|\d{3})X{1,2}")
_OPEN: Final = ".."
_NO_YEAR: Final = "XXXX-"
# Any year that has a 29 February.
_SOME_YEAR: Final = "2000"
_YEAR_OPEN: Final = "year open"
_WORD: Final = re.compile(r"[^\W_]+")
# What a value may say besides the words of its time without saying more.
_BETWEEN: Final = frozenset({"until", "from", "on", "to", "about", "the"})


def day_words(iso: str) -> str:
    """A date as people write it, as precise as it is given.

    >>> day_words("2026-05-03T14:05+02:00"), day_words("2026-05"), day_words("2026"), day_words("last week")
    ('3 May 2026, 14:05 +02:00', 'May 2026', '2026', 'last week')
    """
    found = _ISO.fullmatch(iso)
    if not found:
        return iso
    month = _MONTHS[int(found["month"]) - 1] if found["month"] else ""
    day = " ".join(filter(None, (found["day"] and str(int(found["day"])), month, found["year"])))
    zone = "UTC" if found["zone"] == "Z" else found["zone"]
    return f"{day}, {' '.join(filter(None, (found['time'], zone)))}" if found["time"] else day


def edtf_words(edtf: str) -> str:
    """The value of a time as people write it.

    >>> edtf_words("2022-21"), edtf_words("XXXX-01-19"), edtf_words("../2026-06-01"), edtf_words("2026-05/..")
    ('spring 2022', '19 January, year open', 'until 1 June 2026', 'from May 2026 on')
    >>> edtf_words("2024-02-05/2024-02-11"), edtf_words("2019~"), edtf_words("199X"), edtf_words("19XX")
    ('5 February 2024 to 11 February 2024', 'about 2019', 'the 1990s', '1900 to 1999')
    """
    start, slash, end = edtf.partition("/")
    if slash and start == _OPEN:
        return f"until {edtf_words(end)}"
    if slash and end == _OPEN:
        return f"from {edtf_words(start)} on"
    if slash:
        return f"{edtf_words(start)} to {edtf_words(end)}"
    if edtf.endswith("~"):
        return f"about {edtf_words(edtf[:-1])}"
    if edtf.startswith(_NO_YEAR):
        return f"{day_words(edtf.replace('XXXX', _SOME_YEAR, 1)).replace(f' {_SOME_YEAR}', '', 1)}, {_YEAR_OPEN}"
    if season := _SEASON.fullmatch(edtf):
        return f"{_SEASONS[int(season['season']) - 1]} {season['year']}"
    if years := _MANY_YEARS.fullmatch(edtf):
        known = years["known"]
        return f"the {known}0s" if len(known) == 3 else f"{known}00 to {known}99"
    return day_words(edtf)


def time_words(time: Time) -> str:
    """A time as the report has it, with what it was counted to be where that says more.

    >>> from onrecord.records import Span
    >>> time_words(Time(text="on Sunday", span=Span(0, 9), edtf="2026-05-03"))
    'on Sunday (3 May 2026)'
    >>> time_words(Time(text="by June 1, 2026", span=Span(0, 15), edtf="../2026-06-01"))
    'by June 1, 2026'
    >>> time_words(Time(text="on January 19", span=Span(0, 13), edtf="XXXX-01-19"))
    'on January 19 (year open)'
    """
    value = edtf_words(time.edtf) if time.edtf else ""
    more = _words(value) - _words(time.text) - _BETWEEN
    if more == set(_YEAR_OPEN.split()):
        return f"{time.text} ({_YEAR_OPEN})"
    return f"{time.text} ({value})" if more else time.text


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
