"""What the gazetteer is built from is read as it is meant."""

import pytest

from scripts.build_gazetteer import centroid, degrees, land_middles, middle, ring, scaled, spread


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
