"""Who is in a deed whose own sentence leaves that out."""

import pytest

from onrecord.pipeline import Analyser
from onrecord.reading import read_bytes
from onrecord.records import Event, Record
from tests.cases import cases

CASES = [row for group in cases("events/shared") for row in group["cases"]]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def read(analyser: Analyser, text: str) -> Record:
    reading = read_bytes(text.encode(), name="report.txt")
    return analyser.record(reading.article, reading.notes)


def told_by(record: Record, word: str) -> Event:
    """The last event with a word in its trigger that has no other verb of its type beside it."""
    text = record.article.text
    return [event for event in record.events if word in [span.of(text) for span in event.trigger]][-1]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES, ids=[row[0] for row in CASES])
def test_the_parties_that_a_deed_shares(analyser, text, trigger, actors, recipients):
    record = read(analyser, text)
    event = told_by(record, trigger)
    names = {one.id: one.name for one in record.actors}
    assert ([names[one] for one in event.actors], [names[one] for one in event.recipients]) == (actors, recipients)


def test_a_note_says_where_the_doer_was_told(analyser):
    record = read(analyser, "Guards killed Ada Brook in Kisumu. Brook was killed at dawn, her aide said.")
    event = told_by(record, "killed")
    note = next(one for one in record.notes if one.subject == event.id and one.field == "event.actors")
    assert (note.reason, note.candidates) == ("same-event", ("Guards",))


def test_a_note_says_that_the_police_announced_it(analyser):
    record = read(analyser, "Kisumu police said nine men had been arrested.")
    note = next(one for one in record.notes if one.field == "event.actors")
    assert (note.reason, note.candidates) == ("announced", ("Kisumu police",))
