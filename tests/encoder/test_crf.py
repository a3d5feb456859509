"""The best labels, and the chances of spans: both against every labelling there is."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.crf import best_path, likely_spans

Arrays = tuple[np.ndarray, np.ndarray, np.ndarray]


def drawn(length: int, seed: int) -> Arrays:
    """Scores of words, of the first label, of moves; three labels."""
    rng = np.random.default_rng(seed)
    emissions, start, moves = 2 * rng.normal(size=(length, 3)), rng.normal(size=3), rng.normal(size=(3, 3))
    return emissions.astype(np.float32), start.astype(np.float32), moves.astype(np.float32)


def scored(arrays: Arrays) -> dict[tuple[int, ...], float]:
    """Every labelling with its score."""
    emissions, start, moves = arrays
    return {
        path: float(
            start[path[0]]
            + sum(moves[a, b] for a, b in pairwise(path))
            + sum(emissions[i, label] for i, label in enumerate(path))
        )
        for path in product(range(3), repeat=len(emissions))
    }


def spans_of(path: tuple[int, ...]) -> list[tuple[int, int]]:
    """First and last word of each span: label 1, and label 2 as long as it follows."""
    found = []
    for first, label in enumerate(path):
        if label == 1:
            last = first
            while last + 1 < len(path) and path[last + 1] == 2:
                last += 1
            found.append((first, last))
    return found


@given(st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_the_best_path_is_the_best_of_all_paths(length: int, seed: int) -> None:
    arrays = drawn(length, seed)
    every = scored(arrays)
    assert every[tuple(best_path(*arrays))] == pytest.approx(max(every.values()), abs=1e-4)


@given(st.integers(1, 300), st.integers(0, 2**32 - 1))
def test_the_best_path_of_a_long_text_is_that_of_word_after_word(length: int, seed: int) -> None:
    emissions, start, moves = (array.astype(np.float64) for array in drawn(length, seed))
    score, back = start + emissions[0], []
    for emission in emissions[1:]:
        moved = score[:, None] + moves
        back.append(moved.argmax(axis=0))
        score = moved.max(axis=0) + emission
    path = [int(score.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    assert best_path(*drawn(length, seed)) == path[::-1]


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_a_span_has_the_share_of_all_labellings_that_have_it(length: int, seed: int) -> None:
    arrays = drawn(length, seed)
    every = {path: np.exp(score) for path, score in scored(arrays).items()}
    wanted: dict[tuple[int, int], float] = {}
    for path, weight in every.items():
        for span in spans_of(path):
            wanted[span] = wanted.get(span, 0.0) + weight / sum(every.values())
    # No word counts as surely outside where the best labels have none outside.
    found = {(one.first, one.last): one.chance for one in likely_spans(arrays[0], [1] * length, *arrays[1:], 1, 1e-3)}
    assert found == pytest.approx({span: chance for span, chance in wanted.items() if chance > 1e-3}, abs=2e-3)


def test_a_word_surely_outside_parts_a_text_and_changes_next_to_nothing() -> None:
    emissions, start, moves = drawn(9, 4)
    emissions[4] = [12, 0, 0]
    parted, whole = (
        {(one.first, one.last): one.chance for one in likely_spans(emissions, path, start, moves, 1, 0.05)}
        for path in ([1, 1, 1, 1, 0, 1, 1, 1, 1], [1] * 9)
    )
    assert len(whole) > 3
    assert parted == pytest.approx(whole, abs=0.001)


def test_an_empty_text_has_no_spans() -> None:
    assert likely_spans(np.zeros((0, 3), np.float32), [], *drawn(1, 0)[1:], 1, 0.5) == []
