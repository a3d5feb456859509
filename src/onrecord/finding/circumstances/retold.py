"""Which event, told before, does a report tell of again: "the attack", "that raid", "the bishop was kidnapped"?

Takes two events as far as they are told and the text; says whether the later words mean the earlier event. English
does so by a noun with "the" or "that", by such a noun as what did it ("the blast killed six"), or by the same verb
about the same people. Events whose parties, places or days are at odds are two. Leaves alone what follows from it:
that is `carrying`.
"""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.codebook.events import load_events
from onrecord.finding.breath import breath
from onrecord.finding.circumstances.reread import sentence_of, trigger_of
from onrecord.finding.circumstances.within import led
from onrecord.finding.events import Happening
from onrecord.grammar import Clause, Form, Parsed, Phrase
from onrecord.records import UNLISTED, Place, Time

_POINTING = frozenset({"that", "this", "those", "these"})
_DEFINITE = frozenset({"the", "both", *_POINTING})
_WITHIN = frozenset({"in", "during"})
_ALONE = 2  # words of "the raid"
_SEES = frozenset({"saw", "see", "sees"})
# How much of a word tells what it is about, whatever its ending: "bombing", "bombs", "bombed".
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as far as its own sentence tells it.

    `recipients` are ids, or nouns for those who are only described, and `named` the ids among them; `countries` are
    those of its actors. `paragraph` is the number of its part, `happened` whether somebody vouches for it as a fact,
    `spoken` whether it stands in somebody's words, and `direct` whether these are quoted.
    """

    happening: Happening
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    time: Time | None = None
    place: Place | None = None
    paragraph: int = 0
    title: bool = False
    happened: bool = True
    spoken: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The noun by which an event is told again: its stem, and what sort of noun it is.

    It may be `pointing` at the deed told last, name `any_such` deed, and be what is `doing` it as a verb's subject.
    """

    stem: str
    pointing: bool
    any_such: bool
    doing: bool


def again(told: Told, text: str) -> Again | None:
    """The definite noun that an event is told by, or that does it; None where it is told as something new.

    >>> from onrecord.records import Span
    >>> from onrecord.finding.events import find_happenings
    >>> def noun(text):
    ...     one = find_happenings(text, [Span(0, len(text))], load_events())[0]
    ...     found = again(Told(happening=one), text)
    ...     return found and (found.stem, found.pointing)
    >>> noun("The bombing of a school by rebels shocked the bishop."), noun("Rebels bombed the school.") is None
    (('bomb', False), True)
    >>> noun("That raid killed two guards."), noun("A raid killed two guards.")
    (('raid', True), None)
    """
    parsed, clause, phrase = trigger_of(told.happening, text)
    if clause is not None:
        type_ = told.happening.type
        phrase = _what_does_it(parsed, clause, type_) or _done_in(parsed, clause, type_)
    if phrase is None:
        return None
    first = parsed.lower[phrase.start]
    owned = phrase.possessor is not None or parsed.tags[phrase.start] == "PRP$"
    if first not in _DEFINITE and not owned:
        return None
    noun = parsed.lower[phrase.head]
    return Again(
        stem=noun[:_STEM],
        pointing=first in _POINTING,
        any_such=noun in load_events().called_again,
        doing=clause is not None or bool(told.happening.further),
    )


def _what_does_it(parsed: Parsed, clause: Clause, type_: str) -> Phrase | None:
    """The noun for a deed of that type that is a verb's subject: "the blast killed six", "the blast saw six killed"."""
    over = parsed.over(clause)
    if clause.group.form is Form.PARTICIPLE and over is not None and parsed.lower[over.group.head] in _SEES:
        clause = over
    subject = clause.subject[-1] if clause.subject else None
    return subject if subject is not None and parsed.lower[subject.head] in _nouns_for(type_) else None


def _done_in(parsed: Parsed, clause: Clause, type_: str) -> Phrase | None:
    """The noun for a deed of that type, by itself, that a verb's deed is done in: "were killed during the raid"."""
    alone = (phrase for prep, phrase in led(parsed, clause) if prep in _WITHIN and phrase.end - phrase.start == _ALONE)
    return next((phrase for phrase in alone if parsed.lower[phrase.head] in _nouns_for(type_)), None)


@lru_cache(maxsize=32)
def _nouns_for(type_: str) -> frozenset[str]:
    """The nouns that tell of a deed of a type."""
    book = load_events()
    told = (noun for noun, triggers in book.nouns.items() if any(one.line.type == type_ for one in triggers))
    return frozenset(told) | book.called_again


def is_one_deed(one: Told, other: Told, text: str) -> bool:
    """Whether a noun and a verb of one sentence tell of one deed: "the raid killed six", "were killed in a raid".

    The verbs that are told in one breath have the noun in common: "killed two and wounded six in a raid".
    """
    if one.happening.type != other.happening.type or one.happening.sentence != other.happening.sentence:
        return False
    parsed, clause, noun = trigger_of(one.happening, text)
    _, other_clause, other_noun = trigger_of(other.happening, text)
    verb, deed = (clause, other_noun) if clause is not None else (other_clause, noun)
    if verb is None or deed is None:
        return False
    if deed is _what_does_it(parsed, verb, one.happening.type) or _tells_of(parsed, verb, deed):
        return True
    if _is_of_whom_it_killed(parsed, verb, deed):
        return True
    return any(
        prep in _WITHIN and phrase is deed for told in breath(parsed, verb) for prep, phrase in led(parsed, told)
    )


def _tells_of(parsed: Parsed, verb: Clause, deed: Phrase) -> bool:
    """Whether a verb stands in what is told of a noun: "the raid that killed six"."""
    return verb.link == "relative" and verb.group.start == deed.end + 1 and parsed.lower[deed.end] in ("that", "which")


def _is_of_whom_it_killed(parsed: Parsed, verb: Clause, deed: Phrase) -> bool:
    """Whether a verb tells behind a deadly deed of whom it was done to: "the murder of six nuns who were shot"."""
    book = load_events()
    of_whom = parsed.lower[deed.end : deed.end + 1] == ("of",) and verb.subject[-1:] == [parsed.phrase(deed.end + 1)]
    deadly = parsed.lower[deed.head] in book.deadly | book.deaths and parsed.lower[verb.group.head] in book.deadly
    return of_whom and deadly and verb.link == "relative" and verb.group.passive


def looks_back(told: Told, text: str) -> bool:
    """Whether a sentence sets its deed back before the story, or tells of many at once: "three times", "earlier"."""
    return not load_events().looking_back.isdisjoint(sentence_of(told.happening, text).lower)


def stems(told: Told, text: str) -> frozenset[str]:
    """The stems of an event's own words."""
    parsed = sentence_of(told.happening, text)
    start = told.happening.sentence.start
    spans = told.happening.trigger
    return frozenset(
        word[:_STEM]
        for word, one in zip(parsed.lower, parsed.words, strict=True)
        if any(span.start <= one.span.start + start < span.end for span in spans)
    )


def is_deadly(told: Told, text: str) -> bool:
    """Whether an event is one that nobody suffers twice: killed, murdered, shot; "the death of the bishop"."""
    book = load_events()
    parsed, clause, phrase = trigger_of(told.happening, text)
    if clause is not None:
        return parsed.lower[clause.group.head] in book.deadly
    return phrase is not None and parsed.lower[phrase.head] in book.deadly | book.deaths


def at_odds(one: Told, other: Told, *, people: bool = True) -> bool:
    """Whether two tellings cannot be of one event: other people, another place, another day.

    Whom it is done to tells nothing, and `people` is false, where a noun does it: a school is bombed, and "the bombing
    wounded nine".
    """
    if one.happening.type != other.happening.type or (people and _apart(one.recipients, other.recipients)):
        return True
    # Two may be suspected of one deed.
    suspected = one.happening.laid or other.happening.laid
    if not suspected and _apart(one.actors, other.actors):
        return True
    days = one.time is not None and other.time is not None and one.time.edtf != other.time.edtf
    return days or (one.place is not None and other.place is not None and not may_be_one(one.place, other.place))


def may_be_one(one: Place, other: Place) -> bool:
    """Whether two places may be one: of the same name, or a country and what lies in it.

    >>> from onrecord.records import Span
    >>> veska, tarn = (Place(text=name, span=Span(0, 5), name=name, country="ARL") for name in ("Veska", "Tarn"))
    >>> arlia = Place(text="Arlia", span=Span(0, 5), name="Arlia", country="ARL", precision="country")
    >>> may_be_one(veska, arlia), may_be_one(veska, tarn)
    (True, False)
    """
    if called(one) == called(other) or lies_in(one, other) or lies_in(other, one):
        return True
    return is_within(one, other) or is_within(other, one)


def called(place: Place) -> str:
    """What a place is called: its name, or the words for it where the gazetteer has none."""
    return place.name or place.text


def is_within(one: Place, other: Place) -> bool:
    """Whether a place that the gazetteer lacks may lie in another: it is in no other country.

    >>> from dataclasses import replace
    >>> from onrecord.records import Span
    >>> veska = Place(text="Veska", span=Span(0, 5), name="Veska", country="ARL")
    >>> jail = Place(text="Orsk Jail", span=Span(0, 9), precision=UNLISTED)
    >>> is_within(jail, veska), is_within(veska, jail), is_within(replace(jail, country="BRN"), veska)
    (True, False, False)
    """
    if one.precision != UNLISTED or other.precision == UNLISTED:
        return False
    return one.country is None or one.country == other.country


def lies_in(one: Place, other: Place) -> bool:
    """Whether a place lies in another, which is a country."""
    return other.precision == "country" and other.country is not None and one.country == other.country


def same_people(one: Told, other: Told) -> bool:
    """Whether both deeds are done to somebody of the same name; two that kill "nine people" may be two."""
    return bool(one.named & other.named)


def _apart(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(some and others) and not set(some) & set(others)
