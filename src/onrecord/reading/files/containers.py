"""Which files hold several documents, and who opens them.

To add a kind: write a module with a function `(stream, name) -> inputs` and give its endings a row here.
What comes without a name, on standard input, is told by its first characters.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from onrecord.reading.files.documents import json_file, json_lines
from onrecord.reading.files.given import Input, Rejected
from onrecord.reading.forms.choosing import ending

Opener = Callable[[BinaryIO, str], Iterator[Input | Rejected]]

_FEED: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>)?(?:\s|<!--.{0,2000}?-->|<\?[^>]{0,500}>)*<(?:rss|feed|rdf:rdf)\b", re.I | re.S
)
_JSON: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*\"")
_JSON_FILE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*\")")


def _feed(stream: BinaryIO, name: str) -> Iterator[Input | Rejected]:
    from onrecord.reading.files.feed import feed_entries  # noqa: PLC0415 - loaded for feeds only

    return feed_entries(stream, name)


def _warc(stream: BinaryIO, name: str) -> Iterator[Input | Rejected]:
    from onrecord.reading.files.warc import warc_pages  # noqa: PLC0415 - loaded for archives only

    return warc_pages(stream, name)


OPENERS: Final[dict[str, Opener]] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".json": json_file,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
    ".warc": _warc,
}

_FEEDS: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)


def is_container(name: str) -> bool:
    """Whether a file of that name holds several documents, addresses aside.

    >>> is_container("crawl.warc.gz"), is_container("quay.html"), is_container("https://courier.example/feed.xml")
    (True, False, False)
    """
    return ending(name) in OPENERS and "://" not in name


def opener_by_first(first: bytes) -> Opener | None:
    """Who opens what begins like this; nobody where it is one document.

    >>> opener_by_first(b'{"text": "Rents fell."}') is json_lines, opener_by_first(b"[Updated] Rents fell.")
    (True, None)
    """
    if first.startswith(b"WARC/1."):
        return _warc
    if _FEED.match(first):
        return _feed
    if _JSON.match(first):
        return json_lines
    return json_file if _JSON_FILE.match(first) else None


def opener_by_media_type(media_type: str) -> Opener | None:
    """Who opens what a server calls by this name; nobody where it is one document."""
    return _feed if media_type in _FEEDS else None
