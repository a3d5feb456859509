"""What a speaker does behind a quotation is not said."""

import pytest

from onrecord.finding.attribution.contents.deeds import without_deeds
from onrecord.finding.attribution.statements import join
from onrecord.finding.quotes import quotations
from onrecord.records import Span, SpanIndex, words_of
from tests.tagging import marked


def read(marked_text: str) -> str:
    text, labels = marked(marked_text)
    place = Span(0, len(text))
    quoted = quotations(text, [place])
    (draft,) = join(text, labels, quoted, [place]).drafts
    return words_of(without_deeds(text, draft, SpanIndex((one.span, one) for one in quoted)).content, text)


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[s Okello] [c said] [t “you are finished” and walked out].", "“you are finished”"),
        ("[s She] [c said] [t “it was the worst night of my life” and broke down in tears].", None),
        ("[s He] [c told] [t them “go home” and closed the door].", "“go home”"),
        ("[s Brook] [c said] [t “the deal is dead” as he left the hall].", "“the deal is dead”"),
        ("[s Brook] [c said] [t “the deal is dead” before leaving the hall].", "“the deal is dead”"),
    ],
)
def test_a_deed_behind_a_sentence_in_marks_is_the_narrators(marked_text: str, content: str | None) -> None:
    assert read(marked_text) == (content or "“it was the worst night of my life”")


@pytest.mark.parametrize(
    "content",
    [
        "“the deal is dead” and would not be revived",
        "“the deal is dead” and that nobody knew why",
        "“the deal is dead” and the talks are over",
        "“the plan failed” and cost millions",
        "the lock was “unsafe” and cost millions",
        "“was never asked” about the lock",
        "“a disgrace” and left no hope",
    ],
)
def test_what_may_go_on_with_the_words_is_said(content: str) -> None:
    assert read(f"[s Okello] [c said] [t {content}].") == content
