"""PLOVER 2.0: the manual's fields, no code that nobody gave, and said apart from happened."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord.exporting import Kind, export
from onrecord.exporting.plover import TYPES
from onrecord.records import Record, Status
from tests.exporting.samples import MASTER, SAID, TEXT, UNION, event, full_record
from tests.factories import record

# Chapter 6 of the manual, in the underscored names; `onrecord` is ours.
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
ENTITY = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: {"type": "string"} for name in ("code", "sector", "entity_text", "identifier_id", "office")},
}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **{name: {"type": "string"} for name in ("extracted_place", "resolved_place", "country_code")},
        **{name: {"type": "number"} for name in ("lat", "lon", "geonameid")},
        "resolution": {"enum": [1, 2, 3, 4, 5]},
    },
}
WORDS = {"type": "array", "items": {"type": "string"}}
SCHEMA = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "date": DAY,
        "enddate": DAY,
        "actor": {"type": "array", "items": ENTITY, "minItems": 1},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "items": {"enum": sorted(TYPES)}, "minItems": 1},
        "mode": WORDS,
        "context": WORDS,
        "event_loc": LOCATION,
        "event_text": WORDS,
        "quad_code": {"enum": [1, 2, 3, 4]},
        "link": {"type": "string"},
        "text_info": {"type": "object"},
        "cite_info": {"type": "object"},
        "coder": {"type": "string"},
        "comment": {"type": "string"},
        "onrecord": {"type": "object"},
    },
}


def lines(made: Record) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    export([made], "plover", stream)
    read = [json.loads(line) for line in stream.getvalue().splitlines()]
    for line in read:
        jsonschema.validate(line, SCHEMA)
    return read


def test_a_record_without_events_gives_an_empty_file(tmp_path: Path):
    losses = export([record()], "plover", tmp_path / "events.jsonl")
    assert (tmp_path / "events.jsonl").read_bytes() == b""
    assert losses.values("statement") == 5


def test_an_event_has_the_manuals_fields():
    (line,) = lines(full_record())
    assert line["date"] == "2026-05-02"
    assert line["actor"] == [{"entity_text": "𝒟ockers United"}]
    assert line["recipient"][0] == {
        "code": "NOR",
        "sector": "GOV",
        "entity_text": "Zoë Ångström",
        "office": "harbour master",
        "identifier_id": "Q4115189",
    }
    assert line["event_loc"]["resolution"] == 4
    assert line["quad_code"] == 4
    assert TEXT[line["text_info"]["start"] : line["text_info"]["end"]] == "blocked"
    assert line["onrecord"]["vouched_by"] == "𝒟ockers United"
    assert "text" not in line


def test_no_code_is_ever_filled_in():
    bare = full_record(
        actors=(replace(MASTER, country=None, sector=None, identifiers={}, roles=()), UNION),
        events=(event(where=None, quad=None, mode=None, context=()),),
    )
    (line,) = lines(bare)
    assert line["recipient"] == [{"entity_text": "Zoë Ångström"}]
    assert not {"quad_code", "event_loc", "mode", "context"} & set(line)


@pytest.mark.parametrize("status", Status)
def test_only_what_somebody_vouches_for_is_a_happening(status: Status, tmp_path: Path):
    made = full_record(events=(event(status=status),))
    losses = export([made], "plover", tmp_path / "events")
    main, claims = ((tmp_path / name).read_bytes() for name in ("events", "events.claims.jsonl"))
    vouched = status in (Status.REPORTED, Status.ATTRIBUTED)
    assert (bool(main), bool(claims)) == (vouched, not vouched)
    assert losses.values("event", Kind.BESIDE) == int(not vouched)
    assert export([made], "plover", io.BytesIO()).values("event") == int(not vouched)
    jsonschema.validate(json.loads(main or claims), SCHEMA)


def test_a_range_has_a_first_and_a_last_day():
    when = replace(SAID, edtf="2026-05", earliest="2026-05-01", latest="2026-05-31")
    (line,) = lines(full_record(events=(event(when=when),)))
    assert (line["date"], line["enddate"]) == ("2026-05-01", "2026-05-31")
    assert "2026-05" in line["comment"]


def test_without_a_day_of_its_own_the_day_of_publication_stands_in_and_says_so():
    made = full_record(events=(event(when=None),))
    (line,) = lines(made)
    assert line["date"] == "2026-05-03"
    assert "publication" in line["comment"]
    assert export([made], "plover", io.BytesIO()).values("event.when", Kind.CHANGED) == 1


def test_what_plover_cannot_take_is_left_out_and_counted():
    full = full_record()
    undated = replace(full, article=replace(full.article, published="2026-05"), events=(event(when=None),))
    for made in (undated, full_record(events=(event(type="FIGHT"),)), full_record(events=(event(actors=()),))):
        assert lines(made) == []
        assert export([made], "plover", io.BytesIO()).values("event") == 1


def test_kosovo_has_plovers_code():
    (line,) = lines(full_record(actors=(replace(MASTER, country="XKX"), UNION)))
    assert line["recipient"][0]["code"] == "KOS"


@pytest.mark.parametrize(("quad", "code"), [("1", 1), ("Verbal conflict", 3), ("material_cooperation", 2)])
def test_a_quad_class_is_a_number_however_it_is_written(quad: str, code: int):
    assert lines(full_record(events=(event(quad=quad),)))[0]["quad_code"] == code
