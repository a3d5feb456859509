"""Write six tables for data engines: documents, statements, spans, actors, mentions, events.

Takes records; gives Parquet files with the schema's version in their metadata. Rows are gathered up to a
number of characters and then written, so that memory does not grow with the records.
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import IO, Any, Final

import pyarrow as pa
from pyarrow import parquet

from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.tables import (
    ACTORS,
    DOCUMENTS,
    EVENTS,
    MENTIONS,
    SPANS,
    STATEMENTS,
    ColumnKind,
    Row,
    Table,
    Value,
)
from onrecord.records import Record, encodable

NOT_HELD: Final[Mapping[str, str]] = {
    "article.furniture": "there is no table for what is not the report's own words",
    "article.source_map": "spans count the text; the way back to the input is not a table",
    "audit": "it is counted from the statements, and can be counted again",
    "note": "there is no table for what stayed open; null cells are null",
}
BESIDE: Final[Mapping[str, str]] = {}

TABLES: Final[tuple[Table, ...]] = (DOCUMENTS, STATEMENTS, SPANS, ACTORS, MENTIONS, EVENTS)
METADATA: Final = {"onrecord.schema": "onrecord.record/1", "onrecord.tables": "1"}
# Row groups of a few megabytes read well, and are little to hold.
_MOST_CHARACTERS: Final = 4_000_000
_MOST_ROWS: Final = 20_000
_TYPES: Final = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.INTEGER: pa.int32(),
    ColumnKind.NUMBER: pa.float64(),
    ColumnKind.TEXTS: pa.list_(pa.string()),
}


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:  # noqa: ARG001
    """All tables side by side, in row groups."""
    with ExitStack() as stack:
        sheets = [
            stack.enter_context(_Sheet(table, stack.enter_context(outlet.open(f"{table.name}.parquet"))))
            for table in TABLES
        ]
        characters = rows = 0
        for record in records:
            rows += sum(sheet.add(record) for sheet in sheets)
            characters += len(record.article.text)
            if characters >= _MOST_CHARACTERS or rows >= _MOST_ROWS:
                characters = rows = 0
                for sheet in sheets:
                    sheet.flush()


class _Sheet:
    """One table on its way into its file."""

    def __init__(self, table: Table, file: IO[bytes]) -> None:
        self.table = table
        fields = [pa.field(name, _TYPES[kind]) for name, kind in table.columns.items()]
        self.schema = pa.schema(fields, metadata={**METADATA, "onrecord.table": table.name})
        self.writer = parquet.ParquetWriter(file, self.schema, compression="zstd", version="2.6")
        self.rows: list[Row] = []

    def __enter__(self) -> "_Sheet":
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self.flush()
        self.writer.close()

    def add(self, record: Record) -> int:
        """Take a record's rows in; gives how many there are."""
        before = len(self.rows)
        self.rows.extend(self.table.rows(record))
        return len(self.rows) - before

    def flush(self) -> None:
        """Write the rows held as one row group."""
        if self.rows:
            arrays = [pa.array([_plain(row.get(field.name)) for row in self.rows], field.type) for field in self.schema]
            self.writer.write_table(pa.Table.from_arrays(arrays, schema=self.schema))
            self.rows.clear()


def _plain(value: Value) -> Any:
    """The value as Arrow takes it: an empty list stays one, a word of an enumeration becomes text."""
    if isinstance(value, tuple):
        return [member if member is None else encodable(member) for member in value]
    return encodable(str(value)) if isinstance(value, str) else value
