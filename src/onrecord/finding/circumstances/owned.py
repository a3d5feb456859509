"""Which of the times or places that a sentence names go with an event's own verb or noun?

Takes a happening and the times or places of its sentence; yields those of its verb, or of the noun that tells of it;
else those of a verb that it shares them with. Leaves the choice among several to `circumstances`.
"""

from collections.abc import Callable, Sequence, Set
from typing import TypeVar

from onrecord.finding.circumstances.belonging import home, owner
from onrecord.finding.circumstances.beneath import taking_place
from onrecord.finding.circumstances.reread import sentence_of, word_at, words_of_span
from onrecord.finding.circumstances.within import WITHIN, leads
from onrecord.finding.events import Happening
from onrecord.grammar import Clause, Form, Parsed, Phrase
from onrecord.records import Span

_Thing = TypeVar("_Thing")
# Who does something there is where and when that is: "shot at Monday's rally", "camped outside Veska's town hall".
_ON_THE_SPOT = WITHIN | {"at", "around", "inside", "near", "outside"}
# Behind these no more is told of the noun before.
_PARTS = frozenset({",", ";", ":", "—", "–", "(", ")", "by", "to", "for", "with", "from", "after", "before", "until"})
# Who says or does something at these is there when they are held: "spoke on Monday at a rally".
_GATHERINGS = frozenset({"PROTEST", "CONSULT"})
_IS = frozenset({"was", "were", "been", "is", "are"})
# Who announces something of their own does it by that.
_DONE_BY_SAYING = ("announc", "declar")
_OWN_DEED = frozenset({"it", "they", "he", "she"})


def own_of(
    happening: Happening,
    found: list[tuple[Span, _Thing]],
    text: str,
    reach: Callable[[Parsed, Clause], list[Clause]],
    shared: Callable[[list[tuple[Span, _Thing]]], list[tuple[Span, _Thing]]],
) -> list[tuple[Span, _Thing]]:
    """The times or places that go with an event's verb or noun; else those of a verb that it shares them with.

    `reach` gives the clauses to look at, nearest first; `shared` picks those that may be shared.
    """
    if not found:
        return found
    parsed = sentence_of(happening, text)
    start = happening.sentence.start
    trigger = word_at(parsed, happening.place - start)
    if parsed.tags[trigger] == "MD":
        # "It will not meet": the day is that of the meeting; on which the words were said is another question.
        return []
    owned = [(owner(parsed, *words_of_span(parsed, happening, span)), span, thing) for span, thing in found]
    clause = parsed.clause(trigger)
    phrase = parsed.phrase(trigger)
    if clause is None and phrase is not None:
        within = WITHIN | {"at"} if happening.type in _GATHERINGS else WITHIN
        return _of_noun(parsed, phrase, owned, start, within)
    if clause is None:
        return found
    for current in reach(parsed, clause):
        own = [(span, thing) for whose, span, thing in owned if _goes_with(parsed, whose, current)]
        if current is not clause:
            own = [pair for pair in own if _opens(parsed, pair[0].start - start)] or shared(own)
        elif done := _by_doing(parsed, clause):
            own = own or [(span, thing) for whose, span, thing in owned if whose is done]
        if current.number > clause.number:
            # Only what closes a later clause serves the one before it too: "shot two and on Sunday fled".
            own = [pair for pair in own if pair[0].start - start > parsed.words[current.group.head].span.start]
        if own:
            return [pair for pair in own if pair[0].start >= happening.place] or own
    sayings = (_done_by_saying(parsed, current) for current in reach(parsed, clause))
    saying = next((one for one in sayings if one is not None), None)
    return [(span, thing) for whose, span, thing in owned if saying is not None and whose is saying]


def _by_doing(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb that tells how a deed was done, and so is that deed: "killed his aide by poisoning him in 2016"."""
    return next(
        (
            one
            for one in parsed.clauses[clause.number + 1 :]
            if one.over == clause.number and one.link == "by" and one.group.form is Form.ING
        ),
        None,
    )


def _opens(parsed: Parsed, offset: int) -> bool:
    """Whether words open their sentence, before whoever does something: they are of all that is joined there."""
    first = parsed.clauses[0]
    return offset < parsed.words[min((one.start for one in first.subject), default=first.group.start)].span.start


def _done_by_saying(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb of announcing by which its subject does a deed: "announced in May that it was ending the treaty"."""
    over = parsed.over(clause)
    if over is None or not parsed.lower[over.group.head].startswith(_DONE_BY_SAYING):
        return None
    own = not clause.subject or parsed.lower[clause.subject[0].head] in _OWN_DEED or clause.subject == over.subject
    under_way = parsed.tags[clause.group.head] == "VBG" or clause.group.form is Form.INFINITIVE
    return over if own and under_way else None


def _goes_with(parsed: Parsed, whose: Clause | Phrase | None, clause: Clause) -> bool:
    """Whether a time goes with a verb, or with a noun that tells in what its deed was done: "died in Monday's raid"."""
    if isinstance(whose, Phrase):
        return leads(parsed, clause, whose) in _ON_THE_SPOT
    return whose is clause


def _of_noun(
    parsed: Parsed,
    phrase: Phrase,
    owned: Sequence[tuple[Clause | Phrase | None, Span, _Thing]],
    start: int,
    within: Set[str],
) -> list[tuple[Span, _Thing]]:
    """What goes with a deed that a noun tells of: what stands in or behind it, and what its verb has before it.

    `within` are the prepositions behind which a noun tells in what its verb was done. The latter only where noun and
    verb tell of one thing: "on Friday the premier condemned the attack" gives no day.
    """
    clause = home(parsed, phrase)
    led = leads(parsed, clause, phrase) if isinstance(clause, Clause) else None
    at_one = isinstance(clause, Clause) and (
        phrase in clause.subject or led in within or _is_what_is_told(parsed, clause, phrase)
    )
    behind = list(taking_place(parsed, phrase))
    return [
        (span, thing)
        for whose, span, thing in owned
        if whose is phrase
        or any(whose is one for one in behind)
        or (whose is clause and (at_one or _follows(parsed, clause, phrase, word_at(parsed, span.start - start))))
    ]


def _follows(parsed: Parsed, clause: Clause | Phrase | None, phrase: Phrase, first: int) -> bool:
    """Whether words in or behind a noun may be its own; those behind "by" are of the verb that is done by somebody.

    "Was jailed for the raid by a court in Veska" tells where she was jailed.
    """
    passive = isinstance(clause, Clause) and clause.group.passive
    inside = phrase.start <= first < phrase.head
    return inside or (first >= phrase.end and not (passive and is_parted(parsed, phrase, first)))


def _is_what_is_told(parsed: Parsed, clause: Clause, phrase: Phrase) -> bool:
    """Whether "was" tells of nothing but a noun's deed: "was a raid", "was the target of a raid"."""
    if parsed.lower[clause.group.head] not in _IS or not clause.objects:
        return False
    of_it = parsed.lower[phrase.start - 1 : phrase.start] == ("of",)
    return phrase in clause.objects or (of_it and clause.objects[-1].end == phrase.start - 1)


def is_parted(parsed: Parsed, phrase: Phrase, first: int) -> bool:
    """Whether words that a noun does not have stand between it and others behind it."""
    # "A visit to Veska" is told by what it goes to.
    behind = phrase.end + (parsed.lower[phrase.end : phrase.end + 1] == ("to",))
    return any(parsed.group_at[at] is not None or parsed.lower[at] in _PARTS for at in range(behind, first))
