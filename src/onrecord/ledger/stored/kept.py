"""What goes into a ledger, ready to be kept, and how it is written down there.

Takes bytes, records and judgements; gives what a row holds of each, and the other way round. Leaves reading and
writing rows to the view and the writer.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ledger.judgements.entry import Action, Field, LedgerEntry, as_json
from onrecord.records import Record

KEPT: Final = "kept"
REJECTED: Final = "rejected"
IMPORTED: Final = "imported"
ENTRY_COLUMNS: Final = "id, at, by_whom, action, subject, field, value, replaces, note"
INPUT_COLUMNS: Final = "name, argument, sha256, options, outcome, reason, message, article, at"
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """An input that was read, ready to be kept: made where the reading was done, so that the writer has little to do.

    `capture` and `record` are compressed; `options` is what the user said about the input, as JSON.
    """

    name: str
    argument: str
    sha256: str
    size: int
    capture: bytes
    options: str
    record: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """An input that was rejected; `capture` is there where its bytes could be had."""

    name: str
    argument: str
    options: str
    reason: str
    message: str
    sha256: str | None = None
    size: int = 0
    capture: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An input whose bytes are kept already, read with the same options."""

    name: str
    argument: str
    sha256: str
    options: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of an input: `new` article, new `version` of an address, or nothing that was not there."""

    article: str
    new: bool
    version: int
    before: str | None = None


def pack(data: bytes) -> bytes:
    """Bytes as they are stored: the same on every machine."""
    return zlib.compress(data, _LEVEL)


def unpack(data: bytes) -> bytes:
    """Bytes as they were before they were stored."""
    return zlib.decompress(data)


def made_by_of(record: Record) -> str:
    """What made a record, as one text that is the same for the same program, models and codebook."""
    used = record.made_by
    models = [[model.name, model.sha256] for model in used.models]
    return as_json({"onrecord": used.onrecord, "models": models, "codebook": used.codebook})


def entry_row(entry: LedgerEntry) -> dict[str, Any]:
    """An entry as a row."""
    return {
        "id": entry.id,
        "at": entry.at,
        "by_whom": entry.by,
        "action": str(entry.action),
        "subject": entry.subject,
        "field": str(entry.field),
        "value": as_json(entry.value),
        "replaces": entry.replaces,
        "note": entry.note,
    }


def entry_of(row: Sequence[Any]) -> LedgerEntry:
    """A row as an entry."""
    made, at, by, action, subject, field, value, replaces, note = row
    return LedgerEntry(
        id=made,
        at=at,
        by=by,
        action=Action(action),
        subject=subject,
        field=Field(field),
        value=json.loads(value),
        replaces=replaces,
        note=note,
    )
