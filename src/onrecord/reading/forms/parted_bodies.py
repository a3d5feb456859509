"""Join the boxes into which a page parts the text of its report, so that the extractor finds it as one.

Takes markup; yields markup in which the paragraphs of all boxes with the class of the first stand in that. Between
them pages set advertisements. Leaves alone boxes of comments and of other reports' first lines, whose class says so.
"""

import re
from collections import defaultdict
from typing import Any, Final

from lxml import etree
from trafilatura import load_html

_OPENED: Final = re.compile(r"<(?:div|section)\b[^<>]{0,500}\bclass=[\"']([^\"'<>]{1,300})[\"']", re.IGNORECASE)
_BODY: Final = re.compile(
    r"(?<![^\W_])(?:article|story|post|entry|content|news|body)[-_]*(?:body|content|text|copy|container|inner)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(r"comment|related|teaser|card|promo|recommend|sidebar|footer|header|list", re.IGNORECASE)
# A box has at least so many letters in paragraphs of its own; two boxes are parts of one report.
_LEAST: Final = 200


def joined_bodies(markup: str) -> str:
    """The markup with the parts of a report in one box.

    >>> box = '<div class="article-body"><p>%s</p></div>'
    >>> page = "<html><body>%s<p>Buy!</p>%s</body></html>" % (box % ("It rained. " * 20), box % ("It froze. " * 20))
    >>> joined_bodies(page).count("article-body"), joined_bodies(page.replace("article", "comment")).count("-body")
    (1, 2)
    """
    named = [name for name in _OPENED.findall(markup) if _BODY.search(name) and not _OTHER.search(name)]
    if len(named) == len(set(named)):
        return markup
    tree = load_html(markup)
    parts = [] if tree is None else _parts(tree)
    for box in parts[1:]:
        for child in list(box):
            parts[0].append(child)
        box.drop_tree()
    return markup if len(parts) < 2 else str(etree.tostring(tree, encoding="unicode", method="html"))


def _parts(tree: Any) -> list[Any]:
    """The boxes of one class that have most of the text in paragraphs of their own."""
    boxes: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for box in tree.iter("div", "section"):
        name = box.get("class") or ""
        if _BODY.search(name) and not _OTHER.search(name) and _letters(box) >= _LEAST:
            own = boxes[box.tag, name]
            # One inside another stands where it should.
            if not own or all(one is not own[-1] for one in box.iterancestors(box.tag)):
                own.append(box)
    return max(boxes.values(), key=lambda parts: sum(map(_letters, parts)), default=[])


def _letters(box: Any) -> int:
    return sum(len("".join(one.itertext())) for one in box if one.tag == "p")
