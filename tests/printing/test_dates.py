"""Dates and times as people write them."""

import pytest

from onrecord.printing.dates import edtf_words, time_words
from onrecord.records import Span, Time


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-05-03T14:05", "3 May 2026, 14:05"),
        ("2021-24", "winter 2021"),
        ("2026-01/2026-03", "January 2026 to March 2026"),
        ("2026-05~/2026-06~", "about May 2026 to about June 2026"),
        ("XXXX-05", "May, year open"),
        ("20XX", "2000 to 2099"),
        ("2026-21/..", "from spring 2026 on"),
        ("a form of another version", "a form of another version"),
        ("", ""),
    ],
)
def test_a_value_is_told_in_words(edtf, words):
    assert edtf_words(edtf) == words


@pytest.mark.parametrize(
    ("text", "edtf", "shown"),
    [
        ("in the spring of 2022", "2022-21", "in the spring of 2022"),
        ("last spring", "2022-21", "last spring (spring 2022)"),
        ("since March", "2026-03/..", "since March (from March 2026 on)"),
        ("3 May 2026", "2026-05-03", "3 May 2026"),
        ("3 May", "2026-05-03", "3 May (3 May 2026)"),
        ("Christmas", "XXXX-12-25", "Christmas (25 December, year open)"),
        ("in recent days", None, "in recent days"),
    ],
)
def test_a_value_is_told_where_the_words_do_not_say_it(text, edtf, shown):
    assert time_words(Time(text=text, span=Span(0, len(text)), edtf=edtf)) == shown
