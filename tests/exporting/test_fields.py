"""No field is lost without a word: change any field, and either the export changes or the field is among the losses."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from onrecord.exporting import FORMS, export
from onrecord.exporting.fields import values_at
from onrecord.exporting.forms import writer_of
from onrecord.records import Record, Span
from tests.exporting.samples import full_record

SINGULAR = {"actors": "actor", "statements": "statement", "events": "event", "notes": "note"}


def changed(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every way to change one leaf of a value, with the dotted name of the field changed."""
    if is_dataclass(value):
        for field in fields(value):
            name = SINGULAR.get(field.name, field.name) if not path else field.name
            for place, other in changed(getattr(value, field.name), (*path, name)):
                yield place, replace(value, **{field.name: other})  # type: ignore[type-var]
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        for place, other in changed(value[0], path):
            yield place, (other, *value[1:])
    else:
        yield path, other_than(value)


def other_than(value: Any) -> Any:
    """A value of the same type that is not this one."""
    if isinstance(value, Enum):
        return next(member for member in type(value) if member is not value)
    if isinstance(value, Span):
        return Span(value.start + 1, value.end)
    if isinstance(value, str):
        return value[:-1] + ("0" if value[-1:] != "0" else "1")
    if isinstance(value, float):
        return value / 2
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, Mapping):
        return {key: other_than(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return (other_than(value[0]), *value[1:])
    raise AssertionError(f"{value!r}: no other value known")


# What is known about a record in any form, or is made from the rest.
IDS = {"schema"}
CHANGES = [(".".join(path), record) for path, record in changed(full_record(), ()) if ".".join(path) not in IDS]


def bytes_of(record: Record, form: str, folder: Path) -> dict[str, bytes]:
    """Every file of the export but the losses."""
    target = folder / "export"
    export([record], form, target)
    paths = list(target.iterdir()) if target.is_dir() else list(folder.glob("export*"))
    return {path.name: path.read_bytes() for path in paths if not path.name.endswith("losses.json")}


def declared(form: str, path: str) -> bool:
    """Whether the form says that it has no place for the field, or for what the field is part of."""
    not_held = writer_of(FORMS[form]).NOT_HELD
    return any(path == lost or path.startswith(f"{lost}.") for lost in not_held)


@pytest.mark.parametrize("form", FORMS)
def test_every_field_is_in_the_export_or_among_the_losses(form: str, tmp_path: Path):
    (tmp_path / "plain").mkdir()
    plain = bytes_of(full_record(), form, tmp_path / "plain")
    silent, idle = [], []
    for number, (path, record) in enumerate(CHANGES):
        folder = tmp_path / str(number)
        folder.mkdir()
        seen = bytes_of(record, form, folder) != plain
        if not seen and not declared(form, path):
            silent.append(path)
        if seen and declared(form, path) and path != "article.text":  # the words of statements are its words
            idle.append(path)
    assert silent == [], "lost without a word"
    assert idle == [], "held, though it is said not to be"


@pytest.mark.parametrize("form", FORMS)
def test_every_loss_is_counted_in_a_full_record(form: str):
    losses = export([full_record(), full_record()], form, io.BytesIO())
    for field in writer_of(FORMS[form]).NOT_HELD:
        assert losses.values(field) == 2 * values_at(full_record(), field) > 0, field


def test_the_changes_reach_every_part_of_a_record():
    names = {path for path, _ in CHANGES}
    assert {
        "article.source.sha256",
        "article.publisher.domain",
        "statement.said.edtf",
        "event.where.geonames",
        "audit.voices.share",
        "note.reason",
        "made_by.models.sha256",
        "actor.roles.title",
        "actor.identifiers",
    } <= names
    assert len(names) >= 100


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("article.title", 1),
        ("article.authors", 1),
        ("article.publisher.name", 1),
        ("actor", 2),
        ("actor.roles.title", 1),
        ("actor.mentions", 2),
        ("statement.about", 1),
        ("statement.said.edtf", 1),
        ("statement.content", 2),
        ("audit", 1),
        ("note", 1),
        ("event.where.alternatives", 2),
    ],
)
def test_values_are_counted_where_there_are_any(path: str, values: int):
    assert values_at(full_record(), path) == values
