"""May somebody be the accused that a pronoun stands for? Not the witnesses, nor those who are spoken to.

Takes whom a pronoun was led to and the statement that accuses; says whether the words around it allow them. Leaves
open who else it is: a charge against nobody known is better than one against its witnesses.
"""

import re
from collections.abc import Iterable

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.phrases.phrase import bare, head_of
from onrecord.linking.sources.surroundings import Heard
from onrecord.records import Span

# So many paragraphs back "they" may still be led to those who have just spoken.
_NEAR = 1
_BELONGS = re.compile(r"\s(?:of|to)\s")


def may_be_accused(
    scene: Scene, one: Referent, span: Span, source: Iterable[Span], heard: Iterable[tuple[int, Heard]]
) -> bool:
    """Whether a pronoun for the accused at `span` may mean somebody.

    `source` is that of the charge, `heard` what surrounds each statement, with its place.
    """
    named = (part for part in source if any(part.covers(mention) for mention in one.mentions))
    if any(not _is_another_person(scene, part) for part in named):
        return False  # "the party of the president accused him": of another
    if any(around.addressee is one and _is_near(scene, place, span, 0) for place, around in heard):
        return False
    # "Rebels came, villagers said. 'They burned my house'": the villagers have only told of it.
    return not (one.many and any(who is one and _is_near(scene, place, span, _NEAR) for place, who in scene.speakers))


def _is_another_person(scene: Scene, source: Span) -> bool:
    """Whether a source is somebody apart from whom it names: "the wife of Okello", not his party, nor his lawyer."""
    head = head_of(bare(_BELONGS.split(source.of(scene.text))[0])).lower()
    return head in scene.codebook.heads.person and head not in scene.codebook.replies.speaks_for


def _is_near(scene: Scene, place: int, span: Span, within: int) -> bool:
    away = scene.sentences.paragraph(span.start) - scene.sentences.paragraph(place)
    return place < span.start and 0 <= away <= within
