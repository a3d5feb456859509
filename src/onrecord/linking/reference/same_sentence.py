"""Whom must "he" or "her" mean, because a sentence tells of just one before: "They fined Brook after she had left"?

Takes a pronoun for a party to a deed and the scene; yields the one person of its gender whom the words before it in its
sentence tell of, with or without a name, or nobody. Leaves a sentence alone that has such a pronoun, or another who may
be meant, before it; and an object whose verb may be that person's own deed ("Brook came in and hit her").
"""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.kinds import head_kind, is_plural
from onrecord.linking.reference.descriptions import described
from onrecord.records import Span, SpeakerKind

# A longer sentence tells of too many.
_LONGEST: Final = 400
_SUBJECTS: Final = frozenset({"he", "she"})
_OBJECTS: Final = frozenset({"him", "her"})
_OF_GENDER: Final = {
    "m": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "f": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}
# Somebody without a name: an article, and the words up to the noun that says so.
_ARTICLE: Final = re.compile(r"\b(?:an?|the|another|one)\s(?=\w)", re.IGNORECASE)
_WORD: Final = re.compile(r"([\w’'-]+)(?:\s|$|(?=[,.;:”\"]))")
_MOST_WORDS: Final = 7
_ENDS: Final = frozenset({"and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "to", "who", "with"})
# A clause of its own begins: its subject is another than whom it is done to.
_CLAUSE: Final = re.compile(
    r"\s(?:after|although|as|because|before|if|once|since|that|though|until|when|where|while)\s(?:the|an?|[a-z]+s|[A-Z])"
)
# Before somebody to whom the sentence tells that a thing was done: "arrested the clerk", "shot old Ada Brook".
_DONE: Final = re.compile(
    r"\b(?:[a-z]+ed|beat|brought|caught|found|held|hit|met|saw|sent|shot|struck|took)\s(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}$"
)
_QUOTED: Final = re.compile(r"[“\":]")
_OWNER: Final = ("'s", "’s")


def only_one(scene: Scene, pronoun: Span, words: str, gender: str, parent: Referent | None) -> Verdict | None:
    """The one person of whom the sentence of a pronoun tells before it, if that person can be meant."""
    begins = scene.sentences.start(pronoun.start)
    before = Span(begins, pronoun.start)
    if words not in _SUBJECTS | _OBJECTS or before.end - before.start > _LONGEST:
        return None
    if _OF_GENDER[gender].search(before.of(scene.text)):
        return None
    named = [
        (mention, one)
        for mention, entry in scene.people(before)
        if (one := scene.referent(entry)) is not None and one.gender in (None, gender)
    ]
    unnamed = _unnamed(scene, before, gender, named)
    if len({id(one) for _, one in named}) + len(unnamed) != 1:
        return None
    at = named[-1][0] if named else unnamed[0]
    between = scene.text[at.end : pronoun.start]
    if between.startswith(_OWNER) or (words in _OBJECTS and not _may_be_done_to(scene.text, before, at)):
        return None
    if not named:
        return described(scene, scene.phrase(at), at.start, guess=False)
    one = named[-1][1]
    own = one is parent and _QUOTED.search(between) is not None  # nobody calls himself "he"
    return None if own or scene.is_accuser(one) else Verdict(kind=one.kind, who=(one,))


def _unnamed(scene: Scene, before: Span, gender: str, named: Sequence[tuple[Span, Referent]]) -> list[Span]:
    """The people without a name whom a stretch tells of, but for words that tell what somebody named is."""
    told = [description.span for _, one in named for description in one.told]
    starts = [mention.start for mention, _ in named]
    found = []
    for article in _ARTICLE.finditer(scene.text, before.start, before.end):
        end = _noun_for_one(scene, article.end(), before.end, gender)
        at = Span(article.start(), end or article.end())
        titled = any(0 < start - at.end <= len(", ") for start in starts) or any(at.touches(one) for one in told)
        if end is not None and not titled:
            found.append(at)
    return found


def _noun_for_one(scene: Scene, start: int, stop: int, gender: str) -> int | None:
    """Where the noun for one person ends that follows an article, if it may be of a gender."""
    book = scene.codebook
    for _ in range(_MOST_WORDS):
        word = _WORD.match(scene.text, start, stop)
        if word is None:
            return None
        noun = word[1].lower()
        kind = head_kind(noun, book) if word[1].islower() else None
        if kind is not None:
            one = kind is SpeakerKind.UNNAMED and not is_plural(noun, book)
            return word.end(1) if one and book.gendered.get(noun, gender) == gender else None
        if noun in _ENDS or not scene.text[word.end(1) : word.end(1) + 1].isspace():
            return None
        start = word.end()
    return None


def _may_be_done_to(text: str, before: Span, at: Span) -> bool:
    """Whether a sentence tells what is done to somebody, or goes on with a clause that has another subject."""
    done = _DONE.search(text, before.start, at.start)
    return done is not None or _CLAUSE.search(text, at.end, before.end) is not None
