"""Whom do "who", "whom", "which" and "that" stand for: "the editors of the Herald, who", "striking miners who"?

Takes the word and the scene; yields a verdict: the name right before it, or before an apposition, or the noun before
it. Leaves alone "that" which begins what is said.
"""

import re

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent, latest
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import head_kind, is_plural
from onrecord.linking.phrases.phrase import ARTICLE, head_of, phrase
from onrecord.linking.reference.descriptions import described
from onrecord.records import Span, SpeakerKind

_OPENING = re.compile(r"\b(?:the|a|an|one|some|many|several|other|those|two|three|his|her|their|its)\s", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:of|from|in|with|to|at|for|on|near|by|about|over|under)\s+$", re.IGNORECASE)
# What somebody has stands behind the verb: "the train had banners on it, which".
_HAS = re.compile(r"(?<!who)(?<!that)(?<!which)\s(?:had|has|have)\s")
_THOSE = re.compile(r"\b(?:all those|those|anyone|everyone|somebody|someone)$", re.IGNORECASE)
_FOR_PEOPLE = frozenset({"who", "whom"})
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s*$")
# Where somebody is from, right behind the name or behind an age or what they are.
_OF_THERE = re.compile(
    r"(?:,\s\d{1,3})?,?\s+(?:(?<=,\s)(?:an?\s|the\s)?(?:[\w\-]+\s){1,4})?(?:of|from|at|for|in|with)\s+(?:the\s+)?"
    r"(?:[A-Z][\w.’'\-]*\s?){1,5}(?:,\s(?:[A-Z][\w.]*\s?){1,3})?"
)
_DAY_BEHIND = re.compile(r"(?:\s(?:on|last|this))?\s([A-Z][a-z]+)$")
_LONGEST_DAY = 16
# How far back an apposition before "who" may begin.
_APPOSITION = 120
# A noun phrase is shorter: what stands farther before "which" belongs to the verb between.
_LONGEST = 60
# A plural with a word before it that may tell what sort they are, but for those that lead to it.
_PLURAL = re.compile(
    r"(?<![\w’'-])(?:(?!(?:of|from|in|with|to|at|for|on|by|about|and|or|but|among|as|than|against|between|said|that)\b)"
    r"[a-z][a-z-]+\s)?(?P<noun>[a-z]{3,}s|people|men|women|children|police)(?![\w’'-])"
)
_WHERE_FROM = re.compile(r"\s(?:of|from|at|in|for)\s")


def antecedent(scene: Scene, span: Span) -> Verdict:
    """Settle "who" and its like: the name right before it, or before an apposition, or the noun before it."""
    text = scene.text
    before = _without_day(_ASIDE.sub("", text[: span.start].rstrip(" ,(—–-")).rstrip(" ,"), scene.codebook)
    at = len(before)
    if those := _THOSE.search(before, max(0, at - len("all those"))):
        return Verdict(kind=SpeakerKind.UNNAMED, name=those[0].lower())
    start = max(scene.sentences.start(span.start), at - _APPOSITION, _after_mark(text, at))
    noun = _somebody(scene, span, start, at) or _noun_phrase(text, max(start, at - _LONGEST), at)
    for end in _ends(text, at, scene.sentences.start(span.start)):
        entry = scene.roster.at(Span(max(end - 1, 0), end))
        if entry is None or (one := scene.referent(entry)) is None or not _whole(entry.mentions, end, text):
            continue
        if end != at and not _apposed(scene, one, Span(end, at)):
            continue
        if (bearer := _from_there(scene, span, end)) is not None:
            return Verdict(kind=bearer.kind, who=(bearer,))
        if one.kind is SpeakerKind.PERSON or not _hangs_on_people(scene, span, noun):
            return Verdict(kind=one.kind, who=(one,))
    if noun is None:
        return opened("relative", latest(scene.everybody, span.start))
    found = described(scene, phrase(text, Span(noun.start, span.end), (), scene.codebook), noun.start)
    return found if found.reason is None else opened("relative", latest(scene.everybody, span.start), found.kind)


def _without_day(before: str, codebook: Codebook) -> str:
    """What stands before "which" without the weekday behind it, which says nothing: "a report on Monday, which said".

    >>> from onrecord.codebook import load
    >>> [_without_day(words, load()) for words in ("The board met on Monday", "The board met Monday", "The board met")]
    ['The board met', 'The board met', 'The board met']
    """
    found = _DAY_BEHIND.search(before, max(0, len(before) - _LONGEST_DAY))
    return before[: found.start()] if found and found[1].lower() in codebook.calendar.weekdays else before


def _ends(text: str, at: int, begins: int) -> list[int]:
    """Where a name may end before "who": right before it, or before the comma of an apposition."""
    comma = text.rfind(",", max(begins, at - _APPOSITION), at)
    return [at] if comma < 0 else [at, comma]


def _apposed(scene: Scene, one: Referent, between: Span) -> bool:
    """Whether the words between a name and "who" only say what the named one is."""
    words = between.of(scene.text).lstrip(", ")
    if any(told.span.start - between.start <= len("; their ") and told.span.end >= between.end for told in one.told):
        return True
    return ARTICLE.match(words) is not None and "," not in words and not scene.people(between)


def _from_there(scene: Scene, span: Span, end: int) -> Referent | None:
    """The person whose place or body stands right before "who": "Ada Brook, a doctor from Vellmark, who"."""
    if span.of(scene.text).lower() not in _FOR_PEOPLE:
        return None
    begins = scene.sentences.start(end)
    for mention, entry in reversed(scene.people(Span(begins, end))):
        if _OF_THERE.fullmatch(scene.text, mention.end, end):
            return scene.referent(entry)
    return None


def _hangs_on_people(scene: Scene, span: Span, noun: Span | None) -> bool:
    """Whether "who" belongs to people of a body: "the editors of the Herald, who", "a critic from the union who"."""
    if noun is None or span.of(scene.text).lower() not in _FOR_PEOPLE:
        return False
    said = phrase(scene.text, noun, (), scene.codebook)
    return said.tail != "" and head_kind(head_of(said.core.of(scene.text)), scene.codebook) is SpeakerKind.UNNAMED


def _whole(mentions: list[Span], end: int, text: str) -> bool:
    """Whether a mention ends here, a possessive or full stop aside: not so in "Okello's deputy, who"."""
    return any(mention.end == end or text[mention.end : end] == "." for mention in mentions)


def _after_mark(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in (",", ";", ":", "—", "–", "“", '"', "\n")) + 1


def _somebody(scene: Scene, span: Span, start: int, end: int) -> Span | None:
    """The last noun phrase for a person before "who", whatever it hangs on: "a speech by the mayor, who"."""
    if span.of(scene.text).lower() not in _FOR_PEOPLE:
        return None
    bare_people = _people_without_article(scene, start, end)
    for match in reversed(list(_OPENING.finditer(scene.text, start, end))):
        # "The firm met striking miners who": so many words before them are no part of what they are.
        if bare_people is not None and len(scene.text[match.end() : bare_people.start].split()) > 1:
            return bare_people
        core = phrase(scene.text, Span(match.start(), end), (), scene.codebook).core
        if head_kind(head_of(core.of(scene.text)), scene.codebook) is SpeakerKind.UNNAMED:
            return Span(match.start(), end)
    return bare_people


def _people_without_article(scene: Scene, start: int, end: int) -> Span | None:
    """The last people that no article stands before: "an uproar among property owners who"."""
    for match in reversed(list(_PLURAL.finditer(scene.text, start, end))):
        people = head_kind(match["noun"], scene.codebook) is SpeakerKind.UNNAMED and is_plural(
            match["noun"], scene.codebook
        )
        if people and (match.end() == end or _WHERE_FROM.match(scene.text, match.end(), end)):
            return Span(match.start(), end)
    return None


def _noun_phrase(text: str, start: int, end: int) -> Span | None:
    """The last noun phrase of a stretch, with what hangs on it: "one farmer from the valley".

    >>> words = "The ferry had pennants on it"
    >>> _noun_phrase(words, 0, len(words)).of(words), _noun_phrase(words, 0, 9).of(words)
    ('pennants on it', 'The ferry')
    """
    found = [match for match in _OPENING.finditer(text, start, end) if not _HANGS.search(text, start, match.start())]
    begin = found[-1].start() if found else start + text[start:end].rfind(" ") + 1
    begin = max([match.end() for match in _HAS.finditer(text, begin, end)], default=begin)
    return Span(begin, end) if text[begin:end].strip() else None
