"""Take out of a page what its paragraphs show only to a reader who points at a word: cards, tips, lists of links.

Takes markup; yields markup without them. Such a box stands in the middle of a sentence, behind the word that it
explains. Leaves alone the word itself, and boxes between paragraphs, which the extractor knows.
"""

import re
from typing import Any, Final

from lxml import etree
from trafilatura import load_html

_NAMES: Final = r"(?:roll-?over|tool-?tip|hover-?card|pop-?over|pop-?up|fly-?out)"
_NAMED: Final = re.compile(rf"(?<![^\W_]){_NAMES}", re.IGNORECASE)
_BOX: Final = re.compile(
    rf"(?<![^\W_]){_NAMES}\S*?(?:block|body|box|bubble|card|content|inner|panel|text)s?(?![^\W_])", re.IGNORECASE
)
# The tags alone that may be such boxes: most pages speak of pop-ups in scripts and frames, and need no second look.
_OPENED: Final = re.compile(
    rf"<(?:span|div|aside|ul)\b[^<>]{{0,500}}?\b(?:class|role)\s*=\s*[\"'][^\"'<>]{{0,300}}?{_NAMES}", re.IGNORECASE
)
_TEXTS: Final = ("p", "li", "blockquote", "td")


def without_popups(markup: str) -> str:
    """The markup without boxes that open over a paragraph.

    >>> card = '<span class="rollover"><a>Ida Brook</a><span class="rollover-block">%s</span></span>'
    >>> without_popups(f"<html><body><p>{card % 'Brook sues'} said it rained.</p></body></html>")
    '<html><body><p><span class="rollover"><a>Ida Brook</a></span> said it rained.</p></body></html>'
    >>> word = '<p>The <span class="tooltip">weir</span> broke.</p>'
    >>> without_popups(word) == word
    True
    """
    if _OPENED.search(markup) is None:
        return markup
    tree = load_html(markup)
    boxes = [] if tree is None else [one for one in tree.iter("span", "div", "aside", "ul") if _is_box(one)]
    if not boxes:
        return markup
    for box in boxes:
        box.drop_tree()
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _is_box(element: Any) -> bool:
    """Whether an element opens over the words before it."""
    parent = element.getparent()
    if parent is None or next(element.iterancestors(*_TEXTS), None) is None or not _has_before(element):
        return False
    named = element.get("class") or ""
    if element.get("role") == "tooltip" or _BOX.search(named):
        return True
    return bool(_NAMED.search(named) and _NAMED.search(parent.get("class") or ""))


def _has_before(element: Any) -> bool:
    """Whether words stand before an element in the one round it."""
    if (element.getparent().text or "").strip():
        return True
    before = element.itersiblings(preceding=True)
    return any("".join(one.itertext()).strip() or (one.tail or "").strip() for one in before)
