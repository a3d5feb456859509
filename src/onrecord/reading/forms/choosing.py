"""Which reader reads what: by media type, by the ending of the name, by the first characters.

To add a format: write a module with a function `(Decoded, ReadOptions) -> Draft` and give it a row here.
"""

import re
from collections.abc import Callable
from typing import Final

from onrecord.reading.draft import Draft
from onrecord.reading.forms.plain import read_fragment, read_plain
from onrecord.reading.options import ReadOptions
from onrecord.reading.texts.decode import Decoded

Reader = Callable[[Decoded, ReadOptions], Draft]

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
_ENDINGS: Final = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
ENDINGS: Final = frozenset(_ENDINGS)
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.I)
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def media_type_of(name: str, text: str, given: str | None) -> str:
    """The media type of an input: as given, by its name, by its first characters.

    >>> media_type_of("a.md", "", None), media_type_of("-", "<!DOCTYPE html><p>Rents fell", None)
    ('text/markdown', 'text/html')
    """
    if given:
        bare = given.split(";")[0].strip().lower()
        return HTML if bare == "application/xhtml+xml" else bare
    named = _ENDINGS.get(ending(name))
    # A page saved under the name of a text is still a page.
    return HTML if named in (None, PLAIN) and _MARKUP.match(text[:4096]) else named or PLAIN


def charset_of(media_type: str | None) -> str | None:
    """The charset that a media type names.

    >>> charset_of('text/html; charset="windows-1251"'), charset_of("text/html")
    ('windows-1251', None)
    """
    found = _CHARSET.search(media_type or "")
    return found[1] if found else None


def ending(name: str) -> str:
    """The ending of a name that says what it holds, `.gz` aside.

    >>> ending("a/page.html.gz"), ending("-")
    ('.html', '')
    """
    base = name.rsplit("/", 1)[-1].lower().removesuffix(".gz")
    return "." + base.rsplit(".", 1)[1] if "." in base else ""


def reader_for(media_type: str, *, fragment: bool = False) -> Reader:
    """The reader of a media type; text that nobody knows better is read as plain text.

    `fragment`: the markup is a piece of a page, all of it the report's.
    """
    if media_type == HTML and fragment:
        return read_fragment
    if media_type == HTML:
        # Imported here: the extractor takes 0.6 s to load, which plain text must not pay.
        from onrecord.reading.forms.html import read_html  # noqa: PLC0415

        return read_html
    if media_type == MARKDOWN:
        from onrecord.reading.forms.markdown import read_markdown  # noqa: PLC0415 - it loads a parser

        return read_markdown
    return read_plain
