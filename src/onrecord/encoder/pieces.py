"""Cut a text into the encoder's pieces and give each its features.

The encoder's spelling is lower case and knows nothing of layout, so what it loses is given back as
three small features per piece: the shape of the word, the space before it, and where it stands with
regard to quotation marks. All quotation marks become one mark before the pieces are cut: what kind of
mark an outlet prints says nothing about who speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.encoder.crf import Ints
from onrecord.records.labels import Quotation

SHAPES = ("other", "lower", "title", "capitals", "single-capital", "mixed", "number", "mark")
SPACINGS = ("none", "space", "line", "paragraph", "start", "inside-word")
QUOTES = ("outside", "opening-mark", "closing-mark", "inside", "nested")

_BREAK = re.compile("\n")
_SINGLE_MARK = re.compile("[‘’‚‛`´]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of one text, in order: arrays of equal length P, but for `firsts`.

    `starts` and `ends` are code points of the text; `firsts` are the numbers of the pieces that begin a
    word (W of them); `ids` are the vocabulary's.
    """

    ids: Ints
    shapes: Ints
    spacings: Ints
    quotes: Ints
    starts: Ints
    ends: Ints
    firsts: Ints

    def word_ends(self) -> Ints:
        """The end of each word: the end of its last piece."""
        last = np.append(self.firsts[1:], len(self.ids))[: len(self.firsts)] - 1
        return np.asarray(self.ends[last], dtype=np.int64)


def cut(text: str, quotations: Sequence[Quotation], tokenizer: Tokenizer) -> Pieces:
    """Cut a text into pieces. No special pieces are added and nothing is truncated."""
    encoding = tokenizer.encode(one_mark(text, quotations), add_special_tokens=False)
    count = len(encoding.ids)
    if not count:
        none = np.zeros(0, dtype=np.int64)
        return Pieces(none, none, none, none, none, none, none)
    offsets = np.fromiter(chain.from_iterable(encoding.offsets), np.int64, 2 * count).reshape(count, 2)
    words = np.asarray([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    is_first = np.ones(count, dtype=bool)
    is_first[1:] = words[1:] != words[:-1]
    firsts = np.flatnonzero(is_first)
    starts, ends = offsets[:, 0], offsets[:, 1]
    word_of = np.cumsum(is_first) - 1
    last = np.append(firsts[1:], count) - 1
    printed = [text[start:end] for start, end in zip(starts[firsts].tolist(), ends[last].tolist(), strict=True)]
    shape = {word: _shape(word) for word in set(printed)}
    shapes = np.asarray([shape[word] for word in printed], dtype=np.int64)
    return Pieces(
        ids=np.asarray(encoding.ids, dtype=np.int64),
        shapes=shapes[word_of],
        spacings=_spacings(text, starts, ends, is_first),
        quotes=_quote_states(len(text), quotations)[starts],
        starts=starts,
        ends=ends,
        firsts=firsts,
    )


def one_mark(text: str, quotations: Sequence[Quotation]) -> str:
    """Print every paired quotation mark as `"` and every other single mark as an apostrophe; lengths stay.

    >>> from onrecord.records.span import Span
    >>> one_mark("‘It’s late,’ she said", [Quotation(span=Span(0, 12), inner=Span(1, 11), depth=1)])
    '"It\\'s late," she said'
    """
    letters = list(_SINGLE_MARK.sub("'", text))
    for quotation in quotations:
        for start, end in ((quotation.span.start, quotation.inner.start), (quotation.inner.end, quotation.span.end)):
            if start < end:
                letters[start:end] = '"' + " " * (end - start - 1)
    return "".join(letters)


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isalpha() or any(letter.isalpha() for letter in word):
        if word.isupper():
            return 4 if len(word) == 1 else 3
        return 2 if word[0].isupper() and word[1:].islower() else 5
    if any(letter.isdigit() for letter in word):
        return 6
    return 7 if word and not word.isalnum() else 0


def _spacings(text: str, starts: Ints, ends: Ints, is_first: npt.NDArray[np.bool_]) -> Ints:
    spacings = np.full(len(starts), SPACINGS.index("inside-word"), dtype=np.int64)
    previous = np.append([0], ends[:-1])
    spacings[is_first & (previous == starts)] = SPACINGS.index("none")
    spaced = is_first & (previous < starts)
    lines = np.array([match.start() for match in _BREAK.finditer(text)], dtype=np.int64)
    breaks = np.searchsorted(lines, starts[spaced]) - np.searchsorted(lines, previous[spaced])
    spacings[spaced] = 1 + np.minimum(breaks, 2)
    spacings[0] = SPACINGS.index("start")
    return spacings


def _quote_states(length: int, quotations: Sequence[Quotation]) -> Ints:
    states = np.zeros(length + 1, dtype=np.int64)
    for quotation in sorted(quotations, key=lambda quotation: quotation.depth):
        states[quotation.inner.start : quotation.inner.end] = 3 if quotation.depth == 1 else 4
        states[quotation.span.start : quotation.inner.start] = 1
        states[quotation.inner.end : quotation.span.end] = 2
    return states
