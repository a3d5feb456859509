"""Whom the words for a party to a deed mean."""

import pytest

from onrecord.codebook import load
from onrecord.codebook.events import load_events
from onrecord.linking.actors import PartyWords, Said, link
from onrecord.linking.names.roster import roster
from onrecord.records import Span
from onrecord.records.labels import RoleName
from tests.tagging import marked


def parties(text: str, *words: str, beside: bool = False, struck: bool = False) -> list[list[str]]:
    """The names of those whom words mean that act or are acted on, in a text with its names and statements marked.

    `beside` are words that stand before the noun of a deed, `struck` those for what force is used on.
    """
    plain, labels = marked(text)
    roles = {one.role: one.span for one in labels.spans}
    said = []
    if labels.spans:
        source, cue, content = (roles[role] for role in (RoleName.SOURCE, RoleName.CUE, RoleName.CONTENT))
        said = [Said(source=(source,), cue=(cue,), content=(content,))]
    spans = [Span(plain.rindex(one), plain.rindex(one) + len(one)) for one in words]
    found = link(
        "art_1",
        plain,
        said,
        roster(plain, labels.names, load()),
        load(),
        parties=PartyWords(
            spans=spans,
            beside=spans if beside else (),
            agents=load_events().agents,
            struck=spans if struck else (),
            things=load_events().struck,
        ),
    )
    names = {actor.id: actor.name for actor in found.actors}
    return [[names[one] for one in found.parties[span]] for span in spans]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        # the name behind it
        ("President [p Ada Brook] spoke. Soldiers held the army chief, General [p Hugh Lantry], on Monday.",
         "the army chief", "Hugh Lantry"),
        ("President [p Ada Brook] spoke. Rebels shot the mayor, [p Hugh Lantry].", "the mayor", "Hugh Lantry"),
        ("The union asked it to try the minister for Ports, Nana [p Paul Oduya], over a lease.",
         "the minister", "Paul Oduya"),
        ("The union asked it to try the mayor of Ellery, [p Paul Oduya] and a guard.", "the mayor", "mayor"),
        # a name that the words are cut out of, and what tells which of many it is
        ("Brook urged the [o Commission on Quays] to act.", "the Commission", "Commission on Quays"),
        ("The [o Union of Docks and Ports] warned him.", "Ports", "Union of Docks and Ports"),
        ("Police in Ellery held [p Ada Brook].", "Police", "Police in Ellery"),
        ("Police in riot gear held [p Ada Brook].", "Police", "Police"),
        ("[p Ada Brook] was held by police in May.", "police", "police"),
        # some of a people, and what a people's state has
        ("The court jailed two Kenyans.", "two Kenyans", "two Kenyans"),
        ("Guards shot down two Kenyan planes.", "two Kenyan planes", "two Kenyan planes"),
        # the name before it
        ("[p Ivo Sarr], a 30-year-old Arlian national was held.", "a 30-year-old Arlian national", "Ivo Sarr"),
        ("[p Ivo Sarr] and a 30-year-old Kenyan national were held.", "a 30-year-old Kenyan national",
         "30-year-old Kenyan national"),
        # no name, but that of somebody who speaks or is one of several
        ("[p Ada Brook] spoke. Rebels shot the mayor, [p Hugh Lantry] and a guard.", "the mayor", "mayor"),
        # somebody of whom the text has said it
        ("Mayor [p Ada Brook] spoke. Rebels shot the mayor.", "the mayor", "Ada Brook"),
        # nobody whom the text names
        ("President [p Ada Brook] spoke. The gunman shot two.", "The gunman", "gunman"),
        ("[p Ivo Marek] was seen. Police shot the man.", "the man", "man"),
        # not who says it
        ("[s Mayor [p Ada Brook]] [c said] [t the mayor was shot].", "the mayor", "mayor"),
        ("[s Police spokesman [p Ada Brook]] [c said] [t the suspect was shot].", "the suspect", "suspect"),
    ],
)  # fmt: skip
def test_a_party_is_whom_the_text_says_it_of(text: str, words: str, wanted: str) -> None:
    assert parties(text, words) == [[wanted]]


def test_a_speaker_behind_a_comma_is_not_the_party_before_it() -> None:
    assert parties("Rebels beat the driver, [s [p Ada Brook], a clerk,] [c said] [t so].", "the driver") == [["driver"]]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The Brazilian raid on Tarn failed.", "Brazilian", ["Brazil"]),
        ("The US raid on Tarn failed.", "US", ["US"]),
        ("The rebel raid on Tarn failed.", "rebel", ["rebel"]),
        ("The [o Lantern League] raid on Tarn failed.", "Lantern League", ["Lantern League"]),
        # where it was done
        ("The [l Vellmark] raid killed two.", "Vellmark", []),
        ("The [l Brazil] raids killed two.", "Brazil", []),
        ("The [l Lisbon] raids killed two.", "Lisbon", []),
        # a capital that makes no name
        ("Twin blasts killed two.", "Twin", []),
    ],
)
def test_before_the_noun_of_a_deed_stands_somebody_or_its_place(text: str, words: str, wanted: list[str]) -> None:
    assert parties(text, words, beside=True) == [wanted]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("In Tarn 20 were killed.", "20", "20 people"),
        ("The bombing of Flight 310 went on.", "Flight 310", "Flight 310"),
        ("They shot three and wounded one.", "one", "one person"),
        (
            "They met a delegation of Vellmark elders.",
            "a delegation of Vellmark elders",
            "delegation of Vellmark elders",
        ),
        ("They accused the council of fraud.", "the council of fraud", "council"),
        ("US troops left.", "US", "US"),
        ("They met Brazilian envoys.", "Brazilian", "Brazil"),
        ("They shot a Brazilian.", "a Brazilian", "Brazilian"),
        ("They shelled positions of the rebels.", "positions of the rebels", "rebels"),
    ],
)
def test_somebody_new_has_a_name_that_a_reader_understands(text: str, words: str, wanted: str) -> None:
    assert parties(text, words) == [[wanted]]


def test_somebody_told_of_in_the_words_for_a_speaker_is_not_the_speaker() -> None:
    text = "[s The parents of a boy held in Tarn] [c said] [t so]."
    assert parties(text, "a boy") == [["boy"]]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        # whose the government is that somebody calls his own
        ("[s Kenyan officials] [c said] [t their government had shelled the mill].", "their government", ["Kenya"]),
        ("[s Villagers] [c said] [t their government had shelled the mill].", "their government", ["government"]),
        # "we" of whoever heads a state are the state, of anybody else the speaker
        ("[s Prime Minister [p Ada Brook] of Kenya] [c said] [t rebels had shelled us].", "us", ["Kenya"]),
        ("[s Former Prime Minister [p Ada Brook] of Kenya] [c said] [t rebels had shelled us].", "us", ["Ada Brook"]),
        ("[s Prime Minister [p Ada Brook] of Kenya] [c said] [t rebels had shot me].", "me", ["Ada Brook"]),
        ("[s Ambassador [p Ada Brook] of Kenya] [c said] [t rebels had shelled us].", "us", ["Ada Brook"]),
        # a state may be a part of a country: no town is one
        ("Rain fell in [l Kenya]. The guild sued the state.", "the state", ["Kenya"]),
        ("Rain fell outside [l Nollan]. The guild sued the state.", "the state", []),
        # a country's things, and other things
        ("Rebels shot down a Kenyan jet.", "a Kenyan jet", ["Kenya"]),
        ("Rebels shot down a jet.", "a jet", []),
    ],
)
def test_a_state_is_meant_by_what_is_its_own(text: str, words: str, wanted: list[str]) -> None:
    assert parties(text, words) == [wanted]


def test_whose_forces_they_are_stands_before_whose():
    assert parties("[l Kenya], whose army shelled the town, left.", "whose army") == [["Kenya’s army"]]
    assert parties("The guild left in May, whose army shelled the town.", "whose army") == [["army"]]


def test_force_is_used_on_things_and_nothing_else_is_done_to_them():
    text = "Bandits blew up a bridge near Ellery."
    assert parties(text, "a bridge", struck=True) == [["bridge"]]
    assert parties(text, "a bridge") == [[]]


def test_force_used_on_what_is_somebodys_is_used_on_him():
    assert parties("Bandits burned the houses of the miners.", "the houses of the miners", struck=True) == [["miners"]]
    assert parties("Bandits burned the shops of the quarter.", "the shops of the quarter", struck=True) == [["shops"]]


def test_no_one_is_nobody() -> None:
    assert parties("No one will shoot [p Ada Brook].", "No one") == [[]]


def test_what_is_done_to_somebody_is_no_words_of_whoever_spoke_last() -> None:
    told = "Inspector [s [p Jorun Vale]] [c said] [t so]. The union welcomed his {}."
    assert parties(told.format("release"), "his release") == [[]]
    assert parties(told.format("statement"), "his statement") == [["Jorun Vale"]]
