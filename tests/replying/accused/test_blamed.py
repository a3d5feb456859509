"""Whom do the words of an accusation blame?"""

import pytest

from onrecord.codebook import load
from onrecord.records import Span, SpanIndex
from onrecord.replying.accused.blamed import blamed


@pytest.mark.parametrize(
    ("cue", "content", "parties"),
    [
        ("accused", "the port of Ostrey Bay of dumping mud", [["the port of Ostrey Bay"]]),
        ("accused", "the mill’s former treasurer, Ivo Sarr, of fraud", [["the mill’s former treasurer", "Ivo Sarr"]]),
        ("blamed", "Ivo Sarr, the treasurer, for the loss", [["Ivo Sarr", "the treasurer"]]),
        ("accused", "the mill and its owner of fraud", [["the mill"], ["its owner"]]),
        ("accused", "him of fraud", [["him"]]),
        ("accused", "her father of fraud", [["her father"]]),
        ("charged", "that the mill had lied", [["the mill"]]),
        ("said", "Tolven Estates lied to every tenant", [["Tolven Estates"]]),
        ("said", "fishermen were killed by the guards", [["the guards"]]),
        ("said", "the guards, who ran the camp, tortured prisoners", [["the guards"]]),
        ("said", "fishermen had been beaten", []),
        ("said", "the letters would be hidden by May", []),
        ("said", "it was the mill", []),
        ("said", "there was fraud", []),
        ("said", "the mill lost a case that accused it of poisoning the brook", [["it"]]),
        ("said", "Ivo Sarr was charged with theft", [["Ivo Sarr"]]),
        ("said", "our client is innocent", []),
        ("said", "My client is innocent. Ivo Sarr is a liar.", [["Ivo Sarr"]]),
        ("said", "the mill denied it, but its guards beat the miners", [["its guards"]]),
        ("accused", "", []),
    ],
)
def test_the_words_that_are_blamed(cue: str, content: str, parties: list[list[str]]) -> None:
    text = f"{cue} {content}"
    spans = [Span(len(cue) + 1, len(text))] if content else []
    found = blamed(text, [Span(0, len(cue))], spans, SpanIndex(()), load())
    assert [[words.span.of(text) for words in party] for party in found] == parties


def test_a_headline_in_capitals_has_a_verb_all_the_same() -> None:
    text = "Losk Poisoned Northern Lagoon"
    names = SpanIndex([(Span(0, 4), Span(0, 4))])
    ((words,),) = blamed(text, [], [Span(0, len(text))], names, load())
    assert words.head.of(text) == "Losk"


def test_whom_a_passive_accuses_stands_before_it() -> None:
    text = "He is alleged to have sold the berths"
    ((words,),) = blamed(text, [Span(3, 13)], [Span(0, 2), Span(14, len(text))], SpanIndex(()), load())
    assert words.span.of(text) == "He"


def test_a_quotation_that_its_cue_breaks_blames_whom_its_sentence_does() -> None:
    text = "In May the old mayor lied, she said, and stole"
    content = [Span(0, 25), Span(37, len(text))]
    ((words,),) = blamed(text, [Span(31, 35)], content, SpanIndex(()), load())
    assert words.span.of(text) == "the old mayor"


@pytest.mark.parametrize(
    ("cue", "content", "parties"),
    [
        ("criticised", "Ivo Sarr for closing the mill that the guards ran", [["Ivo Sarr"]]),
        ("called", "it treason by the mill", []),
        ("branded as", "liars the miners", []),
        ("paid tribute to", "the miners whom the guards beat", [["the guards"]]),
        ("said", "that mill owners are killing miners", [["mill owners"]]),
        ("told", "police someone had lied to tenants", [["someone"]]),
        ("said", "the raid of the guards on miners killed ten", [["the raid"]]),
    ],
)
def test_whom_a_verb_that_judges_has_for_its_object(cue: str, content: str, parties: list[list[str]]) -> None:
    text = f"{cue} {content}"
    found = blamed(text, [Span(0, len(cue))], [Span(len(cue) + 1, len(text))], SpanIndex(()), load())
    assert [[words.span.of(text) for words in party] for party in found] == parties


@pytest.mark.parametrize(
    ("text", "cue", "parties"),
    [
        ("Three women were allegedly shot", "were allegedly", []),
        ("The guard was allegedly drunk and beat the boy", "was allegedly", [["The guard"]]),
        ("The guard is said to have robbed the mill", "is said", [["The guard"]]),
    ],
)
def test_a_cue_that_breaks_a_sentence_blames_nobody_to_whom_it_was_done(
    text: str, cue: str, parties: list[list[str]]
) -> None:
    at = text.index(cue)
    content = [Span(0, at - 1), Span(at + len(cue) + 1, len(text))]
    found = blamed(text, [Span(at, at + len(cue))], content, SpanIndex(()), load())
    assert [[words.span.of(text) for words in party] for party in found] == parties
