"""A statement as it is drafted: the words of its source, its cue and its content, before anybody is given a name."""

from dataclasses import dataclass

from onrecord.records import Span


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
