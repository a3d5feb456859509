"""Whose silence a statement tells of."""

import pytest

from onrecord.codebook import load, own_silence
from onrecord.records import Reply


@pytest.mark.parametrize(
    ("cue", "content", "reply"),
    [
        ("declined", "to comment", Reply.DECLINED),
        ("said", "that it would not comment", Reply.DECLINED),
        ("said", "“We do not comment on court cases”", Reply.DECLINED),
        ("did not respond to", "a request for comment", Reply.UNREACHED),
        ("said", "the council did not respond to requests", None),
        ("said", "“The council does not answer letters.”", None),
        ("said", "“We did not answer the call.”", None),
        ("said", "the ferry was late", None),
    ],
)
def test_only_the_silence_of_the_source_is_its_own(cue: str, content: str, reply: Reply | None) -> None:
    assert own_silence(cue, content, load()) is reply
