"""followthemoney entities, held against followthemoney's own model."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from followthemoney import model, types

from onrecord.exporting import Kind, export
from onrecord.exporting.codes import _TWO, two_letters
from onrecord.records import ActorKind, Record, Status
from tests.exporting.samples import MASTER, UNION, event, full_record
from tests.factories import record


def entities(*records: Record) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    export(records, "ftm", stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def variants() -> Iterator[Record]:
    """Records with actors of every kind, and events of every status."""
    full = full_record()
    for kind in (*ActorKind, None):
        yield replace(full, actors=(replace(MASTER, kind=kind), UNION))
    for status in Status:
        yield replace(full, events=(event(status=status),))
    yield replace(full, events=(event(when=None, where=None),))
    yield record()


def one(schema: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    return next(entity["properties"] for entity in found if entity["schema"] == schema)


def test_every_value_is_text_and_says_something():
    for entity in entities(*variants()):
        assert all(isinstance(value, str) and value for values in entity["properties"].values() for value in values)


def test_entities_lead_to_entities_that_can_stand_there():
    for made in variants():
        found = entities(made)
        schema_of = {entity["id"]: model.get(entity["schema"]) for entity in found}
        for entity in found:
            for name, values in entity["properties"].items():
                wanted = schema_of[entity["id"]].get(name).range
                if wanted:
                    assert all(schema_of[value].is_a(wanted) for value in values), (entity, name)


def test_followthemoney_itself_takes_every_entity():
    """The standard's own model: nothing is dropped, and nothing is wrong."""
    for entity in entities(*variants()):
        proxy = model.get_proxy(entity, cleaned=False)
        model.get(entity["schema"]).validate(entity)
        for name, values in entity["properties"].items():
            if name == "publishedAt" or name == "modifiedAt":
                assert len(proxy.get(name)) == len(values)
            else:
                assert sorted(proxy.get(name)) == sorted(values), name


def test_countries_have_two_letters_and_those_that_have_none_are_counted():
    assert one("Person", entities(full_record()))["country"] == ["no"]
    odd = full_record(actors=(replace(MASTER, country="DDR"), UNION))
    losses = export([odd], "ftm", io.BytesIO())
    assert losses.values("actor.country") == 1
    assert "country" not in one("Person", entities(odd))


def test_every_country_that_followthemoney_has_can_be_reached():
    assert {two_letters(code) for code in _TWO} <= set(types.registry.country.names)


def test_an_event_that_nobody_vouches_for_is_no_event():
    for status in Status:
        found = entities(full_record(events=(event(status=status),)))
        made = next(entity for entity in found if entity["id"] == "evt-1")
        assert made["schema"] == ("Event" if status in (Status.REPORTED, Status.ATTRIBUTED) else "Note")


def test_spans_stand_beside(tmp_path: Path):
    losses = export([full_record()], "ftm", tmp_path / "export")
    details = json.loads((tmp_path / "export.details.jsonl").read_text(encoding="utf-8"))
    assert details["statements"][1]["content"] == [list(span) for span in full_record().statements[1].content]
    assert losses.values("statement.content", Kind.BESIDE) == 2
    assert export([full_record()], "ftm", io.BytesIO()).values("statement.content") == 2
