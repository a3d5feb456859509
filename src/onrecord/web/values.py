"""Check what was typed into a form."""

from datetime import date


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
