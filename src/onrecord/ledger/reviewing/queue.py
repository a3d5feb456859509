"""Which finding comes next to a reader, and how far a review is.

Takes a view and a reader; gives the finding that the program is least sure of, or one that somebody else has read.
Leaves alone what it shows, and what a decision on it changes (`review`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.ledger.judgements.entry import PERSON, Action, Field, LedgerEntry
from onrecord.ledger.view import View

# By the beginning of its id, what a finding is, which is the name of its table.
FINDINGS: Final = {"stm_": "statement", "evt_": "event", "chg_": "accusation"}
_QUEUED: Final = ("statement", "event")
_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a review is: findings in all, decided by anybody, and this reader's own readings and skips."""

    findings: int
    decided: int
    own: int
    skipped: int
    to_read_blind: int


def next_finding(view: View, reader: str, *, skipped: bool = False) -> str | None:
    """The open finding with the least confidence that this reader has not passed over.

    With `skipped`, those that they passed over, the one passed over longest ago first.
    """
    own = _readings(view, reader)
    if skipped:
        passed = [entry for entry in own.values() if entry.action is Action.SKIPPED]
        waiting = (entry.subject for entry in sorted(passed, key=lambda one: (one.at, one.id)))
        return next((subject for subject in waiting if is_open(view, subject)), None)
    firsts = [next((row for row in _open(view, table) if row[1] not in own), None) for table in _QUEUED]
    found = min((row for row in firsts if row is not None), default=None)
    return found[1] if found else None


def next_blind(view: View, reader: str) -> str | None:
    """A finding that somebody else has read and this reader has not.

    In the order of the ids, which says nothing of what the other was sure or unsure of.
    """
    own = _readings(view, reader)
    return min((subject for subject in _read_by_others(view, reader) if subject not in own), default=None)


def progress(view: View, reader: str) -> Progress:
    """How far the review is."""
    own = _readings(view, reader)
    counted = [_counted(view, table) for table in _QUEUED]
    findings, still_open = (sum(one[at] for one in counted) for at in (0, 1))
    return Progress(
        findings=findings,
        decided=findings - still_open,
        own=sum(entry.action is Action.READ for entry in own.values()),
        skipped=sum(entry.action is Action.SKIPPED and is_open(view, one) for one, entry in own.items()),
        to_read_blind=len(_read_by_others(view, reader) - own.keys()),
    )


def readers(view: View) -> tuple[str, ...]:
    """Everybody with a reading that stands."""
    return tuple(sorted({entry.by.removeprefix(PERSON) for entry in view.in_force if _is_reading(entry)}))


def is_open(view: View, subject: str) -> bool:
    """Whether nobody has decided on a finding."""
    table = FINDINGS[subject[:4]]
    return view.connection.one(f"SELECT 1 FROM {table} WHERE id = ? AND state = 'open'", (subject,)) is not None  # noqa: S608


def _is_reading(entry: LedgerEntry) -> bool:
    return entry.field is Field.READING and entry.action is Action.READ and entry.by_person


def _readings(view: View, reader: str) -> dict[str, LedgerEntry]:
    """A reader's last reading or skip of each finding."""
    return {
        entry.subject: entry
        for entry in view.in_force
        if entry.field is Field.READING and entry.by == f"{PERSON}{reader}"
    }


def _read_by_others(view: View, reader: str) -> set[str]:
    entries = view.in_force
    return {entry.subject for entry in entries if _is_reading(entry) and entry.by != f"{PERSON}{reader}"}


def _open(view: View, table: str) -> Iterator[tuple[float, str]]:
    """Confidence and id of every open finding of the last versions, the least certain first."""
    last: tuple[float, str] = (-1.0, "")
    while rows := view.connection.all(
        f"SELECT {table}.confidence, {table}.id FROM {table} "  # noqa: S608 - our own names
        f"JOIN article ON article.number = {table}.article WHERE article.latest = 1 AND {table}.state = 'open' "
        f"AND {table}.confidence >= ? AND ({table}.confidence > ? OR {table}.id > ?) "
        f"ORDER BY {table}.confidence, {table}.id LIMIT {_AT_ONCE}",
        (last[0], *last),
    ):
        for confidence, one in rows:
            last = float(confidence), str(one)
            yield last


def _counted(view: View, table: str) -> tuple[int, int]:
    """How many findings the last versions have, and how many of these are open."""
    found = view.connection.one(
        f"SELECT COUNT(*), SUM(CASE WHEN {table}.state = 'open' THEN 1 ELSE 0 END) FROM {table} "  # noqa: S608
        f"JOIN article ON article.number = {table}.article WHERE article.latest = 1"
    )
    return (int(found[0]), int(found[1] or 0)) if found else (0, 0)
