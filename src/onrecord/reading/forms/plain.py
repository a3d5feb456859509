"""Read plain text: a file, a page pasted from a browser, or a piece of markup that is all the report's.

Takes decoded characters; gives a draft of the article. Leaves the words as they are.
"""

from onrecord.reading.draft import Draft
from onrecord.reading.forms.captions import turns_apart
from onrecord.reading.forms.head import draft_of
from onrecord.reading.forms.letters import blocks_in_mixed_case, in_mixed_case
from onrecord.reading.furniture import Sifted, sift
from onrecord.reading.options import ReadOptions
from onrecord.reading.texts.blocks import Block, lines_to_blocks
from onrecord.reading.texts.decode import Decoded
from onrecord.reading.texts.mojibake import repair
from onrecord.reading.texts.page import page_text
from onrecord.reading.texts.settle import settle
from onrecord.reading.texts.traced import Traced


def read_plain(decoded: Decoded, options: ReadOptions) -> Draft:
    """Read plain text."""
    settled = turns_apart(settle(repair(Traced.of_source(decoded.text))))
    return _read(lines_to_blocks(in_mixed_case(settled)), options)


def read_fragment(decoded: Decoded, options: ReadOptions) -> Draft:
    """Read a piece of markup, such as a feed gives: there is no page round it to tell the report from."""
    return _read(blocks_in_mixed_case(lines_to_blocks(page_text(decoded.text))), options)


def _read(blocks: list[Block], options: ReadOptions) -> Draft:
    if options.verbatim:
        return draft_of(Sifted(kept=tuple(blocks)))
    return draft_of(sift(blocks, options.publisher))
