"""Whom do "she", "they", "it", "I" and "who" stand for, and a quotation that no source goes with?

Takes a pronoun and the scene; yields a verdict. "I" and "we" in somebody's words are that somebody's; elsewhere they
are the outlet's own, and stay open. Leaves "this" and "those" open.
"""

import re

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent, latest
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import BODIES, MANY, head_kind, is_plural
from onrecord.linking.phrases.phrase import ARTICLE, head_of, phrase
from onrecord.linking.reference.bringing_in import brought_in
from onrecord.linking.reference.descriptions import described
from onrecord.linking.reference.relatives import whose_relative
from onrecord.linking.reference.same_sentence import only_one
from onrecord.linking.reference.together import joined, two
from onrecord.linking.reference.weighing import FEATURES, MARGIN, Weighed, features, weigh
from onrecord.records import Span, SpeakerKind

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_FIRST = frozenset({"i", "we", "us", "me", "my", "our", "you", "ourselves", "myself"})
_ME = frozenset({"i", "me", "my", "myself"})
_PAIR = frozenset({"both", "neither"})
_THING = frozenset({"it", "its", "itself"})
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
# Where a tagger weighs as well, a narrower win of "he" and "she" is as safe.
HEARD_MARGIN = 0.25
# In how many sentences somebody goes on to speak.
_NEAR = 4
_DAY_BEHIND = re.compile(r"(?:\s(?:on|last|this))?\s([A-Z][a-z]+)$")
_LONGEST_DAY = 16
# How far back an apposition before "who" may begin.
_APPOSITION = 120
# A noun phrase is shorter: what stands farther before "which" belongs to the verb between.
_LONGEST = 60


def pronoun(
    scene: Scene,
    span: Span,
    words: str,
    parent: Referent | None,
    cue: str = "",
    *,
    verbatim: bool = False,
    speaks: bool = True,
) -> Verdict:
    """Settle a personal pronoun; `cue` is what it does, and `speaks` says whether it makes a statement.

    Whoever is quoted, which `verbatim` says of the parent, calls nobody but others "she".
    """
    if words in _FIRST:
        if parent is not None:
            return Verdict(kind=parent.kind, who=(parent,))
        if words == "you":
            return Verdict(kind=SpeakerKind.UNNAMED, name=words)  # "you could leave it thinking": anybody
        if words in _ME and scene.author is not None:
            return Verdict(kind=SpeakerKind.PERSON, who=(scene.author,))
        return opened("outlet", kind=SpeakerKind.PERSON if words in _ME else SpeakerKind.ORGANISATION)
    if words in GENDER:
        if parent is None and (one := brought_in(scene, span, GENDER[words])) is not None:
            return Verdict(kind=one.kind, who=(one,))
        if not speaks and (only := only_one(scene, span, words, GENDER[words], parent)) is not None:
            return only
        margin = MARGIN if scene.weigher is None else HEARD_MARGIN

        def fits(one: Referent) -> float | None:
            return None if verbatim and one is parent else _a_person(one)

        found = weigh(scene, span.start, fits, GENDER[words], margin=margin)
        if (owner := whose_relative(scene, span, found.chosen, GENDER[words])) is not None:
            return Verdict(kind=owner.kind, who=(owner,))
        return _verdict(found) if found.chosen else _goes_on(scene, span, cue, found) or _verdict(found)
    if words in MANY:
        return _they(scene, span, words)
    if words in _THING:
        return _verdict(weigh(scene, span.start, _a_thing))
    return opened("pronoun", latest([one for one in scene.everybody if _a_person(one) is not None], span.start))


def _goes_on(scene: Scene, span: Span, cue: str, found: Weighed) -> Verdict | None:
    """Whoever spoke last, where "he added" says so and nobody is likelier."""
    last = scene.last_speaker(span.start)
    if last is None or not found.candidates or not scene.codebook.cueing.goes_on & set(cue.lower().split()):
        return None
    place, one = last
    near = scene.sentences.number(span.start) - scene.sentences.number(place) <= _NEAR
    return Verdict(kind=one.kind, who=(one,)) if near and found.candidates[0] is one else None


def _they(scene: Scene, span: Span, words: str) -> Verdict:
    """Several: people whom the text has just joined or who have just spoken together, or a body that came behind them.

    A body that is only where something happens, or whose book it is, is no "they".
    """
    pair = two(scene, span.start) if words in _PAIR else joined(scene, span.start) or _spoke_together(scene, span.start)
    found = weigh(scene, span.start, _several)
    if pair:
        at = max(mention.start for one in pair if (mention := one.last_before(span.start)))
        last = found.chosen.last_before(span.start) if found.chosen is not None else None
        later = last is not None and last.start > at
        if words in _PAIR or found.chosen is None or not later or not _acts(scene, span.start, found.chosen):
            return Verdict(kind=SpeakerKind.PERSON, who=pair)
    if found.chosen is not None and found.chosen.entries and not _acts(scene, span.start, found.chosen):
        return opened("pronoun", found.candidates)
    return _verdict(found)


def _spoke_together(scene: Scene, place: int) -> tuple[Referent, ...]:
    """People who made the last statement but one or nearer together, where no group has spoken since."""
    at, who = next((said for said in reversed(scene.together) if said[0] < place), (0, ()))
    since = [one for there, one in scene.speakers if there > at]
    near = scene.sentences.number(place) - scene.sentences.number(at) <= _NEAR
    people = all(one.kind is SpeakerKind.PERSON for one in who)
    return who if near and people and not any(one.many or one.kind is not SpeakerKind.PERSON for one in since) else ()


def _acts(scene: Scene, place: int, one: Referent) -> bool:
    """Whether a body was the last to speak, or is the subject where it was named last."""
    last = scene.last_speaker(place)
    if last is not None and last[1] is one:
        return True
    seen = features(scene, place, one, None, None)
    return seen is not None and bool(seen[FEATURES.index("subject")])


def _verdict(found: Weighed) -> Verdict:
    if found.chosen is None:
        named = {one.kind for one in found.candidates}
        return opened("pronoun", found.candidates, named.pop() if len(named) == 1 else None)
    return Verdict(kind=found.chosen.kind, who=(found.chosen,))


def _a_person(one: Referent) -> float | None:
    """Persons, named or not; a named one a little rather."""
    if one.kind is SpeakerKind.PERSON:
        return 0.0 if not one.many else None
    return -0.5 if one.kind is SpeakerKind.UNNAMED and not one.many else None


def _several(one: Referent) -> float | None:
    """Several persons, or a body, which English calls "they" as well."""
    if one.many:
        return 1.0
    return 0.0 if one.kind in BODIES and not one.place else None


def _a_thing(one: Referent) -> float | None:
    return 0.0 if one.kind in (*BODIES, SpeakerKind.DOCUMENT) and not one.place else None


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


# A plural with a word before it that may tell what sort they are, but for those that lead to it.
_PLURAL = re.compile(
    r"(?<![\w’'-])(?:(?!(?:of|from|in|with|to|at|for|on|by|about|and|or|but|among|as|than|against|between|said|that)\b)"
    r"[a-z][a-z-]+\s)?(?P<noun>[a-z]{3,}s|people|men|women|children|police)(?![\w’'-])"
)
_WHERE_FROM = re.compile(r"\s(?:of|from|at|in|for)\s")


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


def untold(scene: Scene, place: int, *, quoted: bool) -> Verdict:
    """A statement without a source: a quotation goes on from the one before it, in its paragraph or the next."""
    last = scene.last_speaker(place)
    if quoted and last is not None:
        near = scene.sentences.paragraph(place) - scene.sentences.paragraph(last[0]) <= 1
        if near:
            return Verdict(kind=last[1].kind, who=(last[1],))
    return Verdict(kind=SpeakerKind.NONE, reason="no-source")
