"""Read the entries of a feed: RSS or Atom.

Takes a stream; gives an input for each entry: its full content where the feed has it, else its summary
with a note. Leaves the linked pages alone: nothing is fetched. feedparser reads broken feeds too, and
drops the declarations with which a few bytes of XML can be made to fill the memory.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO, Final
from xml.sax import SAXException

import feedparser

from onrecord.reading.draft import Doubt
from onrecord.reading.files.given import Input, Rejected, rejected
from onrecord.reading.files.streams import BrokenStream, opened
from onrecord.reading.texts.decode import MOST_BYTES, too_large
from onrecord.reading.told import told

_SUMMARY: Final = Doubt(field="article.text", reason="feed-summary-only")
_BROKEN: Final = Doubt(field="article.text", reason="feed-broken")


def feed_entries(stream: BinaryIO, name: str) -> Iterator[Input | Rejected]:
    """Each entry of a feed, in the feed's order, numbered from 1."""
    try:
        data = opened(stream).read(MOST_BYTES + 1)
    except BrokenStream as error:
        yield rejected(name, "broken-archive", f"a whole gzip file was wanted, and it breaks off ({error}); try again")
        return
    if len(data) > MOST_BYTES:
        yield Rejected(name=name, error=too_large(name))
        return
    feed = _parsed(data)
    if feed is None or not (feed.entries or feed.get("version")):
        message = "an RSS or Atom feed was wanted, and this XML is none; a page is read as .html"
        yield rejected(name, "no-feed", message)
        return
    if not feed.entries:
        yield rejected(name, "empty", "a feed with entries was wanted, and it has none; check the input")
    broken = isinstance(feed.get("bozo_exception"), SAXException)
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield _input(entry, f"{name}:{number}", publisher, broken=broken)


def _parsed(data: bytes) -> Any:
    """The feed, or nothing where even a lenient parser gives up."""
    try:
        # Given as a stream: a string could be taken for an address and fetched.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # noqa: BLE001 - it fails in many ways on what is no feed
        return None


def _input(entry: Any, name: str, publisher: Any, *, broken: bool) -> Input | Rejected:
    words, media_type, summary = _words(entry)
    if not words.strip():
        return rejected(name, "empty", "an entry with a text was wanted, and it has a title at most; read its page")
    doubts = (*([_SUMMARY] if summary else []), *([_BROKEN] if broken else []))
    values = told(
        title=_bare(entry.get("title")),
        url=entry.get("link"),
        # A feed that gathers from several outlets names each entry's own.
        publisher=_bare((entry.get("source") or {}).get("title") or publisher),
        authors=entry.get("author"),
        published=_date(entry.get("published")),
        fragment=True,
        doubts=doubts,
    )
    data = words.encode("utf-8", "replace")
    kept = str(entry.get("id"))[:200] if entry.get("id") else None
    return Input(name=name, data=data, media_type=f"{media_type}; charset=utf-8", told=values, given_id=kept)


def _words(entry: Any) -> tuple[str, str, bool]:
    """The longest content of an entry, else its summary; its media type; whether it is only the summary."""
    contents = [content for content in entry.get("content", ()) if _value(content)]
    if contents:
        longest = max(contents, key=lambda content: len(_value(content)))
        return _value(longest), _media_type(longest), False
    detail = entry.get("summary_detail") or {}
    return _value(detail), _media_type(detail), True


def _value(detail: Any) -> str:
    value = detail.get("value")
    return value if isinstance(value, str) else ""


def _media_type(detail: Any) -> str:
    return "text/plain" if detail.get("type") == "text/plain" and "<" not in _value(detail) else "text/html"


def _bare(markup: Any) -> Any:
    """A title without the tags that some feeds leave in it."""
    if not isinstance(markup, str) or not {"<", "&"} & set(markup):
        return markup
    from onrecord.reading.texts.page import page_text  # noqa: PLC0415 - few titles need it

    return page_text(markup).text


def _date(value: Any) -> Any:
    """The date of an entry: RSS writes it as mail does, `Sun, 03 May 2026 10:00:00 +0300`, Atom as ISO 8601.

    >>> _date("Sun, 03 May 2026 10:00:00 +0300"), _date("2026-05")
    ('2026-05-03T10:00:00+03:00', '2026-05')
    """
    with suppress(ValueError, TypeError, OverflowError):
        return parsedate_to_datetime(value).isoformat()
    return value
