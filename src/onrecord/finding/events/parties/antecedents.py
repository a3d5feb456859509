"""Whom does a pronoun among the parties of a deed stand for, as far as the order of words tells?

Takes the pronoun, its clause and what stands around its sentence; yields the words that it stands for. Whoever speaks
is "I" or "we" in his own words and never "they", "he" or "it", and nobody stands for a pronoun that does not agree
with him. Where the sentence has nobody, "they" are the subject of the sentence before. Where that leaves nobody,
`linking` may know more; but "they" whom a single body speaks of are somebody whom the words do not tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.codebook.events import EventBook
from onrecord.finding.events.parties.agents import is_agent
from onrecord.finding.events.parties.agreement import GENDERS, MANY, THIRD, agrees, is_many
from onrecord.finding.events.parties.parties import party_of
from onrecord.finding.events.standing.effects import CLAIMING
from onrecord.finding.events.standing.governors import governor
from onrecord.finding.events.telling import Party
from onrecord.finding.quotes import quotations
from onrecord.finding.sentences import read_parts
from onrecord.grammar import Clause, Parsed, Phrase, sentences
from onrecord.records import Span, SpanIndex

# "Him" and "them" behind a verb seldom are whoever stands above it: `linking` weighs those.
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "its", "their", "his", "her", "itself", "themselves"})
# What is done to those who are freed later.
_TAKEN = frozenset({"abduct", "arrest"})
_SPEAKERS = frozenset({"i", "we"})
# "Brenn said it would ask whether it might": no sentence of news goes deeper.
_DEEPEST = 6
# A sentence is no longer; a paragraph may be, and is asked for at each of its pronouns.
_LONGEST = 3_000
_STOPS = (".", "!", "?", "…", '"', "”", "’", "'", "»")


@dataclass(frozen=True)
class Around:
    """What stands around a sentence: the quotations of its text, and the sentence before."""

    text: str
    parts: Sequence[Span]
    book: EventBook

    @cached_property
    def _quoted(self) -> SpanIndex[Span]:
        return SpanIndex((one.span, one.span) for one in quotations(self.text, self.parts))

    def quotation(self, place: Span) -> Span | None:
        """The innermost quotation that a place stands in."""
        return min(self._quoted.covering(place), key=lambda span: span.end - span.start, default=None)

    def before(self, parsed: Parsed) -> Parsed | None:
        """The sentence before, in its paragraph or at the end of the one above; a headline is no sentence."""
        start = parsed.words[0].span.start
        number = next((at for at, part in enumerate(self.parts) if part.start <= start < part.end), None)
        if number is None:
            return None
        here = self.parts[number]
        above = [here, *self.parts[max(number - 1, 0) : number]]
        above = [Span(max(part.start, min(part.end, start) - _LONGEST), min(part.end, start)) for part in above]
        words = next((found[-1] for part in above if (found := list(sentences(self.text, [part])))), None)
        if words is None or words[-1].text not in _STOPS:
            return None
        span = Span(words[0].span.start, words[-1].span.end)
        return next(iter(read_parts(self.text, [span], self.book)), None)


def antecedent(
    parsed: Parsed, party: Party, clause: Clause, around: Around, *, acting: bool = False
) -> tuple[Span, ...] | None:
    """The words that a pronoun among the parties of a clause stands for.

    Empty where it stands for nobody that the words tell; None where their order does not say and `linking` may. With
    `acting` it is one acted on, who is not the subject of the clause itself.
    """
    pronoun = parsed.lower[party.start]
    if acting:
        owners = [phrase.owner for phrase in clause.subject if phrase.owner is not None]
        if owners and (pronoun not in THIRD or agrees(parsed, owners[:1], pronoun, around.book)):
            return _spans(parsed, owners[:1])
    quotation = around.quotation(parsed.words[party.start].span)
    near = list(_near(parsed, party, clause, acting=acting))
    for verb in near:
        if pronoun in _SPEAKERS and _is_quoted(parsed, verb, quotation):
            continue  # "“If Brenn attacks, I will go,” Orsk said": only who says it is meant
        if pronoun not in THIRD:
            return _spans(parsed, verb.subject)
        if (owner := _owner_told_of(parsed, verb, pronoun, around.book)) is not None:
            return (parsed.span(owner, owner + 1),)
        if not _speaks(parsed, verb, quotation) and agrees(parsed, verb.subject, pronoun, around.book):
            done_to = _done_to_before(parsed, verb, clause, pronoun, around.book) if acting else []
            return _spans(parsed, done_to or verb.subject)
    if pronoun not in MANY:
        return None
    by_body = near and agrees(parsed, near[0].subject, "it", around.book)
    return _of_sentence_before(parsed, around, quotation, acting=acting) or (() if by_body else None)


def done_to_them(parsed: Parsed, party: Party, clause: Clause, around: Around) -> tuple[Span, ...]:
    """The words that "them" stands for behind a verb: the only people of the sentence before, where its own has none.

    Empty where that does not tell; `linking` may know more.
    """
    doers = {phrase.start for phrase in clause.subject}
    rivals = [
        phrase
        for phrase in parsed.phrases
        if phrase.start < party.start
        and phrase.start not in doers
        and is_agent(parsed, phrase, around.book)
        and agrees(parsed, [phrase], "they", around.book)
    ]
    if rivals:
        return ()
    quotation = around.quotation(parsed.words[party.start].span)
    return _of_sentence_before(parsed, around, quotation, acting=True)


def _near(parsed: Parsed, party: Party, clause: Clause, *, acting: bool) -> Iterator[Clause]:
    """The verbs whose subjects a pronoun may stand for, the nearest first: those above it, then "..., Brenn said"."""
    current: Clause | None = clause
    if acting:
        current = parsed.over(clause)
    for _ in range(_DEEPEST):
        if current is None:
            break
        if _named(parsed, current) and current.subject[0].start < party.start:
            yield current
        over = current.over
        current = parsed.clauses[over] if over is not None and over != current.number else None
    yield from (
        one for one in parsed.clauses if one.over == clause.number and one.link == "beside" and _named(parsed, one)
    )


def _owner_told_of(parsed: Parsed, verb: Clause, pronoun: str, book: EventBook) -> int | None:
    """The "her" of "her lawyer said she had been beaten": whose somebody is whom he tells of, if both are one gender.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("Her lawyer said she was shot.", "Her lawyer said he was shot.", "Her lawyer hid as she was shot.")
    >>> [_owner_told_of(one := read(text), one.clauses[0], text.split()[3], load_events()) for text in told]
    [0, None, None]
    """
    first = verb.subject[0].start
    complement = governor(parsed, verb, book)
    if parsed.tags[first] != "PRP$" or complement is None or complement.effect not in CLAIMING:
        return None
    gender = GENDERS.get(parsed.lower[first])
    return first if gender is not None and GENDERS.get(pronoun) == gender else None


def _done_to_before(parsed: Parsed, verb: Clause, clause: Clause, pronoun: str, book: EventBook) -> list[Phrase]:
    """Those whom the verb before took away, where they are freed: "kidnapped six nuns; they were freed"."""
    if verb.group.passive or not clause.group.passive or not verb.objects:
        return []
    freed = any(one.line.mode == "release" for one in book.verbs.get(parsed.lower[clause.group.head], ()))
    taken = any(one.line.mode in _TAKEN for one in book.verbs.get(parsed.lower[verb.group.head], ()))
    return list(verb.objects) if freed and taken and agrees(parsed, verb.objects, pronoun, book) else []


def _named(parsed: Parsed, clause: Clause) -> bool:
    return any(parsed.tags[phrase.head] != "PRP" for phrase in clause.subject)


def _speaks(parsed: Parsed, clause: Clause, quotation: Span | None) -> bool:
    """Whether a verb stands outside of the quoted words: then its subject is who speaks them."""
    return quotation is not None and not quotation.covers(parsed.words[clause.group.head].span)


def _is_quoted(parsed: Parsed, clause: Clause, quotation: Span | None) -> bool:
    """Whether a verb stands inside of the quoted words: who says them is not told by it."""
    return quotation is not None and quotation.covers(parsed.words[clause.group.head].span)


def _of_sentence_before(parsed: Parsed, around: Around, quotation: Span | None, *, acting: bool) -> tuple[Span, ...]:
    """The people who are the subject of the sentence before.

    Whoever is acted on may just as well be whoever was acted on there, so that nobody else may stand there.
    """
    before = around.before(parsed)
    if before is None:
        return ()
    book = around.book
    for clause in before.clauses:
        subject = clause.subject
        if not _named(before, clause) or not all(is_agent(before, phrase, book) for phrase in subject):
            continue
        complement = governor(before, clause, book)
        tells = complement is not None and (complement.speech is not None or complement.effect in CLAIMING)
        if (tells and quotation is not None) or not agrees(before, subject, "they", book):
            continue
        whole = [party_of(before, phrase) for phrase in subject]
        others = [
            phrase
            for phrase in before.phrases
            if not any(one.start <= phrase.start < one.end for one in whole)
            and is_many(before, phrase, book)
            and is_agent(before, phrase, book)
        ]
        return () if acting and others else _spans(before, subject)
    return ()


def _spans(parsed: Parsed, phrases: Sequence[Phrase]) -> tuple[Span, ...]:
    """The words of phrases that are no pronouns themselves."""
    parties = (party_of(parsed, phrase) for phrase in phrases if parsed.tags[phrase.head] != "PRP")
    return tuple(parsed.span(one.start, one.end) for one in parties)
