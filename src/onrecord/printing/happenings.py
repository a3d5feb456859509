"""Put the events of a record in the order in which a reader should meet them.

Takes a record; gives its events by status, from what the report tells itself down to what is said not to be, each
with who vouches in a word, and a timeline of those that happened and have a day. Events whose day is not told are
noted in one line. Finds nothing new and hides no event.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from onrecord.printing.entries import speaker_of
from onrecord.printing.wording import REASONS, note_words, notes_words
from onrecord.records import Event, Note, Record, Status, number_of

HEADINGS: Final[Mapping[Status, str]] = {
    Status.REPORTED: "Told by the report itself",
    Status.ATTRIBUTED: "On the word of a named source",
    Status.UNNAMED: "On the word of a source without a name",
    Status.ALLEGED: "Alleged",
    Status.DISPUTED: "Said by one and denied by another",
    Status.DENIED: "Denied",
    Status.PLANNED: "Planned, promised or expected",
    Status.HYPOTHETICAL: "Wished, feared, demanded or possible",
    Status.NEGATED: "Said not to be so",
}
# What is only wished, feared or not so has no place in the order of time.
_OUT_OF_TIME: Final = (Status.HYPOTHETICAL, Status.NEGATED)
# What several words have in common stands in one line with all of them, where it is told of more than one.
_LISTED: Final = frozenset(
    {
        ("events", "less-sure-than-wanted"),
        ("event.actors", "unknown-party"),
        ("event.recipients", "unknown-party"),
        ("statements", "quotation-without-statement"),
    }
)
# What is said once for all events or actors, not once for each.
_COMMON: Final = {
    ("actor.country", "not-found"): "Country",
    ("actor.sector", "not-found"): "Sector",
    ("event.actors", "not-found"): "Actor",
    ("event.actors", "same-event"): "Actor",
    ("event.actors", "announced"): "Actor",
    ("event.recipients", "same-event"): "Recipient",
    ("event.when", "not-found"): "Time",
    ("event.when", "same-event"): "Time",
    ("event.when", "same-story"): "Time",
    ("event.when", "same-talk"): "Time",
    ("event.where", "same-event"): "Place",
    ("event.where", "same-story"): "Place",
    ("event.where", "at-home"): "Place",
    ("event.where", "unlisted"): "Place",
    ("event.where", "dateline"): "Place",
}


def by_status(record: Record) -> list[tuple[str, list[Event]]]:
    """The events under their headings, in the order of the text; headings without events are left out."""
    groups = (
        (heading, [event for event in record.events if event.status is status]) for status, heading in HEADINGS.items()
    )
    return [(heading, events) for heading, events in groups if events]


def timeline(record: Record) -> list[Event]:
    """What has a day and happened, is said to have or is planned, the earliest first."""
    dated = [(event.when.earliest, event) for event in record.events if event.when and event.when.earliest]
    told = [(day, event) for day, event in dated if event.status not in _OUT_OF_TIME]
    return [event for _, event in sorted(told, key=lambda pair: (pair[0], pair[1].trigger))]


def vouched_by(record: Record, event: Event) -> str | None:
    """Who vouches for an event, by name; None where the report tells it itself."""
    statement = next((one for one in record.statements if one.id == event.statement), None)
    return speaker_of(record, statement).name if statement else None


def open_notes(record: Record, numbers: Mapping[str, int]) -> list[str]:
    """The notes in words; what goes for many events or actors is said once, with how many it goes for."""
    listed = {kind: [note for note in record.notes if (note.field, note.reason) == kind] for kind in _LISTED}
    told: list[str] = []
    for note in record.notes:
        alike = listed.get((note.field, note.reason), ())
        if len(alike) > 1 and note is alike[0]:
            told.append(notes_words(record, alike))
        elif len(alike) <= 1 and not _common(note):
            told.append(note_words(record, note, numbers))
    return [*told, *_counted(record.notes)]


def _common(note: Note) -> bool:
    return (note.field, note.reason) in _COMMON


def _counted(notes: Iterable[Note]) -> list[str]:
    counts = Counter((note.field, note.reason) for note in notes if _common(note))
    return [
        f"{name} of {number_of(counts[one], one[0].partition('.')[0])}: {REASONS[one[1]]}."
        for one, name in _COMMON.items()
        if counts[one]
    ]
