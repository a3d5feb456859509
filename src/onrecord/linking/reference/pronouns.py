"""Whom do "she", "they", "it" and "I" stand for, and a quotation that no source goes with?

Takes a pronoun and the scene; yields a verdict. "I" and "we" in somebody's words are that somebody's; elsewhere
`first_person` tells. Leaves "this" and "those" open, and "who" to `antecedents`.
"""

import re

from onrecord.linking.cast.referents import Referent, latest
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import BODIES, MANY
from onrecord.linking.reference.bringing_in import brought_in
from onrecord.linking.reference.first_person import FIRST, in_own_words
from onrecord.linking.reference.relatives import whose_relative
from onrecord.linking.reference.same_sentence import only_one
from onrecord.linking.reference.together import joined, two
from onrecord.linking.reference.weighing import FEATURES, MARGIN, Weighed, features, weigh
from onrecord.records import Span, SpeakerKind

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PAIR = frozenset({"both", "neither"})
_THING = frozenset({"it", "its", "itself"})
# Where a tagger weighs as well, a narrower win of "he" and "she" is as safe.
HEARD_MARGIN = 0.25
# By these somebody answers what another has asked.
_REPLIES = frozenset({"answered", "answers", "replied", "replies", "responded", "responds"})
_ASKED = re.compile(r"\b(?:asked|asks|pressed|questioned)\b(\s(?:him|her)\b)?")
# In how many sentences somebody goes on to speak.
_NEAR = 4


def pronoun(
    scene: Scene,
    span: Span,
    words: str,
    parent: Referent | None,
    cue: str = "",
    *,
    verbatim: bool = False,
    speaks: bool = True,
) -> Verdict:
    """Settle a personal pronoun; `cue` is what it does, and `speaks` says whether it makes a statement.

    Whoever is quoted, which `verbatim` says of the parent, calls nobody but others "she".
    """
    if words in FIRST:
        if parent is not None:
            return Verdict(kind=parent.kind, who=(parent,))
        if words == "you":
            return Verdict(kind=SpeakerKind.UNNAMED, name=words)  # "you could leave it thinking": anybody
        return in_own_words(scene, words)
    if words in GENDER:
        if parent is None and (one := brought_in(scene, span, GENDER[words])) is not None:
            return Verdict(kind=one.kind, who=(one,))
        if not speaks and (only := only_one(scene, span, words, GENDER[words], parent)) is not None:
            return only
        return _he_or_she(scene, span, GENDER[words], cue, not_this=parent if verbatim else None, speaks=speaks)
    if words in MANY:
        return _they(scene, span, words)
    if words in _THING:
        return _verdict(weigh(scene, span.start, _a_thing))
    return opened("pronoun", latest([one for one in scene.everybody if _a_person(one) is not None], span.start))


def _he_or_she(scene: Scene, span: Span, gender: str, cue: str, *, not_this: Referent | None, speaks: bool) -> Verdict:
    """The one person whom "he" or "she" means, unless another is as likely; `not_this` it does not mean."""
    margin = MARGIN if scene.weigher is None else HEARD_MARGIN
    asks, place = _asks(scene, span, cue)

    def fits(one: Referent) -> float | None:
        return None if one in (not_this, asks) else _a_person(one)

    found = weigh(scene, place, fits, gender, margin=margin, words=span)
    if (owner := whose_relative(scene, span, found.chosen, gender)) is not None:
        return Verdict(kind=owner.kind, who=(owner,))
    if found.chosen is not None and speaks and another_speaks(scene, span, found.chosen):
        return opened("pronoun", found.candidates, SpeakerKind.PERSON)
    return _verdict(found) if found.chosen else _goes_on(scene, span, cue, found) or _verdict(found)


def _asks(scene: Scene, span: Span, cue: str) -> tuple[Referent | None, int]:
    """Whoever has just asked what "he" replies to, and where to look for him: "Counsel asked why. He replied no".

    Whom they asked as "him" was told of before they did.
    """
    last = scene.last_speaker(span.start)
    if last is None or cue.lower().rpartition(" ")[2].strip(":") not in _REPLIES:
        return None, span.start
    place, one = last
    near = scene.sentences.number(span.start) - scene.sentences.number(place) <= 1
    asked = _ASKED.search(scene.text, place, span.start) if near else None
    if asked is None:
        return None, span.start
    return one, place if asked[1] else span.start


def _goes_on(scene: Scene, span: Span, cue: str, found: Weighed) -> Verdict | None:
    """Whoever spoke last, where "he added" says so and nobody is likelier."""
    last = scene.last_speaker(span.start)
    if last is None or not found.candidates or not scene.codebook.cueing.goes_on & set(cue.lower().split()):
        return None
    place, one = last
    near = scene.sentences.number(span.start) - scene.sentences.number(place) <= _NEAR
    return Verdict(kind=one.kind, who=(one,)) if near and found.candidates[0] is one else None


def another_speaks(scene: Scene, span: Span, one: Referent) -> bool:
    """Whether the paragraph has just heard somebody of whom it is open who that is, and told of nobody since.

    "The new minister promised pay. “I will not rest,” he said": he is the new minister, whoever that may be.
    """
    at = next((place for place in reversed(scene.unsettled) if place < span.start), None)
    last = one.last_before(span.start)
    if at is None or last is None or last.start > at:
        return False
    return scene.sentences.paragraph(at) == scene.sentences.paragraph(span.start)


def _they(scene: Scene, span: Span, words: str) -> Verdict:
    """Several: people whom the text has just joined or who have just spoken together, or a body that came behind them.

    A body that is only where something happens, or whose book it is, is no "they".
    """
    pair = two(scene, span.start) if words in _PAIR else joined(scene, span.start) or _spoke_together(scene, span.start)
    found = weigh(scene, span.start, _several)
    if pair:
        at = max(mention.start for one in pair if (mention := one.last_before(span.start)))
        last = found.chosen.last_before(span.start) if found.chosen is not None else None
        later = last is not None and last.start > at
        if words in _PAIR or found.chosen is None or not later or not _acts(scene, span.start, found.chosen):
            return Verdict(kind=SpeakerKind.PERSON, who=pair)
    if found.chosen is not None and found.chosen.entries and not _acts(scene, span.start, found.chosen):
        return opened("pronoun", found.candidates)
    return _verdict(found)


def _spoke_together(scene: Scene, place: int) -> tuple[Referent, ...]:
    """People who made the last statement but one or nearer together, where no group has spoken since."""
    at, who = next((said for said in reversed(scene.together) if said[0] < place), (0, ()))
    since = [one for there, one in scene.speakers if there > at]
    near = scene.sentences.number(place) - scene.sentences.number(at) <= _NEAR
    people = all(one.kind is SpeakerKind.PERSON for one in who)
    return who if near and people and not any(one.many or one.kind is not SpeakerKind.PERSON for one in since) else ()


def _acts(scene: Scene, place: int, one: Referent) -> bool:
    """Whether a body was the last to speak, or is the subject where it was named last."""
    last = scene.last_speaker(place)
    if last is not None and last[1] is one:
        return True
    seen = features(scene, place, one, None, None)
    return seen is not None and bool(seen[FEATURES.index("subject")])


def _verdict(found: Weighed) -> Verdict:
    if found.chosen is None:
        named = {one.kind for one in found.candidates}
        return opened("pronoun", found.candidates, named.pop() if len(named) == 1 else None)
    return Verdict(kind=found.chosen.kind, who=(found.chosen,))


def _a_person(one: Referent) -> float | None:
    """Persons, named or not; a named one a little rather."""
    if one.kind is SpeakerKind.PERSON:
        return 0.0 if not one.many else None
    return -0.5 if one.kind is SpeakerKind.UNNAMED and not one.many else None


def _several(one: Referent) -> float | None:
    """Several persons, or a body, which English calls "they" as well."""
    if one.many:
        return 1.0
    return 0.0 if one.kind in BODIES and not one.place else None


def _a_thing(one: Referent) -> float | None:
    return 0.0 if one.kind in (*BODIES, SpeakerKind.DOCUMENT) and not one.place else None


def untold(scene: Scene, place: int, *, quoted: bool) -> Verdict:
    """A statement without a source: a quotation goes on from the one before it, in its paragraph or the next."""
    last = scene.last_speaker(place)
    if quoted and last is not None:
        near = scene.sentences.paragraph(place) - scene.sentences.paragraph(last[0]) <= 1
        if near:
            return Verdict(kind=last[1].kind, who=(last[1],))
    return Verdict(kind=SpeakerKind.NONE, reason="no-source")
