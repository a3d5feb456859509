"""Our own lines: read in again they are the same records, and written again the same bytes."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.exporting import Kind, export, read_jsonl
from onrecord.exporting.jsonl import LineRejected
from tests.exporting.samples import full_record, many
from tests.factories import record


def test_reading_the_lines_gives_the_records_back(tmp_path: Path):
    records = [full_record(), record(), *many(2)]
    losses = export(records, "jsonl", tmp_path / "records.jsonl")
    assert list(read_jsonl(tmp_path / "records.jsonl")) == records
    assert losses.losses == ()


def test_writing_them_again_gives_the_same_bytes(tmp_path: Path):
    export([full_record(), record()], "jsonl", tmp_path / "one")
    export(read_jsonl(tmp_path / "one"), "jsonl", tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_line_that_is_no_record_is_named():
    lines = record().to_json().encode() + b"\n\n{}\n"
    with pytest.raises(LineRejected, match="line 3"):
        list(read_jsonl(io.BytesIO(lines)))


def test_a_name_that_is_no_text_is_changed_and_counted():
    made = record()
    odd = replace(made, article=replace(made.article, source=replace(made.article.source, name="caf\udce9.txt")))
    stream = io.BytesIO()
    losses = export([odd], "jsonl", stream)
    assert losses.values("article.source.name", Kind.CHANGED) == 1
    (again,) = read_jsonl(io.BytesIO(stream.getvalue()))
    assert again.article.source.name == "caf\ufffd.txt"
