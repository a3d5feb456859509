"""Migrations, from every state that a release could have left, on every kind of ledger."""

import pytest

from onrecord.ledger import open_ledger, verify
from onrecord.ledger.databases import migrations
from onrecord.ledger.databases.dialects import connect
from tests.ledger.stories import packed, record


@pytest.mark.parametrize("had", range(len(migrations.MIGRATIONS) + 1))
def test_from_any_earlier_state_it_comes_to_the_present_one(lasting, had, monkeypatch):
    connection = connect(lasting, write=True, create=True)
    with monkeypatch.context() as earlier, connection.transaction():
        earlier.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:had])
        assert len(migrations.migrate(connection)) == had
    connection.close()
    with open_ledger(lasting, write=True) as ledger:
        ledger.writer.keep(packed(record(1)))
        assert list(verify(ledger)) == []
        assert migrations.applied(ledger.connection) == {one.__name__ for one in migrations.MIGRATIONS}


def test_each_is_applied_once(ledger):
    with ledger.connection.transaction():
        assert migrations.migrate(ledger.connection) == []


def test_one_that_fails_leaves_nothing_of_itself(address, monkeypatch):
    def half(connection):
        connection.define("CREATE TABLE half (number {key})")
        raise ZeroDivisionError("in the middle")

    with open_ledger(address, write=True, create=True) as ledger:
        with monkeypatch.context() as later:
            later.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, half))
            with pytest.raises(ZeroDivisionError), ledger.connection.transaction():
                migrations.migrate(ledger.connection)
        assert "half" not in migrations.applied(ledger.connection)
        ledger.connection.define("CREATE TABLE half (number {key})")
        ledger.connection.run("DROP TABLE half")
