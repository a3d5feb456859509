"""One deed is one event, however many words tell of it."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import Happening, find_happenings
from onrecord.records import Span
from tests.cases import cases

CASES = [case for group in cases("events/one-deed") for case in group["cases"]]


def happenings(text: str) -> list[Happening]:
    return list(find_happenings(text, [Span(0, len(text))], load_events()))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_tells_of_one_deed(text: str, expected: list[list[str]]) -> None:
    assert [[span.of(text) for span in one.trigger] for one in happenings(text)] == expected


def test_one_deed_has_all_parties_of_what_tells_of_it():
    text = "A Brennish raid on the port killed six sailors and wounded nine farmers."
    (only,) = happenings(text)
    assert [span.of(text) for span in only.actors] == ["Brennish"]
    assert [span.of(text) for span in only.recipients] == ["the port", "six sailors", "nine farmers"]


def test_a_deed_is_no_party_of_itself_and_has_its_mode():
    text = "Oil tanks were hit by Brennish drone strikes."
    (only,) = happenings(text)
    assert ([span.of(text) for span in only.actors], only.mode) == (["Brennish"], "drone")


def test_the_place_of_a_deed_is_none_to_whom_it_is_done_where_they_are_told():
    text = "Two bombings in Veska killed 20 people."
    (only,) = happenings(text)
    assert [span.of(text) for span in only.recipients] == ["20 people"]
