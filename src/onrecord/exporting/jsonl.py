"""Write records as they are, one a line, and read them in again.

Takes records; gives the lines that `onrecord read --format jsonl` prints. Holds everything: reading the file
in and writing it again gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from onrecord.errors import OnRecordError
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.text import json_bytes
from onrecord.records import Record

NOT_HELD: Final[Mapping[str, str]] = {}
BESIDE: Final[Mapping[str, str]] = {}


class LineRejected(OnRecordError):
    """A line that is no record of this schema."""


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """One line for each record."""
    with outlet.open() as file:
        for record in records:
            file.write(_line(record, tally) + b"\n")


def _line(record: Record, tally: Tally) -> bytes:
    try:
        return record.to_json().encode()
    except UnicodeEncodeError:
        tally.changed("article.source.name", "bytes that are no text, which JSON cannot hold, became U+FFFD")
        return json_bytes(msgspec.to_builtins(record))


def read_jsonl(source: Path | BinaryIO) -> Iterator[Record]:
    """Read what `export(..., "jsonl", ...)` wrote, one record at a time; empty lines are passed over."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from _records(file, str(source))
    else:
        yield from _records(source, str(getattr(source, "name", "the input")))


def _records(lines: Iterable[bytes], name: str) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Record.from_json(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise LineRejected(f"{name}, line {number}: no record of schema onrecord.record/1: {error}") from error
