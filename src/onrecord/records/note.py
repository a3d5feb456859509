"""A value that could not be settled, and why."""

from dataclasses import dataclass

from onrecord.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was left open.

    `field` names it in dotted form (`statement.speaker`, `article.published`), `subject` is the id of
    the thing that has the field (null: the record as a whole), `reason` is a short code that
    docs/reference/notes.md explains, `candidates` are the answers that were weighed, `spans` the
    words in question.
    """

    field: str
    reason: str
    subject: str | None = None
    candidates: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
