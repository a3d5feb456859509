"""Whom does a description by age or nation mean, a style or a handle: "the 29-year-old", "His Majesty", "@adabrook"?

Takes the words and the scene; yields the person who leads clearly, or nobody. A report brings nobody in so:
whoever is meant has been named, and is spoken of in that paragraph or the one before. Leaves alone descriptions with a
noun for what somebody does ("the 29-year-old singer"), and people in the plural.
"""

import re

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.phrases.phrase import Phrase, bare
from onrecord.linking.reference.weighing import weigh
from onrecord.records import SpeakerKind

_AGE = re.compile(r"(?P<years>\d{1,3})-year-old(?:\s(?P<nation>[A-Z][\w-]+))?")
# Nothing but the place in the text speaks for somebody: it must speak clearly.
MARGIN = 1.0
_STYLE = re.compile(r"(?P<whose>his|her)\s(?:royal\s)?(?P<style>majesty|highness|excellency)", re.IGNORECASE)
_GENDERS = {"his": "m", "her": "f"}
_NO_LETTERS = re.compile(r"[\W\d_]+")


def by_trait(scene: Scene, said: Phrase, parent: Referent | None) -> Referent | None:
    """The person whom an age or a nation means; `parent` speaks the words that it stands in, and is not meant."""
    short, world = bare(said.core.of(scene.text)), scene.codebook.world
    aged = _AGE.fullmatch(short)
    nation = aged["nation"] if aged else short if re.fullmatch(r"[A-Z][\w-]+", short) else None
    country = world.people_of(nation) if nation else None
    if (nation and (country is None or nation.endswith("s"))) or not (aged or nation):
        return None
    here = scene.sentences.paragraph(said.span.start)

    def fits(one: Referent) -> float | None:
        if one.kind is not SpeakerKind.PERSON or one.many or one is parent or not one.entries:
            return None
        if country and one.country and one.country != country:
            return None
        last = one.last_before(said.span.start)
        near = last is not None and here - scene.sentences.paragraph(last.start) <= 1
        return 0.0 if near else None

    return weigh(scene, said.span.start, fits, margin=MARGIN, words=said.core).chosen


def by_style(scene: Scene, said: Phrase, parent: Referent | None) -> Verdict | None:
    """Whoever has an office of a style: "His Majesty" is the king whom the report names; else nobody it names.

    `parent` speaks the words that it stands in, and is not meant.
    """
    words = said.core.of(scene.text)
    style = _STYLE.fullmatch(words)
    if style is None:
        return None
    offices, gender = scene.codebook.broader[style["style"].lower()], _GENDERS[style["whose"].lower()]

    def fits(one: Referent) -> float | None:
        person = one.kind is SpeakerKind.PERSON and not one.many and one is not parent
        return 0.0 if person and offices & one.nouns else None

    one = weigh(scene, said.span.start, fits, gender, words=said.core).chosen
    return Verdict(kind=one.kind, who=(one,)) if one else Verdict(kind=SpeakerKind.UNNAMED, name=words)


def by_handle(scene: Scene, words: str) -> Referent | None:
    """The one whose name a handle has, letter by letter: "@AdaBrook_2" is Ada Brook."""
    if not words.startswith("@"):
        return None
    letters = _NO_LETTERS.sub("", words).lower()
    found = [one for one in scene.everybody if one.entries and _NO_LETTERS.sub("", one.name).lower() == letters]
    return found[0] if len(found) == 1 else None
