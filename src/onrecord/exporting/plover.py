"""Write events as PLOVER 2.0 (manual of 4 February 2024), one JSON object a line.

Takes records; gives one line for each event that is reported or attributed. What is only alleged, planned,
denied and the like stands in a file beside, in the same form, because PLOVER has no field that would keep a
reader from taking it for a happening. A record without events gives nothing. No code is ever filled in: an
actor whose country is open has none.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from onrecord.exporting.codes import plover_country
from onrecord.exporting.fields import spell
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.tags import happened, name_of, plain
from onrecord.exporting.text import json_line
from onrecord.records import Actor, Event, Place, Record, Time

_ABOUT_EVENTS: Final = "PLOVER is about events"
NOT_HELD: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "article.source",
            "article.standfirst",
            "article.section",
            "article.authors",
            "article.dateline",
            "article.modified",
            "article.publisher.domain",
            "article.parts",
            "article.furniture",
            "article.source_map",
            "actor.mentions",
            "actor.kind",
            "statement",
            "audit",
            "note",
            "made_by.models",
            "made_by.codebook",
        ),
        _ABOUT_EVENTS,
    ),
    "article.published": "PLOVER dates the event; the day of publication stands in only where the event has no date",
    "article.text": "PLOVER asks for the text only from who holds the rights; spans count it all the same",
    "actor.roles.organisation": "an entity has an office and no body that it belongs to",
    "actor.roles.country": "an entity has an office and no country of it",
}
BESIDE: Final[Mapping[str, str]] = {}

CLAIMS: Final = ".claims.jsonl"
TYPES: Final = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "SANCTION",
        "PROTEST",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
_QUADS: Final = {"verbalcooperation": 1, "materialcooperation": 2, "verbalconflict": 3, "materialconflict": 4}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """One line for each event, in one of the two files."""
    with outlet.open() as happenings, outlet.open(CLAIMS) as claims:
        for record in records:
            for event in record.events:
                line = _line(event, record, tally)
                if line is None:
                    continue
                if not happened(event):
                    tally.beside("event", CLAIMS)
                (happenings if happened(event) else claims).write(json_line(line))


def _line(event: Event, record: Record, tally: Tally) -> dict[str, Any] | None:
    if event.type not in TYPES:
        tally.left_out("event", "its type is none of PLOVER 2.0")
        return None
    if not event.actors:
        tally.left_out("event", "it has no actor, which PLOVER requires")
        return None
    dates = _dates(event.when, record, tally)
    if not dates:
        tally.left_out("event", "neither it nor its report has a day, which PLOVER requires")
        return None
    return {
        "id": event.id,
        **dates,
        "actor": [_entity(actor, record, tally) for actor in event.actors],
        "event": [event.type],
        **spell(
            {
                "recipient": [_entity(actor, record, tally) for actor in event.recipients],
                "mode": [event.mode] if event.mode else None,
                "context": list(event.context),
                "event_loc": _location(event.where, tally),
                "event_text": [span.of(record.article.text) for span in event.trigger],
                "quad_code": _quad(event, tally),
                "link": record.article.url,
                "text_info": spell({"start": _first(event), "end": _last(event)}),
                "cite_info": _citation(record),
            }
        ),
        "coder": f"onrecord {record.made_by.onrecord}",
        "onrecord": {**plain(event), **_voucher(event, record)},
    }


def _dates(when: Time | None, record: Record, tally: Tally) -> dict[str, str]:
    """The day, or the first and the last that it can be; that of publication, with a comment, where it has none."""
    if when and _is_day(when.earliest) and _is_day(when.latest):
        first, last = str(when.earliest), str(when.latest)
        if first == last:
            return {"date": first}
        tally.changed("event.when", "one day within a range became the range's first day and `enddate`")
        return {"date": first, "enddate": last, "comment": f"one time within the range, or all of it: {when.edtf}"}
    published = (record.article.published or "")[:10]
    if not _is_day(published):
        return {}
    tally.changed("event.when", "without a day of its own it has that of publication, and a comment that says so")
    return {"date": published, "comment": "date: day of publication; the report gives none for the event"}


def _is_day(date: str | None) -> bool:
    return bool(date and _DAY.fullmatch(date))


def _entity(actor_id: str, record: Record, tally: Tally) -> dict[str, Any]:
    actor = record.actor(actor_id)
    if actor is None:
        tally.left_out("event.actors", "the record has no actor of that id")
        return {}
    if len(actor.roles) > 1:
        tally.left_out("actor.roles", "an entity has one office, the first", len(actor.roles) - 1)
    return spell(
        {
            "code": plover_country(actor.country) if actor.country else None,
            "sector": actor.sector,
            "entity_text": actor.name,
            "office": actor.roles[0].title if actor.roles else None,
            **_identity(actor, tally),
        }
    )


def _identity(actor: Actor, tally: Tally) -> dict[str, str | None]:
    others = len(set(actor.identifiers) - {"wikidata"})
    if others:
        tally.left_out("actor.identifiers", "an entity has a Wikidata id and no other", others)
    return {"identifier_id": actor.identifiers.get("wikidata")}


# PLOVER counts from 1, a country, to 5, a part of a city; it has no number for a continent, a water or a region.
_RESOLUTION: Final = {"country": 1, "admin1": 2, "admin2": 3, "town": 4}


def _location(place: Place | None, tally: Tally) -> dict[str, Any]:
    if place is None:
        return {}
    resolution = _RESOLUTION.get(place.precision or "")
    if place.precision and resolution is None:
        tally.changed("event.where.precision", "PLOVER's resolution has no number for it; ours is under `onrecord`")
    return spell(
        {
            "extracted_place": place.text,
            "resolved_place": place.name,
            "geonameid": place.geonames,
            "lat": place.lat,
            "lon": place.lon,
            "country_code": plover_country(place.country) if place.country else None,
            "resolution": resolution,
        }
    )


def _quad(event: Event, tally: Tally) -> int | None:
    """The number of a quad class, however it is written."""
    if event.quad is None:
        return None
    number = int(event.quad) if event.quad in set("1234") else _QUADS.get(re.sub("[^a-z]", "", event.quad.lower()))
    if number is None:
        tally.changed("event.quad", "PLOVER's quad code is a number from 1 to 4; ours is under `onrecord`")
    return number


def _first(event: Event) -> int | None:
    return min((span.start for span in event.trigger), default=None)


def _last(event: Event) -> int | None:
    return max((span.end for span in event.trigger), default=None)


def _citation(record: Record) -> dict[str, Any]:
    article = record.article
    return spell(
        {
            "url": article.url,
            "title": article.title,
            "language": article.language,
            "publication": article.publisher.name if article.publisher else None,
            "codebook": "PLOVER",
            "version": "2.0",
        }
    )


def _voucher(event: Event, record: Record) -> dict[str, str | None]:
    """What PLOVER has no field for: the article, and whose word the event rests on."""
    statement = next((one for one in record.statements if one.id == event.statement), None)
    return {"article": record.article.id, "vouched_by": name_of(record, statement.speaker) if statement else None}
