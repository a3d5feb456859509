"""Which charges told in passing does a statement make as well, and whom does a statement accuse by what they tell?

Takes charges made ready and the statements that accuse; yields those that stand apart, and the accused of statements.
Leaves alone who answers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.records import Span, SpanIndex, Statement
from onrecord.replying.accused.accused import Accused
from onrecord.replying.passing.in_passing import InPassing

Numbered = SpanIndex[tuple[int, InPassing]]


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
