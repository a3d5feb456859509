"""Write followthemoney entities, one a line: Article, its actors, its statements, its events and mentions.

Takes records; gives entities whose values are lists of text. A statement is a Note, because followthemoney has
no claim, and so is an event that is only alleged, planned or denied; an Event is one that is reported or
attributed. What the entities cannot say (spans, who speaks and who is spoken of) stands in a file beside.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from onrecord.exporting.codes import three_letter_language, two_letters
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.tables import words
from onrecord.exporting.tags import happened, tags
from onrecord.exporting.text import json_line
from onrecord.records import Actor, ActorKind, Event, Record, Statement, Time, make_id

DETAILS: Final = ".details.jsonl"
NOT_HELD: Final[Mapping[str, str]] = {
    "article.source.sha256": "a checksum of followthemoney is SHA-1",
    "article.publisher.domain": "a publisher has a name and an address",
    "article.parts": "an Article has its text as a whole",
    "article.furniture": "an Article has its own words only",
    "article.source_map": "an Article has its text and no way back to the input",
    "audit": "it is counted from the statements, and can be counted again",
    "note": "an entity says what is found, and these say what stayed open",
    "made_by.models": "an Article names the program that read it, and nothing inside it",
    "made_by.codebook": "an Article names the program that read it, and nothing inside it",
}
BESIDE: Final[Mapping[str, str]] = dict.fromkeys(
    (
        "actor.mentions",
        "actor.roles.organisation",
        "actor.roles.country",
        "statement.source",
        "statement.cue",
        "statement.content",
        "statement.addressee",
        "statement.venue",
        "statement.anonymity",
        "statement.said",
        "statement.parent",
        "statement.confidence",
        "event.when",
        "event.where",
        "event.trigger",
        "event.statement",
        "event.confidence",
        "event.quad",
    ),
    DETAILS,
)

# LegalEntity is followthemoney's own word for who may be a person or a company. A Document must have the name of
# a file there, which a letter that is spoken of has not; Pages are a document that need not.
_SCHEMATA: Final[Mapping[ActorKind | None, str]] = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.STATE: "PublicBody",
    ActorKind.DOCUMENT: "Pages",
}
_UNKNOWN: Final = "LegalEntity"
Values = Mapping[str, Iterable[str | None]]


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """All entities of a record, and its details beside them."""
    with outlet.open() as file, outlet.open(DETAILS) as details:
        for record in records:
            file.writelines(json_line(entity) for entity in _entities(record, tally))
            details.write(json_line(_details(record)))


def _entities(record: Record, tally: Tally) -> Iterator[dict[str, Any]]:
    yield _article(record, tally)
    yield from (_actor(actor, record, tally) for actor in record.actors)
    yield from (_note(statement, record) for statement in record.statements)
    yield from (_event(event, record, tally) for event in record.events)
    for actor in record.actors:
        yield from _mentions(actor, record, tally)


def _details(record: Record) -> dict[str, Any]:
    parts = {"actors": record.actors, "statements": record.statements, "events": record.events}
    return {"article": record.article.id, **{name: msgspec.to_builtins(things) for name, things in parts.items()}}


def ftm_id(thing: str) -> str:
    """An id as followthemoney takes it.

    >>> ftm_id("act_1")
    'act-1'
    """
    return thing.replace("_", "-")


def _ids(things: Iterable[str | None]) -> list[str]:
    return [ftm_id(thing) for thing in things if thing]


def _entity(entity_id: str, schema: str, values: Values) -> dict[str, Any]:
    """An entity with the properties that have values, each value once and in its order.

    Ids of followthemoney have no underscore: `act_1` is `act-1` there, wherever an entity is named.
    """
    given = {name: list(dict.fromkeys(value for value in held if value)) for name, held in values.items()}
    return {
        "id": ftm_id(entity_id),
        "schema": schema,
        "properties": {name: held for name, held in given.items() if held},
    }


def _article(record: Record, tally: Tally) -> dict[str, Any]:
    article = record.article
    return _entity(
        article.id,
        "Article",
        {
            "title": [article.title],
            "fileName": [article.source.name],
            "mimeType": [article.source.media_type],
            "sourceUrl": [article.url],
            "summary": [article.standfirst],
            "keywords": [article.section],
            "publisher": [article.publisher.name if article.publisher else None],
            "author": article.authors,
            "locationMentioned": [article.dateline],
            "publishedAt": [article.published],
            "modifiedAt": [article.modified],
            "language": [_language(article.language, tally)],
            "bodyText": [article.text],
            "processingAgent": [f"onrecord {record.made_by.onrecord}"],
        },
    )


def _language(language: str | None, tally: Tally) -> str | None:
    code = three_letter_language(language) if language else None
    if language and code is None:
        tally.left_out("article.language", "followthemoney has no code for it")
    elif language and "-" in language:
        tally.changed("article.language", "a language of followthemoney has no region")
    return code


def _country(country: str | None, field: str, tally: Tally) -> str | None:
    code = two_letters(country) if country else None
    if country and code is None:
        tally.left_out(field, "it has no two-letter code")
    return code


def _schema(actor: Actor) -> str:
    return _SCHEMATA.get(actor.kind, _UNKNOWN)


def _actor(actor: Actor, record: Record, tally: Tally) -> dict[str, Any]:
    if actor.kind is ActorKind.GROUP:
        tally.changed("actor.kind", "a group is a LegalEntity, which says no more than somebody")
    others = [f"{scheme}:{value}" for scheme, value in sorted(actor.identifiers.items()) if scheme != "wikidata"]
    titles = [role.title for role in actor.roles]
    return _entity(
        actor.id,
        _schema(actor),
        {
            "name": [actor.name],
            "country": [_country(actor.country, "actor.country", tally)],
            "wikidataId": [actor.identifiers.get("wikidata")],
            "position" if actor.kind is ActorKind.PERSON else "description": titles,
            "keywords": [f"sector:{actor.sector}" if actor.sector else None, *others],
            "proof": _ids([record.article.id]),
        },
    )


def _note(statement: Statement, record: Record) -> dict[str, Any]:
    return _entity(
        statement.id,
        "Note",
        {
            "description": [words(record, statement.content)],
            "summary": [words(record, (*statement.source, *statement.cue))],
            "entity": _ids([statement.speaker, *statement.about]),
            "keywords": tags(statement),
            "proof": _ids([record.article.id]),
        },
    )


def _event(event: Event, record: Record, tally: Tally) -> dict[str, Any]:
    """An Event where somebody vouches for it; otherwise a Note, that nobody takes it for a happening."""
    name = " ".join(filter(None, [event.type, event.mode]))
    kinds = [f"status:{event.status}", *(f"context:{context}" for context in event.context)]
    shared: Values = {
        "name": [name],
        "summary": [words(record, event.trigger)],
        "country": [_country(event.where.country if event.where else None, "event.where.country", tally)],
        "keywords": kinds,
        "proof": _ids([record.article.id]),
    }
    if not happened(event):
        tally.changed("event", "what nobody vouches for is a Note")
        return _entity(event.id, "Note", {**shared, "entity": _ids([*event.actors, *event.recipients])})
    where = [event.where.name or event.where.text] if event.where else []
    sides = {"organizer": _parties(event.actors, record, tally), "involved": _parties(event.recipients, record, tally)}
    return _entity(event.id, "Event", {**shared, **sides, "location": where, **_dates(event.when)})


def _parties(actors: Iterable[str], record: Record, tally: Tally) -> list[str]:
    """Those that can take part in an Event: a document cannot."""
    parties = []
    for actor_id in actors:
        actor = record.actor(actor_id)
        if actor and actor.kind is ActorKind.DOCUMENT:
            tally.left_out("event.actors", "a document takes no part in an Event")
        else:
            parties.append(ftm_id(actor_id))
    return parties


def _dates(when: Time | None) -> Values:
    if when is None:
        return {}
    if when.earliest == when.latest:
        return {"date": [when.earliest]}
    return {"startDate": [when.earliest], "endDate": [when.latest]}


def _mentions(actor: Actor, record: Record, tally: Tally) -> Iterator[dict[str, Any]]:
    """One entity for each way in which the article names the actor."""
    resolved = actor.id if actor.kind is not ActorKind.DOCUMENT else None
    names = dict.fromkeys(span.of(record.article.text) for span in actor.mentions)
    if names and resolved is None:
        tally.left_out("actor.mentions", "a mention leads to nobody where it is of a document", len(names))
    for name in names:
        yield _entity(
            make_id("men", record.article.id, actor.id, name),
            "Mention",
            {
                "document": _ids([record.article.id]),
                "name": [name],
                "resolved": _ids([resolved]),
                "detectedSchema": [_schema(actor)],
                "contextCountry": [two_letters(actor.country) if actor.country else None],
            },
        )
