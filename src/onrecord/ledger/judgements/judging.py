"""A record as it stands after people's judgements.

Takes the newest record of an article, the older ones, and the entries that stand; gives the record with every
judgement applied, and what became of each of its findings. Leaves the machine's own records as they are.

A judgement names a statement by its id, and a newer model may cut the same words a little otherwise. So a
judged statement that the newest record lacks is looked for by its words; where none shares half of them, it
stays on record as the person left it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from onrecord.ledger.judgements.accusing import without
from onrecord.ledger.judgements.entry import PERSON, Action, Field, LedgerEntry
from onrecord.ledger.judgements.identity import identity_of
from onrecord.ledger.judgements.recounted import audit_after, under_what_is_left
from onrecord.ledger.judgements.standing import Standing
from onrecord.records import (
    Accusation,
    Act,
    Actor,
    ActorKind,
    Event,
    Evidence,
    Record,
    Review,
    Span,
    SpeakerKind,
    Statement,
    Status,
    make_id,
)

_SAME_WORDS: Final = 0.5
_CORRECTIONS: Final = (Field.SPEAKER, Field.ACT, Field.EVIDENCE, Field.STATUS)
_FIELDS: Final = (Field.VERDICT, *_CORRECTIONS, Field.RATING)
_SPEAKS: Final[Mapping[ActorKind, SpeakerKind]] = {
    kind: SpeakerKind(kind.value) for kind in ActorKind if kind is not ActorKind.GROUP
}


class State(StrEnum):
    """What people made of a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with the judgements applied; rejected findings are still in it, and `states` says so.

    Of its audit only the accusations have what was rejected too.
    `reviews` has people's ratings, by statement: they say nothing of what the article says.
    """

    record: Record
    states: Mapping[str, State]
    identities: Mapping[str, str]
    reviews: Mapping[str, Review] = field(default_factory=dict)

    def state(self, finding_id: str) -> State:
        """What people made of that statement or event, or of that charge told in passing."""
        return self.states.get(finding_id, State.OPEN)

    def state_of(self, charge: Accusation) -> State:
        """What people made of an accusation, or of the statement or event that it is."""
        states = [self.state(key) for key in (charge.id, charge.statement, charge.event) if key]
        if State.REJECTED in states:
            return State.REJECTED
        return next((state for state in states if state is not State.OPEN), State.OPEN)

    def accepted(self) -> Record:
        """The record without what was rejected."""
        rejected = {one for one, state in self.states.items() if state is State.REJECTED}
        if not rejected:
            return self.record
        return replace(
            self.record,
            statements=tuple(one for one in self.record.statements if one.id not in rejected),
            events=tuple(one for one in self.record.events if one.id not in rejected),
            audit=without(self.record.audit, rejected),
        )


def judged(record: Record, older: Sequence[Record], stands: Standing) -> Judged:
    """Apply what stands to the newest record of an article; `older` are its earlier records, newest first."""
    if not stands:
        return Judged(record, {}, {actor.id: identity_of(actor, stands) for actor in record.actors})
    cast = _Cast(record, stands)
    statements: list[Statement] = []
    states: dict[str, State] = {}
    reviews: dict[str, Review] = {}
    for finding, subject in [*_own(record, older, stands), *_carried(record, older, stands)]:
        entries = _entries(subject, stands)
        after = _statement(finding, entries, cast, older)
        statements.append(after)
        states[after.id] = _state(entries)
        if rating := entries.get(Field.RATING):
            reviews[after.id] = _review(after.id, rating)
    events = []
    for event in record.events:
        entries = _entries(event.id, stands)
        events.append(_event(event, entries))
        states[event.id] = _state(entries)
    for charge in record.audit.accusations:
        if charge.statement is None:
            states[charge.id] = _state(_entries(charge.id, stands))
    rejected = {one for one, state in states.items() if state is State.REJECTED}
    statements, events = under_what_is_left(statements, events, rejected)
    after_all = replace(
        record,
        actors=tuple(cast.actors),
        statements=tuple(statements),
        events=tuple(events),
        audit=audit_after((record, *older), statements, cast.actors, rejected),
    )
    judged_ones = {key: state for key, state in states.items() if state is not State.OPEN}
    return Judged(after_all, judged_ones, cast.identities, reviews)


class _Cast:
    """The actors of an article while judgements may still bring in others."""

    def __init__(self, record: Record, stands: Standing) -> None:
        self._article, self._stands = record.article.id, stands
        self.actors = list(record.actors)
        self.identities = {actor.id: identity_of(actor, stands) for actor in record.actors}

    def member(self, identity: str, name: str, kind: ActorKind | None) -> Actor:
        """The actor of that identity, brought in where the article has none; `kind` is for one whose own is open."""
        for at, actor in enumerate(self.actors):
            if self.identities[actor.id] == identity:
                self.actors[at] = actor if actor.kind else replace(actor, kind=kind)
                return self.actors[at]
        actor = Actor(id=make_id("act", self._article, "judged", identity), name=name, kind=kind)
        self.add(actor, identity)
        return actor

    def add(self, actor: Actor, identity: str | None = None) -> None:
        """Bring in an actor, unless it is there."""
        if actor.id not in self.identities:
            self.actors.append(actor)
            self.identities[actor.id] = identity or identity_of(actor, self._stands)


def _entries(subject: str, stands: Standing) -> dict[Field, LedgerEntry]:
    return {field: entry for field in _FIELDS if (entry := stands.get((subject, field))) is not None}


def _own(record: Record, older: Sequence[Record], stands: Standing) -> Iterable[tuple[Statement, str]]:
    """Each statement of the record, and the subject whose judgements are its own."""
    heirs = _heirs(record, older, stands)
    for statement in record.statements:
        yield statement, heirs.get(statement.id, statement.id)


def _carried(record: Record, older: Sequence[Record], stands: Standing) -> Iterable[tuple[Statement, str]]:
    """Statements that a person judged and kept, and that the newest record has in no form."""
    inherited = set(_heirs(record, older, stands).values())
    for statement in _orphans(record, older, stands):
        verdict = stands.get((statement.id, Field.VERDICT))
        rejected = verdict is not None and verdict.action is Action.REJECTED
        if statement.id not in inherited and not rejected:
            yield statement, statement.id


def _heirs(record: Record, older: Sequence[Record], stands: Standing) -> dict[str, str]:
    """Statements of the record that are a judged one of an older record in other words, each with that one's id."""
    heirs: dict[str, str] = {}
    for orphan in _orphans(record, older, stands):
        likeness = [(shared(orphan.content, one.content), one.id) for one in record.statements if one.id not in heirs]
        best, heir = max(likeness, default=(0.0, ""))
        if best >= _SAME_WORDS and not _entries(heir, stands):
            heirs[heir] = orphan.id
    return heirs


def _orphans(record: Record, older: Sequence[Record], stands: Standing) -> list[Statement]:
    """Judged statements of older records that the newest does not have under their id."""
    present = {statement.id for statement in record.statements}
    found: dict[str, Statement] = {}
    for statement in (statement for earlier in older for statement in earlier.statements):
        if statement.id not in present and any(entry.by_person for entry in _entries(statement.id, stands).values()):
            found.setdefault(statement.id, statement)
    return list(found.values())


def shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """How much of two spans values is the same, from 0 to 1.

    >>> shared([Span(0, 10)], [Span(0, 10)]), shared([Span(0, 10)], [Span(5, 10)]), shared([], [])
    (1.0, 0.5, 0.0)
    """
    mine = {at for span in one for at in range(span.start, span.end)}
    theirs = {at for span in other for at in range(span.start, span.end)}
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _statement(
    found: Statement, entries: Mapping[Field, LedgerEntry], cast: _Cast, older: Sequence[Record]
) -> Statement:
    after = found
    if found.speaker and found.speaker not in cast.identities:
        for actor in (actor for earlier in older for actor in earlier.actors if actor.id == found.speaker):
            cast.add(actor)
    if act := entries.get(Field.ACT):
        after = replace(after, act=Act(act.value["to"]) if act.value["to"] else None)
    if evidence := entries.get(Field.EVIDENCE):
        after = replace(after, evidence=Evidence(evidence.value["to"]) if evidence.value["to"] else None)
    if speaker := entries.get(Field.SPEAKER):
        after = _spoken(after, speaker, cast)
    return after


def _spoken(statement: Statement, entry: LedgerEntry, cast: _Cast) -> Statement:
    """The statement with the speaker whom a person gave it, or with none."""
    if entry.value.get("identity") is None:
        return replace(statement, speaker=None, speaker_kind=SpeakerKind(entry.value.get("kind") or "none"))
    kind = ActorKind(entry.value["kind"]) if entry.value.get("kind") else None
    actor = cast.member(str(entry.value["identity"]), str(entry.value["name"]), kind)
    return replace(statement, speaker=actor.id, speaker_kind=_SPEAKS.get(actor.kind) if actor.kind else None)


def _event(event: Event, entries: Mapping[Field, LedgerEntry]) -> Event:
    status = entries.get(Field.STATUS)
    return replace(event, status=Status(status.value["to"])) if status else event


def _review(statement: str, entry: LedgerEntry) -> Review:
    return Review(
        id=entry.id,
        statement=statement,
        rating=str(entry.value["rating"]),
        by=entry.by.removeprefix(PERSON),
        at=entry.at,
        why=entry.note,
        url=entry.value.get("url"),
    )


def _state(entries: Mapping[Field, LedgerEntry]) -> State:
    verdict = entries.get(Field.VERDICT)
    if verdict is not None and verdict.action is Action.REJECTED:
        return State.REJECTED
    if any(on in entries for on in _CORRECTIONS):
        return State.CORRECTED
    return State.ACCEPTED if verdict is not None else State.OPEN
