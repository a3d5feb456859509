"""Cut the times that head the entries of a running report off their words: `17:55 Police arrest nine`.

Takes the kept blocks of a report; gives them with each such time in a block of its own, a heading. Leaves alone the
first block, which may be the title, and reports in which fewer than two blocks begin so: `9:30 was too late`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.texts.blocks import Block
from onrecord.records import PartKind

_ZONE: Final = r"(?:\s?\(?(?:GMT|UTC|BST|CES?T|EE?S?T|E[DS]T|[CMP][DS]T|ET|PT|SAST|EAT|WAT|IST|AES?T|local time)\b\)?)?"
_CLOCK: Final = (
    rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}h\d\d|\d{{1,2}}\s?[ap]\.?m\b\.?){_ZONE}(?![\d.,%])"
)
_STAMP: Final = re.compile(
    rf"[\[(]?(?P<clock>{_CLOCK})[\])]?(?:\s*[-–—|:•·]+\s*|\s+|$)(?=[\"“‘'\[(A-ZÀ-ÖØ-Þ0-9]|$)", re.I
)
_CAPITAL: Final = re.compile(r"[\"“‘'\[(]*[A-ZÀ-ÖØ-Þ0-9]|$")
_LEAST: Final = 2
# A clock alone on its line may as well be the length of a video.
_LEAST_ALONE: Final = 3


def is_running(texts: Iterable[str]) -> bool:
    """Whether so many lines begin with a time that those alone on a line are no lengths of videos.

    >>> is_running(["17:55", "17:40 Police arrest nine", "17:05 - Trains stop"]), is_running(["1:23", "2:34"])
    (True, False)
    """
    return sum(_stamp(text) is not None for text in texts) >= _LEAST_ALONE


def is_stamp(text: str) -> bool:
    """Whether a line is a time and nothing else.

    >>> is_stamp("14:05 GMT"), is_stamp("5.55pm"), is_stamp("17:55 Police arrest nine")
    (True, True, False)
    """
    found = _stamp(text)
    return found is not None and found.end() == len(text)


def entries(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Cut the times off.

    >>> from onrecord.reading.texts.traced import Traced
    >>> lines = ("Protests in Lodva", "17:55 Police arrest nine", "[16:10] - They had thrown stones, police said.")
    >>> [block.text for block in entries([Block(words=Traced.of_source(line)) for line in lines])]
    ['Protests in Lodva', '17:55', 'Police arrest nine', '16:10', 'They had thrown stones, police said.']
    """
    stamped = sum(_stamp(block.text) is not None for block in blocks[1:])
    if stamped < _LEAST:
        return tuple(blocks)
    return (blocks[0], *(piece for block in blocks[1:] for piece in _cut(block)))


def _stamp(text: str) -> re.Match[str] | None:
    found = _STAMP.match(text)
    # Small letters go on: "9.30 pm was too late".
    return found if found and _CAPITAL.match(text, found.end()) else None


def _cut(block: Block) -> Iterator[Block]:
    found = _stamp(block.text)
    if found is None:
        yield block
        return
    yield replace(block, words=block.words.cut(*found.span("clock")), kind=PartKind.HEADING, bullet=False)
    rest = block.words.cut(found.end(), len(block.text))
    if rest.text:
        yield replace(block, words=rest, gap=0)
