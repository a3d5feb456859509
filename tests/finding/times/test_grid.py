"""A weekday in a report of any day, in any tense: 7 x 7 x 3, all right."""

from datetime import date, timedelta
from itertools import product

import pytest

from onrecord.finding.times import find_times

MONDAY = date(2026, 10, 12)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SENTENCES = {
    "past": ("The council met on {}.", "The ferry left late {}.", "Mayor Okafor said {} that rents will fall."),
    "present": ("The council is meeting on {}.", "The ferry leaves on {}.", "Talks are due {}."),
    "future": ("The council will meet on {}.", "The ferry is to sail early {}.", "The vote will be held on {}."),
}


def expected(weekday: int, published: date, tense: str) -> date:
    """The last such day that is over, or the next one; the day of the paper itself is meant in every tense."""
    if tense == "past":
        return published - timedelta((published.weekday() - weekday) % 7)
    return published + timedelta((weekday - published.weekday()) % 7)


@pytest.mark.parametrize(("weekday", "day", "tense"), list(product(range(7), range(7), SENTENCES)))
def test_a_weekday_means_the_day_that_its_tense_points_to(weekday: int, day: int, tense: str) -> None:
    published = MONDAY + timedelta(day)
    for sentence in SENTENCES[tense]:
        (time,) = find_times(sentence.format(WEEKDAYS[weekday]), (), published.isoformat())
        assert time.edtf == expected(weekday, published, tense).isoformat(), sentence
        assert time.earliest == time.latest == time.edtf
        assert time.anchor == f"published {published}"
