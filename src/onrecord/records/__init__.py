"""The nouns: frozen records that every other folder passes around.

Nothing here knows how a value was found. The one envelope is `Record`, which is also what
`onrecord read --format json` prints (schema `onrecord.record/1`).
"""

from onrecord.records.actor import Actor, ActorKind, Role
from onrecord.records.article import (
    Article,
    Furniture,
    FurnitureKind,
    InputSource,
    Part,
    PartKind,
    Publisher,
    SourceMap,
    Stretch,
    article_id,
)
from onrecord.records.audit import (
    UNDERTAKINGS,
    Accusation,
    Audit,
    Chain,
    EvidenceSaid,
    Headline,
    Reply,
    Undertaking,
    Voice,
)
from onrecord.records.counts import number_of
from onrecord.records.event import UNLISTED, Event, Place, Status, Time
from onrecord.records.ids import make_id
from onrecord.records.index import SpanIndex
from onrecord.records.note import Note
from onrecord.records.record import MadeBy, ModelUsed, Record
from onrecord.records.review import Review
from onrecord.records.span import Span, words_of
from onrecord.records.statement import LEAST_CONFIDENCE, Act, Evidence, Manner, SpeakerKind, Statement
from onrecord.records.utf8 import encodable

__all__ = [
    "LEAST_CONFIDENCE",
    "UNDERTAKINGS",
    "UNLISTED",
    "Accusation",
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Audit",
    "Chain",
    "Event",
    "Evidence",
    "EvidenceSaid",
    "Furniture",
    "FurnitureKind",
    "Headline",
    "InputSource",
    "MadeBy",
    "Manner",
    "ModelUsed",
    "Note",
    "Part",
    "PartKind",
    "Place",
    "Publisher",
    "Record",
    "Reply",
    "Review",
    "Role",
    "SourceMap",
    "Span",
    "SpanIndex",
    "SpeakerKind",
    "Statement",
    "Status",
    "Stretch",
    "Time",
    "Undertaking",
    "Voice",
    "article_id",
    "encodable",
    "make_id",
    "number_of",
    "words_of",
]
