"""The record: an article and everything found in it. What `onrecord read --format json` prints."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from onrecord.records.actor import Actor
from onrecord.records.article import Article
from onrecord.records.audit import Audit
from onrecord.records.event import Event
from onrecord.records.note import Note
from onrecord.records.statement import Statement

SCHEMA: Final = "onrecord.record/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUsed:
    """A model that had a hand in the record: its name and the SHA-256 of its weights."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made the record: version of the program, each model, the codebook's hash."""

    onrecord: str
    models: tuple[ModelUsed, ...] = ()
    codebook: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article and everything found in it."""

    schema: Literal["onrecord.record/1"] = SCHEMA
    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    audit: Audit
    notes: tuple[Note, ...] = ()
    made_by: MadeBy

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON text, on one line unless `indent` gives a number of spaces."""
        encoded = msgspec.json.encode(self)
        return (msgspec.json.format(encoded, indent=indent) if indent is not None else encoded).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> "Record":
        """Read what `to_json` wrote; raises `msgspec.ValidationError` where it does not fit the schema."""
        return msgspec.json.decode(text, type=cls)

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, made from the types."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
