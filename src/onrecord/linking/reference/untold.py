"""Whom must a definite description mean, though the report has never said it of anybody: "the retired surgeon"?

Takes a description whose noun the report uses of nobody, and the scene; yields the person who leads clearly by place
in the text, or nobody. Whom a report introduces by another function is less likely: the reader knows of whom "the
candidate" is said without being told. Leaves offices alone but former ones, and functions in which people mostly speak
without a name.
"""

import re

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import FARTHEST, Scene
from onrecord.linking.phrases.phrase import Phrase, bare
from onrecord.linking.phrases.roles import nouns_of
from onrecord.linking.phrases.standing import at_odds, parties_in
from onrecord.linking.reference.offices import elsewhere, outranks
from onrecord.linking.reference.weighing import weigh
from onrecord.records import Span, SpeakerKind

# Where nothing but the place in the text speaks for somebody, it must speak clearly; less so where the codebook knows
# the noun as one of which there are narrower ones, as of "the candidate" and "the senator".
MARGIN, KNOWN_MARGIN = 1.5, 1.0
# What it counts that the report says something else of somebody, that the gender or the party or place agrees.
OTHERWISE, AGREES = -1.0, 1.0
_POSSESSIVE_INSIDE = re.compile(r"['’]s\s")
_FORMER = re.compile(r"\b(?:former|ex|onetime|one-time|retired|then)[\s-]|\bat the time$", re.IGNORECASE)
_OF_STATE = re.compile(r"\sof\s\w+$")


def is_former(words: str) -> bool:
    """Whether a description is of an office that somebody has left, which nobody brings in without a name.

    >>> is_former("former mayor"), is_former("mayor at the time"), is_former("mayor")
    (True, True, False)
    """
    return _FORMER.search(words) is not None


def has_left(one: Referent, noun: str) -> bool:
    """Whether a report says that somebody has left an office, and not only that they hold it."""
    return any(is_former(called) for called in one.wordings() if noun in called.lower())


def whoever_is_meant(
    scene: Scene, said: Phrase, head: str, gender: str | None, parent: Referent | None
) -> Referent | None:
    """The one whom a definite description must mean; not where the text has brought in such a one without a name."""
    codebook, short = scene.codebook, bare(said.core.of(scene.text))
    if head in codebook.sources.often_unnamed or _brought_in(scene, said, head):
        return None
    known = bool(codebook.broader.get(head) or gender) and head not in codebook.sources.stated
    narrowed = bool(said.tail) and not (is_former(short) and _OF_STATE.match(said.tail))
    if not known and (narrowed or _POSSESSIVE_INSIDE.search(said.core.of(scene.text))):
        return None  # "the officer who led the watch" and "the union's lawyer" may well be somebody new
    parties, places = parties_in(short, codebook), scene.places_in(short)
    country = codebook.world.in_phrase(short)
    nouns = nouns_of(short, codebook)  # "the Vellmark senator and candidate" are two
    alike = nouns.union(*(codebook.broader.get(noun, ()) for noun in nouns))
    akin = alike.union(*(found for found in codebook.broader.values() if head in found))  # both are politicians

    former = is_former(short)
    inside = scene.roster.touching(said.span)

    def fits(one: Referent) -> float | None:
        if former and head in one.nouns and not has_left(one, head):
            return None
        if one.kind is not SpeakerKind.PERSON or one.many or one is parent or elsewhere(said, head, one, codebook):
            return None
        if scene.is_another(one):
            return None
        if any(scene.referent(entry) is one for _, entry in inside):
            return None
        if outranks(short, one, codebook):
            return None
        if at_odds(parties, one.parties) or at_odds(places, one.places):
            return None
        if country and one.country and one.country != country:
            return None
        agrees = (bool(gender) and one.gender == gender) + bool(parties & one.parties) + bool(places & one.places)
        others = one.nouns - codebook.parties.keys()
        return AGREES * (agrees + bool(others & alike)) + (OTHERWISE if others and not others & akin else 0.0)

    return weigh(scene, said.span.start, fits, gender, margin=KNOWN_MARGIN if known else MARGIN, words=said.core).chosen


def another_since(scene: Scene, one: Referent, said: Phrase, head: str) -> Span | None:
    """Where the text has told of another such one since it last spoke of somebody: "another judge"."""
    last = one.last_before(said.span.start)
    if last is None:
        return None
    words = rf"\b(?:another|an? (?:second|third|different|separate|fellow))\s(?:[\w’'\-]+\s){{0,3}}{re.escape(head)}\b"
    found = re.compile(words, re.IGNORECASE).search(
        scene.text, max(last.end, said.span.start - FARTHEST), said.span.start
    )
    return Span(*found.span()) if found is not None else None


def _brought_in(scene: Scene, said: Phrase, head: str) -> bool:
    """Whether the text has spoken of such a one before without saying who it is: "a surgeon"."""
    before = scene.text[max(0, said.span.start - FARTHEST) : said.span.start]
    words = rf"\b(?:an?|one|another|two|some)\s(?:[\w’'\-]+\s){{0,4}}{re.escape(head)}s?\b"
    return re.search(words, before, re.IGNORECASE) is not None
