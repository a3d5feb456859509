"""Broadcasts as monitoring services print them: the speaker in brackets, what could not be heard, the end of a tape."""

import re

import pytest

from onrecord.codebook import load
from onrecord.finding.attribution.drafts import Draft
from onrecord.finding.attribution.layout.recordings import recorded
from onrecord.finding.attribution.layout.turns import over
from onrecord.pipeline import Analyser
from onrecord.reading import read_text
from onrecord.records import Span, words_of

TAPE = """The ban was lifted, Tomas Arrend said.

[Begin recording] [Arrend] We have closed the lock.

It will stay so. [End recording]

Nobody asked why."""
TALK = """The deputy received a threat.

[Reporter] Are you afraid?

[Brook, interrupting] No.

I never was.

[Reporter] Who did it?

[Brook] [words indistinct] the army.

Brook left."""


def read(text: str) -> list[tuple[str, str]]:
    paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    found = recorded(text, paragraphs, [], load())
    return [(words_of(draft.source, text), words_of(draft.content, text)) for draft in found]


def test_a_recording_goes_on_to_its_end():
    assert read(TAPE) == [("Arrend", "We have closed the lock. … It will stay so.")]


def test_an_exchange_goes_on_to_the_next_label_and_its_last_turn_is_a_paragraph():
    assert read(TALK) == [("Reporter", "Are you afraid?"), ("Brook", "No. … I never was."), ("Reporter", "Who did it?")]


@pytest.mark.parametrize(
    "text",
    [
        "[Words indistinct] closed the lock.",
        "[Begin recording] [passage omitted] closed the lock. [End recording]",
        "[Arrend] closed the lock. Arrend left.",  # whose name an editor has put in
        "The lock [of Varda] is closed.",
        "[Begin recording] [" * 2000,
        "[" * 5000 + "Arrend" + "]" * 5000,
    ],
)
def test_other_words_in_brackets_are_no_speakers(text: str):
    assert read(text) == []


def test_whoever_stands_in_the_bracket_speaks_and_the_report_goes_on_in_its_own_voice():
    record = Analyser.load().record(read_text(TAPE).article)
    (tape,) = [one for one in record.statements if one.cue and one.cue[0].of(record.article.text) == "]"]
    assert record.actor(tape.speaker).name == "Tomas Arrend"
    assert not any("Nobody" in span.of(record.article.text) for one in record.statements for span in one.content)


def test_a_statement_that_was_led_on_into_a_turn_keeps_its_own_words():
    led = Draft(source=(Span(0, 2),), cue=(Span(3, 5),), content=(Span(6, 9), Span(20, 25)), confidence=0.9)
    turn = Draft(source=(Span(12, 14),), cue=(Span(15, 16),), content=(Span(17, 30),), confidence=1.0)
    inside = Draft(source=(Span(18, 19),), cue=(Span(20, 22),), content=(Span(23, 25),), confidence=0.9)
    assert [one.content for one in over([led, inside], [turn])] == [(Span(6, 9),), (Span(17, 30),)]
