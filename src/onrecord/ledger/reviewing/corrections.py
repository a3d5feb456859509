"""What a person's correction puts on record, and what it would change.

Takes a view and what the person wants; gives a `Proposal`: the entries, and every change that they would make,
found by applying them to what is kept and comparing. Writes nothing: `Writer.append` does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from onrecord.ledger.errors import NothingFound, WrongQuestion
from onrecord.ledger.judgements.entry import Action, Field, LedgerEntry, make_entry
from onrecord.ledger.judgements.identity import Identities, alone_identity, folded
from onrecord.ledger.judgements.judging import Judged, judged
from onrecord.ledger.judgements.standing import Standing, in_force, standing
from onrecord.ledger.reviewing.meant import (
    called,
    finding_meant,
    identity_meant,
    speaker_meant,
    split_meant,
    statement_meant,
)
from onrecord.ledger.view import View
from onrecord.records import ActorKind, Record, Statement, number_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that would be another; `words` say what the subject is about."""

    subject: str
    field: str
    before: str | None
    after: str | None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Entries that are not on record yet, and what they would change."""

    entries: tuple[LedgerEntry, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Who judges, when, and why: the same for every entry of one correction, which is taken back as one."""

    name: str
    note: str | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def entry(
        self, view: View, subject: str, on: Field, action: Action, value: Mapping[str, Any] | None = None
    ) -> LedgerEntry:
        """An entry of this person; it names the one whose place it takes."""
        earlier = view.stands.get((subject, on))
        return make_entry(
            by=f"person:{self.name}",
            at=self.at,
            action=action,
            subject=subject,
            field=on,
            value=value,
            replaces=earlier.id if earlier else None,
            note=self.note,
        )


def verdict(view: View, judge: Judge, ids: Iterable[str], *, accept: bool) -> Proposal:
    """Accept or reject statements, events and charges told in passing."""
    action = Action.CONFIRMED if accept else Action.REJECTED
    entries = [judge.entry(view, finding_meant(view, one), Field.VERDICT, action) for one in ids]
    return propose(view, entries)


def relabel(view: View, judge: Judge, ids: Iterable[str], labels: Mapping[Field, str | None]) -> Proposal:
    """Give statements another act or evidence, events another status."""
    entries = []
    for one in ids:
        subject = finding_meant(view, one)
        for on, value in labels.items():
            wanted = "evt_" if on is Field.STATUS else "stm_"
            if not subject.startswith(wanted):
                kind = "an event (evt_)" if on is Field.STATUS else "a statement (stm_)"
                raise WrongQuestion(f"{subject}: {on} belongs to {kind}, and this is none; give another id")
            entries.append(judge.entry(view, subject, on, Action.CORRECTED, {"to": value}))
    return propose(view, entries)


def speaker(view: View, judge: Judge, ids: Iterable[str], name: str, kind: ActorKind | None = None) -> Proposal:
    """Give statements a speaker, by name or id."""
    entries = []
    for one in ids:
        subject = statement_meant(view, one)
        value = speaker_meant(view, view.article_of(subject), name, kind)
        entries.append(judge.entry(view, subject, Field.SPEAKER, Action.CORRECTED, value))
    return propose(view, entries)


def no_speaker(view: View, judge: Judge, ids: Iterable[str], *, unnamed: bool) -> Proposal:
    """Say that nobody is named as the speaker: an unnamed one, or none at all."""
    value = {"identity": None, "kind": "unnamed" if unnamed else "none"}
    entries = [judge.entry(view, statement_meant(view, one), Field.SPEAKER, Action.CORRECTED, value) for one in ids]
    return propose(view, entries)


def rate(view: View, judge: Judge, ids: Iterable[str], rating: str, url: str | None = None) -> Proposal:
    """Say in a person's own words what they make of what statements say; `url` is where they say why."""
    if not rating.strip():
        raise WrongQuestion("a rating in words was wanted, and there are none; say for example: misleading")
    value = {"rating": rating.strip(), **({"url": url} if url else {})}
    entries = [judge.entry(view, statement_meant(view, one), Field.RATING, Action.CORRECTED, value) for one in ids]
    return propose(view, entries)


def merge(view: View, judge: Judge, into: str, others: Sequence[str]) -> Proposal:
    """Say that others are the same as one, who keeps the name."""
    kept = identity_meant(view, into)
    entries = []
    for other in others:
        gone = identity_meant(view, other)
        if gone == kept:
            raise WrongQuestion(f"{other}: this is {into} already; there is nothing to merge")
        entries.append(judge.entry(view, gone, Field.SAME_AS, Action.LINKED, {"identity": kept}))
    return propose(view, entries)


def split(view: View, judge: Judge, ids: Iterable[str]) -> Proposal:
    """Say that somebody is not the same: an actor of one article (`act_`), or one who was merged (`who_`)."""
    entries = []
    for one in ids:
        subject = split_meant(view, one)
        if subject.startswith("act_"):
            value = {"identity": alone_identity(subject)}
            entries.append(judge.entry(view, subject, Field.IDENTITY, Action.CORRECTED, value))
        elif view.identities.of(subject) != subject:
            entries.append(judge.entry(view, subject, Field.SAME_AS, Action.CORRECTED, {"identity": subject}))
        else:
            members = [other for other in view.identities.all_of(subject) if other != subject]
            advice = f"merged into it: {', '.join(members)}" if members else "give an actor of one article (act_)"
            raise WrongQuestion(f"{subject}: one who was merged was wanted, and this is who stays; {advice}")
    return propose(view, entries)


def rename(view: View, judge: Judge, one: str, name: str) -> Proposal:
    """Give somebody another name, across articles. The articles' own words stay."""
    if not folded(name):
        raise WrongQuestion(f"{name!r}: a name was wanted, and there is no letter in it")
    subject = identity_meant(view, one)
    return propose(view, [judge.entry(view, subject, Field.NAME, Action.CORRECTED, {"name": name})])


def undo(view: View, judge: Judge, ids: Sequence[str] = ()) -> Proposal:
    """Take judgements back: those named, or else the last correction with all that it did."""
    entries = view.entries()
    if ids:
        wanted = [view.full_id(one) for one in ids]
        gone = [entry for entry in entries if entry.id in wanted]
    else:
        standing_ones = [entry for entry in in_force(entries) if entry.by_person]
        if not standing_ones:
            raise NothingFound("a judgement to take back was wanted, and the ledger has none that stands")
        last = standing_ones[-1]
        gone = [entry for entry in standing_ones if (entry.at, entry.by) == (last.at, last.by)]
    return propose(view, [judge.entry(view, entry.id, Field.ENTRY, Action.WITHDRAWN) for entry in gone])


def propose(view: View, entries: Sequence[LedgerEntry]) -> Proposal:
    """Find out what entries would change, by applying them without writing them."""
    before = view.stands
    after = standing([*view.entries(), *entries])
    touched = dict.fromkeys(article for entry in entries for article in view.articles_touched(entry))
    changes: list[Change] = []
    for article in touched:
        records = view.machine_records(article)
        one, other = (judged(records[0], records[1:], stands) for stands in (before, after))
        changes += _findings_changed(one, other)
        changes += _members_changed(view, one, other)
    changes += _identities_changed(view, before, after)
    return Proposal(entries=tuple(entries), changes=tuple(dict.fromkeys(changes)))


def _findings_changed(one: Judged, other: Judged) -> Iterator[Change]:
    before, after = _told(one), _told(other)
    for key in dict.fromkeys([*before, *after]):
        words = (after.get(key) or before[key])["words"] or ""
        for on in ("speaker", "speaker kind", "act", "evidence", "status", "judged", "rating"):
            old, new = before.get(key, {}).get(on), after.get(key, {}).get(on)
            if old != new:
                yield Change(subject=key, field=on, before=old, after=new, words=words)


def _told(one: Judged) -> dict[str, dict[str, str | None]]:
    text = one.record.article.text
    told: dict[str, dict[str, str | None]] = {
        statement.id: {
            "words": words_of(statement.content, text),
            "speaker": _speaker_name(one.record, statement),
            "speaker kind": statement.speaker_kind,
            "act": statement.act,
            "evidence": statement.evidence,
            "judged": str(one.state(statement.id)),
            "rating": _rating(one, statement),
        }
        for statement in one.record.statements
    }
    events: dict[str, dict[str, str | None]] = {
        event.id: {
            "words": words_of(event.trigger, text),
            "status": str(event.status),
            "judged": str(one.state(event.id)),
        }
        for event in one.record.events
    }
    charges: dict[str, dict[str, str | None]] = {
        charge.id: {"words": words_of(charge.words, text), "judged": str(one.state_of(charge))}
        for charge in one.record.audit.accusations
        if charge.statement is None
    }
    return {**told, **events, **charges}


def _rating(one: Judged, statement: Statement) -> str | None:
    review = one.reviews.get(statement.id)
    return review.rating if review else None


def _speaker_name(record: Record, statement: Statement) -> str | None:
    actor = record.actor(statement.speaker)
    return actor.name if actor else None


def _members_changed(view: View, one: Judged, other: Judged) -> Iterator[Change]:
    names = {actor.id: actor.name for actor in other.record.actors}
    for actor, identity in other.identities.items():
        old = one.identities.get(actor)
        if old is not None and old != identity:
            was, now = (called(view, which, names[actor]) for which in (old, identity))
            yield Change(subject=actor, field="counted as", before=was, after=now, words=names[actor])


def _identities_changed(view: View, before: Standing, after: Standing) -> Iterator[Change]:
    one, other = Identities.standing(before), Identities.standing(after)
    for identity in dict.fromkeys([*one.into, *other.into]):
        old, new = one.of(identity), other.of(identity)
        if old != new:
            yield Change(
                subject=identity,
                field="counted as",
                before=called(view, old),
                after=called(view, new),
                words=_extent(view, identity),
            )
    for identity in dict.fromkeys([*one.names, *other.names]):
        if one.names.get(identity) != other.names.get(identity):
            own = view.own_name(identity)
            yield Change(
                subject=identity,
                field="name",
                before=one.names.get(identity, own),
                after=other.names.get(identity, own),
                words=_extent(view, identity),
            )


def _extent(view: View, identity: str) -> str:
    found = view.actor(identity)
    return f"{number_of(found.statements, 'statement')} in {number_of(found.articles, 'article')}" if found else ""
