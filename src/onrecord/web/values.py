"""Check what was typed into a form, and say in words what was wrong with it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec

_AT: Final = re.compile(r" - at `\$\.(?P<name>\w+)`$")
_DATES: Final = frozenset({"since", "until", "happened"})
_SHOWN: Final = 40


def is_date(value: str) -> bool:
    """Whether this is a year, a month or a day that the calendar has.

    >>> [is_date(value) for value in ("2026", "2026-05", "2026-02-29", "3 May 2026")]
    [True, True, False, False]
    """
    parts = value.split("-")
    if not (value.isascii() and [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2])):
        return False
    try:
        return bool(date(*(int(part) for part in [*parts, "1", "1"][:3])))
    except ValueError:
        return False


def no_date(typed: str) -> str:
    """What to say of a date that is none.

    >>> no_date("3 May 2026")
    'A date was wanted such as 2026, 2026-05 or 2026-05-03, and this is “3 May 2026”; write it so.'
    """
    return f"A date was wanted such as 2026, 2026-05 or 2026-05-03, and this is “{typed[:_SHOWN]}”; write it so."


def wrong_words(error: Exception, typed: Mapping[str, str]) -> str:
    """What was wrong with a form, for people; the ledger's own sentences are for people already.

    >>> wrong_words(msgspec.ValidationError("Expected `str` matching regex 'x' - at `$.since`"), {"since": "May"})
    'A date was wanted such as 2026, 2026-05 or 2026-05-03, and this is “May”; write it so.'
    >>> wrong_words(msgspec.ValidationError("Invalid enum value 'boast' - at `$.act`"), {"act": "boast"})
    'Something else was wanted for “act” than “boast”; choose or write another.'
    """
    found = _AT.search(str(error)) if isinstance(error, msgspec.ValidationError) else None
    if not found:
        return str(error)
    name = found["name"]
    value = typed.get(name, "")
    if name in _DATES:
        return no_date(value)
    return f"Something else was wanted for “{name}” than “{value[:_SHOWN]}”; choose or write another."
