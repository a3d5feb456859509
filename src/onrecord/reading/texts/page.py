"""The text of a page's markup, each character leading back into the markup.

Takes the markup as it was decoded, however broken; gives its text: tags, comments, scripts and styles
left out, entities decoded. Leaves the question which text is the report's to others.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from onrecord.reading.texts.settle import settle
from onrecord.reading.texts.traced import Traced

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_QUOTE_OR_END: Final = re.compile("[>\"']")
_RAW: Final = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}
# Tags that stand inside a line; any other begins a new one.
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "svg",
        "path",
        "use",
        "button",
        "input",
        "picture",
        "source",
    ]
)


def page_text(markup: str) -> Traced:
    """The settled text of a page, a line break where a block begins or ends.

    >>> page_text("<p>Rents&nbsp;fell</p><script>1 < 2</script><p>again<!-- no -->").text.split()
    ['Rents', 'fell', 'again']
    """
    return settle(Traced.of_source(markup).changed(_changes(markup)))


def _changes(markup: str) -> Iterator[tuple[int, int, str]]:
    """Tags and entities, and what each stands for."""
    at = 0
    for start, end, stands_for in _tags(markup):
        yield from _entities(markup, at, start)
        yield start, end, stands_for
        at = end
    yield from _entities(markup, at, len(markup))


def _entities(markup: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _ENTITY.finditer(markup, start, end):
        if (decoded := unescape(match.group())) != match.group():
            yield match.start(), match.end(), decoded


def _tags(markup: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    while (start := markup.find("<", at)) >= 0:
        tag = _TAG.match(markup, start)
        if tag:
            name = tag[1].lower()
            end = _tag_end(markup, tag.end())
            if name in _RAW and markup[start + 1] != "/":
                closing = _RAW[name].search(markup, end)
                end = closing.start() if closing else len(markup)
            yield start, end, "" if name in _INLINE else "\n"
        elif markup.startswith(("<!", "<?"), start):
            end = _declaration_end(markup, start)
            yield start, end, ""
        else:
            end = start + 1
        at = end


def _tag_end(markup: str, at: int) -> int:
    """Behind the `>` that ends a tag, those in quoted attributes passed over.

    >>> _tag_end('<a title="a > b">c', 2)
    17
    """
    while match := _QUOTE_OR_END.search(markup, at):
        if match.group() == ">":
            return match.end()
        closing = markup.find(match.group(), match.end())
        # An attribute that never closes would swallow the rest of the page.
        if closing < 0:
            bare = markup.find(">", match.end())
            return bare + 1 if bare >= 0 else len(markup)
        at = closing + 1
    return len(markup)


def _declaration_end(markup: str, start: int) -> int:
    closing = "-->" if markup.startswith("<!--", start) else ">"
    end = markup.find(closing, start)
    return end + len(closing) if end >= 0 else len(markup)
