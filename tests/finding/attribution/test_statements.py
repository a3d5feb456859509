"""Spans are joined into statements."""

import re
from dataclasses import replace

import pytest

from onrecord.finding.attribution.statements import Joined, join, manner
from onrecord.finding.quotes import quotations
from onrecord.records import Span, words_of
from tests.tagging import Weighs, marked


def joined(text: str) -> tuple[str, Joined]:
    plain, labels = marked(text)
    parts = [Span(*match.span()) for match in re.finditer(r"[^\n]+", plain)]
    return plain, join(plain, labels, quotations(plain, parts), parts)


def contents(text: str) -> list[str]:
    plain, found = joined(text)
    return [words_of(draft.content, plain) for draft in found.drafts]


def test_a_cue_and_what_is_linked_to_it_make_one_statement() -> None:
    plain, found = joined("[s Okello] [c said] [t rents fell] and [c2 denied] [t2 a plot].")
    assert [words_of(draft.source, plain) for draft in found.drafts] == ["Okello", ""]
    assert [words_of(draft.content, plain) for draft in found.drafts] == ["rents fell", "a plot"]


def test_a_cue_without_content_is_no_statement() -> None:
    assert contents("[s Okello] [c spoke].") == []


def test_an_article_is_no_source_and_what_stands_behind_it_no_cue() -> None:
    assert contents("[s The] [c accused] [t kept his cap on].") == []
    plain, found = joined("[s The] [s guard] [c said] [t rents fell].")
    assert [words_of(draft.source, plain) for draft in found.drafts] == ["guard"]


def test_contents_on_both_sides_of_the_cue_are_one_content_in_two_pieces() -> None:
    assert contents('[t "Rents fell,"] [s Okello] [c said], [t "and will fall."]') == [
        '"Rents fell," … "and will fall."'
    ]


def test_a_headline_has_nothing_of_the_paragraph_below_where_it_has_words_of_its_own() -> None:
    assert contents("[t Dam unsafe], [s union] [c says]\n[t The dam could break], a union said.") == ["Dam unsafe"]
    assert contents("[s Okello] [c said] [t no].\n[t “Rents will not fall in May,”] she added.") == [
        "no … “Rents will not fall in May,”"
    ]


def test_a_long_quotation_is_whole_even_where_the_tagger_saw_only_most_of_it() -> None:
    assert contents('"Rents [t fell in every single district of the] city," [s Okello] [c said].') == [
        '"Rents fell in every single district of the city,"'
    ]


def test_a_few_quoted_words_do_not_stretch_a_content() -> None:
    assert contents('[s Okello] [c called] [t it a "total] loss of everything".') == ['it a "total']


def test_words_in_another_sentence_are_no_content_of_a_cue_that_has_a_nearer_one() -> None:
    assert contents("[t The mill shut]. [s Okello] [c said] [t rents fell].") == ["rents fell"]


def test_a_quotation_that_follows_the_statement_belongs_to_it() -> None:
    assert contents('[t "Rents fell this year,"] [s Okello] [c said]. "They will fall again soon."') == [
        '"Rents fell this year," … "They will fall again soon."'
    ]


def test_a_quotation_goes_to_the_cue_that_its_sentence_goes_on_with() -> None:
    assert contents('[t "It leaks,"] [s Okello] [c said]. [t "It always has,"] [c2 said] [s2 Brook].') == [
        '"It leaks,"',
        '"It always has,"',
    ]
    assert contents('[t "It leaks,"] [s Okello] [c said]. [t "Does it?"] [c2 asked] [s2 Brook].') == [
        '"It leaks,"',
        '"Does it?"',
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[s Okello] [c called] [t it "a shame,"] and Brook [c2 said] [t2 nothing].',  # no sentence of its own
        '[s Okello] [c wrote]: [t "It leaks."] Brook [c2 said] [t2 nothing].',  # the sentence ends with it
        '[s Okello] [c asked]: [t "Does it?"] Brook [c2 said] [t2 nothing].',
    ],
)
def test_any_other_quotation_stays_with_its_cue(text: str) -> None:
    assert contents(text)[-1] == "nothing"


def test_a_source_stays_in_the_paragraph_of_its_cue() -> None:
    plain, found = joined("[s Varda orders probe\n\nTraders] [c said] [t they lost everything].")
    assert [words_of(draft.source, plain) for draft in found.drafts] == ["Traders"]


def test_a_quotation_in_another_paragraph_is_left_and_named() -> None:
    plain, found = joined('[t "Rents fell this year,"] [s Okello] [c said].\n\n"They will fall again soon."')
    assert [quotation.span.of(plain) for quotation in found.left] == ['"They will fall again soon."']


def test_a_quotation_that_runs_on_over_paragraphs_is_one_content() -> None:
    assert contents('[s Okello] [c said]: [t "Rents fell this year.]\n\n"They will fall again soon."') == [
        '"Rents fell this year. … "They will fall again soon."'
    ]


def test_confidence_is_what_the_weigher_says_and_else_the_share_of_the_links() -> None:
    plain, labels = marked("[s Okello] [c said] [t rents fell].")
    (alone,) = join(plain, labels, [], [Span(0, len(plain))]).drafts
    (weighed,) = join(plain, replace(labels, weigher=Weighs()), [], [Span(0, len(plain))]).drafts
    assert (round(alone.confidence, 4), weighed.confidence) == (0.81, alone.confidence / 2)


def manner_of(text: str, content: str) -> str:
    start = text.index(content)
    return manner(text, [Span(start, start + len(content))], quotations(text, [Span(0, len(text))])).value


def test_manner_follows_the_marks() -> None:
    assert manner_of("Rents fell, she said.", "Rents fell") == "indirect"
    assert manner_of('"Rents fell," she said.', '"Rents fell,"') == "direct"
    assert manner_of('She said "Rents fell". Really.', "Rents fell") == "direct"
    assert manner_of('She said rents "fell a lot" here.', 'rents "fell a lot" here') == "mixed"


def test_a_line_of_source_and_cue_alone_goes_on_in_the_next() -> None:
    plain, labels = marked("[s New study] [c suggests]\n\n[t Naps may lengthen life]\n\nIt ran for years.")
    parts = [Span(0, 18), Span(20, 44), Span(46, len(plain))]
    (draft,) = join(plain, labels, (), parts).drafts
    assert [span.of(plain) for span in draft.content] == ["Naps may lengthen life"]


def test_a_cue_in_a_headline_takes_nothing_from_the_text_below() -> None:
    plain, labels = marked("Naps help, [s study] [c suggests]\n\n[t People who nap may live longer], it is thought.")
    first = plain.index("\n\n")
    parts = [Span(0, first), Span(first + 2, len(plain))]
    assert join(plain, labels, (), parts).drafts == ()
    assert len(join(plain, labels, (), [Span(0, len(plain))]).drafts) == 1
