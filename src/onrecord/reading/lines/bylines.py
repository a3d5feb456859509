"""Read who wrote a report from its byline: `By Amina Wekesa and Jonas Brandvold`.

Takes one line, or the author value of a page; gives names. Leaves sentences alone, and lines whose
`By` is followed by anything but names.
"""

import re
from typing import Final

_WORD: Final = (
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|(?:de|da|di|do|dos|del|der|den|van|von|ten|ter|la|le|el|al|bin|ibn|bint|of|ould)(?=\s))"
)
_NAME: Final = rf"{_WORD}(?:\s+{_WORD}){{0,4}}"
_STARTS: Final = re.compile(
    r"(?:by|words by|reporting by|written by|story by|author|text by|report by|posted by)\b", re.I
)
_NAMES: Final = re.compile(rf"{_NAME}(?:\s*(?:,|&|\band\b|,\s*and\b)\s*{_NAME}){{0,5}}")
# The day of a date that was cut off behind a name.
_DAY: Final = re.compile(r"(?<=\w),? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_PARTED: Final = re.compile(r"\s*(?:,\s*and\s|,|;|&|\band\s)\s*", re.IGNORECASE)
_NOT_NAMES: Final = re.compile(
    r"\b(?:reporter|correspondent|writer|editor|staff|columnist|contributor|desk|press|news|agency|service|associated"
    r"|reuters|afp|ap|bureau|team|wire|wires|online|published|updated)\b|\d|@|https?:",
    re.IGNORECASE,
)


def byline(line: str) -> tuple[str, ...] | None:
    """The names of a byline, none where it names only a desk; null where the line is no byline.

    >>> byline("By Amina Wekesa and Jonas Brandvold")
    ('Amina Wekesa', 'Jonas Brandvold')
    >>> byline("By Lamu Herald Staff"), byline("By Monday the rains had stopped, she said.")
    ((), None)
    """
    bare = " ".join(line.split()).strip("|•· ")
    start = _STARTS.match(bare)
    if (
        not start
        or len(bare) > 160
        or len(bare.split()) > 20
        or (bare.endswith((".", "?", "!")) and "," not in bare[-12:])
    ):
        return None
    rest = bare[start.end() :].lstrip(" :")
    found = _NAMES.match(rest)
    if not found or not _ends_well(rest[found.end() :]):
        return None
    return names(found.group())


def _ends_well(rest: str) -> bool:
    """Whether what follows the names of a byline may do so: a role, a place, a date, nothing.

    >>> _ends_well(", Africa correspondent"), _ends_well(" the rains had stopped")
    (True, False)
    """
    return not rest.strip() or bool(re.match(r"\s*(?:[,|/•·–—(@-]|in\s+[A-Z]|for\s+[A-Z]|\d)", rest))


def names(value: str) -> tuple[str, ...]:
    """The people that an author value names.

    >>> names("By Amina Wekesa, Jonas Brandvold; Reuters"), names("Amina Wekesa Monday")
    (('Amina Wekesa', 'Jonas Brandvold'), ('Amina Wekesa',))
    """
    bare = _STARTS.sub("", value.strip(), count=1)
    found = (_DAY.sub("", " ".join(piece.split())).strip(" .:|-") for piece in _PARTED.split(bare))
    people = [name for name in found if len(name.split()) in range(2, 6) and not _NOT_NAMES.search(name)]
    return tuple(dict.fromkeys(_cased(name) for name in people))


def _cased(name: str) -> str:
    """Names in capitals are written as names.

    >>> _cased("AMINA WEKESA"), _cased("J.P. McDonald")
    ('Amina Wekesa', 'J.P. McDonald')
    """
    return name.title() if name.isupper() and len(name) > 6 else name
