"""The exam of what happened: what counts as found, and what neither for nor against."""

import json
from pathlib import Path

import pytest

from benchmarks.quality.pairing import count
from benchmarks.quality.readings import Charge, Deed, Reading, deeds_in, found_in, marked
from benchmarks.quality.scoring import Count
from benchmarks.quality.subject import Program

TEXT = "Arlia shelled Veska on Monday. Its army had left.\n\nBrenn accused Arlia of murder. Arlia declined to comment."
SHELLED = Deed(start=6, end=13, type="ASSAULT", status="reported", actors=(("Arlia", "army"),), day="2024-05-06")
ACCUSED = Charge(start=57, end=64, accused=(("Arlia",),), reply="declined")


def reading(*deeds: Deed, charges: tuple[Charge, ...] = ()) -> Reading:
    return Reading(deeds=deeds, charges=charges)


def changed(deed: Deed, **fields: object) -> Deed:
    return Deed(**{name: getattr(deed, name) for name in Deed.__slots__} | fields)  # type: ignore[arg-type]


def test_the_same_reading_is_right_throughout():
    same = reading(SHELLED, charges=(ACCUSED,))
    assert {name: one for name, one in count(TEXT, same, same).items() if one.f1 != 1} == {
        "event.recipients": Count(0, 0, 0),
        "event.where": Count(0, 0, 0),
    }


@pytest.mark.parametrize(
    ("have", "expected"),
    [
        (changed(SHELLED, start=0, end=5), Count(1, 1, 1)),  # another word of the sentence
        (changed(SHELLED, type="COERCE"), Count(0, 1, 1)),
        (changed(SHELLED, start=36, end=40), Count(0, 1, 1)),  # the next sentence
    ],
)
def test_an_event_is_found_by_type_and_sentence(have: Deed, expected: Count):
    assert count(TEXT, reading(SHELLED), reading(have))["event"] == expected


def test_what_may_be_seen_either_way_counts_neither_for_nor_against():
    open_one = changed(SHELLED, start=44, end=48, type="RETREAT", optional=True)
    left = changed(open_one, optional=False)
    assert count(TEXT, reading(open_one), reading(left))["event"] == Count(0, 0, 0)
    assert count(TEXT, reading(open_one), reading())["event"] == Count(0, 0, 0)


def test_parties_days_and_status_are_compared_where_the_event_is_found():
    have = changed(SHELLED, actors=(("Brenn",),), status="alleged", day=None)
    counts = count(TEXT, reading(SHELLED), reading(have))
    assert (counts["event.actors"], counts["event.status"]) == (Count(0, 1, 1), Count(0, 1, 1))
    assert counts["event.day"] == Count(0, 0, 1)


def test_a_day_that_could_not_be_worked_out_is_not_asked_for():
    want = changed(SHELLED, day="?")
    assert "event.day" not in count(TEXT, reading(want), reading(SHELLED))


def test_an_accusation_is_found_in_its_sentence_and_its_answer_compared():
    other = Charge(start=57, end=64, accused=(("Brenn",),), reply="none")
    counts = count(TEXT, reading(charges=(ACCUSED,)), reading(charges=(other,)))
    assert counts["accusation"] == Count(1, 1, 1)
    assert (counts["accused"], counts["reply"]) == (Count(0, 1, 1), Count(0, 1, 1))


def test_a_record_becomes_a_reading():
    record = Program().record("a.txt", f"Shells fall\n\n{TEXT}\n".encode(), "2024-05-08")
    found = found_in(record)
    assert any(one.type == "ASSAULT" and one.day == "2024-05-06" and "Arlia" in one.actors[0] for one in found.deeds)
    assert [("Arlia" in one.accused[0], one.reply) for one in found.charges] == [(True, "declined")]


def test_what_headline_and_body_tell_is_found_in_both():
    text = "Rebels kill mayor in Kisumu\n\nRebels killed the mayor in Kisumu on 4 May 2026.\n"
    record = Program().record("a.txt", text.encode(), None)
    (event,) = record.events
    told = [(one.id, text[deed.start : deed.end]) for one, deed in deeds_in(record)]
    assert told == [(event.id, "kill"), (event.id, "killed")]


def test_marks_are_read_with_their_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("benchmarks.quality.readings.all_news", lambda _: [("other", "No."), ("one", TEXT)])
    event = {"at": [6, 13], "type": "ASSAULT", "status": "reported", "actors": ["Arlia|army"], "recipients": []}
    charge = {"at": [57, 64], "accuser": "Brenn", "accused": ["Arlia"], "reply": "declined"}
    row = {"report": "one", "half": "a", "published": "2024-05-08", "accusations": [charge]}
    row["events"] = [event | {"day": "2024-05-06", "where": None}]
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (report,) = marked(tmp_path, marks)
    assert (report.name, report.published) == ("one", "2024-05-08")
    assert report.readings == (reading(SHELLED, charges=(ACCUSED,)),)
