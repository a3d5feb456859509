"""Records for the tests of exports: one with every field filled and characters of every width, and copies of it."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.records import (
    Accusation,
    Act,
    Actor,
    ActorKind,
    Audit,
    Chain,
    Event,
    Evidence,
    EvidenceSaid,
    Headline,
    MadeBy,
    Manner,
    ModelUsed,
    Note,
    Place,
    Record,
    Reply,
    Role,
    Span,
    SpeakerKind,
    Statement,
    Status,
    Time,
    Undertaking,
    Voice,
)
from tests.factories import article

TEXT = (
    "🌊 Tide wins in Port Ellery\n\n"
    "“We 💧 saw it,” said Zoë Ångström, harbour master, on 2 May.\n\n"
    "=The union 𝒟ockers United denied that it had\n\n"
    "blocked the pumps in Port Ellery."
)


def span(words: str) -> Span:
    """Where the words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


SAID = Time(
    text="2 May",
    span=span("2 May"),
    edtf="2026-05-02",
    earliest="2026-05-02",
    latest="2026-05-02",
    anchor="2026-05-03",
    rule="day-month",
)
PLACE = Place(
    text="Port Ellery",
    span=span("Port Ellery"),
    name="Port Ellery",
    geonames=123456,
    country="NOR",
    lat=-58.5,
    lon=6.25,
    precision="town",
    reasons=("a capital", "near Salem"),
    alternatives=(7, 8),
)
MASTER = Actor(
    id="act_master",
    name="Zoë Ångström",
    kind=ActorKind.PERSON,
    roles=(Role(title="harbour master", organisation="Port Ellery", country="NOR"),),
    country="NOR",
    sector="GOV",
    identifiers={"wikidata": "Q4115189"},
    mentions=(span("Zoë Ångström"),),
)
UNION = Actor(id="act_union", name="𝒟ockers United", kind=ActorKind.ORGANISATION, mentions=(span("𝒟ockers United"),))


def full_statement() -> Statement:
    """A statement with every field filled."""
    return Statement(
        id="stm_1",
        source=(span("Zoë Ångström, harbour master"),),
        cue=(span("said"),),
        content=(span("“We 💧 saw it,”"),),
        manner=Manner.DIRECT,
        speaker="act_master",
        speaker_kind=SpeakerKind.PERSON,
        addressee="act_union",
        venue="a letter",
        anonymity="on condition of anonymity",
        said=SAID,
        act=Act.ACCUSE,
        evidence=Evidence.CITED,
        parent="stm_2",
        about=("act_union",),
        confidence=0.75,
    )


def across_paragraphs() -> Statement:
    """A statement whose content runs over a paragraph's end, in two pieces."""
    return Statement(
        id="stm_2",
        source=(span("The union"),),
        cue=(span("denied"),),
        content=(span("that it had\n\nblocked the pumps"), span("Port Ellery.")),
        manner=Manner.INDIRECT,
        speaker="act_union",
        speaker_kind=SpeakerKind.ORGANISATION,
        act=Act.DENY,
        confidence=0.5,
    )


def event(**changes: object) -> Event:
    """An event with every field filled, which the outlet reports itself."""
    made = Event(
        id="evt_1",
        type="COERCE",
        mode="restrict",
        context=("economic", "legal"),
        quad="4",
        actors=("act_union",),
        recipients=("act_master",),
        when=SAID,
        where=PLACE,
        trigger=(span("blocked"),),
        status=Status.REPORTED,
        statement="stm_2",
        confidence=0.625,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def full_record(**changes: object) -> Record:
    """A record in which no field is empty."""
    made = Record(
        article=article(
            TEXT,
            url="https://courier.example/tide",
            title="🌊 Tide wins in Port Ellery",
            standfirst="What the water did",
            modified="2026-05-04T10:00:00+02:00",
        ),
        actors=(MASTER, UNION),
        statements=(full_statement(), across_paragraphs()),
        events=(event(),),
        audit=Audit(
            voices=(
                Voice(
                    speaker="act_master",
                    name="Zoë Ångström",
                    kind=SpeakerKind.PERSON,
                    statements=1,
                    words=3,
                    share=0.25,
                ),
            ),
            words=30,
            attributed_words=12,
            attributed_share=0.375,
            named=1,
            unnamed=1,
            one_sided=True,
            chains=(Chain(statements=("stm_2", "stm_1"), speakers=("act_union", "act_master")),),
            accusations=(
                Accusation(
                    id="stm_1",
                    statement="stm_1",
                    event="evt_1",
                    words=(span("denied"),),
                    repeats="chg_1",
                    accuser="act_master",
                    accused=("act_union",),
                    accused_words=(span("The union"),),
                    reply=Reply.DENIED,
                    answers=("stm_2",),
                    spans=(span("denied"),),
                ),
            ),
            evidence=(EvidenceSaid(statement="stm_1", evidence=Evidence.PROMISED),),
            silences=("stm_2",),
            undertakings=(
                Undertaking(statement="stm_2", act=Act.REQUEST, by="act_union", to="act_master", when=(SAID,)),
            ),
            headline=Headline(says_more=True, statements=("stm_1",)),
        ),
        notes=(
            Note(field="statement.said", reason="not-found", subject="stm_2", candidates=("May",), spans=(SAID.span,)),
        ),
        made_by=MadeBy(
            onrecord="0.1.0", models=(ModelUsed(name="attribution-small", sha256="ab" * 32),), codebook="cd" * 32
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def many(number: int) -> Iterator[Record]:
    """That many records, each with an article of its own."""
    made = full_record()
    for count in range(number):
        yield replace(made, article=replace(made.article, id=f"art_{count}"))
