"""Who does a deed and to whom, in the words of the text."""

from typing import Any

import pytest

from onrecord.codebook.events import load_events
from onrecord.finding.events.happenings import find_happenings
from onrecord.records import Span
from tests.cases import cases

# Nothing is done to anybody here, whatever the words look like.
NOT_DONE = [
    ("ASSAULT", "Three hundred farmers fled the fighting."),
    ("ASSAULT", "Nurses treated the wounded in Tarn."),
    ("ASSAULT", "The condemnation of the attack by Orsk was swift."),
    ("ASSAULT", "Orsk condemned bombing the dam."),
    ("ASSAULT", "Prices hit 2,000 on Monday."),
    ("ASSAULT", "Prices were hurt 20 percent by the strike."),
    ("ASSAULT", "A sailor was charged with assault."),
    ("COERCE", "He has been ill since his arrest."),
    ("ACCUSE", "The bishop said the accused left by boat."),
    ("ACCUSE", "“The accused kept his cap on,” the guard told the court."),
]
CASES = [row for group in cases("events/parties") for row in group["cases"]]


def parts_of(text: str) -> list[Span]:
    """The paragraphs of a text."""
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    return spans


@pytest.mark.parametrize(("type_", "text", "actors", "recipients"), CASES, ids=[row[1] for row in CASES])
def test_the_parties_of_a_deed(type_: str, text: str, actors: list[str], recipients: list[str]) -> None:
    sides = [
        ([span.of(text) for span in one.actors], [span.of(text) for span in one.recipients])
        for one in find_happenings(text, parts_of(text), load_events())
        if one.type == type_
    ]
    assert (actors, recipients) in sides


@pytest.mark.parametrize("row", cases("events/known-failures"), ids=lambda row: row["case"][1])
def test_known_failures(row: dict[str, Any], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=row["reason"], strict=True))
    type_, text, *sides = row["case"]
    if sides:
        test_the_parties_of_a_deed(type_, text, *sides)
    else:
        test_where_nothing_is_done_there_is_no_deed(type_, text)


@pytest.mark.parametrize(("type_", "text"), NOT_DONE)
def test_where_nothing_is_done_there_is_no_deed(type_: str, text: str) -> None:
    found = find_happenings(text, parts_of(text), load_events())
    assert type_ not in {one.type for one in found}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("The Tarn attack killed two nuns.", ["Tarn"]),
        ("A rebel attack killed two nuns.", ["rebel"]),
        ("Tarn's attack killed two nuns.", []),
    ],
)
def test_what_stands_before_a_noun_may_be_but_its_place(text: str, beside: list[str]) -> None:
    found = find_happenings(text, parts_of(text), load_events())
    assert {span.of(text) for one in found for span in one.beside} == set(beside)
