"""Tell whether the clause round a time speaks of what is over or of what is still to come.

Takes a sentence as the grammar reads it and where the time stands in it; gives a tense, or None where no verb
tells. The verb that stands nearest before the time decides, and only where there is none, the first one after it.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from onrecord.codebook.calendar import Calendar
from onrecord.finding.times.verbs import SPEAKING, Token, after_modal, presents, tells_past, unseen_present
from onrecord.grammar import Parsed
from onrecord.records import Span


class Tense(StrEnum):
    """Whether a clause looks back or ahead."""

    PAST = "past"
    FUTURE = "future"


class Told(NamedTuple):
    """A tense; `sure` where its verb is the time's own and no verb of speaking.

    `present` where it rests on the present tense alone, which looks ahead beside a bare weekday only.
    """

    tense: Tense | None
    sure: bool = False
    present: bool = False


def tense(span: Span, sentence: Parsed, calendar: Calendar, *, owner: bool = False, headline: bool = False) -> Told:
    """The tense round a time. `owner`: the time has an "'s"; `headline`: the present tense tells what is over.

    >>> from onrecord.codebook import load
    >>> from onrecord.grammar import read
    >>> def at(text, words):
    ...     start = text.index(words)
    ...     return tuple(tense(Span(start, start + len(words)), read(text), load().calendar))
    >>> at("The ferry will shut its bar on Friday, he said.", "Friday"), at("A calm Friday.", "Friday")
    ((<Tense.FUTURE: 'future'>, True, False), (None, False, False))
    >>> at("He said on Friday that it will sail.", "Friday"), at("Envoys visit the port on Friday.", "Friday")
    ((<Tense.PAST: 'past'>, False, False), (<Tense.FUTURE: 'future'>, False, True))
    """
    tokens = _tokens(sentence)
    before = [token for token in tokens if token.span.end <= span.start]
    after = [token for token in tokens if token.span.start >= span.end]
    if owner:
        return Told(_of_owner(before, after))
    told = _told_before(before, calendar, headline=headline)
    if deadline := _deadline(before, calendar):
        return deadline
    if told.tense:
        return told
    return _told_after(before, after, calendar, headline=headline)


def _tokens(sentence: Parsed) -> list[Token]:
    """The words of a sentence, and the marks at which a clause ends."""
    return [
        Token(word.text, word.text.lower(), tag, word.span, sentence.clause(at), at)
        for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True))
        if word.text[0].isalnum() or word.text in (";", ":") or word.text[0] in "'’"
    ]


def _told_before(tokens: Sequence[Token], calendar: Calendar, *, headline: bool) -> Told:
    """What the nearest verb of the clause before the time tells."""
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.text in (";", ":"):
            break
        presenting = not headline and presents(tokens, at) and token.lower not in calendar.telling
        if (presenting or token.lower in _BEING) and any(other.lower in _BEHIND for other in tokens[at:]):
            # "Nine are dead after a raid on Friday": the day is the raid's.
            return Told(None)
        if found := _told(tokens, at, calendar):
            # A finite verb has its "on 6 May" far behind, too: not a date that stands beside a noun.
            led = tokens[-1].lower in ("on", "in") and found is Tense.PAST and tells_past(tokens, at)
            led = led and not _parted(tokens, at)
            near = len(tokens) - at <= _RIGHT_BEFORE or led
            beside = near and token.lower not in SPEAKING and not _arranges(tokens, at, calendar)
            # "Gave no reason for the Jan. 14 deadline", "was put off to Nov. 16": the verb is not the time's.
            return Told(found, beside and tokens[-1].lower not in _DETERMINERS | _TOWARDS)
        if presenting:
            return Told(Tense.FUTURE, present=True)
    return Told(None)


def _parted(tokens: Sequence[Token], at: int) -> bool:
    """Whether another verb stands between a verb and a time: "demanded that the mine be shut on April 17"."""
    return any(token.clause is not None and token.clause is not tokens[at].clause for token in tokens[at + 1 :])


def _arranges(tokens: Sequence[Token], at: int, calendar: Calendar) -> bool:
    """Whether a date may be that of what is called for: "ordered a hearing on May 7", but not "ordered on May 7"."""
    links = all(token.lower in _LINKS for token in tokens[at + 1 :])
    return tokens[at].lower in calendar.arranging and not links


def _told_after(before: Sequence[Token], after: Sequence[Token], calendar: Calendar, *, headline: bool) -> Told:
    """What the first verb behind the time tells; that of a sentence which the time opens is the time's own."""
    opens = len(before) <= 1
    for at, token in enumerate(after):
        if found := _told(after, at, calendar):
            own = opens and found is Tense.PAST and token.lower not in SPEAKING and _finite(token)
            return Told(found, own)
        if opens and not headline and presents(after, at) and token.lower not in calendar.telling:
            return Told(Tense.FUTURE, present=True)
    if not headline and unseen_present(before, after):
        return Told(Tense.FUTURE, present=True)
    return Told(None)


def _finite(token: Token) -> bool:
    return token.tag == "VBD" and token.clause is not None and not token.clause.noun


def _deadline(before: Sequence[Token], calendar: Calendar) -> Told | None:
    """A deadline lies ahead, unless the clause looks back: "was shut until Friday", "the toll rose by Friday"."""
    if len(before) < 2 or before[-1].lower not in ("until", "till", "by"):
        return None
    if _nearest(before) in _WAS:
        return None
    return Told(Tense.PAST, sure=True) if before[-1].lower == "by" and _done(before, calendar) else Told(Tense.FUTURE)


def _done(before: Sequence[Token], calendar: Calendar) -> bool:
    """Whether the nearest verb is a past one that sets no deadline."""
    verb = next((at for at in range(len(before) - 1, -1, -1) if _told(before, at, calendar)), None)
    if verb is None or not tells_past(before, verb):
        return False
    return before[verb].lower not in SPEAKING | calendar.asking


def _of_owner(before: Sequence[Token], after: Sequence[Token]) -> Tense:
    """ "Friday's vote" was, unless a clear word says that it will be: in "to get round Friday's vote" none does."""
    near = {token.lower for token in (*before[-8:], *after[:6])}
    return Tense.FUTURE if _WILL & near else Tense.PAST


def _nearest(tokens: Sequence[Token]) -> str:
    """The verb "to be" or "to have" that stands nearest before, or nothing."""
    return next((token.lower for token in reversed(tokens[-6:]) if token.lower in _WAS | _IS), "")


# So many words before a time its verb is its own: "left the port of Salem on Friday".
_RIGHT_BEFORE: Final = 6
_WILL: Final = frozenset({"will", "'ll", "’ll", "shall", "upcoming", "forthcoming", "ahead", "scheduled", "would"})
_WAS: Final = frozenset({"was", "were", "had", "did"})
_BEING: Final = frozenset({"is", "are"})
_BEHIND: Final = frozenset({"after", "following"})
_IS: Final = frozenset({"is", "are", "has", "have", "will", "must", "can"})
# Between a verb and its own time stands no more than these: "promised us on Friday".
_LINKS: Final = frozenset({"on", "in", "at", "late", "early", "last", "this", "us", "them", "him", "her", "it", "me"})


def _told(tokens: Sequence[Token], at: int, calendar: Calendar) -> Tense | None:
    token = tokens[at]
    word, before = token.lower, tokens[at - 1].lower if at else ""
    if word == "to" and _leads_verb(tokens, at):
        return None if before in calendar.done or _follows_deed(tokens, at) else Tense.FUTURE
    if word in ("'ll", "’ll", "wo"):
        return Tense.FUTURE
    if before == "be" and _is_demanded(tokens, at):
        return Tense.FUTURE
    # "Will be held", "is held": the auxiliary tells.
    if before in ("be", "being", "is", "are") and (word in calendar.past or word.endswith("ed")):
        return Tense.FUTURE if word in calendar.future else None
    # "Will shut", "to quit", "cannot let": what looks like a past form is none, nor is what something is to stay.
    if (word in calendar.past and after_modal(tokens, at)) or before in calendar.staying:
        return None
    if word in calendar.past:
        return Tense.PAST
    if word in calendar.future:
        return Tense.PAST if _over(tokens, at) else Tense.FUTURE
    # A participle before the time is over and done, unless it is one of those that look ahead, named above.
    return Tense.PAST if word.endswith("ed") and len(word) > 4 and token.text.islower() else None


def _leads_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "to" is that of an infinitive: "to sail", but neither "to four years" nor "to school"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or not behind.text.islower() or _noun_like(behind.lower):
        return False
    return tokens[at].clause is not None or behind.clause is not None


def _follows_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether an infinitive tells what came of a deed: "came from behind to win", where no noun could lead it."""
    before = tokens[at - 1] if at else None
    if before is None or before.at != tokens[at].at - 1:
        return False
    return before.tag in ("IN", "RP") or (before.tag == "RB" and at > 1 and tokens[at - 2].tag == "IN")


def _is_demanded(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare "be" before a participle tells what shall be: "demanded that the mine be shut"."""
    clause = tokens[at].clause
    bare = clause is not None and clause.group.start == tokens[at - 1].at and tokens[at].tag in ("VBN", "VBD")
    return bare and any(token.lower == "that" for token in tokens[: at - 1])


def _over(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb that looks ahead was itself done at the time beside it: "vowed on Tuesday to fight"."""
    return tells_past(tokens, at) and all(token.lower in _LINKS for token in tokens[at + 1 :])


def _noun_like(word: str) -> bool:
    """Whether "to" before the word leads to a thing: "to the port", "to his home"."""
    return word in _DETERMINERS or word.endswith(("ing", "s"))


_TOWARDS: Final = frozenset({"to", "through", "until", "till", "by"})
_DETERMINERS: Final = frozenset(
    {*("the", "a", "an", "this", "that", "these", "those", "some", "any", "all", "each", "no", "more", "less")}
    | {*("his", "her", "its", "their", "our", "my", "your")}
)
