"""What is said without evidence: a remark of the report, and no statement of its own."""

import pytest

from onrecord.codebook import load
from onrecord.finding.acts.unproven import is_unproven, says_only_so, without_remark
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.statements import join
from onrecord.records import Span, words_of
from tests.tagging import marked


def draft_of(marked_text: str) -> tuple[str, Draft]:
    text, labels = marked(marked_text)
    (draft,) = join(text, labels, [], [Span(0, len(text))]).drafts
    return text, draft


@pytest.mark.parametrize(
    ("words", "unproven"),
    [
        ("without evidence", True),
        ("without giving any proof", True),
        ("who offered no evidence", True),
        ("but did not cite evidence", True),
        ("who found no evidence", False),
        ("with evidence from divers", False),
        ("who cited evidence", False),
        ("who gave no reason", False),
    ],
)
def test_a_remark_that_no_evidence_was_given_is_seen(words: str, unproven: bool) -> None:
    assert is_unproven(words.split(), load()) is unproven


@pytest.mark.parametrize(
    ("marked_text", "only_so"),
    [
        ("[s Brook] [c offered] [t no evidence].", True),
        ("[s Brook] [c did not provide] [t any proof of this].", True),
        ("[s Brook] [c found] [t no evidence].", False),
        ("[s Brook] [c cited] [t evidence from divers].", False),
        ("[s Brook] [c said] [t that the mill offered no evidence].", False),
    ],
)
def test_the_remark_alone_is_no_statement(marked_text: str, only_so: bool) -> None:
    text, draft = draft_of(marked_text)
    assert says_only_so(text, draft, load()) is only_so


@pytest.mark.parametrize(
    ("marked_text", "content"),
    [
        ("[s Brook] [c claimed] [t without evidence that the dam leaked].", "that the dam leaked"),
        ("[s Brook] [c alleged] [t without offering any proof that the dam leaked].", "that the dam leaked"),
        ("[s Brook] [c said] [t without evidence].", "without evidence"),
        ("[s Brook] [c said] [t that he was jailed without evidence].", "that he was jailed without evidence"),
    ],
)
def test_the_remark_is_no_part_of_what_is_said(marked_text: str, content: str) -> None:
    text, draft = draft_of(marked_text)
    assert words_of(without_remark(text, draft, load()).content, text) == content
