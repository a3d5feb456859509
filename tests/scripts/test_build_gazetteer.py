"""What the gazetteer is built from is read as it is meant."""

import pytest

from scripts.areas import former_areas, other_area_names, short_names, those_inside
from scripts.build_gazetteer import degrees, read_areas
from scripts.gazetteer_columns import Town, columns, scaled, spread
from scripts.outlines import area_middles, centroid, land_middles, middle, ring


def test_degrees_south_and_west_are_below_zero():
    assert (degrees("38", "30", "N"), degrees("97", "00", "W"), degrees("1", "15", "S")) == (38.5, -97.0, -1.25)


def test_the_middle_of_points_crosses_the_date_line():
    lat, lon = middle([(0.0, 179.0), (0.0, -179.0)])
    assert lat == pytest.approx(0)
    assert abs(lon) == pytest.approx(180)


def test_a_crowded_square_counts_once():
    crowded = [(0.2, 0.2)] * 50
    assert spread([*crowded, (10.2, 0.2)])[0] == pytest.approx(5.2)


def test_a_ring_over_the_date_line_has_its_middle_there():
    corners = [(0.0, 178.0), (0.0, -178.0), (4.0, -178.0), (4.0, 178.0)]
    size, (lat, lon) = centroid(ring([0], [corners]))
    assert size > 0
    assert (lat, abs(lon)) == (pytest.approx(2), pytest.approx(180))


def square(start: int, side: int) -> list[list[int]]:
    return [[start, 0], [side, 0], [0, side], [-side, 0]]


def test_only_a_country_with_most_of_its_land_in_one_piece_gets_its_middle():
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square(0, 10), square(20, 2), square(40, 9)],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "MultiPolygon", "id": "001", "arcs": [[[0]], [[1]]]},
                    {"type": "MultiPolygon", "id": "002", "arcs": [[[0]], [[2]]]},
                    {"type": "Polygon", "arcs": [[1]]},
                ]
            }
        },
    }
    assert list(land_middles(topology)) == [1]


def test_people_fit_a_byte():
    assert (scaled(0), scaled(10**12)) == (0, 255)


def outline(side: float, at: tuple[float, float], **told: object) -> dict[str, object]:
    (lat, lon) = at
    corners = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]
    return {"properties": told, "geometry": {"type": "Polygon", "coordinates": [corners]}}


def test_an_area_has_the_middle_of_the_outline_that_its_towns_lie_in_or_of_those_of_its_parts():
    codes = {"AA.1": 1, "AA.2": 2, "BB.1": 3, "BB.1.X": 4, "BB.1.Y": 5}
    drawn = [
        outline(2, (0, 0), gn_id=1, gn_a1_code="AA.9"),
        outline(4, (10, 10), gn_id=-1, gn_a1_code="AA.2"),
        outline(2, (0, 20), gn_id=4),
        outline(2, (0, 30), gn_id=5),
        outline(2, (50, 50), gn_id=99, gn_a1_code=None),
        outline(2, (60, 60), gn_id=99, gn_a1_code="AA.1"),
    ]
    towns = {"AA.1": [(1, 1)], "AA.2": [(11, 11)], "BB.1.X": [(0.5, 20.5)], "BB.1.Y": [(1, 31), (70.0, 70.0)]}
    found = area_middles({"features": drawn}, codes, towns)
    assert set(found) == set(codes)
    assert found["AA.1"] == pytest.approx((1, 1))
    assert found["AA.2"] == pytest.approx((12, 12))
    assert found["BB.1"] == pytest.approx((1, 26), abs=0.1)
    assert found["BB.1.X"] == pytest.approx((1, 21))


def test_a_large_piece_counts_more_than_an_island():
    corners = {"type": "MultiPolygon", "coordinates": []}
    for side, start in ((9, 0), (1, 20)):
        square = outline(side, (0, start))["geometry"]
        corners["coordinates"].append(square["coordinates"])  # type: ignore[attr-defined, index]
    drawn = {"features": [{"properties": {"gn_id": 1}, "geometry": corners}]}
    middles = area_middles(drawn, {"AA.1": 1}, {"AA.1": [(0.5, 20.5)]})
    assert middles["AA.1"][1] == pytest.approx(4.7, abs=0.1)


def test_an_area_that_was_is_drawn_with_a_code_and_an_id_that_none_has_now():
    told: dict[str, object] = {"gn_level": 1, "name": "Arlia", "gn_name": "Arlia Province", "name_alt": "Arlie|Arlya"}
    drawn = [
        outline(2, (0, 0), gn_id=7, gn_a1_code="AA.7", **told),
        outline(2, (0, 0), gn_id=8, gn_a1_code="AA.1", **told),
        outline(2, (0, 0), gn_id=1, gn_a1_code="AA.8", **told),
        outline(2, (0, 0), gn_id=-1, gn_a1_code="AA.9", **told),
        outline(2, (0, 0), gn_id=9, gn_a1_code="AA.9", **(told | {"gn_level": 2})),
    ]
    (was,) = former_areas({"features": drawn}, {"AA.1": 1}, ["province"])
    assert (was.code, was.geonames, was.name) == ("AA.7", 7, "Arlia Province")
    assert set(was.others) == {"Arlia", "Arlia Province", "Arlie", "Arlya"}
    assert was.point == pytest.approx((1, 1))
    assert those_inside(was, [(1, 1), (3, 1), (0.5, 1.5)]) == [0, 2]


def test_other_names_are_those_of_areas_of_the_first_level():
    table = "Arlia\tAA-1\tAA.1\t1\tState\tArlya\t1\nVellmark\t\tAA.1.2\t2\tCounty\tVelmark\t2"
    drawn = {
        "features": [outline(1, (0, 0), gn_a1_code="AA.1", name_alt="Arlie| "), outline(1, (0, 0), gn_a1_code=None)]
    }
    assert other_area_names(table, drawn) == {"AA.1": {"Arlya", "Arlie"}}


def test_a_name_is_short_without_the_word_for_its_kind():
    assert set(short_names("Arlia Province", ["Arlya Province", "ARL", "Арлия"], ["province"])) == {
        "arlia",
        "arlya province",
        "arlya",
    }


def town(name: str, people: int, area: str, at: tuple[float, float], *others: str) -> Town:
    return Town(name=name, geonames=people, point=at, people=people, country=area[:2], area=area, others=others)


def test_the_columns_have_areas_that_are_known_and_those_that_were_each_with_its_towns():
    table = "Arlia\tAA-1\tAA.1\t1\tState\tArlya\t1\nBrenn\tAA-2\tAA.2\t2\tState\t\t2"
    towns = [
        town("Veska", 200_000, "AA.1", (1, 1), "Weska"),
        town("Oru", 900, "AA.1", (40, 40), "Oruville"),
        town("Quay", 90, "AA.1", (1, 1)),
    ]
    was = outline(2, (0, 0), gn_id=7, gn_a1_code="AA.7", gn_level=1, name="Tarn", gn_name="Tarn Province")
    names = {"AA.1": "Arlia", "AA.2": "Brenn"}
    areas = read_areas(table, names, {"features": [was]}, towns, ["province"])
    found = columns(towns, areas, {}, {}, {}, ["province"])
    assert found["town-names"] == b"Oru\nVeska"
    assert found["other-names"] == b"weska"
    # Brenn has no town. Tarn's are those inside its outline, which the others of its country are not.
    assert found["area-names"] == b"Arlia\nTarn Province"
    assert [one.name for one in areas.towns["AA.7"]] == ["Veska", "Quay"]
