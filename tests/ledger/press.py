"""A small press of our own: reports about Port Ellery with acts, events, places and people, for pages and charts."""

import itertools
from dataclasses import replace

from onrecord.codebook import load
from onrecord.ledger import Ledger
from onrecord.records import (
    Accusation,
    Act,
    Actor,
    ActorKind,
    Event,
    Evidence,
    Manner,
    Place,
    Publisher,
    Record,
    Reply,
    Role,
    Span,
    SpeakerKind,
    Statement,
    Status,
    Time,
)
from onrecord.resting.audit import rests_on
from tests import factories
from tests.ledger.stories import charge, packed

BLOCKS = (
    "Pumps of Port Ellery stand still",
    "The pumps will run by June, harbour master Mara Oduya promised. She accused the dockers' union of blocking them.",
    "The dockers' union denied it and demanded that Mara Oduya resign.",
    "Ilse Marrow, the mayor, welcomed the plan. Two officials said the dockers met in Lagos on Sunday.",
)
TEXT = "\n\n".join(BLOCKS)
ACTORS = (
    ("oduya", "Mara Oduya", ActorKind.PERSON, ("harbour master",)),
    ("union", "dockers' union", ActorKind.ORGANISATION, ()),
    ("marrow", "Ilse Marrow", ActorKind.PERSON, ("mayor",)),
)
SAID = (
    ("oduya", "harbour master Mara Oduya", "promised", "The pumps will run by June", Act.COMMIT, (), 0.93),
    ("oduya", "She", "accused", "the dockers' union of blocking them", Act.ACCUSE, ("union",), 0.41),
    ("union", "The dockers' union", "denied", "it", Act.DENY, (), 0.72),
    ("union", "The dockers' union", "demanded", "that Mara Oduya resign", Act.REQUEST, ("oduya",), 0.66),
    ("marrow", "Ilse Marrow, the mayor,", "welcomed", "the plan", Act.EVALUATE, ("oduya",), 0.58),
    (None, "Two officials", "said", "the dockers met in Lagos on Sunday", Act.ASSERT, ("union",), 0.23),
)
PLACES = {
    "Lagos": Place(text="Lagos", span=Span(0, 5), name="Lagos", geonames=2332459, country="NGA", lat=6.455, lon=3.394),
    "Port Ellery": Place(text="Port Ellery", span=Span(9, 20), name=None),
}


def report(number: int, *, published: str | None = None, publisher: str = "The Coastline Courier") -> Record:
    """One report; ids carry its number."""
    made = factories.record()
    day = published or f"2026-{1 + number % 6:02}-{1 + number % 27:02}"
    article = replace(
        factories.article(TEXT),
        id=f"art_{number}",
        title=BLOCKS[0],
        url=f"https://courier.example/{number}",
        published=day,
        publisher=Publisher(name=publisher, domain="courier.example"),
    )
    actors = tuple(
        Actor(id=f"act_{key}_{number}", name=name, kind=kind, roles=tuple(Role(title=one) for one in roles))
        for key, name, kind, roles in ACTORS
    )
    statements = tuple(_statement(number, at, *said) for at, said in enumerate(SAID, start=1))
    return replace(
        made,
        article=article,
        actors=actors,
        statements=statements,
        events=_events(number, day),
        audit=rests_on(article, statements, actors, load(), (), (charge(statements, f"act_union_{number}"),)),
        notes=(),
    )


def _statement(
    number: int,
    at: int,
    speaker: str | None,
    source: str,
    cue: str,
    content: str,
    act: Act,
    about: tuple[str, ...],
    confidence: float,
) -> Statement:
    kinds = {"oduya": SpeakerKind.PERSON, "marrow": SpeakerKind.PERSON, "union": SpeakerKind.ORGANISATION}
    return Statement(
        id=f"stm_{at}_{number}",
        source=(factories.span(source, TEXT),),
        cue=(factories.span(cue, TEXT),),
        content=(factories.span(content, TEXT),),
        manner=Manner.INDIRECT,
        speaker=f"act_{speaker}_{number}" if speaker else None,
        speaker_kind=kinds.get(speaker or "", SpeakerKind.UNNAMED),
        act=act,
        evidence=Evidence.NONE,
        about=tuple(f"act_{one}_{number}" for one in about),
        confidence=confidence,
    )


def _events(number: int, day: str) -> tuple[Event, ...]:
    when = Time(text="Sunday", span=factories.span("Sunday", TEXT), edtf=day, earliest=day, latest=day)
    union, oduya, marrow = (f"act_{one}_{number}" for one in ("union", "oduya", "marrow"))
    return (
        Event(
            id=f"evt_1_{number}",
            type="CONSULT",
            actors=(union,),
            when=when,
            where=PLACES["Lagos"],
            trigger=(factories.span("met", TEXT),),
            status=Status.UNNAMED,
            statement=f"stm_6_{number}",
            confidence=0.51,
        ),
        Event(
            id=f"evt_2_{number}",
            type="AGREE",
            actors=(marrow,),
            recipients=(oduya,),
            trigger=(factories.span("welcomed", TEXT),),
            status=Status.ATTRIBUTED,
            statement=f"stm_5_{number}",
            confidence=0.77,
        ),
        Event(
            id=f"evt_3_{number}",
            type="PROTEST",
            actors=(union,),
            where=PLACES["Port Ellery"],
            trigger=(factories.span("blocking", TEXT),),
            status=Status.ALLEGED,
            statement=f"stm_2_{number}",
            confidence=0.38,
        ),
    )


def fill(ledger: Ledger, number: int = 3) -> Ledger:
    """Keep so many reports."""
    for one in range(1, number + 1):
        ledger.writer.keep(packed(report(one), name=f"pumps-{one}.txt"))
    return ledger


FIRST = ["Ada", "Bram", "Cleo", "Dario", "Edda", "Filip", "Greta", "Hugo", "Ines", "Jonas"]
LAST = ["Abelin", "Borck", "Calder", "Dunmore"]
CROWD = tuple(f"{first} {last}" for last in LAST for first in FIRST)


def crowd_report(number: int) -> Record:
    """A report in which each of four people of a crowd of forty says something of the next."""
    names = [CROWD[(number * step + shift) % len(CROWD)] for shift, step in ((0, 1), (1, 1), (3, 2), (7, 3))]
    acts = (Act.ACCUSE, Act.REQUEST, Act.ASSERT, Act.EVALUATE)
    words = [f"{one} spoke of {other}." for one, other in pairs(names)]
    text = "\n\n".join((f"Council sits again ({number})", *words))
    made = factories.record()
    article = replace(
        factories.article(text),
        id=f"art_c{number}",
        title=f"Council sits again ({number})",
        url=f"https://herald.example/{number}",
        published=f"2026-{1 + number % 9:02}-{1 + number % 27:02}",
    )
    ids = {name: f"act_{at}_c{number}" for at, name in enumerate(dict.fromkeys(names))}
    actors = tuple(Actor(id=one, name=name, kind=ActorKind.PERSON) for name, one in ids.items())
    statements = tuple(
        Statement(
            id=f"stm_{at}_c{number}",
            source=(factories.span(one, text),),
            content=(factories.span(f"of {other}.", text),),
            manner=Manner.INDIRECT,
            speaker=ids[one],
            speaker_kind=SpeakerKind.PERSON,
            act=acts[(number + at) % 4],
            about=(ids[other],),
            confidence=0.9,
        )
        for at, (one, other) in enumerate(pairs(names))
        if one != other
    )
    charges = tuple(
        Accusation(id=one.id, statement=one.id, accuser=one.speaker, accused=one.about, reply=Reply.NONE)
        for one in statements
        if one.act is Act.ACCUSE
    )
    audit = rests_on(article, statements, actors, load(), (), charges)
    return replace(made, article=article, actors=actors, statements=statements, events=(), audit=audit, notes=())


def pairs(names: list[str]) -> list[tuple[str, str]]:
    """Each with the next."""
    return list(itertools.pairwise(names))


def fill_crowd(ledger: Ledger, number: int = 60) -> Ledger:
    """Keep so many reports about the crowd."""
    for one in range(1, number + 1):
        ledger.writer.keep(packed(crowd_report(one), name=f"council-{one}.txt"))
    return ledger


COURT = (
    "Pilot of the sunk ferry before the court",
    "Tomas Ekwall was charged with smuggling diesel in the ferry. Ilse Marrow said that Ekwall smuggled diesel in it.",
    "Mara Oduya accused the dockers' union of smuggling diesel. The dockers' union denied it.",
    "Tomas Ekwall faces trial in May. He did not answer calls.",
)
COURT_TEXT = "\n\n".join(COURT)


def court_report(number: int = 1) -> Record:
    """A report that tells of charges in passing, one of them again in a statement, beside a statement that accuses."""
    made = factories.record()
    article = replace(
        factories.article(COURT_TEXT),
        id=f"art_k{number}",
        title=COURT[0],
        url=f"https://court.example/{number}",
        published=f"2026-05-{number:02}",
    )
    oduya, union, marrow, ekwall = (f"act_{one}_k{number}" for one in ("oduya", "union", "marrow", "ekwall"))
    actors = (
        *(Actor(id=f"act_{key}_k{number}", name=name, kind=kind) for key, name, kind, _ in ACTORS),
        Actor(id=ekwall, name="Tomas Ekwall", kind=ActorKind.PERSON),
    )
    repeated, accusing, denial = (f"stm_{at}_k{number}" for at in (1, 2, 3))
    statements = (
        _court(repeated, "that Ekwall smuggled diesel in it", marrow, Act.ACCUSE, (ekwall,)),
        _court(accusing, "the dockers' union of smuggling diesel", oduya, Act.ACCUSE, (union,)),
        _court(denial, "it", union, Act.DENY, ()),
    )
    trial = factories.span("faces trial in May", COURT_TEXT)
    event = Event(
        id=f"evt_1_k{number}",
        type="ACCUSE",
        recipients=(ekwall,),
        trigger=(trial,),
        status=Status.REPORTED,
        confidence=0.6,
    )
    silence = factories.span("did not answer calls", COURT_TEXT)
    charged = factories.span("charged with smuggling diesel in the ferry", COURT_TEXT)
    charges = (
        Accusation(
            id=f"chg_1_k{number}",
            statement=None,
            accuser=None,
            words=(charged,),
            repeats=repeated,
            accused=(ekwall,),
            reply=Reply.DECLINED,
            spans=(silence,),
        ),
        Accusation(
            id=repeated, statement=repeated, accuser=marrow, accused=(ekwall,), reply=Reply.DECLINED, spans=(silence,)
        ),
        Accusation(
            id=accusing, statement=accusing, accuser=oduya, accused=(union,), reply=Reply.DENIED, answers=(denial,)
        ),
        Accusation(
            id=f"chg_2_k{number}",
            statement=None,
            accuser=None,
            event=event.id,
            words=(trial,),
            accused=(ekwall,),
            reply=Reply.NONE,
        ),
    )
    audit = rests_on(article, statements, actors, load(), (), charges)
    return replace(made, article=article, actors=actors, statements=statements, events=(event,), audit=audit, notes=())


def _court(made_id: str, content: str, speaker: str, act: Act, about: tuple[str, ...]) -> Statement:
    return Statement(
        id=made_id,
        content=(factories.span(content, COURT_TEXT),),
        manner=Manner.INDIRECT,
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON,
        act=act,
        evidence=Evidence.NONE,
        about=about,
        confidence=0.8,
    )
