"""A title is nothing said, and what a banner reads is."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.contents.titled import title_in
from onrecord.finding.attribution.statements import join
from onrecord.finding.quotes import quotations
from onrecord.records import Span, SpanIndex
from tests.tagging import marked


def is_titled(marked_text: str) -> bool:
    text, labels = marked(marked_text)
    place = Span(0, len(text))
    quoted = quotations(text, [place])
    (draft,) = join(text, labels, quoted, [place]).drafts
    return title_in(text, draft, SpanIndex((one.span, one) for one in quoted), load()) is not None


@pytest.mark.parametrize(
    "marked_text",
    [
        "[s The crowd] [c sang] [t “We Shall Leave by the River”] at dusk.",
        "[s Brook] [c read] [t “Songs of the Lower River” to the children].",
        "[s She] [c wrote] [t “The Long Way Home”] in May.",
    ],
)
def test_what_is_sung_read_or_written_is_no_statement(marked_text: str) -> None:
    assert is_titled(marked_text)


@pytest.mark.parametrize(
    "marked_text",
    [
        "[s The banner] [c read] [t “No More Dams on Our River”].",
        "[s The crowd] [c sang] [t “we shall leave by the river”].",
        "[s Brook] [c read] [t “We have failed you all”] from a sheet.",
        "[s Brook] [c wrote] [t “We Have Failed You All.”]",
        "[s The crowd] [c shouted] [t “Long Live the King”].",
        "[s She] [c wrote] [t “NO MORE WAR”] on the wall.",
    ],
)
def test_what_signs_read_and_people_shout_is(marked_text: str) -> None:
    assert not is_titled(marked_text)
