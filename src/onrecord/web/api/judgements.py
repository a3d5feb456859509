"""`/api/judgements`: what people made of what was found; a judgement shows first what it would change.

Takes the corrections of `onrecord correct`; with `dry_run` it writes nothing. Overwrites nothing: a judgement is
an entry that is added, and `undo` adds one that takes it back.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Final

import msgspec

from onrecord.ledger import Change, Field, Judge, LedgerEntry, Proposal, View, corrections
from onrecord.records import Act, ActorKind, Evidence, Status
from onrecord.web.operation import Desk, Does, Form, Limit, Looks, Offset, Operation

Id = Annotated[str, msgspec.Meta(min_length=4, max_length=100, description="An id, or the beginning of one.")]
Called = Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="A name, or an id.")]
NewName = Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="What to call them.")]
Ids = Annotated[
    tuple[Id, ...], msgspec.Meta(min_length=1, max_length=1000, description="Ids, or the beginnings of such.")
]
DryRun = Annotated[bool, msgspec.Meta(description="Show what would change, and change nothing.")]
NewAct = Annotated[Act | None, msgspec.Meta(description="What the statement does.")]
NewEvidence = Annotated[Evidence | None, msgspec.Meta(description="What it rests on.")]
NewStatus = Annotated[Status, msgspec.Meta(description="The status of an event.")]


class Judgement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="action"):
    """What every judgement has: by whom, why, and whether it is only to be tried."""

    by: Annotated[str, msgspec.Meta(min_length=1, max_length=100, description="Who judges.")]
    note: Annotated[str, msgspec.Meta(max_length=2000, description="Why.")] | None = None
    dry_run: DryRun = False


class Accept(Judgement, frozen=True, kw_only=True, tag="accept"):
    """These statements, events or charges (`chg_`) are right."""

    ids: Ids


class Reject(Judgement, frozen=True, kw_only=True, tag="reject"):
    """These statements, events or charges (`chg_`) are wrong and are left out from now on."""

    ids: Ids


class Relabel(Judgement, frozen=True, kw_only=True, tag="relabel"):
    """Statements get another act or evidence, events another status; null: it cannot be told."""

    ids: Ids
    act: NewAct | msgspec.UnsetType = msgspec.UNSET
    evidence: NewEvidence | msgspec.UnsetType = msgspec.UNSET
    status: NewStatus | msgspec.UnsetType = msgspec.UNSET


class Speaker(Judgement, frozen=True, kw_only=True, tag="speaker"):
    """These statements are this one's, by name or id; `kind` where the ledger does not know the name."""

    ids: Ids
    name: Called
    kind: Annotated[ActorKind | None, msgspec.Meta(description="What somebody new is.")] = None


class NoSpeaker(Judgement, frozen=True, kw_only=True, tag="no_speaker"):
    """Nobody is named as the speaker: somebody unnamed, or nobody at all."""

    ids: Ids
    unnamed: Annotated[bool, msgspec.Meta(description="Somebody says it whom the article does not name.")] = False


class Rate(Judgement, frozen=True, kw_only=True, tag="rate"):
    """What a person makes of what these statements say; it changes no finding."""

    ids: Ids
    rating: Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="The rating, in your own words.")]
    url: (
        Annotated[str, msgspec.Meta(pattern=r"^https?://\S+$", max_length=2000, description="Where you say why.")]
        | None
    ) = None


class Merge(Judgement, frozen=True, kw_only=True, tag="merge"):
    """The others are the same as the first, who keeps the name."""

    into: Called
    others: Annotated[tuple[Called, ...], msgspec.Meta(min_length=1, max_length=100, description="Names, or ids.")]


class Split(Judgement, frozen=True, kw_only=True, tag="split"):
    """These actors of one article, or merged ones, are somebody else."""

    ids: Ids


class Rename(Judgement, frozen=True, kw_only=True, tag="rename"):
    """This actor is called so, across articles."""

    id: Called
    name: NewName


class Undo(Judgement, frozen=True, kw_only=True, tag="undo"):
    """Take back these judgements (`ent_`), or without ids the last correction with all that it did."""

    ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=1000, description="Ids of judgements (`ent_`).")] = ()


AnyJudgement = Accept | Reject | Relabel | Speaker | NoSpeaker | Rate | Merge | Split | Rename | Undo


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What would change, and whether it was put on record. What would change nothing is not."""

    done: bool
    entries: tuple[LedgerEntry, ...]
    changes: tuple[Change, ...]


class EntriesAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Judgements on one subject (`stm_`, `evt_`, `chg_`, `act_`, `who_`), or all."""

    subject: Annotated[str, msgspec.Meta(min_length=4, max_length=100)] | None = None
    limit: Limit = 20
    offset: Offset = 0
    format: Form = "json"


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """Some judgements, the latest first; `more` says that there are others before them."""

    hits: tuple[LedgerEntry, ...]
    more: bool


def entries(view: View, asked: EntriesAsked) -> Entries:
    """The judgements, taken back or not."""
    found = (view.history(asked.subject) if asked.subject else view.entries())[::-1]
    end = asked.offset + asked.limit
    return Entries(hits=tuple(found[asked.offset : end]), more=len(found) > end)


def judge(desk: Desk, given: Judgement) -> Outcome:
    """Put a judgement on record, or show what it would change."""
    if given.dry_run:
        with desk.store.view() as view:
            proposal = proposed(view, given)
        return Outcome(done=False, entries=proposal.entries, changes=proposal.changes)
    with desk.store.writer() as ledger:
        proposal = proposed(ledger.view, given)
        done = bool(proposal.entries) and (bool(proposal.changes) or isinstance(given, Undo))
        if done:
            ledger.writer.append(*proposal.entries)
    return Outcome(done=done, entries=proposal.entries if done else (), changes=proposal.changes)


def proposed(view: View, given: Judgement) -> Proposal:
    """The entries that a judgement makes, and what they would change."""
    return _PROPOSALS[type(given)](view, Judge(name=given.by, note=given.note), given)


def _relabelled(view: View, judge: Judge, given: Relabel) -> Proposal:
    wanted = {Field.ACT: given.act, Field.EVIDENCE: given.evidence, Field.STATUS: given.status}
    labels: Mapping[Field, str | None] = {on: value for on, value in wanted.items() if value is not msgspec.UNSET}
    return corrections.relabel(view, judge, given.ids, labels)


_PROPOSALS: Final[Mapping[type, Callable[..., Proposal]]] = {
    Accept: lambda view, judge, given: corrections.verdict(view, judge, given.ids, accept=True),
    Reject: lambda view, judge, given: corrections.verdict(view, judge, given.ids, accept=False),
    Relabel: _relabelled,
    Speaker: lambda view, judge, given: corrections.speaker(view, judge, given.ids, given.name, given.kind),
    NoSpeaker: lambda view, judge, given: corrections.no_speaker(view, judge, given.ids, unnamed=given.unnamed),
    Rate: lambda view, judge, given: corrections.rate(view, judge, given.ids, given.rating, given.url),
    Merge: lambda view, judge, given: corrections.merge(view, judge, given.into, given.others),
    Split: lambda view, judge, given: corrections.split(view, judge, given.ids),
    Rename: lambda view, judge, given: corrections.rename(view, judge, given.id, given.name),
    Undo: lambda view, judge, given: corrections.undo(view, judge, given.ids),
}

OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/judgements",
        summary="What people judged, the latest first",
        answer=entries,
        asked=EntriesAsked,
        gives=Entries,
        table=LedgerEntry,
    ),
    Does(
        path="/api/judgements",
        summary="Judge, as onrecord correct does; with dry_run, see what would change",
        answer=judge,
        given=AnyJudgement,
        gives=Outcome,
    ),
)
