"""One thing put on record about a finding. Entries are added, never changed.

Takes who judged, what and how; gives a frozen `LedgerEntry` whose id is made from its content. Leaves what
now holds to `standing`. What the machine found is on record too, whole: each `Record` that was kept.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from onrecord.records import make_id

PERSON: Final = "person:"


class Action(StrEnum):
    """What an entry does."""

    LINKED = "linked"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    READ = "read"
    SKIPPED = "skipped"


class Field(StrEnum):
    """What of a subject is judged; one judgement stands for each field of each subject."""

    VERDICT = "verdict"
    SPEAKER = "speaker"
    ACT = "act"
    EVIDENCE = "evidence"
    STATUS = "status"
    RATING = "rating"
    NAME = "name"
    SAME_AS = "same_as"
    IDENTITY = "identity"
    ENTRY = "entry"
    READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A judgement: who, when, on what, and what holds from then on.

    `subject` is the id of a statement, an event, a charge told in passing (`chg_`), an actor of one
    article (`act_`), an actor across articles (`who_`), or, for `withdrawn`, of the entry taken back. A `reading`
    says what one reader holds of a finding, or that they passed it over; it changes nothing by itself (see `review`).
    """

    id: str
    at: str
    by: str
    action: Action
    subject: str
    field: Field
    value: Mapping[str, Any]
    replaces: str | None = None
    note: str | None = None

    @property
    def by_person(self) -> bool:
        """Whether a person judged; a machine's entry never takes such a one's place."""
        return self.by.startswith(PERSON)


def make_entry(
    *,
    by: str,
    action: Action,
    subject: str,
    field: Field,
    value: Mapping[str, Any] | None = None,
    replaces: str | None = None,
    note: str | None = None,
    at: datetime | None = None,
) -> LedgerEntry:
    """An entry made now, or at a given moment.

    >>> moment = datetime(2026, 5, 3, tzinfo=UTC)
    >>> made = make_entry(by="person:mina", action=Action.REJECTED, subject="stm_1", field=Field.VERDICT, at=moment)
    >>> made.at, made.by_person
    ('2026-05-03T00:00:00.000000+00:00', True)
    """
    moment = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
    value = value or {}
    return LedgerEntry(
        id=entry_id(moment, by, action, subject, field, value, replaces, note),
        at=moment,
        by=by,
        action=action,
        subject=subject,
        field=field,
        value=value,
        replaces=replaces,
        note=note,
    )


def entry_id(
    at: str,
    by: str,
    action: str,
    subject: str,
    field: str,
    value: Mapping[str, Any],
    replaces: str | None,
    note: str | None,
) -> str:
    """The id that an entry of this content has; `verify` compares it with the one that is stored."""
    return make_id("ent", at, by, str(action), subject, str(field), as_json(value), replaces or "", note or "")


def as_json(value: Any) -> str:
    """JSON text that is the same for the same value: keys in order, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
