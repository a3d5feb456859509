"""What a reader may be told, in which form, and what a reading yields."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from onrecord.records import Article, Note

# A long report has a few thousand words; at this size an input is a dump or a mistake, and memory would suffer.
MOST_CHARACTERS: Final = 20_000_000
# The longest pages have some ten thousand lines; each costs some thirty comparisons.
MOST_LINES: Final = 200_000
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
DATE_WANTED: Final = (
    "an ISO 8601 date was wanted, as precise as you know: 2026, 2026-05, 2026-05-03 or 2026-05-03T14:05+02:00."
)
LANGUAGE_WANTED: Final = "a language code was wanted, such as en, fr or pt-BR."
ADDRESS_WANTED: Final = "an address was wanted that begins with https:// or http://."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says about the inputs: it wins over what is found in them.

    `verbatim`: the text is clean already, no furniture is sought.
    """

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    verbatim: bool = False


def is_iso_date(value: str) -> bool:
    """Whether the words are a date that the calendar has.

    >>> [is_iso_date(value) for value in ("2026", "2026-05", "2026-02-29", "3 May 2026", "2026-05-03T14:05Z")]
    [True, True, False, False, True]
    """
    try:
        if found := _DAY.fullmatch(value):
            return bool(date(*(int(part or 1) for part in found.groups())))
        return bool(_MOMENT.fullmatch(value)) and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def is_language(value: str) -> bool:
    """Whether a word can be the code of a language.

    >>> is_language("pt-BR"), is_language("english")
    (True, False)
    """
    return bool(_LANGUAGE.fullmatch(value))


def is_web_address(value: str) -> bool:
    """Whether a report can have been printed there.

    >>> is_web_address("https://courier.example/1"), is_web_address("courier.example")
    (True, False)
    """
    return bool(_ADDRESS.fullmatch(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, and what could not be settled about it."""

    article: Article
    notes: tuple[Note, ...] = ()
