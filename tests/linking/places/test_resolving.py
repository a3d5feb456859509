"""Names led to places: by what stands behind them, by the others of the text, or not at all."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.places.resolving import find_places
from onrecord.records import Place, Span
from onrecord.records.labels import Name


def places(text: str, *names: str) -> list[Place]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return list(find_places(text, [Name(kind="place", span=span) for span in spans]))


def where(text: str, *names: str) -> list[tuple[str, str | None]]:
    return [(place.name or "", place.country) for place in places(text, *names)]


def test_what_stands_behind_a_name_decides():
    assert where("It rained in Paris, Texas, all day.", "Paris") == [("Paris", "USA")]
    assert where("It rained in Paris all day.", "Paris") == [("Paris", "FRA")]


def test_the_others_of_the_text_decide():
    alone = places("It rained in Birmingham.", "Birmingham")[0]
    text = "It rained in Birmingham and in Montgomery, near Tuscaloosa in Alabama."
    among = places(text, "Birmingham", "Montgomery", "Tuscaloosa", "Alabama")[0]
    assert (alone.country, among.country) == ("GBR", "USA")
    assert alone.geonames in among.alternatives
    assert "others in US.AL" in among.reasons


def test_a_state_and_a_country_of_one_name_are_told_apart():
    assert where("It rained in Georgia and Armenia.", "Georgia", "Armenia")[0] == ("Georgia", "GEO")
    text = "It rained in Georgia, above all in Atlanta and Savannah; Florida stayed dry."
    assert where(text, "Georgia", "Atlanta", "Savannah", "Florida")[0] == ("Georgia", "USA")


def test_the_words_beside_a_name_tell_a_town_from_an_area():
    def precision(text: str) -> str:
        (place,) = places(text, "Washington")
        return place.precision

    assert precision("It rained in Washington all day.") == "town"
    assert precision("It rained in Washington state all day.") == "admin1"
    assert precision("It rained in the state of Washington.") == "admin1"
    assert precision("It rained at Washington State University.") == "town"
    (place,) = places("It rained in the city of Washington.", "Washington")
    assert place.reasons[-1] == "the words beside it"


def test_a_name_in_a_row_of_areas_is_an_area():
    text = "It rained in Washington, Oregon and Idaho."
    first = places(text, "Washington", "Oregon", "Idaho")[0]
    assert (first.precision, first.reasons[-1]) == ("admin1", "in a row of areas")
    for text, other in {"Washington, Boston and Idaho.": "Boston", "Washington and Idaho.": "Idaho"}.items():
        assert places(text, "Washington", other, "Idaho")[0].precision == "town"


def test_names_in_a_row_are_not_inside_each_other():
    assert where("It rained in China, Japan and Korea.", "China", "Japan") == [("China", "CHN"), ("Japan", "JPN")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Malian officials came.", "Malian"),
        ("The Minnesotans came.", "Minnesotans"),
        ("Moscow said nothing.", "Moscow"),
        ("Talks with Paris broke down.", "Paris"),
        ("Mali accused France of delay.", "Mali"),
        ("It rained in Narnia.", "Narnia"),
        ("It rained across the Deep South.", "Deep South"),
    ],
)
def test_what_is_no_place_is_left_out(text: str, name: str):
    assert places(text, name) == []


def test_a_capital_in_which_things_happen_is_a_place():
    assert where("Rents fell in Moscow, he said.", "Moscow") == [("Moscow", "RUS")]
    assert where("The talks in Paris broke down.", "Paris") == [("Paris", "FRA")]


def test_names_of_other_kinds_are_not_looked_up():
    text = "Paris Okello came."
    assert find_places(text, [Name(kind="person", span=Span(0, 5))]) == ()


def test_a_name_that_the_tagger_cut_short_is_made_whole():
    text = "It rained in St. Petersburg, he said."
    (place,) = find_places(text, [Name(kind="place", span=Span(14, 27))])
    assert (place.text, place.country) == ("St. Petersburg", "RUS")


def test_a_name_that_the_tagger_took_an_area_with_is_cut_before_it():
    assert [one.text for one in places("It rained in Washington, DC, all day.", "Washington, DC")] == ["Washington"]
    assert places("It rained in Roanveska, DC, all day.", "Roanveska, DC") == []


def test_the_order_of_names_changes_nothing():
    text = "Salem, Ore., and Bamako and Birmingham and Alexandria."
    names = ["Salem", "Bamako", "Birmingham", "Alexandria"]
    assert sorted(places(text, *names), key=str) == sorted(places(text, *reversed(names)), key=str)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=4))
def test_any_text_and_any_spans_give_places_inside_it(text: str, spans: list[tuple[int, int]]):
    names = [Name(kind="place", span=Span(min(pair), max(pair))) for pair in spans]
    for place in find_places(text, names):
        assert place.span.of(text) == place.text
        assert place.text


def test_two_towns_of_one_name_are_told_apart_by_what_stands_behind_them() -> None:
    text = "Rain fell in Birmingham, Alabama. Snow fell in Birmingham, England. Birmingham is cold."
    starts = [match.start() for match in re.finditer("Birmingham", text)]
    names = [Name(kind="place", span=Span(at, at + len("Birmingham"))) for at in starts]
    assert [place.country for place in find_places(text, names)] == ["USA", "GBR", "GBR"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Northern Bamako", ["Bamako"]),
        ("Downtown Bamako", ["Bamako"]),
        ("Northern Ireland", ["Northern Ireland"]),  # a name of its own
        ("Southern Alps", []),  # other mountains than those of the name
        ("Western Hills", []),
    ],
)
def test_a_side_of_a_place_is_no_part_of_its_name(name: str, expected: list[str]) -> None:
    assert [place.text for place in places(f"A mill burned in {name} on Monday.", name)] == expected


def test_words_for_a_kind_of_place_are_no_name() -> None:
    text = "A mill burned in the Northern City of Gao on Monday."
    assert [place.text for place in places(text, "Northern City", "Gao")] == ["Gao"]
