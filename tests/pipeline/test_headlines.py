"""A deed that headline and first paragraph tell is one event, and two are two. With the shipped model."""

import pytest

from onrecord.pipeline import Analyser
from onrecord.reading import read_bytes
from onrecord.records import Event, Record, Status

FILLER = "\n\nThe river has been low since spring, and boats lie at the quay. Nobody knows when rain will come.\n"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def read(analyser: Analyser, title: str, lead: str) -> Record:
    reading = read_bytes(f"{title}\n\n{lead}{FILLER}".encode(), name="report.txt")
    return analyser.record(reading.article, reading.notes)


def words(record: Record, type_: str) -> list[list[str]]:
    return [[span.of(record.article.text) for span in one.trigger] for one in events(record, type_)]


def events(record: Record, type_: str) -> list[Event]:
    return [one for one in record.events if one.type == type_]


def test_one_deed_has_the_words_of_both_and_all_that_either_tells(analyser):
    record = read(analyser, "Rebels kill mayor in Kisumu", "Rebels killed the mayor in Kisumu on 4 May 2026.")
    (event,) = events(record, "ASSAULT")
    assert words(record, "ASSAULT") == [["kill", "killed"]]
    assert event.when is not None
    assert event.when.edtf == "2026-05-04"
    assert [note.subject for note in record.notes if note.field.startswith("event.") and note.subject != event.id] == []


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        # Two deeds of the lead may be that of the headline.
        ("Rebels kill nurses", "Rebels killed two nurses in Kisumu on Monday. They killed six nurses in Nakuru."),
        # Other people.
        ("Rebels kill Ada Brook", "Rebels killed Ivo Sarr on Monday."),
    ],
)
def test_what_may_be_two_stays_apart(analyser, title, lead):
    record = read(analyser, title, lead)
    assert words(record, "ASSAULT")[0] == ["kill"]
    assert len(events(record, "ASSAULT")) > 1


def test_what_only_the_lead_leaves_to_somebody_is_told_in_two_ways(analyser):
    record = read(
        analyser, "Rebels kill mayor in Kisumu", "Rebels killed the mayor in Kisumu, Governor Tolan Reke said."
    )
    assert events(record, "ASSAULT")[0].status is Status.REPORTED
    assert len(events(record, "ASSAULT")) > 1
