"""Where SQLite and PostgreSQL differ, and nowhere else: opening, types, text search, errors.

Takes an address; gives a `Connection` that speaks one SQL with `?` for values. Leaves what is asked to the
modules that ask.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

from onrecord.ledger.errors import LedgerError
from onrecord.ledger.words import Term, as_fts5, as_tsquery, tokens

# "onre": tells a ledger from every other SQLite file.
APPLICATION_ID: Final = 0x6F6E7265
_SQLITE_MARK: Final = b"SQLite format 3\0"
MEMORY: Final = ":memory:"
# Marks around a found word; no text keeps control characters.
OPEN_MARK, CLOSE_MARK = "\x02", "\x03"
_BUSY_SECONDS: Final = 30
_POSTGRES: Final = ("postgresql://", "postgres://")
# One writer at a time, as with SQLite; versions of an address are counted under it.
_WRITER_LOCK: Final = 0x6F6E7265

Values = Sequence[Any]


class Dialect(Protocol):
    """What the rest needs to know of a database."""

    name: str
    types: Mapping[str, str]

    def begin(self, connection: "Connection") -> None:
        """Begin a transaction that may write."""

    def begin_reading(self, connection: "Connection") -> None:
        """Begin a transaction that sees one moment and keeps no writer waiting."""

    def has_table(self, connection: "Connection", table: str) -> bool:
        """Whether there is a table of that name."""

    def make_words(self, connection: "Connection", table: str) -> None:
        """Make the index of the words in the table's column `words`."""

    def add_words(self, connection: "Connection", table: str, number: int, words: str) -> None:
        """Index the words of a row."""

    def drop_words(self, connection: "Connection", table: str, number: int, words: str) -> None:
        """Take the words of a row out of the index."""

    def matching(self, table: str, asked: tuple[Term, ...]) -> tuple[str, str, list[Any]]:
        """What joins the index, what restricts it to the terms, and the values of that."""

    def rank(self, table: str, asked: tuple[Term, ...]) -> tuple[str, list[Any]]:
        """What to sort by so that the best comes first, and its values."""

    def marked(self, connection: "Connection", table: str, number: int, words: str, asked: tuple[Term, ...]) -> str:
        """The words with marks around those that were asked for."""

    def explained(self, error: Exception, address: str) -> LedgerError | None:
        """The error in words for people; None where it is a fault of this program."""

    def flaws(self, connection: "Connection", tables: Sequence[str]) -> Iterator[str]:
        """What the database itself finds wrong with its file, and with the indexes of these tables' words."""

    def has_words(self, connection: "Connection", table: str, number: int, words: str) -> bool:
        """Whether the index has the words of a row, where `flaws` does not look at each."""

    def be_lenient(self, connection: "Connection") -> None:
        """Read damaged text too, with marks in the place of what is no text, so that it can be named."""


class Connection:
    """One connection. `raw` is the driver's own."""

    def __init__(self, raw: Any, dialect: Dialect, address: str) -> None:
        self.raw, self.dialect, self.address = raw, dialect, address

    def run(self, sql: str, values: Values = ()) -> Any:
        """Run one statement of SQL, with `?` for each value."""
        with self.explaining():
            return self.raw.execute(self._own(sql), tuple(values))

    def all(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row."""
        with self.explaining():
            return list(self.raw.execute(self._own(sql), tuple(values)).fetchall())

    def one(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        with self.explaining():
            found: tuple[Any, ...] | None = self.raw.execute(self._own(sql), tuple(values)).fetchone()
            return found

    def rows(self, sql: str, values: Values = ()) -> list[dict[str, Any]]:
        """Every row with the names of its columns."""
        with self.explaining():
            cursor = self.raw.execute(self._own(sql), tuple(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def insert(self, table: str, row: Mapping[str, Any]) -> None:
        """Add a row."""
        self.run(_insert(table, row), list(row.values()))

    def insert_numbered(self, table: str, row: Mapping[str, Any]) -> int:
        """Add a row and give its number."""
        found = self.one(_insert(table, row) + " RETURNING number", list(row.values()))
        assert found is not None  # noqa: S101 - RETURNING gives a row
        return int(found[0])

    def insert_all(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows of the same columns at once."""
        if rows:
            with self.explaining():
                sql = self._own(_insert(table, rows[0]))
                self.raw.cursor().executemany(sql, [tuple(row.values()) for row in rows])

    def define(self, sql: str) -> None:
        """Run a definition, with the dialect's own names for `{text}` and its fellows."""
        self.run(sql.format(**self.dialect.types))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.dialect.begin(self)
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(Exception):
                self.raw.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever others write meanwhile."""
        self.dialect.begin_reading(self)
        try:
            yield
        finally:
            # Nothing was written, so that giving up is the same as ending well.
            with suppress(Exception):
                self.raw.execute("ROLLBACK")

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Turn the database's errors into sentences."""
        try:
            yield
        except LedgerError:
            raise
        except Exception as error:
            explained = self.dialect.explained(error, self.address)
            if explained is None:
                raise
            raise explained from error

    def now(self) -> str:
        """This moment, as it is written down."""
        return datetime.now(UTC).isoformat(timespec="seconds")

    def close(self) -> None:
        """Close it."""
        self.raw.close()

    def _own(self, sql: str) -> str:
        return sql if self.dialect.name == "sqlite" else sql.replace("%", "%%").replace("?", "%s")


def _insert(table: str, row: Mapping[str, Any]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - our own names


def connect(address: str, *, write: bool, create: bool) -> Connection:
    """Open a ledger's database; `create` makes the file where there is none."""
    if address.startswith(_POSTGRES):
        return _connect_postgres(address, write=write)
    if "://" in address:
        raise LedgerError(
            f"{address}: the path of a file or an address that begins with postgresql:// was wanted; give one of these"
        )
    return _connect_sqlite(address, write=write, create=create)


# SQLite


class Sqlite:
    """One file, read and written in this process; FTS5 with Porter's stemmer finds words."""

    name = "sqlite"
    types: Mapping[str, str] = {
        "key": "INTEGER PRIMARY KEY",
        "text": "TEXT",
        "integer": "INTEGER",
        "real": "REAL",
        "bytes": "BLOB",
    }

    def begin(self, connection: Connection) -> None:
        """Take the place of the one writer at once, so that a full wait comes before the work and not after."""
        connection.run("BEGIN IMMEDIATE")

    def begin_reading(self, connection: Connection) -> None:
        """A deferred transaction takes its moment at the first look."""
        connection.run("BEGIN")

    def has_table(self, connection: Connection, table: str) -> bool:
        """Whether there is a table of that name."""
        return connection.one("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)) is not None

    def make_words(self, connection: Connection, table: str) -> None:
        """An index that reads the words from the table itself."""
        connection.run(
            f"CREATE VIRTUAL TABLE {table}_words USING fts5(words, content='{table}', content_rowid='number', "
            'tokenize="porter unicode61 remove_diacritics 2")'
        )

    def add_words(self, connection: Connection, table: str, number: int, words: str) -> None:
        """Index the words of a row."""
        connection.run(f"INSERT INTO {table}_words (rowid, words) VALUES (?, ?)", (number, words))  # noqa: S608

    def drop_words(self, connection: Connection, table: str, number: int, words: str) -> None:
        """Take the words of a row out of the index."""
        sql = f"INSERT INTO {table}_words ({table}_words, rowid, words) VALUES ('delete', ?, ?)"  # noqa: S608
        connection.run(sql, (number, words))

    def matching(self, table: str, asked: tuple[Term, ...]) -> tuple[str, str, list[Any]]:
        """Rows whose words fit."""
        join = f"JOIN {table}_words ON {table}_words.rowid = {table}.number"
        return join, f"{table}_words MATCH ?", [as_fts5(asked)]

    def rank(self, table: str, asked: tuple[Term, ...]) -> tuple[str, list[Any]]:  # noqa: ARG002
        """BM25, which FTS5 gives as a negative number."""
        return f"bm25({table}_words)", []

    def marked(self, connection: Connection, table: str, number: int, words: str, asked: tuple[Term, ...]) -> str:
        """FTS5's own marks."""
        sql = f"SELECT highlight({table}_words, 0, ?, ?) FROM {table}_words WHERE {table}_words MATCH ? AND rowid = ?"  # noqa: S608
        found = connection.one(sql, (OPEN_MARK, CLOSE_MARK, as_fts5(asked), number))
        return str(found[0]) if found else words

    def explained(self, error: Exception, address: str) -> LedgerError | None:
        """What to do about it."""
        if not isinstance(error, sqlite3.Error):
            return None
        name = getattr(error, "sqlite_errorname", None) or ""
        if str(error).startswith("Could not decode"):
            return LedgerError(f"{address}: {_SQLITE_ERRORS['SQLITE_CORRUPT']}")
        for beginning, sentence in _SQLITE_ERRORS.items():
            if name.startswith(beginning):
                return LedgerError(f"{address}: {sentence}")
        return None

    def flaws(self, connection: Connection, tables: Sequence[str]) -> Iterator[str]:
        """SQLite's own check of the file and of the word indexes."""
        whole = True
        for (line,) in connection.all("PRAGMA integrity_check"):
            if line != "ok":
                whole = False
                yield f"the file is damaged: {line}"
        if whole:
            yield from _word_flaws(connection.raw, tables)

    def has_words(self, connection: Connection, table: str, number: int, words: str) -> bool:  # noqa: ARG002
        """`flaws` looks at all of them."""
        return True

    def be_lenient(self, connection: Connection) -> None:
        """Only here, because it costs much."""
        connection.raw.text_factory = lambda data: data.decode("utf-8", "replace")


def _word_flaws(raw: sqlite3.Connection, tables: Sequence[str]) -> Iterator[str]:
    """Let FTS5 compare its indexes with the words. It asks as for writing, so a copy on disk is asked."""
    copy = sqlite3.connect("", isolation_level=None)
    try:
        raw.backup(copy)
        for table in tables:
            try:
                copy.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            except sqlite3.DatabaseError:
                yield f"the index of the words of {table}s is damaged; searches may miss some"
    finally:
        copy.close()


_SQLITE_ERRORS: Final = {
    "SQLITE_BUSY": "another program is writing to this ledger, and did not finish within "
    f"{_BUSY_SECONDS} seconds; wait for it and run this again. What was kept stays",
    "SQLITE_LOCKED": "another program is writing to this ledger; wait for it and run this again. What was kept stays",
    "SQLITE_READONLY": "the ledger had to be written to, and the file or its folder may only be read; change its "
    "permissions or name another with --ledger. What was kept stays",
    "SQLITE_FULL": "the disk is full; make room and run this again, it goes on where it stopped. What was kept stays",
    "SQLITE_IOERR": "the disk refused to read or write; see to the disk and run this again. What was kept stays",
    "SQLITE_CANTOPEN": "a ledger was wanted, and the file cannot be opened; check the path and its permissions",
    "SQLITE_NOTADB": "a ledger was wanted, and this file is something else; check the path",
    "SQLITE_CORRUPT": "the file is damaged; restore it from a copy. `onrecord verify` names what is damaged, if it can",
}


def _connect_sqlite(address: str, *, write: bool, create: bool) -> Connection:
    path = Path(address)
    in_memory = address == MEMORY
    if not in_memory:
        _check_path(path, create=create)
    dialect = Sqlite()
    readable_only = not in_memory and not _writable(path)
    if write and readable_only:
        raise LedgerError(f"{address}: {_SQLITE_ERRORS['SQLITE_READONLY']}")
    try:
        if readable_only:
            # A log beside the file may hold newer entries, which only a connection that may lock can read.
            still = "" if Path(f"{address}-wal").exists() else "&immutable=1"
            uri = f"{path.absolute().as_uri()}?mode=ro{still}"
            raw = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        else:
            raw = sqlite3.connect(address, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise dialect.explained(error, address) or error from error
    connection = Connection(raw, dialect, address)
    try:
        _prepare(connection, write=write or in_memory)
    except BaseException:
        connection.close()
        raise
    return connection


def _writable(path: Path) -> bool:
    """Whether the file can be written, and its log beside it; a disk mounted for reading is told so to root too."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: the file of a ledger was wanted, and this is a folder; give a name in it")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: a ledger was wanted, and there is no file of this name; check --ledger")
    if not path.exists() and not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} is not there; make it, or give another place")
    if path.exists() and not _begins_as_sqlite(path):
        raise LedgerError(f"{path}: {_SQLITE_ERRORS['SQLITE_NOTADB']}")


def _begins_as_sqlite(path: Path) -> bool:
    """Whether it is an SQLite file, or has nothing in it yet: SQLite takes some short files of others for empty."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE_MARK)) in (b"", _SQLITE_MARK)
    except OSError as error:
        raise LedgerError(f"{path}: {_SQLITE_ERRORS['SQLITE_CANTOPEN']} ({error.strerror})") from error


def _prepare(connection: Connection, *, write: bool) -> None:
    # A run that was ended while it made the file leaves one without tables, which is nobody else's.
    fresh = not connection.one("SELECT 1 FROM sqlite_master")
    if not fresh and connection.one("PRAGMA application_id") != (APPLICATION_ID,):
        raise LedgerError(f"{connection.address}: a ledger was wanted, and this file is something else; check the path")
    if write:
        # In WAL mode a commit survives the end of the program at any instant; only a power cut may take the last few.
        connection.run("PRAGMA journal_mode = WAL")
        connection.run("PRAGMA synchronous = NORMAL")
        # Ids are spread over their indexes: with SQLite's two megabytes, a large ledger reads pages again and again,
        # and a log that is folded in every four megabytes writes the same ones again and again.
        connection.run("PRAGMA cache_size = -32000")
        connection.run("PRAGMA wal_autocheckpoint = 4000")
        if fresh:
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    else:
        connection.run("PRAGMA query_only = ON")


# PostgreSQL


class Postgres:
    """A server by address; text search with Porter's stemmer, and no stop words, so that it finds what SQLite finds."""

    name = "postgres"
    types: Mapping[str, str] = {
        "key": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        "text": 'TEXT COLLATE "C"',
        "integer": "BIGINT",
        "real": "DOUBLE PRECISION",
        "bytes": "BYTEA",
    }

    def begin(self, connection: Connection) -> None:
        """Wait for the place of the one writer."""
        connection.run("BEGIN")
        try:
            connection.run("SELECT pg_advisory_xact_lock(?)", (_WRITER_LOCK,))
        except BaseException:
            with suppress(Exception):
                connection.raw.execute("ROLLBACK")
            raise

    def begin_reading(self, connection: Connection) -> None:
        """The level at which every look sees the moment of the first."""
        connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def has_table(self, connection: Connection, table: str) -> bool:
        """Whether there is a table of that name."""
        return connection.one("SELECT to_regclass(?) IS NOT NULL", (table,)) == (True,)

    def make_words(self, connection: Connection, table: str) -> None:
        """A table of word vectors, and the way from words to stems."""
        if not connection.one("SELECT 1 FROM pg_ts_config WHERE cfgname = 'onrecord' AND pg_ts_config_is_visible(oid)"):
            connection.run("CREATE TEXT SEARCH DICTIONARY onrecord_stem (TEMPLATE = snowball, LANGUAGE = porter)")
            connection.run("CREATE TEXT SEARCH CONFIGURATION onrecord (COPY = simple)")
            kinds = "asciiword, word, numword, hword, asciihword, numhword, hword_part, hword_asciipart, hword_numpart"
            connection.run(f"ALTER TEXT SEARCH CONFIGURATION onrecord ALTER MAPPING FOR {kinds} WITH onrecord_stem")
        connection.run(f"CREATE TABLE {table}_words (number BIGINT PRIMARY KEY, vector TSVECTOR NOT NULL)")
        connection.run(f"CREATE INDEX {table}_words_by_vector ON {table}_words USING GIN (vector)")

    def add_words(self, connection: Connection, table: str, number: int, words: str) -> None:
        """Index the words of a row, cut as SQLite cuts them."""
        sql = f"INSERT INTO {table}_words (number, vector) VALUES (?, to_tsvector('onrecord', ?))"  # noqa: S608
        connection.run(sql, (number, " ".join(tokens(words))))

    def drop_words(self, connection: Connection, table: str, number: int, words: str) -> None:  # noqa: ARG002
        """Take the words of a row out of the index."""
        connection.run(f"DELETE FROM {table}_words WHERE number = ?", (number,))  # noqa: S608

    def matching(self, table: str, asked: tuple[Term, ...]) -> tuple[str, str, list[Any]]:
        """Rows whose words fit."""
        join = f"JOIN {table}_words ON {table}_words.number = {table}.number"
        return join, f"{table}_words.vector @@ to_tsquery('onrecord', ?)", [as_tsquery(asked)]

    def rank(self, table: str, asked: tuple[Term, ...]) -> tuple[str, list[Any]]:
        """The rank by cover density, negative so that the best comes first."""
        return f"-ts_rank_cd({table}_words.vector, to_tsquery('onrecord', ?))", [as_tsquery(asked)]

    def marked(self, connection: Connection, table: str, number: int, words: str, asked: tuple[Term, ...]) -> str:  # noqa: ARG002
        """PostgreSQL's own marks."""
        options = f"HighlightAll=true, StartSel={OPEN_MARK}, StopSel={CLOSE_MARK}"
        found = connection.one(
            "SELECT ts_headline('onrecord', ?, to_tsquery('onrecord', ?), ?)", (words, as_tsquery(asked), options)
        )
        return str(found[0]) if found else words

    def explained(self, error: Exception, address: str) -> LedgerError | None:
        """What to do about it."""
        import psycopg  # noqa: PLC0415 - only with the extra

        if not isinstance(error, psycopg.Error):
            return None
        safe = without_password(address)
        if isinstance(error, psycopg.errors.DiskFull):
            return LedgerError(f"{safe}: the server's disk is full; make room and run this again. What was kept stays")
        if isinstance(error, psycopg.errors.InsufficientPrivilege | psycopg.errors.ReadOnlySqlTransaction):
            return LedgerError(
                f"{safe}: the ledger had to be written to, and may only be read here ({_first(error)}). "
                "What was kept stays"
            )
        if isinstance(error, psycopg.OperationalError):
            return LedgerError(f"{safe}: the server cannot be reached ({_first(error)}); what was kept stays")
        return None

    def flaws(self, connection: Connection, tables: Sequence[str]) -> Iterator[str]:  # noqa: ARG002
        """The server looks after its own files."""
        return iter(())

    def has_words(self, connection: Connection, table: str, number: int, words: str) -> bool:
        """Make the vector again and compare."""
        sql = f"SELECT vector = to_tsvector('onrecord', ?) FROM {table}_words WHERE number = ?"  # noqa: S608
        return connection.one(sql, (" ".join(tokens(words)), number)) == (True,)

    def be_lenient(self, connection: Connection) -> None:
        """The server refuses damaged text itself."""


def _first(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def without_password(address: str) -> str:
    """The address as it may be shown.

    >>> without_password("postgresql://mina:secret@db.example/news")
    'postgresql://mina@db.example/news'
    """
    scheme, _, rest = address.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}" if at else address


def _connect_postgres(address: str, *, write: bool) -> Connection:
    try:
        import psycopg  # noqa: PLC0415 - only with the extra
    except ImportError as error:
        raise LedgerError(
            f"{without_password(address)}: PostgreSQL needs psycopg, which is not installed; "
            "run: pip install 'onrecord[postgres]'"
        ) from error
    dialect = Postgres()
    try:
        raw = psycopg.connect(address, autocommit=True)
        if not write:
            raw.execute("SET default_transaction_read_only = on")
    except psycopg.Error as error:
        raise dialect.explained(error, address) or error from error
    return Connection(raw, dialect, without_password(address))
