"""What a report rests on, counted over its statements."""

from dataclasses import dataclass

from onrecord.records.statement import SpeakerKind


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
class Audit:
    """The voices of a report. `attributed_share` is attributed words over all words of the body."""

    voices: tuple[Voice, ...] = ()
    words: int = 0
    attributed_words: int = 0
    attributed_share: float = 0.0
