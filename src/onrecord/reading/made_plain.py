"""Make plain to the extractor what it would take for furniture, or for the report: times, ratings, pull quotes.

Takes the markup of a page; yields markup in which the times that head the entries of a running report are paragraphs,
the rating of a fact-check is plain text, and a quotation that is only pulled out of the text is gone. The words are led
back into the page as it was. Leaves alone everything else.
"""

import re
from typing import Final

from onrecord.reading.entries import is_running, is_stamp

_TIME: Final = re.compile(r"<time\b[^<>]{0,300}>([^<>]{1,40})</time>", re.IGNORECASE)
# Stars and figures stay what they are; a fact-check rates in words.
_RATED: Final = re.compile(
    r"<(span|b|strong|em|i|mark)\b[^<>]{0,200}\bclass=[\"'][^\"'<>]{0,100}\brating\b[^<>]{0,200}>"
    r"(\s*[A-Za-z][A-Za-z ’'-]{2,40}\s*)</\1>",
    re.IGNORECASE,
)
_PULLED: Final = re.compile(
    r"<(blockquote|aside|q|p|figure)\b[^<>]{0,200}\bclass=[\"'][^\"'<>]{0,100}\bpull[-_]?quote[^<>]{0,200}>"
    r"((?:(?!</\1>).){1,1000})</\1>",
    re.IGNORECASE | re.DOTALL,
)
_TAGS: Final = re.compile(r"<[^<>]*>")
_NO_WORD: Final = re.compile(r"[\W_]+")


def made_plain(markup: str) -> str:
    """The markup as the extractor should see it.

    >>> made_plain('<p>Verdict: <span class="rating red">False</span></p>')
    '<p>Verdict: False</p>'
    >>> page = '<p>“It rained,” she said.</p><blockquote class="pullquote">%s</blockquote>'
    >>> made_plain(page % "It rained") == page[: page.index("<b")], made_plain(page % "It froze") == page % "It froze"
    (True, True)
    """
    markup = _without_pulled(_RATED.sub(r"\2", markup))
    clocks = [found[1].strip() for found in _TIME.finditer(markup)]
    if not is_running([clock for clock in clocks if is_stamp(clock)]):
        return markup
    return _TIME.sub(lambda found: f"<p>{found[1]}</p>" if is_stamp(found[1].strip()) else found[0], markup)


def _without_pulled(markup: str) -> str:
    """The markup without what only repeats words of the text in large print."""
    if _PULLED.search(markup) is None:
        return markup
    words = _words(_PULLED.sub(" ", markup))
    return _PULLED.sub(lambda found: "" if _words(found[2]) in words else found[0], markup)


def _words(markup: str) -> str:
    return _NO_WORD.sub(" ", _TAGS.sub(" ", markup)).strip().casefold()
