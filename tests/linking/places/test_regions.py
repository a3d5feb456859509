"""Seas, deserts and parts of the world are places, whatever the tagger makes of them, and nobody's voice."""

import pytest

from onrecord.linking.places.resolving import find_places
from onrecord.records import Place, Span
from onrecord.records.labels import Name


def places(text: str, *tagged: tuple[str, str]) -> list[Place]:
    names = [
        Name(kind=kind, span=Span(text.index(words), text.index(words) + len(words)))  # type: ignore[arg-type]
        for kind, words in tagged
    ]
    return list(find_places(text, names))


@pytest.mark.parametrize(
    ("text", "tagged", "name", "precision", "country"),
    [
        ("A ferry sank in the Strait of Hormuz.", ("other", "Strait of Hormuz"), "Strait of Hormuz", "water", None),
        ("A ferry sank in the Strait of Hormuz.", ("place", "Hormuz"), "Strait of Hormuz", "water", None),
        ("A ferry sank in the Torres Strait, he said.", ("person", "Torres Strait"), "Torres Strait", "water", None),
        ("A ferry sank in the Baltic.", ("place", "Baltic"), "Baltic Sea", "water", None),
        ("It rained across the Middle East.", ("place", "Middle East"), "Middle East", "region", None),
        ("It rained in the Balkans.", ("nationality", "Balkans"), "Balkans", "region", None),
        ("It rained in the Donbas region.", ("place", "Donbas"), "Donbas", "region", "UKR"),
        ("It rained on Mount St. Helens.", ("place", "St. Helens"), "Mount St. Helens", "region", "USA"),
        ("It rained on the Nile delta’s farms.", ("place", "Nile"), "Nile Delta", "region", "EGY"),
        ("It rained in the Amazon rainforest.", ("organisation", "Amazon"), "Amazon", "region", None),
    ],
)
def test_a_region_is_found(text: str, tagged: tuple[str, str], name: str, precision: str, country: str | None):
    (place,) = places(text, tagged)
    assert (place.name, place.precision, place.country, place.geonames) == (name, precision, country, None)


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("The Suez Canal Authority came.", ("organisation", "Suez Canal Authority")),
        ("Amazon came.", ("organisation", "Amazon")),
        ("Ada Sahara came.", ("person", "Ada Sahara")),
        ("It rained in the far west.", ("place", "west")),
        ("It rained in the Deep South.", ("place", "Deep South")),
    ],
)
def test_what_is_no_region_is_left_alone(text: str, tagged: tuple[str, str]):
    assert places(text, tagged) == []


def test_what_the_tagger_cut_in_two_is_one_place():
    found = places("A ferry sank in the Sea of Marmara.", ("place", "Sea"), ("place", "Marmara"))
    assert [place.text for place in found] == ["Sea of Marmara"]


def test_an_area_stays_an_area():
    text = "It rained in the West Bank, the Gaza Strip and Crimea."
    found = places(text, ("place", "West Bank"), ("place", "Gaza Strip"), ("place", "Crimea"))
    assert [(place.precision, place.country) for place in found] == [
        ("admin1", "PSE"),
        ("admin1", "PSE"),
        ("admin1", "UKR"),
    ]


def test_places_stand_in_the_order_of_the_text():
    text = "It rained in Bamako, then in the Sahara, then in Dakar."
    found = places(text, ("place", "Dakar"), ("place", "Sahara"), ("place", "Bamako"))
    assert [place.name for place in found] == ["Bamako", "Sahara", "Dakar"]


def test_a_region_says_what_it_is_and_whom_it_touches():
    (place,) = places("A ferry sank in the Kerch Strait.", ("place", "Kerch Strait"))
    assert place.reasons[:2] == ("a strait", "touches RU, UA")
    assert place.alternatives == ()


def test_a_region_tells_in_which_country_other_names_lie():
    text = "It rained in Kurdistan, above all in Erbil and Mosul."
    assert [place.country for place in places(text, ("place", "Erbil"), ("place", "Kurdistan"))][1] == "IRQ"
