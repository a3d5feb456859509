"""What several forms say of a statement in the same words.

Takes a statement or a record; gives tags, names for things as addresses, and the record's plain data.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from onrecord.records import Actor, Event, Record, Statement

HAPPENED: Final = ("reported", "attributed")


def urn(thing: str) -> str:
    """An id as an IRI.

    >>> urn("stm_1")
    'urn:onrecord:stm_1'
    """
    return f"urn:onrecord:{thing}"


def tags(statement: Statement) -> list[str]:
    """What kind of statement it is, each as `field:word`; what is open has no tag."""
    kinds: Mapping[str, str | None] = {
        "act": statement.act,
        "manner": statement.manner,
        "evidence": statement.evidence,
        "speaker": statement.speaker_kind,
    }
    return [f"{name}:{value}" for name, value in kinds.items() if value is not None]


def happened(event: Event) -> bool:
    """Whether the outlet or a named source vouches for it, which is what a query for what happened gives."""
    return event.status in HAPPENED


def plain(thing: Actor | Statement | Event) -> dict[str, Any]:
    """The thing as plain data, every field of it."""
    data: dict[str, Any] = msgspec.to_builtins(thing)
    return data


def name_of(record: Record, actor_id: str | None) -> str | None:
    """The name of an actor of the record."""
    actor = record.actor(actor_id)
    return actor.name if actor else None
