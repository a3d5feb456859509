"""What stands behind a colon is said, in its paragraph or in the next."""

import re

import pytest

from onrecord.finding.attribution.statements import join
from onrecord.records import Span
from tests.tagging import marked


def read(marked_text: str) -> list[list[str]]:
    text, labels = marked(marked_text)
    parts = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    return [[span.of(text) for span in draft.content] for draft in join(text, labels, [], parts).drafts]


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[s Okello] [c wrote][t : We shut it in May.]", ["We shut it in May."]),
        ("[s Okello] [c wrote][t :]\n\nWe shut it. We had to.\n\nIt rained.", ["We shut it. We had to"]),
        ("[s The email] [c read]:\n\nNo lessons today.\n\nIt rained.", ["No lessons today"]),
        ("[s She] [c wrote] to the town on Friday:\n\nI shut it.\n\nIt rained.", ["I shut it"]),
        ("[s The mill] [c said][t :\n\nNobody is hurt.\n\nPolice came.]", ["Nobody is hurt."]),
        ("[s He] [c wrote]:\n\n[t I resign.\n\nWe failed.\n\nIt rained.]", ["I resign.", "We failed."]),
    ],
)
def test_a_letter_is_the_paragraph_behind_the_colon(marked_text: str, content: list[str]) -> None:
    assert read(marked_text) == [content]


@pytest.mark.parametrize(
    "marked_text",
    [
        "[s Okello] [c wrote][t :]",
        "[s Okello] [c wrote] to the town\n\nIt rained.",
        "[s Okello] [c wrote]. What we know:\n\nIt rained.",
    ],
)
def test_without_a_paragraph_that_the_colon_leads_to_nothing_is_said(marked_text: str) -> None:
    assert read(marked_text) == []


def test_a_paragraph_with_a_statement_of_its_own_is_no_letter() -> None:
    found = read("[s Okello] [c wrote]:\n\n[t2 It is shut], [s2 Brook] [c2 said].")
    assert found == [["It is shut"]]
