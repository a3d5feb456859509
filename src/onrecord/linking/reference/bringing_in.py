"""Whom has the sentence before a quotation brought in: "The Rev. Ada Brook disagreed. “Why now?” she asked."?

Takes a pronoun behind a quotation and the scene; yields the person who is the subject of the sentence right before that
quotation, or nobody. Leaves a sentence alone that has a statement of its own, tells of two people, or says
"he", and whoever is named in the quotation: nobody names himself there.
"""

import re
from typing import Final

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.records import Span

# A title and an article stand before the name of a subject; what is longer may be a clause.
_TITLES: Final = re.compile(r"(?:(?:The|Then|But|And|Yet|Still,|Both|[A-Z][\w’'-]*\.?)\s+){0,4}")
_SPOKEN_OF: Final = re.compile(r"\b(?:he|she|him|they|them|it)\b", re.IGNORECASE)
_OWNER: Final = ("'", "’")
_LONGEST: Final = 400


def brought_in(scene: Scene, pronoun: Span, gender: str) -> Referent | None:
    """The one person of whom the sentence before a quotation tells, where a pronoun behind it says who spoke."""
    text, words = scene.text, scene.words[0] if scene.words else None
    if words is None or pronoun.start < words.end or scene.sentences.start(words.start) != words.start:
        return None
    before = Span(scene.sentences.start(max(words.start - 1, 0)), words.start)
    if before.end - before.start > _LONGEST or "\n" in before.of(text).rstrip() or _SPOKEN_OF.search(before.of(text)):
        return None
    if scene.tells_who_spoke(before):
        return None
    people = scene.people(before)
    ones = {id(entry) for _, entry in people}
    if len(ones) != 1 or not _TITLES.fullmatch(text, before.start, people[0][0].start):
        return None
    one = scene.referent(people[0][1])
    if one is None or one.gender not in (None, gender) or text.startswith(_OWNER, people[0][0].end):
        return None
    return None if any(scene.in_own_words(mention) for mention in one.mentions) else one
