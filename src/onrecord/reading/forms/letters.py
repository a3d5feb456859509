"""Read a text that was printed in one case as a newspaper would print it, and give back what was printed.

What parts titles, labels and datelines from running text looks at capitals. So a text that has nothing else, or
none, is sieved in mixed case; once its parts are known, every letter is again as it stood in the source.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.casing import as_mixed, is_in_one_case
from onrecord.reading.draft import Draft
from onrecord.reading.texts.blocks import Block
from onrecord.reading.texts.traced import Traced

_BETWEEN = "\n\n"


def in_mixed_case(traced: Traced) -> Traced:
    """A text of one case in both; any other as it is.

    >>> in_mixed_case(Traced.of_source("RENTS FELL IN MAY, THE MINISTRY SAID.")).text
    'Rents fell in May, the ministry said.'
    """
    return replace(traced, text=as_mixed(traced.text)) if is_in_one_case(traced.text) else traced


def blocks_in_mixed_case(blocks: Sequence[Block]) -> list[Block]:
    """The same for a text that is in blocks already."""
    text = _BETWEEN.join(block.text for block in blocks)
    if not is_in_one_case(text):
        return list(blocks)
    mixed = as_mixed(text)
    found, at = [], 0
    for block in blocks:
        end = at + len(block.text)
        found.append(replace(block, words=replace(block.words, text=mixed[at:end])))
        at = end + len(_BETWEEN)
    return found


def as_printed(draft: Draft, source: str) -> Draft:
    """The draft with the letters that stand in the source."""

    def block(one: Block) -> Block:
        return replace(one, words=_printed(one.words, source))

    return replace(
        draft,
        title=block(draft.title) if draft.title else None,
        standfirst=tuple(map(block, draft.standfirst)),
        body=tuple(map(block, draft.body)),
        aside=tuple(replace(one, block=block(one.block)) for one in draft.aside),
        doubts=tuple(replace(doubt, blocks=tuple(map(block, doubt.blocks))) for doubt in draft.doubts),
    )


def _printed(words: Traced, source: str) -> Traced:
    """Each letter as it stands where it came from.

    >>> mixed = in_mixed_case(Traced.of_source("RENTS FELL IN MAY, THE MINISTRY SAID."))
    >>> _printed(mixed.cut(0, 10), "RENTS FELL IN MAY, THE MINISTRY SAID.").text
    'RENTS FELL'
    """
    stood = words.span().of(source)
    if words.text in (stood, stood.replace("\n", " ")):
        return words  # as nearly every block does
    pieces: list[str] = []
    at = 0
    for stretch in words.stretches():
        here = words.text[stretch.text : stretch.text + stretch.length]
        there = source[stretch.source : stretch.source + stretch.source_length]
        if here != there and len(here) == len(there):
            # A break between two lines stands as a space, and stays one.
            letters = (old if old.lower() == new.lower() else new for old, new in zip(there, here, strict=True))
            pieces += (words.text[at : stretch.text], *letters)
            at = stretch.text + stretch.length
    return replace(words, text="".join((*pieces, words.text[at:]))) if pieces else words
