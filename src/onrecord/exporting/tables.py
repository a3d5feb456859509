"""Records as tables: what the columns are, and the rows that a record gives.

Takes a record; gives rows of plain values for each table. CSV and Parquet write the same tables, each in
its own manner. Every row names its article, so that tables can be joined.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.records import Actor, Event, Place, Record, Span, Statement, Time, words_of

Value = str | int | float | tuple[str | None, ...] | None
Row = dict[str, Value]


class ColumnKind(StrEnum):
    """What a column holds; `TEXTS` is a list."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and the rows that a record gives, where a value can be left out."""

    name: str
    columns: Mapping[str, ColumnKind]
    rows: Callable[[Record], Iterable[Row]]


def columns(names: str, *, integer: str = "", number: str = "", texts: str = "") -> dict[str, ColumnKind]:
    """Columns in that order, of text where their name stands nowhere else.

    >>> columns("actor roles", texts="roles")
    {'actor': <ColumnKind.TEXT: 'text'>, 'roles': <ColumnKind.TEXTS: 'texts'>}
    """
    kinds = {
        name: kind
        for kind, listed in ((ColumnKind.INTEGER, integer), (ColumnKind.NUMBER, number), (ColumnKind.TEXTS, texts))
        for name in listed.split()
    }
    return {name: kinds.get(name, ColumnKind.TEXT) for name in names.split()}


def _document_rows(record: Record) -> Iterator[Row]:
    article, made_by = record.article, record.made_by
    yield {
        "article": article.id,
        "url": article.url,
        "title": article.title,
        "standfirst": article.standfirst,
        "section": article.section,
        "publisher": article.publisher.name if article.publisher else None,
        "publisher_domain": article.publisher.domain if article.publisher else None,
        "authors": article.authors,
        "dateline": article.dateline,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "text": article.text,
        "source_name": article.source.name,
        "source_media_type": article.source.media_type,
        "source_sha256": article.source.sha256,
        "schema": record.schema,
        "made_by": made_by.onrecord,
        "models": tuple(f"{model.name} {model.sha256}" for model in made_by.models),
        "codebook": made_by.codebook,
    }


def _statement_row(statement: Statement, record: Record) -> Row:
    speaker = record.actor(statement.speaker)
    return {
        "statement": statement.id,
        "article": record.article.id,
        "speaker": statement.speaker,
        "speaker_name": speaker.name if speaker else None,
        "speaker_kind": statement.speaker_kind,
        "source_text": words(record, statement.source),
        "cue_text": words(record, statement.cue),
        "content_text": words(record, statement.content),
        "manner": statement.manner,
        "act": statement.act,
        "evidence": statement.evidence,
        "addressee": statement.addressee,
        "venue": statement.venue,
        "anonymity": statement.anonymity,
        "parent": statement.parent,
        "about": statement.about,
        **_time("said", statement.said),
        "confidence": statement.confidence,
    }


def _actor_row(actor: Actor, record: Record) -> Row:
    return {
        "actor": actor.id,
        "article": record.article.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "role_titles": tuple(role.title for role in actor.roles),
        "role_organisations": tuple(role.organisation for role in actor.roles),
        "role_countries": tuple(role.country for role in actor.roles),
        "identifiers": tuple(f"{scheme}:{value}" for scheme, value in sorted(actor.identifiers.items())),
    }


def _event_row(event: Event, record: Record) -> Row:
    return {
        "event": event.id,
        "article": record.article.id,
        "type": event.type,
        "mode": event.mode,
        "context": event.context,
        "quad": event.quad,
        "status": event.status,
        "actors": event.actors,
        "recipients": event.recipients,
        "trigger_text": words(record, event.trigger),
        **_time("when", event.when),
        **_place("where", event.where),
        "statement": event.statement,
        "confidence": event.confidence,
    }


def _time(prefix: str, time: Time | None) -> Row:
    if time is None:
        return {}
    return {
        f"{prefix}_text": time.text,
        f"{prefix}_start": time.span.start,
        f"{prefix}_end": time.span.end,
        f"{prefix}_edtf": time.edtf,
        f"{prefix}_earliest": time.earliest,
        f"{prefix}_latest": time.latest,
        f"{prefix}_anchor": time.anchor,
        f"{prefix}_rule": time.rule,
    }


def _place(prefix: str, place: Place | None) -> Row:
    if place is None:
        return {}
    return {
        f"{prefix}_text": place.text,
        f"{prefix}_start": place.span.start,
        f"{prefix}_end": place.span.end,
        f"{prefix}_name": place.name,
        f"{prefix}_geonames": place.geonames,
        f"{prefix}_country": place.country,
        f"{prefix}_lat": place.lat,
        f"{prefix}_lon": place.lon,
        f"{prefix}_precision": place.precision,
        f"{prefix}_reasons": place.reasons,
        f"{prefix}_alternatives": tuple(map(str, place.alternatives)),
    }


def _span_rows(record: Record) -> Iterator[Row]:
    for number, part in enumerate(record.article.parts):
        yield {**_span_row(record, number, part.span), "owner": record.article.id, "role": part.kind}
    for statement in record.statements:
        for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
            for number, span in enumerate(spans):
                yield {**_span_row(record, number, span), "owner": statement.id, "role": role}
    for event in record.events:
        for number, span in enumerate(event.trigger):
            yield {**_span_row(record, number, span), "owner": event.id, "role": "trigger"}


def _mention_rows(record: Record) -> Iterator[Row]:
    for actor in record.actors:
        for number, span in enumerate(actor.mentions):
            yield {**_span_row(record, number, span), "actor": actor.id}


def _span_row(record: Record, number: int, span: Span) -> Row:
    placed: Row = {"article": record.article.id, "number": number, "start": span.start, "end": span.end}
    return {**placed, "text": span.of(record.article.text)}


def words(record: Record, spans: tuple[Span, ...]) -> str | None:
    """The words under a spans value, null where it is empty."""
    return words_of(spans, record.article.text) or None


_TIME: Final = "{0}_text {0}_start {0}_end {0}_edtf {0}_earliest {0}_latest {0}_anchor {0}_rule"
_PLACE: Final = (
    "{0}_text {0}_start {0}_end {0}_name {0}_geonames {0}_country {0}_lat {0}_lon {0}_precision {0}_reasons "
    "{0}_alternatives"
)

DOCUMENTS: Final = Table(
    "documents",
    columns(
        "article url title standfirst section publisher publisher_domain authors dateline published modified language "
        "text source_name source_media_type source_sha256 schema made_by models codebook",
        texts="authors models",
    ),
    _document_rows,
)
STATEMENTS: Final = Table(
    "statements",
    columns(
        "statement article speaker speaker_name speaker_kind source_text cue_text content_text manner act evidence "
        f"addressee venue anonymity parent about {_TIME.format('said')} confidence",
        integer="said_start said_end",
        number="confidence",
        texts="about",
    ),
    lambda record: (_statement_row(statement, record) for statement in record.statements),
)
ACTORS: Final = Table(
    "actors",
    columns(
        "actor article name kind country sector role_titles role_organisations role_countries identifiers",
        texts="role_titles role_organisations role_countries identifiers",
    ),
    lambda record: (_actor_row(actor, record) for actor in record.actors),
)
EVENTS: Final = Table(
    "events",
    columns(
        "event article type mode context quad status actors recipients trigger_text "
        f"{_TIME.format('when')} {_PLACE.format('where')} statement confidence",
        integer="when_start when_end where_start where_end where_geonames",
        number="where_lat where_lon confidence",
        texts="context actors recipients where_reasons where_alternatives",
    ),
    lambda record: (_event_row(event, record) for event in record.events),
)
SPANS: Final = Table(
    "spans", columns("owner article role number start end text", integer="number start end"), _span_rows
)
MENTIONS: Final = Table(
    "mentions", columns("actor article number start end text", integer="number start end"), _mention_rows
)
