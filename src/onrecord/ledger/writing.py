"""Adds to a ledger: inputs with their records, judgements, and what comes out of another ledger.

Takes what `kept` describes; every call is one transaction. What is kept is only ever added to; the rows for looking
things up are made from it, in the same transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.judgements.accusing import record_of
from onrecord.ledger.judgements.entry import LedgerEntry
from onrecord.ledger.judgements.judging import Judged, judged
from onrecord.ledger.stored.kept import (
    IMPORTED,
    KEPT,
    REJECTED,
    Kept,
    Known,
    Packed,
    Turned,
    entry_row,
    made_by_of,
    pack,
    unpack,
)
from onrecord.ledger.stored.rows import SEARCHED, Row, article_row, rows_of, storable
from onrecord.ledger.view import View
from onrecord.records import Record


class Writer:
    """Adds to a ledger; every call is one transaction."""

    def __init__(self, connection: Connection, view: View) -> None:
        self._connection, self._view = connection, view

    def keep(self, packed: Packed) -> Kept:
        """Keep an input with its capture and its record, or nothing of it."""
        data = unpack(packed.record)
        record = record_of(data)
        with self._connection.transaction():
            self._keep_capture(packed.sha256, packed.size, packed.capture)
            kept, number = self._keep_article(record, packed.sha256)
            if self._keep_record(number, record, data, packed.record):
                if kept.new:
                    self._insert_rows(number, judged(record, (), self._view.stands))
                else:
                    self._look_up(number, record.article.id)
            self._note_input(packed, KEPT, article=record.article.id)
        return kept

    def keep_name(self, known: Known) -> None:
        """Note that an input holds bytes that are kept already."""
        with self._connection.transaction():
            self._note_input(known, KEPT, article=known.article)

    def reject(self, turned: Turned) -> None:
        """Keep an input that yields no article, with the reason, so that it can be tried again."""
        with self._connection.transaction():
            if turned.sha256 and turned.capture is not None:
                self._keep_capture(turned.sha256, turned.size, turned.capture)
            self._note_input(turned, REJECTED, reason=turned.reason, message=turned.message)

    def append(self, *entries: LedgerEntry) -> None:
        """Put judgements on record and bring the rows of the articles that they touch in line."""
        try:
            with self._connection.transaction():
                touched: dict[str, None] = {}
                for entry in entries:
                    touched.update(dict.fromkeys(self._view.articles_touched(entry)))
                    self._connection.insert("entry", entry_row(entry))
                for article_id in touched:
                    self._refresh(article_id)
        except BaseException:
            # The view has read entries that are not there after all, and the next may get their numbers.
            self._view.forget()
            raise

    def take_capture(self, digest: str, size: int, capture: bytes) -> bool:
        """Keep a capture out of another ledger; whether it was new."""
        with self._connection.transaction():
            known = self._connection.one("SELECT 1 FROM capture WHERE sha256 = ?", (digest,))
            self._keep_capture(digest, size, capture)
        return known is None

    def take_article(self, digest: str, records: Sequence[tuple[str, bytes]]) -> bool:
        """Keep an article out of another ledger with its records, oldest first; whether anything was new.

        The latest run stands, whichever ledger it was made for.
        """
        new = False
        with self._connection.transaction():
            for at, data in records:
                record = record_of(data)
                kept, number = self._keep_article(record, digest)
                values = (number, sha256(data).hexdigest())
                if not self._connection.one("SELECT 1 FROM record WHERE article = ? AND sha256 = ?", values):
                    self._insert_record(number, record, data, pack(data), at)
                    new = True
            if new:
                self._look_up(number, kept.article)
        return new

    def take_record(self, data: bytes, name: str) -> bool:
        """Keep a record that came alone, from the place `name`, unless its article is here; whether it was new.

        The bytes that it was read from are where it was made.
        """
        record = record_of(data)
        article, source = record.article.id, record.article.source
        with self._connection.transaction():
            if self._view.has_article(article):
                return False
            _, number = self._keep_article(record, source.sha256)
            self._insert_record(number, record, data, pack(data), self._connection.now())
            self._look_up(number, article)
            self._note_input(_Source(name=source.name, argument=name, sha256=source.sha256), IMPORTED, article=article)
        return True

    def take_input(self, row: Mapping[str, str | None]) -> bool:
        """Note what became of an input in another ledger, unless this one says so too."""
        columns = list(row)
        same = " AND ".join(f"{column} = ?" if row[column] is not None else f"{column} IS NULL" for column in columns)
        with self._connection.transaction():
            known = self._connection.one(
                f"SELECT 1 FROM input WHERE {same}",  # noqa: S608 - our own columns
                [row[column] for column in columns if row[column] is not None],
            )
            if known is None:
                self._connection.insert("input", row)
        return known is None

    def take_entry(self, entry: LedgerEntry) -> bool:
        """Put a judgement of another ledger on record, unless it is there."""
        known = self._connection.one("SELECT 1 FROM entry WHERE id = ?", (entry.id,))
        if known is None:
            self.append(entry)
        return known is None

    def fill_rows(self) -> None:
        """Make every row for looking things up again, from what is kept, inside a transaction of the caller's."""
        for article_id in list(self._view.article_ids()):
            self._refresh(article_id)

    def _refresh(self, article_id: str) -> None:
        found = self._connection.one("SELECT number FROM article WHERE id = ?", (article_id,))
        if found:
            self._look_up(int(found[0]), article_id)

    def _keep_capture(self, digest: str, size: int, capture: bytes) -> None:
        self._connection.run(
            "INSERT INTO capture (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (digest, size, capture)
        )

    def _keep_article(self, record: Record, digest: str) -> tuple[Kept, int]:
        article = record.article
        found = self._connection.one("SELECT number, version FROM article WHERE id = ?", (article.id,))
        if found:
            return Kept(article=article.id, new=False, version=int(found[1])), int(found[0])
        row = article_row(article)
        earlier = self._connection.one(
            "SELECT id, version FROM article WHERE address = ? ORDER BY version DESC LIMIT 1", (row["address"],)
        )
        version = int(earlier[1]) + 1 if earlier else 1
        if earlier:
            self._connection.run("UPDATE article SET latest = 0 WHERE address = ?", (row["address"],))
        number = self._connection.insert_numbered("article", {**row, "version": version, "latest": 1, "sha256": digest})
        self._connection.dialect.add_words(self._connection, "article", number, row["words"])
        return Kept(article=article.id, new=True, version=version, before=str(earlier[0]) if earlier else None), number

    def _keep_record(self, number: int, record: Record, data: bytes, packed: bytes) -> bool:
        """Keep a record unless the newest of its article was made by the same program with the same models."""
        made_by = made_by_of(record)
        last = self._connection.one(
            "SELECT made_by FROM record WHERE article = ? ORDER BY at DESC, number DESC LIMIT 1", (number,)
        )
        if last and last[0] == made_by:
            return False
        self._insert_record(number, record, data, packed, self._connection.now())
        return True

    def _insert_record(self, number: int, record: Record, data: bytes, packed: bytes, at: str) -> None:
        self._connection.insert(
            "record",
            {
                "article": number,
                "made_by": made_by_of(record),
                "sha256": sha256(data).hexdigest(),
                "data": packed,
                "at": at,
            },
        )

    def _look_up(self, number: int, article_id: str) -> None:
        """Make the rows of one article again."""
        self._clear(number)
        self._insert_rows(number, self._view.judged(article_id))

    def _insert_rows(self, number: int, found: Judged) -> None:
        rows = rows_of(found)
        self._insert_searched(number, "statement", rows.statements, "about", rows.about)
        self._insert_searched(number, "accusation", rows.accusations, "accused", rows.accused)
        self._connection.insert_all("actor", [{**row, "article": number} for row in rows.actors])
        self._connection.insert_all("event", [{**row, "article": number} for row in rows.events])

    def _insert_searched(self, number: int, table: str, rows: Sequence[Row], people: str, whom: Sequence[Row]) -> None:
        """Rows whose words are searched, and whom each of them is about."""
        numbers = []
        for row in rows:
            numbers.append(self._connection.insert_numbered(table, {**row, "article": number}))
            self._connection.dialect.add_words(self._connection, table, numbers[-1], row["words"])
        self._connection.insert_all(
            people,
            [{table: numbers[row["place"]], "article": number, "identity": row["identity"]} for row in whom],
        )

    def _clear(self, number: int) -> None:
        for table in SEARCHED:
            old: Sequence[tuple[Any, ...]] = self._connection.all(
                f"SELECT number, words FROM {table} WHERE article = ?",  # noqa: S608 - our own names
                (number,),
            )
            for row, words in old:
                self._connection.dialect.drop_words(self._connection, table, int(row), str(words))
        for table in ("about", "accused", *SEARCHED, "actor", "event"):
            self._connection.run(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608

    def _note_input(self, given: "_Named", outcome: str, **more: str | None) -> None:
        """Note what became of an input, unless that is what became of it the last time."""
        row = {
            "name": storable(given.name),
            "argument": storable(given.argument),
            "sha256": given.sha256,
            "options": given.options,
            "outcome": outcome,
            "reason": more.get("reason"),
            "message": storable(more.get("message")),
            "article": more.get("article"),
        }
        last = self._connection.one(
            "SELECT sha256, options, outcome, reason, article FROM input WHERE name = ? AND argument = ? "
            "ORDER BY number DESC LIMIT 1",
            (row["name"], row["argument"]),
        )
        if last != tuple(row[key] for key in ("sha256", "options", "outcome", "reason", "article")):
            self._connection.insert("input", {**row, "at": self._connection.now()})


class _Named(Protocol):
    """What is noted of every input."""

    @property
    def name(self) -> str: ...
    @property
    def argument(self) -> str: ...
    @property
    def sha256(self) -> str | None: ...
    @property
    def options(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What a record that came alone says of the input that it was read from."""

    name: str
    argument: str
    sha256: str
    options: str = "{}"
