"""Claims inside claims: which contents are read again, and how what is found there leads back."""

import re

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.nested import inside, lay_out, led_back, passages
from onrecord.finding.quotes import quotations
from onrecord.records import Span, words_of

TEXT = "“She told me ‘never again’ and the court denied it,” Okello said. Rents fell in all the towns, Brook said."
QUOTE = Draft(content=(Span(0, TEXT.index(" Okello")),), confidence=0.9)
PLAIN = Draft(content=(Span(TEXT.index("Rents"), TEXT.index(", Brook")),), confidence=0.9)
REPORTS = re.compile("told|denied")


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_only_contents_with_a_word_that_may_report_are_read_again_and_without_their_marks() -> None:
    (passage,) = passages(TEXT, [QUOTE, PLAIN], REPORTS)
    assert passage.owner is QUOTE
    assert passage.span.of(TEXT) == "She told me ‘never again’ and the court denied it"


def test_a_content_of_a_few_words_is_not_read_again() -> None:
    assert passages("It denied it all.", [Draft(content=(Span(0, 12),), confidence=1)], REPORTS) == []


def test_what_is_found_leads_back_to_the_article_and_its_statement() -> None:
    layout = lay_out(TEXT, passages(TEXT, [QUOTE], REPORTS))
    found = Draft(
        source=(span("the court", layout.text),),
        cue=(span("denied", layout.text),),
        content=(span("it", layout.text),),
        confidence=0.8,
    )
    (inner,) = led_back(layout, [found], load())
    assert [words_of(part, TEXT) for part in (inner.source, inner.cue)] == ["the court", "denied"]
    assert (inner.parent, round(inner.confidence, 2)) == (QUOTE, 0.72)


def test_what_has_no_source_or_is_unsure_is_left_out() -> None:
    layout = lay_out(TEXT, passages(TEXT, [QUOTE], REPORTS))
    cue, content = (span("denied", layout.text),), (span("it", layout.text),)
    assert led_back(layout, [Draft(cue=cue, content=content, confidence=0.9)], load()) == []
    unsure = Draft(source=(span("the court", layout.text),), cue=cue, content=content, confidence=0.4)
    assert led_back(layout, [unsure], load()) == []


def test_a_view_of_the_speaker_is_no_claim_of_somebody_else() -> None:
    text = "“I think the court denied it all,” Okello said."
    said = Draft(content=(span("“I think the court denied it all,”", text),), confidence=0.9)
    layout = lay_out(text, passages(text, [said], REPORTS))
    own, theirs = (
        Draft(
            source=(span(who, layout.text),),
            cue=(span(cue, layout.text),),
            content=(span("it all", layout.text),),
            confidence=0.9,
        )
        for who, cue in (("I", "think"), ("the court", "denied"))
    )
    assert [words_of(draft.source, text) for draft in led_back(layout, [own, theirs], load())] == ["the court"]


@pytest.mark.parametrize(("cue", "kept"), [("to", 0), ("to deny", 0), ("denied", 1)])
def test_what_somebody_is_asked_to_do_is_no_claim_of_theirs(cue: str, kept: int) -> None:
    verb = "to deny" if cue.startswith("to") else cue
    text = f"“She told the court {verb} it all,” Okello said."
    said = Draft(content=(span(f"“She told the court {verb} it all,”", text),), confidence=0.9)
    layout = lay_out(text, passages(text, [said], REPORTS))
    roles = [(span(words, layout.text),) for words in ("the court", f"court {cue}", "it all")]
    draft = Draft(
        source=roles[0], cue=(Span(roles[1][0].start + 6, roles[1][0].end),), content=roles[2], confidence=0.9
    )
    assert len(led_back(layout, [draft], load())) == kept


def test_what_nobody_says_is_no_claim() -> None:
    text = "“No one told us that the mill was shut,” Okello said."
    said = Draft(content=(span("“No one told us that the mill was shut,”", text),), confidence=0.9)
    layout = lay_out(text, passages(text, [said], REPORTS))
    cue, content = (span("told", layout.text),), (span("that the mill was shut", layout.text),)
    draft = Draft(source=(span("No one", layout.text),), cue=cue, content=content, confidence=0.9)
    assert led_back(layout, [draft], load()) == []


def test_a_subject_parted_from_its_verb_by_a_lone_comma_is_none() -> None:
    text = "The minister says the rival port burns, promises to rebuild the pier."
    said = Draft(content=(span("the rival port burns, promises to rebuild the pier", text),), confidence=0.9)
    layout = lay_out(text, passages(text, [said], re.compile(r"promises")))
    cue, content = (span("promises", layout.text),), (span("to rebuild the pier", layout.text),)
    for source, kept in (("the rival port burns,", 0), ("the rival port", 1)):
        draft = Draft(source=(span(source, layout.text),), cue=cue, content=content, confidence=0.9)
        assert len(led_back(layout, [draft], load())) == kept


def test_nothing_leads_back_across_two_passages() -> None:
    two = Draft(content=(span("the court denied it"), span("She told me ‘never again’")), confidence=0.9)
    layout = lay_out(TEXT, passages(TEXT, [two], REPORTS))
    assert len(layout.passages) == 2
    assert layout.lead_back(Span(0, len(layout.text))) is None
    assert [layout.lead_back(place) for place in layout.paragraphs()] == [(p.span, p) for p in layout.passages]


def test_quotations_inside_move_one_level_up() -> None:
    layout = lay_out(TEXT, passages(TEXT, [QUOTE], REPORTS))
    (inner,) = inside(quotations(TEXT, [Span(0, len(TEXT))]), layout)
    assert (inner.depth, inner.span.of(layout.text)) == (1, "‘never again’")
