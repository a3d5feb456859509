"""What a tagger says of a text: spans with a role, the links between them, and the names it saw.

The encoder makes these, the rules of `finding` read them; neither knows the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from onrecord.records.span import Span


class RoleName(StrEnum):
    """The three parts of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """Words with a role."""

    role: RoleName
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Span number `part` (a source or a content) belongs to cue number `cue`; both count `Labels.spans`.

    `score` is the share that this cue, or this source, has among all that were weighed.
    """

    part: int
    cue: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the text and its kind: person, organisation, place or other."""

    kind: str
    span: Span


class Weigher(Protocol):
    """What a tagger says of words that others have put together. Shares add up to one."""

    def attribution(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], link: float) -> float:
        """The chance that these words are an attribution; `link` is the share that its links have, all together."""
        ...

    def act(self, spans: Sequence[Span]) -> Mapping[str, float]:
        """The share of each act for a statement with this cue and content."""
        ...

    def evidence(self, spans: Sequence[Span]) -> Mapping[str, float]:
        """The share of each kind of evidence for a statement with this cue and content."""
        ...

    def source_kind(self, spans: Sequence[Span]) -> Mapping[str, float]:
        """The share of each kind of speaker for this source."""
        ...

    def factuality(self, span: Span) -> float:
        """How surely what these words tell of has happened: 3 it has, -3 it has not, 0 nobody knows."""
        ...

    def stands_for(self, words: Span, names: Sequence[Span]) -> Sequence[float]:
        """The share of each name that these words may stand for, and last that of none of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """All that a tagger says of one text, in the order of the text; some taggers weigh nothing."""

    spans: tuple[RoleSpan, ...] = ()
    links: tuple[Link, ...] = ()
    names: tuple[Name, ...] = ()
    weigher: Weigher | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, marks included.

    `depth` is 1 for an outer quotation, 2 for one inside it. `closed` is false where the paragraph ends
    first; `continued` says that the next paragraph opens with the mark again, as news prints a long quotation.
    """

    span: Span
    inner: Span
    depth: int
    closed: bool = True
    continued: bool = False
