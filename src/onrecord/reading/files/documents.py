"""Read documents out of JSON: one a line (`.jsonl`), or one or a list of them in a file (`.json`).

Takes a stream; gives an input for each object that has `text` or `html`, with what it says of itself, and
for each of onrecord's own records, whose text is read again as it stands. What is no such object is
rejected by the name of its line, `file.jsonl:17`, and the rest is read. Holds one line at a time.
"""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from onrecord.reading.files.given import Input, Rejected, rejected
from onrecord.reading.files.streams import BrokenStream, opened
from onrecord.reading.texts.decode import MOST_BYTES
from onrecord.reading.told import Told, told
from onrecord.records.record import SCHEMA

_MARK: Final = b"\xef\xbb\xbf"
_BLOCK: Final = 1 << 16
_WANTED: Final = "an object with text or html, or a record of onrecord, was wanted"


def json_lines(stream: BinaryIO, name: str) -> Iterator[Input | Rejected]:
    """One document a line; empty lines are passed over."""
    source, number = opened(stream), 0
    try:
        while line := source.readline(MOST_BYTES + 1):
            number += 1
            if len(line) > MOST_BYTES:
                _skip_line(source, line)
            if line.strip():
                yield _of_line(line.removeprefix(_MARK) if number == 1 else line, f"{name}:{number}")
    except BrokenStream as error:
        yield _broken_off(f"{name}:{number + 1}", error)


def json_file(stream: BinaryIO, name: str) -> Iterator[Input | Rejected]:
    """A file with one document, or with a list of them; those of a list are numbered from 1."""
    try:
        data = opened(stream).read(MOST_BYTES + 1)
    except BrokenStream as error:
        yield _broken_off(name, error)
        return
    value = _loaded(data.removeprefix(_MARK), name)
    if not isinstance(value, list):
        yield value if isinstance(value, Rejected) else document(value, name)
        return
    for number, item in enumerate(value, start=1):
        yield document(item, f"{name}:{number}")
    if not value:
        yield rejected(name, "empty", f"{_WANTED}, and the list is empty; check the file")


def document(value: Any, name: str) -> Input | Rejected:
    """One object as an input.

    >>> document({"text": "Rents fell.", "title": "Rents"}, "a.jsonl:1").told.title
    'Rents'
    >>> document({"words": "Rents fell."}, "a.jsonl:2").error.reason
    'not-a-document'
    """
    if not isinstance(value, dict):
        return rejected(name, "not-a-document", f"{_WANTED}, and this is a {_kind(value)}; check how it was written")
    if value.get("schema") == SCHEMA:
        return _record(value, name)
    if other := _other_version(value):
        why = f"a record of {SCHEMA} was wanted, and this is of {other}"
        return rejected(name, "not-a-document", f"{why}; read the report itself again")
    text, html = value.get("text"), value.get("html")
    words = html if isinstance(html, str) and html.strip() else text
    if not isinstance(words, str):
        return rejected(name, "not-a-document", f"{_WANTED}, and {_lack(value)}")
    media_type = "text/html" if words is html else "text/plain"
    values = told(
        title=value.get("title"),
        url=value.get("url"),
        publisher=_name_of(value.get("publisher")),
        authors=value.get("authors") or value.get("author"),
        published=value.get("published") or value.get("date"),
        language=value.get("language"),
    )
    return _input(words, name, media_type, values, value.get("id"))


def _other_version(value: dict[str, Any]) -> str | None:
    """The form of a record of another version of onrecord.

    >>> _other_version({"schema": "onrecord.record/9"}), _other_version({"schema": "https://courier.example/1"})
    ('onrecord.record/9', None)
    """
    schema = value.get("schema")
    kind = SCHEMA.partition("/")[0]
    return schema[:40] if isinstance(schema, str) and schema.startswith(f"{kind}/") else None


def _lack(value: dict[str, Any]) -> str:
    """Why an object holds no text, and what to do.

    >>> _lack({"words": "Rents fell."}), _lack({"text": 5})
    ('this has words; rename the field of the text', 'its text is no string; check how it was written')
    """
    named = next((field for field in ("text", "html") if field in value), None)
    if named:
        return f"its {named} is no string; check how it was written"
    fields = ", ".join(str(key)[:40] for key in list(value)[:10]) or "no fields"
    return f"this has {fields}; rename the field of the text"


def _record(record: dict[str, Any], name: str) -> Input | Rejected:
    """The article of a record, to be read again as it stands."""
    article = record.get("article")
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        return rejected(
            name, "not-a-document", "a record with an article and its text was wanted, and it has none; get it again"
        )
    values = told(
        title=article.get("title"),
        url=article.get("url"),
        publisher=_name_of(article.get("publisher")),
        authors=article.get("authors"),
        published=article.get("published"),
        language=article.get("language"),
        verbatim=True,
    )
    return _input(article["text"], name, "text/plain", values, article.get("id"))


def _input(words: str, name: str, media_type: str, values: Told, given_id: Any) -> Input:
    # JSON can hold half of a surrogate pair, which is no character; `decode` reads UTF-8 alone.
    data = words.encode("utf-8", "replace")
    kept = str(given_id)[:200] if isinstance(given_id, str | int) else None
    return Input(name=name, data=data, media_type=f"{media_type}; charset=utf-8", told=values, given_id=kept)


def _of_line(line: bytes, name: str) -> Input | Rejected:
    value = _loaded(line, name)
    return value if isinstance(value, Rejected) else document(value, name)


def _loaded(data: bytes, name: str) -> Any:
    """The value that the bytes write down, or the rejection that says why they write none."""
    if len(data) > MOST_BYTES:
        return rejected(name, "too-large", f"one document of at most {MOST_BYTES:,} bytes was wanted; split the input")
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return rejected(name, "broken-json", "JSON in UTF-8 was wanted, and these bytes are not UTF-8; write it again")
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
        return rejected(name, "broken-json", f"JSON was wanted, and it is broken ({why}); write it again")


def _skip_line(source: io.BufferedReader, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.readline(_BLOCK)


def _name_of(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _kind(value: Any) -> str:
    """What a JSON value is, in words.

    >>> _kind([]), _kind("a"), _kind(None)
    ('list', 'string', 'bare value')
    """
    return "list" if isinstance(value, list) else "string" if isinstance(value, str) else "bare value"


def _broken_off(name: str, error: BrokenStream) -> Rejected:
    message = f"a whole gzip file was wanted, and it breaks off here ({error}); get it again"
    return rejected(name, "broken-archive", message)
