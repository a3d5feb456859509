"""Who closes a sentence: found where a tagger was unsure or looked up into the headline, and left alone elsewhere."""

import pytest

from onrecord.finding.attribution.contents.closing import with_closed, with_own_sentences
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span


def closed(text: str, *drafts: Draft) -> list[list[str]]:
    return [[span.of(text) for span in one.spans] for one in with_closed(text, drafts, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Managers knew of the cracks, the inquiry has found.", ["the inquiry", "has found", "Managers knew"]),
        ("Brook told clerks to lie, a porter alleged in a letter.", ["a porter", "alleged", "Brook told clerks"]),
        ("The wall had moved, an engineer had warned in May.", ["an engineer", "had warned", "The wall had"]),
    ],
)
def test_verbs_that_close_a_sentence(text: str, spans: list[str]) -> None:
    ((source, cue, content),) = closed(text)
    assert [source, cue] == spans[:2]
    assert content.startswith(spans[2])


@pytest.mark.parametrize(
    "text",
    [
        "The wall had moved, which an engineer had warned of in May.",
        "When the wall moved, the engineer warned.",
        "The wall had moved, the porter found a crack.",
    ],
)
def test_what_closes_no_statement(text: str) -> None:
    assert closed(text) == []


def test_an_unsure_statement_of_that_form_is_sure() -> None:
    text = "Fares will rise by a tenth, the mayor has said."
    unsure, sure = (
        Draft(source=(Span(28, 37),), cue=(Span(38, 46),), content=(Span(0, 26),), confidence=share)
        for share in (0.1, 0.3)
    )
    assert [with_closed(text, [one], [Span(0, len(text))])[0].confidence for one in (unsure, sure)] == [0.75, 0.3]


def test_a_statement_below_keeps_the_headline_where_its_sentence_tells_nothing() -> None:
    text = "Fares to rise\n\nOn Monday, the mayor said."
    draft = Draft(source=(Span(26, 35),), cue=(Span(36, 40),), content=(Span(0, 13),), confidence=1)
    assert with_own_sentences(text, [draft], Span(0, 13), [Span(15, len(text))]) == [draft]
