"""Whoever hears something is no source."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.sources.hearers import from_whom, with_hearings
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


@pytest.mark.parametrize(
    ("marked_text", "source"),
    [
        ("[s A court] [c heard] [t that the driver slept].", ""),
        ("[t Hale stole from the parish], [s Ellery Crown Court] [c heard].", ""),
        ("[s Jurors] [c have heard] [t that the driver slept].", ""),
        ("[t Surgeon ignored warnings], [s inquiry] [c told]", ""),
        ("[t Surgeon ignored warnings], [s MPs] [c hear]", ""),
        ("[s MPs] [c heard] from the minister on Monday [t that rents fell].", "the minister"),
        ("[s The inquiry] [c heard] evidence from a nurse, Ada Brook, [t that rents fell].", "a nurse"),
        ("[s The court] [c found] [t that the driver slept].", "The court"),
        ("[s The inquiry] [c told] [t MPs that the driver slept].", "The inquiry"),
        ("[s Hugh Lantry] [c heard] [t that rents fell].", "Hugh Lantry"),
        ("[t Rents fell], [s Brook] [c told] the court.", "Brook"),
        ("[t Rents fell], [s Brook] [c was told].", "Brook"),
    ],
)
def test_a_court_that_hears_something_does_not_say_it(marked_text: str, source: str) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, (), [Span(0, len(text))]).drafts
    assert words_of(from_whom(text, draft, load()).source, text) == source


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The driver slept at the wheel, Ellery Crown Court heard on Monday.", ["The driver slept at the wheel"]),
        ("The driver slept at the wheel, jurors were told.", ["The driver slept at the wheel"]),
        ("The driver slept at the wheel, Hugh Lantry heard on Monday.", []),
        ("The driver slept, woke and left, and the court heard a nurse.", []),
        ("“I slept,” the court heard.", []),
    ],
)
def test_what_a_hearing_ends_was_said_there(text: str, said: list[str]) -> None:
    found = with_hearings(text, [], [Span(0, len(text))], load())
    assert [words_of(one.content, text) for one in found] == said


def test_what_another_statement_has_is_left_to_it() -> None:
    text, labels = marked("[s The clerk] [c said] [t the driver slept], jurors were told.")
    drafts = join(text, labels, (), [Span(0, len(text))]).drafts
    assert with_hearings(text, drafts, [Span(0, len(text))], load()) == list(drafts)
