"""Is something said without evidence: "said, without giving proof", "who offered no evidence"?

Takes words around a statement, or the statement itself; tells whether they say so, and takes such words out of what
is said. They are the report's own remark on a statement and none of anybody's. Leaves "found no evidence that" alone,
which tells what somebody found.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.codebook.acts import EvidenceWords
from onrecord.finding.acts.evidence import EVIDENCE
from onrecord.finding.acts.wording import words, words_and_places
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span

_NOT = frozenset(("not", "never", "without"))
# "No evidence", "any further evidence", "no proof": the words from the verb to the noun.
_NONE = frozenset(("no", "any", "little", "scant", "zero"))
_LONGEST = 5


def is_unproven(said: Sequence[str], codebook: Codebook) -> bool:
    """Whether words remark that no evidence was given.

    >>> from onrecord.codebook import load
    >>> is_unproven("who gave no evidence".split(), load()), is_unproven("who found no evidence".split(), load())
    (True, False)
    """
    return any(_remark(said, place, codebook.evidence) is not None for place in range(len(said)))


def _remark(said: Sequence[str], place: int, book: EvidenceWords) -> int | None:
    """Where a remark that begins at a place ends: `without evidence`, `offered no proof`, `did not cite evidence`."""
    word = said[place]
    if word != "without" and word not in book.give:
        return None
    stretch = said[place + 1 : place + 1 + _LONGEST]
    noun = next((at for at, other in enumerate(stretch) if other in EVIDENCE), None)
    if noun is None:
        return None
    between = stretch[:noun]
    before = said[max(place - 2, 0) : place]
    none = not _NONE.isdisjoint(between) or any(one in _NOT or one.endswith("n't") for one in (word, *before))
    return place + 2 + noun if none and "that" not in between else None


def says_only_so(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether a statement is no more than such a remark: "she offered no evidence".

    >>> from onrecord.codebook import load
    >>> text = "She offered no evidence."
    >>> draft = Draft(source=(Span(0, 3),), cue=(Span(4, 11),), content=(Span(12, 23),), confidence=1)
    >>> says_only_so(text, draft, load())
    True
    """
    if not draft.cue or draft.content[0].start < draft.cue[-1].end:
        return False
    cue, content = words(draft.cue[-1].of(text)), words(draft.content[0].of(text))
    told = (*cue, *content)
    at = next((at for at, word in enumerate(cue) if word in codebook.evidence.give), None)
    end = _remark(told, at, codebook.evidence) if at is not None else None
    # Verbs of speaking and giving alike ("cited") say nothing else where their object is the evidence.
    return end is not None and end > len(cue)


def only_unverified(text: str, draft: Draft, codebook: Codebook) -> bool:
    """Whether a statement is no more than the report's remark that nobody could verify one: "could not be verified".

    >>> from onrecord.codebook import load
    >>> text = "The claim could not be independently verified by the Herald."
    >>> said = [Draft(cue=(Span(10, end),), content=(Span(0, 9),), confidence=1) for end in (45, 48)]
    >>> [only_unverified(text, one, load()) for one in said]
    [True, False]
    """
    if len(draft.cue) != 1 or draft.content[-1].end > draft.cue[0].start:
        return False
    cue = words(draft.cue[0].of(text))
    able = cue[:3] in {("could", "not", "be"), ("can", "not", "be"), ("cannot", "be")} or cue[:2] == ("couldn't", "be")
    return able and cue[-1] in codebook.evidence.verified


def without_remark(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement without a remark that its content opens with.

    >>> from onrecord.codebook import load
    >>> text = "Brook claimed without evidence that rents fell."
    >>> draft = Draft(source=(Span(0, 5),), cue=(Span(6, 13),), content=(Span(14, 46),), confidence=1)
    >>> [span.of(text) for span in without_remark(text, draft, load()).content]
    ['that rents fell']
    """
    if not draft.content or not draft.cue or draft.content[0].start < draft.cue[-1].end:
        return draft
    first = draft.content[0]
    told, places = words_and_places(text, first)
    end = _remark(told, 0, codebook.evidence) if told[:1] == ("without",) else None
    if end is None or end >= len(told):
        return draft
    return replace(draft, content=(Span(places[end].start, first.end), *draft.content[1:]))
