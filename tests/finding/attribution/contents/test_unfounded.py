"""What somebody claims, of which others find no proof."""

import pytest

from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


def read(marked_text: str) -> list[str]:
    text, labels = marked(marked_text)
    return [words_of(draft.content, text) for draft in join(text, labels, [], [Span(0, len(text))]).drafts]


@pytest.mark.parametrize(
    ("marked_text", "contents"),
    [
        ("[t There is no proof that it leaks], as [s Brook] [c claims].", ["that it leaks"]),
        ("[t They saw no sign of a theft], as [s Brook] [c had alleged].", ["a theft"]),
        ("[t There was no proof that it leaked], [c as claimed by] [s the union].", ["that it leaked"]),
        (
            "[s2 They] [c2 found] [t2 no clear evidence that it leaks], as [s the union] [c says].",
            ["no clear evidence that it leaks", "that it leaks"],
        ),
    ],
)
def test_who_claims_it_says_what_no_proof_is_found_of(marked_text: str, contents: list[str]) -> None:
    assert read(marked_text) == contents


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[t It leaks], as [s the union] [c claims].", "It leaks"),
        ("There is no proof of it. [t It leaks, as ever], [s the union] [c says].", "It leaks, as ever"),
        ("[t There is no key to it], as [s the union] [c says].", "There is no key to it"),
    ],
)
def test_otherwise_the_whole_is_claimed(marked_text: str, content: str) -> None:
    assert read(marked_text) == [content]
