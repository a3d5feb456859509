"""The ledger: one place that holds everything read so far.

`open_ledger` takes the path of a file, `:memory:`, or an address of PostgreSQL, and gives a `Ledger`: its
`view` reads, its `writer` adds. What is kept (captures, articles, records, entries) is only ever added to;
the rows for looking things up are made from it, in the same transaction.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from types import TracebackType
from typing import Any, Final, Protocol

from onrecord.ledger import search
from onrecord.ledger.auditing import Account, account
from onrecord.ledger.claims import claims
from onrecord.ledger.dialects import MEMORY, Connection, connect
from onrecord.ledger.entry import Action, Field, LedgerEntry, as_json
from onrecord.ledger.errors import LedgerError, NothingFound
from onrecord.ledger.facets import Facets, facets
from onrecord.ledger.happened import Happened, happened
from onrecord.ledger.identity import Identities
from onrecord.ledger.judging import Judged, judged
from onrecord.ledger.migrations import migrate, missing, unknown
from onrecord.ledger.network import Edge, Tie, network
from onrecord.ledger.portrait import Portrait, appearances, portrait
from onrecord.ledger.questions import ActorHit, InputRow, Page, Question, StatementHit
from onrecord.ledger.rows import address_of, article_row, rows_of, storable
from onrecord.ledger.standing import Standing, in_force, standing
from onrecord.ledger.versions import Difference, difference
from onrecord.records import Record, Review

KEPT: Final = "kept"
REJECTED: Final = "rejected"
_LEVEL: Final = 6
IMPORTED: Final = "imported"
ENTRY_COLUMNS: Final = "id, at, by_whom, action, subject, field, value, replaces, note"
INPUT_COLUMNS: Final = "name, argument, sha256, options, outcome, reason, message, article, at"
_MOST_COUNTED: Final = 50
_SUBJECTS: Final = {"stm_": "statement", "evt_": "event", "act_": "actor", "art_": "article", "ent_": "entry"}


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


def open_ledger(address: str, *, write: bool = False, create: bool = False) -> "Ledger":
    """Open a ledger to read, or to write; `create` makes it where there is none."""
    connection = connect(address, write=write, create=create)
    ledger = Ledger(connection)
    try:
        _make_ready(ledger, write=write or address == MEMORY)
    except BaseException:
        connection.close()
        raise
    return ledger


def _make_ready(ledger: "Ledger", *, write: bool) -> None:
    connection = ledger.connection
    if write:
        # Rows that lack what a migration added are made again with it, or none of both happens.
        with connection.transaction():
            if migrate(connection):
                ledger.writer.fill_rows()
    elif missing(connection):
        raise LedgerError(
            f"{connection.address}: an earlier version of onrecord wrote this ledger, or a run was ended while "
            "it was made; bring it up to date with `onrecord add --retry`"
        )
    if newer := unknown(connection):
        raise LedgerError(
            f"{connection.address}: a later version of onrecord wrote this ledger ({', '.join(sorted(newer))}); "
            "install that version"
        )


class Ledger:
    """An open ledger."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.view = View(connection)
        self.writer = Writer(connection, self.view)

    def close(self) -> None:
        """Close it; SQLite then folds its log into the one file."""
        self.connection.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class View:
    """Reads a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = -1
        self._stands: dict[tuple[str, Field], LedgerEntry] = {}
        self._in_force: tuple[LedgerEntry, ...] = ()
        self._identities = Identities({}, {})
        self._counted: dict[tuple[str, Question], Facets] = {}

    @property
    def connection(self) -> Connection:
        """The database, for the modules of this folder."""
        return self._connection

    @property
    def stands(self) -> Standing:
        """The judgements that stand, read again when entries were added by anybody."""
        found = self._connection.one("SELECT COALESCE(MAX(number), 0) FROM entry")
        newest = int(found[0]) if found else 0
        if newest != self._seen:
            entries = self.entries()
            self._in_force = tuple(in_force(entries))
            self._stands = standing(entries)
            self._identities = Identities.standing(self._stands)
            self._seen = newest
        return self._stands

    @property
    def in_force(self) -> tuple[LedgerEntry, ...]:
        """The judgements and readings that were not taken back, oldest first."""
        _ = self.stands
        return self._in_force

    def forget(self) -> None:
        """Read the judgements again when they are next wanted."""
        self._seen = -1

    @property
    def identities(self) -> Identities:
        """Who was merged with whom, and what they are called."""
        _ = self.stands
        return self._identities

    @property
    def edition(self) -> str:
        """A short text that is another whenever something was added: answers made at the same edition are the same."""
        newest = [
            self._connection.one(f"SELECT COALESCE(MAX(number), 0) FROM {table}")  # noqa: S608 - our own names
            for table in ("input", "record", "entry")
        ]
        return "-".join(str(found[0]) for found in newest if found)

    def entries(self) -> list[LedgerEntry]:
        """Every entry, oldest first."""
        rows = self._connection.all(f"SELECT {ENTRY_COLUMNS} FROM entry ORDER BY number")  # noqa: S608
        return [entry_of(row) for row in rows]

    def history(self, subject: str) -> list[LedgerEntry]:
        """Every entry about a subject, and those that took them back, oldest first."""
        entries = [entry for entry in self.entries() if entry.subject == subject]
        ids = {entry.id for entry in entries}
        return [entry for entry in self.entries() if entry.subject == subject or entry.subject in ids]

    def statements(self, question: Question) -> Page:
        """Statements that fit."""
        return search.statements(self._connection, self.identities, question)

    def articles(self, question: Question) -> Page:
        """Articles that fit."""
        return search.articles(self._connection, self.identities, question)

    def events(self, question: Question) -> Page:
        """Events that fit."""
        return search.events(self._connection, self.identities, question)

    def actors(self, name: str) -> tuple[ActorHit, ...]:
        """Everybody whose name fits."""
        return search.actors(self._connection, self.identities, name)

    def everybody(self, name: str | None = None, *, limit: int = 20, offset: int = 0) -> Page:
        """Those whose name fits, or everybody, those with the most statements first."""
        return search.everybody(self._connection, self.identities, name, limit, offset)

    def actor(self, identity: str) -> ActorHit | None:
        """Somebody across articles."""
        return search.actor(self._connection, self.identities, identity)

    def portrait(self, identity: str, question: Question) -> Portrait:
        """What is counted of somebody across articles."""
        return portrait(self._connection, self.identities, identity, question)

    def appearances(self, identity: str, question: Question) -> Page:
        """The articles that name somebody."""
        return appearances(self._connection, self.identities, identity, question)

    def happened(self, question: Question) -> tuple[Happened, ...]:
        """How many events of a selection have which status, day and place."""
        return happened(self._connection, self.identities, question)

    def network(self, question: Question, ties: Sequence[Tie] = tuple(Tie)) -> tuple[Edge, ...]:
        """Who speaks of, accuses, demands of, agrees with whom in a selection."""
        return network(self._connection, self.identities, question, ties)

    def own_name(self, identity: str) -> str:
        """What articles mostly call somebody, whatever a person made of it; the id where none does."""
        return search.identity_names(self._connection, Identities({}, {}), [identity])[identity]

    def account(self, question: Question) -> Account:
        """Whose word a selection rests on."""
        return account(self._connection, self.identities, question)

    def facets(self, question: Question) -> Facets:
        """How a selection divides; counted once while nothing is added, because pages of one search ask again."""
        edition = self.edition
        asked = edition, replace(question, sort="date", limit=1, offset=0)
        if asked not in self._counted:
            others = {key: value for key, value in self._counted.items() if key[0] == edition}
            self._counted = others if len(others) < _MOST_COUNTED else {}
            self._counted[asked] = facets(self._connection, self.identities, question)
        return self._counted[asked]

    def claims(self, question: Question) -> Page:
        """The same words of the same speaker, counted once."""
        return claims(self._connection, self.identities, question)

    def statement(self, statement_id: str) -> StatementHit:
        """One statement; raises `NothingFound`."""
        found = self._connection.one("SELECT number FROM statement WHERE id = ? ORDER BY number", (statement_id,))
        if not found:
            raise NothingFound(f"{statement_id}: a statement was wanted, and the ledger has none of this id; search it")
        return search.statement_hits(self._connection, self.identities, [int(found[0])])[0]

    def full_id(self, beginning: str) -> str:
        """The id that begins so; raises `NothingFound` where none does, or several do."""
        table = _SUBJECTS.get(beginning[:4])
        column, table = ("identity", "actor") if beginning.startswith("who_") else ("id", table)
        if table is None:
            raise NothingFound(
                f"{beginning}: an id was wanted that begins with stm_, evt_, act_, who_, art_ or ent_; copy one from "
                "a search"
            )
        rows = self._connection.all(
            # A range and not LIKE, which would look at every row. The whole of one id may begin another.
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ? ORDER BY {column} LIMIT 2",  # noqa: S608
            (beginning, f"{beginning}\U0010ffff"),
        )
        if len(rows) != 1 and (beginning,) not in rows:
            what = "several" if rows else "none"
            raise NothingFound(
                f"{beginning}: the beginning of one id was wanted, and the ledger has {what}; copy it whole"
            )
        return str(rows[0][0])

    def article_of(self, finding_id: str) -> str:
        """The id of the article in which a statement, an event or an actor was found."""
        table = _SUBJECTS[finding_id[:4]]
        found = self._connection.one(
            f"SELECT article.id FROM {table} JOIN article ON article.number = {table}.article WHERE {table}.id = ?",  # noqa: S608
            (finding_id,),
        )
        if not found:
            raise NothingFound(f"{finding_id}: the ledger has nothing of this id; search it")
        return str(found[0])

    def articles_touched(self, entry: LedgerEntry) -> list[str]:
        """The articles whose rows a judgement changes; those about identities alone change none."""
        subject = entry.subject
        if entry.action is Action.WITHDRAWN:
            row = self._connection.one("SELECT subject, action FROM entry WHERE id = ?", (subject,))
            if row is None:
                raise NothingFound(f"{subject}: an entry was wanted, and the ledger has none of this id")
            if row[1] == Action.WITHDRAWN:
                row = self._connection.one("SELECT subject FROM entry WHERE id = ?", (row[0],)) or row
            subject = str(row[0])
        if subject[:4] not in ("stm_", "evt_", "act_"):
            return []
        return self._articles_with(subject)

    def _articles_with(self, finding_id: str) -> list[str]:
        table = _SUBJECTS[finding_id[:4]]
        rows = self._connection.all(
            f"SELECT DISTINCT article.id FROM {table} JOIN article ON article.number = {table}.article "  # noqa: S608
            f"WHERE {table}.id = ? ORDER BY article.id",
            (finding_id,),
        )
        return [str(one) for (one,) in rows] or self._articles_of_old(finding_id)

    def _articles_of_old(self, finding_id: str) -> list[str]:
        """Where no row has the finding: a newer run lost it, and only the older records know its article."""
        rows = self._connection.all(
            "SELECT article.id FROM article WHERE number IN (SELECT article FROM record GROUP BY article "
            "HAVING COUNT(*) > 1) ORDER BY article.id"
        )
        return [
            str(one) for (one,) in rows if any(finding_id in _ids(record) for record in self.machine_records(str(one)))
        ]

    def article_ids(self, *, every_version: bool = True) -> Iterator[str]:
        """The id of every article, in an order that is the same on every machine.

        It is that of the ids; the versions of an address stand together, the first first, in the place of the
        least of their ids.
        """
        last = ""
        latest = "" if every_version else "AND latest = 1"
        while rows := self._connection.all(
            f"SELECT id, address FROM article WHERE id > ? {latest} ORDER BY id LIMIT 500",  # noqa: S608
            (last,),
        ):
            for one, address in rows:
                versions = self._versions(address) if address and every_version else [str(one)]
                if str(one) == min(versions):
                    yield from versions
            last = str(rows[-1][0])

    def has_article(self, article_id: str) -> bool:
        """Whether there is an article of this id."""
        return self._connection.one("SELECT 1 FROM article WHERE id = ?", (article_id,)) is not None

    def judged(self, article_id: str) -> Judged:
        """An article's record with people's judgements applied."""
        records = self.machine_records(article_id)
        return judged(records[0], records[1:], self.stands)

    def record(self, article_id: str) -> Record:
        """An article's record as it stands: corrected, and without what was rejected."""
        return self.judged(article_id).accepted()

    def records(self, question: Question | None = None) -> Iterator[Record]:
        """The record of every article that fits, as it stands, in the order of `article_ids`."""
        question = question or Question(every_version=True)
        chosen = search.chosen(self._connection, self.identities, question)
        for article_id in self.article_ids(every_version=question.every_version):
            if chosen is None or article_id in chosen:
                yield self.record(article_id)

    def reviews(self) -> dict[str, Review]:
        """People's ratings that stand, by the statement that is rated."""
        rated = [entry for (_, on), entry in self.stands.items() if on is Field.RATING]
        articles = dict.fromkeys(article for entry in rated for article in self.articles_touched(entry))
        return {key: review for article in articles for key, review in self.judged(article).reviews.items()}

    def machine_records(self, article_id: str) -> list[Record]:
        """What the program found in an article, newest run first; raises `NothingFound`."""
        rows = self._connection.all(
            "SELECT record.data FROM record JOIN article ON article.number = record.article "
            "WHERE article.id = ? ORDER BY record.at DESC, record.number DESC",
            (article_id,),
        )
        if not rows:
            raise NothingFound(f"{article_id}: an article was wanted, and the ledger has none of this id; search it")
        return [Record.from_json(unpack(data)) for (data,) in rows]

    def capture(self, digest: str) -> bytes:
        """The bytes that were read, by their SHA-256."""
        found = self._connection.one("SELECT data FROM capture WHERE sha256 = ?", (digest,))
        if not found:
            raise NothingFound(f"{digest}: the ledger has no capture of this SHA-256")
        return unpack(found[0])

    def versions(self, url: str) -> list[str]:
        """The ids of the versions of an address, the first first."""
        return self._versions(address_of(url))

    def _versions(self, address: str | None) -> list[str]:
        rows = self._connection.all("SELECT id FROM article WHERE address = ? ORDER BY version", (address,))
        return [str(one) for (one,) in rows]

    def difference(self, older: str, newer: str) -> Difference:
        """What changed between two articles, by their statements."""
        return difference(self.machine_records(older)[0], self.machine_records(newer)[0])

    def inputs(self, outcome: str) -> list[InputRow]:
        """The inputs of which this became in the end, in the order in which they came."""
        rows = self._connection.rows(
            "SELECT name, argument, sha256, outcome, reason, message, article, options FROM input "
            "WHERE number IN (SELECT MAX(number) FROM input GROUP BY name, argument) AND outcome = ? "
            "ORDER BY number",
            (outcome,),
        )
        return [InputRow(**row) for row in rows]

    def counts(self) -> Mapping[str, int]:
        """How much there is of each kind."""
        tables = ("capture", "article", "statement", "actor", "event", "entry")
        return {table: int((self._connection.one(f"SELECT COUNT(*) FROM {table}") or (0,))[0]) for table in tables}  # noqa: S608

    def kept_as(self, digest: str, options: str) -> str | None:
        """The article that bytes gave before, read with the same options."""
        sql = "SELECT article FROM input WHERE sha256 = ? AND options = ? AND outcome = ? ORDER BY number DESC LIMIT 1"
        found = self._connection.one(sql, (digest, options, KEPT))
        return str(found[0]) if found else None


class Writer:
    """Adds to a ledger; every call is one transaction."""

    def __init__(self, connection: Connection, view: View) -> None:
        self._connection, self._view = connection, view

    def keep(self, packed: Packed) -> Kept:
        """Keep an input with its capture and its record, or nothing of it."""
        data = unpack(packed.record)
        record = Record.from_json(data)
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
                record = Record.from_json(data)
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
        record = Record.from_json(data)
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

    def refresh_all(self) -> None:
        """Make every row for looking things up again, from what is kept."""
        for article_id in self._view.article_ids():
            with self._connection.transaction():
                self._refresh(article_id)

    def fill_rows(self) -> None:
        """The same inside a transaction of the caller's."""
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
        numbers = []
        for row in rows.statements:
            numbers.append(self._connection.insert_numbered("statement", {**row, "article": number}))
            self._connection.dialect.add_words(self._connection, "statement", numbers[-1], row["words"])
        self._connection.insert_all(
            "about",
            [
                {"statement": numbers[row["place"]], "article": number, "identity": row["identity"]}
                for row in rows.about
            ],
        )
        self._connection.insert_all("actor", [{**row, "article": number} for row in rows.actors])
        self._connection.insert_all("event", [{**row, "article": number} for row in rows.events])

    def _clear(self, number: int) -> None:
        old: Sequence[tuple[Any, ...]] = self._connection.all(
            "SELECT number, words FROM statement WHERE article = ?", (number,)
        )
        for statement, words in old:
            self._connection.dialect.drop_words(self._connection, "statement", int(statement), str(words))
        for table in ("about", "statement", "actor", "event"):
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


def _ids(record: Record) -> set[str]:
    """The ids of everything found in an article."""
    statements = {statement.id for statement in record.statements}
    return statements | {event.id for event in record.events} | {actor.id for actor in record.actors}


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
