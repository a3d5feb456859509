"""Who wrote an article and who printed it, and so is "I" and "we" in it outside of other people's words?

Takes the scene, the names in the byline and the publisher's; yields a referent, or None where several wrote it or
nobody is named.
"""

import re
from collections.abc import Sequence

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.names.kinds import BODIES
from onrecord.records import Span, SpeakerKind

_IS = re.compile(r"(?:,\s[^.!?\n]{1,120},)?,?\s+(?:is|was|serves|works|teaches|writes|lives)\b")


def author(scene: Scene, names: Sequence[str]) -> Referent | None:
    """The one who wrote the article, and is "I" in it outside of other people's words."""
    if not names:
        return _signed_below(scene)
    if len(names) > 1:
        return None
    same = (one for one in scene.everybody if one.kind is SpeakerKind.PERSON and one.name == names[0])
    return next(same, None) or Referent(name=names[0], kind=SpeakerKind.PERSON)


def outlet(scene: Scene, publisher: str | None) -> Referent | None:
    """Who printed the article, and is "we" and "this newspaper" in it outside of other people's words."""
    if not publisher:
        return None
    same = (one for one in scene.everybody if one.kind in BODIES and _bare(one.name) == _bare(publisher))
    return next(same, None) or Referent(name=publisher, kind=SpeakerKind.ORGANISATION)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _signed_below(scene: Scene) -> Referent | None:
    """The author of a comment, whom only its last paragraph names: "Ada Brook is the mayor of Ellery."."""
    begins = scene.text.rstrip().rfind("\n") + 1
    for mention, entry in scene.people(Span(begins, len(scene.text))):
        unnamed_before = entry.first == mention.start and len(entry.tokens) > 1
        starts = not scene.text[begins : mention.start].strip(' —–-*_“"')
        if unnamed_before and starts and begins > scene.title_end and _IS.match(scene.text, mention.end):
            return scene.referent(entry)
        break
    return None
