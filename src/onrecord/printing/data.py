"""Write a record as JSON, whatever characters its names hold.

Takes a record or plain data; gives JSON text that can be encoded as UTF-8. Leaves the record as it is.
"""

import json
from typing import Any

import msgspec

from onrecord.records import Record, encodable


def record_json(record: Record, *, indent: int | None = None) -> str:
    """The record as `Record.to_json` writes it.

    The name of a file may hold bytes that are no text, which Python keeps as halves of surrogate
    pairs and JSON cannot hold; only then does each of them become U+FFFD.
    """
    try:
        return record.to_json(indent=indent)
    except UnicodeEncodeError:
        return json_text(msgspec.to_builtins(record), indent=indent)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Plain data as JSON text, on one line unless `indent` gives a number of spaces.

    >>> json_text({"doc": "caf\\udce9.txt", "spans": [[0, 5]]})
    '{"doc":"caf\\ufffd.txt","spans":[[0,5]]}'
    """
    separators = (",", ":") if indent is None else None
    return encodable(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))
