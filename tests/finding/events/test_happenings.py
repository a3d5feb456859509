"""Which events a text tells of, who is in them, and how they are told."""

import pytest

from onrecord.codebook.events import Effect, load_events
from onrecord.finding.events.happenings import Happening, find_happenings
from onrecord.records import Span


def happenings(text: str) -> list[Happening]:
    return list(find_happenings(text, [Span(0, len(text))], load_events()))


def told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (one.type, one.effect.value, [s.of(text) for s in one.actors], [s.of(text) for s in one.recipients])
        for one in happenings(text)
    ]


def test_a_sentence_may_tell_of_several_events():
    text = "Arlia condemned Brenn, expelled its ambassador and imposed sanctions on two banks."
    assert [one.type for one in happenings(text)] == ["ACCUSE", "SANCTION", "SANCTION"]


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose by four per cent in May.",
        "The film opened on Friday.",
        "A cold winter killed the vines.",
        "The river froze.",
        "Typhoons batter the island each year.",
        "Landslides set off by Tropical Storm Orla killed nine farmers.",
        "Typhoon Orla killed 900 people in Veska.",
        "The bureau warned that another storm could hit the port.",
    ],
)
def test_where_nothing_political_is_told_there_is_no_event(text):
    assert happenings(text) == []


def test_those_who_do_something_together_are_all_actors():
    assert told("Arlia and Brenn signed a treaty in Tarn.")[0][2:] == (["Arlia", "Brenn"], [])


def test_a_passive_turns_the_sides_round():
    assert told("The editor was arrested by the police.")[0][2:] == (["the police"], ["The editor"])


def test_a_promise_is_an_event_beside_the_deed_that_it_speaks_of():
    assert [row[:2] for row in told("Brenn promised to withdraw its troops from Veska.")] == [
        ("CONCEDE", "fact"),
        ("RETREAT", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Arlia promised not to attack the port of Brenn.", "AGREE"),
        ("Arlia decided not to withdraw its troops from Veska.", "REJECT"),
        ("The minister guaranteed that soldiers will not attack Veska.", "AGREE"),
        ("Arlia vowed to attack the port of Brenn.", "THREATEN"),
    ],
)
def test_a_promise_not_to_is_the_reverse_and_its_deed_is_not_done(text, type_):
    first, second = told(text)
    assert (first[:2], second[1]) == ((type_, "fact"), "planned" if type_ == "THREATEN" else "negated")


def test_to_be_willing_to_give_way_is_to_agree():
    assert told("Brenn is willing to withdraw its troops.")[0][:2] == ("AGREE", "fact")


def test_a_threat_has_the_mode_of_what_is_threatened():
    first = happenings("Cordia threatened to cut ties with Brenn.")[0]
    assert (first.type, first.mode) == ("THREATEN", "relations")


def test_who_is_asked_is_who_would_do_it():
    rows = told("Arlia urged Brenn to withdraw its troops.")
    assert rows == [("REQUEST", "fact", ["Arlia"], ["Brenn"]), ("RETREAT", "hypothetical", ["Brenn"], [])]


def test_who_is_accused_is_who_would_have_done_it():
    rows = told("Arlia accused Brenn of arming the rebels.")
    assert rows == [("ACCUSE", "fact", ["Arlia"], ["Brenn"]), ("AID", "alleged", ["Brenn"], ["the rebels"])]


def test_accusations_name_who_is_accused():
    assert ("AID", "alleged", ["Brenn"], ["the rebels"]) in told(
        "The mayor spoke of accusations against Brenn of arming the rebels."
    )


def test_it_stands_for_the_speaker_who_says_so():
    assert ("AGREE", "fact", ["Brenn"], ["the islanders"]) in told("Brenn said it would help the islanders.")


def test_a_refusal_of_help_is_a_rejection():
    assert "REJECT" in [row[0] for row in told("Brenn said it would not meet the rebels.")]


def test_what_must_be_done_is_a_demand():
    rows = told("The envoy said Brenn must withdraw its troops.")
    assert ("REQUEST", "fact", ["The envoy"], ["Brenn"]) in rows


def test_its_airspace_is_not_the_neighbours_own():
    rows = told("Arlia’s former ruler had violated its airspace twice.")
    assert rows[0][3] == ["Arlia"]


def test_a_deed_that_goes_with_a_refusal_is_done():
    rows = told("The mayor would not resign, accusing Brenn of lies.")
    assert ("ACCUSE", "fact") in [row[:2] for row in rows]


def test_what_a_headline_announces_is_planned_and_promised_by_nobody():
    assert [row[:2] for row in told("Arlia to expel two envoys")] == [("SANCTION", "planned")]


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("The union said the mayor must leave Veska.", True),
        ("The union said the mayor must attack the rebels.", True),
        ("The union said the mayor must have left Veska.", False),
        ("The union said the mayor must have attacked the rebels.", False),
        ("The union said the mayor should have left Veska.", False),
    ],
)
def test_what_somebody_must_have_done_is_a_guess_and_no_demand(sentence: str, asks: bool) -> None:
    found = find_happenings(sentence, [Span(0, len(sentence))], load_events())
    assert ("REQUEST" in {one.type for one in found}) is asks


@pytest.mark.parametrize(
    "text", ["Brenn is eager to withdraw its troops.", "Arlia is expected to withdraw its troops."]
)
def test_what_is_only_to_come_is_promised_by_nobody(text: str) -> None:
    assert [row[:2] for row in told(text)] == [("RETREAT", "planned")]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Anyone accused of theft may leave.", []),
        ("Anna Brook was accused of theft.", ["ACCUSE"]),
        ("The law allows Brenn to tax the farmers.", []),
        ("Arlia allowed Brenn to tax the farmers.", ["CONCEDE"]),
        ("Protests began in Veska on Monday.", ["PROTEST"]),
        ("The protests were loud.", []),
        ("The attack took place near Veska.", ["ASSAULT"]),
        ("A total of 40 nuns were killed.", ["ASSAULT"]),
        ("The bomb went off near Veska.", ["ASSAULT"]),
        ("The rebels claimed responsibility for the attack on the port.", ["ASSAULT"]),
    ],
)
def test_what_is_an_event_and_what_only_looks_like_one(text: str, types: list[str]) -> None:
    assert [one.type for one in happenings(text)] == types


def test_who_claims_responsibility_has_done_it() -> None:
    ((_, _, actors, _),) = told("The rebels claimed responsibility for the attack on the port.")
    assert actors == ["The rebels"]


@pytest.mark.parametrize(
    "text", ["No group has claimed responsibility.", "Nobody claimed responsibility for the attack."]
)
def test_what_nobody_claims_is_nobodys_deed(text: str) -> None:
    assert told(text) == []


def test_a_bomb_is_nobody_and_a_number_is_of_people() -> None:
    assert told("Bomb kills nine at bus station in Veska") == [("ASSAULT", "fact", [], ["nine"])]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Brenn does not recognise the Cordian council.", [("REJECT", "fact")]),
        ("“We will not accept the ruling of the court,” the mayor said.", [("REJECT", "fact")]),
        ("If the mayor does not accept the ruling, the court will wait.", [("REJECT", "hypothetical")]),
        ("The mayor refused to accept the demands of the strikers.", [("REJECT", "fact"), ("CONCEDE", "negated")]),
    ],
)
def test_who_does_not_take_what_is_held_out_refuses_it(text: str, types: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == types


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("Guards held the suspect in the killing of two nuns.", Effect.ALLEGED),
        ("Two sailors were linked to the killing of two nuns.", Effect.ALLEGED),
        ("Two sailors were responsible for the killing of two nuns.", Effect.FACT),
        ("Two sailors heard of the killing of two nuns.", Effect.FACT),
        ("Two sailors are linked to a plan for the killing of two nuns.", Effect.PLANNED),
    ],
)
def test_a_deed_laid_to_whom_words_only_suspect_is_alleged(sentence, effect):
    found = find_happenings(sentence, [Span(0, len(sentence))], load_events())
    assert [one.effect for one in found if one.type == "ASSAULT"] == [effect]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Arlia has been at war with Brenn since May.", ["ASSAULT"]),
        ("Arlia has been at odds with its own bells since May.", []),
        ("The envoy said Brenn must act.", ["REQUEST"]),
        ("The envoy said Brenn has mills.", []),
        ("We will punish the arsonists.", ["THREATEN"]),
    ],
)
def test_a_common_verb_tells_of_an_event_with_its_further_words_alone(text, types):
    assert sorted(one.type for one in happenings(text)) == types
