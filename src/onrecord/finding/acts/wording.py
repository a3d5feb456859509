"""The words of a statement, and those around it.

Takes the text and the spans of a statement; gives its words in lower case by role, those of its sentence, of its
paragraph and the one before, and of the title. Leaves alone what they are signs of (`signs`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.codebook import Codebook
from onrecord.records import Manner, Span

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*|\d[\d,.]*%?|[?!$%]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+|\n")
# Of a paragraph that goes on for longer, only so many characters round a statement are read.
_LONGEST_PARAGRAPH = 10_000
# Where it is cut, statements that stand so near each other have the same words round them, which are read once.
_STEP = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement's words in lower case, and the words around it.

    `beside` is what else its sentence has, `around` its paragraph and the one before; `checkable` is how many
    of the article's words name something that could be checked.
    """

    source: Words
    cue: Words
    content: Words
    beside: Words
    around: Words
    title: Words
    checkable: float
    manner: Manner


# The title and a paragraph with several statements are asked for again and again.
@lru_cache(maxsize=256)
def words(text: str) -> Words:
    """The words of a text in lower case, and the signs that say something.

    >>> words("“Won’t it cost $3,000?” O'Neil asked.")
    ("won't", 'it', 'cost', '$', '3,000', '?', "o'neil", 'asked')
    """
    return tuple(map(str.lower, _WORD.findall(text.replace("’", "'"))))


def words_and_places(text: str, within: Span) -> tuple[Words, tuple[Span, ...]]:
    """The words of a stretch in lower case, and where each stands in the text."""
    found = list(_WORD.finditer(text, within.start, within.end))
    return tuple(one[0].replace("’", "'").lower() for one in found), tuple(Span(*one.span()) for one in found)


def said(
    text: str,
    roles: tuple[Sequence[Span], Sequence[Span], Sequence[Span]],
    *,
    title: str,
    checkable: float,
    manner: Manner,
) -> Said:
    """Gather the words of a statement, given as source, cue and content, and those around it."""
    source, cue, content = roles
    spans = sorted((*source, *cue, *content))
    anchor = min(cue or source or content)
    return Said(
        source=_under(text, source),
        cue=_under(text, cue),
        content=_under(text, content),
        beside=words(_sentence_without(text, anchor, spans)),
        around=words(_paragraphs(text, spans[0].start)),
        title=words(title),
        checkable=checkable,
        manner=manner,
    )


def checkable_share(text: str, codebook: Codebook) -> float:
    """How many of a text's words name something that could be checked."""
    all_words = words(text)
    return sum(word in codebook.evidence.checkable for word in all_words) / max(len(all_words), 1)


def _under(text: str, spans: Iterable[Span]) -> Words:
    return tuple(word for span in sorted(spans) for word in words(span.of(text)))


def _sentence_without(text: str, anchor: Span, spans: Sequence[Span]) -> str:
    """The sentence round a span, without the statement's own words."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, anchor.start - 600), anchor.start)]
    start = ends[-1] if ends else max(0, anchor.start - 600)
    last = min(anchor.end + _LONGEST_PARAGRAPH, len(text))
    closing = _SENTENCE_END.search(text, anchor.end, last)
    end = closing.end() if closing else last
    pieces, at = [], start
    for span in spans:
        pieces.append(text[at : min(max(span.start, at), end)])
        at = max(at, span.end)
    return " ".join((*pieces, text[at:end]))


def _paragraphs(text: str, place: int) -> str:
    """The paragraph that a place lies in, and the one before it."""
    step = place // _STEP * _STEP
    first, last = max(step - _LONGEST_PARAGRAPH, 0), min(step + _STEP + _LONGEST_PARAGRAPH, len(text))
    start = max(text.rfind("\n\n", first, place), first)
    end = text.find("\n\n", place, last)
    return text[max(text.rfind("\n\n", first, start), first) : end if end >= 0 else last]
