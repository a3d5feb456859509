"""Judgements, told to every kind of ledger: what they change, what they outlast, and how they are taken back."""

from dataclasses import replace

import pytest

from onrecord.ledger import (
    Action,
    Field,
    Judge,
    NothingFound,
    Question,
    WrongQuestion,
    corrections,
    make_entry,
    verify,
)
from onrecord.ledger import State as Judgement
from onrecord.records import Act, Actor, ActorKind, Event, Span, SpeakerKind, Status
from tests import factories
from tests.ledger.stories import newer, packed, record


@pytest.fixture
def kept(ledger):
    """A ledger with two reports."""
    for number in (1, 2):
        ledger.writer.keep(packed(record(number)))
    return ledger


def mina():
    return Judge(name="mina", note="heard the tape")


def do(ledger, proposal):
    ledger.writer.append(*proposal.entries)
    return proposal


def found(ledger, **filters):
    return {hit.id: hit for hit in ledger.view.statements(Question(limit=100, **filters)).hits}


def held(ledger):
    """Everything that searches read."""
    rows = {}
    for table in ("statement", "actor", "event", "about"):
        for row in ledger.connection.rows(f"SELECT * FROM {table}"):
            row.pop("number", None)
            row["statement" if table == "about" else "number"] = None
            rows.setdefault(table, []).append(tuple(row.items()))
    return {table: sorted(several, key=repr) for table, several in rows.items()}


def changes(proposal):
    return [(change.subject, change.field, change.before, change.after) for change in proposal.changes]


def test_what_would_change_is_told_before_it_is_done(kept):
    before = held(kept)
    proposal = corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "assert"})
    assert changes(proposal) == [
        ("stm_3_1", "act", "deny", "assert"),
        ("stm_3_1", "judged", "open", "corrected"),
    ]
    assert held(kept) == before
    assert kept.view.entries() == []


def test_a_relabelled_statement_is_found_under_its_new_label(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "assert", Field.EVIDENCE: "cited"}))
    assert set(found(kept, act="deny")) == {"stm_3_2"}
    assert found(kept, evidence="cited")["stm_3_1"].state == "corrected"
    assert kept.view.record("art_1").statements[2].act is Act.ASSERT
    assert kept.view.machine_records("art_1")[0].statements[2].act is Act.DENY
    assert list(verify(kept)) == []


def test_a_rejected_statement_stays_in_the_history_and_out_of_searches(kept):
    do(kept, corrections.verdict(kept.view, mina(), ["stm_3_1"], accept=False))
    assert "stm_3_1" not in found(kept)
    assert set(found(kept, state="rejected")) == {"stm_3_1"}
    assert "stm_3_1" not in {one.id for one in kept.view.record("art_1").statements}
    assert [entry.action for entry in kept.view.history("stm_3_1")] == [Action.REJECTED]


def test_undo_brings_back_exactly_what_was(kept):
    before = held(kept)
    for propose in (
        lambda: corrections.relabel(kept.view, mina(), ["stm_3_1", "stm_1_2"], {Field.ACT: "ask"}),
        lambda: corrections.verdict(kept.view, mina(), ["stm_3_1"], accept=False),
        lambda: corrections.verdict(kept.view, mina(), ["stm_3_1"], accept=True),
        lambda: corrections.speaker(kept.view, mina(), ["stm_4_1"], "Ilse Marrow", ActorKind.PERSON),
        lambda: corrections.no_speaker(kept.view, mina(), ["stm_1_1"], unnamed=True),
        lambda: corrections.split(kept.view, mina(), ["act_oduya_1"]),
        lambda: corrections.merge(kept.view, mina(), "Mara Oduya", ["dockers' union"]),
        lambda: corrections.rename(kept.view, mina(), "Mara Oduya", "Mara Oduya-Lund"),
    ):
        actors = kept.view.actors("oduya")
        proposal = do(kept, propose())
        assert proposal.changes
        assert list(verify(kept)) == []
        back = do(kept, corrections.undo(kept.view, mina()))
        assert sorted((one.subject, one.field, one.after, one.before) for one in back.changes) == sorted(
            (one.subject, one.field, one.before, one.after) for one in proposal.changes
        )
        assert held(kept) == before
        assert kept.view.actors("oduya") == actors
    assert list(verify(kept)) == []


def test_an_undo_can_be_taken_back(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    withdrawn = do(kept, corrections.undo(kept.view, mina())).entries[0]
    do(kept, corrections.undo(kept.view, mina(), [withdrawn.id]))
    assert set(found(kept, act="ask")) == {"stm_3_1"}
    assert len(kept.view.history("stm_3_1")) >= 2


def test_undo_takes_back_a_correction_with_all_that_it_did_and_then_the_one_before(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    do(kept, corrections.verdict(kept.view, mina(), ["stm_1_1", "stm_2_1"], accept=False))
    do(kept, corrections.undo(kept.view, mina()))
    assert found(kept, state="rejected") == {}
    assert set(found(kept, act="ask")) == {"stm_3_1"}
    do(kept, corrections.undo(kept.view, mina()))
    assert found(kept, act="ask") == {}
    with pytest.raises(NothingFound, match="none that stands"):
        corrections.undo(kept.view, mina())


def test_the_later_judgement_stands_and_names_the_earlier(kept):
    first = do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"})).entries[0]
    second = do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "accuse"})).entries[0]
    assert second.replaces == first.id
    assert found(kept, act="accuse")["stm_3_1"]
    do(kept, corrections.undo(kept.view, mina()))
    assert set(found(kept, act="ask")) == {"stm_3_1"}


def test_a_speaker_is_somebody_of_the_article_where_one_has_the_name(kept):
    do(kept, corrections.speaker(kept.view, mina(), ["stm_4_1"], "union"))
    assert found(kept)["stm_4_1"].speaker == "dockers' union"
    assert kept.view.record("art_1").statements[4].speaker == "act_union_1"


def test_a_speaker_may_be_somebody_new(kept):
    do(kept, corrections.speaker(kept.view, mina(), ["stm_4_1", "stm_4_2"], "Ilse Marrow", ActorKind.PERSON))
    (marrow,) = kept.view.actors("marrow")
    assert (marrow.statements, marrow.articles) == (2, 2)
    assert set(found(kept, speaker="Ilse Marrow")) == {"stm_4_1", "stm_4_2"}


def test_an_unnamed_speaker_is_nobodys_name(kept):
    do(kept, corrections.no_speaker(kept.view, mina(), ["stm_1_1"], unnamed=True))
    assert found(kept)["stm_1_1"].speaker_kind == "unnamed"
    assert "stm_1_1" not in found(kept, speaker="Oduya")


def test_merged_actors_are_found_by_either_name(kept):
    do(kept, corrections.merge(kept.view, mina(), "Mara Oduya", ["dockers' union"]))
    (both,) = kept.view.actors("union")
    assert (both.name, both.statements) == ("Mara Oduya", 6)
    assert len(found(kept, speaker="dockers' union")) == len(found(kept, speaker="Mara Oduya")) == 6


def test_those_merged_can_be_split_again(kept):
    do(kept, corrections.merge(kept.view, mina(), "Mara Oduya", ["dockers' union"]))
    gone = next(iter(kept.view.identities.into))
    do(kept, corrections.split(kept.view, mina(), [gone]))
    assert len(found(kept, speaker="Mara Oduya")) == 4


def test_those_merged_can_be_split_again_by_the_name_that_went(kept):
    do(kept, corrections.merge(kept.view, mina(), "Mara Oduya", ["dockers' union"]))
    do(kept, corrections.split(kept.view, mina(), ["Dockers' Union"]))
    assert len(found(kept, speaker="Mara Oduya")) == 4


def test_a_name_that_was_never_merged_cannot_be_split(kept):
    do(kept, corrections.merge(kept.view, mina(), "Mara Oduya", ["dockers' union"]))
    with pytest.raises(WrongQuestion, match="nobody of this name was merged"):
        corrections.split(kept.view, mina(), ["Mara Oduya"])


def test_what_a_new_speaker_is_can_be_said_later(kept):
    do(kept, corrections.speaker(kept.view, mina(), ["stm_4_1"], "Ilse Marrow"))
    later = corrections.speaker(kept.view, mina(), ["stm_4_1"], "Ilse Marrow", ActorKind.PERSON)
    assert changes(do(kept, later)) == [("stm_4_1", "speaker kind", None, "person")]
    assert kept.view.actors("Ilse Marrow")[0].kind == "person"
    renamed = corrections.rename(kept.view, mina(), "Ilse Marrow", "I. Marrow")
    assert renamed.changes[0].words == "1 statement in 1 article"


def test_what_the_article_says_a_speaker_is_stays(kept):
    proposal = corrections.speaker(kept.view, mina(), ["stm_4_1"], "dockers' union", ActorKind.PERSON)
    assert ("stm_4_1", "speaker kind", "unnamed", "organisation") in changes(proposal)


def test_an_actor_of_one_article_can_be_split_off(kept):
    do(kept, corrections.split(kept.view, mina(), ["act_oduya_1"]))
    assert len(kept.view.actors("Mara Oduya")) == 2
    assert set(found(kept, speaker="act_oduya_1")) == {"stm_1_1", "stm_2_1"}


def test_a_new_name_is_shown_and_found_and_the_articles_words_stay(kept):
    do(kept, corrections.rename(kept.view, mina(), "Mara Oduya", "M. A. Oduya"))
    assert kept.view.actors("Mara Oduya")[0].name == "M. A. Oduya"
    assert len(found(kept, speaker="M. A. Oduya")) == 4
    assert found(kept)["stm_1_1"].source == "harbour master Mara Oduya"


def test_a_judgement_outlasts_a_later_run(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    do(kept, corrections.verdict(kept.view, mina(), ["stm_2_1"], accept=False))
    kept.writer.keep(packed(newer(record(1))))
    assert found(kept)["stm_3_1"].act == "ask"
    assert "stm_2_1" not in found(kept)
    assert list(verify(kept)) == []


def test_a_judgement_follows_its_words_when_a_later_run_cuts_them_otherwise(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    one = record(1)
    content = factories.span("it had touched the pumps")
    cut = replace(one.statements[2], id="stm_cut", content=(Span(content.start, content.end),))
    kept.writer.keep(packed(newer(replace(one, statements=(*one.statements[:2], cut, *one.statements[3:])))))
    assert found(kept)["stm_cut"].act == "ask"
    assert "stm_3_1" not in found(kept)
    do(kept, corrections.undo(kept.view, mina()))
    assert found(kept)["stm_cut"].act == "deny"
    assert list(verify(kept)) == []


def test_a_judged_statement_that_a_later_run_loses_stays_as_the_person_left_it(kept):
    do(kept, corrections.verdict(kept.view, mina(), ["stm_3_1"], accept=True))
    one = record(1)
    kept.writer.keep(packed(newer(replace(one, statements=one.statements[:2], actors=one.actors[:1]))))
    assert set(found(kept, until="2026-05-01")) == {"stm_1_1", "stm_2_1", "stm_3_1"}
    assert found(kept)["stm_3_1"].speaker == "dockers' union"
    do(kept, corrections.undo(kept.view, mina()))
    assert set(found(kept, until="2026-05-01")) == {"stm_1_1", "stm_2_1"}


def test_a_machines_entry_never_takes_a_persons_place(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    machine = make_entry(
        by="step:acts@4", action=Action.CORRECTED, subject="stm_3_1", field=Field.ACT, value={"to": "deny"}
    )
    kept.writer.append(machine)
    assert found(kept)["stm_3_1"].act == "ask"


def test_the_status_of_an_event_can_be_corrected(ledger):
    event = Event(
        id="evt_1", type="ACCUSE", trigger=(factories.span("accused"),), status=Status.REPORTED, confidence=0.7
    )
    ledger.writer.keep(packed(record(1, events=(replace(event, actors=("act_oduya_1",), statement="stm_2_1"),))))
    do(ledger, corrections.relabel(ledger.view, mina(), ["evt_1"], {Field.STATUS: "alleged"}))
    (hit,) = ledger.view.events(Question(status="alleged", speaker="Oduya")).hits
    assert (hit.words, hit.actors) == ("accused", ("Mara Oduya",))
    assert set(found(ledger, status="alleged")) == {"stm_2_1"}
    with pytest.raises(WrongQuestion, match="belongs to an event"):
        corrections.relabel(ledger.view, mina(), ["stm_2_1"], {Field.STATUS: "alleged"})


def test_an_id_or_a_name_that_fits_several_or_none_is_told(kept):
    with pytest.raises(NothingFound, match="several"):
        corrections.verdict(kept.view, mina(), ["stm_3"], accept=True)
    with pytest.raises(WrongQuestion, match=r"stm_.*was wanted"):
        corrections.verdict(kept.view, mina(), ["act_oduya_1"], accept=True)
    with pytest.raises(NothingFound, match="nobody of this name"):
        corrections.merge(kept.view, mina(), "Mara Oduya", ["Nobody Known"])
    with pytest.raises(WrongQuestion, match="nothing to merge"):
        corrections.merge(kept.view, mina(), "Mara Oduya", ["mara oduya"])
    do(kept, corrections.split(kept.view, mina(), ["act_oduya_1"]))
    with pytest.raises(NothingFound, match="give an id"):
        corrections.rename(kept.view, mina(), "Mara Oduya", "M. Oduya")


def test_a_changed_judgement_is_named(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    kept.connection.run("UPDATE entry SET by_whom = 'person:somebody'")
    assert any("was changed after it was made" in flaw.message for flaw in verify(kept))


def test_every_row_can_be_made_again(kept):
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"}))
    before = held(kept)
    with kept.connection.transaction():
        kept.writer.fill_rows()
    assert held(kept) == before


def test_the_account_of_a_selection(kept):
    account = kept.view.account(Question(since="2026-05-02"))
    assert (account.articles, account.statements, account.named) == (1, 5, 3)
    assert account.voices[0].name == "Mara Oduya"
    assert sum(voice.share for voice in account.voices) == pytest.approx(1, abs=0.01)
    assert account.acts == {"accuse": 1, "assert": 1, "commit": 1, "deny": 1}
    (accusation,) = account.accusations
    assert accusation.statement.about == ("dockers' union",)
    assert [reply.id for reply in accusation.replies] == ["stm_3_2"]


def test_what_people_without_a_name_are_called_is_no_name(ledger):
    told = record(1)
    spoken = [one for one in told.statements if one.speaker]
    unnamed = [replace(one, speaker_kind=SpeakerKind.UNNAMED) for one in spoken]
    ledger.writer.keep(packed(replace(told, statements=(*spoken[:1], *unnamed[1:]))))
    account = ledger.view.account(Question())
    assert (account.statements, account.named) == (len(spoken), 1)
    assert any(voice.name and voice.kind == "unnamed" for voice in account.voices)


def test_states_are_words_for_people():
    assert [str(one) for one in Judgement] == ["open", "accepted", "corrected", "rejected"]


def test_actors_of_one_name_alone_are_not_taken_for_one_person(ledger):
    for number in (1, 2):
        one = record(number)
        lone = Actor(id=f"act_lone_{number}", name="Maiga", kind=ActorKind.PERSON)
        ledger.writer.keep(packed(replace(one, actors=(*one.actors, lone))))
    assert len(ledger.view.actors("Maiga")) == 2
    first, second = (hit.id for hit in ledger.view.actors("Maiga"))
    do(ledger, corrections.merge(ledger.view, mina(), first, [second]))
    (maiga,) = ledger.view.actors("Maiga")
    assert maiga.articles == 2


def test_a_judgement_that_fails_half_way_leaves_nothing(kept, monkeypatch):
    before = held(kept)
    ask = corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "ask"})

    def broken(article_id):
        assert kept.view.stands
        raise ZeroDivisionError("in the middle")

    monkeypatch.setattr(kept.writer, "_refresh", broken)
    with pytest.raises(ZeroDivisionError):
        do(kept, ask)
    monkeypatch.undo()
    assert (held(kept), kept.view.entries()) == (before, [])
    do(kept, corrections.relabel(kept.view, mina(), ["stm_3_1"], {Field.ACT: "assert"}))
    assert found(kept)["stm_3_1"].act == "assert"
