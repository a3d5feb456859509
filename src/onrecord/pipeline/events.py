"""Happenings in, events of the record out: the wiring of finding and linking for events.

    happenings -> parties -> statements' cues -> status -> disputes -> times and places -> events and notes

An event that is itself a statement's cue ("accused", "demanded") has the statement's speaker as its actor.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.codebook.events import QUADS, EventBook
from onrecord.finding.circumstances.carrying import Carried
from onrecord.finding.circumstances.headline_deeds import headline_deeds
from onrecord.finding.circumstances.shared_parties import Shared, share_parties
from onrecord.finding.events import Happening, Placed, Vouchers, may_be_somebody, status_of, with_disputes
from onrecord.finding.events.sureness import load as load_sureness
from onrecord.finding.events.sureness import signs_of
from onrecord.linking.actors import Linked
from onrecord.pipeline.announced import announced_by
from onrecord.pipeline.circumstances import circumstance_notes, settle
from onrecord.pipeline.headlines import with_headlines
from onrecord.pipeline.notes import less_sure_event
from onrecord.records import (
    Act,
    Actor,
    Article,
    Event,
    Note,
    Place,
    Span,
    SpanIndex,
    Statement,
    Time,
    make_id,
)


class Found(NamedTuple):
    """Events, each with the happening that it comes from; actors and notes."""

    events: tuple[Event, ...]
    happenings: tuple[Happening, ...]
    actors: tuple[Actor, ...]
    notes: tuple[Note, ...]


def events(
    article: Article,
    happenings: Sequence[Happening],
    statements: Sequence[Statement],
    linked: Linked,
    book: EventBook,
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    accused: Iterable[Span] = (),
    *,
    at_least: float = 0.0,
) -> Found:
    """The events of an article, its actors with those who only act, and a note for all that stays open.

    `accused` are words for those who are accused, and actors whether or not an event has them. Events less sure than
    `at_least` are left out, and noted.
    """
    ids = linked.parties
    placed = _placed(article, happenings, statements, linked, book)
    found = with_disputes(placed, book)
    settled = settle(article, found, {one.id: one for one in statements}, linked.actors, times, places)
    shared = share_parties(found, settled, article.text, book)
    found = tuple(one.placed for one in shared)
    made = _events(article, found, settled, linked)
    left_out = tuple(less_sure_event(article, event) for event in made if event.confidence < at_least)
    # The headline's deed is told once, with what the first paragraph tells of it.
    whole = with_headlines(article, made, headline_deeds(shared, settled, article.text), at_least)
    rows = [
        (one, its, event, happening)
        for one, its, event, happening in zip(shared, settled, whole, happenings, strict=True)
        if event is not None
    ]
    kept = sorted(rows, key=lambda row: row[2].trigger[0].start)
    used = _used([event for _, _, event, _ in kept], linked) | set(_ids(tuple(accused), ids))
    names = {actor.id: actor.name for actor in linked.actors}
    notes = tuple(
        note
        for one, its, event, _ in kept
        for note in (
            *_notes(one.placed, event, article.text, book),
            *_shared_notes(one, event, found, names),
            *circumstance_notes(its, event),
        )
    )
    return Found(
        events=tuple(event for _, _, event, _ in kept),
        happenings=tuple(happening for _, _, _, happening in kept),
        actors=tuple(actor for actor in linked.actors if actor.id in used),
        notes=(*notes, *left_out),
    )


def _events(article: Article, found: Sequence[Placed], settled: Sequence[Carried], linked: Linked) -> tuple[Event, ...]:
    """The events of the record, each as sure as its company makes it."""
    made = [_event(article, one, its) for one, its in zip(found, settled, strict=True)]
    used = _used(made, linked)
    signs = signs_of(article.text, article.title_end, made, [actor for actor in linked.actors if actor.id in used])
    sureness = load_sureness()
    return tuple(replace(event, confidence=sureness.chance(its)) for event, its in zip(made, signs, strict=True))


def _used(events: Sequence[Event], linked: Linked) -> set[str]:
    """Who speaks, or is in an event."""
    return {actor for event in events for actor in (*event.actors, *event.recipients)} | linked.speaking


def _placed(
    article: Article, happenings: Sequence[Happening], statements: Sequence[Statement], linked: Linked, book: EventBook
) -> list[Placed]:
    """The happenings with their standing and those who are in them, as far as their own sentences tell."""
    ids = linked.parties
    placed: list[Placed] = []
    vouchers = Vouchers(statements, article.text, book)
    known = {one.id: one for one in linked.actors}
    by_cue = SpanIndex((cue, (cue, one)) for one in statements for cue in one.cue if one.speaker)
    for happening in happenings:
        doers = _ids(happening.actors, ids)
        cue, own = next(iter(by_cue.touching(happening.trigger[0])), (None, None))
        told_apart = len(doers) > 1 and cue is not None and cue.start <= happening.place < cue.end
        if cue is not None and own is not None and own.speaker and not _only_answered(happening, cue, own):
            # Whoever speaks together acts apart: "Arlia and Brenn warned".
            doers = doers if told_apart else (own.speaker,)
        others = tuple(one for one in _ids(happening.recipients, ids) if one not in doers)
        standing = status_of(happening, doers, vouchers)
        one = Placed(happening=happening, actors=doers, recipients=others, standing=standing)
        police = announced_by(one, vouchers.by_id.get(standing.statement or ""), known)
        placed.append(replace(one, actors=doers or police, announced=bool(police)))
    return placed


def _only_answered(happening: Happening, cue: Span, own: Statement) -> bool:
    """Whether a cue names an accusation that its speaker does not make: "commented on accusations against the mill"."""
    accuses = own.act is None or own.act is Act.ACCUSE
    return happening.type == "ACCUSE" and not accuses and happening.trigger[0].start > cue.start


def _ids(parties: Sequence[Span], ids: Mapping[Span, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for party in parties for actor in ids.get(party, ())))


def _event(article: Article, placed: Placed, carried: Carried) -> Event:
    happening = placed.happening
    return Event(
        id=make_id("evt", article.id, happening.type, happening.trigger),
        type=happening.type,
        mode=happening.mode,
        context=happening.context,
        quad=QUADS[happening.type],
        actors=placed.actors,
        recipients=placed.recipients,
        when=carried.told.time,
        where=carried.told.place,
        trigger=happening.trigger,
        status=placed.standing.status,
        statement=placed.standing.statement,
        confidence=0.0,
    )


def _notes(placed: Placed, event: Event, text: str, book: EventBook) -> list[Note]:
    """A note for each side of an event that stays open; what cannot be somebody, such as a table, leaves none open."""
    notes = []
    happening = placed.happening
    for name, parties, found in (
        ("event.actors", happening.actors, event.actors),
        ("event.recipients", happening.recipients, event.recipients),
    ):
        open_ones = () if found else tuple(span for span in parties if may_be_somebody(span.of(text), book))
        if open_ones:
            notes.append(Note(field=name, reason="unknown-party", subject=event.id, spans=open_ones))
    if not happening.actors and not event.actors:
        notes.append(Note(field="event.actors", reason="not-found", subject=event.id, spans=happening.trigger))
    if placed.standing.reason:
        notes.append(Note(field="event.status", reason=placed.standing.reason, subject=event.id, spans=event.trigger))
    return notes


def _shared_notes(shared: Shared, event: Event, found: Sequence[Placed], names: Mapping[str, str]) -> list[Note]:
    """A note for each side that is told elsewhere of the same event, or of an arrest by the police who announce it."""
    told = (
        ("event.actors", event.actors, shared.actors_of),
        ("event.recipients", event.recipients, shared.recipients_of),
    )
    notes = [
        Note(
            field=field,
            reason="same-event",
            subject=event.id,
            candidates=tuple(names[one] for one in side),
            spans=found[number].happening.trigger,
        )
        for field, side, number in told
        if number is not None
    ]
    if shared.placed.announced and shared.actors_of is None:
        candidates = tuple(names[one] for one in event.actors)
        notes.append(
            Note(field="event.actors", reason="announced", subject=event.id, candidates=candidates, spans=event.trigger)
        )
    return notes
