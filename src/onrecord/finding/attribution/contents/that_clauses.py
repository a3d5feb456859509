"""A clause with "that" is said whole: "noted that Brook – who knew – has left", and not "that" alone.

Takes statements and the parts of a text; yields them with the clause up to the end of its sentence where the tagger
has read no more of it than "that", or than its subject before ", who", or where it has begun behind an insertion.
Statements inside such a clause are left out, since what is said in it is read again. Leaves alone "Having said that,
she left".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Form
from onrecord.records import Span, SpanIndex

_ONLY = frozenset({"that", "whether"})
_BEGINS = re.compile(r"(?:that|whether)\s", re.IGNORECASE)
# "That Brook" and no verb: what is told of her by the way stands between.
_INSERTED = re.compile(r",\s(?:who|whom|whose|which|where)\s")
_GOES_ON = re.compile(r"\s(?!(?:and|but|or)\b)(?=[\w“\"'‘])")
# From the cue to the "that" stands who is told it: "told the court that Brook, who denies it, had struck her".
_TOLD = re.compile(r"(?:\s[^\s,;:.!?()“”\"]+){0,4}?\s(?=that\s[^,.!?\n]{1,60},\swh)")


def with_whole_clauses(text: str, drafts: Sequence[Draft], parts: SpanIndex[Span]) -> list[Draft]:
    """The statements, with whole clauses.

    >>> text = "Okello noted that Brook – who knew – has left. It rained."
    >>> draft = Draft(source=(Span(0, 6),), cue=(Span(7, 12),), content=(Span(13, 17),), confidence=1)
    >>> [one.content[0].of(text) for one in with_whole_clauses(text, [draft], SpanIndex([(Span(0, 57),) * 2]))]
    ['that Brook – who knew – has left']
    >>> text = "Okello denied that the mill, which was told, had lied."
    >>> draft = Draft(source=(Span(0, 6),), cue=(Span(7, 13),), content=(Span(14, 27),), confidence=1)
    >>> [one.content[0].of(text) for one in with_whole_clauses(text, [draft], SpanIndex([(Span(0, 54),) * 2]))]
    ['that the mill, which was told, had lied']
    """
    whole = [(draft, _clause(text, draft, parts)) for draft in drafts]
    clauses = [clause for _, clause in whole if clause is not None]
    if not clauses:
        return list(drafts)
    index = SpanIndex((clause, clause) for clause in clauses)
    return [
        draft if clause is None else replace(draft, content=(clause,))
        for draft, clause in whole
        if clause is not None or not _stands_in(draft, index)
    ]


def _stands_in(draft: Draft, clauses: SpanIndex[Span]) -> bool:
    return any(clauses.touching(span) for span in (*draft.source, *draft.cue))


def _has_verb(text: str, words: Span) -> bool:
    return any(clause.group.form is Form.FINITE for clause in read_sentence(text, words).clauses)


def _clause(text: str, draft: Draft, parts: SpanIndex[Span]) -> Span | None:
    """The clause that a statement has only the beginning or the end of."""
    if len(draft.cue) != 1 or len(draft.content) != 1 or draft.content[0].start <= draft.cue[0].end:
        return None
    cue, content = draft.cue[0], draft.content[0]
    home = next(iter(parts.covering(content)), None)
    if home is None:
        return None
    if content.of(text).lower() in _ONLY:
        start = content.start if _GOES_ON.match(text, content.end) else None
    elif _BEGINS.match(text, content.start) and _INSERTED.match(text, content.end):
        start = None if _has_verb(text, content) else content.start
    else:
        told = _TOLD.match(text, cue.end, content.start)
        # "The men that came, who" are described; behind "that Brook, who" her own verb follows.
        comma = text.find(",", told.end(), content.start) if told is not None else -1
        start = told.end() if told is not None and not _has_verb(text, Span(told.end(), comma)) else None
    if start is None:
        return None
    sentence = sentence_round(text, Span(cue.start, content.end), home)
    end = max(content.end, sentence.start + len(sentence.of(text).rstrip(" \n.!?")))
    return Span(start, end) if sentence.start <= cue.start else None
