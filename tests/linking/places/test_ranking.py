"""Ranks explain themselves and do not depend on the order of names."""

from dataclasses import replace

from onrecord.linking.gazetteer import Entry, Kind
from onrecord.linking.places.ranking import Named, rank
from tests.counting import lines_run


def town(name: str, number: int, area: str, people: int, lat: float = 0.0, lon: float = 0.0) -> Entry:
    return Entry(name=name, geonames=number, kind=Kind.TOWN, area=area, lat=lat, lon=lon, people=people)


SMALL, LARGE = town("Salem", 1, "AA.01.1", 5_000), town("Salem", 2, "BB.01.1", 200_000, 50, 50)
BESIDE = town("Harwick", 3, "AA.01.1", 90_000, 0.1, 0.1)


def test_alone_the_larger_place_is_meant():
    ((first, second),) = rank([Named(name="salem", candidates=(SMALL, LARGE))])
    assert (first.entry, second.entry) == (LARGE, SMALL)
    assert first.reasons == ("200,000 people",)


def test_a_country_that_is_named_speaks_for_its_capital():
    seat = replace(town("Corvane", 4, "BB.01", 900_000, 50, 50), capital=True)
    other = town("Corvane", 5, "AA.01.2", 200_000, 20, 20)
    state = replace(town("Bellmark", 6, "BB", 3_000_000), kind=Kind.COUNTRY)
    near = [Named(name=name, candidates=(town(name, 10 + at, "AA.02.1", 9_000),)) for at, name in enumerate("abcdefgh")]
    corvane = Named(name="corvane", candidates=(seat, other))
    assert rank([corvane, *near])[0][0].entry == other
    best = rank([corvane, *near, Named(name="bellmark", candidates=(state,))])[0][0]
    assert best.entry == seat
    assert "BB is named" in best.reasons


def test_a_neighbour_outweighs_people():
    names = [Named(name="salem", candidates=(SMALL, LARGE)), Named(name="harwick", candidates=(BESIDE,))]
    best = rank(names)[0][0]
    assert best.entry == SMALL
    assert {"others in AA", "others in AA.01", "near Harwick"} <= set(best.reasons)


def test_a_town_that_the_whole_press_names_says_little_of_where_a_text_is():
    small, large = town("Corvane", 1, "AA.01.1", 10_000), town("Corvane", 2, "BB.01.1", 60_000, 50, 50)
    capital = {usual: replace(town("Dunmere", 3, "AA.02.1", 700_000, 30, 30), usual=usual) for usual in (True, False)}
    best = {
        usual: rank([Named(name="corvane", candidates=(small, large)), Named(name="dunmere", candidates=(one,))])[0][0]
        for usual, one in capital.items()
    }
    assert (best[True].entry, best[False].entry) == (large, small)


def test_the_area_behind_a_name_leaves_no_other():
    ((only,),) = rank([Named(name="salem", candidates=(SMALL, LARGE), inside=frozenset({"AA"}))])
    assert only.entry == SMALL


def test_an_area_behind_a_name_that_fits_none_is_not_heeded():
    ((first, _),) = rank([Named(name="salem", candidates=(SMALL, LARGE), inside=frozenset({"CC"}))])
    assert first.entry == LARGE


def test_a_name_that_nobody_knows_has_no_candidate():
    assert rank([Named(name="narnia", candidates=())]) == [()]
    assert rank([]) == []


def test_an_area_that_is_little_more_than_its_town_gives_way_to_it():
    area = Entry(name="Salem", geonames=9, kind=Kind.AREA, area="BB.01", lat=50, lon=50, people=210_000)
    ((only,),) = rank([Named(name="salem", candidates=(area, LARGE))])
    assert only.entry == LARGE


def many(count: int) -> list[Named]:
    """Names of two towns each, in as many countries."""
    return [
        Named(
            name=f"dunmere {number}",
            candidates=tuple(
                town(f"Dunmere {number}", 2 * number + one, f"A{number}.0{one}.1", 10_000, number % 80, one)
                for one in range(2)
            ),
        )
        for number in range(count)
    ]


def test_of_hundreds_of_names_each_hears_those_round_it():
    harwick = Named(name="harwick", candidates=(BESIDE,))
    salem = Named(name="salem", candidates=(SMALL, LARGE))
    near, far = ([*many(count), harwick] for count in (30, 300))
    assert rank([salem, *near])[0][0].entry == SMALL
    assert rank([salem, *far])[0][0].entry == LARGE


def test_work_grows_with_the_names_of_places_and_no_faster():
    few, more = (lines_run(lambda count=count: rank(many(count))) for count in (200, 800))
    assert more < 6 * few
