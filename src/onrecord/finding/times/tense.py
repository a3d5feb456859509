"""Tell whether the clause round a time speaks of what is over or of what is still to come.

Takes a sentence and where the time stands in it; gives a tense, or None where no verb tells. No parser: the
verb that stands nearest before the time decides, and only where there is none, the first one after it.
"""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from onrecord.codebook.calendar import Calendar
from onrecord.records import Span

_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|['’]ll\b|[;:]|[$£€]?\d[\d,.]*")
_SENTENCE_END: Final = re.compile(r"[.!?]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|\n\s*\n")
# A full stop after these ends no sentence.
_ABBREVIATED: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|No)$"
)


class Tense(StrEnum):
    """Whether a clause looks back or ahead."""

    PAST = "past"
    FUTURE = "future"


class Told(NamedTuple):
    """A tense; `sure` where its verb stands right before the time and is no verb of speaking."""

    tense: Tense | None
    sure: bool = False


def sentence_round(text: str, span: Span, within: Span) -> Span:
    """The sentence that a span stands in, not beyond `within`.

    >>> text = "Rents fell. On Nov. 3 they rose. Why?"
    >>> sentence_round(text, Span(15, 21), Span(0, len(text))).of(text)
    'On Nov. 3 they rose. '
    """
    start = within.start
    for end in _SENTENCE_END.finditer(text, within.start, within.end):
        if _ABBREVIATED.search(text, max(end.start() - 6, within.start), end.start()):
            continue
        if end.end() <= span.start:
            start = end.end()
        elif end.start() >= span.end:
            return Span(start, end.end())
    return Span(start, within.end)


def tense(text: str, span: Span, sentence: Span, calendar: Calendar) -> Told:
    """The tense round a time.

    >>> from onrecord.codebook import load
    >>> def at(text, words):
    ...     start = text.index(words)
    ...     return tense(text, Span(start, start + len(words)), Span(0, len(text)), load().calendar)
    >>> at("The ferry will sail on Friday, he said.", "Friday")
    Told(tense=<Tense.FUTURE: 'future'>, sure=True)
    >>> at("He said on Friday that it will sail.", "Friday"), at("A calm Friday.", "Friday")
    (Told(tense=<Tense.PAST: 'past'>, sure=False), Told(tense=None, sure=False))
    """
    before = _WORD.findall(text, sentence.start, span.start)
    after = _WORD.findall(text, span.end, sentence.end)
    if text[span.end : span.end + 2] in ("'s", "’s"):
        return Told(_of_owner(before, after))
    told = _told_before(before, calendar)
    # A deadline lies ahead, unless the clause itself looks back: "the bridge was shut until Friday".
    if len(before) > 1 and before[-1].lower() in ("until", "till", "by") and _nearest(before) not in _WAS:
        return Told(Tense.FUTURE)
    if told.tense:
        return told
    return Told(next((found for at in range(len(after)) if (found := _told(after, at, calendar))), None))


def _told_before(words: list[str], calendar: Calendar) -> Told:
    """What the nearest verb of the clause before the time tells."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in (";", ":"):
            break
        if found := _told(words, at, calendar):
            beside = len(words) - at <= _RIGHT_BEFORE and words[at].lower() not in _SPEAKING
            # "Gave no reason for the Jan. 14 deadline", "was put off to Nov. 16": the verb is not the time's.
            return Told(found, beside and words[-1].lower() not in _DETERMINERS | _TOWARDS)
    return Told(None)


def _of_owner(before: list[str], after: list[str]) -> Tense:
    """ "Friday's vote" was, unless a clear word says that it will be: in "to get round Friday's vote" none does."""
    near = [word.lower() for word in (*before[-8:], *after[:6])]
    return Tense.FUTURE if _WILL & set(near) else Tense.PAST


def _nearest(words: list[str]) -> str:
    """The verb "to be" or "to have" that stands nearest before, or nothing."""
    return next((word.lower() for word in reversed(words[-6:]) if word.lower() in _WAS | _IS), "")


# So many words before a time its verb is its own: "left the port of Salem on Friday".
_RIGHT_BEFORE: Final = 6
_SPEAKING: Final = frozenset({"said", "says", "told", "announced", "reported", "wrote", "predicted", "spoke"})
_WILL: Final = frozenset({"will", "'ll", "’ll", "shall", "upcoming", "forthcoming", "ahead", "scheduled", "would"})
_WAS: Final = frozenset({"was", "were", "had", "did"})
_IS: Final = frozenset({"is", "are", "has", "have", "will", "must", "can"})


def _told(words: list[str], at: int, calendar: Calendar) -> Tense | None:
    word = words[at].lower()
    before = words[at - 1].lower() if at else ""
    if word == "to" and at + 1 < len(words) and words[at + 1].islower() and not _noun_like(words[at + 1]):
        return None if before in calendar.done else Tense.FUTURE
    if word.endswith(("'ll", "’ll")):
        return Tense.FUTURE
    # "Will be held", "is held": the auxiliary tells.
    if before in ("be", "being", "is", "are") and (word in calendar.past or word.endswith("ed")):
        return Tense.FUTURE if word in calendar.future else None
    if word in calendar.past:
        return Tense.PAST
    if word in calendar.future:
        return Tense.FUTURE
    # A participle before the time is over and done, unless it is one of those that look ahead, named above.
    return Tense.PAST if word.endswith("ed") and len(word) > 4 and words[at].islower() else None


def _noun_like(word: str) -> bool:
    """Whether "to" before the word leads to a thing: "to the port", "to his home"."""
    return word in _DETERMINERS or word.endswith(("ing", "s"))


_TOWARDS: Final = frozenset({"to", "through", "until", "till", "by"})
_DETERMINERS: Final = frozenset(
    {*("the", "a", "an", "this", "that", "these", "those", "some", "any", "all", "each", "no", "more", "less")}
    | {*("his", "her", "its", "their", "our", "my", "your")}
)
