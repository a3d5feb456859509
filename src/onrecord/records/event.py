"""What is done, when and where, and how sure a reader may be that it happened."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression, its EDTF (ISO 8601-2) value, and how it was counted."""

    text: str
    span: Span
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    rule: str | None = None


# The precision of a place that the gazetteer lacks.
UNLISTED: Final = "unlisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym resolved to a gazetteer entry; `alternatives` are GeoNames ids of the others, the likeliest first.

    A name that the gazetteer lacks is `UNLISTED` and has no `name`.
    """

    text: str
    span: Span
    name: str | None = None
    geonames: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    reasons: tuple[str, ...] = ()
    alternatives: tuple[int, ...] = ()


class Status(StrEnum):
    """The ladder from what the outlet says itself down to what is said not to be."""

    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    UNNAMED = "unnamed"
    ALLEGED = "alleged"
    DENIED = "denied"
    DISPUTED = "disputed"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One PLOVER 2.0 event; `statement` is the one that vouches for it, null where the outlet does."""

    id: str
    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    quad: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: Time | None = None
    where: Place | None = None
    trigger: tuple[Span, ...]
    status: Status
    statement: str | None = None
    confidence: float
