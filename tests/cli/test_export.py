"""Export and import, from the command line."""

import gzip
import io
import json
import sqlite3
import zipfile
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from onrecord.cli import export as export_module
from onrecord.exporting import FORMS
from onrecord.ledger import open_ledger
from tests.ledger.stories import packed, record


@pytest.fixture
def ledger(tmp_path):
    """A ledger with three reports, of which two are versions of one page."""
    place = tmp_path / "onrecord.db"
    with open_ledger(str(place), write=True, create=True) as opened:
        for number, page in ((1, "tunnel"), (2, "tunnel"), (3, "other")):
            opened.writer.keep(packed(record(number, url=f"https://courier.example/{page}")))
    return place


def test_every_form_is_offered():
    assert set(export_module.FORMS) == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_with_what_it_could_not_hold(run, ledger, tmp_path, form):
    place = tmp_path / "export"
    result = run("export", "--as", form, "-o", place, "--ledger", ledger)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert result.stderr.startswith(f"2 articles as {form} in {place}.")
    sidecar = place / "losses.json" if FORMS[form].folder else tmp_path / "export.losses.json"
    assert json.loads(sidecar.read_text("utf-8"))["form"] == form


@pytest.mark.parametrize("form", FORMS)
def test_the_same_reports_give_the_same_bytes_whatever_came_first(run, tmp_path, form):
    made = []
    for name, order in (("one", (1, 2, 3)), ("two", (3, 1, 2))):
        (tmp_path / name).mkdir()
        place = tmp_path / name / "onrecord.db"
        with open_ledger(str(place), write=True, create=True) as opened:
            for number in order:
                opened.writer.keep(packed(record(number)))
        run("export", "--as", form, "-o", tmp_path / name / "export", "--ledger", place)
        place.unlink()
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        made.append([(path.name, path.read_bytes()) for path in files])
    assert len(made[0]) >= 2
    assert made[0] == made[1]


def test_without_a_place_it_goes_to_standard_output(run, ledger):
    lines = run("export", "--as", "jsonl", "--every-version", "--ledger", ledger).stdout_bytes.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["art_1", "art_2", "art_3"]
    archive = zipfile.ZipFile(io.BytesIO(run("export", "--as", "csv", "--ledger", ledger).stdout_bytes))
    assert "statements.csv" in archive.namelist()


def test_filters_choose_the_articles(run, ledger):
    def ids(*filters):
        found = run("export", *filters, "--as", "jsonl", "--ledger", ledger).stdout.splitlines()
        return [json.loads(line)["article"]["id"] for line in found]

    assert ids() == ["art_2", "art_3"]
    assert ids("--since", "2026-05-03") == ["art_3"]
    assert ids("engineers", "--act", "accuse") == ["art_2", "art_3"]
    assert ids("submarines") == []


def test_what_people_made_of_it_is_exported_and_not_what_they_rejected(run, ledger):
    run("correct", "stm_3_3", "--reject", "--yes", "--ledger", ledger)
    run("correct", "stm_1_3", "--act", "ask", "--yes", "--ledger", ledger)
    (line,) = run("export", "--since", "2026-05-03", "--as", "jsonl", "--ledger", ledger).stdout.splitlines()
    acts = {one["id"]: one["act"] for one in json.loads(line)["statements"]}
    assert acts["stm_1_3"] == "ask"
    assert "stm_3_3" not in acts


def test_a_rating_becomes_a_claim_review_and_nothing_else_does(run, ledger, tmp_path):
    def graph():
        result = run("export", "--as", "schemaorg", "--ledger", ledger)
        return json.loads(result.stdout)["@graph"]

    assert "ClaimReview" not in {node["@type"] if isinstance(node["@type"], str) else None for node in graph()}
    rated = ("correct", "stm_3_3", "--rating", "misleading", "--rating-url", "https://check.example/1")
    shown = run(*rated, "--by", "mina", "--note", "There is no tape.", "--yes", "--ledger", ledger).stdout
    assert "stm_3_3  rating: open → misleading" in shown
    (review,) = [node for node in graph() if node["@type"] == "ClaimReview"]
    assert review["itemReviewed"] == {"@id": "urn:onrecord:stm_3_3"}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "misleading"}
    assert (review["author"]["name"], review["reviewBody"]) == ("mina", "There is no tape.")
    assert review["url"] == "https://check.example/1"
    place = tmp_path / "out.jsonl"
    run("export", "--as", "jsonl", "-o", place, "--ledger", ledger)
    (loss,) = json.loads((tmp_path / "out.jsonl.losses.json").read_text())["losses"]
    assert (loss["field"], loss["values"]) == ("review", 1)


def test_a_whole_ledger_and_its_records_come_back_byte_for_byte(run, ledger, tmp_path):
    run("correct", "stm_3_3", "--reject", "--yes", "--ledger", ledger)
    for form, more, said in (
        ("ledger", (), "3 articles, 1 capture, 1 judgement new."),
        ("jsonl", ("--every-version",), "3 articles new."),
    ):
        first, second = tmp_path / f"{form}.1", tmp_path / f"{form}.2"
        run("export", "--as", form, *more, "-o", first, "--ledger", ledger)
        packed_one = tmp_path / "packed.gz"
        packed_one.write_bytes(gzip.compress(first.read_bytes()))
        result = run("import", packed_one, "--ledger", tmp_path / f"{form}.db")
        assert result.stdout.startswith(said), result.output
        run("export", "--as", form, *more, "-o", second, "--ledger", tmp_path / f"{form}.db")
        assert first.read_bytes() == second.read_bytes()
        assert run("verify", tmp_path / f"{form}.db").exit_code == 0
        again = run("import", "-", "--ledger", tmp_path / f"{form}.db", input=first.read_bytes())
        assert again.stdout.startswith("nothing new, 3 articles")


def test_lines_that_cannot_be_taken_in_are_named_and_the_rest_is_kept(run, ledger, tmp_path):
    place = tmp_path / "mixed.jsonl"
    one = run("export", "--as", "jsonl", "--ledger", ledger).stdout.splitlines()[0]
    place.write_text(
        "\n".join(['{"text": "Rents fell."}', one, "{", one.replace('"content":[[', '"content":[[9'), ""]), "utf-8"
    )
    result = run("import", place, tmp_path / "none.jsonl", "--ledger", tmp_path / "new.db")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 article new, 4 rejected.")
    assert f"{place}:1: a line of onrecord.ledger/1 or a record" in result.stderr
    assert "reports are for onrecord add" in result.stderr
    assert f"{place}:3: " in result.stderr
    assert "none.jsonl: a readable file was wanted" in result.stderr
    assert run("verify", tmp_path / "new.db").exit_code == 0


def test_what_another_version_wrote_is_called_so(run, ledger, tmp_path):
    lines = run("export", "--as", "jsonl", "--ledger", ledger).stdout.replace("onrecord.record/1", "onrecord.record/9")
    (tmp_path / "later.jsonl").write_text(lines, "utf-8")
    result = run("import", tmp_path / "later.jsonl", "--ledger", tmp_path / "new.db")
    assert "this is of onrecord.record/9, which another version wrote" in result.stderr
    assert "onrecord add" not in result.stderr


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(run, tmp_path):
    result = run("import", tmp_path / "none.jsonl", tmp_path, "--ledger", tmp_path / "new.db")
    assert "there is none of this name; check the path [not-found]" in result.stderr
    assert "a file was wanted, and this is a folder; name the file in it [unreadable]" in result.stderr


def test_no_archive_is_poured_onto_a_screen(run, ledger, monkeypatch):
    monkeypatch.setattr(export_module.sys, "stdout", SimpleNamespace(isatty=lambda: True))
    with pytest.raises(click.UsageError, match="--output PLACE"):
        export_module.command.callback(words=(), form="csv", output=None, ledger=str(ledger))


def test_filters_that_nothing_fits_are_told(run, ledger, tmp_path):
    result = run("export", "--as", "csv", "-o", tmp_path / "none", "zebra", "--ledger", ledger)
    assert result.stderr == f"0 articles as csv in {tmp_path / 'none'}. Nothing on record fits.\n"
    swapped = run("export", "--as", "jsonl", "--since", "2026-06", "--until", "2026-05", "--ledger", ledger)
    assert swapped.exit_code == 2
    assert "--since 2026-06 is after --until 2026-05" in swapped.stderr


def test_a_file_that_breaks_off_keeps_what_came_before(run, ledger, tmp_path):
    place = tmp_path / "half.jsonl.gz"
    whole = gzip.compress(run("export", "--as", "ledger", "--ledger", ledger).stdout_bytes)
    place.write_bytes(whole[:-20])
    result = run("import", place, "--ledger", tmp_path / "new.db")
    assert result.exit_code == 1
    assert "breaks off here" in result.stderr


def test_the_whole_ledger_takes_no_filter(run, ledger):
    result = run("export", "--as", "ledger", "--since", "2026", "--ledger", ledger)
    assert result.exit_code == 2
    assert "no filter fits it" in result.stderr


@pytest.mark.parametrize("form", ["ledger", "jsonl", "csv"])
def test_a_folder_that_is_not_there_is_wrong_usage(run, ledger, tmp_path, form):
    result = run("export", "--as", form, "-o", tmp_path / "none" / "out", "--ledger", ledger)
    assert result.exit_code == 2
    assert "is no folder. Make it first." in result.stderr


def test_a_place_that_cannot_be_written_is_told_and_stays(run, ledger, tmp_path):
    (tmp_path / "taken.txt").write_text("mine")
    assert run("export", "--as", "csv", "-o", tmp_path / "taken.txt", "--ledger", ledger).exit_code == 3
    assert (tmp_path / "taken.txt").read_text() == "mine"
    assert sqlite3.connect(ledger).execute("SELECT COUNT(*) FROM article").fetchone() == (3,)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told(run, ledger, monkeypatch):
    for form in ("ledger", "jsonl", "csv"):
        with Path("/dev/full").open("wb") as full:
            monkeypatch.setattr(export_module, "_stdout", lambda full=full: full)
            result = run("export", "--as", form, "--ledger", ledger)
            assert result.exit_code == 3
            assert "standard output could not be written: No space left on device" in result.stderr
            with suppress(OSError):
                full.close()


def test_an_export_never_takes_the_place_of_its_ledger(run, ledger):
    for form in ("ledger", "jsonl"):
        result = run("export", "--as", form, "-o", ledger, "--ledger", ledger)
        assert result.exit_code == 2
        assert "is the ledger itself" in result.stderr
