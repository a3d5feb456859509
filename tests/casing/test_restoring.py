"""Texts of one case as a newspaper would print them."""

import pytest

from onrecord.casing import as_mixed, is_in_one_case, written_in

REPORT = """Velden's harbour minister, Tomas Arrend, accused the port of Kestrel Bay on Tuesday of dumping mud.

"We have the samples," Arrend told the BBC in Geneva. "They show it."
"""


@pytest.mark.parametrize("printed", [REPORT.upper(), REPORT.lower()])
def test_a_text_of_one_case_gets_its_letters_back(printed: str) -> None:
    mixed = as_mixed(printed)
    assert mixed.lower() == printed.lower()
    for name in ("Tomas Arrend", "Tuesday", "BBC", "Geneva", '"We have', '"They show'):
        assert name in mixed
    assert " accused the port of " in mixed


@pytest.mark.parametrize(
    ("text", "one"),
    [
        (REPORT, False),
        (REPORT.upper(), True),
        (REPORT.lower() * 2, True),
        # Letters without a partner of their own length, and a name that is printed in its own way.
        ("THE McALLEN COUNCIL HAS CLOSED THE STRAßE TO ALL LORRIES UNTIL MAY.", True),
        ("BREAKING NEWS", False),
        ("rents fell", False),
        ("", False),
        ("1234 5678 -- 90", False),
    ],
)
def test_only_a_text_of_one_case_is_told_so(text: str, one: bool) -> None:
    assert is_in_one_case(text) is one


@pytest.mark.parametrize(
    "text", ["", "\n\n", "İSTANBUL IS THE SEAT OF THE COUNCIL ﬁ ŉ ǆ", "A.B.C. " * 50, "'" * 300, "(" * 300]
)
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(as_mixed(text)) == len(text)


def test_a_title_is_written_as_the_text_writes_its_words() -> None:
    assert (
        as_mixed("LOCKE ASKS FENARO TO PAY", like=written_in("The mayor met Locke. He asked Fenaro."))
        == "Locke asks Fenaro to pay"
    )


def test_a_month_is_no_modal_verb() -> None:
    assert as_mixed("THE LOCK MAY OPEN ON 3 MAY 2026") == "The lock may open on 3 May 2026"


def test_a_word_behind_a_given_name_is_a_name() -> None:
    assert "Tomas Quellend" in as_mixed("HIS RIVAL, TOMAS QUELLEND, DENIED IT.")


def test_a_word_that_nobody_knows_has_one_form_in_all_of_a_text() -> None:
    mixed = as_mixed("MR QUELLBIN LEFT. FRIENDS OF QUELLBIN SAID THAT QUELLBIN WAS ILL.")
    assert mixed.count("Quellbin") == 3


def test_a_name_and_the_letters_that_stand_for_it_are_told_by_each_other() -> None:
    printed = (
        "NAIROBI, 3 JUNE (VP) -- THE PEOPLE'S FRONT OF CORA [PFC] GAVE UP. PFC UNITS LEFT. HE MET THE UP [UNITED PORT]."
    )
    assert as_mixed(printed) == (
        "Nairobi, 3 June (VP) -- The People's Front of Cora [PFC] gave up. PFC units left. He met the UP [United Port]."
    )


def test_brackets_with_other_words_tell_of_no_letters() -> None:
    assert as_mixed("THE ROADS ARE OPEN (AGAIN) AND THE COUNCIL [IN MAY] CLOSED THEM.").endswith(
        "are open (again) and the council [in May] closed them."
    )
