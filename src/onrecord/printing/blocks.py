"""The parts of a report with its statements marked in place, for whatever shows them.

Takes a record and its entries; gives blocks, each with the runs of its text and the statements that begin in it.
No word of the text is lost or given twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.printing.cuts import Mark, Piece, Role, cut, marks_of
from onrecord.printing.entries import Entry
from onrecord.records import Part, PartKind, Record, Span

_TAGS: Final = {
    PartKind.TITLE: "h1",
    PartKind.HEADING: "h2",
    PartKind.BLOCKQUOTE: "blockquote",
}
_ROLE_ORDER: Final = tuple(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number in the text that leads to its statement; only the first of a statement is an anchor."""

    number: int
    anchor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of the text that are marked alike, and the references before them."""

    text: str
    classes: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph and the statements that begin in it."""

    tag: str
    kind: str
    runs: tuple[Run, ...]
    entries: tuple[Entry, ...]


def introduced(told: Iterable[Entry]) -> set[int]:
    """The statements at which a speaker's role is told: the first of each speaker."""
    firsts: dict[str, int] = {}
    for entry in told:
        if entry.speaker.role:
            firsts.setdefault(entry.speaker.name, entry.number)
    return set(firsts.values())


def blocks_of(record: Record, told: Sequence[Entry]) -> tuple[list[Block], list[Entry]]:
    """The parts of the text with their statements, and the statements that stand in none of them."""
    marks = [mark for entry in told for mark in marks_of(entry.number, entry.statement)]
    depths = {entry.number: entry.depth for entry in told}
    anchors = _anchors(marks)
    blocks: list[Block] = []
    for part in _parts(record):
        pieces = cut(part.span, (mark for mark in marks if mark.span.touches(part.span)))
        runs = tuple(_run(piece, record.article.text, anchors, depths) for piece in pieces)
        housed = {reference.number for run in runs for reference in run.references if reference.anchor}
        here = tuple(entry for entry in told if entry.number in housed)
        blocks.append(Block(tag=_TAGS.get(part.kind, "p"), kind=part.kind, runs=runs, entries=here))
    at_home = {entry.number for block in blocks for entry in block.entries}
    return blocks, [entry for entry in told if entry.number not in at_home]


def _parts(record: Record) -> list[Part]:
    """The parts of the article, and every stretch of its text that no part covers, as paragraphs."""
    text, at = record.article.text, 0
    found: list[Part] = []
    for part in sorted(record.article.parts, key=lambda part: part.span):
        found.extend(_gap(text, Span(at, part.span.start)))
        # Parts that overlap would print the same words twice.
        if part.span.end > at:
            found.append(replace(part, span=Span(max(at, part.span.start), part.span.end)))
        at = max(at, part.span.end)
    return [*found, *_gap(text, Span(at, len(text)))]


def _gap(text: str, gap: Span) -> list[Part]:
    return [Part(kind=PartKind.PARAGRAPH, span=gap)] if gap.of(text).strip() else []


def _anchors(marks: Iterable[Mark]) -> dict[int, Mark]:
    """The mark that stands for each statement: where its content begins, or else its first words."""
    anchors: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.role is not Role.CONTENT, mark.span.start)):
        anchors.setdefault(mark.number, mark)
    return anchors


def _run(piece: Piece, text: str, anchors: dict[int, Mark], depths: dict[int, int]) -> Run:
    roles = {mark.role for mark in piece.marks}
    deep = max((depths[mark.number] for mark in piece.marks if mark.role is Role.CONTENT), default=0)
    classes = [
        *(role for role in _ROLE_ORDER if role in roles),
        *(["inner"] if deep else []),
        *(["opens"] if any(mark.role is Role.CONTENT for mark in piece.opening) else []),
        *(["closes"] if any(mark.role is Role.CONTENT for mark in piece.closing) else []),
        *(f"of{number}" for number in sorted({mark.number for mark in piece.marks})),
    ]
    references = tuple(
        Reference(number=mark.number, anchor=mark is anchors[mark.number])
        for mark in piece.opening
        if mark.role is Role.CONTENT or mark is anchors[mark.number]
    )
    return Run(text=piece.span.of(text), classes=" ".join(classes), references=references)


def highlights(count: int) -> str:
    """Style rules that light up all words of a statement when it, or its number in the text, is chosen.

    A rule a statement, because a style sheet cannot say "the same number".
    """
    chosen = ":target,:hover,:focus-within"
    return "".join(
        f"body:has(:is(#s{number},#m{number}):is({chosen})) .of{number}{{background:var(--chosen)}}\n"
        for number in range(1, count + 1)
    )
