"""A statement as it is drafted: the words of its source, its cue and its content, before anybody is given a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import LEAST_CONFIDENCE, Span, SpanIndex

# Of what headlines, transcripts and lists of voices gave by the rules of `layout`, 28 of 37 were right on PolNeAR's
# development half and the reports from elsewhere (all in five reports).
BY_FORM = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its speaker is known.

    `confidence` is the chance that it is an attribution; `parent` the statement whose content it stands in. With
    `unsaid` its cue is a passive without "be" and without its agent, so that nobody of its sentence speaks. With
    `verbatim` its layout tells that the words are the speaker's own, without quotation marks.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    confidence: float
    parent: "Draft | None" = None
    unsaid: bool = False
    verbatim: bool = False

    @property
    def start(self) -> int:
        return min(span.start for span in self.spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its words: of source, cue and content."""
        return *self.source, *self.cue, *self.content


def with_unread(drafts: Sequence[Draft], found: Iterable[Draft]) -> list[Draft]:
    """The statements with those found by rule, in place of the unsure that share words with them; the sure ones stay.

    >>> unsure, other = (Draft(content=(Span(0, end),), confidence=sure) for end, sure in ((5, 0.0), (9, 0.75)))
    >>> with_unread([unsure], [other]) == with_unread([other], [unsure]) == [other]
    True
    """
    rule = list(found)
    if not rule:
        return list(drafts)
    sure = SpanIndex((span, span) for one in drafts if one.confidence >= LEAST_CONFIDENCE for span in one.spans)
    new = [one for one in rule if not any(sure.touching(span) for span in one.spans)]
    taken = SpanIndex((span, span) for one in new for span in one.spans)
    kept = (one for one in drafts if not any(taken.touching(span) for span in one.spans))
    return sorted([*kept, *new], key=lambda draft: (draft.start, draft.content))
