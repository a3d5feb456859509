"""Who is "her brother"; and does "she" mean a relative whom the report has just brought in, or whose relative that is?

Takes words for a relative; yields the one of that gender who alone shares the name of whose relative it is. Takes a
pronoun and the relative whom it seems to mean; yields whose relative that is, where the report has gone back to them: a
new paragraph that opens with the pronoun tells on of whom the report is about. Leaves alone a relative who goes on
speaking.
"""

import re

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.phrases.phrase import head_of
from onrecord.linking.reference.weighing import weigh
from onrecord.records import Span, SpeakerKind

_WHOSE = re.compile(r"\b(his|her)\s+$", re.IGNORECASE)
_OWN = re.compile(r"(his|her)\s(?:\w+\s)?\w+", re.IGNORECASE)
_GENDERS = {"his": "m", "her": "f"}
_OPENS = re.compile(r"(?:He|She)\s+([a-z]+)\b")
_LONGEST = 12


def namesake(scene: Scene, words: Span, head: str) -> Referent | None:
    """The one other person of a surname whom "her brother" can be, where the report calls nobody so.

    Whoever the report says to be another relative is none.
    """
    whose, gender, kin = _OWN.match(scene.text, words.start), scene.codebook.gendered.get(head), scene.codebook.sources
    if whose is None or gender is None or head not in kin.relations:
        return None
    near = Span(scene.sentences.start(max(0, scene.sentences.start(words.start) - 1)), words.start)
    owners = [one for _, entry in scene.people(near) if (one := scene.referent(entry)) is not None]
    owner = next((one for one in reversed(owners) if one.gender == _GENDERS[whose[1].lower()]), None)
    if owner is None or " " not in owner.name:
        return None
    family = [
        one
        for entry in scene.roster.people_by_surname[owner.entries[0].tokens[-1]]
        if (one := scene.referent(entry)) is not None and one is not owner and " " in one.name
    ]
    named = [one for one in family if one.gender == gender and one.mentions[0].start < words.start]
    fitting = [one for one in named if not one.nouns & kin.relations - {head}]
    return fitting[0] if len(fitting) == 1 else None


def whose_relative(scene: Scene, pronoun: Span, one: Referent | None, gender: str) -> Referent | None:
    """Whose relative somebody is, where a paragraph that tells on of them has begun since the relative was named."""
    if one is None or not _tells_on(scene, pronoun, one):
        return None
    for told in one.told:
        whose = _WHOSE.search(scene.text, max(0, told.span.start - _LONGEST), told.span.start)
        if (
            whose is None
            or _GENDERS[whose[1].lower()] != gender
            or head_of(told.words) not in scene.codebook.sources.relations
        ):
            continue
        named = weigh(
            scene,
            whose.start(),
            lambda other: 0.0 if other.kind is SpeakerKind.PERSON and other is not one else None,
            gender,
        )
        return named.chosen
    return None


def _tells_on(scene: Scene, pronoun: Span, one: Referent) -> bool:
    """Whether the paragraph opens with "She" and no cue, before a pronoun and without the relative's name."""
    number = scene.sentences.paragraph(pronoun.start)
    start = scene.text.rfind("\n", 0, pronoun.start) + 1
    opens = _OPENS.match(scene.text, start)
    if opens is None or opens[1] in scene.codebook.cueing.cues or opens.start() == pronoun.start:
        return False
    named = [mention for entry in one.entries for mention in entry.mentions if mention.start < pronoun.start]
    return bool(named) and all(scene.sentences.paragraph(mention.start) < number for mention in named)
