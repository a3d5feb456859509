"""What a noun brings in, and where that ends."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.contents.noun_cues import up_to_its_verb, with_unread_nouns
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[s His] [c claim] [t that the vote was stolen has been thrown out].", "that the vote was stolen"),
        ("[c Claims] [t that it is unsafe were dismissed].", "that it is unsafe"),
        ("[s Okello's] [c warning] [t that it would fail was ignored].", "that it would fail"),
        ("[s Her] [c fear] [t that it fails and that we drown is shared].", "that it fails and that we drown"),
        ("[s The union's] [c claim] [t that it leaks and stinks].", "that it leaks and stinks"),
        ("[s Brook] [c charges] [t that towns which want it have paid for it].", None),
        ("[s The mill] denied the [c claim] [t that the key it had was lost].", "that the key it had was lost"),
        ("[s Brook] [c said] [t that the vote was stolen has been shown].", "that the vote was stolen has been shown"),
    ],
)
def test_the_verb_of_the_noun_is_not_said(marked_text: str, content: str | None) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, [], [Span(0, len(text))]).drafts
    assert words_of(up_to_its_verb(text, draft).content, text) == (
        content or "that towns which want it have paid for it"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The inquiry's finding that the wall had moved was new.", ("The inquiry's", "that the wall had moved")),
        ("Despite warnings from engineers that it would fail, we sailed.", ("engineers", "that it would fail")),
        ("His repeated claim that the vote was stolen drew laughter.", ("His", "that the vote was stolen")),
        ("His car that the mill had sold was towed.", None),
        ("The belief that the river is holy is old.", None),
        ("It was my opinion that the lock was shut.", None),
        ("Brook's promises that were broken were many.", None),
    ],
)
def test_a_noun_with_an_owner_is_read_though_the_tagger_has_not(text: str, found: tuple[str, str] | None) -> None:
    read = with_unread_nouns(text, [], [Span(0, len(text))], load())
    assert [(words_of(one.source, text), words_of(one.content, text)) for one in read] == ([found] if found else [])
