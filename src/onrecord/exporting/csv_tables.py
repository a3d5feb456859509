"""Write four tables for spreadsheets: articles, statements, actors, events.

Takes records; gives RFC 4180 files in UTF-8, lines ended by CR LF. Spans are written as `17-48;50-70`. A
cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins
with an apostrophe, so that taking one away (`unguarded`) always gives the cell back.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import IO, Final

from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.tables import ACTORS, DOCUMENTS, EVENTS, STATEMENTS, Row, Table, Value, columns
from onrecord.records import Record, Span, encodable

NOT_HELD: Final[Mapping[str, str]] = {
    "article.parts": "the tables have the text as a whole",
    "article.furniture": "there is no table for what is not the report's own words",
    "article.source_map": "spans count the text; the way back to the input is not a table",
    "audit": "it is counted from the statements, and can be counted again",
    "note": "there is no table for what stayed open; null cells are empty",
}
BESIDE: Final[Mapping[str, str]] = {}

JOINED: Final = " | "
# What a spreadsheet reads as the start of a formula, also in full width and behind white space.
_FORMULA: Final = re.compile("[\\s\\x00-\\x1f\\u200b-\\u200f\\u2060\ufeff]*[=+\\-@＝＋－＠']|[\\t\\r\\n]")


def _with_spans(table: Table, name: str, spans_of: Callable[[Record], Iterator[Row]], added: str) -> Table:
    """The table under another name, its spans as columns of text behind the others."""

    def rows(record: Record) -> Iterator[Row]:
        return ({**row, **spans} for row, spans in zip(table.rows(record), spans_of(record), strict=True))

    return Table(name, {**table.columns, **columns(added)}, rows)


def _statement_spans(record: Record) -> Iterator[Row]:
    for statement in record.statements:
        spans = {"source": statement.source, "cue": statement.cue, "content": statement.content}
        yield {f"{role}_spans": _ranges(value) for role, value in spans.items()}


def _ranges(spans: Iterable[Span]) -> str:
    """Spans as text.

    >>> _ranges([Span(17, 48), Span(50, 70)])
    '17-48;50-70'
    """
    return ";".join(f"{span.start}-{span.end}" for span in spans)


TABLES: Final = (
    Table("articles", DOCUMENTS.columns, DOCUMENTS.rows),
    _with_spans(STATEMENTS, "statements", _statement_spans, "source_spans cue_spans content_spans"),
    _with_spans(
        ACTORS,
        "actors",
        lambda record: ({"mention_spans": _ranges(actor.mentions)} for actor in record.actors),
        "mention_spans",
    ),
    _with_spans(
        EVENTS,
        "events",
        lambda record: ({"trigger_spans": _ranges(event.trigger)} for event in record.events),
        "trigger_spans",
    ),
)


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """All tables side by side, a record at a time."""
    with ExitStack() as stack:
        files = [stack.enter_context(outlet.open(f"{table.name}.csv")) for table in TABLES]
        for table, file in zip(TABLES, files, strict=True):
            _write_rows(file, [list(table.columns)])
        for record in records:
            for table, file in zip(TABLES, files, strict=True):
                _write_rows(file, (_cells(table, row, tally) for row in table.rows(record)))


def _write_rows(file: IO[bytes], rows: Iterable[Iterable[str | int | float]]) -> None:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    file.write(encodable(lines.getvalue()).encode())


def _cells(table: Table, row: Row, tally: Tally) -> list[str | int | float]:
    return [_cell(row.get(column), f"{table.name}.csv {column}", tally) for column in table.columns]


def _cell(value: Value, column: str, tally: Tally) -> str | int | float:
    if isinstance(value, tuple):
        if any("|" in (member or "") for member in value):
            tally.changed(column, "a member has a | of its own, which also parts the members")
        value = JOINED.join(member or "" for member in value)
    if isinstance(value, str):
        safe = guarded(str(value))
        if safe != value:
            tally.changed(column, "an apostrophe was put in front, so that no spreadsheet runs it as a formula")
        return safe
    return "" if value is None else value


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would run it, or where it begins with one.

    >>> guarded("=HYPERLINK(A1)"), guarded("- and not a day before"), guarded("May - June")
    ("'=HYPERLINK(A1)", "'- and not a day before", 'May - June')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as the record has it.

    >>> unguarded(guarded("'twas =1"))
    "'twas =1"
    """
    return cell.removeprefix("'")
