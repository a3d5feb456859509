"""The shipped gazetteer knows the world, and the file that it ships in reads back as it was written."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.gazetteer import Kind, load
from onrecord.linking.gazetteer.columns import FILE, packed, unpacked


def test_every_country_has_a_point_and_three_letters():
    countries = load().countries.values()
    assert len(countries) > 240
    for country in countries:
        assert len(country.alpha3) == 3
        assert -90 <= country.entry.lat <= 90
        assert -180 <= country.entry.lon <= 180


@pytest.mark.parametrize(
    ("name", "kind", "lat", "lon"),
    [
        ("Bamako", Kind.TOWN, 12.6, -8.0),
        ("Bavaria", Kind.AREA, 48.9, 11.4),
        ("Rapides Parish", Kind.PART, 31.2, -92.5),
        ("Mali", Kind.COUNTRY, 17.0, -4.0),
        ("Africa", Kind.CONTINENT, 7.2, 21.1),
    ],
)
def test_places_lie_where_they_lie(name: str, kind: Kind, lat: float, lon: float):
    found = max((entry for entry in load().find(name) if entry.kind is kind), key=lambda entry: entry.people)
    assert abs(found.lat - lat) < 0.6
    assert abs(found.lon - lon) < 0.6


def test_names_are_found_however_they_are_written():
    for name in ("Orléans", "ORLEANS", "orleans"):
        assert any(entry.country == "FR" for entry in load().find(name))
    assert {entry.area for entry in load().find("N.Y")} == {entry.area for entry in load().find("N.Y.")}
    for written, plain in {"Saint-Marc": "St. Marc", "Łódź": "Lodz", "Tromsø": "Tromso", "Iğdır": "Igdir"}.items():
        assert {entry.key for entry in load().find(written)} == {entry.key for entry in load().find(plain)} != set()


def test_an_area_is_found_by_its_other_names_and_so_is_one_that_was():
    assert [(entry.area, entry.name, entry.other_name) for entry in load().find("Menoufia")] == [
        ("EG.09", "Monufia", True)
    ]
    for name in ("Hedmark", "Hedmark fylke"):
        assert {(entry.area, entry.geonames) for entry in load().find(name)} == {("NO.06", 3153403)}
    assert not load().find("Ellery fylke")


def test_the_file_stays_small():
    assert FILE.stat().st_size < 3_700_000


@given(st.lists(st.integers(-32768, 32767)))
def test_columns_read_back_as_they_were_written(numbers: list[int]):
    assert unpacked("h", packed(array("h", numbers))).tolist() == numbers


def test_one_town_is_the_capital_and_an_area_only_if_it_has_that_town_in_it():
    def capitals(name: str, country: str) -> set[tuple[Kind, str]]:
        return {(one.kind, one.area) for one in load().find(name) if one.capital and one.country == country}

    assert capitals("Washington", "US") == {(Kind.TOWN, "US.DC")}
    assert capitals("Bamako", "ML") >= {(Kind.AREA, "ML.01")}
    assert any(kind is Kind.TOWN for kind, _ in capitals("Bamako", "ML"))
