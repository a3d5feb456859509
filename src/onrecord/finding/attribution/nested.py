"""Claims inside claims: what a content says that others have said.

Takes statements; yields the passages of their contents that are worth reading again as texts of their
own, laid out as one text, and leads what is found there back to the article. A content is read without
the marks and the "that" around it, so that "the opposition had accused the court" reads as a report
does. Leaves contents without a word that may report alone.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Quotation

# Under this many words there is no room for a source, a cue and a content.
LEAST_WORDS = 4
# Out of its surroundings a claim is read less well than its score says: at half, hardly one of our cases is lost.
_LEAST = 0.5
# A subject that ends in its only comma is none: that comma parts two clauses.
_PARTED = re.compile(r"[^,]*,")
# "Asked the judge to prevent": what somebody is to do is what the asking wants.
_ASKED = re.compile(r"\s+(?:not\s+)?to\b[^.]*")
_LEAD_IN = re.compile(r"[\s\"“”‘’'«»„`,:]*(?:that\s+)?[\s\"“”‘’'«»„`]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z])")
_LEAD_OUT = re.compile(r"[\s\"“”‘’'«»„`,.]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article and the statement that it is the content of; `closed` is behind the mark at its end."""

    span: Span
    owner: Draft
    closed: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Passages as one text, a paragraph each; `starts` are their places in it."""

    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    def paragraphs(self) -> list[Span]:
        """The passages' places in the text."""
        return [
            Span(start, start + passage.span.end - passage.span.start)
            for start, passage in zip(self.starts, self.passages, strict=True)
        ]

    def lead_back(self, span: Span) -> tuple[Span, Passage] | None:
        """A span of the text as a span of the article, with its passage; None where it crosses a border."""
        number = bisect_right(self.starts, span.start) - 1
        passage = self.passages[number]
        start = passage.span.start + span.start - self.starts[number]
        found = Span(start, start + span.end - span.start)
        return (found, passage) if passage.span.covers(found) else None


def passages(text: str, drafts: Sequence[Draft], reports: re.Pattern[str]) -> list[Passage]:
    """The contents that may hold a claim of somebody else.

    >>> draft = Draft(content=(Span(9, 61),), confidence=1)
    >>> text = "She said that the opposition had accused the court of bias."
    >>> [passage.span.of(text) for passage in passages(text, [draft], re.compile("accus"))]
    ['the opposition had accused the court of bias']
    """
    return [
        Passage(span, draft, _closed(text, span.end, sentence.end))
        for draft in drafts
        for content in draft.content
        for sentence in _sentences(text, content)
        if (span := _bare(text, sentence)) is not None and reports.search(text, span.start, span.end)
    ]


def _sentences(text: str, content: Span) -> list[Span]:
    """The sentences of a content; a long quotation is read again only where something may be reported."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, content.start, content.end)]
    return [Span(start, end) for start, end in pairwise([content.start, *ends, content.end])]


def _bare(text: str, content: Span) -> Span | None:
    words = content.of(text)
    lead_in, lead_out = _LEAD_IN.match(words), _LEAD_OUT.search(words)
    start = content.start + (lead_in.end() if lead_in else 0)
    end = content.start + (lead_out.start() if lead_out else len(words))
    return Span(start, end) if start < end and len(text[start:end].split()) >= LEAST_WORDS else None


def _closed(text: str, end: int, last: int) -> int:
    """Behind the mark of quotation that stands where a claim ends, if there is one.

    >>> text = 'Brook blamed "rebels".'
    >>> _closed(text, 20, 22), _closed(text, 12, 22)
    (21, 12)
    """
    behind = text[end:last].lstrip(".,")
    return last - len(behind) + 1 if behind[:1] in ('"', "”") else end


def lay_out(text: str, found: Sequence[Passage]) -> Layout:
    """Put passages under one another, parted by blank lines."""
    starts, at = [], 0
    for passage in found:
        starts.append(at)
        at += passage.span.end - passage.span.start + 2
    # A line break inside a passage would part it.
    words = (passage.span.of(text).replace("\n", " ") for passage in found)
    return Layout("\n\n".join(words), tuple(found), tuple(starts))


def led_back(layout: Layout, drafts: Sequence[Draft], codebook: Codebook) -> list[Draft]:
    """What was found in the laid-out text, as statements inside the passages' owners; each as sure as both are.

    Left out: what is less sure than half, what has no source of its own or one that a lone comma parts from its
    verb ("Port Burns, Promises Help"), what only puts the speaker's view ("I think"), what nobody says ("nobody can
    say that"), what somebody is asked to do, and what leads to no one owner.
    """
    return [
        inner
        for draft in drafts
        if draft.confidence >= _LEAST and (inner := _led_back(layout, draft, codebook)) is not None
    ]


def _led_back(layout: Layout, draft: Draft, codebook: Codebook) -> Draft | None:
    if not draft.source or _speaks_for_itself(layout.text, draft, codebook):
        return None
    roles = [[layout.lead_back(span) for span in spans] for spans in (draft.source, draft.cue, draft.content)]
    led = [pair for role in roles for pair in role if pair is not None]
    owners = {id(passage.owner) for _, passage in led}
    if len(owners) != 1 or len(led) != sum(len(role) for role in roles):
        return None
    source, cue, content = (tuple(pair[0] for pair in role if pair is not None) for role in roles)
    owner = led[0][1].owner
    if _opens_quotation(draft.content[-1].of(layout.text)) and content[-1].end == led[-1][1].span.end:
        content = (*content[:-1], Span(content[-1].start, led[-1][1].closed))
    sure = draft.confidence * owner.confidence
    return replace(draft, source=source, cue=cue, content=content, parent=owner, confidence=sure)


def _opens_quotation(words: str) -> bool:
    """Whether a quotation opens in words that does not close in them: `"rebels`."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _speaks_for_itself(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether it is no claim of somebody else: an own view, what nobody says, what one is to do, half a sentence."""
    words = draft.source[0].of(text)
    first = words.lower().split()[:2]
    nobody = {first[0], " ".join(first)} & codebook.sources.nobody
    asked = _ASKED.fullmatch(text, draft.source[0].end, draft.cue[0].end)
    own = codebook.own_view.fullmatch(text, draft.source[0].start, draft.cue[-1].end)
    return bool(nobody or own or asked or _PARTED.fullmatch(words))


def inside(quoted: Sequence[Quotation], layout: Layout) -> list[Quotation]:
    """The article's quotations that lie within passages, placed in the laid-out text, one level up."""
    found = []
    by_place = SpanIndex((quotation.span, quotation) for quotation in quoted)
    for place, passage in zip(layout.paragraphs(), layout.passages, strict=True):
        shift = place.start - passage.span.start
        within = by_place.inside(passage.span)
        outermost = min((quotation.depth for quotation in within), default=1)
        found += [
            replace(
                quotation,
                span=Span(quotation.span.start + shift, quotation.span.end + shift),
                inner=Span(quotation.inner.start + shift, quotation.inner.end + shift),
                depth=quotation.depth - outermost + 1,
            )
            for quotation in within
        ]
    return found
