"""A cue whose source no tagger has seen has the subject of its own clause."""

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.sources.own_subject import by_its_own_subject
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


@pytest.mark.parametrize(
    ("marked_text", "source"),
    [
        ("Komena won, a result his main challenger [c dismissed] [t as fraud].", "his main challenger"),
        ("Komena won, a result that the union [c has also dismissed] [t as fraud].", "the union"),
        ("[s Brook] and a result his main challenger [c dismissed] [t as fraud].", "Brook"),
        ("The court [c heard] [t that the driver slept].", ""),
        ("The union, which [c was not asked, called for] [t calm].", "The union"),
        ("The union, which [c was not asked] [t to vote], fell.", ""),
        ("Komena won, a result he [c dismissed] [t as fraud].", ""),
        ("Rents [c suggest] [t that the town is poor].", ""),
        ("The minister [c was told] [t that rents fell].", ""),
        ("The minister [c came under withering criticism for] [t his silence].", ""),
        ("Her brother [c became known as] [t the King of Quays].", ""),
        ("A result that she and many of her supporters [c regard] [t as fraud] stands.", ""),
    ],
)
def test_who_stands_before_the_verb_says_it(marked_text: str, source: str) -> None:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, (), [Span(0, len(text))]).drafts
    assert words_of(by_its_own_subject(text, draft, (), load()).source, text) == source
