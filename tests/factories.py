"""Build small articles and records about invented people, for tests."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Audit,
    Evidence,
    Furniture,
    FurnitureKind,
    InputSource,
    MadeBy,
    Manner,
    ModelUsed,
    Note,
    Part,
    PartKind,
    Publisher,
    Record,
    Role,
    SourceMap,
    Span,
    SpeakerKind,
    Statement,
    Stretch,
    Voice,
)

TITLE = "Harbour tunnel to open late, engineer says"
FIRST = (
    "“The tunnel will open in June,” harbour master Mara Oduya told reporters on Sunday, “and not a day before.” "
    "She accused the dockers' union of holding up the pumps."
)
SECOND = "The union denied that it had touched the pumps. Two officials said the mayor had promised evidence."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
SHIFT = 11


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, **changes: Any) -> Article:
    """An article whose parts are the blocks of the text; its source has `SHIFT` characters before the text."""
    parts, start = [], 0
    for number, block in enumerate(text.split("\n\n")):
        kind = PartKind.PARAGRAPH if number or text is not TEXT else PartKind.TITLE
        parts.append(Part(kind=kind, span=Span(start, start + len(block))))
        start += len(block) + 2
    made = Article(
        id="art_1",
        source=InputSource(name="harbour.txt", media_type="text/plain", sha256="0" * 64),
        title=TITLE if text is TEXT else None,
        section="Coast",
        publisher=Publisher(name="The Coastline Courier", domain="courier.example"),
        authors=("Ada Lund",),
        dateline="Port Ellery",
        published="2026-05-03",
        language="en",
        text=text,
        parts=tuple(parts),
        furniture=(
            Furniture(kind=FurnitureKind.PROMOTION, text="Read more: the pumps of Port Ellery", span=Span(0, 9)),
        ),
        source_map=SourceMap(encoding="utf-8", stretches=(Stretch(0, SHIFT, len(text), len(text)),)),
    )
    return replace(made, **changes)


def statement(number: int, **changes: Any) -> Statement:
    """A statement with that number in its id."""
    return Statement(**{"id": f"stm_{number}", "manner": Manner.INDIRECT, "confidence": 0.9, **changes})


ODUYA = Actor(
    id="act_oduya",
    name="Mara Oduya",
    kind=ActorKind.PERSON,
    roles=(Role(title="harbour master", organisation="Port Ellery"),),
)
UNION = Actor(id="act_union", name="dockers' union", kind=ActorKind.ORGANISATION)


def statements() -> tuple[Statement, ...]:
    """Five statements: a broken quotation, an accusation, a denial, unnamed officials, a claim inside theirs."""
    return (
        statement(
            1,
            source=(span("harbour master Mara Oduya"),),
            cue=(span("told reporters"),),
            content=(span("“The tunnel will open in June,”"), span("“and not a day before.”")),
            manner=Manner.DIRECT,
            speaker="act_oduya",
            speaker_kind=SpeakerKind.PERSON,
            act=Act.COMMIT,
            evidence=Evidence.NONE,
        ),
        statement(
            2,
            source=(span("She"),),
            cue=(span("accused"),),
            content=(span("the dockers' union of holding up the pumps"),),
            speaker="act_oduya",
            speaker_kind=SpeakerKind.PERSON,
            act=Act.ACCUSE,
            evidence=Evidence.NONE,
            about=("act_union",),
        ),
        statement(
            3,
            source=(span("The union"),),
            cue=(span("denied"),),
            content=(span("that it had touched the pumps"),),
            speaker="act_union",
            speaker_kind=SpeakerKind.ORGANISATION,
            act=Act.DENY,
        ),
        statement(
            5,
            source=(span("the mayor"),),
            cue=(span("promised"),),
            content=(span("evidence"),),
            parent="stm_4",
            evidence=Evidence.PROMISED,
            confidence=0.31,
        ),
        statement(
            4,
            source=(span("Two officials"),),
            cue=(span("said"),),
            content=(span("the mayor had promised evidence"),),
            speaker_kind=SpeakerKind.UNNAMED,
            act=Act.ASSERT,
        ),
    )


NOTES = (
    Note(
        field="statement.speaker",
        subject="stm_5",
        reason="description",
        candidates=("act_oduya", "Ilse Marrow"),
        spans=(span("the mayor"),),
    ),
    Note(field="article.modified", reason="some-new-code"),
)
VOICES = (
    Voice(speaker="act_oduya", name="Mara Oduya", kind=SpeakerKind.PERSON, statements=2, words=18, share=0.6),
    Voice(speaker="act_union", name="dockers' union", kind=SpeakerKind.ORGANISATION, statements=1, words=6, share=0.2),
    Voice(speaker=None, name="Two officials", kind=SpeakerKind.UNNAMED, statements=1, words=5, share=0.17),
    Voice(speaker=None, name=None, kind=None, statements=1, words=1, share=0.03),
)


def record(**changes: Any) -> Record:
    """The record of the article."""
    made = Record(
        article=article(),
        actors=(ODUYA, UNION),
        statements=statements(),
        audit=Audit(voices=VOICES, words=50, attributed_words=30, attributed_share=0.61, named=2, unnamed=1),
        notes=NOTES,
        made_by=MadeBy(onrecord="0.1.0", models=(ModelUsed(name="attribution-small", sha256="ab" * 32),)),
    )
    return replace(made, **changes)


def bare_record(text: str, statements: Sequence[Statement] = (), **changes: Any) -> Record:
    """A record of a text about which nothing else is known."""
    unknown = {"section": None, "publisher": None, "authors": (), "dateline": None, "published": None, "language": None}
    return Record(
        article=article(text, **{**unknown, "furniture": (), **changes}),
        statements=tuple(statements),
        audit=Audit(),
        made_by=MadeBy(onrecord="0.1.0"),
    )
