"""Words that are the deed that they tell of: "we condemn the raid", "I want to thank the crew", "rallied to demand"."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import Happening, find_happenings
from onrecord.records import Span


def happenings(text: str) -> list[Happening]:
    return list(find_happenings(text, [Span(0, len(text))], load_events()))


@pytest.mark.parametrize(
    ("text", "type_", "performed"),
    [
        ("“We warn the Brennish that more will follow,” Hask said.", "THREATEN", True),
        ("Arlia firmly condemns the raid, its minister said.", "ACCUSE", True),
        ("“I won't cooperate in anything,” Lantry told a radio station.", "REJECT", True),
        ("The mayor said the town would help the islanders.", "AGREE", True),
        ("The envoy said Brenn must withdraw its troops.", "REQUEST", True),
        ("“We will not accept the ruling of the court,” the mayor said.", "REJECT", True),
        ("Lantry said he did not accept the ruling of the court.", "REJECT", False),
        ("Hask said he had condemned the raid.", "ACCUSE", False),
        ("Hask said the mayor was accused of theft.", "ACCUSE", False),
        ("If Brenn condemns the raid, Arlia will follow.", "ACCUSE", False),
        ("Brennish jets bomb the port every night.", "ASSAULT", False),
    ],
)
def test_what_is_done_by_being_said_stands_in_the_present_or_in_a_modal(text, type_, performed):
    assert [one.performed for one in happenings(text) if one.type == type_] == [performed]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("“I want to thank the islanders for their help,” the envoy said.", "fact"),
        ("“We would like to thank the islanders,” the envoy said.", "fact"),
        ("“We do not want to thank the islanders,” the envoy said.", "negated"),
        ("The envoy wants to thank the islanders.", "hypothetical"),
    ],
)
def test_who_says_that_he_wants_to_thank_has_thanked(text, effect):
    assert [one.effect.value for one in happenings(text) if one.type == "SUPPORT"] == [effect]


@pytest.mark.parametrize(
    ("text", "type_", "effect"),
    [
        ("Farmers marched through Veska to demand the release of two editors.", "REQUEST", "fact"),
        ("Ada Brook spoke at a rally by nurses in Tarn to demand the release of two editors.", "REQUEST", "fact"),
        ("Nurses held a protest in Tarn to condemn the mayor.", "ACCUSE", "fact"),
        ("Farmers will march through Veska to demand the release of two editors.", "REQUEST", "planned"),
        ("The farmers did not march to demand the release of two editors.", "REQUEST", "hypothetical"),
        ("Two farmers travelled to Veska to demand the release of two editors.", "REQUEST", "purpose"),
        ("Farmers marched through Veska to kill the mayor.", "ASSAULT", "purpose"),
    ],
)
def test_a_protest_says_what_it_is_for(text, type_, effect):
    assert [one.effect.value for one in happenings(text) if one.type == type_] == [effect]


def test_what_a_protest_is_for_is_said_by_those_who_protest():
    text = "Ada Brook spoke at a rally by nurses in Tarn to demand the release of two editors."
    assert [[span.of(text) for span in one.actors] for one in happenings(text) if one.type == "REQUEST"] == [["nurses"]]


def test_of_a_refusal_the_deed_that_is_refused_is_not_told_again():
    assert [one.type for one in happenings("Brenn said it would not meet the envoys.")] == ["REJECT"]
    assert [one.type for one in happenings("Brenn did not meet the envoys.")] == ["CONSULT"]
