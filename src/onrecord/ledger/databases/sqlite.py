"""A ledger in one file, with Python's own SQLite."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from onrecord.ledger.databases.connection import CLOSE_MARK, OPEN_MARK, Connection
from onrecord.ledger.databases.words import Term, as_fts5
from onrecord.ledger.errors import LedgerError

# "onre": tells a ledger from every other SQLite file.
APPLICATION_ID: Final = 0x6F6E7265
MEMORY: Final = ":memory:"
_SQLITE_MARK: Final = b"SQLite format 3\0"
_BUSY_SECONDS: Final = 30


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


def open_sqlite(address: str, *, write: bool, create: bool) -> Connection:
    """Open a file, or make it where there is none and `create` allows."""
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
