"""Words and sentences: what has been cut once is cut no differently the next time, wherever it stands."""

import pytest

from onrecord.grammar import sentences
from onrecord.grammar.words import _kept
from onrecord.records import Span

PARAGRAPH = "Gen. Ada Brook’s envoys didn't leave Veska at 4:30 p.m. “Who stays?” Nobody knew."


def printed(text: str, part: Span) -> list[list[str]]:
    found = list(sentences(text, [part]))
    assert all(word.span.of(text) == word.text for sentence in found for word in sentence)
    return [[word.text for word in sentence] for sentence in found]


@pytest.mark.parametrize("before", ["", "Fares rise.\n\n", "x" * 300])
def test_a_paragraph_is_cut_alike_wherever_it_stands(before: str) -> None:
    text = f"{before}{PARAGRAPH} And more."
    part = Span(len(before), len(before) + len(PARAGRAPH))
    assert printed(text, part) == printed(PARAGRAPH, Span(0, len(PARAGRAPH)))


def test_a_paragraph_too_long_to_be_kept_is_cut_like_any_other() -> None:
    often = 60
    text = " ".join([PARAGRAPH] * often)
    before = _kept.cache_info().currsize
    assert printed(text, Span(0, len(text))) == printed(PARAGRAPH, Span(0, len(PARAGRAPH))) * often
    assert _kept.cache_info().currsize <= before + 1


def test_what_is_kept_is_bounded() -> None:
    for number in range(400):
        list(sentences(f"Boat {number} left.", [Span(0, 12)]))
    assert _kept.cache_info().currsize <= 256


def test_a_straight_quotation_mark_may_open_a_sentence() -> None:
    text = 'She left. "Stay," he said. He said "no." It rained.'
    found = [text[one[0].span.start : one[-1].span.end] for one in sentences(text, [Span(0, len(text))])]
    assert found == ["She left.", '"Stay," he said.', 'He said "no."', "It rained."]
