"""A line as the rules for furniture see it: its sign, its length, how it ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.furniture.signs import sign_of
from onrecord.reading.lines.bylines import byline
from onrecord.reading.lines.dateline import dated_line
from onrecord.reading.lines.dates import date_line
from onrecord.reading.texts.blocks import ENDED, Block
from onrecord.reading.texts.traced import Traced
from onrecord.records import FurnitureKind

_NEXT_SENTENCE: Final = re.compile(r"""[a-zà-ÿ0-9)"”’][.!?…]["”’)]*\s+["“‘(]*[A-ZÀ-Þ]|[。！？]""")
# Scripts without spaces between words: two characters make about one word.
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")

# No headline has as many words; a cloud of tags has, but no punctuation.
_LONG: Final = 18
_PUNCTUATION: Final = re.compile(r"[,.;:!?’'、，]")
# The headline of another story in brackets with room inside; what a transcript or an editor puts in has none.
_BRACKETED: Final = re.compile(r"\[ (?=[A-ZÀ-Þ\"“‘])[^\[\]]{15,200}[^\[\].] \]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A block with what its words alone tell.

    `sign`: the kind of furniture that it looks like; `label`: it heads what follows; `ends`: the
    report seldom goes on after it; `prose`: it reads like running text; `lower`: most of its words
    begin with a small letter; `repeated`: it is a label that stands more than once; `shared`: its date
    has something beside it, so that it may be a heading of the report's own.
    """

    block: Block
    sign: FurnitureKind | None = None
    ends: bool = False
    label: bool = False
    words: int = 0
    ended: bool = False
    prose: bool = False
    lower: bool = False
    repeated: bool = False
    shared: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return self.block.text

    @classmethod
    def of(cls, text: str) -> "Line":
        """A line of these words, for examples and tests.

        >>> Line.of("By Amina Wekesa").sign
        <FurnitureKind.BYLINE: 'byline'>
        """
        return lines_of([Block(words=Traced.of_source(text))])[0]


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Look at each block."""
    seen = Counter(block.text for block in blocks)
    return [_line(block, repeated=seen[block.text] > 1) for block in blocks]


def _line(block: Block, *, repeated: bool) -> Line:
    text = block.text
    words = count_words(text)
    kind, ends, label = _sign(text)
    ended = bool(ENDED.search(text))
    initials = [word[0] for word in text.split()]
    small = sum(map(str.islower, initials)) + sum(map(str.isdigit, initials))
    lower = 2 * small >= words
    prose = not kind and ((ended and words >= 5) or bool(_NEXT_SENTENCE.search(text)) or _runs_on(text, words, lower))
    return Line(
        block=block,
        sign=kind,
        ends=ends,
        label=label,
        words=words,
        ended=ended,
        prose=prose,
        lower=lower,
        repeated=repeated and not prose and not (lower and words >= 3),
        shared=kind is FurnitureKind.DATE and date_line(text) is None,
    )


def _sign(text: str) -> tuple[FurnitureKind | None, bool, bool]:
    """The kind of furniture that a line looks like, whether a report ends at it, whether it is a label.

    >>> _sign("[ Nine boats in a bottle — one by one ]")[0], _sign("[Begin Okello recording in French]")[0]
    (<FurnitureKind.PROMOTION: 'promotion'>, None)
    """
    sign = sign_of(text)
    if sign:
        return sign.kind, sign.ends, sign.label
    if _BRACKETED.fullmatch(text):
        return FurnitureKind.PROMOTION, False, False
    if byline(text) is not None:
        return FurnitureKind.BYLINE, False, False
    return (FurnitureKind.DATE if date_line(text) or dated_line(text) else None), False, False


def count_words(text: str) -> int:
    """How long a text is, in words.

    >>> count_words("Rents fell"), count_words("家賃が下がった。")
    (2, 3)
    """
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def is_headline(text: str) -> bool:
    """Whether a line looks like a headline: some words, no full stop, nothing spoken.

    >>> is_headline("Garissa Counts Its Dead After the Flood"), is_headline("Rents fell again on Monday.")
    (True, False)
    """
    ended = ENDED.search(text) is not None and not text.endswith(("?", "!", "…", ";"))
    return 3 <= count_words(text) <= 30 and not ended and not text[:1].islower() and len(text) <= 220


def _runs_on(text: str, words: int, lower: bool) -> bool:
    """Whether a line without a full stop is running text still: long, mostly small letters, some punctuation.

    >>> _runs_on("housing rents grain floods " * 12, 48, True)
    False
    """
    return lower and words >= _LONG and _PUNCTUATION.search(text) is not None
