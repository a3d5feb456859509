"""Keep a ledger as this version writes it, for the tests of every later version to open.

    python -m scripts.keep_released_ledger VERSION postgresql://ADDRESS

Run it at a release, with the address of an empty database. It writes VERSION.db.gz and, with pg_dump, VERSION.sql.gz
into tests/ledger/released, which are never changed afterwards.
"""

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord.ledger import Judge, corrections, open_ledger
from tests.ledger.stories import packed, record

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "ledger" / "released"


def main(version: str, address: str) -> None:
    """One ledger of each kind."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "onrecord.db"
        fill(str(place))
        keep(f"{version}.db.gz", place.read_bytes())
    fill(address)
    dump = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", "--no-comments", "--schema=public", address]
    lines = subprocess.run(dump, check=True, capture_output=True, text=True).stdout.splitlines(keepends=True)  # noqa: S603
    # What begins so is for psql, and the schema is there already.
    own = [line for line in lines if not line.startswith(("\\", "CREATE SCHEMA", "--"))]
    keep(f"{version}.sql.gz", "".join(own).encode())


def fill(address: str) -> None:
    """Two reports, one judgement."""
    with open_ledger(address, write=True, create=True) as ledger:
        for number in (1, 2):
            ledger.writer.keep(packed(record(number)))
        proposal = corrections.verdict(ledger.view, Judge(name="mina"), ["stm_3_1"], accept=False)
        ledger.writer.append(*proposal.entries)


def keep(name: str, data: bytes) -> None:
    """Write it packed, the same bytes for the same ledger."""
    (FOLDER / name).write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
