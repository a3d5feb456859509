"""A text and what is marked in it, by offsets; and the same where its names are others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from training.texts import UNLABELLED
from training.world_names import Swap

Offsets = list[tuple[int, int]]
UNKNOWN = (-1, -1, -1)


@dataclass(slots=True)
class Statement:
    """One attribution by offsets, with what is known of it."""

    cue: Offsets
    source: Offsets
    content: Offsets
    act: int = -1
    evidence: int = -1
    kind: int = -1
    again: tuple[int, int, int] = UNKNOWN  # act, evidence and kind as read a second time
    speaker: str | None = None  # whom the source stands for by the fullest name given, "" where none is given


@dataclass(slots=True)
class Mention:
    """Words that stand for somebody, and where that one's names are; none where no name is ever given."""

    span: tuple[int, int]
    names: Offsets
    weight: float


@dataclass(slots=True)
class Marked:
    """A text and what is marked in it. Statements of None: nobody looked."""

    text: str
    split: int = UNLABELLED
    fold: int = -1
    article: int = -1
    reading: int = 0
    statements: list[Statement] | None = None
    names: list[tuple[int, int, str]] | None = None
    name_weight: float = 1.0
    facts: list[tuple[int, float]] = field(default_factory=list)  # an offset inside a word, its score
    mentions: list[Mention] = field(default_factory=list)


def with_other_names(one: Marked, swap: Swap) -> Marked:
    """A report with all that is marked in it, each in its new place."""
    return replace(
        one,
        text=swap.text,
        statements=[moved(statement, swap) for statement in one.statements or ()],
        names=[(swap.lead(start), swap.lead_end(end), kind) for start, end, kind in one.names or ()],
        mentions=[
            replace(mention, span=_led(swap, [mention.span])[0], names=_led(swap, mention.names))
            for mention in one.mentions
        ],
    )


def moved(statement: Statement, swap: Swap) -> Statement:
    """A statement in its new place."""
    return replace(
        statement,
        source=_led(swap, statement.source),
        cue=_led(swap, statement.cue),
        content=_led(swap, statement.content),
    )


def _led(swap: Swap, spans: Offsets) -> Offsets:
    return [(swap.lead(start), swap.lead_end(end)) for start, end in spans]
