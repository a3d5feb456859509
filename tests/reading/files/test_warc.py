"""Archives in: pages of status 200, unpacked and checked; broken archives keep what stands before the break."""

import base64
import gzip
import hashlib
import io
import sys
import zlib

import brotli
import pytest

from onrecord.reading import Input, Rejected, read_bytes
from onrecord.reading.files.warc import warc_pages

TEXT = "Rents fell in May for the first time in nine years, the housing ministry said on Monday."
PAGE = f"<html><head><title>Rents fall</title></head><body><article><h1>Rents fall</h1><p>{TEXT}</p></article></body>"
BODY = PAGE.encode()


def digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(kind: str, block: bytes, **heads) -> bytes:
    named = {"WARC-Type": kind, "WARC-Date": "2026-05-04T10:00:00Z", "WARC-Target-URI": "https://courier.example/rents"}
    named |= {"Content-Type": "application/http", "Content-Length": len(block)}
    named |= {name.replace("_", "-"): value for name, value in heads.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value is not None)
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body: bytes = BODY, status="200 OK", **heads) -> bytes:
    named = {"Content-Type": "text/html; charset=utf-8"} | {n.replace("_", "-"): v for n, v in heads.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def page(body: bytes = BODY, status="200 OK", warc=None, **heads) -> bytes:
    warc = {"WARC_Payload_Digest": digest(body)} | (warc or {})
    return record("response", answer(body, status, **heads), **warc)


def pages(data: bytes):
    return list(warc_pages(io.BytesIO(data), "a.warc"))


def outcomes(data: bytes):
    return [(item.name, item.error.reason if isinstance(item, Rejected) else None) for item in pages(data)]


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 50] for at in range(0, len(data), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_pages_of_status_200_are_read_and_nothing_else():
    info = record("warcinfo", b"software: x\r\n", Content_Type="application/warc-fields")
    asked = record("request", b"GET / HTTP/1.1\r\nHost: courier.example\r\n\r\n")
    missing, picture = page(status="404 Not Found"), page(Content_Type="image/png")
    data = info + asked + missing + picture + page()
    assert outcomes(data) == [("a.warc:5", None)]
    (given,) = pages(data)
    reading = read_bytes(given.data, name=given.name, media_type=given.media_type, told=given.told)
    assert given.retrieved == "2026-05-04T10:00:00Z"
    assert reading.article.published is None
    assert (reading.article.url, reading.article.title) == ("https://courier.example/rents", "Rents fall")
    assert TEXT in reading.article.text


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(page()) + gzip.compress(page()),
        gzip.compress(page() + page()),
        page() + page(),
        page().replace(b"\r\n\r\nHTTP", b"\r\n\r\nHTTP") + page(),
    ],
    ids=["a member a record", "one member", "plain", "plain again"],
)
def test_packed_and_plain_archives_are_the_same(data):
    assert outcomes(data) == [("a.warc:1", None), ("a.warc:2", None)]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli.compress),
        ("identity", bytes),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ],
)
def test_packed_pages_are_unpacked(coding, pack):
    (given,) = pages(page(pack(BODY), Content_Encoding=coding))
    assert given.data == BODY


@pytest.mark.parametrize("counted", [BODY, chunked(BODY)])
def test_chunks_are_taken_out_and_either_digest_counts(counted):
    data = page(chunked(BODY), Transfer_Encoding="chunked", warc={"WARC_Payload_Digest": digest(counted)})
    assert [item.data for item in pages(data)] == [BODY]


def test_chunks_that_some_tool_took_out_already_do_no_harm():
    assert [item.data for item in pages(page(Transfer_Encoding="chunked"))] == [BODY]


def test_the_charset_of_the_answer_counts():
    body = "<html><body><p>Цены на жильё упали, сообщило министерство в понедельник.</p></body>".encode("cp1251")
    (given,) = pages(page(body, Content_Type="text/html; charset=windows-1251"))
    reading = read_bytes(given.data, name=given.name, media_type=given.media_type, told=given.told)
    assert "Цены на жильё упали" in reading.article.text
    assert reading.article.source_map.encoding == "cp1251"


def test_a_page_that_does_not_match_its_digest_is_rejected_and_the_next_is_read():
    damaged = page(warc={"WARC_Payload_Digest": digest(b"other")})
    assert outcomes(damaged + page()) == [("a.warc:1", "damaged"), ("a.warc:2", None)]


@pytest.mark.parametrize("value", [None, "sha1:", "crc32:12", "sha256:" + hashlib.sha256(BODY).hexdigest()])
def test_digests_that_match_or_cannot_be_checked_let_the_page_through(value):
    assert outcomes(page(warc={"WARC_Payload_Digest": value})) == [("a.warc:1", None)]


@pytest.mark.parametrize("cut", [30, 300, -20])
def test_an_archive_that_breaks_off_keeps_what_stands_before(cut):
    data = page() + page()[:cut]
    assert outcomes(data) == [("a.warc:1", None), ("a.warc:2", "broken-archive")]


def test_a_packed_archive_that_breaks_off_keeps_what_stands_before():
    data = gzip.compress(page()) + gzip.compress(page())[:-40]
    assert outcomes(data) == [("a.warc:1", None), ("a.warc:2", "broken-archive")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        b"\x1f\x8b broken",
        b"WARC/1.1\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: -5\r\n\r\n",
        b"\0" * 5000,
    ],
)
def test_what_is_no_archive_is_rejected(data, capsys):
    (only,) = outcomes(data)
    assert only[1] in ("broken-archive", "no-article")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("head", [b"a" * 30_000_000, b"a: b\r\n" * 400_000], ids=["a long line", "many lines"])
def test_a_head_without_end_is_not_swallowed(head):
    assert [reason for _, reason in outcomes(gzip.compress(b"WARC/1.1\r\n" + head))] == ["broken-archive"]


def test_a_page_that_is_too_large_is_passed_over(monkeypatch):
    monkeypatch.setattr("onrecord.reading.files.warc.MOST_BYTES", 1000)
    assert outcomes(page(BODY * 20) + page()) == [("a.warc:1", "too-large"), ("a.warc:2", None)]


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress])
def test_a_page_that_grows_without_end_is_too_large(pack, monkeypatch):
    monkeypatch.setattr("onrecord.reading.files.warc.MOST_BYTES", 100_000)
    monkeypatch.setattr("onrecord.reading.files.codings.MOST_BYTES", 100_000)
    coding = "gzip" if pack is gzip.compress else "br"
    assert outcomes(page(pack(b"a" * 5_000_000), Content_Encoding=coding)) == [("a.warc:1", "too-large")]


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "rot13"])
def test_a_page_that_cannot_be_unpacked_is_rejected(coding):
    assert outcomes(page(Content_Encoding=coding) + page()) == [("a.warc:1", "damaged"), ("a.warc:2", None)]


def test_without_the_library_the_message_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio", None)
    (only,) = pages(page())
    assert only.error.reason == "extra-missing"
    assert "onrecord[warc]" in str(only.error)


def test_archives_are_read_page_by_page():
    class Endless(io.RawIOBase):
        def __init__(self):
            self.rest = b""

        def readable(self):
            return True

        def readinto(self, buffer):
            self.rest = self.rest or page()
            size = min(len(buffer), len(self.rest))
            buffer[:size], self.rest = self.rest[:size], self.rest[size:]
            return size

    found = warc_pages(Endless(), "a.warc")
    assert all(isinstance(next(found), Input) for _ in range(100))
