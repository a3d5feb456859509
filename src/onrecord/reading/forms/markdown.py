"""Read Markdown: headings, emphasis, links, lists and quotations become plain words.

Takes decoded characters; gives a draft of the article. The mark-up is taken off the traced text itself,
so that every word leads back to its own characters. Leaves tables and code as they are written.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.reading.draft import Draft
from onrecord.reading.forms.head import draft_of
from onrecord.reading.forms.letters import in_mixed_case
from onrecord.reading.furniture import Sifted, sift
from onrecord.reading.lines.bylines import names
from onrecord.reading.lines.dates import iso_date
from onrecord.reading.options import ReadOptions
from onrecord.reading.texts.blocks import Block, joined_lines
from onrecord.reading.texts.decode import Decoded
from onrecord.reading.texts.mojibake import repair
from onrecord.reading.texts.settle import settle
from onrecord.reading.texts.traced import Traced
from onrecord.records import PartKind

_HEADING: Final = re.compile(r" {0,3}#{1,6}\s+")
_CLOSING: Final = re.compile(r"\s+#+\s*$")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM: Final = re.compile(r"\s*(?:[*+-]|\d{1,3}[.)])\s+")
_QUOTED: Final = re.compile(r" {0,3}(?:>\s?)+")
# What stands around words and goes; each pattern keeps its first group.
_INLINE: Final = (
    re.compile(r"!\[([^\]\n]{0,400})\]\([^)\n]{0,2000}\)"),
    re.compile(r"\[([^\]\n]{1,400})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])"),
    re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>"),
    re.compile(r"(?<!\*)\*\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*\*"),
    re.compile(r"(?<![\w_])__(?=\S)([^_\n]{1,2000}?)(?<=\S)__(?![\w_])"),
    re.compile(r"(?<![*\w])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![*\w])"),
    re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,2000}?)(?<=\S)_(?![\w_])"),
    re.compile(r"`{1,3}([^`\n]{1,2000})`{1,3}"),
    re.compile(r"\\([!-/:-@\[-`{-~])"),
)
_FRONT: Final = re.compile(r"---\n(.{0,5000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_VALUE: Final = re.compile(r"(\w+):\s*[\"']?(.*?)[\"']?\s*")


def read_markdown(decoded: Decoded, options: ReadOptions) -> Draft:
    """Read Markdown."""
    settled = in_mixed_case(settle(repair(Traced.of_source(decoded.text))))
    front = _FRONT.match(settled.text)
    values = _values(front[1]) if front else {}
    blocks = list(_blocks(settled.cut(front.end() if front else 0, len(settled.text))))
    publisher = options.publisher or values.get("publisher")
    draft = draft_of(Sifted(kept=tuple(blocks)) if options.verbatim else sift(blocks, publisher))
    return _valued(draft, values)


def _values(front: str) -> dict[str, str]:
    """The values of the lines between the dashes at the head of a file.

    >>> _values("author: Amina Wekesa\\ndate: 2026-05-03")
    {'author': 'Amina Wekesa', 'date': '2026-05-03'}
    """
    found = (_VALUE.fullmatch(line) for line in front.split("\n"))
    return {match[1].lower(): match[2] for match in found if match}


def _valued(draft: Draft, values: dict[str, str]) -> Draft:
    """The values of the front matter, which win over those of the text."""
    return replace(
        draft,
        published=iso_date(values.get("date") or values.get("published") or "") or draft.published,
        authors=names(values.get("author") or values.get("authors") or "") or draft.authors,
        publisher=values.get("publisher") or draft.publisher,
        url=values.get("url") or draft.url,
    )


def _blocks(text: Traced) -> Iterator[Block]:
    """Paragraphs, headings, items and quotations, their mark-up taken off.

    >>> text = "# Rents *fall*\\n\\nThey [fell](a.html)\\nin May."
    >>> [(block.text, block.kind) for block in _blocks(Traced.of_source(text))]
    [('Rents fall', <PartKind.HEADING: 'heading'>), ('They fell in May.', None)]
    """
    lines: list[Traced] = []
    kind: PartKind | None = None
    for line in [*text.split("\n"), Traced.own("")]:
        begins, begun = _begins(line.text)
        if lines and _UNDERLINE.match(line.text) and kind is None:
            yield _block(lines, PartKind.HEADING)
            lines = []
        elif (begins and not begun is kind is PartKind.BLOCKQUOTE) or not line.text.strip() or _RULE.match(line.text):
            if lines:
                yield _block(lines, kind)
            lines, kind = [], begun
        if line.text.strip() and not _UNDERLINE.match(line.text) and not _RULE.match(line.text):
            quoted = _QUOTED.match(line.text) if kind is PartKind.BLOCKQUOTE else None
            lines.append(line.cut(quoted.end() if quoted else begins, len(line.text)))
        if kind is PartKind.HEADING and lines:
            yield _block(lines, kind)
            lines, kind = [], None


def _begins(line: str) -> tuple[int, PartKind | None]:
    """How long the mark-up is that begins a new block, and the block's kind.

    >>> _begins("## Rents"), _begins("- rents"), _begins("rents")
    ((3, <PartKind.HEADING: 'heading'>), (2, <PartKind.LIST_ITEM: 'list-item'>), (0, None))
    """
    for pattern, kind in ((_HEADING, PartKind.HEADING), (_ITEM, PartKind.LIST_ITEM), (_QUOTED, PartKind.BLOCKQUOTE)):
        if found := pattern.match(line):
            return found.end(), kind
    return 0, None


def _block(lines: list[Traced], kind: PartKind | None) -> Block:
    words = joined_lines([line.strip() for line in lines])
    for pattern in _INLINE:
        words = _kept(words, pattern)
    if kind is PartKind.HEADING:
        words = words.replaced(_CLOSING, lambda _: "")
    return Block(words=words.strip(), kind=kind, bullet=kind is PartKind.LIST_ITEM)


def _kept(words: Traced, pattern: re.Pattern[str]) -> Traced:
    """Only the first group of each match stays."""
    changes = [
        change
        for match in pattern.finditer(words.text)
        for change in ((match.start(), match.start(1), ""), (match.end(1), match.end(), ""))
    ]
    return words.changed(changes) if changes else words
