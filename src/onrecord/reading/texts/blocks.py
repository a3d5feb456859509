"""A block: one title, paragraph, list item or line of furniture, before it is known which.

`lines_to_blocks` takes the settled text of a plain file or a paste and gives its blocks. It joins
lines that were broken at a fixed width, and leaves alone texts in which each line is a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from onrecord.reading.texts.traced import Traced
from onrecord.records import PartKind

_BULLET: Final = re.compile(r"\s*(?:[*•‣▪◦·●]|(?<=\s)[o+](?=\s))(?:\s+|$)")
ENDED: Final = re.compile(r"""[.!?…:;。！？؟۔।][)\]}»"'”’*†]*$""")

# Mail, wire and Gutenberg text is broken at 60 to 80 characters; some tools go to 100.
_WIDEST: Final = 100
# Of such a text, this share of the lines may be headings that nobody broke.
_LONGER: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block's words on one line. `kind` is set where the mark-up says it, `gap` counts the blank lines before."""

    words: Traced
    kind: PartKind | None = None
    gap: int = 1
    bullet: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return self.words.text


def lines_to_blocks(settled: Traced) -> list[Block]:
    """Part plain text into blocks.

    >>> [block.text for block in lines_to_blocks(Traced.of_source("Rents fell\\n\\nThey fell.\\n * again"))]
    ['Rents fell', 'They fell.', 'again']
    """
    groups = [[line for line in group if line.text.strip()] for group in _groups(settled)]
    wrapped = is_wrapped([[line.text for line in group] for group in groups])
    return [block for group in groups for block in (_joined(group) if wrapped else _apart(group))]


def _groups(settled: Traced) -> Iterator[list[Traced]]:
    """Lines between blank lines."""
    group: list[Traced] = []
    for line in settled.split("\n"):
        if line.text.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def is_wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Whether lines were broken at a fixed width, paragraphs being parted by blank lines.

    >>> is_wrapped([["Rents fell in May for the first time in", "nine years, the housing ministry says."]] * 2)
    True
    >>> is_wrapped([["Rents fall in May for the first time in nine years, and nobody in the ministry can say why " * 2],
    ...     *[["Rents fell in May for the first time in", "nine years, the housing ministry says."]] * 5])
    True
    >>> is_wrapped([["Africa", "Rents fell in May.", "They rose in June."]])
    False
    """
    pairs = [(line, after) for group in groups for line, after in pairwise(group)]
    lines = [line for group in groups for line in group]
    # A heading on a line of its own may be longer.
    widest = max((len(line) for group in groups if len(group) > 1 for line in group), default=0)
    longer = sum(len(line) > _WIDEST for line in lines)
    if not pairs or widest > _WIDEST or len(lines) < 4 or longer > _LONGER * len(lines):
        return False
    full = [(line, after) for line, after in pairs if len(line) >= 0.6 * widest]
    open_ended = sum(not ENDED.search(line.rstrip()) for line, _ in pairs)
    goes_on = sum(after.lstrip()[:1].islower() for _, after in pairs)
    return len(full) >= 0.6 * len(pairs) and open_ended >= 0.6 * len(pairs) and goes_on >= 0.4 * len(pairs)


def _apart(group: Sequence[Traced]) -> Iterator[Block]:
    for number, line in enumerate(group):
        block = _block(line, gap=0 if number else 1)
        if block.text:
            yield block


def _joined(group: Sequence[Traced]) -> Iterator[Block]:
    """One block for a paragraph, one for each item of a list."""
    pieces: list[Traced] = []
    for line in group:
        if _BULLET.match(line.text) and pieces:
            yield Block(words=joined_lines(pieces))
            pieces = []
        pieces.append(_block(line, gap=0).words)
    yield Block(words=joined_lines(pieces))


def joined_lines(lines: Sequence[Traced]) -> Traced:
    """Lines as one; the line break between two stands as their space."""
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        pieces += (space_between(before, line), line)
    return Traced.joined(pieces)


def space_between(before: Traced, after: Traced) -> Traced:
    """One space that stands for whatever parts the two in the source."""
    space = Traced.own(" ")
    start, end = before.span().end, after.span().start
    if start >= end:
        return space
    return replace(space, starts=type(space.starts)("i", [start]), ends=type(space.ends)("i", [end]))


def _block(line: Traced, gap: int) -> Block:
    bullet = _BULLET.match(line.text)
    words = line.cut(bullet.end(), len(line.text)).strip() if bullet else line.strip()
    return Block(words=words, gap=gap, bullet=bool(bullet))
