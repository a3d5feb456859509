"""What stands on both sides of "Okello said" between commas is one statement."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.contents.inserted import with_other_halves
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, SpanIndex
from tests.tagging import marked


def read(marked_text: str) -> tuple[list[str], list[str]]:
    text, labels = marked(marked_text)
    place = Span(0, len(text))
    drafts = join(text, labels, [], [place]).drafts
    found = with_other_halves(text, drafts, SpanIndex([(place, place)]), load())[0]
    return [span.of(text) for span in found.source], [span.of(text) for span in found.content]


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("The lock, [s Okello] [c said], [t is shut].", ["The lock", "is shut"]),
        ("Too often, [s she] [c said], [t the talk is of money].", ["Too often", "the talk is of money"]),
        ("Even if it holds, [s he] [c said], [t it stays shut].", ["Even if it holds", "it stays shut"]),
        ("Nothing, [s Okello] [c told] the radio on Monday, [t was lost].", ["Nothing", "was lost"]),
        ("The lock, as [s one of them] [c put forward], [t has no key].", ["The lock", "has no key"]),
        ("[t The lock is], [s the union] [c insists], safe.", ["The lock is", "safe"]),
        ("[t The new rules would], [s critics] [c say], hurt the poor.", ["The new rules would", "hurt the poor"]),
        ("[t Acts of protest], [s he] [c said], are acts of love.", ["Acts of protest", "are acts of love"]),
    ],
)
def test_both_halves_are_said(marked_text: str, content: list[str]) -> None:
    assert read(marked_text)[1] == content


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("However, [s Okello] [c said], [t the lock is shut].", ["the lock is shut"]),
        ("In a statement, [s the mill] [c said], [t the lock is shut].", ["the lock is shut"]),
        ("Asked about it, [s Okello] [c said], [t the lock was shut].", ["the lock was shut"]),
        ("Speaking in Varda, [s Okello] [c said], [t the lock was shut].", ["the lock was shut"]),
        ("In Varda, [s Okello] [c said], [t “the lock is shut”].", ["“the lock is shut”"]),
        ("[t The lock is shut], [s Okello] [c said], a year after the flood.", ["The lock is shut"]),
        ("[t The lock is shut], [s Okello] [c said], and nobody knows why.", ["The lock is shut"]),
        ("It rained. [s Okello] [c said], [t the lock is shut].", ["the lock is shut"]),
        ("The town, [s2 Brook] [c2 warned] [t2 us], [s Okello] [c said], [t is lost].", ["us"]),
    ],
)
def test_what_leads_to_it_or_adds_to_it_is_not(marked_text: str, content: list[str]) -> None:
    assert read(marked_text)[1] == content


def test_a_source_that_one_comma_parts_from_its_cue_is_the_first_half() -> None:
    assert read("[s The lock,] [c say] [t engineers, was never safe].") == (
        ["engineers"],
        ["The lock", "was never safe"],
    )
    assert read("[s Okello, the keeper,] [c said] [t engineers, all of them, left].")[0] == ["Okello, the keeper,"]
    assert read("[s The lock,] [c said] [t engineers].")[0] == ["The lock,"]
    assert read("[s Farmers,] [c fearing] [t a flood, left the valley].")[0] == ["Farmers,"]
