"""Ledgers that every released version wrote: each opens, verifies, is searched, and takes more."""

import gzip
from pathlib import Path

import psycopg
import pytest

from onrecord.ledger import LedgerError, Question, open_ledger, verify
from onrecord.ledger.databases.dialects import connect
from tests.ledger.stories import packed, record

RELEASED = Path(__file__).parent.parent / "ledger" / "released"
FILES = sorted(RELEASED.glob("*.db.gz"))
DUMPS = [pytest.param(path, marks=pytest.mark.postgres) for path in sorted(RELEASED.glob("*.sql.gz"))]


@pytest.fixture(params=[*FILES, *DUMPS], ids=lambda path: path.name)
def ledger(request, tmp_path):
    content = gzip.decompress(request.param.read_bytes())
    if request.param.name.endswith(".sql.gz"):
        address = request.getfixturevalue("database")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(content)
        return address
    place = tmp_path / "onrecord.db"
    place.write_bytes(content)
    return str(place)


def test_there_is_one_of_each_kind_for_each_version():
    assert FILES
    assert [path.name.removesuffix(".db.gz") for path in FILES] == [
        param.values[0].name.removesuffix(".sql.gz") for param in DUMPS
    ]


def test_it_opens_and_is_brought_up_to_date(ledger):
    with open_ledger(ledger, write=True) as opened:
        assert list(verify(opened)) == []
        assert len(opened.view.statements(Question(limit=50)).hits) == 9
        assert [hit.id for hit in opened.view.statements(Question(words="pumps", state="rejected")).hits] == ["stm_3_1"]
        charges = opened.view.account(Question()).accusations
        assert [(one.id, one.accused, one.reply) for one in charges] == [
            # The denial of the first was rejected.
            ("stm_2_1", ("dockers' union",), "none"),
            ("stm_2_2", ("dockers' union",), "denied"),
        ]
        opened.writer.keep(packed(record(3)))
        assert opened.view.counts()["article"] == 3
        assert list(verify(opened)) == []


def test_a_ledger_that_a_newer_version_has_to_bring_up_to_date_first_says_so(ledger):
    connection = connect(ledger, write=True, create=False)
    connection.run("DELETE FROM migration")
    connection.close()
    with pytest.raises(LedgerError, match="an earlier version"):
        open_ledger(ledger)
