"""On which day somebody goes on talking."""

import pytest

from onrecord.finding.circumstances.talks import talk_days
from onrecord.records import Manner, Part, PartKind, Span, Statement, Time


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def statement(text: str, cue: str, *, speaker: str = "act_1", content: str = "", said: Time | None = None) -> Statement:
    return Statement(
        id=f"stm_{cue}",
        source=(),
        cue=(at(text, cue),),
        content=(at(text, content),) if content else (),
        manner=Manner.INDIRECT,
        speaker=speaker,
        said=said,
        confidence=1,
    )


@pytest.mark.parametrize(
    ("second", "cue", "content", "expected"),
    [
        ("She added that dues rose.", "added", "that dues rose", "on Monday"),
        ("She added that dues rose in May.", "added", "that dues rose in May", "on Monday"),
        ("She added in May that dues rose.", "added", "that dues rose", None),
        ("She has stated that dues rose.", "has stated", "that dues rose", None),
    ],
)
def test_a_speaker_goes_on_in_the_plain_past_with_no_other_time(second, cue, content, expected):
    text = f"Brook said on Monday that rents fell. {second}"
    monday = Time(text="on Monday", span=at(text, "on Monday"), edtf="2026-10-12")
    times = [monday, *([Time(text="May", span=at(text, "May"), edtf="2026-05")] if "May" in text else [])]
    told = [statement(text, "said", said=monday), statement(text, cue, content=content)]
    found = talk_days(told, times, [Part(kind=PartKind.PARAGRAPH, span=Span(0, len(text)))], text)
    assert [time.text for time in found.values()] == ([expected] if expected else [])


def test_nothing_is_found_where_nobody_speaks():
    assert talk_days((), (), (), "") == {}
