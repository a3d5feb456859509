"""Which database an address means."""

from typing import Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.databases.postgres import open_postgres
from onrecord.ledger.databases.sqlite import open_sqlite
from onrecord.ledger.errors import LedgerError

_POSTGRES: Final = ("postgresql://", "postgres://")


def connect(address: str, *, write: bool, create: bool) -> Connection:
    """Open a ledger's database; `create` makes the file where there is none."""
    if address.startswith(_POSTGRES):
        return open_postgres(address, write=write)
    if "://" in address:
        raise LedgerError(
            f"{address}: the path of a file or an address that begins with postgresql:// was wanted; give one of these"
        )
    return open_sqlite(address, write=write, create=create)
