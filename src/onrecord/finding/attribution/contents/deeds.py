"""What a speaker does when the quotation is over is not said: "Okello said “you are finished” and walked out".

Takes a statement and the outer quotations; yields it without the deed behind a quotation that is a sentence of its own.
Leaves alone what may go on with the quoted words: "said the plan “is dead” and left no hope", "“the plan failed” and
cost millions".
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence
from onrecord.grammar import Form, Parsed
from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Quotation

_JOINS = frozenset({"and", "but"})
# Behind these a deed of the speaker's tells when it was said.
_MARKERS = frozenset({"as", "after", "before", "until", "when", "while"})
_ADVERBS = frozenset({"RB", "RBR"})
# A verb of the past behind words of the present, or of "I" and "you", is of whoever tells the story.
_PRESENT = frozenset({"VBP", "VBZ", "MD"})
_FIRST_OR_SECOND = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
# Before the quotation may stand whom it was said to.
_HEARERS = frozenset({"him", "her", "them", "me", "us", "you", "reporters"})


def without_deeds(text: str, draft: Draft, quoted: SpanIndex[Quotation]) -> Draft:
    """The statement up to the end of its quotation, where the narrator goes on.

    >>> def said(text):
    ...     start, end = text.index("“"), text.index("”")
    ...     marks = Quotation(span=Span(start, end + 1), inner=Span(start + 1, end), depth=1)
    ...     draft = Draft(cue=(Span(3, 7),), content=(Span(8, len(text)),), confidence=1)
    ...     return without_deeds(text, draft, SpanIndex([(marks.span, marks)])).content[0].of(text)
    >>> said("He said “you are finished” and walked out"), said("He said “the plan failed” and cost millions")
    ('“you are finished”', '“the plan failed” and cost millions')
    """
    if not draft.cue:
        return draft
    for number, content in enumerate(draft.content):
        quotation = _first_words(text, content, quoted)
        if quotation is None or quotation.span.end >= content.end or content.start < draft.cue[-1].end:
            continue
        if _is_told(text, quotation, Span(quotation.span.end, content.end)):
            return replace(draft, content=(*draft.content[:number], quotation.span, *draft.content[number + 1 :]))
    return draft


def _first_words(text: str, content: Span, quoted: SpanIndex[Quotation]) -> Quotation | None:
    """The closed quotation that a content begins with, but for whom it was said to."""
    found = next((one for one in quoted.touching(content) if one.span.start >= content.start), None)
    if found is None or not found.closed:
        return None
    before = text[content.start : found.span.start].split()
    return found if not before or (len(before) == 1 and before[0] in _HEARERS) else None


def _is_told(text: str, quotation: Quotation, rest: Span) -> bool:
    """Whether what stands behind a quotation is a deed of whoever said it."""
    first = rest.of(text).split(None, 1)[:1]
    if not first or first[0] not in _JOINS | _MARKERS:
        return False
    said, then = read_sentence(text, quotation.inner), read_sentence(text, rest)
    return _is_sentence(said) and _is_present(said) and _is_deed(then)


def _is_sentence(said: Parsed) -> bool:
    """Whether words have a subject and a verb, or are an order."""
    return said.tags[:1] == ("VB",) or any(one.group.form is Form.FINITE and one.subject for one in said.clauses)


def _is_present(said: Parsed) -> bool:
    order = said.tags[:1] == ("VB",)
    return order or not _PRESENT.isdisjoint(said.tags) or not _FIRST_OR_SECOND.isdisjoint(said.lower)


def _is_deed(then: Parsed) -> bool:
    """Whether words go on with a verb of the past: "and then left", "as he left", "before leaving".

    >>> [_is_deed(read_sentence(words, Span(0, len(words)))) for words in ("and left the hall", "and the talks ended")]
    [True, False]
    """
    tags: Sequence[str] = [tag for tag in then.tags[1:4] if tag not in _ADVERBS]
    if then.lower[0] in _JOINS:
        return tags[:1] == ["VBD"]
    return tags[:1] == ["VBG"] or tags[:2] == ["PRP", "VBD"]
