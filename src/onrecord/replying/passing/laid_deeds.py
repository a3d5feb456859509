"""Which deeds of violence does one voice lay at another's door, though its words are no accusation by name?

Takes the happenings with their events, the statements and the actors; yields each such deed as a charge told:
"witnesses said that the rebels had shelled the town". Leaves alone what nobody's word tells, deeds that a noun tells,
doers who could be anybody ("gunmen"), and what the police or an army tells of those who serve the same state.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.codebook.charging import ChargeBook
from onrecord.codebook.events import Effect
from onrecord.finding.charges.told_charges import ToldCharge
from onrecord.finding.events import Happening, one_side, plain
from onrecord.finding.sentences import read_sentence
from onrecord.records import Act, Actor, ActorKind, Event, Span, SpanIndex, Statement, Status, words_of

_SAID = frozenset((Status.ATTRIBUTED, Status.UNNAMED, Status.ALLEGED))
# Sectors of PLOVER that act in the name of a state.
STATE_SECTORS = frozenset(("GOV", "MIL", "COP", "JUD", "SPY"))
# Whoever speaks speaks with these of themselves: "its spokesman said it had carried out the raid".
_OWN = frozenset(("i", "it", "we", "us"))


def laid_deeds(
    text: str,
    happenings: Sequence[Happening],
    events: Sequence[Event],
    statements: Iterable[Statement],
    actors: Iterable[Actor],
    book: ChargeBook,
    told: Iterable[ToldCharge] = (),
) -> tuple[ToldCharge, ...]:
    """The deeds, each as a charge by whoever tells it, but for those that are `told` as charges already.

    `events` are what the happenings became, in their order.
    """
    by_id = {one.id: one for one in statements}
    who = {one.id: one for one in actors}
    known = SpanIndex((one.words, one) for one in told if one.accused)
    found = _told(text, happenings, events, by_id, who, book)
    return tuple(one for one in found if not any(_is_same(one, other) for other in known.touching(one.cue[0])))


def _is_same(one: ToldCharge, other: ToldCharge) -> bool:
    """Whether a deed is told in the words of a charge already: "rebels are said to have killed ten"."""
    same = any(span.touches(another) for span in one.accused for another in other.accused)
    return same or one.cue[0] in other.cue


def _told(
    text: str,
    happenings: Sequence[Happening],
    events: Sequence[Event],
    statements: Mapping[str, Statement],
    actors: Mapping[str, Actor],
    book: ChargeBook,
) -> Iterator[ToldCharge]:
    for happening, event in zip(happenings, events, strict=True):
        statement = statements.get(event.statement or "")
        if statement is None or statement.act is Act.DENY or not _is_violence(happening, event):
            continue
        doers = tuple(span for span in _doers(text, happening, book) if _is_known(span.of(text), book))
        other = statement.speaker not in event.actors and not (
            one_side(statement, happening, text, book.events)
            or _serve_one_state(text, statement, doers, event, actors, book)
        )
        if doers and other:
            yield _charge(happening, statement, doers)


def _is_violence(happening: Happening, event: Event) -> bool:
    said = plain(happening.effect) or happening.effect is Effect.UNNAMED
    return said and event.type == "ASSAULT" and event.status in _SAID


def _is_known(words: str, book: ChargeBook) -> bool:
    """Whether words are for somebody who can be told from others: "the gunman", "rebels", not "gunmen"."""
    found = words.lower().split()
    return found[0] == "the" or found[-1] not in book.unknown | _OWN


def _serve_one_state(
    text: str,
    statement: Statement,
    words: Sequence[Span],
    event: Event,
    actors: Mapping[str, Actor],
    book: ChargeBook,
) -> bool:
    """Whether the doers serve a state, and so may whoever tells of them."""
    doers = [actors[one] for one in event.actors if one in actors]
    official = any(one.kind is ActorKind.STATE or one.sector in STATE_SECTORS for one in doers)
    if not official and not any(span.of(text).lower().split()[-1] in book.events.forces for span in words):
        return False
    speaker = actors.get(statement.speaker or "")
    if speaker is not None and speaker.sector not in (None, *STATE_SECTORS):
        return False
    return not book.onlookers & set(words_of(statement.source, text).lower().split())


def _doers(text: str, happening: Happening, book: ChargeBook) -> Iterator[Span]:
    """The words for whoever does it, where a verb tells it and has them for its subject, or behind "by"."""
    parsed = read_sentence(text, happening.sentence, book.events)
    for clause in parsed.clauses:
        verb = parsed.words[clause.group.head].span
        if not any(span.touches(verb) for span in happening.trigger):
            continue
        near = (*clause.subject, *(phrase for prep, phrase in clause.preps if prep == "by"))
        places = [parsed.words[phrase.head].span for phrase in near]
        yield from (span for span in happening.actors if any(span.touches(place) for place in places))


def _charge(happening: Happening, statement: Statement, doers: tuple[Span, ...]) -> ToldCharge:
    held = next((span for span in statement.content if span.covers(happening.trigger[0])), happening.trigger[0])
    return ToldCharge(
        cue=happening.trigger[:1],
        words=Span(happening.place, min(held.end, happening.sentence.end)),
        accused=tuple(dict.fromkeys(doers)),
        voiced=True,
        sentence=happening.sentence,
    )
