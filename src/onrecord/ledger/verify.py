"""Is everything still as it was kept, and every quoted word where it is said to be?

Takes an open ledger; gives a `Flaw` for each thing that is not so: a capture or a record whose hash differs,
an entry that was changed, a text or a statement that no longer says what its record says, with the first
character that differs. Mends nothing.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import msgspec

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.judgements.accusing import record_of
from onrecord.ledger.judgements.entry import entry_id
from onrecord.ledger.judgements.judging import judged
from onrecord.ledger.judgements.standing import Standing
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.stored.kept import IMPORTED, KEPT, REJECTED, made_by_of
from onrecord.ledger.stored.rows import SEARCHED, Row, article_row, rows_of
from onrecord.ledger.stored.spans import unfit
from onrecord.records import Record

_AT_ONCE: Final = 200
_ARTICLE: Final = "number, id, address, version, latest, sha256, words, title, publisher, domain, published"
_CALLED: Final = {"words": "the text", "title": "the title", "published": "the date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is not as it was kept."""

    subject: str
    message: str


def verify(ledger: Ledger) -> Iterator[Flaw]:
    """Look at everything; memory holds a few articles at a time."""
    connection = ledger.connection
    connection.dialect.be_lenient(connection)
    indexed = (*SEARCHED, "article")
    yield from (Flaw(subject="ledger", message=line) for line in connection.dialect.flaws(connection, indexed))
    yield from _captures(connection)
    yield from _entries(connection)
    stands, imported = ledger.view.stands, _imported(connection)
    for article in _paged(connection, "article", _ARTICLE):
        yield from _article(connection, article, stands, imported)
    yield from _strays(connection)


def _captures(connection: Connection) -> Iterator[Flaw]:
    for (digest,) in connection.all("SELECT sha256 FROM capture ORDER BY sha256"):
        found = connection.one("SELECT size, data FROM capture WHERE sha256 = ?", (digest,))
        data = _unpacked(found[1]) if found else None
        if data is None:
            yield Flaw(subject=f"capture {digest}", message="the stored bytes are damaged and cannot be unpacked")
        elif sha256(data).hexdigest() != digest:
            message = f"the bytes have the SHA-256 {sha256(data).hexdigest()}: they are not those that were read"
            yield Flaw(subject=f"capture {digest}", message=message)
        elif found and found[0] != len(data):
            yield Flaw(subject=f"capture {digest}", message=f"it has {len(data)} bytes, and its size says {found[0]}")


def _entries(connection: Connection) -> Iterator[Flaw]:
    for row in _paged(connection, "entry", "number, id, at, by_whom, action, subject, field, value, replaces, note"):
        try:
            value = json.loads(row["value"])
        except ValueError:
            yield Flaw(subject=row["id"], message="the value of this judgement is damaged")
            continue
        kept = (row["at"], row["by_whom"], row["action"], row["subject"], row["field"])
        if entry_id(*kept, value, row["replaces"], row["note"]) != row["id"]:
            yield Flaw(
                subject=row["id"], message="this judgement was changed after it was made: its id does not fit it"
            )


def _article(connection: Connection, row: Row, stands: Standing, imported: frozenset[str]) -> Iterator[Flaw]:
    records: list[Record] = []
    for number, digest, made_by, data in connection.all(
        "SELECT number, sha256, made_by, data FROM record WHERE article = ? ORDER BY at DESC, number DESC",
        (row["number"],),
    ):
        found = _record(data, digest)
        if isinstance(found, str):
            yield Flaw(subject=row["id"], message=f"record {number}: {found}")
        else:
            records.append(found)
            yield from _same(row["id"], f"what made record {number}", made_by_of(found), made_by)
    if row["id"] not in imported and not connection.one("SELECT 1 FROM capture WHERE sha256 = ?", (row["sha256"],)):
        yield Flaw(subject=row["id"], message=f"its capture {row['sha256']} is missing")
    if not records:
        yield Flaw(subject=row["id"], message="no record of it can be read")
        return
    record = records[0]
    # A later run may read a title otherwise; the row keeps what the run read that brought the article.
    read = [article_row(one.article) for one in records]
    for column, value in read[-1].items():
        if row[column] not in {one[column] for one in read}:
            yield from _same(row["id"], _CALLED.get(column, f"its field {column}"), value, row[column])
    yield from _same(row["id"], "whether it is the last version", _is_latest(connection, row), row["latest"])
    if not connection.dialect.has_words(connection, "article", row["number"], row["words"]):
        yield Flaw(subject=row["id"], message="its words are not where searches look")
    yield from (Flaw(subject=row["id"], message=line) for line in unfit(record))
    yield from _rows(connection, row, records, stands)


def _imported(connection: Connection) -> frozenset[str]:
    """The articles whose bytes were never here, because their records were imported on their own."""
    rows = connection.all(
        "SELECT article FROM input WHERE article IS NOT NULL GROUP BY article HAVING MIN(outcome) = ? "
        "AND MAX(outcome) = ?",
        (IMPORTED, IMPORTED),
    )
    return frozenset(str(article) for (article,) in rows)


def _record(data: Any, digest: str) -> Record | str:
    plain = _unpacked(data)
    if plain is None:
        return "the stored bytes are damaged and cannot be unpacked"
    if sha256(plain).hexdigest() != digest:
        return f"its SHA-256 is {sha256(plain).hexdigest()}, and {digest} was kept: it was changed"
    try:
        return record_of(plain)
    except msgspec.MsgspecError as error:
        return f"it is no record: {error}"


def _rows(connection: Connection, article: Row, records: list[Record], stands: Standing) -> Iterator[Flaw]:
    """Compare the rows that searches read with those that the records and judgements make."""
    wanted = rows_of(judged(records[0], records[1:], stands))
    for table, rows in (
        ("statement", wanted.statements),
        ("accusation", wanted.accusations),
        ("actor", wanted.actors),
        ("event", wanted.events),
    ):
        stored = connection.rows(f"SELECT * FROM {table} WHERE article = ? ORDER BY number", (article["number"],))  # noqa: S608
        yield from _compared(article["id"], table, {row["id"]: row for row in rows}, {row["id"]: row for row in stored})
        for row in stored if table in SEARCHED else ():
            if not connection.dialect.has_words(connection, table, row["number"], row["words"]):
                yield Flaw(subject=row["id"], message="its words are not where searches look")
    for people, what, table, those, whom in (
        ("about", "whom it is about", "statement", wanted.statements, wanted.about),
        ("accused", "who is accused", "accusation", wanted.accusations, wanted.accused),
    ):
        ids = {row["place"]: row["id"] for row in those}
        right = {(ids[row["place"]], row["identity"]) for row in whom}
        yield from _people(connection, article, (people, what, table), right)


def _people(
    connection: Connection, article: Row, which: tuple[str, str, str], right: set[tuple[str, str]]
) -> Iterator[Flaw]:
    """Compare whom statements are about, and whom accusations accuse: the table, what it has, and of what."""
    people, what, table = which
    stored = connection.all(
        f"SELECT {table}.id, {people}.identity FROM {people} "  # noqa: S608 - our own names
        f"LEFT JOIN {table} ON {table}.number = {people}.{table} WHERE {people}.article = ?",
        (article["number"],),
    )
    for one, _ in sorted(right.symmetric_difference(stored), key=str):
        yield Flaw(subject=str(one or article["id"]), message=f"{what} is not as in its record")


def _compared(article: str, table: str, wanted: dict[str, Row], stored: dict[str, Row]) -> Iterator[Flaw]:
    for missing in wanted.keys() - stored.keys():
        yield Flaw(subject=missing, message=f"this {table} of {article} is missing where searches look")
    for extra in stored.keys() - wanted.keys():
        yield Flaw(subject=extra, message=f"this {table} of {article} is in no record")
    for key in wanted.keys() & stored.keys():
        for column, value in wanted[key].items():
            yield from _same(key, f"its field {column}", value, stored[key][column])


def _same(subject: str, what: str, wanted: Any, stored: Any) -> Iterator[Flaw]:
    if wanted != stored:
        yield Flaw(subject=subject, message=f"{what} {differs(wanted, stored)}")


def differs(wanted: Any, stored: Any) -> str:
    """Where two values differ first.

    >>> differs("The quay", "The quey")
    "differs at character 6: the record has 'a' ('The quay'), the ledger has 'e'"
    """
    if not isinstance(wanted, str) or not isinstance(stored, str):
        return f"is {stored!r}, and the record has {wanted!r}"
    at = next((n for n, pair in enumerate(zip(wanted, stored, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(wanted), len(stored)) if at is None else at
    around = wanted[max(0, at - 20) : at + 20]
    one, other = wanted[at : at + 1], stored[at : at + 1]
    return f"differs at character {at}: the record has {one!r} ({around!r}), the ledger has {other!r}"


def _is_latest(connection: Connection, row: Row) -> int:
    later = "SELECT 1 FROM article WHERE address = ? AND version > ?"
    return int(connection.one(later, (row["address"], row["version"])) is None)


def _strays(connection: Connection) -> Iterator[Flaw]:
    """Inputs that say they were kept and whose article is not there."""
    for name, article in connection.all(
        "SELECT DISTINCT input.name, input.article FROM input LEFT JOIN article ON article.id = input.article "
        "WHERE input.outcome = 'kept' AND article.id IS NULL ORDER BY input.name"
    ):
        yield Flaw(subject=str(name), message=f"this input was kept as {article}, and there is no such article")
    for name, outcome in connection.all(
        "SELECT name, outcome FROM input WHERE outcome NOT IN (?, ?, ?) ORDER BY number", (KEPT, REJECTED, IMPORTED)
    ):
        yield Flaw(subject=str(name), message=f"what became of this input is {outcome!r}, and that is nothing")


def _paged(connection: Connection, table: str, columns: str) -> Iterator[Row]:
    last = 0
    while rows := connection.rows(
        f"SELECT {columns} FROM {table} WHERE number > ? ORDER BY number LIMIT {_AT_ONCE}",  # noqa: S608
        (last,),
    ):
        yield from rows
        last = int(rows[-1]["number"])


def _unpacked(data: Any) -> bytes | None:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return None
