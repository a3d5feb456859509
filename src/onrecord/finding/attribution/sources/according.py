"""Of whom "according to" is said may say more beside it: "according to Okello, who said she had seen it, it is safe".

Takes the statements of a text; yields them, those that a tagger has read on from the clause behind "who" to what the
whole sentence is laid to parted in two; and what somebody is quoted with, according to a paper, is theirs and not the
paper's. Leaves alone what is only joined to what is said in that clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.grammar import Form
from onrecord.records import Span

_LED = re.compile(r"(?P<cue>[Aa]ccording to)\s+(?P<who>[^,.;:“”\"()\n]{2,90}),\s+$")
_QUOTED = re.compile(r"(?P<who>[^,.;:“”\"()\n]{2,80}?)\s(?P<cue>[a-z]+)[,:]?\s(?P<said>[“\"][^“”\"]+[”\"])")
_FARTHEST = 120
_BEGINS = re.compile(r"(?:who|which)\s")
_RELATIVES = frozenset({"who", "which"})


def with_according(text: str, drafts: Sequence[Draft], codebook: Codebook) -> list[Draft]:
    """The statements, each with its own words.

    >>> from onrecord.codebook import load
    >>> text = "According to Okello, who said that she had seen it, the lock is shut."
    >>> draft = Draft(source=(Span(21, 24),), cue=(Span(25, 29),), content=(Span(30, 68),), confidence=1)
    >>> found = with_according(text, [draft], load())
    >>> [[span.of(text) for span in (*one.source, *one.content)] for one in found]
    [['Okello', 'the lock is shut'], ['who', 'that she had seen it']]
    """
    told = (_by_who_is_quoted(text, draft, codebook) for draft in drafts)
    return sorted((one for draft in told for one in _parted(text, draft)), key=lambda one: (one.start, one.content))


def _by_who_is_quoted(text: str, draft: Draft, codebook: Codebook) -> Draft:
    """The statement of whoever is quoted in what stands before "according to" a paper.

    >>> from onrecord.codebook import load
    >>> text = "Brook said, “The lock is shut,” he said, according to the Herald."
    >>> draft = Draft(source=(Span(54, 64),), cue=(Span(41, 53),), content=(Span(0, 39),), confidence=1)
    >>> [span.of(text) for span in _by_who_is_quoted(text, draft, load()).spans]
    ['Brook', 'said', '“The lock is shut,”']
    """
    if len(draft.content) != 1 or not draft.cue or draft.cue[0].of(text).lower() != "according to":
        return draft
    quoted = _QUOTED.match(text, draft.content[0].start, draft.content[0].end)
    if quoted is None or draft.cue[0].start < quoted.end() or quoted["cue"] not in codebook.cueing.cues:
        return draft
    who, cue, said = (Span(*quoted.span(group)) for group in ("who", "cue", "said"))
    return replace(draft, source=(who,), cue=(cue,), content=(said,))


def _parted(text: str, draft: Draft) -> Iterator[Draft]:
    if not (len(draft.source) == len(draft.cue) == len(draft.content) == 1):
        yield draft
        return
    who, said = draft.source[0], draft.content[0]
    begins = _BEGINS.match(text, said.start, said.end)
    if begins is not None and draft.cue[0].of(text).lower() == "according to":
        start = _main(text, said)
        yield draft if start is None else replace(draft, content=(Span(start, said.end),))
        return
    behind = who.of(text).lower() in _RELATIVES and said.start > draft.cue[0].end
    led = _LED.search(text, max(0, who.start - _FARTHEST), who.start) if behind else None
    start = _main(text, said) if led is not None else None
    if led is None or start is None:
        yield draft
        return
    yield replace(draft, content=(Span(said.start, said.start + len(text[said.start : start].rstrip(" ,"))),))
    source, cue = Span(*led.span("who")), Span(*led.span("cue"))
    yield Draft(source=(source,), cue=(cue,), content=(Span(start, said.end),), confidence=BY_FORM)


def _main(text: str, said: Span) -> int | None:
    """Where the clause begins, in what is said, whose subject stands right behind a comma and another clause.

    >>> words = "which said the road, the bridge and the dam were shut, nobody was hurt"
    >>> at = _main(words, Span(11, len(words)))
    >>> at is not None and words[at:]
    'nobody was hurt'
    """
    parsed = read_sentence(text, sentence_round(text, said))
    said_in = [one for one in parsed.clauses if parsed.words[one.group.start].span.start >= said.start]
    finite = [one for one in said_in if one.group.form is Form.FINITE]
    for clause in finite:
        first = clause.subject[0].start if clause.subject else 0
        own = clause.marker is None and 0 < first < clause.group.start and parsed.lower[first - 1] == ","
        told = any(one.group.start < first for one in finite)
        if own and told and parsed.words[clause.group.start].span.end <= said.end:
            return parsed.words[first].span.start
    return None
