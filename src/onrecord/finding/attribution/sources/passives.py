"""Whoever is told, asked, feared for or accused is no source; whoever stands behind "by" is.

Takes a statement; yields it with the source that a passive gives it, with a form of "be" ("was told") or without one
("Minister accused of lying"). Leaves passives of mood alone ("she was worried that"), whose subject is the source.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.codebook.calendar import Calendar
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_parts, sentence_round
from onrecord.records import Span

# Words between a subject and its verb: "she has also been told".
_ADVERBS = 2
_BY = re.compile(
    r"\s*\bby\s+(?!the\s+(?:end|start|middle|beginning|time)\b)(?=(?:an?|the|one|his|her|their|its)\s|[A-Z])"
)
_BY_INSIDE = re.compile(r"\bby$")
_END = re.compile(r"[,;:.()\"“”\n—–]|\s(?:about|and|as|for|if|in|last|on|that|to|whether|who|why|how|what|when)\b")
# Of what somebody is accused, behind whoever accuses: "by a union of hiding the letters".
_CHARGE = re.compile(r"\s+(?P<said>of\s+(?:also\s+)?[a-z]+ing\b)")
_BY_BETWEEN = re.compile(r"\s*(?:\bby\s+)?")
_LONGEST = 80


def by_its_agent(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement with its agent for a source, where its subject is only spoken to or of.

    >>> from onrecord.codebook import load
    >>> text = "Okello was told by the harbour office on Monday that rents fell."
    >>> draft = Draft(source=(Span(0, 6),), cue=(Span(7, 15),), content=(Span(48, 63),), confidence=1)
    >>> [span.of(text) for span in by_its_agent(text, draft, load()).source]
    ['the harbour office']
    """
    if not draft.cue:
        return draft
    if draft.cue[0].of(text).lower() in codebook.cueing.hearsay:
        # "She allegedly sold it": she is who did it, and part of what is said.
        return replace(draft, source=(), content=tuple(sorted({*draft.source, *draft.content})), unsaid=True)
    draft = _without_charge(text, draft, codebook.done_to)
    bare = _is_bare(text, draft, codebook)
    if draft.source and not bare and not _is_subject(text, draft, codebook.done_to):
        return draft
    agent = _agent(text, draft.cue[-1], draft.content, codebook.calendar)
    return replace(draft, source=(agent,) if agent else (), unsaid=bare and agent is None)


def _without_charge(text: str, draft: Draft, done_to: re.Pattern[str]) -> Draft:
    """The statement with what its agent says as content, where a tagger has taken both for the source.

    >>> text = "Lund was accused by a union of hiding the letters."
    >>> draft = Draft(source=(Span(20, 49),), cue=(Span(5, 16),), content=(Span(0, 4),), confidence=1)
    >>> found = _without_charge(text, draft, re.compile("was accused"))
    >>> [span.of(text) for span in (*found.source, *found.content)]
    ['a union', 'Lund', 'of hiding the letters']
    """
    source, cue = draft.source, draft.cue[-1]
    if len(source) != 1 or source[0].start < cue.end or done_to.match(text, draft.cue[0].start, cue.end) is None:
        return draft
    charge = _CHARGE.search(text, source[0].start, source[0].end)
    if charge is None or not _BY_BETWEEN.fullmatch(text, cue.end, source[0].start):
        return draft
    said = Span(charge.start("said"), source[0].end)
    content = tuple(sorted((*draft.content, said)))
    return replace(draft, source=(Span(source[0].start, charge.start()),), content=content)


def _is_subject(text: str, draft: Draft, done_to: re.Pattern[str]) -> bool:
    """Whether the source is the subject of such a cue."""
    subject, cue = draft.source[-1], draft.cue[0]
    between = text[subject.end : cue.start]
    near = subject.end <= cue.start and len(between.split()) <= _ADVERBS and "\n" not in between
    return near and done_to.match(text, cue.start, draft.cue[-1].end) is not None


def _is_bare(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether the cue is a passive without "be", and the source, if any, no agent behind its "by"."""
    cue = draft.cue[0]
    behind = text[draft.cue[-1].start : draft.source[0].start].rstrip() if draft.source else ""
    two = " ".join(text[cue.start : cue.start + _LONGEST].lower().split()[:2])
    # To read a sentence takes its time, and few cues stand in a frame.
    cueing = codebook.cueing
    if not (two in cueing.bare_passives or two in cueing.inserted_passives) or _BY_INSIDE.search(behind):
        return False
    for parsed in read_parts(text, [sentence_round(text, cue)]):
        for clause in parsed.clauses:
            if parsed.words[clause.group.head].span.touches(cue):
                return clause.group.passive
    return False


def _agent(text: str, cue: Span, content: Sequence[Span], calendar: Calendar) -> Span | None:
    """The words behind "by", unless they tell a time: "was first reported by the Herald", not "is expected by May"."""
    start = cue.end - 2 if _BY_INSIDE.search(text, cue.start, cue.end) else cue.end
    behind = _BY.match(text, start)
    if behind is None:
        return None
    start = behind.end()
    room = min([len(text), start + _LONGEST, *(span.start for span in content if span.end > start)])
    stop = _END.search(text, start, max(room, start))
    words = text[start : stop.start() if stop else room].rstrip()
    first = words.lower().partition(" ")[0]
    if not words or first in calendar.weekdays or first in calendar.months:
        return None
    return Span(start, start + len(words))
