"""Read from all entries what now stands.

Takes entries, oldest first; gives the one that stands for each field of each subject. Leaves every entry
where it is: taking one back is one more entry.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from onrecord.ledger.judgements.entry import Action, Field, LedgerEntry

Standing: TypeAlias = Mapping[tuple[str, Field], LedgerEntry]


def standing(entries: Iterable[LedgerEntry]) -> dict[tuple[str, Field], LedgerEntry]:
    """The entry that stands for each subject and field; a person's outlasts every later one of a machine."""
    stands: dict[tuple[str, Field], LedgerEntry] = {}
    for entry in in_force(list(entries)):
        key = entry.subject, entry.field
        earlier = stands.get(key)
        # Otherwise the next machine run would quietly undo every correction.
        if earlier is None or entry.by_person or not earlier.by_person:
            stands[key] = entry
    return stands


def in_force(entries: list[LedgerEntry]) -> list[LedgerEntry]:
    """The judgements that were not taken back, oldest first.

    Read from the end, so that a taking back that was itself taken back counts for nothing.
    """
    gone: set[str] = set()
    kept: list[LedgerEntry] = []
    for entry in reversed(entries):
        if entry.id in gone:
            continue
        if entry.action is Action.WITHDRAWN:
            gone.add(entry.subject)
        else:
            kept.append(entry)
    return kept[::-1]
