"""What a report rests on after judgements, and pledges, demands and silences where they are looked up."""

import subprocess
import sys
from dataclasses import replace

import pytest

from onrecord import codebook
from onrecord.codebook import load
from onrecord.ledger import Field, Judge, Question, Tie, corrections, verify
from onrecord.ledger.judgements import recounted
from onrecord.records import Act, ActorKind, Evidence, Manner, SpeakerKind, Statement, Status, Time
from onrecord.resting.audit import rests_on
from tests import factories
from tests.ledger import press
from tests.ledger.stories import newer, packed, record

MINA = Judge(name="mina")
REFUSED = "Mara Oduya declined to comment. She will open the quay in May. Ilse Marrow said Oduya denied it."


@pytest.fixture
def kept(ledger):
    ledger.writer.keep(packed(press.report(1), name="pumps.txt"))
    return ledger


def refusing():
    """A report with a refusal to comment and a pledge, of which the program takes both for commitments."""
    one = press.report(7)
    article = replace(factories.article(REFUSED), id="art_7", url="https://herald.example/7", published="2026-04-02")

    def said(number, source, cue, content, act, speaker, **more):
        return Statement(
            id=f"stm_{number}_7",
            source=(factories.span(source, REFUSED),),
            cue=(factories.span(cue, REFUSED),),
            content=(factories.span(content, REFUSED),),
            manner=Manner.INDIRECT,
            speaker=f"act_{speaker}_7",
            speaker_kind=SpeakerKind.PERSON,
            act=act,
            confidence=0.9,
            **more,
        )

    statements = (
        said(1, "Mara Oduya", "declined", "to comment", Act.COMMIT, "oduya"),
        said(2, "She", "will", "open the quay in May", Act.COMMIT, "oduya"),
        said(3, "Ilse Marrow", "said", "Oduya denied it", Act.ASSERT, "marrow"),
        said(4, "Oduya", "denied", "it.", Act.DENY, "oduya", parent="stm_3_7"),
    )
    may = Time(text="in May", span=factories.span("in May", REFUSED), edtf="2026-05")
    audit = rests_on(article, statements, one.actors, load(), (may,), ())
    return replace(one, article=article, statements=statements, events=(), audit=audit)


def do(ledger, proposal):
    ledger.writer.append(*proposal.entries)
    assert list(verify(ledger)) == []


def audit(ledger, article="art_1"):
    return ledger.view.record(article).audit


def shares(found):
    return {voice.name: voice.words for voice in found.voices}


def test_another_speaker_has_the_words_and_the_pledge(kept):
    assert shares(audit(kept)) == {"Mara Oduya": 12, "Ilse Marrow": 2, "dockers' union": 5, None: 7}
    do(kept, corrections.speaker(kept.view, MINA, ["stm_1_1"], "Adaeze Holm", ActorKind.PERSON))
    found = audit(kept)
    assert shares(found) == {"Mara Oduya": 6, "Adaeze Holm": 6, "Ilse Marrow": 2, "dockers' union": 5, None: 7}
    assert (found.named, found.unnamed) == (4, 1)
    holm = kept.view.actors("Adaeze Holm")[0].id
    assert [hit.id for hit in kept.view.statements(Question(speaker=holm, undertaking="pledge")).hits] == ["stm_1_1"]
    do(kept, corrections.undo(kept.view, MINA))
    assert audit(kept) == press.report(1).audit


def test_what_a_person_made_no_pledge_is_none_and_what_they_made_one_is(kept):
    do(kept, corrections.relabel(kept.view, MINA, ["stm_1_1"], {Field.ACT: "predict"}))
    assert [one.statement for one in audit(kept).undertakings] == ["stm_4_1"]
    do(kept, corrections.relabel(kept.view, MINA, ["stm_6_1"], {Field.ACT: "commit", Field.EVIDENCE: "promised"}))
    found = audit(kept)
    assert [(one.statement, str(one.act)) for one in found.undertakings] == [
        ("stm_4_1", "request"),
        ("stm_6_1", "commit"),
    ]
    # The day is one that the record has kept, of an event in the same words.
    assert [time.text for time in found.undertakings[1].when] == ["Sunday"]
    assert [(one.statement, one.evidence) for one in found.evidence] == [("stm_6_1", Evidence.PROMISED)]


def test_without_what_was_rejected_fewer_speak_and_less_is_attributed(kept):
    before = audit(kept)
    do(kept, corrections.verdict(kept.view, MINA, ["stm_3_1", "stm_4_1", "stm_5_1", "stm_6_1"], accept=False))
    found = audit(kept)
    assert (found.named, found.unnamed, found.one_sided) == (1, 0, True)
    assert found.attributed_words == before.attributed_words - 14
    assert {hit.name for hit in kept.view.account(Question()).voices} == {"Mara Oduya"}


def test_one_side_is_left_without_an_answer_and_without_another_word_of_the_accused(kept):
    assert audit(kept).one_sided is False
    do(kept, corrections.verdict(kept.view, MINA, ["stm_3_1"], accept=False))
    assert audit(kept).one_sided is False
    do(kept, corrections.verdict(kept.view, MINA, ["stm_4_1"], accept=False))
    assert audit(kept).one_sided is True


def test_what_stands_inside_a_rejected_statement_stands_in_what_is_around_that(ledger):
    one = record(1)
    ledger.writer.keep(packed(one))
    assert [chain.statements for chain in audit(ledger).chains] == []
    do(ledger, corrections.verdict(ledger.view, MINA, ["stm_4_1"], accept=False))
    left = {statement.id: statement.parent for statement in ledger.view.record("art_1").statements}
    assert left["stm_5_1"] is None
    assert sum(voice.words for voice in audit(ledger).voices) == ledger.view.account(Question()).words


def test_a_circle_of_rejected_statements_ends():
    one, other = (factories.statement(at, parent=f"stm_{3 - at}") for at in (1, 2))
    inner = factories.statement(3, parent="stm_1")
    left, _ = recounted.under_what_is_left([one, other, inner], (), {"stm_1", "stm_2"})
    assert left[2].parent is None


def test_an_event_on_a_rejected_word_is_on_that_of_whoever_tells_it_or_on_none(kept):
    do(kept, corrections.verdict(kept.view, MINA, ["stm_5_1"], accept=False))
    _, agreed, protest = kept.view.record("art_1").events
    assert (agreed.statement, agreed.status, protest.statement) == (None, Status.ATTRIBUTED, "stm_2_1")
    outer, inner = factories.statement(1), factories.statement(2, parent="stm_1")
    _, (told,) = recounted.under_what_is_left([outer, inner], [replace(agreed, statement="stm_2")], {"stm_2"})
    assert told.statement == "stm_1"
    do(kept, corrections.undo(kept.view, MINA))
    assert kept.view.record("art_1").events == press.report(1).events


def test_nothing_is_counted_again_where_nobody_corrected_anything(kept, monkeypatch):
    kept.writer.keep(packed(press.report(2), name="pumps-2.txt"))
    monkeypatch.setattr(codebook, "load", lambda: pytest.fail("the vocabulary was loaded"))
    do(kept, corrections.verdict(kept.view, MINA, ["stm_1_1"], accept=True))
    do(kept, corrections.merge(kept.view, MINA, "Mara Oduya", ["Ilse Marrow"]))
    do(kept, corrections.relabel(kept.view, MINA, ["evt_1_1"], {Field.STATUS: "denied"}))
    assert [audit(kept, one) for one in ("art_1", "art_2")] == [press.report(at).audit for at in (1, 2)]


def test_who_opens_a_ledger_does_not_import_the_vocabulary():
    ask = "import sys, onrecord.ledger; print([one for one in sys.modules if one.startswith('onrecord.codebook')])"
    assert subprocess.check_output([sys.executable, "-c", ask], text=True).strip() == "[]"


def test_a_judged_statement_that_a_newer_run_loses_is_counted(kept):
    do(kept, corrections.relabel(kept.view, MINA, ["stm_1_1"], {Field.EVIDENCE: "withheld"}))
    one = press.report(1)
    fewer = one.statements[2:]
    audited = rests_on(one.article, fewer, one.actors, load(), (), ())
    kept.writer.keep(packed(newer(replace(one, statements=fewer, audit=audited)), name="pumps.txt"))
    found = audit(kept)
    assert [one.statement for one in found.evidence] == ["stm_1_1"]
    assert [one.statement for one in found.undertakings] == ["stm_4_1", "stm_1_1"]
    assert list(verify(kept)) == []


def test_a_refusal_is_no_pledge_wherever_pledges_are_looked_up_and_no_voice(ledger):
    ledger.writer.keep(packed(refusing(), name="quay.txt"))
    assert audit(ledger, "art_7").silences == ("stm_1_7",)
    hits = ledger.view.statements(Question(undertaking="pledge")).hits
    assert [(hit.id, hit.undertaking) for hit in hits] == [("stm_2_7", "pledge")]
    assert len(ledger.view.statements(Question(act="commit")).hits) == 2
    assert [hit.id for hit in ledger.view.articles(Question(undertaking="pledge")).hits] == ["art_7"]
    assert ledger.view.articles(Question(undertaking="demand")).hits == ()
    assert ledger.view.accusations(Question(undertaking="pledge")).hits == ()
    months = ledger.view.portrait(ledger.view.actors("Mara Oduya")[0].id, Question()).months
    assert [(one.act, one.undertaking, one.statements) for one in months] == [
        ("commit", None, 1),
        ("commit", "pledge", 1),
        ("deny", None, 1),
    ]
    voices = ledger.view.account(Question()).voices
    assert {voice.name: voice.statements for voice in voices} == {"Mara Oduya": 2, "Ilse Marrow": 1}


def test_a_demand_ties_only_where_it_is_one(kept):
    assert [edge.source_name for edge in kept.view.network(Question(), [Tie.DEMANDS])] == ["dockers' union"]
    do(kept, corrections.no_speaker(kept.view, MINA, ["stm_4_1"], unnamed=False))
    assert kept.view.statements(Question(undertaking="demand")).hits == ()
