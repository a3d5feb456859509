"""Every line of regions.yaml proves itself: its names lead to it, and its point lies where it says."""

import numpy as np
import pytest

from onrecord.codebook import load as load_codebook
from onrecord.codebook.regions import Region, load_regions
from onrecord.linking.gazetteer import Gazetteer, Kind, load
from onrecord.linking.gazetteer.columns import Columns, fold
from onrecord.linking.places.ranking import kilometres
from onrecord.linking.places.resolving import find_places
from onrecord.records import Span
from onrecord.records.labels import Name

# A point with no town so near says nothing of its countries.
FAR_KM = 500.0
SAME_KM = 100.0
REGIONS = [pytest.param(region, id=region.name) for region in load_regions()]


@pytest.mark.parametrize("region", REGIONS)
def test_every_name_of_a_region_leads_to_its_point(region: Region) -> None:
    for name in (region.name, *region.others):
        sentence = f"It rained near the {name}."
        seen = Name(kind="place", span=Span(19, 19 + len(name)))
        (place,) = find_places(sentence, [seen])
        assert (place.text, place.name, place.lat, place.lon) == (name, region.name, region.lat, region.lon)
        assert place.precision in ("water", "region")
        assert place.geonames is None
        assert (place.country is not None) == (len(region.countries) == 1)


def test_the_town_nearest_to_a_region_lies_in_one_of_its_countries() -> None:
    columns = Columns()
    lats, lons = (np.array(columns.numbers(f"town-{name}", "h")) / 100 for name in ("lats", "lons"))
    areas, codes = columns.numbers("town-areas", "H"), columns.texts("area-codes")
    countries = columns.texts("town-countries")[0]
    alpha3 = {code: country.alpha3 for code, country in load().countries.items()}
    for region in load_regions():
        east = (lons - region.lon + 180) % 360 - 180
        row = int(np.argmin((lats - region.lat) ** 2 + (np.cos(np.radians(region.lat)) * east) ** 2))
        near = kilometres(region.lat, region.lon, lats[row], lons[row]) < FAR_KM
        country = codes[areas[row] - 1][:2] if areas[row] else countries[2 * row : 2 * row + 2]
        assert not (near and region.countries) or alpha3[country] in region.countries, (region.name, country)


def test_countries_of_regions_are_known_and_in_order() -> None:
    known = {country.alpha3 for country in load().countries.values()}
    for region in load_regions():
        assert list(region.countries) == sorted(set(region.countries) & known), region.name
        assert region.precision in ("water", "region")
        assert -90 <= region.lat <= 90, region.name
        assert -180 <= region.lon <= 180, region.name


def test_no_two_regions_share_a_name() -> None:
    names = [fold(name) for region in load_regions() for name in (region.name, *region.others)]
    assert len(names) == len(set(names))


def test_what_geonames_has_as_an_area_is_left_to_it() -> None:
    without = Gazetteer(Columns(), load_codebook().geography)
    for region in load_regions():
        for name in (region.name, *region.others):
            for entry in without.find(name):
                near = kilometres(region.lat, region.lon, entry.lat, entry.lon) < SAME_KM
                # Of an island, or a land beyond its country, an area is a part that may be called like the whole.
                part = entry.other_name and (len(region.countries) > 1 or entry.kind is Kind.PART)
                assert not near or part or entry.kind is Kind.TOWN, (name, entry.area)
