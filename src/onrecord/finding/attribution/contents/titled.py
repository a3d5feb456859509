"""A title in quotation marks is no statement: "Brook sang “The Weir at Night”".

Takes a statement; gives the title where it is no more than that somebody sang, read or wrote what bears it. Leaves
alone what signs and banners read, and words that are no title: "Brook read “we have failed” from a sheet".
"""

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import SpanIndex
from onrecord.records.labels import Quotation

# What stands in lower case in titles.
_SMALL = frozenset([
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "my", "nor", "of", "off", "on",
    "onto", "or", "our", "out", "over", "so", "the", "to", "up", "upon", "vs", "with", "your",
])  # fmt: skip
# One word may be a cry or a name.
_LEAST = 2
_PRONOUNS = frozenset({"he", "i", "she", "they", "we", "who"})


def title_in(text: str, draft: Draft, quoted: SpanIndex[Quotation], codebook: Codebook) -> Quotation | None:
    """The title that somebody only sings, reads or writes.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Span
    >>> def found(source, cue, words):
    ...     text = f"{source} {cue} {words}"
    ...     at = len(source) + 1, len(source) + 1 + len(cue)
    ...     marks = Quotation(span=Span(at[1] + 1, len(text)), inner=Span(at[1] + 2, len(text) - 1), depth=1)
    ...     draft = Draft(source=(Span(0, at[0] - 1),), cue=(Span(*at),), content=(marks.span,), confidence=1)
    ...     return title_in(text, draft, SpanIndex([(marks.span, marks)]), load()) == marks
    >>> found("Brook", "sang", "“The Weir at Night”"), found("The banner", "read", "“Save the Weir”")
    (True, False)
    >>> found("Brook", "read", "“We have failed”")
    False
    """
    if not draft.source or not draft.cue or not draft.content:
        return None
    if draft.cue[-1].of(text).lower().split()[-1] not in codebook.cueing.performs:
        return None
    if not _performs(draft.source[-1].of(text), codebook):
        return None
    content = draft.content[0]
    titles = (one for one in quoted.touching(content) if one.span.start == content.start)
    return next((one for one in titles if is_title(one.inner.of(text))), None)


def is_title(words: str) -> bool:
    """Whether words have the capitals of a title.

    >>> [is_title(words) for words in ("The Weir at Night", "Never again", "NO MORE WAR", "We Shall Not Be Moved")]
    [True, False, False, True]
    """
    each = words.split()
    if len(each) < _LEAST or words.isupper() or not each[0][:1].isupper():
        return False
    return all(word[:1].isupper() or not word[:1].isalpha() or word in _SMALL for word in each) and not words.endswith(
        (".", ",")
    )


def _performs(source: str, codebook: Codebook) -> bool:
    """Whether words stand for people and not for what is written on: "the crowd", "Brook", "she", not "a banner"."""
    last = source.rstrip(" ,").split()[-1:]
    if not last:
        return False
    people = codebook.heads.person | codebook.heads.group
    word = last[0].lower()
    return last[0][:1].isupper() or word in _PRONOUNS or word in people or word.removesuffix("s") in people
