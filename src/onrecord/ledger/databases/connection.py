"""A connection to a ledger's database, whichever it is, and what it asks of one.

One SQL is spoken, with `?` for values; where databases differ, the connection asks its dialect. Leaves what is asked
to the modules that ask.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from onrecord.ledger.databases.words import Term
from onrecord.ledger.errors import LedgerError

# Marks around a found word; no text keeps control characters.
OPEN_MARK: Final = "\x02"
CLOSE_MARK: Final = "\x03"

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
