"""Events in the record: what happened, what is only spoken of, and who vouches. With the shipped model."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.finding.events import HAPPENED
from onrecord.pipeline import Analyser
from onrecord.reading import read_bytes
from onrecord.records import Act, Event, Record, Status, words_of
from tests.cases import cases

NOT_HAPPENED = [(group, sentence) for group in cases("events/not-happened") for sentence in group["sentences"]]
HAPPENED_CASES = cases("events/happened")


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser.load()


def read(analyser: Analyser, text: str, **given: str) -> Record:
    reading = read_bytes(text.encode(), name="report.txt")
    return analyser.record(reading.article, reading.notes)


def events(record: Record, type_: str) -> list[Event]:
    return [event for event in record.events if event.type == type_]


@pytest.fixture(scope="session")
def only_spoken_of(analyser: Analyser) -> list[tuple[str, str, list[Event]]]:
    return [(group["how"], text, events(read(analyser, text), group["deed"])) for group, text in NOT_HAPPENED]


def test_nothing_that_is_only_spoken_of_enters_as_having_happened(only_spoken_of):
    assert len(only_spoken_of) >= 300
    assert [text for _, text, found in only_spoken_of if any(event.status in HAPPENED for event in found)] == []


def test_what_is_only_spoken_of_is_not_passed_over_either(only_spoken_of):
    # Otherwise the test above could be passed by finding nothing.
    assert sum(bool(found) for _, _, found in only_spoken_of) >= 0.85 * len(only_spoken_of)


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ("negated", Status.NEGATED),
        ("conditional", Status.HYPOTHETICAL),
        ("planned", Status.PLANNED),
        ("demanded", Status.HYPOTHETICAL),
        ("feared", Status.HYPOTHETICAL),
        ("alleged", Status.ALLEGED),
        ("denied", Status.DENIED),
    ],
)
def test_each_way_of_speaking_has_its_status(only_spoken_of, how, status):
    found = [event.status for way, _, all_found in only_spoken_of if way == how for event in all_found]
    assert found.count(status) >= 0.75 * len(found)


def test_what_is_told_plainly_enters(analyser):
    assert len(HAPPENED_CASES) >= 200
    entered = [
        any(event.status in HAPPENED for event in events(read(analyser, text), type_)) for type_, text in HAPPENED_CASES
    ]
    assert sum(entered) >= 0.9 * len(entered)


def test_a_deed_that_its_teller_blames_on_somebody_is_alleged(analyser):
    record = read(analyser, "Rebels killed three guards near Veska on Sunday, said the governor, Tolan Reke.")
    (event,) = events(record, "ASSAULT")
    assert (record.statements[0].act, event.status) == (Act.ACCUSE, Status.ALLEGED)


def test_a_named_source_vouches(analyser):
    record = read(analyser, "Teachers marched through Veska on Sunday, said the governor, Tolan Reke.")
    (event,) = events(record, "PROTEST")
    assert event.status is Status.ATTRIBUTED
    statement = next(one for one in record.statements if one.id == event.statement)
    speaker = record.actor(statement.speaker)
    assert speaker is not None
    assert speaker.name == "Tolan Reke"


def test_whoever_comments_on_an_accusation_has_not_made_it(analyser):
    text = (
        'ELLERY - "We shall see who is right," Grace Okello said, commenting on accusations against Vellmark of '
        "dumping waste.\n\nHugh Lantry responded to charges that he had taken bribes."
    )
    record = read(analyser, text)
    assert len(record.statements) >= 2
    assert Act.ACCUSE not in [statement.act for statement in record.statements]
    # That somebody is accused is told, and by whom is not.
    assert {(one.statement, one.accuser) for one in record.audit.accusations} == {(None, None)}
    speakers = {statement.speaker for statement in record.statements}
    assert not any(speakers & set(event.actors) for event in events(record, "ACCUSE"))


def test_those_who_only_act_are_actors_of_the_record(analyser):
    record = read(analyser, "Brenn sent a large batch of aircraft to Arlia on Sunday.")
    (event,) = events(record, "AID")
    names = [[actor.name for one in side if (actor := record.actor(one))] for side in (event.actors, event.recipients)]
    assert names == [["Brenn"], ["Arlia"]]


def test_an_event_without_a_day_has_none_and_a_note(analyser):
    record = read(analyser, "Brenn severed ties with Arlia.")
    (event,) = events(record, "SANCTION")
    assert event.when is None
    assert [note.reason for note in record.notes if note.subject == event.id and note.field == "event.when"] == [
        "not-found"
    ]


def test_a_party_that_is_not_settled_has_a_note(analyser):
    record = read(analyser, "Gunmen shot at him in Veska.")
    assert {note.field for note in record.notes if note.reason == "unknown-party"} <= {
        "event.recipients",
        "event.actors",
    }
    assert all(event.trigger for event in record.events)


def test_the_same_text_gives_the_same_events(analyser):
    text = "Arlia accused Brenn of arming the rebels. Brenn denied arming the rebels."
    assert read(analyser, text).events == read(analyser, text).events


def test_what_one_alleges_and_another_denies_is_disputed(analyser):
    text = (
        "Arlia’s foreign minister, Oda Kroll, accused Brenn of arming the rebels. "
        "Brenn’s president, Jan Holt, denied that Brenn had armed the rebels."
    )
    statuses = {event.status for event in events(read(analyser, text), "AID")}
    assert statuses == {Status.DISPUTED, Status.DENIED}


def test_the_reference_report(analyser, shared_data: Path):
    path = shared_data / "seed" / "article.txt"
    reading = read_bytes(path.read_bytes(), name=path.name)
    record = analyser.record(reading.article, reading.notes)
    voucher = {one.id: (actor.name if (actor := record.actor(one.speaker)) else "") for one in record.statements}
    told = {
        (event.type, event.status, voucher.get(event.statement or "", ""), words_of(event.trigger, record.article.text))
        for event in record.events
    }
    assert ("AID", Status.ATTRIBUTED, "Sergey Lavrov", "sent") in told
    assert ("AID", Status.ALLEGED, "Abdoulaye Diop", "arming") in told
    assert any(
        type_ == "COERCE" and status is Status.ALLEGED and by == "Abdoulaye Diop" for type_, status, by, _ in told
    )
    assert any(type_ == "SANCTION" and status in HAPPENED for type_, status, _, _ in told)
    assert any(type_ == "REQUEST" and status is Status.REPORTED for type_, status, _, _ in told)
    happened = [event for event in record.events if event.status in HAPPENED and event.type in ("ASSAULT", "COERCE")]
    assert happened == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The judge ordered a hearing on November 17.", None),
        ("The judge ordered a hearing on October 5.", "2026-10-05"),
    ],
)
def test_what_is_reported_as_done_lies_on_no_day_after_the_report(analyser, text, edtf):
    reading = read_bytes(text.encode(), name="report.txt")
    record = analyser.record(replace(reading.article, published="2026-10-14"), reading.notes)
    found = [event for event in events(record, "REQUEST") if event.status is Status.REPORTED]
    assert [event.when.edtf if event.when else None for event in found] == [edtf]


def test_only_words_that_may_be_somebody_leave_a_party_open(analyser):
    record = read(analyser, "The parliament demanded an inquiry. The bishop rejected the accusation.")
    assert len(record.events) == 2
    assert [note for note in record.notes if note.reason == "unknown-party"] == []
    record = read(analyser, "Police released him on Monday.")
    assert [note.field for note in record.notes if note.reason == "unknown-party"] == ["event.recipients"]


def test_those_who_speak_together_act_each(analyser):
    record = read(analyser, "Kenya and Uganda warned Tanzania of strikes on Monday.")
    (event,) = events(record, "THREATEN")
    assert {record.actor(one).name for one in event.actors} == {"Kenya", "Uganda"}


def test_two_kinds_of_people_who_agree_are_two(analyser):
    record = read(analyser, "The Kenyan government and major creditors of the yard agreed to form a new company.")
    (event,) = events(record, "AGREE")
    assert {record.actor(one).name for one in event.actors} == {"Kenyan government", "major creditors"}
