"""Who is "I", "we" and "this newspaper" outside of other people's words?

Takes the scene and the words; yields a verdict: the one who wrote the article, or who printed it. Leaves open what
nobody is named for: of an article by several, or one that does not say where it was printed.
"""

from typing import Final

from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.records import SpeakerKind

ME: Final = frozenset({"i", "me", "my", "myself"})
FIRST: Final = ME | {"we", "us", "our", "you", "ourselves"}
_WRITERS: Final = frozenset({"this reporter", "the author"})


def in_own_words(scene: Scene, words: str) -> Verdict:
    """Who writes of himself or of itself by these words, in small letters."""
    alone = words in ME or words in _WRITERS
    meant = scene.author if alone else scene.outlet
    if meant is not None:
        return Verdict(kind=meant.kind, who=(meant,))
    return opened("outlet", kind=SpeakerKind.PERSON if words in ME else SpeakerKind.ORGANISATION)
