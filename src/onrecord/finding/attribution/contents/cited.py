"""Who is only cited for what another says: "Reuters reported, citing people familiar with the matter".

Takes a statement; tells one that is no more than the naming of a source, and takes such a naming out of what is said.
Leaves "citing high costs" and "citing a report that found cracks" alone, which tell a reason and a finding.
"""

import re
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.sentences import read_phrase
from onrecord.grammar import Form
from onrecord.records import Span

_RELATIVE = re.compile(r",\s+(?:which|who)\s+(?P<verb>\w+)\s+$")
_END = re.compile(r",\s+")


def only_cites(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether a statement names people as a source and tells nothing of what they say.

    >>> from onrecord.codebook import load
    >>> def only(content):
    ...     text = f"citing {content}"
    ...     return only_cites(text, Draft(cue=(Span(0, 6),), content=(Span(7, len(text)),), confidence=1), load())
    >>> only("two officials at the port"), only("high costs"), only("officials who said it leaked")
    (True, False, False)
    """
    if len(draft.content) != 1 or [span.of(text).lower() in codebook.cueing.cites for span in draft.cue] != [True]:
        return False
    parsed = read_phrase(draft.content[0].of(text))
    if not parsed.phrases or any(clause.group.form is Form.FINITE for clause in parsed.clauses):
        return False
    head = parsed.lower[parsed.phrases[0].head]
    return parsed.phrases[0].start == 0 and head in codebook.heads.person | codebook.heads.group


def without_citing(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement without whom its source cites, where that was taken into the content.

    >>> from onrecord.codebook import load
    >>> text = "According to NVK, which cited two aides, it leaked."
    >>> draft = Draft(source=(Span(13, 16),), cue=(Span(0, 12),), content=(Span(30, 50),), confidence=1)
    >>> [span.of(text) for span in without_citing(text, draft, load()).content]
    ['it leaked']
    """
    first = draft.content[0]
    before = _RELATIVE.search(text, max(first.start - 40, 0), first.start)
    end = _END.search(text, first.start, first.end)
    if before is None or end is None or before["verb"].lower() not in codebook.cueing.cites:
        return draft
    return replace(draft, content=(Span(end.end(), first.end), *draft.content[1:]))
