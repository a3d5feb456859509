"""Make plain to the extractor what it would take for furniture, or for the report: times, ratings, pull quotes.

Takes the markup of a page; yields markup in which the times that head the entries of a running report are paragraphs,
the rating of a fact-check is plain text, the boxes of a report that is parted are one, and boxes that open over a word
and quotations that are only pulled out of the text are gone; so are tags inside lines where there are thousands. The
words are led back into the page as it was. Leaves alone everything else.
"""

import re
from itertools import islice
from typing import Final

from onrecord.reading.forms.parted_bodies import joined_bodies
from onrecord.reading.forms.popups import without_popups
from onrecord.reading.lines.entries import is_running, is_stamp

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
_INSIDE_LINES: Final = re.compile(
    r"</?(?:span|b|i|u|em|strong|font|small|mark|code|sub|sup)\b[^<>]{0,2000}>", re.IGNORECASE
)
# No page that people read has so many; the extractor compares each with the others.
_MOST_INSIDE_LINES: Final = 10_000
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
    markup = _fewer_tags(_without_pulled(_RATED.sub(r"\2", joined_bodies(without_popups(markup)))))
    clocks = [found[1].strip() for found in _TIME.finditer(markup)]
    if not is_running([clock for clock in clocks if is_stamp(clock)]):
        return markup
    return _TIME.sub(lambda found: f"<p>{found[1]}</p>" if is_stamp(found[1].strip()) else found[0], markup)


def _fewer_tags(markup: str) -> str:
    """The markup without the tags inside lines, where they are too many.

    >>> page = "<p>It <b>rained</b>.</p>"
    >>> _fewer_tags(page) == page, _fewer_tags(page * 6_000) == "<p>It rained.</p>" * 6_000
    (True, True)
    """
    least = islice(_INSIDE_LINES.finditer(markup), _MOST_INSIDE_LINES, None)
    return markup if next(least, None) is None else _INSIDE_LINES.sub("", markup)


def _without_pulled(markup: str) -> str:
    """The markup without what only repeats words of the text in large print."""
    if _PULLED.search(markup) is None:
        return markup
    words = _words(_PULLED.sub(" ", markup))
    return _PULLED.sub(lambda found: "" if _words(found[2]) in words else found[0], markup)


def _words(markup: str) -> str:
    return _NO_WORD.sub(" ", _TAGS.sub(" ", markup)).strip().casefold()
