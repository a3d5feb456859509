"""Whom does a description mean: "the official", "the Malian prime minister", "her campaign", "the report"?

Takes a phrase whose head is a common noun; yields a verdict. A definite one leads to somebody of whom the article
has said that he is an official; an indefinite one brings in somebody new, whom the article does not name. What only
carries words (a statement of the union) leads to whose words they are.
"""

import re

from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import BODIES, head_kind, is_state_press
from onrecord.linking.phrases.phrase import (
    DEFINITE,
    Phrase,
    bare,
    head_of,
    without_article,
)
from onrecord.linking.reference.bodies import body, of_its_members, state
from onrecord.linking.reference.carriers import document
from onrecord.linking.reference.first_person import in_own_words
from onrecord.linking.reference.people import Described, people
from onrecord.linking.reference.traits import by_handle, by_trait
from onrecord.linking.reference.untagged import capital_of_a_name, capitals_of_a_body, named_in_capitals, untagged
from onrecord.records import SpeakerKind

# The address of a page that is known by it: "vellmark-today.com", not "p.m".
_SITE = re.compile(r"(?:[\w-]{3,}\.)+[a-z]{2,4}")
_SHARE = re.compile(r"\d%?$|%$")
_FURTHER = re.compile(r"^\s(?:of|for|on)\s(?:the\s)?[A-Z][\w.\-]*(?:\s[A-Z][\w.\-]*)*")


def described(scene: Scene, said: Phrase, place: int, *, parent: Referent | None = None, guess: bool = True) -> Verdict:
    """Settle a phrase whose head is a common noun.

    `parent` speaks the words that it stands in, and is not who it means; without `guess` it leads only to somebody of
    whom the article has said it.
    """
    core = said.core.of(scene.text)
    if (own := said.span.of(scene.text).lower()) in scene.codebook.heads.outlet:
        return in_own_words(scene, own)
    if (one := by_handle(scene, core)) is not None:
        return Verdict(kind=one.kind, who=(one,))
    short, head = bare(core), head_of(core)
    if not head:
        return opened("unknown-source")
    if _SITE.fullmatch(short):
        return Verdict(kind=SpeakerKind.ORGANISATION, name=short)
    kind = head_kind(head, scene.codebook)
    if head in scene.codebook.bodies.document and len(short.split()) > 1:
        kind = SpeakerKind.DOCUMENT
    if is_state_press(short, scene.codebook):
        kind = SpeakerKind.STATE
    if capitals_of_a_body(scene, core):
        further = _FURTHER.match(said.tail)
        return Verdict(kind=SpeakerKind.ORGANISATION, name=short + (further[0] if further else ""))
    paired = head in scene.codebook.sources.pairs | scene.codebook.sources.kin
    if (kind is None and head in scene.codebook.sources.quantities and not paired) or _SHARE.search(core):
        return Verdict(kind=SpeakerKind.UNNAMED, name=without_article(core))
    definite = bool(DEFINITE.match(said.span.of(scene.text))) and said.core.start - said.span.start < 2
    if kind is SpeakerKind.DOCUMENT:
        return document(scene, said, head, place, definite=definite)
    if kind is SpeakerKind.UNNAMED and (named_in_capitals(scene, said) or capital_of_a_name(scene, said, head)):
        return Verdict(kind=SpeakerKind.ORGANISATION, name=short)
    if definite and (one := by_trait(scene, said, parent)) is not None:
        return Verdict(kind=one.kind, who=(one,))
    if definite and (code := _people_as_state(scene, short)):
        return state(scene, short, code)
    if kind is SpeakerKind.UNNAMED or paired:
        return people(scene, Described(said, head, place, definite=definite, parent=parent, guess=guess))
    if kind in BODIES:
        kind = SpeakerKind.ORGANISATION if of_its_members(said, scene.codebook) else kind
        return body(scene, said, head, kind, place, definite=definite)
    return untagged(scene, short, titled=scene.in_title(said.span))


def _people_as_state(scene: Scene, short: str) -> str | None:
    """The country of "the Malians": with the article, the press means those who speak for them."""
    return scene.codebook.world.people_of(short) if short.endswith("s") and " " not in short else None
