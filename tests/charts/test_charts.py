"""Charts: their figures, their tables, their drawings; hostile names; the same bytes each time."""

import re

import pytest
from lxml import etree

from onrecord.charts import PROPERTIES, STATUSES, Spot, Tied, inline, network, places, png, spoken, svg, timeline
from onrecord.charts.circle import order
from onrecord.charts.drawing import fit_for_page, forget
from onrecord.records import Status

HOSTILE = '</title><script>alert(1)</script><b onload="x">&"'


def link(*parts):
    return "/search?" + "&".join(str(part) for part in parts)


def said():
    return spoken(
        [("2026-01", "deny", 2), ("2026-03", "opine", 1), ("2026-03", "assert", 4), (None, "ask", 3)], "Oduya", link
    )


def dated():
    return timeline(
        [
            ("reported", "2026-05-03", "2026-05-03", 2),
            ("alleged", "2026-05-03", "2026-05-03", 1),
            ("alleged", "2026-05-01", "2026-05-31", 5),
            ("planned", None, None, 1),
        ],
        link,
    )


def mapped(**named):
    spots = [
        Spot(status="alleged", place="Lagos", country="NGA", lat=6.455, lon=3.394, events=2),
        Spot(status="reported", place="Lagos", country="NGA", lat=6.455, lon=3.394, events=3),
        Spot(status="denied", place="Port Ellery", country=None, lat=None, lon=None, events=1),
    ]
    return places(spots, link, **named)


def tie(source, target, kind="speaks of", number=1):
    return Tied(
        source=source, source_name=source, target=target, target_name=target, tie=kind, number=number, articles=1
    )


def tied(ties=None):
    several = ties or [tie("Oduya", "Union", "accuses", 3), tie("Oduya", "Union", number=3), tie("Union", "Oduya")]
    return network(several, link, lambda one: link(one.source, one.tie))


CHARTS = (said, dated, mapped, tied)


@pytest.mark.parametrize("made", CHARTS)
def test_each_chart_can_be_drawn_in_every_form(made):
    chart = made()
    assert svg(chart).startswith("<svg")
    assert png(chart).startswith(b"\x89PNG")
    assert etree.fromstring(str(inline(chart))).get("viewBox")
    assert len(chart.rows) == len(chart.links) > 0
    assert all(len(row) == len(chart.columns) for row in chart.rows)


@pytest.mark.parametrize("made", CHARTS)
def test_a_drawing_in_a_page_needs_no_style_no_script_and_no_colour_of_its_own(made):
    root = etree.fromstring(str(inline(made())))
    for element in root.iter():
        assert not {"style", "onload", "onclick"} & set(element.attrib)
        assert etree.QName(element).localname not in ("style", "script", "foreignObject", "image")
        for paint in ("fill", "stroke"):
            assert element.get(paint) not in {*PROPERTIES, "black"}, "a colour that the page cannot change"
    assert root.get("aria-hidden") == "true"


@pytest.mark.parametrize("made", CHARTS)
def test_the_same_figures_give_the_same_drawing(made):
    first = svg(made())
    forget()
    assert svg(made()) == first


def test_what_was_said_is_summed_by_month_and_series():
    chart = said()
    assert chart.rows == (("2026-01", "denials", 2), ("2026-03", "other", 5))
    assert chart.summary == (
        "7 statements from 2026-01 to 2026-03; the most, 5, in 2026-03. 3 more statements in reports whose month is "
        "not known."
    )
    assert chart.spec["encoding"]["x"]["scale"]["domain"] == ["2026-01", "2026-02", "2026-03"]


def test_nothing_said_is_an_empty_chart_that_says_so():
    chart = spoken([(None, "ask", 1)], "Oduya", link)
    assert chart.empty
    assert (
        chart.summary
        == "No statement in a report whose month is known. 1 more statement in reports whose month is not known."
    )


def test_an_event_is_set_on_a_day_only_where_its_words_give_one():
    chart = dated()
    assert chart.rows == (("2026-05-03", "reported", 2), ("2026-05-03", "alleged", 1))
    assert chart.summary.endswith("6 events without a date, or with one vaguer than a day, not drawn.")


def test_events_of_many_years_are_shown_by_year():
    chart = timeline([("reported", f"{year}-05-03", f"{year}-05-03", 1) for year in (1996, 2026)], link)
    assert [row[0] for row in chart.rows] == ["1996", "2026"]


def test_no_two_ticks_have_the_same_words():
    for days in (
        ["2026-05-03", "2026-05-04"],
        ["2026-05-03"],
        ["2026-04-28", "2026-06-02"],
        ["2012-05-03", "2014-01-01"],
    ):
        drawn = svg(timeline([("reported", day, day, 1) for day in days], link))
        ticks = re.findall(r">((?:\d\d )?(?:[A-Z][a-z]{2} )?20\d\d)<", drawn)
        assert ticks
        assert len(ticks) == len(set(ticks)), ticks


def test_the_names_of_lanes_have_room_in_a_wider_font():
    drawn = svg(
        timeline([("reported", "2026-05-03", "2026-05-03", 1), ("alleged", "2026-05-04", "2026-05-04", 1)], link)
    )
    wide = svg(timeline([("hypothetical", "2026-05-03", "2026-05-03", 1)], link))
    margins = [
        int(re.search(r'translate\((\d+),\d+\)"><g class="mark-group role-frame', one)[1]) for one in (drawn, wide)
    ]
    assert [margin >= 7.5 * len(name) for margin, name in zip(margins, ("reported", "hypothetical"), strict=True)] == [
        True
    ] * 2


def test_a_place_without_coordinates_is_counted_and_not_drawn():
    chart = mapped()
    assert [row[:4] for row in chart.rows] == [("Lagos", "NGA", "reported", 3), ("Lagos", "NGA", "alleged", 2)]
    assert "1 event without a settled place" in chart.summary


@pytest.mark.parametrize("whole_world", [True, False])
def test_names_stand_where_the_library_sets_the_points(whole_world):
    """The names are set by projections of our own: they must be the library's."""
    chart = mapped(whole_world=whole_world)
    (name,) = next(one["values"] for one in chart.spec["data"] if one["name"] == "names")
    spots = re.findall(
        r'translate\(([\d.]+),([\d.]+)\)"[^>]*aria-label="Lagos|aria-label="Lagos[^>]*translate\(([\d.]+),([\d.]+)\)',
        svg(chart),
    )
    assert spots
    x, y = (float(one) for one in (spots[0][:2] if spots[0][0] else spots[0][2:]))
    assert abs(name["y"] - y) < 1
    assert 0 < name["x"] - x < 40


def test_between_two_the_more_particular_tie_is_drawn_and_the_table_has_both():
    chart = tied()
    assert [(row[0], row[1], row[3]) for row in chart.rows] == [
        ("Oduya", "accuses", 3),
        ("Oduya", "speaks of", 3),
        ("Union", "speaks of", 1),
    ]
    curves = next(one["values"] for one in chart.spec["data"] if one["name"] == "curves")
    assert sorted(one["tie"] for one in curves) == ["accuses", "speaks of"]


def crowd(number=60):
    return [
        tie(f"actor {one:02}", f"actor {(one * 7 + step) % number:02}", number=1 + one % 5)
        for one in range(number)
        for step in (1, 2, 5, 11)
    ]


def test_forty_actors_keep_their_names_apart_and_the_rest_is_folded():
    chart = tied(crowd())
    actors = next(one["values"] for one in chart.spec["data"] if one["name"] == "actors")
    assert len(actors) == 40
    # Each name lies on a ray of its own: two rays of forty are nine degrees apart, which is 37 pixels out there.
    apart = sorted((one["labelX"], one["labelY"]) for one in actors)
    for at, one in enumerate(apart):
        for other in apart[at + 1 :]:
            assert ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5 > 15
    assert "Drawn are 40 actors" in chart.summary
    assert len(chart.rows) == len(crowd())


def test_those_with_much_between_them_stand_side_by_side():
    camps = {
        (f"{camp}{one}", f"{camp}{other}"): 5 for camp in "ab" for one in range(4) for other in range(4) if one != other
    }
    mixed = [f"{camp}{one}" for one in range(4) for camp in "ab"]
    found = "".join(actor[0] for actor in order(mixed, camps))
    assert "aaaa" in found * 2


def test_a_hostile_name_stays_text():
    charts = [
        spoken([("2026-01", "deny", 1)], HOSTILE, link),
        places([Spot(status="alleged", place=HOSTILE, country=None, lat=1.0, lon=1.0, events=1)], link),
        network([tie(HOSTILE, "Union")], lambda _: "/actors/x", lambda _: "/search"),
    ]
    for chart in charts:
        for drawn in (svg(chart), str(inline(chart))):
            assert "<script" not in drawn
            root = etree.fromstring(drawn.encode())
            assert not any("onload" in element.attrib for element in root.iter())
        hrefs = [element.get("href") for element in etree.fromstring(str(inline(chart))).iter() if element.get("href")]
        assert all(one.startswith("/") and "evil" not in one for one in hrefs)


@pytest.mark.parametrize("away", ["//evil.example", "javascript:alert(1)", "https://evil.example/"])
def test_a_chart_leads_to_pages_of_the_workbench_alone(away):
    with pytest.raises(ValueError, match="inside the workbench"):
        network([tie("Oduya", "Union")], lambda _: away, lambda _: "/search")


def test_a_drawing_in_a_page_has_links_and_a_file_has_none():
    for made in CHARTS:
        chart = made()
        assert '<a href="/search?' in str(inline(chart))
        assert "href" not in svg(chart)


@pytest.mark.parametrize(
    "hostile",
    [
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<image href="https://evil.example/x.png"/>',
        '<path d="M0,0" fill="url(https://evil.example/x)"/>',
        '<a href="javascript:alert(1)"><path d="M0,0"/></a>',
        "<style>*{}</style>",
    ],
)
def test_what_a_drawing_must_not_have_is_taken_out(hostile):
    fitted = fit_for_page(f'<svg xmlns="http://www.w3.org/2000/svg">{hostile}</svg>', "n")
    assert "evil" not in fitted
    assert "javascript" not in fitted
    assert "<style" not in fitted
    assert "foreignObject" not in fitted


def test_every_status_has_a_colour_and_every_colour_a_property():
    assert list(STATUSES) == [str(one) for one in Status]
    assert set(STATUSES.values()) <= set(PROPERTIES)
    assert len(set(STATUSES.values())) == len(STATUSES)
