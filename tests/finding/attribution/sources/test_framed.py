"""Whose words a sentence is told in, where a phrase between commas says so."""

import pytest

from onrecord.finding.attribution.sources.framed import with_framed
from onrecord.finding.attribution.statements import join
from onrecord.finding.quotes import quotations
from onrecord.records import Span, SpanIndex, words_of
from tests.tagging import marked


def read(marked_text: str) -> list[tuple[str, str, str]]:
    text, labels = marked(marked_text)
    place = Span(0, len(text))
    quoted = quotations(text, [place])
    drafts = join(text, labels, quoted, [place]).drafts
    found = with_framed(text, drafts, SpanIndex((one.span, one) for one in quoted), [place])
    return [tuple(words_of(spans, text) for spans in (one.source, one.cue, one.content)) for one in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("marked_text", "found"),
    [
        ("In the words of Okello, the council is deaf.", ("Okello", "In the words of", "the council is deaf")),
        ("It is, in the eyes of many, too late.", ("many", "in the eyes of", "It is … too late")),
        ("The port is “a sieve”, as [s Okello] [c put] [t it].", ("Okello", "put it", "The port is “a sieve”")),
        ("It is, as [s Okello] once [c put] [t it, “a sieve”].", ("Okello", "put it", "“a sieve”")),
        ("As one diver puts it in a letter: “It is rotten.”", ("one diver", "puts it", "“It is rotten.”")),
        ("But in the union's own view, it is shut.", ("the union's", "view", "it is shut")),
        ("[t The port is], to quote Okello, “a sieve”.", ("Okello", "to quote", "“a sieve”")),
    ],
)
def test_a_phrase_between_commas_lays_its_sentence_to_somebody(marked_text: str, found: tuple[str, str, str]) -> None:
    assert read(marked_text) == [found]


@pytest.mark.parametrize(
    "marked_text",
    [
        "She saw it in the eyes of the dog.",
        "In other words, the deal is dead.",
        "In my view, the deal is dead.",
        "In view of the flood, the lock was shut.",
        "“In the words of my father, nobody is safe.”",
        "In the words of Okello.",
    ],
)
def test_other_words_lay_it_to_nobody(marked_text: str) -> None:
    assert read(marked_text) == []


def test_what_another_statement_has_stays_there() -> None:
    found = read("[t The lock closed, in the eyes of many, too late], [c said] [s Brook].")
    assert found == [("Brook", "said", "The lock closed, in the eyes of many, too late")]
