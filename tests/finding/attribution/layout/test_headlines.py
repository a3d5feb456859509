"""Headlines that make a statement with a colon or a dash, and those that make none."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.layout.headlines import headline, headline_of
from onrecord.records import PartKind, Span, words_of
from onrecord.records.labels import Name
from tests.factories import article


def read(line: str, name: str = "") -> tuple[str, str] | None:
    at = line.find(name)
    names = [Name(kind="person", span=Span(at, at + len(name)))] if name else []
    found = headline(line, Span(0, len(line)), names, load())
    return found and (words_of(found.source, line), words_of(found.content, line))


@pytest.mark.parametrize(
    ("line", "name", "found"),
    [
        ("Minister: no new taxes", "", ("Minister", "no new taxes")),
        ("Dr Ilse Marrow: the lake is clean", "Ilse Marrow", ("Dr Ilse Marrow", "the lake is clean")),
        ("Bridge was never checked: rescuers", "", ("rescuers", "Bridge was never checked")),
        ("Talks to resume in Selda - sources", "", ("sources", "Talks to resume in Selda")),
        ("Oduya on the flood: “We lost the school”", "Oduya", ("Oduya", "“We lost the school”")),
        ("Minister: no new taxes.", "", ("Minister", "no new taxes")),
        ("Minister: grain comes from the U.S.", "", ("Minister", "grain comes from the U.S.")),
        ("Unions: who paid for the palace?", "", ("Unions", "who paid for the palace?")),
    ],
)
def test_a_speaker_before_or_behind_the_mark_says_the_rest(line: str, name: str, found: tuple[str, str]) -> None:
    assert read(line, name) == found


@pytest.mark.parametrize(
    "line",
    [
        "Budget: what we know so far",
        "Analysis: the dam that nobody wanted",
        "Harbour fire: quay stays shut",
        "Charged with theft, mayor tells court",
        "Accused of arson, minister says",
        "Minister: “The lock is shut.” Union: “It never was.”",
        "Minister: “The lock is shut.” The union disagreed: “It never was.”",
        "Oduya on the flood: three lessons",
        "Selda 2 – Quilora 1",
        "Minister: no",
        "The minister who promised to rebuild the school last year: a portrait",
    ],
)
def test_topics_labels_and_results_are_left_alone(line: str) -> None:
    assert read(line, "Oduya" if "Oduya" in line else "") is None


def test_a_first_line_that_is_no_sentence_is_a_headline_too() -> None:
    text = "Rescuers: quay unsafe\n\nThe quay is shut."
    made = article(text)
    assert {part.kind for part in made.parts} == {PartKind.PARAGRAPH}
    place = headline_of(made)
    assert place is not None
    assert place.of(text) == "Rescuers: quay unsafe"
    assert headline_of(article("The quay is shut.\n\nNobody said why.")) is None


def test_what_a_court_hears_is_said_there_by_nobody_who_is_named() -> None:
    assert read("Man set fire to quay, court hears") == ("", "Man set fire to quay")
    assert read("Keeper took bribes for years, lock inquiry told") == ("", "Keeper took bribes for years")
    assert read("Man set fire to quay, court closes") is None
