"""From sources to the actors of a record.

Takes the statements of an article as spans; yields the actors, each with mentions, roles and codes, the speaker of
each statement, and a reason wherever a speaker stays open. Statements are read in the order of the text, so that
"he" can mean whoever spoke last; two phrases lead to one actor when they lead to one referent.
"""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.linking.cast.members import Cast, Key
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Charge, Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.codes import Coded, coded
from onrecord.linking.names.entries import Roster
from onrecord.linking.names.genders import speaks_as
from onrecord.linking.parties import acts_beside, party
from onrecord.linking.reference.carriers import keep_carriers
from onrecord.linking.reference.newcomers import who_is_meant
from onrecord.linking.sources.authors import author, outlet
from onrecord.linking.sources.charged import may_be_accused
from onrecord.linking.sources.charges import answered, charge
from onrecord.linking.sources.speakers import Asked, settle
from onrecord.linking.sources.surroundings import Heard, heard
from onrecord.linking.sources.tagged import weighed
from onrecord.linking.sources.turn_labels import of_a_turn
from onrecord.records import Actor, Span, SpanIndex, SpeakerKind, make_id
from onrecord.records.labels import Weigher

# No sentence has more statements of one source; a broken page may.
_SHARED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as `linking` sees it; `parent` is the number of the one that it stands inside."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: int | None = None
    quoted: bool = False

    @property
    def place(self) -> int:
        return (self.source or self.cue or self.content)[0].start


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The speaker of one statement and its surroundings; `reason` says why the speaker stays open, if it does."""

    actor: str | None
    kind: SpeakerKind | None
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    addressee: str | None = None
    venue: str | None = None
    anonymity: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """The words for parties to deeds and charges, of which it is asked whom they mean.

    `beside` are those of the `spans` that stand before the noun of a deed, and may be but its place.
    `agents` are common nouns for those who can act: a body or a group of such a name is an actor by its description;
    so are `things` where force is used on them, in those of the `spans` that are `struck`.
    `charged` are pronouns for whoever is accused, with the number of the statement that accuses.
    """

    spans: Sequence[Span] = ()
    beside: Container[Span] = frozenset()
    agents: Container[str] = frozenset()
    struck: Container[Span] = frozenset()
    things: Container[str] = frozenset()
    charged: Mapping[Span, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Everybody in an article: its actors, the speaker of each statement, the actors of each party's words.

    `speaking` are the actors whom the statements have; the others only act.
    """

    actors: tuple[Actor, ...]
    spoken: tuple[Spoken, ...]
    parties: Mapping[Span, tuple[str, ...]]
    speaking: frozenset[str]


def link(
    article_id: str,
    text: str,
    said: Sequence[Said],
    roster: Roster,
    codebook: Codebook,
    *,
    title_end: int = 0,
    authors: Sequence[str] = (),
    publisher: str | None = None,
    published: str | None = None,
    parties: PartyWords = PartyWords(),
    weigher: Weigher | None = None,
) -> Linked:
    """Settle the speakers of an article and the parties of its events.

    `weigher` is the tagger's word on whom pronouns and descriptions mean.
    """
    scene = Scene.of(text, roster, codebook, title_end, weigher)
    scene.author, scene.outlet = author(scene, authors), outlet(scene, publisher)
    scene.contents = SpanIndex((span, span) for one in said if one.parent is None for span in one.content)
    scene.sources = sorted(one.source[0] for one in said if one.parent is None and one.source)
    verdicts, speakers = _read(scene, said)
    cast = Cast()
    keys = [cast.take(who) if who else None for who in speakers]
    around = _heard(scene, said)
    told = [_also(cast, each) for each in around]
    vouched = SpanIndex((span, who) for one, who in zip(said, speakers, strict=True) for span in one.content)
    accused = _accused(scene, cast, parties.charged, list(zip(said, speakers, around, strict=True)), vouched)
    speaking = frozenset(cast.by_key)
    acting = _acting(scene, cast, parties, vouched)
    ids, actors = _named(scene, cast, article_id, published)
    return Linked(
        actors=actors,
        spoken=tuple(
            _spoken(key, verdict, each, also, ids)
            for key, verdict, each, also in zip(keys, verdicts, around, told, strict=True)
        ),
        parties={span: tuple(dict.fromkeys(ids[key] for key in keys)) for span, keys in (acting | accused).items()},
        speaking=frozenset(ids[key] for key in speaking),
    )


def _heard(scene: Scene, said: Sequence[Said]) -> list[Heard]:
    """To whom, where and under what condition each statement is made."""
    others = SpanIndex((span, span) for one in said if one.parent is None and (span := _speaks_at(one)) is not None)
    return [heard(scene, one.source, one.cue, one.content, others) for one in said]


def _acting(
    scene: Scene, cast: Cast, parties: PartyWords, vouched: SpanIndex[tuple[Referent, ...]]
) -> dict[Span, list[Key]]:
    """The actors whom the words for parties to deeds mean."""
    cast.hear(one for who in cast.by_key.values() for one in who)
    acting: dict[Span, list[Key]] = {}
    agents = parties.agents
    for span in dict.fromkeys(parties.spans):
        beside = span in parties.beside
        things = parties.things if span in parties.struck else ()
        found = cast.known(scene.text, span) or party(scene, span, agents, vouched, things=things, beside=beside)
        acting[span] = [cast.take((one,)) for one in found if not beside or acts_beside(scene, one, span, agents)]
        cast.hear(found)
    return acting


def _named(
    scene: Scene, cast: Cast, article_id: str, published: str | None
) -> tuple[dict[Key, str], tuple[Actor, ...]]:
    """The id of each of the cast, and the actors in the order of the text; one id is one actor."""
    codes = {key: coded(who, scene, published) for key, who in cast.by_key.items()}
    ids = {
        key: make_id("act", article_id, codes[key].kind, codes[key].name, *(one.apart for one in who if one.apart))
        for key, who in cast.by_key.items()
    }
    merged: dict[str, Actor] = {}
    for key, who in cast.by_key.items():
        merged.setdefault(ids[key], _actor(ids[key], who, codes[key]))
    return ids, tuple(sorted(merged.values(), key=lambda actor: (actor.mentions[:1], actor.id)))


def _spoken(
    key: Key | None, verdict: Verdict, around: Heard, also: tuple[Key | None, list[Key]], ids: Mapping[Key, str]
) -> Spoken:
    addressee, about = also
    return Spoken(
        actor=ids[key] if key else None,
        kind=verdict.kind,
        reason=verdict.reason or (None if key or verdict.kind is SpeakerKind.NONE else "unknown-source"),
        candidates=verdict.candidates,
        addressee=ids[addressee] if addressee else None,
        venue=around.venue,
        anonymity=around.anonymity,
        about=tuple(ids[one] for one in about if one != key),
    )


def _read(scene: Scene, said: Sequence[Said]) -> tuple[list[Verdict], list[tuple[Referent, ...]]]:
    """The verdict on each source, in the order of the text, with whoever it means; the scene grows on the way."""
    # "The firm rejected the charge and said that it had paid": one source, and one who answers.
    shared: dict[tuple[Span, ...], list[Said]] = defaultdict(list)
    for one in said:
        shared[one.source].append(one)
    verdicts: list[Verdict] = []
    speakers: list[tuple[Referent, ...]] = []
    for one in said:
        parent = speakers[one.parent][0] if one.parent is not None and speakers[one.parent] else None
        scene.answers = _answered(scene, shared[one.source] if one.source else [one])
        scene.words = one.content if one.quoted else ()
        verbatim = one.parent is not None and said[one.parent].quoted
        scene.speaks_as = speaks_as(scene.text, one.content, quoted=one.quoted)
        verdict = _verdict(scene, one, parent, verbatim=verbatim)
        who = who_is_meant(scene, verdict, one.source)
        verdicts.append(verdict)
        speakers.append(who)
        if who and one.parent is None:
            _keep(scene, one, who)
        elif one.source and one.parent is None and verdict.reason == "description":
            scene.unsettled.append(one.source[0].start)
    scene.words, scene.speaks_as = (), None
    return verdicts, speakers


def _verdict(scene: Scene, said: Said, parent: Referent | None, *, verbatim: bool) -> Verdict:
    """Who speaks, by the rules and the tagger; but the tagger has seldom seen who speaks in a transcript."""
    turn = of_a_turn(scene, said.source, said.cue)
    if turn is not None:
        return turn
    asked = Asked(
        source=said.source,
        place=said.place,
        parent=parent,
        quoted=said.quoted,
        cue=said.cue,
        content=said.content,
        verbatim=verbatim,
    )
    return weighed(scene, settle(scene, asked), asked)


def _keep(scene: Scene, said: Said, who: tuple[Referent, ...]) -> None:
    """Keep what the next sources are read by: who has spoken, whose word a letter is, who accuses."""
    if len(who) > 1:
        scene.together.append((said.place, who))
        return
    if not scene.in_title(Span(said.place, said.place)):
        scene.spoke(said.place, who[0])
        until = max(span.end for span in said.cue or said.source or said.content)
        keep_carriers(scene, said.place, until, who[0])
    charge(scene, said.source, said.cue, said.content, who[0])


def _accused(
    scene: Scene,
    cast: Cast,
    charged: Mapping[Span, int],
    told: Sequence[tuple[Said, tuple[Referent, ...], Heard]],
    vouched: SpanIndex[tuple[Referent, ...]],
) -> dict[Span, list[Key]]:
    """The actors whom pronouns for the accused mean; `told` are the statements with speakers and surroundings."""
    accused: dict[Span, list[Key]] = {}
    heard_at = [(said.place, around) for said, _, around in told]
    for span, number in charged.items():
        said, by, _ = told[number]
        # Nobody accuses himself: "Brook said that he hid the letters" is of another.
        scene.answers = Charge(by=by[0], called="", place=span.start, content=span) if by else None
        accused[span] = [
            cast.take((one,))
            for one in party(scene, span, (), vouched)
            if may_be_accused(scene, one, span, said.source, heard_at)
        ]
    scene.answers = None
    return accused


def _answered(scene: Scene, said: Sequence[Said]) -> Charge | None:
    """The charge that one of the statements of a source answers."""
    found = (answered(scene, one.source, one.cue, one.content, one.place) for one in said[:_SHARED])
    return next((made for made in found if made is not None), None)


def _speaks_at(one: Said) -> Span | None:
    """Where a statement tells who says what, from its first word to its last; None where it leaves the source out."""
    spans = (*one.source, *one.cue, *one.content)
    return Span(min(spans).start, max(span.end for span in spans)) if one.source and one.cue else None


def _also(cast: Cast, around: Heard) -> tuple[Key | None, list[Key]]:
    """Those spoken to and of, as actors of the record."""
    addressee = cast.take((around.addressee,)) if around.addressee else None
    return addressee, [cast.take((one,)) for one in around.about]


def _actor(actor_id: str, who: tuple[Referent, ...], codes: Coded) -> Actor:
    mentions = sorted({mention for one in who for mention in one.mentions}) if len(who) == 1 else []
    return Actor(
        id=actor_id,
        name=codes.name,
        kind=codes.kind,
        roles=codes.roles,
        country=codes.country,
        sector=codes.sector,
        identifiers=codes.identifiers,
        mentions=tuple(mentions),
    )
