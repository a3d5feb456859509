"""When and where an event takes place."""

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.circumstances import when, where
from onrecord.finding.happenings import find_happenings
from onrecord.records import Place, Span, Time


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Gunmen killed two farmers on Sunday.", "killed", "on Sunday"),
        ("Rebels left. Gunmen killed two farmers.", "killed", None),
        ("Brenn attacked Veska in May and Arlia expelled its envoy in June.", "expelled", "in June"),
        ("Brenn attacked Veska in May and Arlia expelled its envoy in June.", "attacked", "in May"),
    ],
)
def test_the_time_of_an_event_is_the_nearest_in_its_sentence(text, trigger, expected):
    words = [one for one in ("on Sunday", "in May", "in June") if one in text]
    times = [Time(text=one, span=at(text, one), edtf="2026-05") for one in words]
    happenings = find_happenings(text, [Span(0, len(text))], load_events())
    happening = next(one for one in happenings if one.trigger[0].of(text) == trigger)
    found = when(happening, times, happenings)
    assert (found.text if found else None) == expected


def test_a_time_that_is_not_placed_in_the_calendar_is_no_answer():
    text = "Gunmen killed two farmers one day."
    (happening,) = find_happenings(text, [Span(0, len(text))], load_events())
    assert when(happening, [Time(text="one day", span=at(text, "one day"))], [happening]) is None


def test_a_party_is_no_place():
    text = "Arlian jets attacked Brenn in Tarn."
    (happening,) = find_happenings(text, [Span(0, len(text))], load_events())
    places = [Place(text=one, span=at(text, one), name=one) for one in ("Brenn", "Tarn")]
    found = where(happening, places, text, [happening])
    assert found is not None
    assert found.name == "Tarn"


def test_a_sentence_may_name_no_place():
    text = "Arlian jets attacked Brenn."
    (happening,) = find_happenings(text, [Span(0, len(text))], load_events())
    assert where(happening, [Place(text="Brenn", span=at(text, "Brenn"), name="Brenn")], text, [happening]) is None
