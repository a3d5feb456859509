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


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("Ada Brook of Tarn, Ellery, Arlia was convicted of theft.", ["Ada Brook of Tarn"]),
        ("We saw Ivo Sarr (19) of 19 Quay Street, Losk, who is accused of theft.", ["Ivo Sarr"]),
        ("The mayor of Losk, Ivo Sarr, was charged with theft.", ["The mayor of Losk"]),
        ("The Bank of Losk, Arlia was charged with fraud.", ["Arlia"]),
        ("A woman first identified as a witness is in jail, accused of theft.", ["A woman"]),
        ("Ada Brook was seen as a witness and was charged with theft.", ["Ada Brook"]),
        ("She wrote to the mill and the council explaining how he had been wrongly accused.", ["he"]),
        ("The mill explained how the council had been wrongly accused.", ["the council"]),
        ("They named Ivo Sarr of rural Losk as a suspect in the raid.", ["Ivo Sarr of rural Losk"]),
        ("Ada Brook and Ivo Sarr sued each other for slander.", ["Ada Brook", "Ivo Sarr"]),
        ("Ivo Sarr, of Quay Road, Losk, appeared at Losk Crown Court on Monday accused of theft.", ["Ivo Sarr"]),
        ("Two men appeared in court in Losk charged with theft.", ["Two men"]),
        ("Ada Brook appeared in court with a man accused of theft.", ["a man"]),
        ("Ada Brook appeared in court, where a man accused of theft had spoken.", ["a man"]),
    ],
)
def test_the_accused_is_whose_address_or_guise_stands_before_the_verb(sentence: str, accused: list[str]) -> None:
    found = told_charges(sentence, [Span(0, len(sentence))], load_charges())
    assert [span.of(sentence) for one in found for span in one.accused] == accused


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("They spoke of the Harbour Court indictment of Ivo Sarr.", ["the Harbour Court"]),
        ("They spoke of the Losk indictment of Ivo Sarr.", []),
        ("They read the council’s complaint against Ivo Sarr.", ["the council"]),
        ("They read the indictment of Ivo Sarr by the Harbour Court.", ["the Harbour Court"]),
        ("Ivo Sarr was charged in a civil suit filed in Losk by the Harbour League.", ["the Harbour League"]),
        ("Ivo Sarr was charged in a civil suit settled in Losk by the Harbour League.", []),
        ("They heard of the trial of Ivo Sarr by the Harbour Court.", []),
    ],
)
def test_the_words_of_a_charge_may_tell_who_brings_it(sentence: str, by: list[str]) -> None:
    (one,) = told_charges(sentence, [Span(0, len(sentence))], load_charges())
    assert [span.of(sentence) for span in one.by] == by
