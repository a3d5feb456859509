"""The day and the place of events, as far as other sentences of a report tell them. With the shipped model."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.pipeline import Analyser
from onrecord.reading import read_bytes
from onrecord.records import Event, Record
from tests.cases import cases

PUBLISHED = "2026-10-14"
CASES = [
    pytest.param(text, *wanted, id=f"{group['about']}: {why}")
    for group in cases("events/carried")
    for why, text, wanted in group["cases"]
]


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser.load()


def read(analyser: Analyser, text: str) -> Record:
    reading = read_bytes(text.encode(), name="report.txt")
    return analyser.record(replace(reading.article, published=PUBLISHED), reading.notes)


def told_by(record: Record, words: str) -> Event:
    text = record.article.text
    told = ((event, [span.of(text) for span in event.trigger]) for event in record.events)
    return [event for event, spans in told if words in (*spans, " ".join(spans))][-1]


@pytest.mark.parametrize(("text", "trigger", "day", "place"), CASES)
def test_what_a_report_carries_to_another_sentence(
    analyser: Analyser, text: str, trigger: str, day: Any, place: str | None
) -> None:
    event = told_by(read(analyser, text), trigger)
    found = (event.when and event.when.edtf, event.where and event.where.text)
    assert found == (day and str(day), place)


def reasons(record: Record, event: Event) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        note.field: (note.reason, note.candidates)
        for note in record.notes
        if note.subject == event.id and note.field in ("event.when", "event.where")
    }


def test_a_note_says_why_a_day_and_a_place_are_carried(analyser):
    record = read(analyser, "Rebels bombed a school in Mombasa in May. The bombing wounded nine children.")
    assert reasons(record, told_by(record, "wounded")) == {
        "event.when": ("same-event", ("May",)),
        "event.where": ("same-event", ("Mombasa",)),
    }
    record = read(analyser, "Gunmen attacked a mill near Kisumu on Monday. The army arrested four men.")
    assert reasons(record, told_by(record, "arrested")) == {
        "event.when": ("same-story", ("Monday",)),
        "event.where": ("same-story", ("Kisumu",)),
    }


def test_a_note_says_of_which_talk_words_have_the_day(analyser):
    text = "The mayor, Ada Brook, said on Monday that rents fell.\n\nBrook also accused the guild of fraud."
    record = read(analyser, text)
    assert reasons(record, told_by(record, "accused"))["event.when"] == ("same-talk", ("Monday",))


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Gunmen shot two guards in the village of Velmora, Peru.", "Velmora", None, "PER"),
        ("Gunmen shot two guards in Velmora on Monday.", "Velmora", None, None),
        ("Shops burned in Mombasa. Gunmen shot two guards in the Velmora neighbourhood.", "Velmora", "Mombasa", "KEN"),
        ("Shops burned in Mombasa. Gunmen shot two guards on Velmora Street.", "Velmora Street", "Mombasa", "KEN"),
        ("Gunmen shot two guards in the Kenyan port city of Mombasa.", "Mombasa", "Mombasa", "KEN"),
    ],
)
def test_a_deed_is_done_where_the_gazetteer_has_no_place(analyser, text, words, name, country):
    record = read(analyser, text)
    event = told_by(record, "shot")
    assert (event.where.text, event.where.name, event.where.country) == (words, name, country)
    noted = [note for note in record.notes if note.subject == event.id and note.reason == "unlisted"]
    assert [note.spans for note in noted] == ([(event.where.span,)] if name is None else [])


def test_a_quarter_keeps_the_town_that_was_told_round_it(analyser):
    text = "Shops burned in the Velmora neighbourhood of Mombasa. Gunmen shot two guards in {}."
    found = [told_by(read(analyser, text.format(words)), "shot").where for words in ("Velmora", "Tarn Alta")]
    assert [place and place.name for place in found] == ["Mombasa", None]


def test_an_unlisted_house_does_not_end_a_scene(analyser):
    text = "Miners marched through Kisumu on Monday. A guard stood at Velmora Cathedral. Police beat two men."
    assert told_by(read(analyser, text), "beat").where.name == "Kisumu"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A report from northern Mali said that rebels attacked a mill.", "Mali"),
        ("A report from Mali said that rebels attacked a mill in Kisumu.", "Kisumu"),
        ("A clerk from Mali said that rebels attacked a mill.", None),
    ],
)
def test_what_is_reported_from_a_place_is_done_there(analyser, text, place):
    event = told_by(read(analyser, text), "attacked")
    assert (event.where and event.where.text) == place


DATELINE = "MOMBASA, Kenya, 3 May 2026 - Gunmen shot two guards outside a mill."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (DATELINE, "MOMBASA"),
        (f"{DATELINE} Kenya has many mills.", "MOMBASA"),
        (f"{DATELINE} Rents fell in Kisumu.", None),
        (f"{DATELINE} Rents fell in Peru.", None),
        (f"{DATELINE}\n\nRents fell in Kisumu.", "MOMBASA"),
        (f"{DATELINE.replace('Gunmen shot', 'The guild condemned gunmen who shot')}\n\nRents fell in Kisumu.", None),
        ("MOMBASA, Kenya, 3 May 2026 - Rents fell.\n\nGunmen shot two guards.\n\nRents fell in Kisumu.", None),
        (DATELINE.replace("Gunmen", "Peruvian troops"), None),
    ],
)
def test_a_deed_is_done_at_the_dateline_where_no_other_place_is_told(analyser, text, place):
    record = read(analyser, text)
    event = told_by(record, "shot")
    assert (event.where and event.where.text) == place
    assert reasons(record, event).get("event.where") == (place and ("dateline", (place,)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Kenyan government has banned rallies.", "Kenyan"),
        ("The president of Kenya has banned rallies.", "Kenya"),
        ("The Kenyan government has banned rallies in Mombasa.", "Mombasa"),
        ("The Kenyan government has banned Peruvian wool.", None),
        ("The Kenyan government wants to ban rallies.", None),
        ("The Kenyan army has banned rallies.", None),
    ],
)
def test_what_those_who_rule_a_country_impose_is_there(analyser, text, place):
    record = read(analyser, text)
    event = next(one for one in record.events if one.type == "COERCE")
    assert (event.where and event.where.text) == place


def test_the_day_of_a_dateline_is_none_of_the_story(analyser):
    text = "MOMBASA, Kenya, 3 May 2026 - A bomb exploded near a mill.\n\nRebels bombed a mill on Monday."
    assert told_by(read(analyser, text), "exploded").when is None


def test_what_is_done_in_the_attack_has_its_place(analyser):
    text = "Rents fell. Rebels attacked a mill in Kisumu.\n\nAda Brook said nine guards were killed in {}."
    records = [read(analyser, text.format(words)) for words in ("the attack", "an attack")]
    found = [told_by(record, "killed") for record in records]
    noted = [reasons(record, event).get("event.where") for record, event in zip(records, found, strict=True)]
    assert noted == [("same-event", ("Kisumu",)), None]


@pytest.mark.parametrize(("between", "day"), [("", "2026-10-12"), ("Rebels burned a school in Mombasa in May. ", None)])
def test_the_attack_right_behind_a_deed_dates_it(analyser, between, day):
    text = f"Rebels have destroyed a mill in Kisumu. {between}The attack took place on Monday."
    event = told_by(read(analyser, text), "destroyed")
    assert (event.when and event.when.edtf) == day


def test_two_deeds_that_may_be_meant_are_named(analyser):
    text = (
        "Rebels bombed a school in Mombasa on Sunday. Rebels bombed a mill in Kisumu on Monday. "
        "The guild condemned the bombing by the rebels."
    )
    record = read(analyser, text)
    assert reasons(record, told_by(record, "bombing")) == {
        "event.when": ("several-told", ("Monday", "Sunday")),
        "event.where": ("several-told", ("Kisumu", "Mombasa")),
    }
