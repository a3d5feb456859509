"""Words and sentences of a stretch of text.

Takes text and the stretches to look at (paragraphs); yields sentences, each a tuple of words with their
places. A full stop after a title, an initial or an abbreviation ends no sentence. Leaves word classes alone.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.records import Span

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Rep|Sen|Gov|St|Jr|Sr|No|Prof|Rev|Adv|Alh|Barr|Engr|Smt|Ven|Inc|Corp|Co|Ltd|vs|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\s|,)|[A-Z]\.(?=\s?[A-Z])|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,:/]\d+)*(?:[-–][A-Za-z]\w*)*|"
    r"[^\W\d_]+?(?=n['’]t\b)|[Cc]an(?=not\b)|\w+(?:[-–’'](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*|--+|\.{2,}|[^\w\s]"
)
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"”’')]»")
# A sentence longer than this is a list or a broken page; what reads it would only guess.
LONGEST = 120
# What is longer is cut anew each time, so that no few broken pages fill the memory.
_PARAGRAPH = 2_000


class Word(NamedTuple):
    """A word as printed, and its place in the text."""

    text: str
    span: Span


def words(text: str, within: Span) -> list[Word]:
    """The words and marks of a stretch; "isn't", "cannot" and "Arlia's" are two words each.

    >>> [word.text for word in words("Arlia's envoy didn't go.", Span(0, 24))]
    ['Arlia', "'s", 'envoy', 'did', "n't", 'go', '.']
    >>> [word.text for word in words("We cannot go.", Span(0, 13))]
    ['We', 'can', 'not', 'go', '.']
    """
    return [Word(match[0], Span(*match.span())) for match in _WORD.finditer(text, within.start, within.end)]


def sentences(text: str, parts: Iterable[Span]) -> Iterator[tuple[Word, ...]]:
    """The sentences of each part.

    >>> text = "Gen. Ada Brook left. Who stays? Nobody."
    >>> [len(sentence) for sentence in sentences(text, [Span(0, 39)])]
    [5, 3, 2]
    """
    for part in parts:
        printed = part.of(text)
        yield from _kept(printed, part.start) if len(printed) < _PARAGRAPH else _cut(printed, part.start)


def _cut(printed: str, place: int) -> tuple[tuple[Word, ...], ...]:
    """The sentences of a part that begins at a place of its text."""
    found: list[tuple[Word, ...]] = []
    first, ended = 0, False
    cut = [Word(match[0], Span(match.start() + place, match.end() + place)) for match in _WORD.finditer(printed)]
    for at, word in enumerate(cut):
        if ended and not (word.text in _CLOSING and _closes(printed, word, place)):
            found.append(tuple(cut[first:at]))
            first, ended = at, False
        ended = ended or word.text in _ENDS or at - first + 1 >= LONGEST
    if first < len(cut):
        found.append(tuple(cut[first:]))
    return tuple(found)


def _closes(printed: str, word: Word, place: int) -> bool:
    """Whether a mark closes what stands before it: a straight quotation mark may open what follows, `Left. "Stay,"`."""
    start, end = word.span.start - place, word.span.end - place
    return not (printed[start - 1].isspace() and end < len(printed) and not printed[end].isspace())


# Events, charges, times and statements each ask for the same paragraphs of a report, one after the other.
_kept = lru_cache(maxsize=256)(_cut)
