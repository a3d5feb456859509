"""The gate fails below a floor and on a changed corpus, and its floors come down only when asked to."""

import json
from pathlib import Path

import pytest

from benchmarks.quality.corpora import CASES, SHIPPED, read_cases, read_reports
from benchmarks.quality.exams import Result, exams, sit, store
from benchmarks.quality.floors import raised, shortfalls, table
from benchmarks.quality.scoring import Attribution, Count


class Annotator:
    """A program that answers what people marked: every figure must be whole."""

    def __init__(self) -> None:
        reports = read_reports(SHIPPED, SHIPPED, SHIPPED / "labels.jsonl")
        cases = (case for path in CASES.glob("*.yaml") for case in read_cases(path))
        self.answers = {report.name: report.attributions for report in (*reports, *cases)}

    def attributions(self, name: str, data: bytes) -> list[Attribution]:
        return list(self.answers[name])

    def nested(self, name: str, data: bytes) -> list[Attribution]:
        return list(self.answers[name])

    def body(self, name: str, data: bytes) -> str:
        return data.decode()


def result(relation: float = 0.8, *, fingerprint: str = "f" * 64) -> Result:
    return Result(exam="shipped", fingerprint=fingerprint, rows=(("a", {"relation": Count(relation, 1, 1)}),))


def test_people_reach_a_hundred_on_what_they_marked():
    figures = {}
    for exam in exams(only_shipped=True):
        figures |= sit(exam, Annotator()).figures
    assert set(figures.values()) == {100.0}
    assert {"nested", "forms", "headlines", "world"} <= set(figures)
    assert {"exact.source", "exact.cue", "exact.content", "relation", "speaker", "act"} <= set(figures)


def test_a_figure_at_its_floor_passes():
    assert shortfalls(result(), raised([result()], {})) == []


def test_a_figure_below_its_floor_is_named_with_floor_and_value():
    floors = raised([result(0.8)], {})
    assert shortfalls(result(0.7), floors) == ["shipped: relation is 70.0, its floor 79.5"]


def test_a_figure_that_is_gone_falls_short():
    floors = raised([result()], {})
    gone = Result(exam="shipped", fingerprint="f" * 64, rows=(("a", {}),))
    assert shortfalls(gone, floors) == ["shipped: relation is missing, its floor 79.5"]


def test_a_changed_corpus_falls_short_whatever_it_scores():
    floors = raised([result()], {})
    (said,) = shortfalls(result(1.0, fingerprint="e" * 64), floors)
    assert "not the one that the floors were set on" in said


def test_an_exam_without_floors_falls_short():
    assert "no floors are set" in shortfalls(result(), {})[0]


def test_raising_never_brings_a_floor_down_nor_takes_another_corpus():
    floors = raised([result(0.8)], {})
    assert raised([result(0.5)], floors) == floors
    assert raised([result(1.0, fingerprint="e" * 64)], floors) == floors


def test_lowering_takes_what_is_there_now():
    floors = raised([result(0.5, fingerprint="e" * 64)], raised([result(0.8)], {}), lower=True)
    assert floors["shipped"] == {"fingerprint": "e" * 64, "floors": {"relation": 49.5}}


def test_floors_of_exams_that_were_not_given_stay():
    assert "polnear-dev" in raised([result()], {"polnear-dev": {"fingerprint": "0", "floors": {}}})


def test_the_table_shows_value_and_floor():
    assert "relation                    80.0    79.5" in table(result(), raised([result()], {}))


def test_a_run_is_stored_one_row_a_document(tmp_path: Path):
    store(result(), tmp_path)
    (line,) = (tmp_path / "shipped.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"doc": "a", "relation": [0.8, 1, 1]}


def test_the_data_make_more_exams(shared_data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ONRECORD_DATA", str(shared_data))
    wanted = {"shipped", "cases", "polnear-dev", "capitals", "elsewhere", "plover-gsr", "article-html"}
    assert wanted <= {exam.name for exam in exams()}


def test_without_data_the_exams_of_our_own_are_the_only_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "absent"))
    assert [exam.name for exam in exams()] == ["shipped", "cases"]
