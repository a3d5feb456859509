"""What a report adds behind "but": its own remark, a denial of the speaker's, or words that go on."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.contents.turning import with_turns
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span


def turned(content: str) -> list[list[str]]:
    text = f"Brook said {content}"
    draft = Draft(source=(Span(0, 5),), cue=(Span(6, 10),), content=(Span(11, len(text)),), confidence=1)
    return [[span.of(text) for span in one.spans] for one in with_turns(text, [draft], load())]


@pytest.mark.parametrize(
    "remark",
    [
        "but did not elaborate",
        ", but gave no further details",
        "but declined to name them",
        "and would not say why",
        "but did not provide any evidence",
    ],
)
def test_a_remark_on_what_is_said_is_the_reports(remark: str) -> None:
    joined = remark if remark.startswith(",") else f" {remark}"
    assert turned(f"the seal was stolen{joined}") == [["Brook", "said", "the seal was stolen"]]


def test_a_denial_behind_but_is_the_speakers() -> None:
    found = turned("that she had erred but denied hiding the letters")
    assert found == [["Brook", "said", "that she had erred"], ["Brook", "denied", "hiding the letters"]]


@pytest.mark.parametrize(
    "content",
    [
        "the mill was old but did not leak",
        "the clerk had confirmed the sale but denied a loss",
        "“the count was false but did not give one”",
        "the mayor was asked and denied it",
    ],
)
def test_what_goes_on_is_said(content: str) -> None:
    assert turned(content) == [["Brook", "said", content]]
