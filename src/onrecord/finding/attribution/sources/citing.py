"""Who cites another speaks: "the ministry, quoting figures of the census office, said growth had slowed".

Takes a statement; yields it with the subject before the comma for a source, where the tagger took whom that one cites,
and with the subject of its verb, where it took who only asks: "the clerk said under questioning by Brook". Leaves alone
whom a sentence opens by citing ("Quoting two aides, the Herald reported"): the speaker stands beside the verb.
"""

import re
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.sources.joined_subject import clause_at
from onrecord.finding.attribution.sources.may_speak import speaks
from onrecord.grammar import Form
from onrecord.records import Span

_CITES = re.compile(r"(?P<comma>,)\s+(?P<verb>[a-z]+ing)\s+$")
_FARTHEST = 20
_TO_VERB = re.compile(r",?\s+(?:\w+\s+)?")
# When or where it is said, and not by whom.
_WHEN = re.compile(r"\s+(?:after|amid|at|before|during|in|on|under|while)\b")


def by_who_cites(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement with whoever cites for its source, and not whom they cite.

    >>> from onrecord.codebook import load
    >>> text = "The head of the port, quoting figures of the census office, said growth had slowed."
    >>> draft = Draft(source=(Span(30, 59),), cue=(Span(60, 64),), content=(Span(65, 83),), confidence=1)
    >>> [span.of(text) for span in by_who_cites(text, draft, load()).source]
    ['The head of the port']
    >>> text = "Quoting two aides, the Herald reported that growth had slowed."
    >>> draft = Draft(source=(Span(19, 29),), cue=(Span(30, 38),), content=(Span(39, 61),), confidence=1)
    >>> [span.of(text) for span in by_who_cites(text, draft, load()).source]
    ['the Herald']
    """
    if not draft.source or not draft.cue or draft.source[0].end > draft.cue[0].start:
        return draft
    cited = draft.source[0]
    before = _CITES.search(text, max(0, cited.start - _FARTHEST), cited.start)
    parted = "," in text[cited.end - 1 : draft.cue[0].start]
    near = _TO_VERB.fullmatch(text, cited.end - (text[cited.end - 1] == ","), draft.cue[0].start)
    if before is None or before["verb"] not in codebook.cueing.cites or not (parted and near):
        return draft
    found = clause_at(text, draft.cue[0])
    if found is None or not found[1].subject or found[1].group.form is not Form.FINITE:
        return draft
    parsed, clause = found
    subject = parsed.span(clause.subject[0].start, clause.subject[-1].end)
    if subject.end > before.start():
        return draft
    return replace(draft, source=(Span(subject.start, before.start("comma")),))


def by_who_is_asked(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement with the subject of its verb for a source, and not whoever the occasion is of, behind it.

    >>> from onrecord.codebook import load
    >>> text = "“It sank,” the clerk said under questioning by Ada Brook."
    >>> draft = Draft(source=(Span(47, 56),), cue=(Span(21, 25),), content=(Span(0, 10),), confidence=1)
    >>> [span.of(text) for span in by_who_is_asked(text, draft, load()).source]
    ['the clerk']
    >>> text = "“It sank,” it was said in March by Ada Brook."
    >>> draft = Draft(source=(Span(35, 44),), cue=(Span(14, 22),), content=(Span(0, 10),), confidence=1)
    >>> by_who_is_asked(text, draft, load()) is draft
    True
    """
    if len(draft.cue) != 1 or not draft.source or any(span.start < draft.cue[0].end for span in draft.source):
        return draft
    cue, first = draft.cue[0], draft.source[0]
    if _WHEN.match(text, cue.end, first.start) is None or "\n" in text[cue.end : first.start]:
        return draft
    found = clause_at(text, cue)
    if found is None or found[1].group.passive or found[1].group.form is not Form.FINITE or not found[1].subject:
        return draft
    parsed, clause = found
    subject = parsed.span(clause.subject[0].start, clause.subject[-1].end)
    near = subject.end < cue.start and not text[subject.end : cue.start].strip()
    return replace(draft, source=(subject,)) if near and speaks(text, subject, (), codebook) else draft
