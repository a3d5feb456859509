"""Keep a ledger as this version writes it, for the tests of every later version to open.

    python -m scripts.keep_released_ledger VERSION

Run it at a release; it writes tests/ledger/released/VERSION.db.gz, which is never changed afterwards.
"""

import gzip
import sys
import tempfile
from pathlib import Path

from onrecord.ledger import Judge, corrections, open_ledger
from tests.ledger.stories import packed, record

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "ledger" / "released"


def main(version: str) -> None:
    """Two reports, one judgement."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "onrecord.db"
        with open_ledger(str(place), write=True, create=True) as ledger:
            for number in (1, 2):
                ledger.writer.keep(packed(record(number)))
            proposal = corrections.verdict(ledger.view, Judge(name="mina"), ["stm_3_1"], accept=False)
            ledger.writer.append(*proposal.entries)
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{version}.db.gz").write_bytes(gzip.compress(place.read_bytes(), mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
