"""The words round a statement."""

from onrecord.finding.acts.wording import Said, said
from onrecord.records import Manner, Span

SENTENCE = "Brook said that it rained. "


def at(text: str, number: int) -> Said:
    start = number * len(SENTENCE)
    source, cue, content = Span(start, start + 5), Span(start + 6, start + 10), Span(start + 11, start + 25)
    return said(text, ((source,), (cue,), (content,)), title="", checkable=0.0, manner=Manner.INDIRECT)


def test_statements_near_each_other_in_an_endless_paragraph_have_the_same_words_read_once() -> None:
    text = SENTENCE * 2_000
    assert len({id(at(text, number).around) for number in range(1_000, 1_400)}) < 10
    assert 0 < len(at(text, 1_000).around) < 6_000


def test_around_a_statement_of_a_short_paragraph_stands_that_paragraph() -> None:
    text = f"It froze.\n\n{SENTENCE}\n\n{SENTENCE}"
    start = text.index("Brook")
    found = said(text, ((Span(start, start + 5),), (), ()), title="", checkable=0.0, manner=Manner.INDIRECT)
    assert found.around == ("it", "froze", "brook", "said", "that", "it", "rained")
