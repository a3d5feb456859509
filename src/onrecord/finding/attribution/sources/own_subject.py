"""Who speaks where a tagger has seen no source?

Takes a statement; yields it with the subject of its cue's own clause for a source, where that can speak: "a result her
rival dismissed as a fraud"; of a cue that a tagger has begun in the relative clause before ("the union, which was not
asked, called for calm") only the verb behind the comma. Leaves alone passives and their like, whose subject does not
speak, and what is no speaker: "rents suggest that".
"""

import re
from collections.abc import Container
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.contents.introduced import SENTENCE_END
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.sources.hearers import is_heard
from onrecord.finding.attribution.sources.joined_subject import clause_at
from onrecord.finding.attribution.sources.may_speak import speaks
from onrecord.grammar import Form
from onrecord.records import Span

_RELATIVE = re.compile(r",\s(?:which|who)\s$")
_PRONOUNS = frozenset({"PRP", "DT", "EX", "WP", "WDT"})
# Words between a subject and its verb: "has also".
_BETWEEN = 3
# Behind these the subject has more words than its last phrase: "he and many of his supporters".
_GOES_BACK = frozenset({"and", "in", "of", "or"})
_BECOMES = frozenset({"appeared", "appears", "became", "become", "becomes", "remained", "remains", "seemed", "seems"})


def by_its_own_subject(text: str, draft: Draft, ends: Container[int], codebook: Codebook) -> Draft:
    """The statement with the subject of its clause; `ends` is where names of people and bodies end.

    >>> from onrecord.codebook import load
    >>> text = "She won, a result her rival dismissed as a fraud."
    >>> draft = Draft(cue=(Span(28, 37),), content=(Span(9, 27), Span(38, 48)), confidence=1)
    >>> found = by_its_own_subject(text, draft, (), load())
    >>> [span.of(text) for span in (*found.source, *found.content)]
    ['her rival', 'a result', 'as a fraud']
    >>> text = "Rents suggest that the town is poor."
    >>> draft = Draft(cue=(Span(6, 13),), content=(Span(14, 35),), confidence=1)
    >>> by_its_own_subject(text, draft, (), load()).source
    ()
    """
    draft = _behind_insert(text, draft)
    if draft.source or not draft.cue or codebook.done_to.match(text, draft.cue[0].start, draft.cue[-1].end):
        return draft
    subject = _subject(text, draft.cue[0])
    if subject is None or not speaks(text, subject, ends, codebook):
        return draft
    content = tuple(piece for span in draft.content if (piece := _before(text, span, subject)) is not None)
    found = replace(draft, source=(subject,), content=content)
    return found if content and not is_heard(text, found, codebook) else draft


def without_earlier_source(text: str, draft: Draft) -> Draft:
    """The statement without a source that stands in an earlier sentence than its cue and what is said.

    >>> text = "Okello left. Police searched the mill and declined to comment."
    >>> draft = Draft(source=(Span(0, 6),), cue=(Span(43, 51),), content=(Span(52, 62),), confidence=1)
    >>> without_earlier_source(text, draft).source
    ()
    """
    if not draft.source or not draft.cue:
        return draft
    end, begins = draft.source[-1].end, min(draft.cue[0].start, draft.content[0].start)
    earlier = end < begins and SENTENCE_END.search(text, end, begins) is not None
    return replace(draft, source=()) if earlier else draft


def _behind_insert(text: str, draft: Draft) -> Draft:
    """The statement with the verb behind a relative clause for its cue.

    >>> text = "The union, which was not asked, called for calm."
    >>> draft = Draft(cue=(Span(17, 42),), content=(Span(43, 47),), confidence=1)
    >>> [span.of(text) for span in _behind_insert(text, draft).cue]
    ['called for']
    """
    if draft.source or not draft.cue or not _RELATIVE.search(text, max(draft.cue[0].start - 8, 0), draft.cue[0].start):
        return draft
    head, comma, verb = draft.cue[0].of(text).rpartition(", ")
    main = Span(draft.cue[0].start + len(head) + len(comma), draft.cue[0].end)
    return replace(draft, cue=(main, *draft.cue[1:])) if head and verb else draft


def _subject(text: str, cue: Span) -> Span | None:
    """The words right before an active verb that are its subject."""
    found = clause_at(text, cue)
    if found is None:
        return None
    parsed, clause = found
    if clause.group.form is not Form.FINITE or clause.group.passive or not clause.subject:
        return None
    last = clause.subject[-1]
    if parsed.tags[last.head] in _PRONOUNS or parsed.lower[clause.group.head] in _BECOMES:
        return None
    inserted = parsed.lower[last.end : last.end + 1] == (",",) and parsed.lower[clause.group.start - 1] == ","
    near = 0 <= clause.group.start - last.end <= _BETWEEN or (inserted and last.end <= clause.group.start)
    if parsed.lower[max(last.start - 1, 0)] in _GOES_BACK or not near:
        return None
    return parsed.span(last.start, last.end)


def _before(text: str, content: Span, subject: Span) -> Span | None:
    """A piece of content without the subject at its end; nothing where it is no more than that."""
    if not content.touches(subject):
        return content
    words = text[content.start : subject.start].rstrip(" ,")
    return Span(content.start, content.start + len(words)) if words else None
