"""A review by two readers, told to every kind of ledger."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from onrecord.ledger import (
    Decision,
    Field,
    Judge,
    NothingFound,
    Question,
    WrongQuestion,
    agreement,
    corrections,
    queue,
    review,
    verify,
)
from tests.ledger import press

MOMENTS = count()


@pytest.fixture
def kept(ledger):
    return press.fill(ledger, 1)


def judge(name="mina"):
    return Judge(name=name, at=datetime(2026, 5, 3, tzinfo=UTC) + timedelta(seconds=next(MOMENTS)))


def decide(ledger, subject, verdict, name="mina", *, blind=False, **more):
    proposal = review.decide(ledger.view, judge(name), subject, Decision(verdict=verdict, **more), blind=blind)
    ledger.writer.append(*proposal.entries)
    return proposal


def state(ledger, subject):
    return {
        hit.id: hit.state
        for one in ("open", "accepted", "corrected", "rejected")
        for hit in ledger.view.statements(Question(state=one)).hits
    }[subject]


def test_the_least_certain_comes_first(kept):
    order = []
    while (subject := queue.next_finding(kept.view, "mina")) is not None:
        order.append(subject)
        decide(kept, subject, "accept")
    assert order[:4] == ["stm_6_1", "evt_3_1", "stm_2_1", "evt_1_1"]
    assert len(order) == 9
    done = queue.progress(kept.view, "mina")
    assert (done.findings, done.decided, done.own, done.skipped) == (9, 9, 9, 0)


def test_an_item_has_its_words_in_context_and_the_values(kept):
    item = review.item(kept.view, "stm_2_1")
    marked = {role: item.context[start:end] for start, end, role in item.marks}
    assert marked == {"source": "She", "cue": "accused", "content": "the dockers' union of blocking them"}
    assert item.context == press.BLOCKS[1]
    assert (item.speaker, item.values["act"], item.confidence) == ("Mara Oduya", "accuse", 0.41)
    event = review.item(kept.view, "evt_1_1")
    assert (event.kind, event.type, event.values) == ("event", "CONSULT", {"status": "unnamed"})
    assert [event.context[start:end] for start, end, _ in event.marks] == ["met"]


def test_a_correction_shows_what_it_would_change_and_changes_it(kept):
    wanted = Decision(verdict="correct", labels={Field.ACT: "evaluate"}, speaker="Ilse Marrow")
    proposal = review.decide(kept.view, judge(), "stm_2_1", wanted)
    assert {(one.field, one.before, one.after) for one in proposal.changes} == {
        ("act", "accuse", "evaluate"),
        ("speaker", "Mara Oduya", "Ilse Marrow"),
        ("judged", "open", "corrected"),
    }
    assert kept.view.entries() == []
    kept.writer.append(*proposal.entries)
    assert state(kept, "stm_2_1") == "corrected"
    assert list(verify(kept)) == []


def test_a_correction_without_a_value_is_told(kept):
    with pytest.raises(WrongQuestion, match="none was given"):
        review.decide(kept.view, judge(), "stm_2_1", Decision(verdict="correct"))


def test_undo_takes_back_the_whole_decision_and_only_ones_own(kept):
    decide(kept, "stm_2_1", "correct", labels={Field.ACT: "evaluate"})
    decide(kept, "stm_3_1", "reject", name="tomas")
    kept.writer.append(*review.undo_last(kept.view, judge()).entries)
    assert (state(kept, "stm_2_1"), state(kept, "stm_3_1")) == ("open", "rejected")
    with pytest.raises(NothingFound, match="of mina"):
        review.undo_last(kept.view, judge())


def test_what_is_skipped_comes_again_only_when_asked_for(kept):
    for _ in range(2):
        subject = queue.next_finding(kept.view, "mina")
        kept.writer.append(*review.skip(kept.view, judge(), subject).entries)
    assert queue.next_finding(kept.view, "mina") == "stm_2_1"
    assert queue.next_finding(kept.view, "mina", skipped=True) == "stm_6_1"
    assert queue.progress(kept.view, "mina").skipped == 2
    assert queue.next_finding(kept.view, "tomas") == "stm_6_1"
    kept.writer.append(*review.undo_last(kept.view, judge()).entries)
    assert queue.next_finding(kept.view, "mina") == "evt_3_1"


def test_a_blind_reading_sees_the_machines_value_and_takes_nobodys_place(kept):
    decide(kept, "stm_2_1", "correct", labels={Field.ACT: "evaluate"})
    before = kept.view.statements(Question()).hits
    assert queue.next_blind(kept.view, "tomas") == "stm_2_1"
    assert queue.next_blind(kept.view, "mina") is None
    assert review.item(kept.view, "stm_2_1", blind=True).values["act"] == "accuse"
    proposal = decide(kept, "stm_2_1", "reject", name="tomas", blind=True)
    assert proposal.changes == ()
    assert kept.view.statements(Question()).hits == before
    assert queue.next_blind(kept.view, "tomas") is None
    assert len(kept.view.history("stm_2_1")) == 3
    assert list(verify(kept)) == []


def test_the_agreement_of_two_readers_field_by_field(kept):
    decide(kept, "stm_1_1", "accept")
    decide(kept, "stm_2_1", "correct", labels={Field.ACT: "evaluate"})
    decide(kept, "stm_3_1", "reject")
    decide(kept, "stm_4_1", "accept")
    decide(kept, "stm_1_1", "accept", name="tomas", blind=True)
    decide(kept, "stm_2_1", "accept", name="tomas", blind=True)
    decide(kept, "stm_3_1", "reject", name="tomas", blind=True)
    fields, differ = agreement(kept.view, "mina", "tomas")
    told = {one.field: (one.both, one.same, one.percent, one.kappa) for one in fields}
    assert told["kept"] == (3, 3, 100.0, 1.0)
    # Both used "commit" once; of the four labels two agree by chance in a quarter of the cases.
    assert told["act"] == (2, 1, 50.0, 0.333)
    assert told["speaker"] == (2, 2, 100.0, None)
    (only,) = differ
    assert (only.subject, only.field, only.one, only.other) == ("stm_2_1", "act", "evaluate", "accuse")
    assert queue.readers(kept.view) == ("mina", "tomas")


def test_readers_who_mean_the_same_person_agree_after_a_merge(kept):
    decide(kept, "stm_2_1", "accept")
    decide(kept, "stm_2_1", "correct", name="tomas", blind=True, speaker="Ilse Marrow")
    assert [one.same for one in agreement(kept.view, "mina", "tomas")[0] if one.field == "speaker"] == [0]
    kept.writer.append(*corrections.merge(kept.view, judge(), "Mara Oduya", ["Ilse Marrow"]).entries)
    assert [one.same for one in agreement(kept.view, "mina", "tomas")[0] if one.field == "speaker"] == [1]


def test_a_reading_taken_back_counts_no_more(kept):
    decide(kept, "stm_1_1", "accept")
    decide(kept, "stm_1_1", "accept", name="tomas", blind=True)
    kept.writer.append(*review.undo_last(kept.view, judge("tomas")).entries)
    assert agreement(kept.view, "mina", "tomas") == ((), ())
    assert queue.next_blind(kept.view, "tomas") == "stm_1_1"
