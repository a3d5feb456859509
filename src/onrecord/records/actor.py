"""Somebody who speaks or acts: a person, a body, a state, a group, a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.records.span import Span


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or function: `transitional Prime Minister` of `Malian`."""

    title: str
    organisation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of one article. `name` is the fullest form that the article has."""

    id: str
    name: str
    kind: ActorKind | None = None
    roles: tuple[Role, ...] = ()
    country: str | None = None
    sector: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[Span, ...] = ()
