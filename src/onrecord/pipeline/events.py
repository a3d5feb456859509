"""Happenings in, events of the record out: the wiring of finding and linking for events.

    happenings -> parties -> statements' cues -> status -> disputes -> times and places -> events and notes

An event that is itself a statement's cue ("accused", "demanded") has the statement's speaker as its actor.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.codebook.events import QUADS, EventBook
from onrecord.finding.circumstances import when, where
from onrecord.finding.happenings import Happening
from onrecord.finding.said import is_to_come
from onrecord.finding.status import Placed, Vouchers, status_of, with_disputes
from onrecord.linking.actors import Linked
from onrecord.records import Act, Actor, Article, Event, Note, Place, Span, SpanIndex, Statement, Status, Time, make_id


def events(
    article: Article,
    happenings: Sequence[Happening],
    statements: Sequence[Statement],
    linked: Linked,
    book: EventBook,
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
) -> tuple[tuple[Event, ...], tuple[Actor, ...], tuple[Note, ...]]:
    """The events of an article, its actors with those who only act, and a note for all that stays open."""
    ids = linked.parties
    placed: list[Placed] = []
    vouchers = Vouchers(statements, article.text, book)
    by_cue = SpanIndex((cue, (cue, one)) for one in statements for cue in one.cue if one.speaker)
    for happening in happenings:
        doers = _ids(happening.actors, ids)
        cue, own = next(iter(by_cue.touching(happening.trigger[0])), (None, None))
        if cue is not None and own is not None and own.speaker and not _only_answered(happening, cue, own):
            doers = (own.speaker,)
        others = tuple(one for one in _ids(happening.recipients, ids) if one not in doers)
        standing = status_of(happening, doers, vouchers, article.text, book)
        placed.append(Placed(happening=happening, actors=doers, recipients=others, standing=standing))
    found = with_disputes(placed)
    timed, located = SpanIndex((one.span, one) for one in times), SpanIndex((one.span, one) for one in places)
    beside: dict[Span, list[Happening]] = defaultdict(list)
    for happening in happenings:
        beside[happening.sentence].append(happening)
    made = tuple(
        _event(
            article,
            one,
            _time(one, timed, beside[one.happening.sentence], article),
            _place(one, located, beside[one.happening.sentence], article),
        )
        for one in found
    )
    used = {actor for event in made for actor in (*event.actors, *event.recipients)} | linked.speaking
    notes = tuple(note for one, event in zip(found, made, strict=True) for note in _notes(one, event))
    return made, tuple(actor for actor in linked.actors if actor.id in used), notes


def _time(placed: Placed, timed: SpanIndex[Time], beside: Sequence[Happening], article: Article) -> Time | None:
    possible = _possible(placed, timed.inside(placed.happening.sentence), article.published)
    found = (when(one, possible, _others(placed, beside), article.text) for one in _tellings(placed.happening))
    return next((time for time in found if time is not None), None)


def _place(placed: Placed, located: SpanIndex[Place], beside: Sequence[Happening], article: Article) -> Place | None:
    inside = list(located.inside(placed.happening.sentence))
    found = (where(one, inside, article.text, _others(placed, beside)) for one in _tellings(placed.happening))
    return next((place for place in found if place is not None), None)


def _tellings(happening: Happening) -> Iterator[Happening]:
    """A deed by its first words, and then by each of the further ones that tell of it."""
    yield happening
    for span in happening.further:
        yield replace(happening, trigger=(span,))


def _others(placed: Placed, beside: Sequence[Happening]) -> list[Happening]:
    return [one for one in beside if one is not placed.happening]


def _possible(placed: Placed, times: Iterable[Time], published: str | None) -> list[Time]:
    """The times that an event may have: what is reported as done lies on no day after the report."""
    if placed.standing.status is not Status.REPORTED:
        return list(times)
    return [time for time in times if not is_to_come(time, published)]


def _only_answered(happening: Happening, cue: Span, own: Statement) -> bool:
    """Whether a cue names an accusation that its speaker does not make: "commented on accusations against the mill"."""
    accuses = own.act is None or own.act is Act.ACCUSE
    return happening.type == "ACCUSE" and not accuses and happening.trigger[0].start > cue.start


def _ids(parties: Sequence[Span], ids: Mapping[Span, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for party in parties for actor in ids.get(party, ())))


def _event(article: Article, placed: Placed, time: Time | None, place: Place | None) -> Event:
    happening = placed.happening
    return Event(
        id=make_id("evt", article.id, happening.type, happening.trigger),
        type=happening.type,
        mode=happening.mode,
        context=happening.context,
        quad=QUADS[happening.type],
        actors=placed.actors,
        recipients=placed.recipients,
        when=time,
        where=place,
        trigger=happening.trigger,
        status=placed.standing.status,
        statement=placed.standing.statement,
        confidence=round(happening.sure, 2),
    )


def _notes(placed: Placed, event: Event) -> list[Note]:
    notes = []
    happening = placed.happening
    for name, parties, found in (
        ("event.actors", happening.actors, event.actors),
        ("event.recipients", happening.recipients, event.recipients),
    ):
        if parties and not found:
            notes.append(Note(field=name, reason="unknown-party", subject=event.id, spans=parties))
    if not happening.actors and not event.actors:
        notes.append(Note(field="event.actors", reason="not-found", subject=event.id, spans=happening.trigger))
    if event.when is None:
        notes.append(Note(field="event.when", reason="not-found", subject=event.id, spans=event.trigger))
    if placed.standing.reason:
        notes.append(Note(field="event.status", reason=placed.standing.reason, subject=event.id, spans=event.trigger))
    return notes
