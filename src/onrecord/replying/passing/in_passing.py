"""Charges that the report tells in passing, made ready to stand among the statements that accuse.

Takes the charges found, the actors that their words were led to and the events; yields each as a statement that the
outlet itself makes, with whoever is accused. Leaves alone which of them statements make as well: `beside_statements`.
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
from onrecord.replying.wordings import WORD, beginning, up_to

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """A report as its charges ask for it, prepared once.

    `accusing` and `harming` are its events of these kinds by their triggers, `said` its statements by their contents,
    and `begins` where they begin. `serving` are the actors that act in the name of a state.
    """

    text: str
    codebook: Codebook
    parties: Parties
    actors: Mapping[str, Actor]
    bodies: frozenset[str]
    serving: frozenset[str]
    accusing: SpanIndex[Event]
    harming: SpanIndex[Event]
    said: SpanIndex[Statement]
    begins: Sequence[int]


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
    report = _Report(
        text=text,
        codebook=codebook,
        parties=parties,
        actors={one.id: one for one in actors},
        bodies=frozenset(one.id for one in actors if one.kind in (ActorKind.ORGANISATION, ActorKind.STATE)),
        serving=frozenset(one.id for one in actors if one.sector in STATE_SECTORS),
        accusing=SpanIndex((span, event) for event in events if event.type == "ACCUSE" for span in event.trigger),
        harming=SpanIndex((span, event) for event in events if event.type in _HARM for span in event.trigger),
        said=SpanIndex((span, one) for one in statements for span in one.content),
        begins=sorted(beginning(one) for one in statements if one.source or one.cue),
    )
    made: list[InPassing] = []
    for one in told:
        if (charge := _made(article_id, report, one, made)) is not None:
            made.append(charge)
    return tuple(made)


def _made(article_id: str, report: _Report, one: ToldCharge, before: Sequence[InPassing]) -> InPassing | None:
    """A charge as a statement; nothing where nobody is accused, or nobody accuses them."""
    event = next((event for span in one.cue for event in report.accusing.touching(span)), None)
    found = _whom(report, one, event, before)
    if found is None:
        return None
    named = [actor for span in one.by for actor in report.parties.get(span, ()) if actor not in found.actors]
    if found.deed:
        found = replace(found, actors=_doers_of(report, one, named))
    by = _by_whom(report, one, found, named)
    if by is None:
        return None
    behind = bisect_right(report.begins, one.cue[-1].end)
    stop = min((*report.begins[behind : behind + 1], one.words.end))
    words = up_to(report.text, one.words.start, stop)
    return InPassing(
        charge=_as_statement(article_id, one, next(iter(by), None), words),
        found=found,
        event=event.id if event else None,
        reply=one.reply,
        answer=one.answer,
        of_all=one.of_all,
        sentence=one.sentence,
    )


def _whom(report: _Report, one: ToldCharge, event: Event | None, before: Sequence[InPassing]) -> Accused | None:
    """Whom a charge accuses; nothing where its words are for nobody who could answer."""
    text, codebook, bodies = report.text, report.codebook, report.bodies
    # "Two clerks of the Losk Port Authority" are not all of it, whoever the event is against.
    some = any(_is_part(span.of(text), codebook) for span in one.accused)
    own = _without_bodies(one, report.parties, bodies, text, some=some)
    found = _accused(one, own, event, codebook, text, barred=bodies if some else frozenset())
    if found.actors and _is_the_accused(one, text) and all(_brings_to_court(report, who) for who in found.actors):
        found = Accused(words=one.accused, described=True)  # not the inspector who speaks of "the defendant"
    deed = next((event for span in one.cue for event in report.harming.touching(span) if event.actors), None)
    if one.only_voiced and found.pronoun is not None and deed is not None:
        found = replace(found, actors=deed.actors)  # whom "they" are is told with the deed
    if found.words and not (_OF_PEOPLE.match(words_of(one.cue, text)) or _any_may_answer(text, found, codebook)):
        return None  # "the offence charged", "a body charged with it": nobody is accused
    client = any(span.of(text).lower().split()[-1] in codebook.replies.clients for span in one.accused)
    if client and not found.actors:
        found = _client(before, bodies) or found
    if one.reply is not None and pleads_for_another(who_says(one, report.said), found, codebook, text):
        found = _client(before, bodies) or Accused(pronoun=found.pronoun)
    return found


def _is_the_accused(one: ToldCharge, text: str) -> bool:
    """Whether a charge calls whom it accuses so: "the defendant pleaded guilty"."""
    called = load_charges().suspects | {"accused"}
    return any(span.of(text).lower().split()[-1] in called for span in one.accused)


def _brings_to_court(report: _Report, actor_id: str) -> bool:
    actor = report.actors[actor_id]
    titles = (word for role in actor.roles for word in WORD.findall(role.title.lower()))
    return actor.sector in ("COP", "JUD") or not report.codebook.replies.prosecutes.isdisjoint(titles)


def _by_whom(report: _Report, one: ToldCharge, found: Accused, named: list[str]) -> list[str] | None:
    """Whoever makes a charge, those `named` or who says it; nothing where that is no charge, or one of themselves."""
    if not one.voiced or named:
        vouched = not named and one.reply is None
        return who_vouches(one, report.said, found, report.actors, report.codebook, report.text) if vouched else named
    voice = who_says(one, report.said)
    if one.only_voiced and (voice is None or is_no_charge(voice, found, report.serving)):
        return None
    if voice is not None and found.pronoun is not None and admits(report.text, voice, report.codebook):
        return None  # "he admitted that he had robbed the mill"
    by = [voice.speaker] if voice is not None and voice.speaker else []
    # "We regret our failure to act": nobody accuses themselves.
    return None if set(by) & set(found.actors) else by


def _any_may_answer(text: str, found: Accused, codebook: Codebook) -> bool:
    return any(may_answer(span.of(text), codebook) for span in found.words)


def _client(before: Sequence[InPassing], bodies: frozenset[str]) -> Accused | None:
    """Whom a lawyer calls a client: whoever was accused last before, unless that is a body."""
    return next(
        (one.found for one in reversed(before) if one.found.actors and bodies.isdisjoint(one.found.actors)), None
    )


def _doers_of(report: _Report, one: ToldCharge, by: Sequence[str]) -> tuple[str, ...]:
    """Who did the deed that is condemned, as the report tells it: "condemned the Reed Front attack".

    Nobody where that is only said to be somebody: "terrorist attacks".
    """
    deeds = sorted(report.harming.inside(one.words), key=lambda event: min(event.trigger))
    doers = [report.actors[who] for event in deeds[:1] for who in event.actors if who in report.actors]
    unknown = load_charges().wrongdoers
    told = (one for one in doers if one.id not in by and not unknown & set(WORD.findall(one.name.lower())[-1:]))
    return tuple(one.id for one in told)


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
    return {span: tuple(one for one in ids if span not in people or one not in bodies) for span, ids in found.items()}


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
