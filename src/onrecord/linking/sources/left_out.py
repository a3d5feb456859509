"""Who makes a statement whose sentence names the speaker elsewhere: before an "and" or a participle?

Takes the scene and a cue without a source; yields the speaker. "It was reported" and "is expected" are nobody's, and
stay so.
"""

import re

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.records import Span, SpeakerKind

_JOINS = re.compile(r"(?:,\s+|\band\s+|,\s+and\s+)$")
_PASSIVE = re.compile(r"(?:is|are|was|were|be|been|being|has|have|had)\b")
# A subject stands near the head of its sentence.
_NEAR = 60


def subject(scene: Scene, cue: Span) -> Referent | None:
    """Whose deeds a sentence tells, where the cue goes on with it: "Okello left early, calling it a farce"."""
    text = scene.text
    begins = scene.sentences.start(cue.start)
    word = re.match(r"\w+(?:\s\w+)?", cue.of(text))
    if (
        word is None
        or not word[0][0].islower()
        or _PASSIVE.match(word[0])
        or not scene.codebook.reports.search(word[0])
    ):
        return None
    if not (_JOINS.search(text, begins, cue.start) or word[0].split()[0].endswith("ing")):
        return None
    spoken = [one for place, one in scene.speakers if begins <= place < cue.start]
    if spoken:
        return spoken[-1]
    return doer(scene, cue)


def doer(scene: Scene, cue: Span) -> Referent | None:
    """The person whom the sentence of a cue names first before it, near its head and as the owner of nothing."""
    text = scene.text
    begins = scene.sentences.start(cue.start)
    named = [(m, entry) for m, entry in scene.people(Span(begins, cue.start)) if text[m.end : m.end + 1] not in "'’"]
    if not named or named[0][0].start - begins > _NEAR:
        return None
    one = scene.referent(named[0][1])
    return one if one is not None and one.kind is SpeakerKind.PERSON else None
