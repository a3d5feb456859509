"""Exporting as a whole: every form, the sidecar, what is refused, and what a failed export leaves behind."""

import gc
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.exporting import FORMS, ExportFailed, ExtraMissing, export
from onrecord.exporting import forms as forms_module
from onrecord.records import Record
from tests.exporting.samples import PLACE, event, full_record, many

FOLDERS = [name for name, form in FORMS.items() if form.folder]
FILES = [name for name, form in FORMS.items() if not form.folder]


def everything(target: Path) -> dict[str, bytes]:
    """Every file of an export, by name."""
    paths = target.rglob("*") if target.is_dir() else target.parent.glob(f"{target.name}*")
    return {path.name: path.read_bytes() for path in sorted(paths)}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_records_give_the_same_bytes(form: str, tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        export(many(3), form, tmp_path / name / "export")
    first, second = (everything(tmp_path / name / "export") for name in ("one", "two"))
    assert first == second
    assert len(first) >= 2


@pytest.mark.parametrize("form", FORMS)
def test_a_sea_has_no_geonames_id_and_no_country_and_is_exported_all_the_same(form: str, tmp_path: Path):
    sea = replace(PLACE, name="Arlian Sea", geonames=None, country=None, precision="water", alternatives=())
    losses = export([full_record(events=(event(where=sea),))], form, tmp_path / "export")
    assert losses.records == 1


@pytest.mark.parametrize("form", FORMS)
def test_no_records_give_an_export_that_is_empty_and_whole(form: str, tmp_path: Path):
    losses = export([], form, tmp_path / "export")
    assert losses.records == 0
    assert losses.losses == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_sidecar_says_what_the_call_gives_back(form: str, tmp_path: Path):
    losses = export(many(2), form, tmp_path / "export")
    sidecar = tmp_path / ("export/losses.json" if FORMS[form].folder else "export.losses.json")
    data = json.loads(sidecar.read_text(encoding="utf-8"))
    assert data["records"] == losses.records == 2
    assert data["losses"] == [
        {"kind": loss.kind, "field": loss.field, "values": loss.values, "why": loss.why} for loss in losses.losses
    ]


@pytest.mark.parametrize("form", FILES)
def test_a_stream_gets_the_main_file(form: str, tmp_path: Path):
    stream = io.BytesIO()
    export(many(2), form, stream)
    export(many(2), form, tmp_path / "export")
    assert stream.getvalue() == (tmp_path / "export").read_bytes()


@pytest.mark.parametrize("form", FOLDERS)
def test_a_stream_gets_a_folder_as_an_archive(form: str, tmp_path: Path):
    stream = io.BytesIO()
    export(many(2), form, stream)
    export(many(2), form, tmp_path / "export")
    with zipfile.ZipFile(stream) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == everything(tmp_path / "export")


@pytest.mark.parametrize("form", FORMS)
def test_a_failed_export_leaves_what_was_there(form: str, tmp_path: Path):
    def broken() -> Iterator[Record]:
        yield full_record()
        raise RuntimeError("the ledger broke")

    target = tmp_path / "export"
    if not FORMS[form].folder:
        target.write_text("an earlier export", encoding="utf-8")
    before = everything(tmp_path)
    with pytest.raises(RuntimeError, match="the ledger broke"):
        export(broken(), form, target)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_memory_stays_flat(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A sixth of the records takes about as much as all of them."""
    monkeypatch.setattr("onrecord.exporting.parquet._MOST_ROWS", 200)

    def peak(number: int, turn: int = 0) -> int:
        gc.collect()
        gc.disable()  # when it runs is chance, and what it takes is not the export's
        tracemalloc.start()
        try:
            export(many(number), form, tmp_path / f"export-{number}-{turn}")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            gc.enable()

    peak(5)
    # Python's own table of names (each path has some) grows in leaps, and not in both of two turns.
    assert min(peak(240), peak(240, 1)) < 1.3 * peak(40) + 150_000


def test_a_form_that_there_is_not_names_those_that_there_are(tmp_path: Path):
    with pytest.raises(ExportFailed, match=r"no form 'xls'.*jsonl, csv"):
        export([], "xls", tmp_path / "export")


def test_a_missing_tool_names_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def missing(name: str) -> object:
        raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")

    monkeypatch.setattr(forms_module, "import_module", missing)
    with pytest.raises(ExtraMissing, match=r"pip install 'onrecord\[parquet\]'"):
        export([], "parquet", tmp_path / "export")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_files_is_refused(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportFailed, match=r"thesis\.txt"):
        export(many(1), "csv", tmp_path)


def test_a_folder_of_the_same_tables_is_replaced(tmp_path: Path):
    export(many(1), "csv", tmp_path / "tables")
    export(many(2), "csv", tmp_path / "tables")
    assert (tmp_path / "tables" / "articles.csv").read_text(encoding="utf-8").count("art_") == 2


def test_a_file_is_no_place_for_a_folder_and_a_folder_none_for_a_file(tmp_path: Path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportFailed, match="Name a folder"):
        export([], "csv", tmp_path / "file")
    with pytest.raises(ExportFailed, match="Name a file"):
        export([], "jsonl", tmp_path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path):
    with pytest.raises(ExportFailed, match=r"missing.*No such file"):
        export([], "jsonl", tmp_path / "missing" / "export.jsonl")
