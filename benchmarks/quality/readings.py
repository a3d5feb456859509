"""What stands in a report: events and accusations, as a reader marked them or as a record has them.

Takes the marks of the exam `happened` with the news that they are of, or a record; yields readings of one form, with
places in the input, so that the one can be scored by the other.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.news import all_news
from onrecord.records import Event, Record, Span

MARKS: Final = Path(__file__).resolve().parent / "happened.jsonl"
Party = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An event as marked or as found; each party is the names that it goes by. `day` "?" could not be worked out."""

    start: int
    end: int
    type: str
    status: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    day: str | None = None
    where: Party = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An accusation as marked or as found."""

    start: int
    end: int
    accused: tuple[Party, ...] = ()
    reply: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stands in one report, by one reader."""

    deeds: tuple[Deed, ...]
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report with the day that it is known to be of, and its readings, the first of which is the exam."""

    name: str
    text: str
    half: str
    published: str | None
    readings: tuple[Reading, ...]


def marked(data: Path, marks: Path = MARKS) -> Iterator[Report]:
    """The reports that were read."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for line in marks.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_name.setdefault(row["report"], []).append(row)
    for name, text in all_news(data):
        if rows_ := by_name.get(name):
            yield Report(
                name=name,
                text=text,
                half=rows_[0]["half"],
                published=rows_[0]["published"],
                readings=tuple(map(_reading, rows_)),
            )


def _reading(row: Mapping[str, Any]) -> Reading:
    def parties(names: Sequence[str]) -> tuple[Party, ...]:
        return tuple(tuple(one.split("|")) for one in names)

    return Reading(
        deeds=tuple(
            Deed(
                start=one["at"][0],
                end=one["at"][1],
                type=one["type"],
                status=one["status"],
                actors=parties(one["actors"]),
                recipients=parties(one["recipients"]),
                day=one["day"],
                where=tuple(one["where"].split("|")) if one["where"] else (),
                optional=one.get("optional", False),
            )
            for one in row["events"]
        ),
        charges=tuple(
            Charge(start=one["at"][0], end=one["at"][1], accused=parties(one["accused"]), reply=one["reply"])
            for one in row["accusations"]
        ),
    )


def found_in(record: Record) -> Reading:
    """What the program found, in the same form, with places in the input."""
    return Reading(deeds=tuple(deed for _, deed in deeds_in(record)), charges=tuple(_charges_in(record)))


def deeds_in(record: Record) -> Iterator[tuple[Event, Deed]]:
    """Each event of a record, once for each time that it is told: a reader marks a deed where it is told."""
    for event in record.events:
        for trigger in _each_telling(event, record.article.title_end):
            start, end = _ends(record, trigger)
            deed = Deed(
                start=start,
                end=end,
                type=event.type,
                status=event.status,
                actors=tuple(_party(record, actor_id) for actor_id in event.actors),
                recipients=tuple(_party(record, actor_id) for actor_id in event.recipients),
                day=event.when.edtf if event.when else None,
                where=tuple(filter(None, (event.where.text, event.where.name))) if event.where else (),
            )
            yield event, deed


def _each_telling(event: Event, title_end: int) -> list[list[Span]]:
    """The words that tell an event in the headline, and those below it."""
    title = [span for span in event.trigger if span.start < title_end]
    body = [span for span in event.trigger if span.start >= title_end]
    return [words for words in (title, body) if words]


def _charges_in(record: Record) -> Iterator[Charge]:
    statements = {one.id: one for one in record.statements}
    for one in record.audit.accusations if record.audit else ():
        statement = statements.get(one.statement or "")
        start, end = _ends(record, one.words or (statement.cue or statement.content if statement else ()))
        accused = [_party(record, actor_id) for actor_id in one.accused]
        accused += [(span.of(record.article.text),) for span in one.accused_words]
        yield Charge(start=start, end=end, accused=tuple(accused), reply=one.reply)


def _party(record: Record, actor_id: str) -> Party:
    actor = record.actor(actor_id)
    return (actor.name, *(span.of(record.article.text) for span in actor.mentions)) if actor else ()


def _ends(record: Record, spans: Sequence[Span]) -> tuple[int, int]:
    found = record.article.source_map.all_to_source(spans) or spans
    return found[0].start, found[-1].end
