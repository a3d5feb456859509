"""`/api/review`: one decision at a time, how far it is, and how far two readers agree.

A decision shows with `dry_run` what it would change. Overwrites nothing: decisions, skips and readings are entries.
"""

from typing import Annotated, Final, Literal

import msgspec

from onrecord.ledger import (
    Agreement,
    Decision,
    Disagreement,
    Field,
    Item,
    Judge,
    Progress,
    Proposal,
    View,
    agreement,
    queue,
    review,
)
from onrecord.web.api.judgements import Called, DryRun, Id, NewAct, NewEvidence, NewStatus, Outcome
from onrecord.web.operation import Desk, Does, Form, Looks, Operation

Reader = Annotated[str, msgspec.Meta(min_length=1, max_length=100, description="Who reads.")]
Pass = Annotated[
    Literal["first", "blind", "skipped"],
    msgspec.Meta(description="What nobody has decided, what another has and this reader has not, or what was skipped."),
]


class NextAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who reads, and which pass."""

    by: Reader
    turn: Pass = "first"


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """The finding to decide on, null where there is none left, and how far the review is."""

    item: Item | None
    progress: Progress


class Decided(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="action"):
    """What every step of a review has."""

    by: Reader
    dry_run: DryRun = False


class Judging(Decided, frozen=True, kw_only=True, tag="decide"):
    """Accept, reject, or correct with the values that are right; null: it cannot be told."""

    subject: Id
    verdict: Annotated[Literal["accept", "correct", "reject"], msgspec.Meta(description="What is decided.")]
    blind: Annotated[bool, msgspec.Meta(description="A second reading, which changes nothing on record.")] = False
    act: NewAct | msgspec.UnsetType = msgspec.UNSET
    evidence: NewEvidence | msgspec.UnsetType = msgspec.UNSET
    status: NewStatus | msgspec.UnsetType = msgspec.UNSET
    speaker: Called | None = None
    nobody: Annotated[
        Literal["unnamed", "none"] | None,
        msgspec.Meta(description="Somebody whom the article does not name says it, or nobody is named."),
    ] = None


class Skipping(Decided, frozen=True, kw_only=True, tag="skip"):
    """Pass a finding over."""

    subject: Id


class Undoing(Decided, frozen=True, kw_only=True, tag="undo"):
    """Take back this reader's last step."""


AnyStep = Judging | Skipping | Undoing


class AgreementAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which two readers; unless both are named, the first two by name."""

    one: Reader | None = None
    other: Reader | None = None
    format: Form = "json"


class Agreements(msgspec.Struct, frozen=True, kw_only=True):
    """Who was compared, field by field, and each finding on which the two differ."""

    one: str | None
    other: str | None
    hits: tuple[Agreement, ...]
    differ: tuple[Disagreement, ...]


def upcoming(view: View, asked: NextAsked) -> Next:
    """What comes next."""
    subject = next_of(view, asked.by, asked.turn)
    item = review.item(view, subject, blind=asked.turn == "blind") if subject else None
    return Next(item=item, progress=queue.progress(view, asked.by))


def next_of(view: View, reader: str, turn: str) -> str | None:
    """The id of what comes next in a pass."""
    if turn == "blind":
        return queue.next_blind(view, reader)
    return queue.next_finding(view, reader, skipped=turn == "skipped")


def step(desk: Desk, given: AnyStep) -> Outcome:
    """Take a step, or show what it would change."""
    if given.dry_run:
        with desk.store.view() as view:
            proposal = proposed(view, given)
        return Outcome(done=False, entries=proposal.entries, changes=proposal.changes)
    with desk.store.writer() as ledger:
        proposal = proposed(ledger.view, given)
        ledger.writer.append(*proposal.entries)
    return Outcome(done=True, entries=proposal.entries, changes=proposal.changes)


def proposed(view: View, given: AnyStep) -> Proposal:
    """The entries of a step, and what they would change."""
    judge = Judge(name=given.by)
    if isinstance(given, Undoing):
        return review.undo_last(view, judge)
    if isinstance(given, Skipping):
        return review.skip(view, judge, given.subject)
    labels = {Field.ACT: given.act, Field.EVIDENCE: given.evidence, Field.STATUS: given.status}
    decision = Decision(
        verdict=given.verdict,
        labels={on: value for on, value in labels.items() if value is not msgspec.UNSET},
        speaker=given.speaker,
        nobody=given.nobody,
    )
    return review.decide(view, judge, given.subject, decision, blind=given.blind)


def agreed(view: View, asked: AgreementAsked) -> Agreements:
    """How far two agree."""
    one, other = asked.one, asked.other
    if one is None or other is None:
        one, other = (*queue.readers(view), None, None)[:2]
    if one is None or other is None:
        return Agreements(one=one, other=other, hits=(), differ=())
    fields, differ = agreement(view, one, other)
    return Agreements(one=one, other=other, hits=fields, differ=differ)


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/review",
        summary="The finding that a reader should decide on next, and how far the review is",
        answer=upcoming,
        asked=NextAsked,
        gives=Next,
    ),
    Does(
        path="/api/review",
        summary="Decide, skip or take back one step of a review; with dry_run, see what would change",
        answer=step,
        given=AnyStep,
        gives=Outcome,
    ),
    Looks(
        path="/api/review/agreement",
        summary="How far two readers agree, field by field",
        answer=agreed,
        asked=AgreementAsked,
        gives=Agreements,
        table=Agreement,
    ),
)
