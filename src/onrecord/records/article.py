"""One version of one report: its text, its parts, what was left out, and the way back to the input."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from onrecord.records.ids import make_id
from onrecord.records.span import Span


class PartKind(StrEnum):
    """What a part of the text is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    TABLE = "table"


class FurnitureKind(StrEnum):
    """What a line that is not the article's own words is."""

    SECTION_LABEL = "section-label"
    PUBLISHER = "publisher"
    PROMOTION = "promotion"
    CONTROL = "control"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    ADVERTISEMENT = "advertisement"
    NEWSLETTER = "newsletter"
    NOTICE = "notice"
    COPYRIGHT = "copyright"
    NAVIGATION = "navigation"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A title, a paragraph and the like: a stretch of the text and its kind."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Words that came with the article and are not its own; `span` counts the source, not `Article.text`."""

    kind: FurnitureKind
    text: str
    span: Span


class Stretch(NamedTuple):
    """`length` code points of the text from `text` on stand for `source_length` units of the source from `source` on.

    Where the two lengths are equal, the stretch leads character by character; elsewhere (an HTML
    entity, repaired characters) it leads as a whole.
    """

    text: int
    source: int
    length: int
    source_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMap:
    """The way from `Article.text` back into what was read.

    `unit` is `character`: code points of the input as it was decoded with `encoding`. Text that
    the program put in itself (the blank line between parts) lies in no stretch.
    """

    unit: Literal["character"] = "character"
    encoding: str
    stretches: tuple[Stretch, ...]

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """Lead a span of the text into the source: spans of the source, neighbours joined.

        >>> three = (Stretch(0, 5, 4, 4), Stretch(4, 9, 4, 4), Stretch(10, 40, 5, 5))
        >>> SourceMap(encoding="utf-8", stretches=three).to_source(Span(2, 12))
        (Span(start=7, end=13), Span(start=40, end=42))
        """
        if span.start >= span.end:
            return ()
        first = max(bisect_right(self.stretches, span.start, key=lambda stretch: stretch.text) - 1, 0)
        found: list[Span] = []
        for stretch in self.stretches[first:]:
            if stretch.text >= span.end:
                break
            if stretch.text + stretch.length <= span.start:
                continue
            piece = _in_source(stretch, span)
            if found and found[-1].end == piece.start:
                piece = Span(found.pop().start, piece.end)
            found.append(piece)
        return tuple(found)

    def all_to_source(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Lead several spans into the source, in their order."""
        return tuple(piece for span in spans for piece in self.to_source(span))


def _in_source(stretch: Stretch, span: Span) -> Span:
    if stretch.length != stretch.source_length:
        return Span(stretch.source, stretch.source + stretch.source_length)
    start = max(span.start, stretch.text) - stretch.text
    end = min(span.end, stretch.text + stretch.length) - stretch.text
    return Span(stretch.source + start, stretch.source + end)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSource:
    """What was read: the name of the input, its media type, and the SHA-256 of its bytes."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who printed the report."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one report.

    `text` is title, standfirst and body, its parts separated by a blank line; it never changes once
    read, and every offset in a record counts its code points. Dates are ISO 8601 and only as
    precise as the source: `2026-08` is a full answer.
    """

    id: str
    source: InputSource
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    section: str | None = None
    publisher: Publisher | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    text: str
    parts: tuple[Part, ...]
    furniture: tuple[Furniture, ...] = ()
    source_map: SourceMap

    @property
    def title_end(self) -> int:
        """Where in the text the headline ends; 0 where there is none."""
        return max((part.span.end for part in self.parts if part.kind is PartKind.TITLE), default=0)


def article_id(text: str, url: str | None, publisher: Publisher | None, published: str | None) -> str:
    """The id of an article: another for another text, and for the same text printed elsewhere or on another day."""
    return make_id("art", text, url, publisher and publisher.name, published)
