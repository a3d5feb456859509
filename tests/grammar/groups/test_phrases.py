"""Noun phrases of words that go on and on."""

import pytest

from onrecord.grammar.groups.phrases import phrases
from tests.counting import lines_run


def spans(words: str, tags: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in phrases(words.split(), tags.split())]


@pytest.mark.parametrize(
    ("words", "tags", "wanted"),
    [
        ("old grey the wounded , armed men fled", "JJ JJ DT JJ , VBN NNS VBD", [(2, 4), (6, 7)]),
        ("the old grey harbour town slept", "DT JJ JJ NN NN VBD", [(0, 5)]),
        ("old old this slept", "JJ JJ DT VBD", [(2, 3)]),
    ],
)
def test_where_no_noun_follows_no_phrase_is_lost(words: str, tags: str, wanted: list[tuple[int, int]]) -> None:
    assert spans(words, tags) == wanted


def test_adjectives_without_a_noun_are_not_read_again_for_each() -> None:
    few, many = (lines_run(lambda count=count: phrases(["old"] * count, ["JJ"] * count)) for count in (200, 800))
    assert many < 6 * few
