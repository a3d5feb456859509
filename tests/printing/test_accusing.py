"""An accusation out of a ledger in words."""

from dataclasses import dataclass

import pytest

from onrecord.printing.accusing import accused_of, accuser_of, answer_of


@dataclass(frozen=True)
class Said:
    speaker: str | None = None
    source: str = ""


@dataclass(frozen=True)
class Charge:
    statement: Said | None = None
    accuser: str | None = None
    accused: tuple[str, ...] = ()
    accused_words: str = ""
    reply: str | None = None


@pytest.mark.parametrize(
    ("charge", "who"),
    [
        (Charge(Said("Ilse Marrow", "the mayor")), "Ilse Marrow"),
        (Charge(Said(source="two officials")), "two officials"),
        (Charge(Said()), "somebody"),
        (Charge(accuser="dockers' union"), "dockers' union"),
        (Charge(), "somebody whom the report does not name"),
    ],
)
def test_who_accuses(charge, who):
    assert accuser_of(charge) == who


@pytest.mark.parametrize(
    ("charge", "whom", "answer"),
    [
        (Charge(accused=("Mara Oduya", "Ada Lund"), reply="denied"), "Mara Oduya, Ada Lund", "denied"),
        (Charge(accused_words="“the crew", reply="none"), "the crew", "no answer in this report"),
        (Charge(reply="none"), "nobody by name", "no answer in this report"),
        (Charge(accused=("Mara Oduya",)), "Mara Oduya", "whether they answer in this report stays open"),
        (
            Charge(),
            "somebody who is not settled",
            "an answer cannot be told: it is open who is accused",
        ),
    ],
)
def test_who_is_accused_and_what_they_answer(charge, whom, answer):
    assert (accused_of(charge), answer_of(charge)) == (whom, answer)
