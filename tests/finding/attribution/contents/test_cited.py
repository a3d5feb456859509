"""Who is only cited makes no statement, and is no part of one."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.contents.cited import only_cites, without_citing
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


def draft_of(marked_text: str) -> tuple[str, Draft]:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, [], [Span(0, len(text))]).drafts
    return text, draft


@pytest.mark.parametrize(
    ("marked_text", "only"),
    [
        ("It leaked, [s the Herald] wrote, [c citing] [t three people close to the guild].", True),
        ("It leaked, [s the Herald] wrote, [c quoting] [t a harbour official].", True),
        ("It leaked, [s the Herald] wrote, [c citing] [t a harbour official who saw cracks].", False),
        ("[s The mill] closed the gate, [c citing] [t high costs].", False),
        ("[s The clerk] [c named] [t a harbour official].", False),
    ],
)
def test_the_naming_of_a_source_is_no_statement(marked_text: str, only: bool) -> None:
    text, draft = draft_of(marked_text)
    assert only_cites(text, draft, load()) is only


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[c According to] [s the Herald], which cited [t two divers, the sluice was open].", "the sluice was open"),
        (
            "[c According to] [s the Herald], [t two divers, father and son, saw it].",
            "two divers, father and son, saw it",
        ),
        ("[c According to] [s the Herald], which printed [t two maps, it leaked].", "two maps, it leaked"),
    ],
)
def test_whom_a_source_cites_is_no_part_of_what_it_says(marked_text: str, content: str) -> None:
    text, draft = draft_of(marked_text)
    assert words_of(without_citing(text, draft, load()).content, text) == content
