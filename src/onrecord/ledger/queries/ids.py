"""What an id stands for: the whole of one that is only begun, the articles in which something was found.

Takes a connection and ids; gives ids. Raises `NothingFound` where the ledger has nothing of the id.
"""

from typing import Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.errors import NothingFound
from onrecord.ledger.judgements.entry import Action, LedgerEntry
from onrecord.records import Record

_TABLES: Final = {
    "stm_": "statement",
    "evt_": "event",
    "chg_": "accusation",
    "act_": "actor",
    "art_": "article",
    "ent_": "entry",
}


def full_id(connection: Connection, beginning: str) -> str:
    """The id that begins so; raises `NothingFound` where none does, or several do."""
    table = _TABLES.get(beginning[:4])
    column, table = ("identity", "actor") if beginning.startswith("who_") else ("id", table)
    if table is None:
        raise NothingFound(
            f"{beginning}: an id was wanted that begins with stm_, evt_, chg_, act_, who_, art_ or ent_; copy "
            "one from a search"
        )
    rows = connection.all(
        # A range and not LIKE, which would look at every row. The whole of one id may begin another.
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ? ORDER BY {column} LIMIT 2",  # noqa: S608
        (beginning, f"{beginning}\U0010ffff"),
    )
    if len(rows) != 1 and (beginning,) not in rows:
        what = "several" if rows else "none"
        raise NothingFound(f"{beginning}: the beginning of one id was wanted, and the ledger has {what}; copy it whole")
    return str(rows[0][0])


def article_of(connection: Connection, finding_id: str) -> str:
    """The id of the article in which a statement, an event, a charge or an actor was found."""
    table = _TABLES[finding_id[:4]]
    found = connection.one(
        f"SELECT article.id FROM {table} JOIN article ON article.number = {table}.article WHERE {table}.id = ?",  # noqa: S608
        (finding_id,),
    )
    if not found:
        raise NothingFound(f"{finding_id}: the ledger has nothing of this id; search it")
    return str(found[0])


def judged_subject(connection: Connection, entry: LedgerEntry) -> str:
    """What an entry judges; of one that takes another back, what that one judged."""
    subject = entry.subject
    if entry.action is Action.WITHDRAWN:
        row = connection.one("SELECT subject, action FROM entry WHERE id = ?", (subject,))
        if row is None:
            raise NothingFound(f"{subject}: an entry was wanted, and the ledger has none of this id")
        if row[1] == Action.WITHDRAWN:
            row = connection.one("SELECT subject FROM entry WHERE id = ?", (row[0],)) or row
        subject = str(row[0])
    return subject


def articles_with(connection: Connection, finding_id: str) -> list[str]:
    """The articles that have a finding among their rows."""
    table = _TABLES[finding_id[:4]]
    rows = connection.all(
        f"SELECT DISTINCT article.id FROM {table} JOIN article ON article.number = {table}.article "  # noqa: S608
        f"WHERE {table}.id = ? ORDER BY article.id",
        (finding_id,),
    )
    return [str(one) for (one,) in rows]


def ids_in(record: Record) -> set[str]:
    """The ids of everything found in an article."""
    statements = {statement.id for statement in record.statements}
    events = {event.id for event in record.events}
    charges = {charge.id for charge in record.audit.accusations}
    return statements | events | charges | {actor.id for actor in record.actors}
