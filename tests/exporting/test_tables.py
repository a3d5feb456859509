"""CSV and Parquet, read by Python's and Arrow's own readers."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.exporting import Kind, export
from onrecord.exporting.csv_tables import TABLES as CSV_TABLES
from onrecord.exporting.csv_tables import guarded, unguarded
from onrecord.exporting.parquet import TABLES as PARQUET_TABLES
from onrecord.records import Record
from tests.exporting.samples import TEXT, across_paragraphs, full_record, many
from tests.factories import bare_record, record


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a file, as Python's reader has them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    export([full_record()], "csv", tmp_path / "tables")
    return tmp_path / "tables"


@pytest.mark.parametrize("table", [*CSV_TABLES, *PARQUET_TABLES], ids=lambda table: table.name)
def test_rows_have_no_value_without_a_column_and_full_rows_have_them_all(table):
    for row in table.rows(full_record()):
        assert set(row) <= set(table.columns)
    assert {name for row in table.rows(full_record()) for name in row} == set(table.columns)


def test_a_statement_has_its_words_and_where_they_stand(tables: Path):
    first, second = read_csv(tables / "statements.csv")
    assert first["speaker_name"] == "Zoë Ångström"
    assert first["content_text"] == "“We 💧 saw it,”"
    assert second["content_text"] == "that it had\n\nblocked the pumps … Port Ellery."
    spans = [tuple(map(int, piece.split("-"))) for piece in second["content_spans"].split(";")]
    assert [TEXT[start:end] for start, end in spans] == [one.of(TEXT) for one in across_paragraphs().content]


def test_tables_can_be_joined(tables: Path):
    (article,) = read_csv(tables / "articles.csv")
    actors = {row["actor"]: row for row in read_csv(tables / "actors.csv")}
    (event,) = read_csv(tables / "events.csv")
    assert article["text"] == TEXT
    assert actors[event["recipients"]]["role_titles"] == "harbour master"
    assert event["where_lat"] == "-58.5"


def test_lines_end_as_the_standard_says(tables: Path):
    for path in tables.glob("*.csv"):
        raw = path.read_bytes()
        assert raw.endswith(b"\r\n")
        assert not raw.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "\n=1", "\ufeff=1", "\u200b=1"]
)
def test_no_cell_begins_as_a_formula(title: str, tmp_path: Path):
    made = record()
    losses = export([replace(made, article=replace(made.article, title=title))], "csv", tmp_path / "tables")
    (row,) = read_csv(tmp_path / "tables" / "articles.csv")
    assert row["title"] == f"'{title}"
    assert unguarded(row["title"]) == title
    assert losses.values("articles.csv title", Kind.CHANGED) == 1


@given(st.text())
def test_guarding_can_always_be_undone(cell: str):
    assert unguarded(guarded(cell)) == cell


def test_a_list_whose_member_has_the_sign_between_members_is_counted(tmp_path: Path):
    made = record()
    odd = replace(made, article=replace(made.article, authors=("Ada|Lund", "Bo")))
    assert export([odd], "csv", tmp_path / "tables").values("articles.csv authors", Kind.CHANGED) == 1


def read_parquet(record: Record, folder: Path) -> dict[str, pa.Table]:
    """The six tables, as Arrow's reader has them."""
    export([record], "parquet", folder / "tables")
    return {path.stem: parquet.read_table(path) for path in (folder / "tables").glob("*.parquet")}


def test_parquet_has_six_tables_with_the_schema_in_their_metadata(tmp_path: Path):
    read = read_parquet(full_record(), tmp_path)
    assert set(read) == {"documents", "statements", "spans", "actors", "mentions", "events"}
    for name, table in read.items():
        assert table.schema.metadata[b"onrecord.schema"] == b"onrecord.record/1"
        assert table.schema.metadata[b"onrecord.table"] == name.encode()


def test_parquet_spans_cut_the_text_of_their_document(tmp_path: Path):
    read = read_parquet(full_record(), tmp_path)
    text = read["documents"].column("text")[0].as_py()
    rows = read["spans"].to_pylist() + read["mentions"].to_pylist()
    assert len(rows) == 4 + 3 + 4 + 1 + 2
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert read["spans"].schema.field("start").type == pa.int32()


def test_parquet_keeps_what_is_open_null(tmp_path: Path):
    read = read_parquet(bare_record("Rents fell."), tmp_path)
    (document,) = read["documents"].to_pylist()
    assert document["published"] is None
    assert document["authors"] == []
    assert read["statements"].num_rows == 0


def test_parquet_is_written_in_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("onrecord.exporting.parquet._MOST_CHARACTERS", 2 * len(TEXT))
    export(many(5), "parquet", tmp_path / "tables")
    file = parquet.ParquetFile(tmp_path / "tables" / "documents.parquet")
    assert file.metadata.num_row_groups == 3
    assert file.read().column("article").to_pylist() == [f"art_{number}" for number in range(5)]


def test_parquet_goes_to_a_stream_as_an_archive():
    stream = io.BytesIO()
    export(many(1), "parquet", stream)
    assert stream.getvalue()[:2] == b"PK"
