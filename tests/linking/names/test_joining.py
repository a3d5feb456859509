"""Pieces of names, however many, are joined in time that grows with them."""

import time

from onrecord.codebook import load
from onrecord.linking.names.joining import join
from onrecord.records import Span


def seconds(count: int) -> float:
    text = "ABCD " * count
    pieces = [("organisation", Span(at, at + 4)) for at in range(0, len(text), 5)]
    began = time.perf_counter()
    assert [span for _, span in join(text, pieces, load())] == [Span(0, len(text) - 1)]
    return time.perf_counter() - began


def test_a_name_that_goes_on_and_on_is_not_read_again_for_each_word() -> None:
    short, long = (min(seconds(count) for _ in range(3)) for count in (5_000, 20_000))
    assert long < 9 * short


def test_letters_before_a_person_stay_apart_from_the_name() -> None:
    text = "OSCE Ada Brook"
    pieces = [("organisation", Span(0, 4)), ("person", Span(5, 14))]
    assert join(text, pieces, load()) == pieces
