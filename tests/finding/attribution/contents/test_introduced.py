"""A quotation goes to the cue that the punctuation round it names."""

import re
from dataclasses import replace

import pytest

from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.statements import join
from onrecord.finding.quotes import quotations
from onrecord.records import Span, words_of
from tests.tagging import Weighs, marked


def drafts(text: str, link: float) -> tuple[str, tuple[Draft, ...]]:
    plain, labels = marked(text, link)
    parts = [Span(*match.span()) for match in re.finditer(r"[^\n]+", plain)]
    return plain, join(plain, labels, quotations(plain, parts), parts).drafts


def told(text: str, link: float = 0.9) -> list[tuple[str, str, str]]:
    plain, found = drafts(text, link)
    return [tuple(words_of(role, plain) for role in (one.source, one.cue, one.content)) for one in found]  # type: ignore[misc]


def sure(text: str) -> list[float]:
    """How sure a statement is of which the tagger says that it is hardly one."""
    plain, labels = marked(text)
    parts = [Span(0, len(plain))]
    labels = replace(labels, weigher=Weighs(attributed=0.05))
    return [one.confidence for one in join(plain, labels, quotations(plain, parts), parts).drafts]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # The cue stands right before it.
        (
            "[s Okello] [c praised] her. [s2 Brook] [c2 made this remark]:\n\n[t “The dam may leak.”]",
            ("Brook", "made this remark", "“The dam may leak.”"),
        ),
        # So does its source behind it.
        (
            '[t "It is not,"] [c said] [s Okello], [t2 "a gift."] [t2 Fares will rise], [s2 she] [c2 said].',
            ("Okello", "said", '"It is not," … "a gift."'),
        ),
        # The tagger has not seen the cue.
        (
            "[s Okello] [c praised] [t the dam]. The flyer had one line: [t “Save our river now.”]",
            ("Okello", "praised", "the dam"),
        ),
    ],
)
def test_a_quotation_goes_to_the_cue_right_before_it(text: str, first: tuple[str, str, str]) -> None:
    assert told(text)[0] == first


def test_a_colon_leads_from_words_that_the_tagger_has_not_seen() -> None:
    text = "[s Okello] [c praised] [t the dam]. The flyer had one line: [t “Save our river now.”]"
    assert told(text)[1] == ("The flyer", "had one line:", "“Save our river now.”")


def test_a_verb_leads_to_a_quotation_by_its_comma() -> None:
    text = "[c According to] [s the file], the guard got up and said, [t “I never saw the key.”]"
    assert told(text) == [("the guard", "said", "“I never saw the key.”")]


def test_where_paragraphs_are_lost_a_quotation_that_ends_a_turn_stays_with_it() -> None:
    text = '[t "It leaks,"] [s Okello] [c said]. [t2 "It does leak."] [t2 "Not now,"] [c2 said] [s2 Brook].'
    assert told(text) == [("Okello", "said", '"It leaks," … "It does leak."'), ("Brook", "said", '"Not now,"')]


def test_a_colon_behind_no_cue_leads_on_to_the_cue_behind() -> None:
    text = "[s I] [c mean], the words were clear: [t “Nobody will ever mend it,”] [s2 she] [c2 said]. [t2 “It leaks.”]"
    assert told(text) == [("she", "said", "“Nobody will ever mend it,” … “It leaks.”")]


def test_a_quotation_without_a_label_goes_to_the_cue_that_leads_to_it() -> None:
    assert told("[s Okello] [c said:] “Nobody will ever mend it.”")[0][2] == "“Nobody will ever mend it.”"
    assert told("[s Okello] [c said] of “Nobody will ever mend it” that it was true.") == []


def test_what_a_colon_leads_to_is_a_statement_however_unsure_the_tagger_is() -> None:
    assert sure("[s Okello] [c said:] [t “Nobody will ever mend it.”]") == [0.5]
    assert sure("[s Okello] [c said] [t “Nobody will ever mend it.”]") == [0.05]


def test_a_quotation_stays_with_the_cue_that_it_follows_though_a_later_one_is_empty() -> None:
    text = '[t "It leaks,"] [c said] [s Okello]. [t2 "It does leak."] [s2 Brook] [c2 disagrees].'
    assert told(text, link=0.01) == [("Okello", "said", '"It leaks," … "It does leak."')]
    assert told(text, link=0.9)[1] == ("Brook", "disagrees", '"It does leak."')


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # It is no sentence: what a thing is called.
        ("[c According to] [s the file], the guard said, [t “a quiet man”] came.", "“a quiet man”"),
        ("[c According to] [s the file], the dam was left, [t “a ruin in the river”] to all.", "“a ruin in the river”"),
        # Its sentence has the cue.
        ("[s Okello] [c praised] the dam and had one wish: [t “Save our river now.”]", "“Save our river now.”"),
        # The cue stands behind it.
        ("The verdict was plain: [t “It will leak again,”] [s Okello] [c said].", "“It will leak again,”"),
        # Nothing that anybody does leads to it.
        ("[s Okello] [c praised] [t the dam]. In short: [t “Save our river now.”]", "the dam … “Save our river now.”"),
    ],
)
def test_any_other_quotation_stays_where_it_is(text: str, last: str) -> None:
    ((_, _, content),) = told(text)
    assert content == last


@pytest.mark.parametrize(
    "text",
    [
        # It does not follow on a cue.
        'Okello [c said] [t it leaks]. Brook came. [t2 "It does leak."] [t2 "Not now,"] [c2 said] [s2 Brook].',
        # Words stand between.
        'Okello [c said]. [t2 "It does leak."] It was late. [t2 "Not now,"] [c2 said] [s2 Brook].',
    ],
)
def test_a_turn_that_follows_on_none_goes_with_the_next(text: str) -> None:
    assert told(text)[-1][-1] == '"It does leak." … "Not now,"'
