"""Times as reports tell them, and what stays open."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.finding.times import find_times
from onrecord.records import Part, PartKind, Span

CASES = Path(__file__).parents[2] / "cases" / "times"


def cases(name: str) -> list[tuple[str, str | None, list[list[str | None]]]]:
    content = yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [(case["text"], case.get("published"), case["times"]) for case in content]


@pytest.mark.parametrize(("text", "published", "times"), cases("found.yaml"))
def test_times_are_found_and_settled(text: str, published: str | None, times: list[list[str | None]]) -> None:
    found = [[time.text, time.edtf] for time in find_times(text, (), published)]
    assert found == [[words, None if edtf == "null" else edtf] for words, edtf in times]


@pytest.mark.parametrize(("text", "published", "times"), cases("left-alone.yaml"))
def test_what_only_looks_like_a_time_is_left_alone(text: str, published: str | None, times: list[list[str | None]]):
    assert times == []
    assert [time.text for time in find_times(text, (), published)] == []


@pytest.mark.parametrize(
    "text",
    ["He left on Friday.", "He left last month.", "He left two days ago.", "He left this spring.", "He left today."],
)
def test_without_a_day_of_publication_nothing_is_counted_from_one(text: str):
    (time,) = find_times(text, (), None)
    assert (time.edtf, time.earliest, time.latest, time.anchor) == (None, None, None, None)


def test_a_vague_day_of_publication_settles_what_all_its_days_agree_on():
    by_month = {
        time.text: time.edtf for time in find_times("He left last year, and last month, and on Friday.", (), "2026-10")
    }
    assert by_month == {"last year": "2025", "last month": "2026-09", "Friday": None}


def test_the_narrative_carries_on_from_the_last_date_told():
    text = "He left on 3 May 2024. The next day it rained. Two weeks later he was back. The same month he died."
    assert [time.edtf for time in find_times(text, (), "2026-10-14")] == [
        "2024-05-03",
        "2024-05-04",
        "2024-05-18~",
        "2024-05",
    ]
    assert find_times(text, (), "2026-10-14")[1].anchor == "text 2024-05-03"


def test_a_year_is_too_coarse_to_count_days_from():
    assert [time.edtf for time in find_times("It began in 1998. The next day it rained.", (), "2026-10-14")] == [
        "1998",
        None,
    ]


def test_a_sentence_of_another_paragraph_lends_no_tense():
    text = "The ferry will sail\n\nFriday in Salem"
    parts = [Part(kind=PartKind.TITLE, span=Span(0, 19)), Part(kind=PartKind.PARAGRAPH, span=Span(21, 36))]
    assert [time.edtf for time in find_times(text, parts, "2026-10-14")] == ["2026-10-09"]


EVERY_FORM = (
    "He left late Tuesday, earlier this week, on January 19, in the spring of 2022, three years ago, since 2013, "
    "next month, in the 1990s, from 3 to 5 May, until June, two weeks ago, over the past three months, in the third "
    "quarter, on 2024-02-05, at midnight on Friday, in the 19th century, by year-end, last weekend, a couple of days "
    "ago, in winter 2024."
)


@pytest.mark.parametrize("published", [None, "2026", "2026-10", "2026-10-14"])
def test_every_value_is_edtf_and_its_bounds_are_what_the_value_says(published: str | None):
    for time in find_times(EVERY_FORM, (), published):
        if time.edtf is None:
            assert time.earliest is time.latest is None
            continue
        parsed = parse_edtf(time.edtf)
        if time.edtf.startswith("XXXX") or ".." in time.edtf or time.edtf.endswith("-24"):
            continue  # no bounds, or bounds on one side; the library ends winter in December
        assert time.earliest == "{:04}-{:02}-{:02}".format(*parsed.lower_strict()[:3])
        assert time.latest == "{:04}-{:02}-{:02}".format(*parsed.upper_strict()[:3])


def test_the_end_of_the_calendar_is_no_error():
    assert (
        find_times("Nine thousand years ago. 9000 years ago, 999999999999 days later.", (), "2026-10-14")[0].edtf
        is None
    )
    assert find_times("He left on 31/31/2024.", (), "2026-10-14") == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*EVERY_FORM.replace(",", "").split(), "\n\n", "99999999999999999999", "0", "é", "’s", "—"])
    ),
    st.sampled_from([None, "2026", "2026-13-45", "0000", "9999-12-31", "0001-01-01", "soon"]),
)
def test_any_text_gives_ordered_times_inside_it(words: list[str], published: str | None):
    text = " ".join(words)
    times = find_times(text, (), published)
    assert all(time.span.of(text) == time.text for time in times)
    assert all(one.span.end <= other.span.start for one, other in pairwise(times))
    for time in times:
        assert (time.earliest or "0001-01-01") <= (time.latest or "9999-12-31")
        assert date.fromisoformat(time.earliest or "2026-10-14")
