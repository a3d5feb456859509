"""Whom does a description mean: "the official", "the Malian prime minister", "her campaign", "the report"?

Takes a phrase whose head is a common noun; yields a verdict. A definite one leads to somebody of whom the article
has said that he is an official; an indefinite one brings in somebody new, whom the article does not name. What only
carries words (a statement of the union) leads to whose words they are.
"""

import re
from collections.abc import Callable

from onrecord.linking.cast.referents import Referent, latest
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import BODIES, head_kind, is_plural, is_state_press
from onrecord.linking.phrases.phrase import (
    DEFINITE,
    OWNER,
    WORD,
    Phrase,
    bare,
    counted_where,
    head_of,
    without_article,
)
from onrecord.linking.phrases.standing import at_odds, parties_in
from onrecord.linking.reference.below import bearer_below, named_below
from onrecord.linking.reference.bodies import NARROWER_NOUN, SAME_NOUN, SAME_QUALIFIER, body, of_its_members, state
from onrecord.linking.reference.carriers import document
from onrecord.linking.reference.newcomers import newcomer
from onrecord.linking.reference.offices import called_the_same, elsewhere, of_what, outranks, ranks_in
from onrecord.linking.reference.together import called_so, two
from onrecord.linking.reference.traits import by_handle, by_trait
from onrecord.linking.reference.untagged import capital_of_a_name, capitals_of_a_body, named_in_capitals, untagged
from onrecord.linking.reference.untold import another_since, has_left, is_former, whoever_is_meant
from onrecord.linking.reference.weighing import Weighed, weigh
from onrecord.records import SpeakerKind

# Without a noun in common, only the speaker of the last statement can be meant.
UNKNOWN_NOUN = -1.0
# A description asks for more than a pronoun: where two may be meant, its noun was not enough.
DESCRIPTION_MARGIN = 1.0
# A cue between the end of a quotation and whoever speaks.
_TAG = re.compile(r"[”\"]\s+([a-z]+)\s+$")
FARTHEST_TAG = 30
_GENDERS = {"men": "m", "women": "f"}
# The address of a page that is known by it: "vellmark-today.com", not "p.m".
_SITE = re.compile(r"(?:[\w-]{3,}\.)+[a-z]{2,4}")
_SHARE = re.compile(r"\d%?$|%$")
_ONE_OF = re.compile(r"one of\s+", re.IGNORECASE)
_FURTHER = re.compile(r"^\s(?:of|for|on)\s(?:the\s)?[A-Z][\w.\-]*(?:\s[A-Z][\w.\-]*)*")


def described(scene: Scene, said: Phrase, place: int, *, parent: Referent | None = None, guess: bool = True) -> Verdict:
    """Settle a phrase whose head is a common noun.

    `parent` speaks the words that it stands in, and is not who it means; without `guess` it leads only to somebody of
    whom the article has said it.
    """
    core = said.core.of(scene.text)
    if said.span.of(scene.text).lower() in scene.codebook.heads.outlet:
        return opened("outlet", kind=SpeakerKind.ORGANISATION)
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
    if definite and (code := _people_asstate(scene, short)):
        return state(scene, short, code)
    if kind is SpeakerKind.UNNAMED or paired:
        return _somebody(scene, said, head, place, definite=definite, parent=parent, guess=guess)
    if kind in BODIES:
        kind = SpeakerKind.ORGANISATION if of_its_members(said, scene.codebook) else kind
        return body(scene, said, head, kind, place, definite=definite)
    return untagged(scene, short)


def _people_asstate(scene: Scene, short: str) -> str | None:
    """The country of "the Malians": with the article, the press means those who speak for them."""
    return scene.codebook.world.people_of(short) if short.endswith("s") and " " not in short else None


def _somebody(
    scene: Scene, said: Phrase, head: str, place: int, *, definite: bool, parent: Referent | None, guess: bool
) -> Verdict:
    """People: one whom the article has named, or somebody it does not name."""
    core, codebook = said.core.of(scene.text), scene.codebook
    short = bare(core)
    if head in codebook.sources.several:
        return Verdict(kind=SpeakerKind.UNNAMED, name=without_article(core))
    if head in codebook.sources.pairs or (core.lower().startswith(("both ", "neither ", "the two ")) and not said.tail):
        return _pair(scene, said, head, place, guess=guess)
    if definite and core.lower() == f"the {head}" and (both := called_so(scene, said, head)):
        return Verdict(kind=SpeakerKind.PERSON, who=both)
    if is_plural(head, codebook) or head in codebook.sources.kin:
        one = _ONE_OF.match(scene.text, said.span.start, said.core.start)
        return Verdict(
            kind=SpeakerKind.UNNAMED,
            name=f"one of {core}" if one else without_article(core) + counted_where(core, said.tail),
        )
    if (longer := f"{head}{said.tail.partition(',')[0]}") in codebook.broader:
        head = longer  # "the head of government" is a prime minister
    named_later = (
        said.tail.lstrip(" ,").startswith("who")
        if definite
        else head not in codebook.sources.anybody and head not in codebook.sources.relations
    )
    if guess and named_later and scene.leads(place) and (ahead := named_below(scene, short, head, place)):
        return ahead
    if not definite:
        holder = called_the_same(short, scene.everybody, codebook) if head in codebook.sources.stated else None
        return (
            Verdict(kind=SpeakerKind.PERSON, who=(holder,)) if holder else Verdict(kind=SpeakerKind.UNNAMED, name=short)
        )
    words = {word.lower() for word in WORD.findall(short)} - {head}
    country = codebook.world.in_phrase(short)
    gender = codebook.gendered.get(head)
    owned = OWNER.match(said.span.of(scene.text)) is not None
    narrower = codebook.broader.get(head, frozenset())
    if owned and head not in codebook.sources.relations:
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    inside = scene.roster.touching(said.span)  # who hired "the lawyer Brook hired" is none
    told = _person_fits(scene, head, short, country, place, owned=owned, gender=gender, guess=guess)

    def fits(one: Referent) -> float | None:
        other = one is parent or any(scene.referent(entry) is one for _, entry in inside)
        other = other or elsewhere(said, head, one, codebook) or outranks(short, one, codebook)
        return None if other else told(one)

    found = weigh(scene, said.span.start, fits, gender, margin=DESCRIPTION_MARGIN, words=said.core)
    stated = (head in codebook.sources.stated or bool(ranks_in(short, codebook))) and not is_former(short)
    person = found.chosen is not None and found.chosen.kind is SpeakerKind.PERSON
    if person and not stated and all((told(one) or 0.0) <= 0.0 for one in found.candidates):
        found = Weighed(None)  # only that they spoke last speaks for them: "the candidate" may be another
    if found.chosen is not None:
        nearest = _another(scene, found.chosen, said, head) or found.chosen
        return Verdict(kind=nearest.kind, who=(nearest,))
    if not found.candidates and stated and not owned:
        bearer = bearer_below(scene, said, head, place, guess=guess) or (
            _in_a_tag(scene, said, head, place) if guess else None
        )
        if bearer is not None and bearer is not parent:
            return Verdict(kind=bearer.kind, who=(bearer,))
    # "The representative of Arlia" is nobody else's.
    if not found.candidates and (not guess or stated or codebook.world.in_phrase(of_what(said))):
        return Verdict(kind=SpeakerKind.UNNAMED, name=short + of_what(said))
    people = latest([one for one in scene.everybody if one.kind is SpeakerKind.PERSON], place)
    if not owned and not found.candidates and (likely := whoever_is_meant(scene, said, head, gender, parent)):
        return Verdict(kind=SpeakerKind.PERSON, who=(likely,))
    own_words = words and not found.candidates and not narrower and head not in codebook.naming.titles
    if owned or not people or own_words:
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    named = bool(found.candidates) and all(one.kind is SpeakerKind.PERSON for one in found.candidates)
    return opened("description", found.candidates or people, SpeakerKind.PERSON if named else None)


def _another(scene: Scene, one: Referent, said: Phrase, head: str) -> Referent | None:
    """The other one of whom the text has told since it named somebody, who is the nearer one: "another judge"."""
    at = another_since(scene, one, said, head) if one.kind is SpeakerKind.PERSON else None
    if at is None:
        return None
    other = newcomer(scene, bare(said.core.of(scene.text)), SpeakerKind.UNNAMED, apart=at.start)
    other.noted(at)
    return other


def _pair(scene: Scene, said: Phrase, head: str, place: int, *, guess: bool) -> Verdict:
    """Two people who have just been named together, where the words tell nothing else of them: "both men"."""
    core = said.core.of(scene.text)
    alone = " and " not in core and not parties_in(bare(core), scene.codebook)
    far = guess and not said.tail
    if head != "latter" and alone and (pair := two(scene, said.span.start, _GENDERS.get(head), far=far)):
        return Verdict(kind=SpeakerKind.PERSON, who=pair)
    people = [one for one in scene.everybody if one.kind is SpeakerKind.PERSON]
    return opened("description", latest(people, place), SpeakerKind.PERSON if people else None)


def _in_a_tag(scene: Scene, said: Phrase, head: str, place: int) -> Referent | None:
    """The last speaker, where a tag behind a quotation calls whoever speaks by an office: "..., said the mayor".

    So only where the paragraph names that person alone, and the report says nothing else of what they are.
    """
    tag = _TAG.search(scene.text, max(0, said.span.start - FARTHEST_TAG), said.span.start)
    last = scene.last_speaker(place)
    if tag is None or tag[1] not in scene.codebook.cueing.cues or scene.codebook.sector_of(head, body=False) is None:
        return None
    if last is None or last[1].kind is not SpeakerKind.PERSON:
        return None
    paragraph = scene.sentences.paragraph(said.span.start)
    here = {
        id(one)
        for one in scene.everybody
        if one.kind is SpeakerKind.PERSON and any(scene.sentences.paragraph(m.start) == paragraph for m in one.mentions)
    }
    return last[1] if here == {id(last[1])} and not last[1].nouns else None


def _person_fits(
    scene: Scene,
    head: str,
    short: str,
    country: str | None,
    place: int,
    *,
    owned: bool,
    gender: str | None,
    guess: bool,
) -> Callable[[Referent], float | None]:
    """What a description of a person asks for, as a bonus for each candidate."""
    words, codebook = {word.lower() for word in WORD.findall(short)} - {head}, scene.codebook
    narrower = codebook.broader.get(head, frozenset())
    last = scene.last_speaker(place)
    parties, places = parties_in(short, codebook), scene.places_in(short)
    party, former = head in codebook.parties, head in codebook.sources.stated and is_former(short)

    def fits(one: Referent) -> float | None:
        if one.many or one.kind not in (SpeakerKind.PERSON, SpeakerKind.UNNAMED):
            return None
        if country and one.country and one.country != country:
            return None
        if at_odds(parties, one.parties) or at_odds(places, one.places):
            return None
        told = {word.lower() for description in one.told for word in WORD.findall(description.words)}
        shared = SAME_QUALIFIER * min(len(words & told), 2) + (1.0 if country and one.country == country else 0.0)
        shared += SAME_QUALIFIER * (bool(parties & one.parties) + bool(places & one.places))
        if party and one.kind is SpeakerKind.PERSON:
            return None  # "the Republican": of most of them a report tells no party
        if head in one.nouns:
            return None if former and not has_left(one, head) else SAME_NOUN + shared
        if one.nouns & narrower:
            return NARROWER_NOUN + shared
        if head in codebook.sources.anybody and guess and not one.nouns & codebook.sources.stated:
            return 1.0
        if parties & one.parties or places & one.places:
            return shared
        if not guess or owned or last is None or last[1] is not one or not (narrower or gender):
            return None
        return UNKNOWN_NOUN + (1.0 if gender and one.gender == gender else 0.0)

    return fits
