"""The speed table says what was measured, and each program runs with the threads it is given."""

import json

from benchmarks.speed.speed import REFERENCE, Speed, as_json, environment, ratio, table
from benchmarks.speed.texts import count_words, measured_texts, repeated

SPEEDS = [
    Speed(name="onrecord, 1 thread", words_a_second=(900.0, 1000.0, 1100.0), peak_mib=(200.0, 201.0, 202.0)),
    Speed(name=REFERENCE, words_a_second=(500.0, 500.0, 500.0), peak_mib=(300.0, 300.0, 300.0)),
]
COLD = {"onrecord": (0.9, 1.0, 1.1), "spaCy": (2.0, 2.0, 2.0)}


def test_a_ratio_is_of_medians_with_the_spread_of_rounds():
    assert ratio(SPEEDS[0].words_a_second, SPEEDS[1].words_a_second) == (2.0, 1.8, 2.2)


def test_the_table_has_ratio_spread_memory_and_machine(monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "absent"))
    printed = table(SPEEDS, COLD)
    assert "onrecord, 1 thread         1,000      2.00   (1.80-2.20)       201" in printed
    assert "cores: " in printed


def test_json_holds_every_round():
    assert json.loads(as_json(SPEEDS, COLD))["speeds"][0]["words_a_second"] == [900.0, 1000.0, 1100.0]


def test_every_numeric_library_gets_the_threads():
    assert environment(1)["OMP_NUM_THREADS"] == environment(1)["OPENBLAS_NUM_THREADS"] == "1"


def test_without_data_the_shipped_corpus_is_repeated_until_it_is_enough(monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "absent"))
    where, texts = measured_texts()
    assert "shipped" in where
    assert sum(count_words(text) for _, text in texts) >= 40_000


def test_a_text_is_repeated_at_least_once():
    assert repeated([("a", "one two three")], 1) == [("a", "one two three")]
