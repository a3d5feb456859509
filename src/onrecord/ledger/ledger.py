"""The ledger: one place that holds everything read so far.

`open_ledger` takes the path of a file, `:memory:`, or an address of PostgreSQL, and gives a `Ledger`: its
`view` reads, its `writer` adds. A ledger that an earlier version wrote is brought up to date on the way, where it
is opened for writing.
"""

from types import TracebackType

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.databases.dialects import connect
from onrecord.ledger.databases.migrations import migrate, missing, unknown
from onrecord.ledger.databases.sqlite import MEMORY
from onrecord.ledger.errors import LedgerError
from onrecord.ledger.view import View
from onrecord.ledger.writing import Writer


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
