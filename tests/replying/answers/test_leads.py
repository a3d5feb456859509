"""What leads to a statement in its sentence may name the charge, and no more than the words just before it."""

import pytest

from onrecord.codebook import load
from onrecord.records import Act, Manner, Span, SpeakerKind, Statement
from onrecord.replying.answers.taking_up import heard

_ANSWER = "Ivo Sarr said it rained"


def _led(before: str) -> bool:
    text = f"{before}{_ANSWER}."
    source = text.index("Ivo")
    cue, content = source + len("Ivo Sarr "), source + len("Ivo Sarr said ")
    statement = Statement(
        id="stm_1",
        source=(Span(source, cue - 1),),
        cue=(Span(cue, content - 1),),
        content=(Span(content, len(text) - 1),),
        manner=Manner.INDIRECT,
        speaker=None,
        speaker_kind=SpeakerKind.PERSON,
        act=Act.ASSERT,
        evidence=None,
        confidence=1.0,
    )
    return heard(text, statement, load()).led


@pytest.mark.parametrize(
    ("before", "led"),
    [
        ("Of the accusation, ", True),
        ("He heard the accusation. On Monday, ", False),
        # A text without full stops is no sentence of its own.
        (f"Of the accusation {'and the quay ' * 40}", False),
    ],
)
def test_a_charge_is_named_in_the_sentence_of_the_answer(before: str, led: bool) -> None:
    assert _led(before) is led
