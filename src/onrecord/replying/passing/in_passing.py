"""Charges that the report tells in passing, made ready to stand among the statements that accuse.

Takes the charges found, the actors that their words were led to and the events; yields each as a statement that the
outlet itself makes, with whoever is accused. Leaves out what a statement that accuses already says in the same words,
and gives such a statement its accused where it has none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import Codebook
from onrecord.codebook.charging import load_charges
from onrecord.finding.charges.told_charges import ToldCharge
from onrecord.records import (
    Act,
    Actor,
    ActorKind,
    Event,
    Manner,
    Reply,
    Span,
    SpanIndex,
    SpeakerKind,
    Statement,
    make_id,
    words_of,
)
from onrecord.replying.accused.accused import Accused
from onrecord.replying.accused.somebody import may_answer
from onrecord.replying.accused.themselves import admits
from onrecord.replying.passing.laid_deeds import STATE_SECTORS
from onrecord.replying.passing.vouching import is_no_charge, pleads_for_another, who_says, who_vouches
from onrecord.replying.wordings import WORD, beginning

_PEOPLE = frozenset(("he", "him", "she", "her", "they", "them"))
_SOME = frozenset(
    ("a", "an", "some", "several", "many", "two", "three", "four", "five", "six", "seven", "eight", "nine")
)
# Whoever this is done to is somebody, by whatever noun.
_HARM = frozenset(("ASSAULT", "COERCE"))
_OF_PEOPLE = re.compile(r"(?:arrest|convict|detain|imprison|indict|jail|sentenc)", re.IGNORECASE)
Parties = Mapping[Span, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class InPassing:
    """A charge that the outlet tells, as if it were a statement; that has no place in the record.

    `event` is the id of the event that it is, `reply` what its own words have from the accused and `answer` where,
    `of_all` whether that is of whatever they are charged with.
    """

    charge: Statement
    found: Accused
    event: str | None
    reply: Reply | None
    answer: Span | None
    of_all: bool
    sentence: Span


Numbered = SpanIndex[tuple[int, InPassing]]


def in_passing(
    article_id: str,
    told: Iterable[ToldCharge],
    parties: Parties,
    events: Sequence[Event],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    codebook: Codebook,
    text: str,
) -> tuple[InPassing, ...]:
    """The charges that a report tells, each with the accused, who stays open behind a pronoun that leads nowhere."""
    bodies = frozenset(one.id for one in actors if one.kind in (ActorKind.ORGANISATION, ActorKind.STATE))
    serving = frozenset(one.id for one in actors if one.sector in STATE_SECTORS)
    by_trigger = SpanIndex((span, event) for event in events if event.type == "ACCUSE" for span in event.trigger)
    begins = sorted(beginning(one) for one in statements if one.source or one.cue)
    said = SpanIndex((span, one) for one in statements for span in one.content)
    known = {one.id: one for one in actors}
    done = SpanIndex((span, event) for event in events if event.type in _HARM for span in event.trigger)
    made: list[InPassing] = []
    for one in told:
        event = next((event for span in one.cue for event in by_trigger.touching(span)), None)
        # "Two clerks of the Losk Port Authority" are not all of it, whoever the event is against.
        some = any(_is_part(span.of(text), codebook) for span in one.accused)
        own = _without_bodies(one, parties, bodies, text, some=some)
        found = _accused(one, own, event, codebook, text, barred=bodies if some else frozenset())
        if found.words and not (_OF_PEOPLE.match(words_of(one.cue, text)) or _any_may_answer(text, found, codebook)):
            continue  # "the offence charged", "a body charged with it": nobody is accused
        if (
            any(span.of(text).lower().split()[-1] in codebook.replies.clients for span in one.accused)
            and not found.actors
        ):
            found = _client(made, bodies) or found
        if one.reply is not None and pleads_for_another(who_says(one, said), found, codebook, text):
            found = _client(made, bodies) or Accused(pronoun=found.pronoun)
        by = [actor for span in one.by for actor in parties.get(span, ()) if actor not in found.actors]
        if found.deed:
            found = replace(found, actors=_doers_of(one, done, by, known))
        if one.voiced and not by:
            voice = who_says(one, said)
            if one.only_voiced and (voice is None or is_no_charge(voice, found, serving)):
                continue
            if voice is not None and found.pronoun is not None and admits(text, voice):
                continue  # "he admitted that he had robbed the mill"
            by = [voice.speaker] if voice is not None and voice.speaker else []
            if set(by) & set(found.actors):
                continue  # "we regret our failure to act": nobody accuses themselves
        elif not by and one.reply is None:
            by = who_vouches(one, said, found, known, codebook, text)
        behind = bisect_right(begins, one.cue[-1].end)
        stop = min((*begins[behind : behind + 1], one.words.end))
        made.append(
            InPassing(
                charge=_as_statement(article_id, one, next(iter(by), None), Span(one.words.start, stop)),
                found=found,
                event=event.id if event else None,
                reply=one.reply,
                answer=one.answer,
                of_all=one.of_all,
                sentence=one.sentence,
            )
        )
    return tuple(made)


def _any_may_answer(text: str, found: Accused, codebook: Codebook) -> bool:
    return any(may_answer(span.of(text), codebook) for span in found.words)


def _client(before: Sequence[InPassing], bodies: frozenset[str]) -> Accused | None:
    """Whom a lawyer calls a client: whoever was accused last before, unless that is a body."""
    return next(
        (one.found for one in reversed(before) if one.found.actors and bodies.isdisjoint(one.found.actors)), None
    )


def _doers_of(
    one: ToldCharge, done: SpanIndex[Event], by: Sequence[str], actors: Mapping[str, Actor]
) -> tuple[str, ...]:
    """Who did the deed that is condemned, as the report tells it: "condemned the Reed Front attack".

    Nobody where that is only said to be somebody: "terrorist attacks".
    """
    deeds = sorted(done.inside(one.words), key=lambda event: min(event.trigger))
    doers = [actors[actor] for event in deeds[:1] for actor in event.actors if actor in actors and actor not in by]
    told = (actor for actor in doers if not load_charges().wrongdoers & set(WORD.findall(actor.name.lower())[-1:]))
    return tuple(actor.id for actor in told)


def _as_statement(article_id: str, one: ToldCharge, by: str | None, words: Span) -> Statement:
    return Statement(
        id=make_id("chg", article_id, one.cue),
        source=(),
        cue=one.cue,
        content=(words,),
        manner=Manner.INDIRECT,
        speaker=by,
        speaker_kind=SpeakerKind.NONE,
        act=Act.ACCUSE,
        evidence=None,
        confidence=1.0,
    )


def _without_bodies(
    one: ToldCharge, parties: Parties, bodies: frozenset[str], text: str, *, some: bool = False
) -> Parties:
    """Whom the words for the accused mean: "the sheriff's office said. They were arrested" is not of the office.

    With `some` the words are for people of a body, and not for it.
    """
    people = [span for span in one.accused if some or span.of(text).lower() in _PEOPLE]
    found = {span: parties[span] for span in one.accused if span in parties}
    return {span: ids if span not in people else tuple(set(ids) - bodies) for span, ids in found.items()}


def _is_part(words: str, codebook: Codebook) -> bool:
    """Whether words are for some people of a body, by a noun for people before "of".

    >>> from onrecord.codebook import load
    >>> [_is_part(words, load()) for words in ("two clerks of the Reed Front", "the government of Arlia")]
    [True, False]
    """
    before, _, behind = words.partition(" of ")
    found = before.lower().split()
    some = bool(found) and (found[0] in _SOME or found[0].isdigit())
    return some and behind.removeprefix("the ")[:1].isupper() and found[-1] not in codebook.heads.organisation


def _accused(
    one: ToldCharge,
    parties: Parties,
    event: Event | None,
    codebook: Codebook,
    text: str,
    *,
    barred: frozenset[str] = frozenset(),
) -> Accused:
    """The actors whom the words for the accused mean, or those of the event that are not barred, or the words."""
    pronouns = codebook.sources.pronouns
    actors = [actor for span in one.accused for actor in parties.get(span, ())]
    # Where a mere deed is condemned, those to whom it was done are the event's.
    if not actors and event is not None and any(may_answer(span.of(text), codebook) for span in one.accused):
        actors = [actor for actor in event.recipients if actor not in barred]
    alone = one.accused[0] if len(one.accused) == 1 and one.accused[0].of(text).lower() in pronouns else None
    if actors:
        return Accused(actors=tuple(dict.fromkeys(actors)), pronoun=alone)
    words = tuple(span for span in one.accused if span.of(text).lower() not in pronouns)
    return Accused(
        deed=not one.accused,
        pronoun=alone,
        words=words,
        described=bool(words) and not any(span.of(text)[0].isupper() for span in words),
    )


def apart(told: Iterable[InPassing], charges: Sequence[tuple[Statement, Accused]]) -> list[InPassing]:
    """Those that no statement tells which accuses the same party, or nobody who is known, in the same sentence."""
    places = SpanIndex(
        (span, (charge, found)) for charge, found in charges for span in (*charge.cue, *charge.content[:1])
    )
    return [one for one in told if not any(_is_said(one, *charge) for charge in places.touching(one.sentence))]


def _is_said(one: InPassing, charge: Statement, found: Accused) -> bool:
    if _touches(one, charge.cue):
        return True
    same = bool(set(found.actors) & set(one.found.actors)) or any(
        word.touches(other) for word in found.words for other in one.found.words
    )
    return same or not (one.found.actors or one.found.words)


def _touches(one: InPassing, spans: Iterable[Span]) -> bool:
    return any(cue.touches(span) for span in spans for cue in one.charge.cue)


def _is_by_the_same(one: InPassing, charge: Statement) -> bool:
    """Whether one accuses twice in a sentence: "was criticised by both parties for his delay"."""
    by = charge.speaker is not None and one.charge.speaker == charge.speaker
    return by and any(one.sentence.touches(span) for span in charge.content[:1])


def by_sentence(told: Sequence[InPassing]) -> Numbered:
    """The charges told in passing, numbered, by the sentences that they stand in."""
    return SpanIndex((one.sentence, (number, one)) for number, one in enumerate(told))


def with_accused(charge: Statement, found: Accused, passing: Numbered) -> Accused:
    """Whom a statement accuses that names nobody, where its own cue or content tells the charge besides."""
    near = {number: one for span in (*charge.cue, *charge.content) for number, one in passing.touching(span)}
    told = [near[number] for number in sorted(near)]
    inside = [one.found.actors for one in told if any(span.covers(one.charge.cue[0]) for span in charge.content)]
    narrower = next((actors for actors in inside if set(actors) < set(found.actors) and actors), None)
    if narrower is not None:
        return Accused(actors=narrower)  # "said the head of the port, Okello, was charged": not the port
    if found.actors or (found.words and not found.described):
        return found
    # What "was criticised for his delay" blames is no thing, as its subject tells.
    spans = charge.cue if found.thing else (*charge.cue, *charge.content)
    # "He has been charged with theft and is believed to have lied": nobody else is spoken of.
    of_nobody = not charge.source and charge.speaker is None
    beside = [one for one in told if of_nobody or _is_by_the_same(one, charge) or _touches(one, spans)]
    # Of two in a sentence, "who is accused of" tells the one that its own words are.
    beside.sort(key=lambda one: not _touches(one, charge.cue))
    named = [one.found for one in beside if one.found.actors or (one.found.words and not found.words)]
    return replace(named[0], described=False) if named else found
