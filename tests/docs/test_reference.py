"""The reference pages say what the code says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from onrecord.printing.wording import REASONS
from onrecord.records import Record
from onrecord.records.record import json_schema
from scripts.write_reference import REFERENCE, hints_of, pages, types_within

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "onrecord"


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: path.name)
def test_made_pages_are_up_to_date(path: Path):
    assert path.read_text(encoding="utf-8") == pages()[path], "run make docs"


def test_every_field_has_a_meaning_and_no_meaning_is_left_over():
    meanings = yaml.safe_load((REFERENCE / "fields.yaml").read_text(encoding="utf-8"))
    assert {kind: set(rows) for kind, rows in meanings.items()} == {
        kind.__name__: set(hints_of(kind)) for kind in types_within(Record)
    }


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_every_reason_in_the_code_is_explained():
    explained = set(re.findall(r"`([a-z-]+)`", (REFERENCE / "notes.md").read_text(encoding="utf-8")))
    assert {reason for file in PACKAGE.rglob("*.py") for reason in reasons(file.read_text(encoding="utf-8"))} <= (
        explained
    )


def test_every_reason_of_a_note_has_words_in_a_report():
    page = (REFERENCE / "notes.md").read_text(encoding="utf-8").partition("## Why an input was rejected")[0]
    assert set(re.findall(r"^\|[^|]+\| `([a-z-]+)` \|", page, re.MULTILINE)) == set(REASONS)


def reasons(code: str) -> Iterator[str]:
    """Every literal given as `reason`: by that name, or in its place to a function of the same file that has one."""
    tree = ast.parse(code)
    places = {"InputRejected": 1, "rejected": 1, **dict(places_of_reason(tree))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = [keyword.value for keyword in node.keywords if keyword.arg == "reason"]
            place = places.get(getattr(node.func, "id", ""))
            if place is not None:
                given += node.args[place : place + 1]
            yield from (text for value in given for text in texts(value))


def places_of_reason(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions that take a `reason`, and which of their arguments it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            if "reason" in names:
                yield node.name, names.index("reason")


def texts(value: ast.expr) -> Iterator[str]:
    """The literals that an expression can give, one of several where it chooses."""
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('Note(field="a", reason="not-found")', {"not-found"}),
        ('Note(reason="one" if x else "other")', {"one", "other"}),
        ('def open(reason, span): ...\nopen("pronoun", span)', {"pronoun"}),
        ('raise InputRejected(name, "empty", "there is no text")', {"empty"}),
        ("Note(reason=reason)", set()),
    ],
)
def test_reasons_are_found_however_they_are_given(code: str, found: set[str]):
    assert set(reasons(code)) == found
