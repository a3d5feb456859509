"""What a headline tells as a deed, though its words may bring in somebody's own: "Mill ignored warnings over dam".

Takes statements and where the headline is; leaves out those in it whose cue only passes over what others say, and
those whose cue stands half in quotation marks ("Mill 'ignored warnings' over dam"), which quote no word of the mill.
Leaves alone whoever rejects or dismisses what others say, a cue that is quoted as a whole, and all other text: there,
who ignores what is so takes a stand on it.
"""

from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.headlines import OPENING_MARKS
from onrecord.records import Span

_CLOSES = "”\"'’»“"
_MARKS = OPENING_MARKS + _CLOSES


def speaking(text: str, drafts: Iterable[Draft], title: Span, codebook: Codebook) -> list[Draft]:
    """The statements without those of a headline in which nobody speaks."""
    return [draft for draft in drafts if not _says_nothing(text, draft, title, codebook)]


def _says_nothing(text: str, draft: Draft, title: Span, codebook: Codebook) -> bool:
    """Whether a cue in a headline reports no words of its source.

    >>> from onrecord.codebook import load
    >>> def found(text, cue, content):
    ...     spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, content)]
    ...     draft = Draft(cue=tuple(spans[:1]), content=tuple(spans[1:]), confidence=1)
    ...     return _says_nothing(text, draft, Span(0, len(text)), load())
    >>> found("The mill ignored warnings over the dam", "ignored warnings", "the dam")
    True
    >>> found("Mill 'ignored warnings' over dam", "'ignored warnings' over", "dam")
    True
    >>> found("The mill dismissed warnings over the dam", "dismissed", "warnings over the dam")
    False
    >>> found("Mill 'warned guild' over dam", "'warned", "guild' over dam")
    True
    >>> found("Mill 'warned' guild over dam", "'warned'", "guild over dam")
    False
    """
    if len(draft.cue) != 1 or not title.covers(draft.cue[0]):
        return False
    start, end = draft.cue[0]
    cue = text[start:end]
    if not codebook.cueing.passes_over.isdisjoint(word.strip(_MARKS) for word in cue.lower().split()):
        return True
    # No mark opens within a word: "Brook's told".
    opens = cue[0] in OPENING_MARKS and cue[1:2].isalpha() and not text[max(start - 1, 0) : start].strip()
    return opens and not any(mark in cue[1:] for mark in _CLOSES) and text[end : end + 1] == " "
