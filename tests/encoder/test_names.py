"""Names from their words' scores."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.crf import SURE, best_path, mended_path
from onrecord.encoder.heads import NAME_LABELS
from onrecord.encoder.names import name_runs, names_of


def scores(*words: dict[str, float]) -> np.ndarray:
    """Each word's labels with their scores; "O" has 1."""
    table = np.zeros((len(words), len(NAME_LABELS)), np.float32)
    table[:, 0] = 1
    for row, word in zip(table, words, strict=True):
        for label, score in word.items():
            row[NAME_LABELS.index(label)] = score
    return table


def test_a_name_goes_on_behind_its_beginning() -> None:
    (run,) = name_runs(scores({"B-person": 9}, {"I-person": 9}, {}))
    assert (run.label, run.first, run.last) == ("person", 0, 1)


def test_a_name_does_not_change_its_kind_halfway() -> None:
    (run,) = name_runs(scores({"B-place": 5, "B-organisation": 4}, {"I-organisation": 9, "I-place": 2}))
    assert (run.label, run.first, run.last) == ("organisation", 0, 1)


def test_a_name_begins_before_it_goes_on() -> None:
    assert name_runs(scores({}, {"I-person": 1.5}, {})) == []
    (run,) = name_runs(scores({"B-person": 0.8}, {"I-person": 9}, {}))
    assert (run.first, run.last) == (0, 1)


def test_a_text_without_words_has_no_names() -> None:
    assert name_runs(scores()) == []
    assert names_of("", [], [], scores()) == ()


def test_a_form_is_of_the_kind_that_all_its_places_make_likeliest() -> None:
    text = "Varda Varda Varda"
    sure, unsure = {"B-organisation": 9.0}, {"B-place": 4.0, "B-organisation": 3.0}
    names = names_of(text, [0, 6, 12], [5, 11, 17], scores(unsure, sure, unsure))
    assert [name.kind for name in names] == ["organisation"] * 3


@given(st.integers(1, 9), st.integers(0, 2**32 - 1), st.floats(0, 6))
def test_only_what_is_broken_is_mended(words: int, seed: int, outside: float) -> None:
    rng = np.random.default_rng(seed)
    table = rng.normal(size=(words, 3)).astype(np.float32) * 3
    table[:, 0] += np.float32(outside)
    moves = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0]], np.float32)
    path, likeliest = mended_path(table, moves[0], moves), table.argmax(axis=1).tolist()
    assert _is_allowed(path, moves)
    if _is_allowed(likeliest, moves):
        assert path == likeliest
    elif not np.any(table[:, 0] - table[:, 1:].max(axis=1) > SURE):
        assert path == best_path(table, moves[0], moves)


def _is_allowed(path: list[int], moves: np.ndarray) -> bool:
    return all(moves[a, b] == 0 for a, b in pairwise([0, *path]))
