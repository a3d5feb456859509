"""Which body does a common noun mean: "the Malian government", "her campaign", "the company", "the administration"?

Takes a phrase whose head is a noun for a body; yields a verdict. A government is its country's state, a campaign its
owner's, and a definite noun leads to a body of whose name it is a part, or which it tells by its sector. Leaves
people and documents alone.
"""

import re

from onrecord.codebook import Codebook, folded
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import FARTHEST, Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.kinds import BODIES, head_kind
from onrecord.linking.phrases.phrase import ARTICLE, INDEFINITE, OWNER, POSSESSIVE, Phrase, bare, head_of
from onrecord.linking.reference.bodies_below import NARROWER_NOUN, body_below, by_sector
from onrecord.linking.reference.weighing import weigh
from onrecord.records import Span, SpeakerKind

# What a description gives a candidate of whom the article has used its noun, or a narrower one.
SAME_NOUN, SAME_QUALIFIER = 4.0, 1.0

_IN_ITS_SEAT = re.compile(r"\s*In\s([A-Z][\w’'\-]*(?:\s[A-Z][\w’'\-]*){0,2}),\s")
_OF = re.compile(r" of ([a-z]+)(?: and ([a-z]+))?\b")
_OF_MEMBERS = re.compile(r" of (?:the )?(?:[\w-]+ )?(\w+[^s\W]s)\b")
# Not "in Arlia's second city": whoever owns the place is not it.
_IN_A_PLACE = re.compile(r"\sin\s(?:[A-Z][\w’'\-]*\s)*[A-Z](?:[\w\-]|[’'](?!s\b))*+(?![’']s\b)")


def state(scene: Scene, short: str, code: str) -> Verdict:
    """A government by its country: "the Malian government" and "Mali" are one actor."""
    for one in scene.everybody:
        if one.kind is SpeakerKind.STATE and one.country == code and "country" in one.nouns:
            # "The Malian government" says more than "Mali"; "Malian authorities" and "the Malians" do not.
            fuller = short.endswith("government") and scene.codebook.world.in_phrase(short) is not None
            if fuller:
                one.nouns.add("government")  # "the government" goes on about it
            return Verdict(kind=SpeakerKind.STATE, who=(one,), name=short if fuller else None)
    nouns = {"country", "nation", "state", "government"}
    world = scene.codebook.world
    short = short if world.in_phrase(short) or world.speaks_for(short) else world.called.get(code, short)
    one = scene.joins(Referent(name=short, kind=SpeakerKind.STATE, country=code, nouns=nouns))
    return Verdict(kind=SpeakerKind.STATE, who=(one,))


def body(scene: Scene, said: Phrase, head: str, kind: SpeakerKind, place: int, *, definite: bool) -> Verdict:
    """A body by its common noun: the government of a country, somebody's campaign, the company named before."""
    core, codebook = said.core.of(scene.text), scene.codebook
    short = bare(core) + (_field(said, codebook) or _there(scene, said, head))
    if head in codebook.sources.several:
        return Verdict(kind=SpeakerKind.UNNAMED, name=short)
    if head in codebook.kinds_of_body.governments:
        code = codebook.world.in_phrase(f"{short} {said.tail}" if said.tail.startswith(" of ") else short)
        seat = re.match(r"\s+in\s+(\w[\w’' -]*)$", said.tail)
        code = code or (codebook.world.speaks_for(seat[1]) if seat else None) or _where_it_sits(scene, said, short)
        if code:
            return state(scene, short, code)
    owner = _owner(scene, said)
    if (
        owner is not None
        and (head in codebook.kinds_of_body.countries or head in codebook.kinds_of_body.governments)
        and len(short.split()) == 1
    ):
        if owner.country:
            return state(scene, short, owner.country)
        return Verdict(kind=SpeakerKind.STATE, reason="description", candidates=(short,))
    if owner is not None:
        return _owned(scene, owner, head, kind, short)
    if (there := _of_a_place(scene, said, head) or _spelt_out_below(scene, said, head, place)) is not None:
        return Verdict(kind=SpeakerKind.STATE, who=there)
    if not definite and (below := body_below(scene, said, head, place)) is not None:
        return Verdict(kind=below.kind, who=(below,))
    if not definite or len(short.split()) > 2:
        same = _same_words(scene, short, kind) or _turned(scene, short, head) or _arm_of_state(scene, core, head, place)
        if same is None and nobody_in_particular(scene, said):
            return Verdict(kind=SpeakerKind.UNNAMED, name=short)
        return Verdict(kind=kind, who=(same,) if same else (), name=short)
    return _named_before(scene, short, head, kind, place)


def of_its_members(said: Phrase, codebook: Codebook) -> bool:
    """Whether a body is one of people or firms who joined it, as its tail says: "the board of realtors", no state's."""
    of = _OF_MEMBERS.match(said.tail)
    return of is not None and of[1].lower() in codebook.bodies.private


def _where_it_sits(scene: Scene, said: Phrase, short: str) -> str | None:
    """The country whose seat opens the sentence of a government without more: "In Bamako, the government said"."""
    seat = _IN_ITS_SEAT.fullmatch(scene.text, scene.sentences.start(said.span.start), said.span.start)
    return scene.codebook.world.speaks_for(seat[1]) if seat is not None and " " not in short else None


def _named_before(scene: Scene, short: str, head: str, kind: SpeakerKind, place: int) -> Verdict:
    """The body that a definite noun leads to: of that noun or a narrower one, or which it tells by its sector."""
    codebook = scene.codebook
    alike = codebook.broader.get(head, frozenset())
    either = codebook.heads.organisation & codebook.heads.state
    words = {word.lower() for word in short.split()} - {head}
    sort = "newspaper" if words == {"news"} else head

    def fits(one: Referent) -> float | None:
        if one.kind not in BODIES:
            return None
        if one.kind is not kind and head not in either:
            return None  # a group is no council of a state, and a court no company
        qualified = SAME_QUALIFIER * len(words & one.nouns)
        if head in one.nouns or (head in codebook.kinds_of_body.countries and "country" in one.nouns):
            return SAME_NOUN + qualified
        if one.nouns & alike:
            return NARROWER_NOUN + qualified
        return by_sector(one, sort, codebook)

    found = weigh(scene, place, fits)
    if found.chosen is not None:
        return Verdict(kind=found.chosen.kind, who=(found.chosen,))
    if words:
        return Verdict(kind=kind, name=short)
    if (called := _called(scene, head, place)) is not None:
        return Verdict(kind=kind, name=called)
    return Verdict(kind=kind, reason="description", candidates=tuple(one.name for one in found.candidates) or (short,))


def _field(said: Phrase, codebook: Codebook) -> str:
    """What a body without a name is for, as its tail says: " of health" of "the ministry of health and welfare"."""
    opening = _OF.match(said.tail)
    if opening is None or opening[1] not in codebook.sources.fields:
        return ""
    return opening[0] if opening[2] in codebook.sources.fields else f" of {opening[1]}"


def _there(scene: Scene, said: Phrase, head: str) -> str:
    return said.tail[: place_end(said.tail, 0, head, scene.codebook)]


def place_end(text: str, behind: int, head: str, codebook: Codebook) -> int:
    """Where the place ends that stands behind a body which every place has: "police in Baytown", not "in May".

    >>> from onrecord.codebook import load
    >>> tails = (" in Baytown, Texas", " in May", " on Monday", " in Arlia's second city")
    >>> [place_end(tail, 0, "police", load()) for tail in tails]
    [11, 0, 0, 0]
    """
    found = _IN_A_PLACE.match(text, behind) if head in codebook.sources.local else None
    timed = found is not None and found[0].split()[1].lower() in {*codebook.calendar.months, *codebook.calendar.seasons}
    return found.end() if found is not None and not timed else behind


def _of_a_place(scene: Scene, said: Phrase, head: str) -> tuple[Referent, ...] | None:
    """The places that a phrase goes on to name: "the city of Ellery", "the towns of Ellery and Vellmark"."""
    if head not in scene.codebook.kinds_of_body.settlements or not said.tail.startswith(" of "):
        return None
    named = scene.bodies(Span(said.core.end, said.span.end))
    here = (one for _, entry in named if entry.kind == "place" and (one := scene.referent(entry)) is not None)
    return tuple(dict.fromkeys(here)) or None


def _spelt_out_below(scene: Scene, said: Phrase, head: str, place: int) -> tuple[Referent, ...] | None:
    """The place whose headline only says what it is: "City buys trees" before "The City of Ellery has bought trees"."""
    if (
        head not in scene.codebook.kinds_of_body.settlements
        or said.core.of(scene.text).lower() != head
        or not scene.leads(place)
    ):
        return None
    below = re.compile(rf"\b{re.escape(head)}\sof\s(?=[A-Z])", re.IGNORECASE).search(scene.text, scene.title_end)
    entry = scene.roster.at(Span(below.end(), below.end() + 1)) if below is not None else None
    one = scene.referent(entry) if entry is not None and entry.kind == "place" else None
    return (one,) if one is not None else None


def nobody_in_particular(scene: Scene, said: Phrase) -> bool:
    """Whether a body is only brought in by its kind: "a group backing the bridge", not "a Vellmark newspaper".

    A headline leaves out the article; police and courts it may have named all the same.
    """
    words, core = said.span.of(scene.text), said.core.of(scene.text)
    if INDEFINITE.match(words) is None:
        state = head_kind(head_of(core), scene.codebook) is SpeakerKind.STATE
        if state or not scene.in_title(said.span) or not words[1:].islower():
            return False
    return core[1:].islower() and not scene.bodies(said.core)


def _called(scene: Scene, head: str, place: int) -> str | None:
    """What the article last called such a body in full: "the Okello administration" before "the administration"."""
    if head in scene.codebook.kinds_of_body.settlements:
        return None
    names = rf"\b(?:(?:[A-Z][\w’'\-]+|(?:[A-Z]\.){{1,5}})\s){{1,8}}{re.escape(head)}\b(?!\s[A-Z])"
    for found in reversed(list(re.compile(names).finditer(scene.text, max(0, place - FARTHEST), place))):
        called = ARTICLE.sub("", found[0])
        last = found.end() - len(head) - 1
        owner = scene.roster.at(Span(last - 1, last))
        # "The Vellmark campaign" was held there.
        if called != head and (owner is None or owner.kind != "place"):
            return called
    return None


def _same_words(scene: Scene, short: str, kind: SpeakerKind) -> Referent | None:
    """A body that was called the same before, or so without the one place that tells which: "police in Ellery"."""
    asked = folded(short)
    called = {folded(one.name): one for one in scene.where.called(short) if one.kind is kind}
    if asked in called:
        return called[asked]
    plain = asked.partition(" in ")[0]
    if plain != asked:
        return called.get(plain)
    placed = [one for name, one in called.items() if name.startswith(f"{plain} in ")]
    return placed[0] if len(placed) == 1 else None


def _turned(scene: Scene, short: str, head: str) -> Referent | None:
    """The one body of a name that tells the same in another order: "the Kenyan health ministry"."""
    of_its_kind = scene.codebook.heads.state | scene.codebook.heads.organisation
    alike = scene.same_body(short) if head in of_its_kind else []
    return alike[0] if len(alike) == 1 and alike[0].kind in BODIES else None


def _arm_of_state(scene: Scene, core: str, head: str, place: int) -> Referent | None:
    """The one arm of the state of that name, where a noun without an article means it: "police", not "two councils"."""
    if core.lower() != head or head not in scene.codebook.heads.state or head.endswith("s"):
        return None
    named = [one for one in scene.everybody if one.kind is SpeakerKind.STATE and head in one.nouns and one.entries]
    return named[0] if len(named) == 1 and named[0].last_before(place) is not None else None


def _owner(scene: Scene, said: Phrase) -> Referent | None:
    """Whose body it is: "his campaign", "Okello's campaign", "the Okello campaign"."""
    words = said.span.of(scene.text)
    pronoun = OWNER.match(words)
    if pronoun:
        gender = {"his": "m", "her": "f"}.get(pronoun[1].lower())
        if gender is None:
            return None
        return weigh(scene, said.span.start, lambda one: 0.0 if one.kind is SpeakerKind.PERSON else None, gender).chosen
    named = scene.people(said.core)
    return scene.referent(named[-1][1]) if named else None


def _owned(scene: Scene, owner: Referent, head: str, kind: SpeakerKind, short: str) -> Verdict:
    """The body of that owner, as it was called first."""
    surname = owner.entries[-1].tokens[-1] if owner.entries else owner.name.lower()
    narrower = scene.codebook.broader.get(head, frozenset())
    for one in scene.everybody:
        if one.kind is kind and (head in one.nouns or one.nouns & narrower):
            words = {POSSESSIVE.sub("", word.lower()) for word in one.name.split()}
            if surname in words:
                return Verdict(kind=kind, who=(one,))
    full = short if surname in short.lower() else f"{owner.name}’s {short}"
    return Verdict(kind=kind, name=full)
