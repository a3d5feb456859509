"""Words that mean a place without its name: "the city", "there", "here"."""

import pytest

from onrecord.codebook import load as load_codebook
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.places.pointing import pointed_places
from onrecord.linking.places.resolving import find_places
from onrecord.records import Span
from onrecord.records.labels import Name

NAMED = ("Bamako", "BAMAKO", "Dakar", "Mopti", "Mali", "Senegal", "Gao")


def meant(text: str, dateline: str | None = None) -> list[tuple[str, str | None]]:
    found = [(text.find(name), name) for name in NAMED if name in text]
    names = [Name(kind="place", span=Span(at, at + len(name))) for at, name in found]
    places = find_places(text, names)
    told = pointed_places(text, places, dateline, load_gazetteer(), load_codebook())
    return [(place.text, place.name) for place in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riots broke out in Bamako. Two men were shot in the city.", [("the city", "Bamako")]),
        ("Riots broke out in Bamako.\n\nTwo men were shot in the city on Monday.", [("the city", "Bamako")]),
        ("Riots broke out in Bamako. The mill in the besieged city burned.", [("the besieged city", "Bamako")]),
        ("Riots broke out in Mali. Two men were shot in the country’s south.", [("the country", "Mali")]),
        ("Malian police met. Two men were shot in the country.", [("the country", "Mali")]),
        ("The Parliament of Mali met. Riots broke out in the capital.", [("the capital", "Bamako")]),
        ("He fled to Bamako and was shot there on Monday.", [("there", "Bamako")]),
        ("He fled to Gao, Mali, and was shot there.", [("there", "Gao")]),
        ("He fled to Bamako. He was shot there.", [("there", "Bamako")]),
        ("Riots broke out in the Malian capital on Monday.", [("the Malian capital", "Bamako")]),
    ],
)
def test_words_lead_to_the_one_place_that_was_named_before(text, expected):
    assert meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Riots broke out in Bamako and Dakar. Two men were shot in the city.",  # two may be meant
        "Riots broke out in Mali. Senegal closed its border. Two men were shot in the country.",
        "Senegalese troops are in Mali. The parliament wants them out of the country.",
        "Riots broke out in Bamako. The city council met.",  # no city, but its council
        "Riots broke out in Bamako. He was shot in the city of Roan.",
        "Riots broke out in Bamako. He was shot in the town Roan.",
        "Riots broke out in Bamako. There are no police there is no law.",  # nobody is led anywhere
        "The mayor of Bamako spoke of the fire. He was not there.",  # he speaks of the fire, and was not at it
        "Rents fell in Bamako.\n\nRents rose.\n\nRents fell again.\n\nHe was shot in the city.",  # too far back
        "Two men were shot here.",
        "Two men were shot in this capital.",
        "Riots broke out in the Roan capital on Monday.",  # of no country
    ],
)
def test_what_two_places_may_be_meant_by_is_left_open(text):
    assert meant(text) == []


def test_a_dateline_is_where_here_is_and_a_city_without_another_name():
    home = "BAMAKO, Mali (Agency) -- "
    assert meant(f"{home}The police here shot two men.", "BAMAKO, Mali") == [("here", "Bamako")]
    assert meant(f"{home}This city has no water.", "BAMAKO, Mali") == [("This city", "Bamako")]
    assert meant(f"{home}Two men were shot in the city.", "BAMAKO, Mali") == [("the city", "Bamako")]
    assert meant(f"{home}Two men were shot in this capital.", "BAMAKO, Mali") == [("this capital", "Bamako")]
    assert meant("MOPTI, Mali (Agency) -- Two men were shot in this capital.", "MOPTI, Mali") == []


def test_a_dateline_is_not_where_somebody_quoted_is_nor_another_town_of_the_report():
    home = "BAMAKO, Mali (Agency) -- "
    assert meant(f"{home}“They shot two men here,” he said.", "BAMAKO, Mali") == []
    assert meant(f"{home}Riots broke out in Mopti. Police shot two men in the city.", "BAMAKO, Mali") == [
        ("the city", "Mopti")
    ]
