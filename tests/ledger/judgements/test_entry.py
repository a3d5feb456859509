"""Entries and what stands, by cases that a reader would miss."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import Action, Field, WrongQuestion, make_entry
from onrecord.ledger.databases.words import as_fts5, as_tsquery, terms
from onrecord.ledger.judgements.identity import Identities
from onrecord.ledger.judgements.standing import in_force, standing


def entry(number, subject="stm_1", by="person:mina", action=Action.CORRECTED, field=Field.ACT, **value):
    moment = datetime(2026, 5, 1, 0, 0, number, tzinfo=UTC)
    return make_entry(by=by, action=action, subject=subject, field=field, value=value, at=moment)


def test_a_person_outlasts_every_later_machine():
    person, machine = entry(1), entry(2, by="step:acts@4")
    assert standing([machine, person, machine])["stm_1", Field.ACT] is person
    assert standing([machine])["stm_1", Field.ACT] is machine


def test_the_last_person_stands():
    first, second = entry(1, to="ask"), entry(2, to="deny", by="person:ola")
    assert standing([first, second])["stm_1", Field.ACT] is second


def test_fields_of_one_subject_stand_side_by_side():
    assert len(standing([entry(1), entry(2, field=Field.EVIDENCE)])) == 2


def test_what_is_taken_back_uncovers_what_was_before():
    first, second = entry(1, to="ask"), entry(2, to="deny")
    back = entry(3, subject=second.id, action=Action.WITHDRAWN, field=Field.ENTRY)
    again = entry(4, subject=back.id, action=Action.WITHDRAWN, field=Field.ENTRY)
    assert standing([first, second, back])["stm_1", Field.ACT] is first
    assert standing([first, second, back, again])["stm_1", Field.ACT] is second
    assert in_force([first, second, back]) == [first]


def test_a_ring_of_merges_ends_somewhere_and_the_same_for_all():
    links = [
        entry(number, subject=one, action=Action.LINKED, field=Field.SAME_AS, identity=other)
        for number, (one, other) in enumerate([("who_a", "who_b"), ("who_b", "who_c"), ("who_c", "who_a")])
    ]
    identities = Identities.standing(standing(links))
    assert {identities.of(one) for one in ("who_a", "who_b", "who_c")} == {"who_a"}
    assert identities.all_of("who_b") == ("who_a", "who_b", "who_c")


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_letters_and_digits(typed):
    try:
        asked = terms(typed)
    except WrongQuestion:
        return
    for term in asked:
        assert all(word.isalnum() or any(letter.isalnum() for letter in word) for word in term.words)
        assert not any(odd in word for word in term.words for odd in "\"'():*^-+&|!<>\\")
    assert as_fts5(asked) is not None
    assert as_tsquery(asked) is not None
