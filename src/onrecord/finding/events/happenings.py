"""Find political events: what is done, by whom, to whom, and how it is told.

Takes the text and its parts; yields happenings in the order of the text, each with its PLOVER type and mode, its
trigger, the words of its parties, and the effect of the words it stands under. A promise, a threat, a demand or a
refusal is an event of its own beside the deed that it speaks of: "agreed to withdraw" is one that happened and one
that is planned. Leaves alone who vouches (`status`), and which actors the words stand for (`linking`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.events.parties.antecedents import PRONOUNS, Around, antecedent, done_to_them
from onrecord.finding.events.parties.doers import give_doers
from onrecord.finding.events.speech.speech import WILLING, speech_events
from onrecord.finding.events.standing.asides import aside_at
from onrecord.finding.events.standing.effects import Standing, plain
from onrecord.finding.events.standing.standing import of_clause, of_phrase, of_refusal
from onrecord.finding.events.telling import Party, Telling
from onrecord.finding.events.triggers.headline_style import read_as_headline
from onrecord.finding.events.triggers.performing import cried_at, is_courteous, is_performed
from onrecord.finding.events.triggers.same_deed import same_deeds
from onrecord.finding.events.triggers.tellings import tellings
from onrecord.finding.sentences import read_parts
from onrecord.grammar import HAVE, NAMES, Clause, Parsed, Phrase, Word
from onrecord.records import Span

# A promise or a threat may need no other word of the vocabulary.
_MODALS = frozenset(("will", "'ll", "’ll", "wo", "would", "'d", "’d", "shall", "should", "must", "may", "might"))
_MODALS |= frozenset(("can", "ca", "could", "has", "have", "had"))
_SPOKEN = _MODALS | WILLING
_BY_THEMSELVES = WILLING | {"will", "'ll", "’ll", "shall", "must", "should", "ought", "need"}

_WHERE = re.compile(r"\b(?:in|at|near|inside|outside)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event as the text tells it; `actors` and `recipients` are words, not yet actors of the record.

    `beside` are actors that stand before a noun and may be but the place of its deed: "the Tarn raid".
    What is `performed` is done by whoever says it, by saying it: "we condemn the raid", "I will not go".
    What is `refused` is a refusal that lies in a "not": "did not accept the offer".
    What is `laid` to its actors is so by words that only suspect them: "the suspect in the raid".
    `further` are the words that tell of it beside the first ones: "the *attack* killed six and *wounded* nine".
    `aside` is where the relative clause begins that tells of it by the way: "the guard, *who* was shot, ...".
    """

    type: str
    mode: str | None
    context: tuple[str, ...] = ()
    trigger: tuple[Span, ...]
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    beside: tuple[Span, ...] = ()
    effect: Effect
    sentence: Span
    further: tuple[Span, ...] = ()
    performed: bool = False
    refused: bool = False
    laid: bool = False
    aside: int | None = None

    @property
    def place(self) -> int:
        """Where the trigger begins."""
        return self.trigger[0].start


def is_promise(happening: Happening, text: str) -> bool:
    """Whether an event is a promise or the like that lies in a modal alone: "said the town would feed them"."""
    return happening.trigger[0].of(text).lower() in _MODALS


def find_happenings(text: str, parts: Sequence[Span], book: EventBook) -> tuple[Happening, ...]:
    """Every event that the parts of a text tell of.

    >>> from onrecord.codebook.events import load_events
    >>> text = "Arlia agreed to withdraw its troops from Veska."
    >>> [(one.type, one.effect.value) for one in find_happenings(text, [Span(0, len(text))], load_events())]
    [('AGREE', 'fact'), ('RETREAT', 'planned')]
    >>> find_happenings("The moss grew well.", [Span(0, 19)], load_events())
    ()
    """
    # Most sentences of a report have no word that tells of an event, and reading a sentence takes its time.
    read = read_parts(text, parts, book, lambda words: _may_tell(words, book))
    around = Around(text, parts, book)
    return tuple(chain.from_iterable(_in_sentence(parsed, book, around) for parsed in read))


def _may_tell(words: Sequence[Word], book: EventBook) -> bool:
    """Whether a sentence has all that a line of the vocabulary asks for, or speaks of what is to be done.

    "Is" and "has" tell of an event in few sentences: "is at war", "has to go".
    """
    lower = [word.text.lower() for word in words]
    every = set(lower)
    if book.triggers.keys().isdisjoint(every) and _SPOKEN.isdisjoint(every):
        return False
    return _speaks_of_deeds(lower) or book.may_tell(every)


def _speaks_of_deeds(lower: Sequence[str]) -> bool:
    """Whether words promise, threaten or demand what no other word of the vocabulary may tell of."""
    must = (one in HAVE and other == "to" for one, other in pairwise(lower))
    return not _BY_THEMSELVES.isdisjoint(lower) or any(must)


def _in_sentence(parsed: Parsed, book: EventBook, around: Around) -> list[Happening]:
    read_as_headline(parsed, book)
    give_doers(parsed, book)
    told = tellings(parsed, book)
    if not told and not any(
        clause.group.modal or parsed.lower[clause.group.head] in WILLING for clause in parsed.clauses
    ):
        return []
    standings = [(one, _standing(parsed, one, book)) for one in told]
    derived = speech_events(parsed, told, book)
    found = [*((one, _effect(parsed, one, standing, standings)) for one, standing in standings), *derived]
    found = _refused_once(found)
    happenings = [
        _whole([_happening(parsed, *found[at], around) for at in group], around.text)
        for group in same_deeds(parsed, found, book)
        if not all(found[at][0].bare for at in group)
    ]
    return _once(sorted(happenings, key=lambda one: (one.place, one.type)))


def _standing(parsed: Parsed, telling: Telling, book: EventBook) -> Standing:
    if telling.clause is not None and "negated" in telling.line.frame:
        return of_refusal(parsed, telling.clause, book)
    if telling.clause is not None:
        return of_clause(parsed, telling.clause, book)
    return of_phrase(parsed, telling.phrase, book) if telling.phrase is not None else Standing(Effect.FACT)


def _effect(parsed: Parsed, telling: Telling, standing: Standing, told: Sequence[tuple[Telling, Standing]]) -> Effect:
    """How a deed is told that may be done by being said; what a protest is for is said by those who protest."""
    if (
        standing.effect in (Effect.PURPOSE, Effect.HYPOTHETICAL)
        and (protest := cried_at(parsed, telling, told)) is not None
    ):
        telling.actors = protest.actors or telling.actors
        return Effect.FACT
    if telling.laid and plain(standing.effect):
        return Effect.ALLEGED
    return Effect.FACT if is_courteous(parsed, telling) else standing.effect


def _refused_once(found: Sequence[tuple[Telling, Effect]]) -> list[tuple[Telling, Effect]]:
    """The tellings without the deeds of which only the refusal is told: "said it would not meet the envoys"."""
    refused = [one.clause.number for one, _ in found if one.type == "REJECT" and one.clause is not None and one.spoken]
    return [
        (one, effect)
        for one, effect in found
        if one.type == "REJECT"
        or effect is not Effect.NEGATED
        or one.clause is None
        or one.clause.number not in refused
    ]


def _whole(members: Sequence[Happening], text: str) -> Happening:
    """One event of those that tell of one deed, with the parties of all; a deed is no party of itself."""
    if len(members) == 1:
        return members[0]
    first, *others = ordered = sorted(members, key=lambda one: one.place)
    trigger = tuple(sorted({span for one in members for span in one.trigger}))

    def parties(sides: Iterable[tuple[Span, ...]]) -> list[Span]:
        spans = dict.fromkeys(span for side in sides for span in side)
        return [span for span in spans if not any(span.covers(one) for one in trigger)]

    actors = parties(one.actors for one in ordered)
    recipients = [span for span in parties(one.recipients for one in ordered) if span not in actors]
    # "Bombings in Veska killed six": with those whom it was done to told of, the town is where.
    people = [span for span in recipients if not _WHERE.search(text[max(span.start - 10, 0) : span.start])]
    return replace(
        first,
        mode=next((one.mode for one in ordered if one.mode is not None), None),
        context=tuple(dict.fromkeys(chain.from_iterable(one.context for one in ordered))),
        trigger=trigger,
        actors=tuple(actors),
        recipients=tuple(people or recipients),
        further=tuple(one.trigger[0] for one in others),
    )


def _once(happenings: Iterable[Happening]) -> list[Happening]:
    """One event for one trigger and type."""
    kept: dict[tuple[int, str], Happening] = {}
    for one in happenings:
        kept.setdefault((one.place, one.type), one)
    return list(kept.values())


# ------------------------------------------------------------------ words to spans


def _happening(parsed: Parsed, telling: Telling, effect: Effect, around: Around) -> Happening:
    clause = telling.clause or (_clause_of(parsed, telling.phrase) if telling.phrase else None)
    actors = tuple(span for party in telling.actors for span in _span(parsed, party, clause, around))
    recipients = tuple(
        span
        for party in telling.recipients
        for span in _span(parsed, party, clause, around, acting=True)
        if span not in actors
    )
    return Happening(
        type=telling.type,
        mode=telling.mode,
        context=telling.line.context,
        trigger=_runs(parsed, telling.trigger),
        actors=tuple(dict.fromkeys(actors)),
        recipients=tuple(dict.fromkeys(recipients)),
        beside=tuple(
            parsed.span(one.start, one.end)
            for one in (*telling.actors, *telling.recipients)
            # "The Moss murder": of whom, or where.
            if one.beside and (one in telling.actors or (telling.clause is None and parsed.tags[one.start] in NAMES))
        ),
        effect=effect,
        sentence=parsed.span(0, len(parsed.words)),
        refused="negated" in telling.line.frame,
        laid=telling.laid,
        performed=telling.spoken or is_performed(parsed, telling),
        aside=None
        if (at := aside_at(parsed, telling.trigger[0], telling.clause)) is None
        else parsed.words[at].span.start,
    )


def _clause_of(parsed: Parsed, phrase: Phrase) -> Clause | None:
    return next((clause for clause in parsed.clauses if phrase in clause.objects or phrase in clause.subject), None)


def _span(parsed: Parsed, party: Party, clause: Clause | None, around: Around, *, acting: bool = False) -> list[Span]:
    """A party's words; a pronoun leads to whom it stands for, as far as the order of words tells.

    Nobody is both who acts and who is acted on: with `acting`, the clause's own subject is passed over for its
    possessor ("Arlia's neighbour violated its airspace").
    """
    alone = party.end - party.start == 1
    # "Killed her husband" was not done to her.
    owned = acting and parsed.tags[party.start] == "PRP$" and parsed.lower[party.end - 1] not in around.book.agents
    if parsed.lower[party.start] in PRONOUNS and clause is not None and (alone or owned):
        found = antecedent(parsed, party, clause, around, acting=acting)
        if found is not None:
            return list(found)
    if acting and alone and clause is not None and parsed.lower[party.start] == "them":
        return list(done_to_them(parsed, party, clause, around)) or [parsed.span(party.start, party.end)]
    return [parsed.span(party.start, party.end)]


def _runs(parsed: Parsed, places: Sequence[int]) -> tuple[Span, ...]:
    """Places of words as spans, neighbours joined."""
    spans: list[Span] = []
    last = -2
    for at in sorted(set(places)):
        if at == last + 1:
            spans[-1] = Span(spans[-1].start, parsed.words[at].span.end)
        else:
            spans.append(parsed.words[at].span)
        last = at
    return tuple(spans)
