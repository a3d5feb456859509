"""Small things that several forms need done to text.

Takes text and plain data; gives text that can be encoded as UTF-8, JSON lines, and offsets in other units.
"""

import json
from bisect import bisect_left
from typing import Any

from onrecord.records import Span, encodable


def json_bytes(value: Any) -> bytes:
    """Plain data as JSON on one line, in UTF-8, without a line break.

    >>> json_bytes({"doc": "Mara 🌊", "spans": [[0, 5]]}).decode()
    '{"doc":"Mara 🌊","spans":[[0,5]]}'
    """
    return encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"))).encode()


def json_line(value: Any) -> bytes:
    """The same with a line break."""
    return json_bytes(value) + b"\n"


class Utf16:
    """Leads offsets in code points to offsets in UTF-16 units, which browsers count.

    >>> Utf16("tide 🌊 up").span(Span(5, 9))
    Span(start=5, end=10)
    """

    def __init__(self, text: str) -> None:
        self._wide = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]

    def offset(self, place: int) -> int:
        """A code point before this one that lies outside the basic plane counts twice."""
        return place + bisect_left(self._wide, place)

    def span(self, span: Span) -> Span:
        return Span(self.offset(span.start), self.offset(span.end))
