"""Verbs and nouns that tell of an event only in the company that their line asks for."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import find_happenings
from onrecord.records import Span


def told(text):
    return {(one.type, one.mode) for one in find_happenings(text, [Span(0, len(text))], load_events())}


def sides(text, type_):
    [one] = [one for one in find_happenings(text, [Span(0, len(text))], load_events()) if one.type == type_]
    return [span.of(text) for span in one.actors], [span.of(text) for span in one.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Tarn is under investigation for fraud.",
        "The mayor of Tarn has been under investigation since May.",
    ],
)
def test_a_noun_behind_a_preposition_tells_what_somebody_is_in(text):
    assert sides(text, "ACCUSE") == ([], ["The mayor of Tarn"])


def test_who_is_on_strike_does_it():
    assert sides("The dockers were on hunger strike in Veska.", "PROTEST") == (["The dockers"], [])


@pytest.mark.parametrize("text", ["The mayor read about custody rules.", "The home is in the custody of a trust."])
def test_the_noun_alone_tells_of_no_state(text):
    assert ("COERCE", "arrest") not in told(text)


def test_a_raid_is_what_those_who_raid_make_it():
    assert ("COERCE", "seize") in told("Tarn police found two rifles in a raid on a mill.")
    assert ("ASSAULT", None) in told("A raid by rebels on the mill went on.")
    assert told("Two nuns were killed in a raid by police on the mill.") == {("ASSAULT", None)}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The guild wants the mayor to sell the mill.", True),
        ("Two islanders were told to leave Veska.", True),
        ("The guild wants the mayor to be happy.", False),
        ("The guild wants a mill.", False),
        ("The guild told the mayor that the mill was old.", False),
    ],
)
def test_a_demand_asks_somebody_for_a_deed(text, asked):
    assert (("REQUEST", None) in told(text)) is asked


def test_who_is_asked_is_who_would_do_it():
    assert sides("The guild wants the mayor to resign.", "RETREAT") == (["the mayor"], [])


def test_what_is_not_accepted_is_refused_and_no_agreement():
    assert {type_ for type_, _ in told("Brenn will not accept the offer.")} == {"REJECT"}


def test_a_willingness_needs_no_other_event():
    assert sides("Brenn said it was willing to rebuild the canal.", "AGREE") == (["Brenn"], [])


def test_a_feeling_that_one_tells_of_oneself_is_shown_by_saying_so():
    [one] = find_happenings(text := "Brenn said it was outraged by the ruling.", [Span(0, len(text))], load_events())
    assert (one.type, one.performed) == ("ACCUSE", True)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The bridge was blown up.", "ASSAULT"),
        ("The rally was banned.", "COERCE"),
        ("The summit was called off.", "REJECT"),
        ("The bridge was painted.", None),
        ("Two mills were hit by the gale.", None),
    ],
)
def test_what_nobody_is_named_for_is_told_by_the_thing_it_is_done_to(text, type_):
    assert {one for one, _ in told(text)} == ({type_} if type_ else set())


@pytest.mark.parametrize(
    "text",
    [
        "Two trains collided in Veska, injuring nine guards.",
        "A ferry capsized and nine nuns were killed.",
        "A house fire killed nine nuns in Veska.",
        "A disease killed nine nuns in Veska.",
        "The nuns were injured in a collision.",
    ],
)
def test_harm_that_comes_of_a_mishap_is_nobodys_deed(text):
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebel fire killed nine nuns in Veska.",
        "A gunman crashed a lorry into the hall, killing nine nuns.",
        "A roof collapsed and gunmen killed nine nuns.",
    ],
)
def test_harm_that_somebody_does_beside_a_mishap_is_his(text):
    assert "ASSAULT" in {type_ for type_, _ in told(text)}


def test_a_noun_that_only_sounds_like_a_deed_is_dropped():
    assert "ASSAULT" not in {type_ for type_, _ in told("The legal battle of the nurses against the guild went on.")}
    assert "ASSAULT" in {type_ for type_, _ in told("The battle of the rebels against the army went on.")}


def test_nobody_threatens_with_what_will_be_done_to_him():
    assert "THREATEN" not in {type_ for type_, _ in told("Brenn said he would serve nine years in jail.")}
    assert "THREATEN" in {type_ for type_, _ in told("Brenn said it would jail the editor.")}


def test_who_judges_a_deed_has_not_done_it():
    assert ("ASSAULT", None) not in told("The bishop called the murder wrong.")
    assert sides("The miners called a strike.", "PROTEST") == (["The miners"], [])


def test_who_blows_up_anothers_arms_has_not_disarmed():
    assert ("RETREAT", "disarm") not in told("Near Orsk, one strike destroyed two rebel weapons caches.")
    assert ("RETREAT", "disarm") in told("The rebels destroyed their weapons.")


@pytest.mark.parametrize(
    "text",
    [
        "“Let us show the nuns the mill,” said Ada Brook.",
        "“Thank you for the soup,” said the mayor.",
        "Hotel fire kills nine in Veska",
        "The lessons help pupils read.",
        "Demand for rice went on to grow.",
    ],
)
def test_what_nobody_does_tells_of_no_deed(text):
    assert told(text) == set()


def test_what_somebody_does_in_the_same_words_is_told():
    assert ("CONCEDE", None) in told("Brenn allowed the nuns to leave the town.")
    assert ("SUPPORT", None) in told("The mayor thanked the nuns for the soup.")
    assert ("ASSAULT", None) in told("Rebel fire kills nine in Veska")
    assert ("AID", None) in told("Cordia sent planes to help the islanders.")
    assert ("REQUEST", None) in told("The demand for a vote by the miners went on.")
