"""Speech that is itself an event: a promise, a threat, a refusal, made of the deed that it speaks of."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import find_happenings
from onrecord.records import Span


def types(text: str) -> set[str]:
    return {one.type for one in find_happenings(text, [Span(0, len(text))], load_events())}


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("The Cordian king will visit Arlia in May.", "AGREE"),
        ("The miners will stage a rally outside the embassy in May.", "THREATEN"),
        ("The Cordian king will not meet the envoys.", "REJECT"),
        ("Brenn will arrest the smugglers.", "THREATEN"),
    ],
)
def test_what_the_report_itself_says_will_be_is_nobodys_speech(text, speech):
    assert speech not in types(text)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("The palace said the king will visit Arlia in May.", "AGREE"),
        ("The king will visit Arlia in May, the palace said.", "AGREE"),
        ("“We will visit Arlia in May.”", "AGREE"),
        ("Brenn said it would not meet the envoys.", "REJECT"),
        ("Brenn said it will arrest the smugglers.", "THREATEN"),
        ("Brenn said it would send troops against the rebels.", "THREATEN"),
    ],
)
def test_what_somebody_says_will_be_is_a_promise_a_threat_or_a_refusal(text, speech):
    assert speech in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brenn said it would send police to the islands.",
        "The miners said they would stage a rally outside the embassy.",
    ],
)
def test_to_send_police_or_to_march_is_not_yet_a_threat(text):
    assert "THREATEN" not in types(text)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Ada Brook was going to be evicted from her home.", "THREATEN"),
        ("Hugh Lantry is scheduled to be sentenced on Monday.", "THREATEN"),
        ("The press said Hugh Lantry will visit Arlia in May.", "AGREE"),
    ],
)
def test_who_is_to_suffer_a_deed_threatens_nobody_and_the_press_promises_nothing(text, speech):
    assert speech not in types(text)


def test_who_is_going_to_do_it_still_threatens():
    assert "THREATEN" in types("Brenn said it was going to evict the nuns.")
