"""Charges told in passing, judged by their own ids, on every ledger."""

import pytest

from onrecord.ledger import (
    Decision,
    Field,
    Judge,
    NothingFound,
    Question,
    State,
    WrongQuestion,
    corrections,
    queue,
    review,
    verify,
)
from tests.ledger import press
from tests.ledger.stories import newer, packed

MINA = Judge(name="mina")


@pytest.fixture
def kept(ledger):
    ledger.writer.keep(packed(press.court_report(1), name="court.txt"))
    return ledger


def do(ledger, proposal):
    ledger.writer.append(*proposal.entries)
    assert list(verify(ledger)) == []


def audit(ledger):
    return ledger.view.record("art_k1").audit


def test_a_charge_told_in_passing_that_is_no_event_is_rejected_by_its_id(kept):
    proposal = corrections.verdict(kept.view, MINA, ["chg_1"], accept=False)
    assert [(one.subject, one.field, one.after, one.words) for one in proposal.changes] == [
        ("chg_1_k1", "judged", "rejected", "charged with smuggling diesel in the ferry")
    ]
    do(kept, proposal)
    assert [(hit.id, hit.again) for hit in kept.view.accusations(Question(sort="oldest")).hits] == [
        ("stm_1_k1", 0),
        ("stm_2_k1", 0),
        ("chg_2_k1", 0),
    ]
    assert [one.id for one in audit(kept).accusations] == ["stm_1_k1", "stm_2_k1", "chg_2_k1"]
    assert [hit.id for hit in kept.view.accusations(Question(state="rejected")).hits] == ["chg_1_k1"]
    do(kept, corrections.undo(kept.view, MINA))
    assert audit(kept) == press.court_report(1).audit


def test_a_charge_may_be_rejected_and_its_event_kept(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["chg_2_k1"], accept=False))
    found = kept.view.record("art_k1")
    assert "chg_2_k1" not in [one.id for one in found.audit.accusations]
    assert [event.id for event in found.events] == ["evt_1_k1"]
    assert kept.view.judged("art_k1").state("evt_1_k1") is State.OPEN


def test_a_charge_has_neither_act_nor_speaker_to_correct(kept):
    with pytest.raises(WrongQuestion, match="a statement"):
        corrections.relabel(kept.view, MINA, ["chg_1_k1"], {Field.ACT: "deny"})
    with pytest.raises(WrongQuestion, match="a statement"):
        corrections.speaker(kept.view, MINA, ["chg_1_k1"], "Ilse Marrow")
    with pytest.raises(NothingFound):
        corrections.verdict(kept.view, MINA, ["chg_9"], accept=False)


def test_a_review_decides_on_a_charge_that_is_asked_for_and_puts_none_before_anybody(kept):
    item = review.item(kept.view, "chg_1_k1")
    assert (item.kind, item.confidence, item.values) == ("accusation", None, {})
    assert [item.context[start:end] for start, end, _ in item.marks] == ["charged with smuggling diesel in the ferry"]
    do(kept, review.decide(kept.view, MINA, "chg_1_k1", Decision(verdict="reject")))
    assert not queue.is_open(kept.view, "chg_1_k1")
    assert queue.next_blind(kept.view, "ines") == "chg_1_k1"
    assert review.item(kept.view, "chg_1_k1", blind=True).kind == "accusation"
    assert queue.progress(kept.view, "mina").findings == 4
    assert not (queue.next_finding(kept.view, "mina") or "").startswith("chg_")


def test_a_newer_run_keeps_what_was_judged(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["chg_1_k1"], accept=False))
    kept.writer.keep(packed(newer(press.court_report(1)), name="court.txt"))
    assert "chg_1_k1" not in [one.id for one in audit(kept).accusations]
    assert list(verify(kept)) == []
