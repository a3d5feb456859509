"""Whoever is told, asked, feared for or accused is no source: "Okello was told by the harbour office that".

Takes a statement; yields it without such a source, or with the agent that stands behind "by". Leaves passives of mood
alone ("she was worried that"), whose subject is the source.
"""

import re
from dataclasses import replace
from itertools import takewhile

from onrecord.finding.statements import Draft
from onrecord.grammar import read
from onrecord.records import Span

# Words between a subject and its verb: "she has also been told".
_ADVERBS = 2
_BY = re.compile(r"(?:(?<=\bby)|\s+by)\s+(?=\w)")
# An agent stands at the beginning of this many letters behind "by".
_ROOM = 120


def by_its_agent(text: str, draft: Draft, done_to: re.Pattern[str]) -> Draft:
    """The statement without a source that is only spoken to or of; `done_to` finds cues that are such passives.

    >>> text = "Okello was told by the harbour office on Monday that rents fell."
    >>> draft = Draft(source=(Span(0, 6),), cue=(Span(7, 15),), content=(Span(48, 63),), confidence=1)
    >>> [span.of(text) for span in by_its_agent(text, draft, re.compile("was told")).source]
    ['the harbour office']
    """
    if not draft.source or not draft.cue or not done_to.match(text, draft.cue[0].start, draft.cue[-1].end):
        return draft
    subject, cue = draft.source[-1], draft.cue[0]
    between = text[subject.end : cue.start]
    if subject.end > cue.start or len(between.split()) > _ADVERBS or "\n" in between:
        return draft
    agent = _agent(text, draft.cue[-1].end)
    free = agent is not None and not any(agent.touches(span) for span in draft.content)
    return replace(draft, source=(agent,) if agent and free else ())


def _agent(text: str, behind: int) -> Span | None:
    """The noun phrase that "by" opens right behind a place."""
    by = _BY.match(text, behind)
    if by is None:
        return None
    line = "".join(takewhile(lambda letter: letter != "\n", text[by.end() : by.end() + _ROOM]))
    parsed = read(line)
    phrase = next((phrase for phrase in parsed.phrases if phrase.start == 0), None)
    return Span(by.end(), by.end() + parsed.words[phrase.end - 1].span.end) if phrase else None
