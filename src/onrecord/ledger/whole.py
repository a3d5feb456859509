"""A whole ledger as lines of JSON, and such lines as a ledger again: to hand on, to move between databases.

Takes an open ledger; gives lines with everything that is kept: captures, articles with every record, what
became of each input, judgements. `take_in` puts such a line, or a record on its own, into a ledger, wholly or
not at all, and leaves what is there already. Leaves out the rows for searching, which are made again.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as BrokenBase64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import msgspec

from onrecord.ledger.errors import LedgerError, NothingFound
from onrecord.ledger.judgements.accusing import record_of
from onrecord.ledger.judgements.entry import Action, Field, as_json, entry_id
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.stored.kept import ENTRY_COLUMNS, INPUT_COLUMNS, entry_of, entry_row, pack, unpack
from onrecord.ledger.stored.rows import storable
from onrecord.ledger.stored.spans import unfit
from onrecord.records import Record
from onrecord.records.record import SCHEMA as RECORD_SCHEMA

SCHEMA: Final = "onrecord.ledger/1"
_AT_ONCE: Final = 200
_WANTED: Final = f"a line of {SCHEMA} or a record of {RECORD_SCHEMA} was wanted"


class LineRejected(LedgerError):
    """A line that cannot be taken in. Nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a line held, and whether it was new."""

    kind: str
    new: bool


def lines(ledger: Ledger) -> Iterator[bytes]:
    """Every line, each with its line break; memory holds one article or capture at a time."""
    yield _line({"schema": SCHEMA})
    for kind, value in _things(ledger):
        yield _line({kind: value})


def _things(ledger: Ledger) -> Iterator[tuple[str, Any]]:
    connection = ledger.connection
    for (digest,) in connection.all("SELECT sha256 FROM capture ORDER BY sha256"):
        yield "capture", {"sha256": digest, "base64": b64encode(ledger.view.capture(digest)).decode()}
    for number, one, digest in connection.all("SELECT number, id, sha256 FROM article ORDER BY number"):
        yield "article", {"id": one, "sha256": digest, "records": _records(ledger, number)}
    for row in _paged(ledger, "input", INPUT_COLUMNS):
        yield "input", row
    for row in _paged(ledger, "entry", ENTRY_COLUMNS):
        entry = entry_of(list(row.values()))
        yield "judgement", {**entry_row(entry), "value": entry.value}


def _records(ledger: Ledger, number: int) -> list[dict[str, str]]:
    """The records of an article as they are kept, the first first; as text, because their hash is of their bytes."""
    rows = ledger.connection.all("SELECT at, sha256, data FROM record WHERE article = ? ORDER BY number", (number,))
    return [{"at": at, "sha256": digest, "record": unpack(data).decode()} for at, digest, data in rows]


def _paged(ledger: Ledger, table: str, columns: str) -> Iterator[dict[str, Any]]:
    last = 0
    while rows := ledger.connection.rows(
        f"SELECT number, {columns} FROM {table} WHERE number > ? ORDER BY number LIMIT {_AT_ONCE}",  # noqa: S608
        (last,),
    ):
        for row in rows:
            last = int(row.pop("number"))
            yield row


def _line(value: Any) -> bytes:
    return as_json(value).encode() + b"\n"


def take_in(ledger: Ledger, line: bytes, name: str) -> Taken:
    """Put what a line holds into a ledger; `name` says where the line is from. Raises `LineRejected`."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineRejected(
            f"{name}: {_WANTED}, and this is broken JSON ({str(error)[:200]}); get the file again"
        ) from None
    if not isinstance(value, dict):
        raise LineRejected(f"{name}: {_WANTED}, and this is neither; reports are for onrecord add")
    if value.get("schema") == RECORD_SCHEMA:
        return _take_record(ledger, line, name)
    try:
        kind, held = next(iter(value.items()), ("nothing", None))
        if kind == "schema" and held == SCHEMA:
            return Taken("schema", new=False)
        take = _TAKERS.get(kind)
        if take is None and isinstance(held, str) and held.startswith("onrecord."):
            what = f"this is of {held[:40]}, which another version wrote"
            raise LineRejected(f"{name}: {_WANTED}, and {what}; export it again with this one, or read it with that")
        if take is None:
            raise LineRejected(f"{name}: {_WANTED}, and this has {str(kind)[:40]!r}; reports are for onrecord add")
        return Taken(kind, new=take(ledger, _fields(held), name))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{type(error).__name__}: {str(error)[:200]}"
        raise LineRejected(f"{name}: {_WANTED}, and this {kind} lacks what it needs ({what})") from None


def _take_record(ledger: Ledger, line: bytes, name: str) -> Taken:
    """A record on its own, as it stood where it was exported: its capture stays behind."""
    record = _record(line, name)
    _check(ledger, record, name)
    return Taken("article", new=ledger.writer.take_record(record.to_json().encode(), name))


def _take_capture(ledger: Ledger, held: Mapping[str, Any], name: str) -> bool:
    try:
        data = b64decode(held["base64"], validate=True)
    except BrokenBase64:
        raise LineRejected(f"{name}: a capture in base64 was wanted, and this is damaged; get the file again") from None
    _same_hash(data, held["sha256"], "this capture", name)
    return ledger.writer.take_capture(held["sha256"], len(data), pack(data))


def _take_article(ledger: Ledger, held: Mapping[str, Any], name: str) -> bool:
    records = []
    for one in held["records"]:
        data = str(one["record"]).encode()
        _same_hash(data, one["sha256"], f"a record of {held['id']}", name)
        records.append((str(one["at"]), data))
        record = _record(data, name)
        if record.article.id != held["id"]:
            raise LineRejected(f"{name}: a record of {held['id']} was wanted, and this is of {record.article.id}")
        _check(ledger, record, name)
    if not records:
        raise LineRejected(f"{name}: an article with a record was wanted, and this has none")
    return ledger.writer.take_article(str(held["sha256"]), records)


def _take_input(ledger: Ledger, held: Mapping[str, Any], name: str) -> bool:
    row = {column: _text(held[column]) for column in INPUT_COLUMNS.split(", ")}
    if row["article"] and not ledger.view.has_article(row["article"]):
        raise LineRejected(f"{name}: the article {row['article']} was wanted, and no line before this one brought it")
    return ledger.writer.take_input(row)


def _take_judgement(ledger: Ledger, held: Mapping[str, Any], name: str) -> bool:
    plain = [_text(held[key]) for key in ENTRY_COLUMNS.split(", ") if key != "value"]
    entry = entry_of([*plain[:6], as_json(held["value"]), *plain[6:]])
    kept = (entry.at, entry.by, Action(entry.action), entry.subject, Field(entry.field))
    if entry_id(*kept, entry.value, entry.replaces, entry.note) != entry.id:
        raise LineRejected(f"{name}: {entry.id} was changed after it was made: its id does not fit it")
    return ledger.writer.take_entry(entry)


_TAKERS: Final = {
    "capture": _take_capture,
    "article": _take_article,
    "input": _take_input,
    "judgement": _take_judgement,
}


def _record(data: bytes, name: str) -> Record:
    try:
        return record_of(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise LineRejected(f"{name}: a record of {RECORD_SCHEMA} was wanted, and this is none: {error}") from None


def _check(ledger: Ledger, record: Record, name: str) -> None:
    """Refuse a record whose words are not where it says, and another text under an id that is taken."""
    for line in unfit(record):
        raise LineRejected(f"{name}: {line}; it was changed after it was made")
    article = record.article
    try:
        known = ledger.view.machine_records(article.id)[0].article
    except NothingFound:
        return
    if known.text != article.text:
        raise LineRejected(f"{name}: the ledger has another text under the id {article.id}; what it has stays")


def _same_hash(data: bytes, digest: str, what: str, name: str) -> None:
    found = sha256(data).hexdigest()
    if found != digest:
        raise LineRejected(f"{name}: {what} has the SHA-256 {found}, and {digest} was kept: it was changed")


def _fields(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"fields were wanted, and there was {type(value).__name__}")
    return value


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"a text was wanted, and there was {type(value).__name__}")
    return storable(value)
