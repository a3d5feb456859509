"""Who speaks in a letter: whoever sent it."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.sources.senders import by_its_sender
from onrecord.records.labels import RoleName
from tests.tagging import marked


def source(text: str) -> list[str]:
    plain, labels = marked(text)
    of = {role: tuple(one.span for one in labels.spans if one.role is role) for role in RoleName}
    draft = Draft(source=of[RoleName.SOURCE], cue=of[RoleName.CUE], content=of[RoleName.CONTENT], confidence=1)
    return [span.of(plain) for span in by_its_sender(plain, draft, load()).source]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "A group of teachers sent a letter to [s the board] [c urging] [t it to wait].",
            "A group of teachers",
        ),
        ("They sent a letter on Monday to [s council leaders] [c opposing] [t a new dam].", "They"),
        ("Brook, 41, gave a statement to [s the deputies] [c saying] [t he fell].", "Brook"),
        ("Divers have filed a complaint in [s court] [c demanding] [t an inquiry].", "Divers"),
    ],
)
def test_who_sent_it_speaks_in_it(text: str, named: str) -> None:
    assert source(text) == [named]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Divers joined [s neighbours] [c demanding] [t an inquiry].", "neighbours"),
        ("Divers spoke to [s neighbours] [c demanding] [t an inquiry].", "neighbours"),
        ("Divers read a letter from [s neighbours] [c demanding] [t an inquiry].", "neighbours"),
        ("A letter was sent to [s the board] [c demanding] [t an inquiry].", "the board"),
        ("Divers sent a letter to [s the board] that [c demanded] [t an inquiry].", "the board"),
        ("To [s the board] [c demanding] [t an inquiry] nobody sent a letter.", "the board"),
    ],
)
def test_whoever_is_spoken_to_may_speak_elsewhere(text: str, named: str) -> None:
    assert source(text) == [named]
