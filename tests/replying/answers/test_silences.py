"""Who gave no answer, and who only stands beside."""

import pytest

from onrecord.codebook import load
from onrecord.replying.answers.silences import silences


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Asked about Sarr, the harbour office declined to comment.", ["the harbour office"]),
        ("Calls to the ferry office went unanswered.", ["the ferry office"]),
        ("Attempts to reach Sarr were unsuccessful.", ["Sarr"]),
        ("Sarr’s lawyer would neither confirm nor deny it.", ["Sarr’s lawyer"]),
        ("Sarr’s rival did not respond.", ["rival"]),
        ("There was no immediate response from the mill.", ["the mill"]),
        ("The mayor did not respond to heckling.", []),
        ("Rain fell.", []),
    ],
)
def test_the_silent_party(text: str, parties: list[str]) -> None:
    assert [silence.party for silence in silences(text, load())] == parties
