"""Which person does a description mean, or which people: "the mayor", "an aide", "both men", "her lawyer"?

Takes a phrase whose head is a noun for people; yields a verdict. A definite one is weighed against everybody of whom
the article has spoken; an indefinite one brings in somebody whom the article does not name, or not yet.
"""

import re
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace

from onrecord.linking.cast.referents import Referent, latest
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict, opened
from onrecord.linking.names.kinds import is_plural
from onrecord.linking.phrases.counted import counted_where
from onrecord.linking.phrases.phrase import OF_SOMEBODY, OWNER, WORD, Phrase, bare, without_article
from onrecord.linking.phrases.standing import at_odds, parties_in
from onrecord.linking.reference.below import bearer_below, named_below
from onrecord.linking.reference.bodies import SAME_NOUN, SAME_QUALIFIER
from onrecord.linking.reference.bodies_below import NARROWER_NOUN
from onrecord.linking.reference.newcomers import newcomer
from onrecord.linking.reference.offices import (
    body_led,
    called_the_same,
    elsewhere,
    of_what,
    outranks,
    ranks_in,
    told_so,
)
from onrecord.linking.reference.relatives import namesake
from onrecord.linking.reference.together import called_so, latter, two
from onrecord.linking.reference.untold import another_since, has_left, is_former, whoever_is_meant
from onrecord.linking.reference.weighing import Weighed, weigh
from onrecord.records import SpeakerKind

# Without a noun in common, only the speaker of the last statement can be meant.
UNKNOWN_NOUN = -1.0
# A description asks for more than a pronoun: where two may be meant, its noun was not enough.
DESCRIPTION_MARGIN = 1.0
# "The president" is rather one in office than a former one, and "the head of the museum" whom the museum is told of.
HAS_LEFT = 2.0
SAME_BODY = 3 * SAME_QUALIFIER
# A cue between the end of a quotation and whoever speaks.
_TAG = re.compile(r"[”\"]\s+([a-z]+)\s+$")
_FARTHEST_TAG = 30
# In how many sentences "the former mayor" can be whoever has just spoken.
_NEAR = 2
_GENDERS = {"men": "m", "women": "f"}
_ONE_OF = re.compile(r"one of\s+", re.IGNORECASE)
# "Two of its five members" are not five.
_OF_SO_MANY = re.compile(r"(\w+)\sof\s(?=(?:its\s|the\s|their\s|our\s)?(\w+)\s\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase for people with its head, at a place of the text.

    `parent` speaks the words that it stands in, and is not who it means; without `guess` it leads only to somebody of
    whom the article has said it.
    """

    said: Phrase
    head: str
    place: int
    _: KW_ONLY
    definite: bool
    parent: Referent | None = None
    guess: bool = True


def people(scene: Scene, asked: Described) -> Verdict:
    """One whom the article has named, or somebody it does not name."""
    short = bare(asked.said.core.of(scene.text))
    several = _several(scene, asked)
    if several is not None:
        return several
    longer = f"{asked.head}{asked.said.tail.partition(',')[0]}"
    if longer in scene.codebook.broader:
        asked = replace(asked, head=longer)  # "the head of government" is a prime minister
    if asked.guess and _may_be_named_later(scene, asked) and scene.leads(asked.place):
        ahead = named_below(scene, short, asked.head, asked.place)
        if ahead is not None:
            return ahead
    if asked.definite:
        return _one(scene, asked, short)
    stated = asked.head in scene.codebook.sources.stated
    holder = called_the_same(short, scene.everybody, scene.codebook) if stated else None
    return Verdict(kind=SpeakerKind.PERSON, who=(holder,)) if holder else _unnamed(short)


def _unnamed(name: str) -> Verdict:
    return Verdict(kind=SpeakerKind.UNNAMED, name=name)


def _several(scene: Scene, asked: Described) -> Verdict | None:
    """Several people, or one of them: "aides", "both men", "one of the miners"."""
    said, head, codebook = asked.said, asked.head, scene.codebook
    core = said.core.of(scene.text)
    if head in codebook.sources.several:
        return _unnamed(without_article(core))
    if head in codebook.sources.pairs or (core.lower().startswith(("both ", "neither ", "the two ")) and not said.tail):
        return _pair(scene, asked)
    if asked.definite and core.lower() == f"the {head}" and (both := called_so(scene, said, head)):
        return Verdict(kind=SpeakerKind.PERSON, who=both)
    if not is_plural(head, codebook) and head not in codebook.sources.kin:
        return None
    if some := _ONE_OF.match(scene.text, said.span.start, said.core.start) or _of_so_many(scene, said):
        return _unnamed(f"{some[0].lower()}{core}")
    return _unnamed(without_article(core) + counted_where(core, said.tail))


def _of_so_many(scene: Scene, said: Phrase) -> re.Match[str] | None:
    """The words before a noun by which some of a number of people are meant: "two of its five members"."""
    found = _OF_SO_MANY.match(scene.text, said.span.start)
    number = scene.codebook.calendar.number
    counts = found is not None and number(found[1].lower()) is not None and number(found[2].lower()) is not None
    return found if counts else None


def _pair(scene: Scene, asked: Described) -> Verdict:
    """Two people who have just been named together, where the words tell nothing else of them: "both men"."""
    said, head = asked.said, asked.head
    core = said.core.of(scene.text)
    alone = " and " not in core and not parties_in(bare(core), scene.codebook)
    far = asked.guess and not said.tail
    if head == "latter" and (one := latter(scene, said.span.start)) is not None:
        return Verdict(kind=one.kind, who=(one,))
    if head != "latter" and alone and (pair := two(scene, said.span.start, _GENDERS.get(head), far=far)):
        return Verdict(kind=SpeakerKind.PERSON, who=pair)
    everyone = [one for one in scene.everybody if one.kind is SpeakerKind.PERSON]
    return opened("description", latest(everyone, asked.place), SpeakerKind.PERSON if everyone else None)


def _may_be_named_later(scene: Scene, asked: Described) -> bool:
    """Whether a headline or lead may bring in by these words somebody whom the report names below."""
    sources = scene.codebook.sources
    if asked.definite:
        return asked.said.tail.lstrip(" ,").startswith("who")
    return asked.head not in sources.anybody and asked.head not in sources.relations


def _one(scene: Scene, asked: Described, short: str) -> Verdict:
    """The person whom a definite description means, of all of whom the article has spoken."""
    said, head, codebook = asked.said, asked.head, scene.codebook
    owned = OWNER.match(said.span.of(scene.text)) is not None
    if owned and head not in codebook.sources.relations:
        return _unnamed(short)
    if owned and (relative := namesake(scene, said.span, head)) is not None:
        return Verdict(kind=relative.kind, who=(relative,))
    stated = (head in codebook.sources.stated or bool(ranks_in(short, codebook))) and not is_former(short)
    found = _weighed(scene, asked, short, owned=owned, stated=stated)
    if found.chosen is not None:
        nearest = _another(scene, found.chosen, said, head) or found.chosen
        return Verdict(kind=nearest.kind, who=(nearest,))
    if found.candidates:
        named = all(one.kind is SpeakerKind.PERSON for one in found.candidates)
        if owned or not _people_before(scene, asked.place):
            return _unnamed(short)
        return opened("description", found.candidates, SpeakerKind.PERSON if named else None)
    return _untold(scene, asked, short, owned=owned, stated=stated)


def _weighed(scene: Scene, asked: Described, short: str, *, owned: bool, stated: bool) -> Weighed:
    """Who fits a description best, where somebody fits it at all."""
    said, head, codebook = asked.said, asked.head, scene.codebook
    inside = scene.roster.touching(said.span)  # who hired "the lawyer Brook hired" is none
    told = _fitting(scene, asked, short, owned=owned)

    def fits(one: Referent) -> float | None:
        other = one is asked.parent or any(scene.referent(entry) is one for _, entry in inside)
        other = other or elsewhere(said, head, one, codebook) or outranks(short, one, codebook)
        return None if other else told(one)

    gender = codebook.gendered.get(head)
    found = weigh(scene, said.span.start, fits, gender, margin=DESCRIPTION_MARGIN, words=said.core)
    person = found.chosen is not None and found.chosen.kind is SpeakerKind.PERSON
    if person and not stated and all((told(one) or 0.0) <= 0.0 for one in found.candidates):
        return Weighed(None)  # only that they spoke last speaks for them: "the candidate" may be another
    return found


def _untold(scene: Scene, asked: Described, short: str, *, owned: bool, stated: bool) -> Verdict:
    """Whom a definite description means, where the article has said of nobody what it says."""
    said, head, codebook = asked.said, asked.head, scene.codebook
    if (left := _has_just_spoken(scene, asked, short)) is not None:
        return Verdict(kind=left.kind, who=(left,))
    if stated and not owned:
        bearer = bearer_below(scene, said, head, asked.place, guess=asked.guess)
        bearer = bearer or (_in_a_tag(scene, asked) if asked.guess else None)
        if bearer is not None and bearer is not asked.parent:
            return Verdict(kind=bearer.kind, who=(bearer,))
    # "The representative of Arlia" is nobody else's.
    if not asked.guess or stated or codebook.world.in_phrase(of_what(said)):
        return _unnamed(short + of_what(said))
    # "Brook's father" is not whoever was named last, but "the councillor's rival" may be.
    kin = head in codebook.sources.relations and OF_SOMEBODY.search(said.core.of(scene.text)) is not None
    likely = None if owned or kin else whoever_is_meant(scene, said, head, codebook.gendered.get(head), asked.parent)
    if likely:
        return Verdict(kind=SpeakerKind.PERSON, who=(likely,))
    words = {word.lower() for word in WORD.findall(short)} - {head}
    own_words = words and head not in codebook.broader and head not in codebook.naming.titles
    before = _people_before(scene, asked.place)
    return _unnamed(short) if owned or kin or not before or own_words else opened("description", before)


def _has_just_spoken(scene: Scene, asked: Described, short: str) -> Referent | None:
    """The last speaker, where "the former minister" goes on about a minister whom a report tells was dropped."""
    last = scene.last_speaker(asked.place) if is_former(short) and asked.guess else None
    if last is None or last[1] is asked.parent or last[1].kind is not SpeakerKind.PERSON:
        return None
    near = scene.sentences.number(asked.place) - scene.sentences.number(last[0]) <= _NEAR
    return last[1] if near and told_so(asked.head, last[1], scene.codebook) else None


def _people_before(scene: Scene, place: int) -> list[Referent]:
    return latest([one for one in scene.everybody if one.kind is SpeakerKind.PERSON], place)


def _another(scene: Scene, one: Referent, said: Phrase, head: str) -> Referent | None:
    """The other one of whom the text has told since it named somebody, who is the nearer one: "another judge"."""
    at = another_since(scene, one, said, head) if one.kind is SpeakerKind.PERSON else None
    if at is None:
        return None
    other = newcomer(scene, bare(said.core.of(scene.text)), SpeakerKind.UNNAMED, apart=at.start)
    other.noted(at)
    return other


def _in_a_tag(scene: Scene, asked: Described) -> Referent | None:
    """The last speaker, where a tag behind a quotation calls whoever speaks by an office: "..., said the mayor".

    So only where the paragraph names that person alone, and the report says nothing else of what they are.
    """
    start = asked.said.span.start
    tag = _TAG.search(scene.text, max(0, start - _FARTHEST_TAG), start)
    last = scene.last_speaker(asked.place)
    if (
        tag is None
        or tag[1] not in scene.codebook.cueing.cues
        or scene.codebook.sector_of(asked.head, body=False) is None
    ):
        return None
    if last is None or last[1].kind is not SpeakerKind.PERSON:
        return None
    paragraph = scene.sentences.paragraph(start)
    here = {
        id(one)
        for one in scene.everybody
        if one.kind is SpeakerKind.PERSON and any(scene.sentences.paragraph(m.start) == paragraph for m in one.mentions)
    }
    return last[1] if here == {id(last[1])} and not last[1].nouns else None


def _fitting(scene: Scene, asked: Described, short: str, *, owned: bool) -> Callable[[Referent], float | None]:
    """What a description of a person asks for, as a bonus for each candidate."""
    head, guess = asked.head, asked.guess
    country, gender = scene.codebook.world.in_phrase(short), scene.codebook.gendered.get(head)
    words, codebook = {word.lower() for word in WORD.findall(short)} - {head}, scene.codebook
    led = body_led(asked.said)
    narrower = codebook.broader.get(head, frozenset())
    last = scene.last_speaker(asked.place)
    parties, places = parties_in(short, codebook), scene.places_in(short)
    party, former = head in codebook.parties, head in codebook.sources.stated and is_former(short)

    def fits(one: Referent) -> float | None:
        if one.many or one.kind not in (SpeakerKind.PERSON, SpeakerKind.UNNAMED):
            return None
        if country and one.country and one.country != country:
            return None
        if at_odds(parties, one.parties) or at_odds(places, one.places):
            return None
        told = {word.lower() for called in one.wordings() for word in WORD.findall(called)}
        shared = SAME_QUALIFIER * min(len(words & told), 2) + (1.0 if country and one.country == country else 0.0)
        shared += SAME_QUALIFIER * (bool(parties & one.parties) + bool(places & one.places))
        shared += SAME_BODY if led in told else 0.0
        if party and one.kind is SpeakerKind.PERSON:
            return None  # "the Republican": of most of them a report tells no party
        if head in one.nouns:
            left = has_left(one, head)
            if former and not left:
                return None
            return SAME_NOUN + shared - (0.0 if former or not left else HAS_LEFT)
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
