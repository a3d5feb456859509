"""Words that an article attributes to somebody."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.event import Time
from onrecord.records.span import Span

# Statements of which it is less likely than this that they are one are left out, unless a user asks for them: about
# where leaving out loses as many right ones as wrong ones, weighed by F1.
LEAST_CONFIDENCE = 0.2


class Manner(StrEnum):
    """How the words are given: in quotation marks, partly so, or in the reporter's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What stands behind a statement. `none`: the article names nobody."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    NONE = "none"


class Act(StrEnum):
    """What a statement does; the first that fits, in this order."""

    ASK = "ask"
    THREATEN = "threaten"
    COMMIT = "commit"
    REQUEST = "request"
    ACCUSE = "accuse"
    DENY = "deny"
    PREDICT = "predict"
    EVALUATE = "evaluate"
    OPINE = "opine"
    ASSERT = "assert"


class Evidence(StrEnum):
    """What a statement is said to rest on."""

    CITED = "cited"
    PROMISED = "promised"
    WITHHELD = "withheld"
    DEMANDED = "demanded"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who is said to have said what.

    `source`, `cue` and `content` are spans of the article's text, empty where the article leaves the
    role out. A field that could not be settled is null, and a `Note` with the statement's id as its
    subject says why.
    """

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    manner: Manner
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    addressee: str | None = None
    venue: str | None = None
    anonymity: str | None = None
    said: Time | None = None
    act: Act | None = None
    evidence: Evidence | None = None
    parent: str | None = None
    about: tuple[str, ...] = ()
    confidence: float
