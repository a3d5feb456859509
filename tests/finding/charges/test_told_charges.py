"""The words of a charge that a report tells in passing: they end where it ends, and read by themselves."""

import pytest

from onrecord.codebook.charging import load_charges
from onrecord.finding.charges.told_charges import told_charges
from onrecord.records import Span


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The envoy condemned the raid and announced that talks would end.", "condemned the raid"),
        ("The mayor condemned the raid but urged calm.", "condemned the raid"),
        ("Ivo Sarr was convicted of fraud and has left.", "convicted of fraud"),
        ("Villagers marched over the council’s failure to mend the dam.", "the council’s failure to mend the dam"),
        ("She called the rebels “criminals” and left.", "called the rebels “criminals”"),
        ("Arlia was behind the raid, the envoy said.", "was behind the raid"),
        ("The clerk allegedly stole the seal and sold it.", "allegedly stole the seal"),
    ],
)
def test_the_words_of_a_charge_end_before_what_is_joined_to_them(sentence: str, words: str) -> None:
    found = told_charges(sentence, [Span(0, len(sentence))], load_charges())
    assert [one.words.of(sentence) for one in found] == [words]


def test_what_a_noun_calls_wrong_is_charged_by_whoever_speaks() -> None:
    sentence = "The report speaks of corruption by the mayor."
    (one,) = told_charges(sentence, [Span(0, len(sentence))], load_charges())
    assert one.voiced
    (other,) = told_charges("Ivo Sarr was charged.", [Span(0, 21)], load_charges())
    assert not other.voiced
