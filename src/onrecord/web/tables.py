"""Hits as CSV, for spreadsheets.

Takes frozen dataclasses of one type; gives RFC 4180 with a column for each field. The article of a hit becomes
columns of its own; members of a list are joined; places of marks are left out. A cell that a spreadsheet would run
as a formula gets an apostrophe in front, as in `onrecord export --as csv`.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final, get_type_hints

from onrecord.exporting.csv_tables import JOINED, guarded
from onrecord.records import encodable

_LEFT_OUT: Final = frozenset({"marks"})


def csv_text(kind: type, hits: Iterable[Any]) -> str:
    """The hits, one a line, under their columns."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(columns(kind))
    lines.writerows([guarded(encodable(cell)) for cell in cells(kind, hit)] for hit in hits)
    return out.getvalue()


def columns(kind: type, prefix: str = "") -> list[str]:
    """The columns of a type of hits.

    >>> from onrecord.ledger import ArticleHit
    >>> columns(ArticleHit)
    ['id', 'title', 'publisher', 'published', 'address', 'version', 'context']
    """
    return [
        column for name, inner in _fields(kind) for column in (columns(inner, f"{name}_") if inner else [prefix + name])
    ]


def cells(kind: type, hit: Any) -> Iterator[str]:
    """The cells of one hit."""
    for name, inner in _fields(kind):
        value = getattr(hit, name)
        if inner:
            yield from cells(inner, value)
        else:
            yield _cell(value)


def _fields(kind: type) -> list[tuple[str, type | None]]:
    hints = get_type_hints(kind)
    return [
        (field.name, hints[field.name] if is_dataclass(hints[field.name]) else None)
        for field in fields(kind)
        if field.name not in _LEFT_OUT
    ]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return JOINED.join("-".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in value)
    return str(value)
