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
from onrecord.finding.sentences import REACH, read_sentence
from onrecord.grammar import Form
from onrecord.records import Act, Span, SpanIndex

_CALLED = re.compile(r"(?:\s*[,–—]|\s-{1,2})\s+(?:an?|the)\s+(?P<noun>[a-z]+)\s+(?:(?:that|which)\s+)?")
# So far behind a content the noun may end.
_FARTHEST = 40
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
    """The statements, whose contents end where the report calls them something that another rejects, and that one's.

    >>> from onrecord.codebook import load
    >>> text = "She said it leaked, an allegation the mill rejected as a fantasy."
    >>> draft = Draft(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 18), Span(34, 64)), confidence=1)
    >>> one, other = up_to_what_it_is_called(text, [draft], load())
    >>> [span.of(text) for span in (*one.content, *other.spans)]
    ['it leaked', 'the mill', 'rejected', 'as a fantasy']
    """
    sources = SpanIndex((draft.source[0], draft) for draft in drafts if draft.source and draft.cue)
    cut = [_cut(text, draft, sources, codebook) for draft in drafts]
    return list(drafts) if [one for one, _ in cut] == list(drafts) else _set_free(drafts, cut)


def _set_free(drafts: Sequence[Draft], cut: Sequence[tuple[Draft, Draft | None]]) -> list[Draft]:
    """The statements as they were cut, each inside the innermost of those around it that still has its words."""
    made: dict[int, Draft] = {}
    for draft, (one, other) in zip(drafts, cut, strict=True):
        around = draft.parent
        while around is not None and not any(span.covers(one.content[-1]) for span in made[id(around)].content):
            around = around.parent
        parent = None if around is None else made[id(around)]
        made[id(draft)] = replace(one, parent=parent)
        if other is not None:
            made[id(other)] = replace(other, parent=parent)
    return list(made.values())


def _cut(text: str, draft: Draft, sources: SpanIndex[Draft], codebook: Codebook) -> tuple[Draft, Draft | None]:
    """A statement up to what it is called, and the one that rejects it where no other statement does."""
    for one in _calls(text, draft.content):
        if one.noun not in codebook.acts.denial.claims:
            continue
        farthest = min(one.behind + REACH, len(text))
        ends = _SENTENCE.search(text, one.behind, farthest)
        behind = Span(one.end, ends.start() if ends is not None else farthest)
        speaks = sources.touching(Span(one.behind, one.behind + 1))
        told = any(other is not draft and other.source[0].start == one.behind for other in speaks)
        rejects = None if told else _rejection(text, Span(one.behind, behind.end), draft.confidence, codebook)
        content = [Span(span.start, min(span.end, one.end)) for span in draft.content if not behind.covers(span)]
        kept = tuple(span for span in content if span.start < span.end)
        if kept and kept != draft.content and (told or rejects is not None):
            return replace(draft, content=kept), rejects
    return draft, None


def _rejection(text: str, clause: Span, confidence: float, codebook: Codebook) -> Draft | None:
    """The statement that a clause makes whose verb rejects something: "the mill rejected as a fantasy"."""
    parsed = read_sentence(text, clause)
    verb = next((one for one in parsed.clauses if one.subject and one.subject[0].start == 0), None)
    if verb is None or verb.group.form is not Form.FINITE or verb.group.passive:
        return None
    cue = parsed.span(verb.group.start, verb.group.end)
    said = Span(cue.end + 1, clause.end)
    words = parsed.lower[verb.group.start : verb.group.end]
    if said.start >= said.end or not any(known.act == Act.DENY for _, known in codebook.acts.cues_in(words)):
        return None
    source = parsed.span(verb.subject[0].start, verb.subject[-1].end)
    return Draft(source=(source,), cue=(cue,), content=(said,), confidence=confidence)


def _calls(text: str, content: Iterable[Span]) -> Iterable[Called]:
    """Each place in or right behind a content where what was said is called something."""
    for span in content:
        for found in _CALLED.finditer(text, span.start, min(span.end + _FARTHEST, len(text))):
            if found.start() <= span.end:
                yield Called(found.start(), found["noun"], found.end())
