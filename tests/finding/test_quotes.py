"""Quotation marks: the cases are data, in three drawers."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.quotes import quotations
from onrecord.records import Span
from tests.cases import cases


def paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text)]


def found(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in quotations(text, paragraphs(text))]


@pytest.mark.parametrize("case", cases("quotes/found"), ids=lambda case: case["about"])
def test_quotations_are_found_whole(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["quotations"]


@pytest.mark.parametrize("case", cases("quotes/left-alone"), ids=lambda case: case["about"])
def test_other_marks_are_left_alone(case: dict[str, Any]) -> None:
    assert found(case["text"]) == []


@pytest.mark.parametrize("case", cases("quotes/known-failures"), ids=lambda case: case["about"])
def test_known_failures(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=case["reason"], strict=True))
    assert found(case["text"]) == case["quotations"]


def test_a_quotation_that_the_next_paragraph_goes_on_with_is_continued() -> None:
    text = "“The river rose.\n\n“We left,” Lanto said."
    first, second = quotations(text, paragraphs(text))
    assert (first.closed, first.continued) == (False, True)
    assert (second.closed, second.continued) == (True, False)


def test_a_quotation_in_another_mark_does_not_go_on_with_one() -> None:
    text = '"Lund came in.\n\n“Look at it,” she said.'
    first, _ = quotations(text, paragraphs(text))
    assert (first.closed, first.continued) == (False, False)


def test_a_broken_mark_spoils_no_other_paragraph() -> None:
    assert found('He said "no.\n\n"We stay," she said.\n\nThey "left".')[1:] == ['"We stay,"', '"left"']


def test_depth_counts_from_the_outside() -> None:
    text = "“She told me ‘never “ever” again’ and left,” he said."
    assert [quotation.depth for quotation in quotations(text, paragraphs(text))] == [1, 2, 3]


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»„`(-90", max_size=60))
def test_any_text_yields_quotations_inside_one_paragraph_that_nest(text: str) -> None:
    places = paragraphs(text)
    spans = [quotation.span for quotation in quotations(text, places)]
    assert all(any(place.covers(span) for place in places) for span in spans)
    for one in spans:
        for other in spans:
            assert not one.touches(other) or one.covers(other) or other.covers(one)
