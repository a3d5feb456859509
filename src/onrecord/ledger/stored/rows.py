"""What is looked up: the rows that search and pages read.

Takes an article's record with the judgements applied; gives plain rows. They hold nothing of their own: all
can be made again from the records and the entries, and are, whenever a judgement changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from onrecord.ledger.judgements.entry import as_json
from onrecord.ledger.judgements.identity import folded, identity_of
from onrecord.ledger.judgements.judging import Judged
from onrecord.records import UNDERTAKINGS, Actor, Article, Audit, Event, Span, Statement, words_of
from onrecord.resting.voices import count_words

Row = dict[str, Any]
# Tables made from an article's records whose words are searched.
SEARCHED: Final = ("statement", "accusation")
_UNKNOWN: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article; `about` and `accused` have the place of their statement or accusation."""

    statements: tuple[Row, ...]
    about: tuple[Row, ...]
    accusations: tuple[Row, ...]
    accused: tuple[Row, ...]
    actors: tuple[Row, ...]
    events: tuple[Row, ...]


def rows_of(judged: Judged) -> Rows:
    """The rows of an article."""
    record = judged.record
    text = record.article.text
    taken = _Taken.of(record.audit)
    return Rows(
        statements=tuple(_statement(one, at, judged, taken) for at, one in enumerate(record.statements)),
        about=tuple(_about(judged)),
        accusations=tuple(_accusations(judged, text)),
        accused=tuple(_accused(judged)),
        actors=tuple(_actor(actor, judged) for actor in record.actors),
        events=tuple(_event(event, judged, text) for event in record.events),
    )


def article_row(article: Article) -> Row:
    """What is kept of an article beside its record."""
    publisher = article.publisher
    return {
        "id": article.id,
        "address": address_of(article.url),
        "title": storable(article.title),
        "publisher": storable(publisher.name if publisher else None),
        "domain": storable(publisher.domain if publisher else None),
        "published": article.published,
        "words": storable(article.text),
    }


def address_of(url: str | None) -> str | None:
    """The address whose versions are counted: without the fragment, scheme and host in small letters.

    >>> address_of("HTTPS://Courier.example/tunnel?page=2#comments")
    'https://courier.example/tunnel?page=2'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return storable(url)
    return storable(urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, "")))


def storable(text: str | None) -> str | None:
    """The text without what a database cannot hold: halves of surrogate pairs, and NUL.

    >>> storable("caf\\udce9.txt")
    'caf\\ufffd.txt'
    """
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", _UNKNOWN)


def spans_of(statement: Statement) -> tuple[Span, ...]:
    """Every stretch of the text that a statement rests on, in the order of the text."""
    return tuple(sorted({*statement.source, *statement.cue, *statement.content}))


@dataclass(frozen=True, slots=True)
class _Taken:
    """What the audit takes statements for, by their ids: `undertakings` are pledges and demands."""

    undertakings: Mapping[str, str]
    silences: frozenset[str]

    @classmethod
    def of(cls, audit: Audit) -> "_Taken":
        undertakings = {one.statement: UNDERTAKINGS[one.act] for one in audit.undertakings if one.act in UNDERTAKINGS}
        return cls(undertakings, frozenset(audit.silences))


def _statement(statement: Statement, place: int, judged: Judged, taken: _Taken) -> Row:
    text = judged.record.article.text
    return {
        "id": statement.id,
        "place": place,
        "words": storable(words_of(statement.content, text)),
        "source": storable(words_of(statement.source, text)),
        "spans": as_json([list(span) for span in spans_of(statement)]),
        "content": as_json([list(span) for span in statement.content]),
        "speaker": statement.speaker,
        "identity": judged.identities.get(statement.speaker) if statement.speaker else None,
        "speaker_kind": statement.speaker_kind,
        "act": statement.act,
        "evidence": statement.evidence,
        "manner": statement.manner,
        "said": statement.said.edtf if statement.said else None,
        "parent": statement.parent,
        "state": judged.state(statement.id),
        "length": count_words(text, statement.content),
        "confidence": statement.confidence,
        "undertaking": taken.undertakings.get(statement.id),
        "silence": int(statement.id in taken.silences),
    }


def _about(judged: Judged) -> Iterator[Row]:
    for place, statement in enumerate(judged.record.statements):
        for identity in _identities(statement.about, judged):
            yield {"place": place, "identity": identity}


def _accusations(judged: Judged, text: str) -> Iterator[Row]:
    """The accusations; one that a statement makes has its words."""
    told = {statement.id: statement for statement in judged.record.statements}
    for place, one in enumerate(judged.record.audit.accusations):
        statement = told.get(one.statement or "")
        yield {
            "id": one.id,
            "place": place,
            "words": storable(words_of(statement.content if statement else one.words, text)),
            "spans": as_json([list(span) for span in (spans_of(statement) if statement else one.words)]),
            "statement": one.statement,
            "event": one.event,
            "original": one.repeats or one.id,
            "accuser": one.accuser,
            "identity": judged.identities.get(one.accuser) if one.accuser else None,
            "accused_words": storable(words_of(one.accused_words, text)),
            "reply": one.reply,
            "answers": as_json(list(one.answers)),
            "refusals": storable(as_json([span.of(text) for span in one.spans])),
            "state": judged.state_of(one),
        }


def _accused(judged: Judged) -> Iterator[Row]:
    for place, accusation in enumerate(judged.record.audit.accusations):
        for identity in _identities(accusation.accused, judged):
            yield {"place": place, "identity": identity}


def _identities(actors: Sequence[str], judged: Judged) -> Iterable[str]:
    """The identities of actors, each once."""
    return dict.fromkeys(judged.identities[one] for one in actors if one in judged.identities)


def _actor(actor: Actor, judged: Judged) -> Row:
    roles: Sequence[str] = [role.title for role in actor.roles]
    return {
        "id": actor.id,
        "identity": judged.identities.get(actor.id) or identity_of(actor, {}),
        "name": storable(actor.name),
        "folded": folded(actor.name),
        "kind": actor.kind,
        "country": actor.country,
        "roles": storable(as_json(roles)),
    }


def _event(event: Event, judged: Judged, text: str) -> Row:
    when, where = event.when, event.where
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "words": storable(words_of(event.trigger, text)),
        "statement": event.statement,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "place_name": storable((where.name or where.text) if where else None),
        "country": storable(where.country if where else None),
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "actors": as_json([judged.identities[one] for one in event.actors if one in judged.identities]),
        "recipients": as_json([judged.identities[one] for one in event.recipients if one in judged.identities]),
        "state": judged.state(event.id),
        "confidence": event.confidence,
    }
