"""What does a report call the words it has just given: "…, an allegation the mill rejected"?

Takes the end of somebody's words, or statements, each behind the one that it stands in; yields the noun, and ends
contents before it, since what behind it somebody else says of them is told by the report. Leaves alone "a claim that",
which tells of a new one, and what nobody is said to say anything of: "…, a claim made in a letter".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span, SpanIndex

_CALLED = re.compile(r"(?:\s*[,–—]|\s-{1,2})\s+(?:an?|the)\s+(?P<noun>[a-z]+)\s+(?:(?:that|which)\s+)?")
# Behind the noun no clause is so long that another's words could begin here.
_SENTENCE = re.compile(r"[.!?;\n]")


@dataclass(frozen=True, slots=True)
class Called:
    """Where the words end that are called so, the noun, and where the clause behind it begins."""

    end: int
    noun: str
    behind: int


def called(text: str, end: int) -> Called | None:
    """What words that end there are called.

    >>> called("It leaked, an allegation the mill rejected.", 9)
    Called(end=9, noun='allegation', behind=25)
    >>> called("It leaked, and the mill denied it.", 9) is None
    True
    """
    found = _CALLED.match(text, end)
    return Called(end, found["noun"], found.end()) if found is not None else None


def up_to_what_it_is_called(text: str, drafts: Sequence[Draft], codebook: Codebook) -> list[Draft]:
    """The statements, whose contents end where the report calls them something of which another speaks.

    >>> from onrecord.codebook import load
    >>> text = "She said it leaked, an allegation the mill rejected as a fantasy."
    >>> one = Draft(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 18), Span(34, 64)), confidence=1)
    >>> other = Draft(source=(Span(34, 42),), cue=(Span(43, 54),), content=(Span(55, 64),), confidence=1)
    >>> [[span.of(text) for span in draft.content] for draft in up_to_what_it_is_called(text, [one, other], load())]
    [['it leaked'], ['a fantasy']]
    """
    sources = SpanIndex((draft.source[0], draft) for draft in drafts if draft.source and draft.cue)
    cut = [_cut(text, draft, sources, codebook) for draft in drafts]
    return list(drafts) if cut == list(drafts) else _set_free(drafts, cut)


def _set_free(drafts: Sequence[Draft], cut: Sequence[Draft]) -> list[Draft]:
    """The statements as they were cut, each inside the innermost of those around it that still has its words."""
    made: dict[int, Draft] = {}
    for draft, one in zip(drafts, cut, strict=True):
        around = draft.parent
        while around is not None and not any(span.covers(one.content[-1]) for span in made[id(around)].content):
            around = around.parent
        made[id(draft)] = replace(one, parent=None if around is None else made[id(around)])
    return list(made.values())


def _cut(text: str, draft: Draft, sources: SpanIndex[Draft], codebook: Codebook) -> Draft:
    for one in _calls(text, draft.content):
        speaks = sources.touching(Span(one.behind, one.behind + 1))
        others = [other for other in speaks if other is not draft and other.source[0].start == one.behind]
        if one.noun not in codebook.acts.denial.claims or not others:
            continue
        ends = _SENTENCE.search(text, one.behind)
        behind = Span(one.end, ends.start() if ends is not None else len(text))
        content = [Span(span.start, min(span.end, one.end)) for span in draft.content if not behind.covers(span)]
        kept = tuple(span for span in content if span.start < span.end)
        return replace(draft, content=kept) if kept and kept != draft.content else draft
    return draft


def _calls(text: str, content: Iterable[Span]) -> Iterable[Called]:
    """Each place in or right behind a content where what was said is called something."""
    for span in content:
        for found in _CALLED.finditer(text, span.start, min(span.end + 40, len(text))):
            if found.start() <= span.end:
                yield Called(found.start(), found["noun"], found.end())
