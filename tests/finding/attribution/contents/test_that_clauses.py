"""A clause with "that" is said whole."""

import pytest

from onrecord.finding.attribution.contents.that_clauses import with_whole_clauses
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, SpanIndex, words_of
from tests.tagging import marked


def read(marked_text: str) -> list[str]:
    text, labels = marked(marked_text)
    place = Span(0, len(text))
    drafts = join(text, labels, [], [place]).drafts
    return [words_of(one.content, text) for one in with_whole_clauses(text, drafts, SpanIndex([(place, place)]))]


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[s He] [c said] on Friday [t that] it leaks at night. It rained.", "that it leaks at night"),
        ("[s He] [c noted] [t that] Brook – who knew – has left.", "that Brook – who knew – has left"),
        ("[s He] [c noted] [t whether] Brook was there.", "whether Brook was there"),
        (
            "[s Lund] [c told] the court that Brook, who denies [t theft, had robbed her].",
            "that Brook, who denies theft, had robbed her",
        ),
        ("[s He] [c said] [t that] [s2 she] [c2 called] [t2 it a sieve] in May.", "that she called it a sieve in May"),
    ],
)
def test_it_ends_with_its_sentence(marked_text: str, content: str) -> None:
    assert read(marked_text) == [content]


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("Having [c said] [t that], she left.", "that"),
        ("[s They] [c think] [t that] and claim more.", "that"),
        ("[s He] [c said] [t that it leaks], and left.", "that it leaks"),
        (
            "[s He] [c told] the court [t that Brook, who denies it, robbed her].",
            "that Brook, who denies it, robbed her",
        ),
        ("[s She] [c named] the men that came, who had [t no key].", "no key"),
    ],
)
def test_what_is_whole_stays_so(marked_text: str, content: str) -> None:
    assert read(marked_text) == [content]
