"""JSON in: a document a line, a list of them, records read again."""

import gzip
import io
import json

import pytest

from onrecord.reading import Input, Rejected, inputs, read_bytes
from onrecord.reading.files.documents import json_file, json_lines
from onrecord.records import Audit, MadeBy, Record

TEXT = "Rents fell in May for the first time in nine years, the housing ministry said on Monday."
PAGE = f"<html><head><title>Rents fall</title></head><body><article><h1>Rents fall</h1><p>{TEXT}</p></article></body>"


def lines(*values) -> io.BytesIO:
    return io.BytesIO(b"".join(v if isinstance(v, bytes) else json.dumps(v).encode() + b"\n" for v in values))


def reading(given):
    assert isinstance(given, Input), given
    return read_bytes(given.data, name=given.name, media_type=given.media_type, told=given.told)


def reasons(found):
    return [(item.name, item.error.reason if isinstance(item, Rejected) else None) for item in found]


def test_each_line_is_a_document_with_what_it_says_of_itself():
    value = {
        "text": TEXT,
        "title": "Rents fall",
        "url": "https://courier.example/rents",
        "date": "3 May 2026",
        "publisher": "The Coastline Courier",
        "authors": ["Ada Lund", "Reuben Tarn"],
        "language": "en",
        "id": 17,
    }
    given = next(json_lines(lines(value), "a.jsonl"))
    article = reading(given).article
    assert (given.name, given.given_id) == ("a.jsonl:1", "17")
    assert (article.title, article.url, article.published) == ("Rents fall", value["url"], "2026-05-03")
    assert (article.publisher.name, article.publisher.domain) == ("The Coastline Courier", "courier.example")
    assert article.authors == ("Ada Lund", "Reuben Tarn")
    assert article.text == f"Rents fall\n\n{TEXT}"


def test_a_title_that_the_text_opens_with_is_not_put_there_twice():
    given = next(json_lines(lines({"text": f"Rents fall\n\n{TEXT}", "title": "Rents fall"}), "a.jsonl"))
    assert reading(given).article.text == f"Rents fall\n\n{TEXT}"


def test_html_is_read_as_a_page_and_keeps_its_own_headline():
    value = {"html": PAGE, "url": "https://courier.example/rents", "title": "Rents fall | The Courier"}
    article = reading(next(json_lines(lines(value), "a.jsonl"))).article
    assert (article.title, article.url, article.source.media_type) == ("Rents fall", value["url"], "text/html")
    assert TEXT in article.text


def test_a_broken_line_is_named_and_the_rest_is_read():
    stream = lines({"text": TEXT}, b"\n", b'{"text": \n', b"\xff\xfe\n", [1], {"words": TEXT}, {"text": TEXT})
    assert reasons(json_lines(stream, "a.jsonl")) == [
        ("a.jsonl:1", None),
        ("a.jsonl:3", "broken-json"),
        ("a.jsonl:4", "broken-json"),
        ("a.jsonl:5", "not-a-document"),
        ("a.jsonl:6", "not-a-document"),
        ("a.jsonl:7", None),
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"words": TEXT}, "this has words; rename the field of the text"),
        ({"text": 5}, "its text is no string"),
        ({"schema": "onrecord.record/9"}, "this is of onrecord.record/9; read the report itself again"),
    ],
)
def test_why_an_object_is_no_document_is_said(value, said):
    (found,) = json_lines(lines(value), "a.jsonl")
    assert said in str(found.error)


@pytest.mark.parametrize("line", [b"[" * 100_000, b'{"text": ' + b"9" * 5000 + b"}", b'{"text": "\\ud800 rents"}'])
def test_hostile_json_is_read_or_rejected(line):
    (found,) = json_lines(io.BytesIO(line), "a.jsonl")
    assert isinstance(found, Input) or found.error.reason in ("broken-json", "not-a-document")


def test_a_line_that_is_too_long_is_passed_over(monkeypatch):
    monkeypatch.setattr("onrecord.reading.files.documents.MOST_BYTES", 100)
    found = json_lines(lines({"text": "long " * 100}, {"text": "short"}), "a.jsonl")
    assert reasons(found) == [("a.jsonl:1", "too-large"), ("a.jsonl:2", None)]


def test_lines_are_read_one_by_one():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "Rents fell."}\n'
            buffer[: len(line)] = line
            return len(line)

    found = json_lines(Endless(), "a.jsonl")
    assert [next(found).name for _ in range(3)] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]


def test_packed_lines_that_break_off_keep_what_was_read():
    packed = gzip.compress(b'{"text": "Rents fell."}\n' * 20_000, 0)
    found = list(json_lines(io.BytesIO(packed[:-100]), "a.jsonl.gz"))
    assert isinstance(found[0], Input)
    assert isinstance(found[-1], Rejected)
    assert found[-1].error.reason == "broken-archive"


def test_values_that_cannot_be_used_become_notes():
    value = {"text": TEXT, "url": "javascript:alert(1)", "date": "soon", "language": 3, "title": "x" * 5000}
    notes = reading(next(json_lines(lines(value), "a.jsonl"))).notes
    assert {note.field for note in notes if note.reason == "unusable-value"} == {
        "article.url",
        "article.published",
        "article.language",
        "article.title",
    }


def test_a_record_is_read_again_as_the_same_article():
    first = read_bytes(f"Rents fall\n\nShare\n\n{TEXT}".encode(), name="a.txt").article
    line = Record(article=first, audit=Audit(), made_by=MadeBy(onrecord="0")).to_json().encode()
    again = reading(next(json_lines(io.BytesIO(line), "records.jsonl"))).article
    assert (again.id, again.text, again.title) == (first.id, first.text, first.title)


def test_a_file_holds_one_document_or_a_list(tmp_path):
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text(json.dumps({"text": TEXT}, indent=2), "utf-8")
    many.write_text(json.dumps([{"text": TEXT}, 3, {"text": TEXT}], indent=2), "utf-8-sig")
    assert reasons(inputs([str(one), str(many)], io.BytesIO())) == [
        ("one.json", None),
        ("many.json:1", None),
        ("many.json:2", "not-a-document"),
        ("many.json:3", None),
    ]
    assert reasons(json_file(io.BytesIO(b"[]"), "a.json")) == [("a.json", "empty")]
    assert reasons(json_file(io.BytesIO(b""), "a.json")) == [("a.json", "broken-json")]


def test_standard_input_is_told_by_its_beginning():
    assert reasons(inputs(["-"], lines({"text": TEXT}, {"text": TEXT}))) == [("-:1", None), ("-:2", None)]
    assert reasons(inputs(["-"], io.BytesIO(b"{curly} [brackets] open a text"))) == [("-", None)]
