"""Whose words a sentence is told in: "In the words of Okello, …", ", in the union's view,", "as Brook put it".

Takes statements, the outer quotations and the parts of a text; yields the statements, with those that such a phrase
makes of its sentence in place of what the tagger has made of the phrase. Leaves alone phrases that no comma sets off
("she saw it in the eyes of the dog"), and sentences of which another statement has a part.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.sentences import sentence_round
from onrecord.records import LEAST_CONFIDENCE, Span, SpanIndex
from onrecord.records.labels import Quotation

_NOUNS = r"words|view|opinion|eyes|judge?ment|telling|reckoning|estimation"
_LED = r"(?:(?:and|but|or|yet)\s+)?"
_FRAMES = (
    re.compile(rf"{_LED}(?P<cue>in\s+the\s+(?:{_NOUNS})\s+of|to\s+quote)\s+(?P<who>(?!my\b|our\b)\S.*)", re.IGNORECASE),
    re.compile(rf"{_LED}(?:in|by)\s+(?P<who>his|her|their|\S.*['’]s?)\s+(?:own\s+)?(?P<cue>{_NOUNS})", re.IGNORECASE),
    re.compile(rf"{_LED}as\s+(?P<who>\S.*?)\s+(?:\w+ly\s+|once\s+)?(?P<cue>puts?\s+it)(?:\s.*)?", re.IGNORECASE),
)
_HINT = re.compile(rf"\b(?:{_NOUNS}|quote|puts?\s+it)\b", re.IGNORECASE)
_PART = re.compile(r"[^,:]+")
_END = " \n.!?…,"
# A longer phrase is no name and no office.
_LONGEST = 8
# Under so many words nothing is told.
_LEAST = 2


def with_framed(text: str, drafts: Sequence[Draft], quoted: SpanIndex[Quotation], parts: Sequence[Span]) -> list[Draft]:
    """The statements, with those of sentences that a phrase lays to somebody.

    >>> def told(text):
    ...     found = with_framed(text, [], SpanIndex(()), [Span(0, len(text))])
    ...     return [[span.of(text) for span in (*one.source, *one.content)] for one in found]
    >>> told("In the words of Okello, the council is deaf."), told("The wall, in the union's view, was never safe.")
    ([['Okello', 'the council is deaf']], [["the union's", 'The wall', 'was never safe']])
    >>> told("She saw it in the eyes of the dog.")
    []
    """
    framed = [one for part in parts for one in _frames(text, part, quoted)]
    if not framed:
        return list(drafts)
    heads = SpanIndex((frame.whole, frame) for frame in framed)
    kept = [one for one in drafts if not any(heads.touching(span) for span in (*one.source, *one.cue))]
    sure = SpanIndex((span, span) for one in kept if one.confidence >= LEAST_CONFIDENCE for span in one.spans)
    found = [told for frame in framed if (told := _told(text, frame, quoted, sure)) is not None]
    taken = SpanIndex((span, span) for one in found for span in one.spans)
    whole = [one for one in drafts if not any(taken.touching(span) for span in one.spans)]
    return sorted([*whole, *found], key=lambda draft: (draft.start, draft.content))


class _Frame(NamedTuple):
    whole: Span
    who: Span
    cue: Span
    sentence: Span


def _frames(text: str, part: Span, quoted: SpanIndex[Quotation]) -> Iterator[_Frame]:
    """The phrases between commas that say whose words a sentence is in."""
    last = part.start
    for hint in _HINT.finditer(text, part.start, part.end):
        if hint.start() < last:
            continue
        place = Span(*hint.span())
        sentence = sentence_round(text, place, part)
        for piece in _PART.finditer(text, sentence.start, sentence.end):
            last = piece.end()
            if not piece.start() <= place.start < piece.end():
                continue
            bare = Span(piece.end() - len(piece[0].lstrip()), piece.start() + len(piece[0].rstrip(_END)))
            match = next((one for frame in _FRAMES if (one := frame.fullmatch(text, *bare))), None)
            if match and len(match["who"].split()) <= _LONGEST and not quoted.touching(bare):
                yield _Frame(bare, Span(*match.span("who")), Span(*match.span("cue")), sentence)
            break


def _told(text: str, frame: _Frame, quoted: SpanIndex[Quotation], taken: SpanIndex[Span]) -> Draft | None:
    """The statement that a phrase makes of the rest of its sentence, if no other has any of it."""
    before = Span(frame.sentence.start, _bare_end(text, frame.sentence.start, frame.whole.start))
    start = (
        frame.whole.end
        + len(text[frame.whole.end : frame.sentence.end])
        - len(text[frame.whole.end : frame.sentence.end].lstrip(" ,:"))
    )
    behind = Span(start, _bare_end(text, start, frame.sentence.end))
    marks = next((one for one in quoted.touching(behind) if one.span.start == behind.start), None)
    if marks is not None:
        # "It is, as Okello put it, “a sieve”": only what is quoted need be hers.
        said: tuple[Span, ...] = (Span(behind.start, max(behind.end, marks.span.end)),)
    else:
        said = tuple(span for span in (before, behind) if span.end > span.start)
    words = sum(len(span.of(text).split()) for span in said)
    if words < _LEAST or any(taken.touching(span) for span in (*said, frame.whole)):
        return None
    return Draft(source=(frame.who,), cue=(frame.cue,), content=said, confidence=BY_FORM)


def _bare_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_END))
