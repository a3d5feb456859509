"""From numbers to spans and links."""

import numpy as np
import pytest

from onrecord.encoder.decode import Outputs, in_one_thread, role_runs, split_outputs
from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import BUCKETS, LABELS, VECTORS, head_sizes
from onrecord.encoder.links import REACH, fill_empty, links
from tests.encoder.given import given_outputs

WIDTH = 2


def heads(content_bias: dict[int, float] | None = None) -> Heads:
    bias = [0.0] * BUCKETS
    for place, value in (content_bias or {}).items():
        bias[place] = value
    return Heads(
        start=[0.0] * 7,
        transitions=[[0.0] * 7] * 7,
        content_bias=bias,
        source_bias=[0.0] * BUCKETS,
        mention_bias=[0.0] * BUCKETS,
    )


def outputs(labels: list[str], **vectors: list[list[float]]) -> Outputs:
    """Outputs that are sure of the given labels; vectors default to nought."""
    count = len(labels)
    emissions = np.full((count, len(LABELS)), -5, np.float32)
    for number, label in enumerate(labels):
        emissions[number, LABELS.index(label)] = 5
    rows = {name: np.zeros((count, size), np.float32) for name, size in head_sizes(WIDTH).items()}
    rows |= {"labels": emissions, "no_source": np.full((count, 1), -1, np.float32)}
    return given_outputs(rows | {name: np.asarray(values, np.float32) for name, values in vectors.items()}, WIDTH)


def test_labels_become_runs_even_where_a_beginning_is_missing() -> None:
    found = role_runs(outputs(["B-source", "I-source", "B-cue", "O", "I-content", "I-content", "B-content"]), heads())
    assert [(run.label, run.first, run.last) for run in found] == [
        ("source", 0, 1),
        ("cue", 2, 2),
        ("content", 4, 5),
        ("content", 6, 6),
    ]


def test_a_content_goes_to_the_cue_that_its_words_ask_for_and_not_to_the_nearest() -> None:
    labels = ["B-cue", "B-content", "B-cue"]
    given = outputs(labels, content_query=[[0, 0], [9, 0], [0, 0]], cue_key=[[9, 0], [0, 0], [-9, 0]])
    (pair,) = links(role_runs(given, heads()), given, heads())
    assert (pair.part, pair.cue) == (1, 0)


def test_distance_decides_where_the_words_say_nothing() -> None:
    given = outputs(["B-cue", "B-content", "O", "B-cue"])
    right_behind = heads({BUCKETS // 2 - 1: 5.0})
    (pair,) = links(role_runs(given, right_behind), given, right_behind)
    assert (pair.part, pair.cue) == (1, 0)


def test_a_cue_may_have_no_source() -> None:
    labels = ["B-source", "B-cue", "B-content"]
    with_source = outputs(labels)
    assert (0, 1) in [(pair.part, pair.cue) for pair in links(role_runs(with_source, heads()), with_source, heads())]
    without = outputs(labels, no_source=[[0], [9], [0]])
    assert [(pair.part, pair.cue) for pair in links(role_runs(without, heads()), without, heads())] == [(2, 1)]


def test_no_cue_no_links() -> None:
    given = outputs(["B-source", "O", "B-content"])
    assert links(role_runs(given, heads()), given, heads()) == []


def test_the_output_is_parted_into_its_heads() -> None:
    row = np.arange(sum(head_sizes(WIDTH).values()) - len(VECTORS) * WIDTH, dtype=np.float32)[None]
    states = np.array([[1, 10]], np.float32)
    makers = np.arange(3 * len(VECTORS) * WIDTH, dtype=np.float32).reshape(3, -1)
    parted = split_outputs(row, states, makers, WIDTH)
    assert parted.labels.shape == (1, 7)
    assert parted.names[0, 0] == 7
    assert parted.no_mention.tolist() == [[row[0, -1]]]
    # Columns 2 and 3 of what makes vectors: a state's first number counts one, its second ten, and the bias is added.
    assert parted.vectors("cue_key", states).tolist() == [[2 + 10 * 14 + 26, 3 + 10 * 15 + 27]]


def test_pairs_too_far_apart_to_have_been_learned_are_not_weighed() -> None:
    labels = ["B-cue", *["O"] * (REACH + 1), "B-content"]
    given = outputs(labels)
    assert links(role_runs(given, heads()), given, heads()) == []


def test_an_empty_cue_takes_a_content_along_a_chain_of_moves() -> None:
    odds = {1: {10: -0.1, 20: -1.0}, 2: {10: -0.1}, 3: {20: -0.1, 30: -1.0}}
    assert fill_empty({1: 10, 2: 10, 3: 20}, odds, [10, 20, 30]) == {1: 20, 2: 10, 3: 30}


def test_an_empty_cue_stays_empty_where_the_price_is_too_high() -> None:
    odds = {1: {10: -0.1, 20: -19.0}, 2: {10: -0.1, 20: -19.0}}
    assert fill_empty({1: 10, 2: 10}, odds, [10, 20]) == {1: 10, 2: 10}


@pytest.mark.parametrize("shape", [(5,), (0, 5), (1, 5), (8, 5), (9, 5), (40, 5)])
def test_a_product_in_parts_is_the_product(shape: tuple[int, ...]) -> None:
    rows = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    by = np.arange(10, dtype=np.float32).reshape(5, 2)
    assert np.array_equal(in_one_thread(rows, by), rows @ by)
