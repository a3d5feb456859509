"""Set aside what a monitoring service sets between the dateline and the report: `[REPORT] [NAME] [EXCERPTS]`.

Takes the blocks that are kept; gives them without it, and the blocks that were cut out. Leaves alone all other words in
brackets: whose turn it is, what could not be heard, what an editor put in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.lines.dateline import opening_end
from onrecord.reading.texts.blocks import Block

# What sort of report it is, how much of it is given, and between the two whose it is.
_SORT: Final = (
    r"\[(?:[\w-]+ )?(?:articles?|bulletin|commentary|communique|dispatch|editorial|interview|news conference"
    r"|press conference|press release|reports?|speech|statement)\b[^\[\]]{0,300}\]"
)
_MEASURE: Final = (
    r"\[(?:(?:full |partial )?text|summary|excerpts?|passage omitted|continued)(?: (?:of|from)\b[^\[\]]{0,300})?\]"
)
_WHOSE: Final = rf"\[[^\[\]]{{2,300}}\](?=\s*{_MEASURE})"
_HEADER: Final = re.compile(
    rf"(?:{_SORT}(?:\s*{_WHOSE})?(?:\s*{_MEASURE})*|{_MEASURE}(?:\s*{_MEASURE})*)\s*(?=\S)", re.IGNORECASE
)
# A title may stand above.
_FIRST: Final = 3


def without_header(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Cut a header out of the block that the report begins in.

    >>> from onrecord.reading.texts.traced import Traced
    >>> def both(text):
    ...     kept, cut = without_header([Block(words=Traced.of_source(text))])
    ...     return [one.text for one in kept], [one.text for one in cut]
    >>> both("VARDA, 3 May (VP) -- [Report] [Ada Lantry] [Excerpts] Rents fell.")
    (['VARDA, 3 May (VP) -- Rents fell.'], ['[Report] [Ada Lantry] [Excerpts]'])
    >>> both("VARDA, 3 May (VP) -- [Lantry] Rents fell.")
    (['VARDA, 3 May (VP) -- [Lantry] Rents fell.'], [])
    """
    for number, block in enumerate(blocks[:_FIRST]):
        begins = opening_end(block.text)
        found = _HEADER.match(block.text, begins) if begins or block.text.startswith("[") else None
        if found:
            words = block.words
            rest = words.changed([(found.start(), found.end(), "")])
            cut = replace(block, words=words.cut(found.start(), found.end()).strip())
            return (*blocks[:number], replace(block, words=rest), *blocks[number + 1 :]), (cut,)
    return tuple(blocks), ()
