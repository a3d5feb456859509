"""Which charges does a noun tell? "The alleged leader", "accusations against the mayor", "police brutality".

Takes a parsed sentence and a noun phrase; yields the charge with the places of its words. Leaves alone nouns that blame
nobody, and what is denied or only possible.
"""

from dataclasses import dataclass

from onrecord.codebook.charging import ChargeBook
from onrecord.finding.charges.charged_parties import doer_inside, is_party, named_beside
from onrecord.finding.charges.laid_nouns import by_line, is_laid, led_by
from onrecord.finding.charges.on_behalf import makers_of
from onrecord.finding.events import of_phrase, plain
from onrecord.grammar import Form, Parsed, Phrase
from onrecord.records import Reply

_INDEFINITE = frozenset(("a", "an", "two", "three", "several", "some"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A charge in places of words; `told_charges` gives the same in those of the text.

    Its words begin with the cue, or before it at `start`.
    """

    cue: tuple[int, ...]
    start: int | None = None
    end: int
    accused: tuple[Phrase, ...] = ()
    by: tuple[Phrase, ...] = ()
    reply: Reply | None = None
    answer: tuple[int, int] | None = None
    of_all: bool = False
    voiced: bool = False
    only_voiced: bool = False


def of_noun(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Found | None:
    """The charge that a noun tells, by its own meaning or by an adjective before it."""
    hedge = next((at for at in range(phrase.start, phrase.head) if parsed.lower[at] in book.hedged), None)
    if hedge is not None:
        return _of_hedged(parsed, phrase, hedge, book)
    head = parsed.lower[phrase.head]
    if head in book.suspects:
        who = named_beside(parsed, phrase, book)
        return Found(cue=(phrase.head,), end=_end(parsed, phrase.head), accused=tuple(who)) if who else None
    for line in book.nouns.get(head, ()):
        who = by_line(parsed, phrase, line, book)
        if who and is_laid(parsed, phrase, who, book):
            by = (*makers_of(parsed, phrase, book), *led_by(parsed, phrase, ("by",), book)) if line.made else ()
            return Found(cue=(phrase.head,), end=_end(parsed, phrase.head), accused=tuple(who), by=by[:1])
    who = _of_wrong(parsed, phrase, book)
    if not who or not _is_so(parsed, phrase, book):
        return None
    end = _end(parsed, phrase.head)
    return Found(cue=(phrase.head,), start=phrase.start, end=end, accused=tuple(who), voiced=True)


def _is_so(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> bool:
    """Whether a wrong is told as something that there is: "oppose violations by Arlia", not "prevent"."""
    standing = of_phrase(parsed, phrase, book.events)
    opposed = standing.cause is not None and parsed.lower[standing.cause] in book.opposing
    return plain(standing.effect) or opposed


def _of_wrong(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> list[Phrase]:
    """Who did what its own noun calls wrong, or failed to do what they had to."""
    head = parsed.lower[phrase.head]
    if parsed.lower[phrase.start] in ("no", "any"):
        return []
    if head in book.wrongs:
        who = led_by(parsed, phrase, ("by",), book)
        if not who and head not in book.suffered and phrase.owner is not None:
            who = [phrase.owner]
        return who or _body_inside(parsed, phrase, book)
    if head not in book.failings or parsed.lower[phrase.start - 1 : phrase.start] not in {
        (word,) for word in book.over
    }:
        return []
    who = [phrase.owner] if phrase.owner is not None else led_by(parsed, phrase, ("of", "by"), book)
    return [one for one in who if is_party(parsed, one, book)]


def _body_inside(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> list[Phrase]:
    """The body whose deed it is: "police brutality", not "prisoner abuse"."""
    heads = book.events.codebook.heads
    at = phrase.head - 1
    is_body = at >= phrase.start and (parsed.lower[at] in heads.organisation or parsed.lower[at] in heads.state)
    return [Phrase(at, at + 1, at)] if is_body else []


def _of_hedged(parsed: Parsed, phrase: Phrase, hedge: int, book: ChargeBook) -> Found | None:
    """ "The alleged leader" is somebody, "alleged police violence" the deed of somebody, if it says whose."""
    if parsed.lower[phrase.head] in book.harmed:
        return None
    if is_party(parsed, phrase, book):
        who = named_beside(parsed, phrase, book)
        # "Suspected gunmen": nobody is accused whom anybody could tell.
        if not who and (parsed.lower[hedge] == "alleged" or parsed.lower[phrase.start] not in _INDEFINITE):
            who = [phrase] if hedge > phrase.start or parsed.lower[hedge] == "alleged" else []
        return Found(cue=(hedge,), end=_end(parsed, hedge), accused=tuple(who)) if who else None
    of_deed = parsed.lower[phrase.head] in book.deeds or parsed.lower[phrase.head] in book.events.nouns
    inside = doer_inside(parsed, phrase, hedge, book) if of_deed else None
    who = [inside] if inside is not None else led_by(parsed, phrase, ("by",), book)
    return Found(cue=(hedge,), end=_end(parsed, hedge), accused=tuple(who)) if who else None


def _end(parsed: Parsed, start: int) -> int:
    """Where what a noun says ends: before the next verb that tells, but for one that its "that" leads to."""
    for one in parsed.clauses:
        if one.group.start > start and one.group.form is Form.FINITE and one.link not in ("that", "relative"):
            return one.group.start
    return len(parsed.words)
