"""Whatever is cut out of, put into or turned round in a file of many: it gives inputs and rejections, no error."""

import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputRejected
from onrecord.reading import Input, Rejected, inputs, read_bytes
from onrecord.reading.files.containers import OPENERS

PAGE = b"<html><body><p>\xe2\x80\x9cRents fell in May,\xe2\x80\x9d Ilse Marrow said on Monday.</p></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
HEAD = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/a\r\n"
RECORD = HEAD + b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER + b"\r\n\r\n"
LINE = json.dumps(
    {"text": "“Rents fell in May,” Ilse Marrow said.", "date": "2026-05-03", "authors": ["Ada Lund"]}
).encode()
ENTRY = b"<item><pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate><description>%b</description></item>"
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel>' + ENTRY % b"Rents fell." * 2 + b"</channel></rss>"
WHOLE = {
    ".jsonl": LINE + b"\n" + LINE,
    ".json": b"[" + LINE + b"," + LINE + b"]",
    ".xml": FEED,
    ".warc": RECORD * 2,
}


@st.composite
def broken(draw, data: bytes) -> bytes:
    """The data with a few pieces replaced."""
    pieces = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(pieces)))
        pieces[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=12))
    return bytes(pieces)


@pytest.mark.parametrize("ending", WHOLE)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(choice=st.data())
def test_a_broken_file_gives_inputs_and_rejections(ending, choice):
    data = choice.draw(broken(WHOLE[ending]))
    if choice.draw(st.booleans()):
        data = choice.draw(broken(gzip.compress(data)))
    for found in OPENERS[ending](io.BytesIO(data), f"a{ending}"):
        if isinstance(found, Input):
            try:
                read_bytes(found.data, name=found.name, media_type=found.media_type, told=found.told)
            except InputRejected:
                continue


def test_a_fault_in_one_file_does_not_end_the_run(tmp_path, monkeypatch):
    def fail(stream, name):
        raise ZeroDivisionError("division by zero")
        yield

    monkeypatch.setitem(OPENERS, ".json", fail)
    (tmp_path / "a.json").write_bytes(LINE)
    (tmp_path / "b.jsonl").write_bytes(LINE)
    found = list(inputs([str(tmp_path)], io.BytesIO()))
    assert [item.error.reason if isinstance(item, Rejected) else item.name for item in found] == ["fault", "b.jsonl:1"]
