"""What a report adds behind "but" is not said: "said the figure was false but did not give one".

Takes the statements of a text and the vocabulary; yields them without the report's own remark that somebody said no
more, and with a statement of their own for what the speaker denies: "admitted that he had erred but denied lying".
Leaves alone what goes on with the words ("said the mill was old but did not leak"), and what stands in quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Act, Span, SpanIndex

_TURNS = re.compile(r",?\s+(?P<by>but|and)\s+")
_DENIES = re.compile(r"(?P<cue>(?:has\s+)?(?:denied|denies|disputed|disputes))\s+(?P<said>\w.*)", re.DOTALL)
_MARKS = re.compile(r"[“”\"]")
_TELLING = frozenset((Act.ACCUSE, Act.ASSERT, Act.DENY, Act.PREDICT))
# A remark on what somebody said is short, and so is what they say before it.
_LONGEST = 90
_FARTHEST = 600


def with_turns(text: str, drafts: Sequence[Draft], codebook: Codebook) -> list[Draft]:
    """The statements up to where the report turns from them.

    >>> from onrecord.codebook import load
    >>> def told(text):
    ...     draft = Draft(source=(Span(0, 2),), cue=(Span(3, 7),), content=(Span(8, len(text)),), confidence=1)
    ...     return [[span.of(text) for span in (*one.cue, *one.content)] for one in with_turns(text, [draft], load())]
    >>> told("He said the count was false but did not give one")
    [['said', 'the count was false']]
    >>> told("He said he was sorry but denied lying")
    [['said', 'he was sorry'], ['denied', 'lying']]
    >>> told("He said the mill was old but did not leak")
    [['said', 'the mill was old but did not leak']]
    """
    cues = SpanIndex((cue, cue) for draft in drafts for cue in draft.cue)
    return sorted(
        (one for draft in drafts for one in _turned(text, draft, cues, codebook)),
        key=lambda draft: (draft.start, draft.content),
    )


def _turned(text: str, draft: Draft, cues: SpanIndex[Span], codebook: Codebook) -> Iterator[Draft]:
    last = draft.content[-1] if draft.content else None
    if last is None or not draft.cue or last.start < draft.cue[-1].end or len(last) > _FARTHEST:
        yield draft
        return
    for turn in _TURNS.finditer(text, last.start, last.end):
        quoted = len(_MARKS.findall(text, last.start, turn.start())) % 2 or _MARKS.search(text, turn.end(), last.end)
        if quoted or turn.start() == last.start:
            continue
        cut = replace(draft, content=(*draft.content[:-1], Span(last.start, turn.start())))
        remark = codebook.no_more.search(text[turn.end() : min(last.end, turn.end() + _LONGEST)])
        if remark is not None and not remark.start():
            yield cut
            return
        denial = _DENIES.fullmatch(text, turn.end(), last.end) if turn["by"] == "but" and draft.source else None
        # "Said that Brook had confirmed it but denied that" may be of Brook.
        told = text[last.start : turn.start()].lower().split()
        tells = any(known.act in _TELLING for _, known in codebook.acts.cues_in(told))
        own = not (tells or codebook.reports.search(text, last.start, turn.start()))
        if own and denial is not None and not cues.touching(Span(*denial.span("cue"))):
            yield cut
            yield replace(draft, cue=(Span(*denial.span("cue")),), content=(Span(*denial.span("said")),))
            return
    yield draft
