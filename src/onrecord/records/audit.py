"""What a report rests on: its voices, who says what on whose say-so, and what stays unanswered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.records.event import Time
from onrecord.records.span import Span
from onrecord.records.statement import Act, Evidence, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker's share of the attributed words. `speaker` is null for statements with no settled speaker."""

    speaker: str | None
    name: str | None
    kind: SpeakerKind | None
    statements: int
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Who says that who says it: the ids of statements that stand inside one another, the outermost first.

    The outlet heard the first of them; what the others say, it knows from those before.
    """

    statements: tuple[str, ...]
    speakers: tuple[str | None, ...]


class Reply(StrEnum):
    """What the report has from the accused."""

    DENIED = "denied"
    ANSWERED = "answered"
    DECLINED = "declined"
    UNREACHED = "unreached"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """Who accuses whom, and the answer.

    `statement` is null where the outlet itself tells of the charge ("was charged with theft"); `words` then are those
    that tell it, and `event` is the event that they are, if any. `repeats` is the id of the accusation that this
    one tells again: by nobody else, against the same, of the same. `accused` are actors, `accused_words` the words for
    the accused where they are no actor of the record. `reply` is null where nobody could be told for the accused, and
    `none` where a mere deed is condemned and nobody is accused.
    `answers` are statements, `spans` the words of a refusal to answer, of a plea, or of a denial that is no statement.
    """

    statement: str | None
    accuser: str | None
    event: str | None = None
    words: tuple[Span, ...] = ()
    id: str = ""
    repeats: str | None = None
    accused: tuple[str, ...] = ()
    accused_words: tuple[Span, ...] = ()
    reply: Reply | None
    answers: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSaid:
    """A statement that says that evidence will be shown, is kept back, or is asked for."""

    statement: str
    evidence: Evidence


# What a statement of that act is, where it binds somebody.
UNDERTAKINGS: Final = {Act.COMMIT: "pledge", Act.REQUEST: "demand"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """A pledge (`commit`) or a demand (`request`), and the times in its words."""

    statement: str
    act: Act
    by: str | None
    to: str | None
    when: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Whether the headline says as a fact what the body has only as an accusation; `statements` are those."""

    says_more: bool
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What a report rests on. `attributed_share` is attributed words over all words of the body.

    `one_sided`: only one voice speaks, or parties are accused and none of them has a word, of answer or on anything
    else; null where several speak and nobody is accused, or it is open who is or what somebody denies, because then
    nothing tells their sides. `silences` are statements that only tell that their own source gave no answer.
    """

    voices: tuple[Voice, ...] = ()
    words: int = 0
    attributed_words: int = 0
    attributed_share: float = 0.0
    named: int = 0
    unnamed: int = 0
    one_sided: bool | None = None
    chains: tuple[Chain, ...] = ()
    accusations: tuple[Accusation, ...] = ()
    evidence: tuple[EvidenceSaid, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    silences: tuple[str, ...] = ()
    headline: Headline | None = None
