"""Pieces and their features, cut with the shipped tokenizer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.encoder.folder import FOLDER
from onrecord.encoder.pieces import QUOTES, SHAPES, SPACINGS, cut, one_mark
from onrecord.finding.quotes import quotations
from onrecord.records import Span

TOKENIZER = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))


def features(text: str) -> list[tuple[str, str, str, str]]:
    pieces = cut(text, quotations(text, [Span(0, len(text))]), TOKENIZER)
    return [
        (text[start:end], SHAPES[shape], SPACINGS[spacing], QUOTES[quote])
        for start, end, shape, spacing, quote in zip(
            pieces.starts, pieces.ends, pieces.shapes, pieces.spacings, pieces.quotes, strict=True
        )
    ]


def test_words_carry_shape_space_and_quotation() -> None:
    assert features("UN: “I go.”\nOkay\n\n7 A") == [
        ("UN", "capitals", "start", "outside"),
        (":", "mark", "none", "outside"),
        ("“", "mark", "space", "opening-mark"),
        ("I", "single-capital", "none", "inside"),
        ("go", "lower", "space", "inside"),
        (".", "mark", "none", "inside"),
        ("”", "mark", "none", "closing-mark"),
        ("Okay", "title", "line", "outside"),
        ("7", "number", "paragraph", "outside"),
        ("A", "single-capital", "space", "outside"),
    ]


def test_the_kind_of_quotation_mark_makes_no_difference() -> None:
    texts = ("“I go,” she said.", '"I go," she said.', "‘I go,’ she said.")
    assert len({tuple(cut(t, quotations(t, [Span(0, len(t))]), TOKENIZER).ids.tolist()) for t in texts}) == 1


@given(st.text(max_size=80))
def test_any_text_is_cut_into_pieces_in_order(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    marks = quotations(text, [Span(0, len(text))])
    assert len(one_mark(text, marks)) == len(text)
    pieces = cut(text, marks, TOKENIZER)
    assert (pieces.starts[1:] >= pieces.starts[:-1]).all()
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.spacings) == len(pieces.quotes)
    assert len(pieces.word_ends()) == len(pieces.firsts)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_blank_text_has_no_pieces(text: str) -> None:
    assert len(cut(text, (), TOKENIZER).ids) == 0
