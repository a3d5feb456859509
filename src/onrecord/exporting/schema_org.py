"""Write schema.org JSON-LD: NewsArticle, Quotation, Claim, and who speaks.

Takes records; gives one document with a graph. Words in quotation marks are a Quotation; what is asserted,
predicted, denied or laid to somebody's charge is a Claim; both can be true of one statement. A ClaimReview is a
person's rating, so there is one only where a person gave it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from onrecord.exporting.fields import spell
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.tables import words
from onrecord.exporting.tags import tags, urn
from onrecord.exporting.text import json_bytes
from onrecord.records import Act, Actor, ActorKind, Manner, Record, Review, Role, Statement, Time

_NO_PROPERTY: Final = "schema.org has no property for it"
NOT_HELD: Final[Mapping[str, str]] = {
    "article.text": "the text belongs to its publisher; this form is made to be published",
    **dict.fromkeys(
        (
            "article.source.name",
            "article.parts",
            "article.furniture",
            "article.source_map",
            "actor.sector",
            "actor.roles.country",
            "actor.mentions",
            "statement.cue",
            "statement.addressee",
            "statement.venue",
            "statement.anonymity",
            "statement.said.text",
            "statement.said.span",
            "statement.said.earliest",
            "statement.said.latest",
            "statement.said.anchor",
            "statement.said.rule",
            "statement.confidence",
            "audit",
            "note",
            "made_by",
        ),
        _NO_PROPERTY,
    ),
    "event": "an Event of schema.org is one that people attend",
}
BESIDE: Final[Mapping[str, str]] = {}

CLAIMED: Final = frozenset({Act.ASSERT, Act.ACCUSE, Act.DENY, Act.PREDICT})
# A group is no Organization, and nobody is one until the record says so.
_TYPES: Final[Mapping[ActorKind | None, str]] = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.STATE: "Country",
    ActorKind.DOCUMENT: "CreativeWork",
}
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def write(records: Iterable[Record], outlet: Outlet, tally: Tally, reviews: Mapping[str, Review] | None = None) -> None:
    """One document; its graph grows by a record at a time."""
    first = True
    with outlet.open() as file:
        file.write(b'{"@context":"https://schema.org","@graph":[')
        for record in records:
            for node in _nodes(record, reviews or {}, tally):
                file.write((b"\n" if first else b",\n") + json_bytes(node))
                first = False
        file.write(b"\n]}\n")


def _nodes(record: Record, reviews: Mapping[str, Review], tally: Tally) -> Iterator[dict[str, Any]]:
    yield _article(record)
    yield from (_actor(actor, tally) for actor in record.actors)
    for statement in record.statements:
        review = reviews.get(statement.id)
        yield _statement(statement, record, tally, rated=review is not None)
        if review:
            yield _review(review, statement, record)


def _article(record: Record) -> dict[str, Any]:
    article = record.article
    return spell(
        {
            "@id": urn(article.id),
            "@type": "NewsArticle",
            "url": article.url,
            "headline": article.title,
            "abstract": article.standfirst,
            "articleSection": article.section,
            "publisher": _publisher(record),
            "author": list(article.authors),
            "dateline": article.dateline,
            "datePublished": article.published,
            "dateModified": article.modified,
            "inLanguage": article.language,
            "encodingFormat": article.source.media_type,
            "identifier": [_identifier("sha256", article.source.sha256)],
        }
    )


def _publisher(record: Record) -> dict[str, Any] | None:
    publisher = record.article.publisher
    if publisher is None:
        return None
    domain = _identifier("domain", publisher.domain) if publisher.domain else None
    return {"@type": "Organization", **spell({"name": publisher.name, "identifier": domain})}


def _identifier(scheme: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _actor(actor: Actor, tally: Tally) -> dict[str, Any]:
    if actor.kind not in _TYPES:
        tally.changed("actor.kind", "a group, and an actor whose kind is open, is a Thing", 1 if actor.kind else 0)
    wikidata = actor.identifiers.get("wikidata")
    return {
        "@id": urn(actor.id),
        "@type": _TYPES.get(actor.kind, "Thing"),
        **spell(
            {
                "name": actor.name,
                "identifier": [_identifier(*pair) for pair in sorted(actor.identifiers.items())],
                "sameAs": f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None,
            }
        ),
        **_offices(actor, tally),
    }


def _offices(actor: Actor, tally: Tally) -> dict[str, Any]:
    """What only a Person can have: offices, and a nationality."""
    if actor.kind is not ActorKind.PERSON:
        tally.left_out("actor.roles", "only a Person has offices", len(actor.roles))
        tally.left_out("actor.country", "only a Person has a nationality", int(actor.country is not None))
        return {}
    country = {"@type": "Country", "identifier": actor.country} if actor.country else None
    return spell({"nationality": country, "hasOccupation": [_office(role) for role in actor.roles]})


def _office(role: Role) -> dict[str, Any]:
    """A Role may stand wherever a thing may, and says more of it."""
    body = {"@type": "Organization", "name": role.organisation} if role.organisation else None
    return {"@type": "EmployeeRole", **spell({"roleName": role.title, "memberOf": body})}


def _review(review: Review, statement: Statement, record: Record) -> dict[str, Any]:
    """A rating in words: the person gave no number, and none is made up."""
    return {
        "@id": urn(review.id),
        "@type": "ClaimReview",
        **spell(
            {
                "itemReviewed": {"@id": urn(statement.id)},
                "claimReviewed": words(record, statement.content),
                "reviewRating": {"@type": "Rating", "alternateName": review.rating},
                "reviewBody": review.why,
                "author": {"@type": "Person", "name": review.by},
                "datePublished": review.at[:10],
                "url": review.url,
            }
        ),
    }


def _statement(statement: Statement, record: Record, tally: Tally, *, rated: bool) -> dict[str, Any]:
    kinds = _kinds(statement, rated=rated)
    for field, spans in (("statement.source", statement.source), ("statement.content", statement.content)):
        tally.changed(field, "the words are there, and where they stand is not", int(bool(spans)))
    speaker = {"@id": urn(statement.speaker)} if statement.speaker else None
    whole = [urn(record.article.id), *([urn(statement.parent)] if statement.parent else [])]
    return {
        "@id": urn(statement.id),
        "@type": kinds,
        **spell(
            {
                "text": words(record, statement.content),
                "spokenByCharacter" if "Quotation" in kinds else "author": speaker,
                "creditText": words(record, statement.source),
                "keywords": tags(statement),
                "about": [{"@id": urn(actor)} for actor in statement.about],
                "dateCreated": _date(statement.said, tally),
                "isPartOf": [{"@id": place} for place in whole],
                "appearance": {"@id": urn(record.article.id)} if "Claim" in kinds else None,
            }
        ),
    }


def _kinds(statement: Statement, *, rated: bool) -> list[str]:
    """Quotation, Claim, both; otherwise a work of somebody's, which is all that is known.

    Whoever rates a statement takes it for a claim, whatever it does.
    """
    quoted = ["Quotation"] if statement.manner in (Manner.DIRECT, Manner.MIXED) else []
    return [*quoted, *(["Claim"] if rated or statement.act in CLAIMED else [])] or ["CreativeWork"]


def _date(said: Time | None, tally: Tally) -> str | None:
    if said is None or said.edtf is None:
        return None
    if not _DATE.fullmatch(said.edtf):
        tally.left_out("statement.said.edtf", "a date of schema.org is neither a range nor uncertain")
        return None
    return said.edtf
