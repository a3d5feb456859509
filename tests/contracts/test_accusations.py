"""Accusations by statements and told in passing, their answers, and what judgements make of them, on every ledger."""

import json
from dataclasses import replace

import pytest

from onrecord.ledger import Field, Judge, Question, Tie, corrections, pack, verify, whole
from onrecord.records import ActorKind, Reply, Span
from tests.ledger import press
from tests.ledger.stories import newer, packed, record

OPEN = Question()
MINA = Judge(name="mina")


@pytest.fixture
def kept(ledger):
    ledger.writer.keep(packed(press.court_report(1), name="court.txt"))
    return ledger


def found(ledger, **asked):
    return ledger.view.accusations(Question(sort="oldest", **asked)).hits


def ids(ledger, **asked):
    return [hit.id for hit in found(ledger, **asked)]


def do(ledger, proposal):
    ledger.writer.append(*proposal.entries)
    assert list(verify(ledger)) == []


def reply(ledger, wanted, **asked):
    (hit,) = [one for one in found(ledger, **asked) if one.id == wanted]
    return hit.reply, [one.id for one in hit.replies]


def test_charges_told_in_passing_stand_beside_those_of_statements_and_a_repeated_one_once(kept):
    assert ids(kept) == ["stm_1_k1", "stm_2_k1", "chg_2_k1"]
    by_statement, _, in_passing = found(kept)
    assert (by_statement.accuser, by_statement.accused, by_statement.again) == ("Ilse Marrow", ("Tomas Ekwall",), 1)
    assert by_statement.refusals == ("did not answer calls",)
    assert (in_passing.statement, in_passing.accuser, in_passing.event) == (None, None, "evt_1_k1")
    assert (in_passing.words, in_passing.reply) == ("faces trial in May", "none")
    assert list(verify(kept)) == []


def test_the_account_has_them_with_their_answers(kept):
    account = kept.view.account(OPEN)
    assert [one.id for one in account.accusations] == ["stm_1_k1", "stm_2_k1", "chg_2_k1"]
    assert account.answers == {"declined": 1, "denied": 1, "none": 1}
    assert [one.id for one in account.accusations[1].replies] == ["stm_3_k1"]
    assert account.acts == {"accuse": 2, "deny": 1}


@pytest.mark.parametrize(
    ("asked", "fit"),
    [
        ({"speaker": "Ilse Marrow"}, ["stm_1_k1"]),
        ({"about": "Tomas Ekwall"}, ["stm_1_k1", "chg_2_k1"]),
        ({"about": "Ekwall", "speaker": "Oduya"}, []),
        ({"about": "Nobody Known"}, []),
        ({"words": "ferry"}, ["chg_1_k1"]),
        ({"words": "smuggling"}, ["stm_1_k1", "stm_2_k1"]),
        ({"words": '"faces trial"'}, ["chg_2_k1"]),
        ({"publisher": "courier"}, ["stm_1_k1", "stm_2_k1", "chg_2_k1"]),
        ({"publisher": "Herald"}, []),
        ({"since": "2026-05-02"}, []),
        ({"until": "2026-05-01", "limit": 1}, ["stm_1_k1"]),
        ({"limit": 1, "offset": 2}, ["chg_2_k1"]),
        ({"act": "accuse"}, ["stm_1_k1", "stm_2_k1", "chg_2_k1"]),
        ({"act": "deny"}, []),
        ({"evidence": "none"}, ["stm_1_k1", "stm_2_k1"]),
        ({"evidence": "cited"}, []),
        ({"status": "reported"}, ["chg_2_k1"]),
        ({"state": "rejected"}, []),
        ({"article": "art_k1"}, ["stm_1_k1", "stm_2_k1", "chg_2_k1"]),
    ],
)
def test_the_filters_mean_what_they_mean_for_statements(kept, asked, fit):
    # "Smuggling" is in both tellings of the charge: the one that says by whom stands for both.
    assert ids(kept, **asked) == fit
    assert sum(kept.view.account(Question(**{**asked, "limit": 20, "offset": 0})).answers.values()) >= len(fit)


def test_more_says_that_there_are_others(kept):
    assert kept.view.accusations(Question(limit=2)).more
    assert not kept.view.accusations(Question(limit=3)).more


def test_a_portrait_has_charges_that_nobody_named_makes(kept):
    ekwall = kept.view.actors("Tomas Ekwall")[0].id
    portrait = kept.view.portrait(ekwall, OPEN)
    assert [(one.name, one.statements) for one in portrait.accused_by] == [("Ilse Marrow", 1)]
    assert (portrait.accused_by_unnamed, portrait.answers) == (1, {"declined": 1, "none": 1})
    marrow = kept.view.portrait(kept.view.actors("Ilse Marrow")[0].id, OPEN)
    assert [(one.name, one.statements) for one in marrow.accuses] == [("Tomas Ekwall", 1)]
    assert (marrow.accused_by_unnamed, marrow.answers) == (0, {})


def test_the_network_ties_who_is_named(kept):
    edges = kept.view.network(OPEN, [Tie.ACCUSES])
    assert {(one.source_name, one.target_name, one.number) for one in edges} == {
        ("Ilse Marrow", "Tomas Ekwall", 1),
        ("Mara Oduya", "dockers' union", 1),
    }
    assert kept.view.network(Question(act="deny"), [Tie.ACCUSES]) == ()


def test_a_statement_that_a_person_made_no_accusation_is_none_and_what_it_repeated_stands_alone(kept):
    do(kept, corrections.relabel(kept.view, MINA, ["stm_1_k1"], {Field.ACT: "assert"}))
    assert ids(kept) == ["chg_1_k1", "stm_2_k1", "chg_2_k1"]
    assert found(kept)[0].again == 0
    assert [one.id for one in kept.view.record("art_k1").audit.accusations] == ids(kept)
    do(kept, corrections.undo(kept.view, MINA))
    assert ids(kept) == ["stm_1_k1", "stm_2_k1", "chg_2_k1"]
    assert kept.view.record("art_k1").audit == press.court_report(1).audit


def test_a_rejected_statement_accuses_only_who_asks_for_it(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["stm_1_k1"], accept=False))
    assert ids(kept) == ["chg_1_k1", "stm_2_k1", "chg_2_k1"]
    assert ids(kept, state="rejected") == ["stm_1_k1"]
    assert {one.source_name for one in kept.view.network(OPEN, [Tie.ACCUSES])} == {"Mara Oduya"}
    assert [one.repeats for one in kept.view.record("art_k1").audit.accusations] == [None, None, None]


def test_a_charge_told_in_passing_goes_with_its_event(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["evt_1_k1"], accept=False))
    assert ids(kept) == ["stm_1_k1", "stm_2_k1"]
    assert ids(kept, state="rejected") == ["chg_2_k1"]


def test_a_statement_that_a_person_made_an_accusation_is_one_against_whom_it_is_about(ledger):
    one = record(1)
    plain = replace(one.statements[0], about=("act_union_1",))
    ledger.writer.keep(packed(replace(one, statements=(plain, *one.statements[1:]))))
    assert ids(ledger) == ["stm_2_1"]
    do(ledger, corrections.relabel(ledger.view, MINA, ["stm_1_1"], {Field.ACT: "accuse"}))
    first, second = found(ledger)
    assert (first.id, first.accuser, first.accused, first.state) == (
        "stm_1_1",
        "Mara Oduya",
        ("dockers' union",),
        "corrected",
    )
    assert (first.reply, [hit.id for hit in first.replies]) == ("denied", ["stm_3_1"])
    assert second.id == "stm_2_1"


def test_where_nobody_denies_it_the_answer_to_such_an_accusation_stays_open(kept):
    do(kept, corrections.relabel(kept.view, MINA, ["stm_3_k1"], {Field.ACT: "accuse"}))
    assert reply(kept, "stm_3_k1") == (None, [])
    assert kept.view.account(OPEN).answers["open"] == 1


def test_another_speaker_is_another_accuser_and_no_repetition(kept):
    do(kept, corrections.speaker(kept.view, MINA, ["stm_2_k1"], "Adaeze Holm", ActorKind.PERSON))
    assert [one.accuser for one in found(kept)] == ["Ilse Marrow", "Adaeze Holm", None]
    assert ids(kept, speaker="Adaeze Holm") == ["stm_2_k1"]
    do(kept, corrections.no_speaker(kept.view, MINA, ["stm_2_k1"], unnamed=True))
    assert found(kept)[1].accuser is None


def test_an_answer_goes_with_its_statement_and_comes_with_a_correction(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["stm_3_k1"], accept=False))
    assert reply(kept, "stm_2_k1") == ("none", [])
    do(kept, corrections.undo(kept.view, MINA))
    do(kept, corrections.relabel(kept.view, MINA, ["stm_3_k1"], {Field.ACT: "assert"}))
    assert reply(kept, "stm_2_k1") == ("answered", ["stm_3_k1"])
    do(kept, corrections.undo(kept.view, MINA))
    do(kept, corrections.speaker(kept.view, MINA, ["stm_3_k1"], "Tomas Ekwall"))
    assert reply(kept, "stm_2_k1") == ("none", [])
    # It denies whatever he is accused of: which of them, nobody has said.
    assert reply(kept, "stm_1_k1") == reply(kept, "chg_2_k1") == ("denied", ["stm_3_k1"])


def test_merged_actors_are_one_accuser_and_one_accused(kept):
    kept.writer.keep(packed(press.court_report(2), name="court-2.txt"))
    do(kept, corrections.merge(kept.view, MINA, "Tomas Ekwall", ["dockers' union"]))
    ekwall = kept.view.actors("Tomas Ekwall")[0].id
    portrait = kept.view.portrait(ekwall, OPEN)
    assert [(one.name, one.statements, one.articles) for one in portrait.accused_by] == [
        ("Ilse Marrow", 2, 2),
        ("Mara Oduya", 2, 2),
    ]
    assert len(ids(kept, about="Tomas Ekwall")) == 6


def test_an_accusation_that_a_person_kept_outlasts_a_run_that_loses_it(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["stm_2_k1"], accept=True))
    one = press.court_report(1)
    left = replace(one.audit, accusations=one.audit.accusations[-1:])
    kept.writer.keep(packed(newer(replace(one, statements=(), audit=left)), name="court.txt"))
    assert ids(kept) == ["stm_2_k1", "chg_2_k1"]
    assert list(verify(kept)) == []


def test_a_row_that_was_changed_is_named(kept):
    kept.connection.run("UPDATE accusation SET reply = 'denied' WHERE id = 'chg_2_k1'")
    kept.connection.run("DELETE FROM accused WHERE accusation = (SELECT number FROM accusation WHERE id = 'stm_2_k1')")
    messages = {(flaw.subject, flaw.message) for flaw in verify(kept)}
    assert ("chg_2_k1", "its field reply differs at character 0: the record has 'n' ('none'), the ledger has 'd'") in (
        messages
    )
    assert ("stm_2_k1", "who is accused is not as in its record") in messages
    with kept.connection.transaction():
        kept.writer.fill_rows()
    assert list(verify(kept)) == []


def test_lines_of_a_ledger_bring_them_along(kept, tmp_path):
    from onrecord.ledger import open_ledger  # noqa: PLC0415 - a second one, beside that of the test

    with open_ledger(str(tmp_path / "other.db"), write=True, create=True) as other:
        for line in whole.lines(kept):
            whole.take_in(other, line, "lines")
        assert found(other) == found(kept)


def without_audit(found):
    """The record as a version wrote it that knew no accusations."""
    plain = json.loads(found.to_json())
    del plain["audit"]["accusations"]
    return json.dumps(plain).encode()


def test_a_record_from_before_accusations_were_audited_has_those_of_its_statements(ledger):
    made = packed(record(1))
    ledger.writer.keep(replace(made, record=pack(without_audit(record(1)))))
    (hit,) = found(ledger)
    assert (hit.id, hit.accused, hit.reply) == ("stm_2_1", ("dockers' union",), Reply.DENIED)
    assert list(verify(ledger)) == []


def test_what_the_audit_left_out_is_no_accusation(ledger):
    one = press.court_report(1)
    headline = replace(one.statements[1], id="stm_headline")
    ledger.writer.keep(packed(replace(one, statements=(*one.statements, headline))))
    assert ids(ledger) == ["stm_1_k1", "stm_2_k1", "chg_2_k1"]


def test_an_accusation_whose_words_lead_out_of_the_text_is_not_taken_in(ledger):
    one = press.court_report(1)
    (first, *others) = one.audit.accusations
    astray = replace(first, words=(Span(0, len(one.article.text) + 1),))
    broken = replace(one, audit=replace(one.audit, accusations=(astray, *others)))
    with pytest.raises(whole.LineRejected, match=r"chg_1_k1: accusation .* lies outside"):
        whole.take_in(ledger, broken.to_json().encode(), "records.jsonl")
    assert ids(ledger) == []
