"""Who are "they", "both" and "the two"? Named people whom the article has just put together.

Takes a place in the text; yields the people, in the order of the text, or nobody. "A and B" in one breath stand
before two who are merely named near each other. Leaves groups without names alone.
"""

import re
from itertools import pairwise

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.phrases.phrase import AND, Phrase
from onrecord.linking.reference.offices import told_so
from onrecord.records import Span, SpeakerKind

# Words between the names of two: a title, an age, a party in brackets.
_LONGEST_BETWEEN = 60
_JOINED = re.compile(
    r"(?:\s*\([^()]{1,20}\))?(?:,\s\d+)?(?:,\s(?:(?:an?|the)\s[^,;.()]{1,40}|\w+\s(?:of|from)\s[^,;()]{1,20})(?=,))?"
    r",?\s+(?:and|&)\s+(?:[\w.’'\-]+\s+){0,5}",
    re.IGNORECASE,
)
# How long a noun before a name may be.
_NOUN = 30
# A noun for several stands before one of the first mentions, if before any.
_FIRST = 20
# How many sentences back the two may stand.
_SENTENCES = 3


def joined(scene: Scene, place: int) -> tuple[Referent, ...]:
    """People whom this sentence or the one before it joins by "and": "Okello and Senator Brook met"."""
    begins = scene.sentences.start(max(0, scene.sentences.start(place) - 1))
    named = _named(scene, Span(begins, place))
    pairs = [
        (one, other)
        for (here, one), (there, other) in pairwise(named)
        if one is not other and _are_joined(scene.text, here, there)
    ]
    if not pairs:
        return ()
    first, last = pairs[-1]
    # "Okello, Brook and Lantry" are three.
    number = next(n for n in range(len(named) - 1) if named[n][1] is first and named[n + 1][1] is last)
    who = [first, last]
    while number > 0 and AND.fullmatch(scene.text[named[number - 1][0].end : named[number][0].start]):
        number -= 1
        who.insert(0, named[number][1])
    return tuple(dict.fromkeys(who))


def latter(scene: Scene, place: int) -> Referent | None:
    """Whom "the latter" means: the second of two, people or bodies, that this sentence or the last one joins."""
    begins = scene.sentences.start(max(0, scene.sentences.start(place) - 1))
    named = scene.roster.inside(Span(begins, place))
    pairs = ((here, there, entry) for (here, _), (there, entry) in reversed(list(pairwise(named))))
    found = next((entry for here, there, entry in pairs if _are_joined(scene.text, here, there)), None)
    return scene.referent(found) if found is not None else None


def two(scene: Scene, place: int, gender: str | None = None, *, far: bool = False) -> tuple[Referent, ...]:
    """The two who were named last, where the last sentences name just two: "both men", "the two".

    `far` asks the whole report before, which names nobody else.
    """
    pair = _fitting(joined(scene, place), gender)
    if len(pair) == 2:
        # "Cole met Brook and Lantry" names three, and any two of them may be meant.
        return pair if len(_around(scene, place, pair, gender)) == 2 else ()
    begins = scene.sentences.start(place)
    for _ in range(_SENTENCES):
        found = _fitting(dict.fromkeys(one for _, one in _named(scene, Span(begins, place))), gender)
        if len(found) >= 2:
            return found if len(found) == 2 else ()
        begins = scene.sentences.start(max(0, begins - 1))
    named = (one for one in scene.everybody if far and one.kind is SpeakerKind.PERSON and one.entries)
    every = _fitting(dict.fromkeys(one for one in named if _before(one, place)), gender)
    return every if len(every) == 2 else ()


def called_so(scene: Scene, said: Phrase, head: str) -> tuple[Referent, ...]:
    """The people whom the last sentences join, where the report has called them by a noun, and nobody else before.

    "Senators Ada Brook and Hugh Lantry" are "the senators" below; so are those each of whom it has called a senator.
    "The brothers" are the two of one surname.
    """
    book, place = scene.codebook, said.span.start
    if head in book.sources.kin and not said.tail:
        return _kin(scene, place)
    alone = next((one for one in (head[:-1], f"{head[:-3]}an", f"{head[:-3]}y") if one in book.heads.person), None)
    who = joined(scene, place) if alone and not said.tail else ()
    if alone is None or len(who) < 2:
        return ()
    called = {id(one) for one in scene.everybody if one.entries and _before(one, place) and told_so(alone, one, book)}
    opens = re.compile(rf"\b{re.escape(head)},?\s$", re.IGNORECASE)
    as_one = any(opens.search(scene.text, max(0, m.start - _NOUN), m.start) for m in who[0].mentions[:_FIRST])
    both = {id(one) for one in who}
    return who if called == both or (as_one and called <= both) else ()


def _kin(scene: Scene, place: int) -> tuple[Referent, ...]:
    """The two of one surname whom a report has named, where it names no third, and no other two."""
    families: dict[str, list[Referent]] = {}
    for one in scene.everybody:
        if one.kind is SpeakerKind.PERSON and one.entries and len(one.entries[0].tokens) > 1 and _before(one, place):
            families.setdefault(one.entries[0].tokens[-1], []).append(one)
    pairs = [tuple(found) for found in families.values() if len(found) > 1]
    return pairs[0] if len(pairs) == 1 and len(pairs[0]) == 2 else ()


def _before(one: Referent, place: int) -> bool:
    """Whether somebody is named before a place."""
    return one.last_before(place) is not None


def _around(scene: Scene, place: int, pair: tuple[Referent, ...], gender: str | None) -> tuple[Referent, ...]:
    """Everybody whom the sentence of a pair names."""
    last = max(mention.start for one in pair if (mention := one.last_before(place)))
    sentence = Span(scene.sentences.start(last), min(place, scene.sentences.end(last)))
    return _fitting(dict.fromkeys(one for _, one in _named(scene, sentence)), gender)


def _named(scene: Scene, span: Span) -> list[tuple[Span, Referent]]:
    return [
        (mention, one)
        for mention, entry in scene.people(span)
        if (one := scene.referent(entry)) is not None and one.kind is SpeakerKind.PERSON
    ]


def _are_joined(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : other.start]
    return len(between) <= _LONGEST_BETWEEN and _JOINED.fullmatch(between) is not None


def _fitting(found: "dict[Referent, None] | tuple[Referent, ...]", gender: str | None) -> tuple[Referent, ...]:
    return tuple(one for one in found if gender is None or one.gender in (None, gender))
