"""Who promises vengeance threatens; who promises anything else does not."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import find_happenings
from onrecord.records import Span


def found(text):
    return [
        ([span.of(text) for span in one.actors], [span.of(text) for span in one.recipients], one.effect.value)
        for one in find_happenings(text, [Span(0, len(text))], load_events())
        if one.type == "THREATEN"
    ]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The mayor of Tarn vowed to punish the smugglers.", ["The mayor of Tarn"], ["the smugglers"]),
        ("Brenn promised to find the smugglers and bring them to justice.", ["Brenn"], ["the smugglers"]),
        ("“We will hunt the smugglers down,” the mayor said.", ["the mayor"], ["the smugglers"]),
        (
            "“We will do everything to bring the smugglers to justice,” said the mayor.",
            ["the mayor"],
            ["the smugglers"],
        ),
    ],
)
def test_a_promise_of_vengeance_is_a_threat(text, actors, recipients):
    assert found(text) == [(actors, recipients, "fact")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Tarn vowed to find the nuns and bring them to Veska.",
        "The mayor of Tarn vowed not to punish the smugglers.",
        "“We will punish nobody,” the mayor said.",
        "The crowd said they will crush the grapes.",
        "The smugglers will be punished.",
    ],
)
def test_other_promises_threaten_nobody(text):
    assert found(text) == []
