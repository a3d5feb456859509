"""Find political events: what is done, by whom, to whom, and how it is told.

Takes the text and its parts; yields happenings in the order of the text, each with its PLOVER type and mode, its
trigger, the words of its parties, and the effect of the words it stands under. A promise, a threat, a demand or a
refusal is an event of its own beside the deed that it speaks of: "agreed to withdraw" is one that happened and one
that is planned. Leaves alone who vouches (`status`), and which actors the words stand for (`linking`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.speech import PRONOUNS, speech_events
from onrecord.finding.standing import Standing, of_clause, of_phrase
from onrecord.finding.triggers import Party, Telling, tellings
from onrecord.grammar import Clause, Frames, Parsed, Phrase, Word, parse_parts
from onrecord.records import Span

# A promise or a threat may need no other verb of the vocabulary.
_MODALS = frozenset(("will", "'ll", "’ll", "wo", "would", "'d", "’d", "shall", "should", "must", "may", "might"))
_MODALS |= frozenset(("can", "ca", "could", "has", "have", "had"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event as the text tells it; `actors` and `recipients` are words, not yet actors of the record."""

    type: str
    mode: str | None
    context: tuple[str, ...] = ()
    trigger: tuple[Span, ...]
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    effect: Effect
    sentence: Span
    sure: float

    @property
    def place(self) -> int:
        """Where the trigger begins."""
        return self.trigger[0].start


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
    frames = Frames(always=book.bare_passives, inserted=book.inserted_passives)
    read = parse_parts(text, parts, book.verbs, book.agents, lambda words: _may_tell(words, book), frames)
    return tuple(chain.from_iterable(_in_sentence(parsed, book) for parsed in read))


def _may_tell(words: Sequence[Word], book: EventBook) -> bool:
    lower = [word.text.lower() for word in words]
    return not (book.triggers.isdisjoint(lower) and _MODALS.isdisjoint(lower))


def _in_sentence(parsed: Parsed, book: EventBook) -> list[Happening]:
    told = tellings(parsed, book)
    if not told and not any(clause.group.modal for clause in parsed.clauses):
        return []
    standings = [_standing(parsed, one, book) for one in told]
    derived = speech_events(parsed, told, book)
    found = [*((one, standing.effect) for one, standing in zip(told, standings, strict=True)), *derived]
    happenings = [_happening(parsed, one, effect) for one, effect in found]
    return _once(sorted(happenings, key=lambda one: (one.place, one.type)))


def _standing(parsed: Parsed, telling: Telling, book: EventBook) -> Standing:
    if telling.clause is not None:
        return of_clause(parsed, telling.clause, book)
    return of_phrase(parsed, telling.phrase, book) if telling.phrase is not None else Standing(Effect.FACT)


def _once(happenings: Iterable[Happening]) -> list[Happening]:
    """One event for one trigger and type."""
    kept: dict[tuple[int, str], Happening] = {}
    for one in happenings:
        kept.setdefault((one.place, one.type), one)
    return list(kept.values())


# ------------------------------------------------------------------ words to spans


def _happening(parsed: Parsed, telling: Telling, effect: Effect) -> Happening:
    clause = telling.clause or (_clause_of(parsed, telling.phrase) if telling.phrase else None)
    actors = tuple(span for party in telling.actors for span in _span(parsed, party, clause))
    recipients = tuple(
        span for party in telling.recipients for span in _span(parsed, party, clause, acting=True) if span not in actors
    )
    return Happening(
        type=telling.type,
        mode=telling.mode,
        context=telling.line.context,
        trigger=_runs(parsed, telling.trigger),
        actors=tuple(dict.fromkeys(actors)),
        recipients=tuple(dict.fromkeys(recipients)),
        effect=effect,
        sentence=Span(parsed.words[0].span.start, parsed.words[-1].span.end),
        sure=telling.sure,
    )


def _clause_of(parsed: Parsed, phrase: Phrase) -> Clause | None:
    return next((clause for clause in parsed.clauses if phrase in clause.objects or phrase in clause.subject), None)


def _span(parsed: Parsed, party: Party, clause: Clause | None, *, acting: bool = False) -> list[Span]:
    """A party's words; a pronoun leads to the nearest subject of the same sentence that it can stand for.

    Nobody is both who acts and who is acted on: with `acting`, the clause's own subject is passed over for its
    possessor ("Arlia's neighbour violated its airspace").
    """
    if parsed.lower[party.start] in PRONOUNS and clause is not None and (party.end - party.start == 1 or acting):
        if acting and party.end - party.start > 1 and parsed.tags[party.start] != "PRP$":
            return [_words(parsed, party.start, party.end)]
        antecedent = _antecedent(parsed, party, clause, acting=acting)
        if antecedent:
            return [_words(parsed, phrase.start, phrase.end) for phrase in antecedent]
    return [_words(parsed, party.start, party.end)]


def _antecedent(parsed: Parsed, party: Party, clause: Clause, *, acting: bool = False) -> list[Phrase]:
    """The subject of the clause above that is no pronoun itself: "Brenn said it would leave"."""
    seen = 0
    current: Clause | None = clause
    if acting:
        owners = [
            Phrase(phrase.start, phrase.possessor + 1, phrase.possessor)
            for phrase in clause.subject
            if phrase.possessor is not None
        ]
        if owners:
            return owners[:1]
        current = parsed.clauses[clause.over] if clause.over is not None else None
    while current is not None and seen < 6:
        subject = [phrase for phrase in current.subject if parsed.lower[phrase.head] not in PRONOUNS]
        if subject and subject[0].start < party.start:
            return subject
        current = parsed.clauses[current.over] if current.over is not None and current.over != current.number else None
        seen += 1
    # "... it would leave, Brenn said": the speaker stands behind.
    for other in parsed.clauses:
        if (
            other.over == clause.number
            and other.link == "beside"
            and other.subject
            and parsed.lower[other.subject[0].head] not in PRONOUNS
        ):
            return list(other.subject)
    return []


def _words(parsed: Parsed, start: int, end: int) -> Span:
    return Span(parsed.words[start].span.start, parsed.words[end - 1].span.end)


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
