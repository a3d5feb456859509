"""What is counted from the statements of a report: the same whoever asks, and what binds nobody left out."""

from dataclasses import replace

import pytest

from onrecord.codebook import load
from onrecord.records import Accusation, Act, Actor, Audit, Reply, Role, SpeakerKind, Statement, Voice
from onrecord.resting.audit import rests_on
from onrecord.resting.sides import heard
from tests import factories

TEXT = (
    "Mara Oduya promised the quay. She declined to comment. The union had not announced a strike.\n\n"
    "It urged talks, Ilse Marrow said."
)


def said(number: int, cue: str, content: str, act: Act, speaker: str, **more: object) -> Statement:
    return factories.statement(
        number,
        cue=(factories.span(cue, TEXT),),
        content=(factories.span(content, TEXT),),
        act=act,
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON,
        **more,
    )


PROMISED = said(1, "promised", "the quay", Act.COMMIT, "act_oduya")
DECLINED = said(2, "declined", "to comment", Act.COMMIT, "act_oduya")
UNSAID = said(3, "had not announced", "a strike", Act.COMMIT, "act_union")
URGED = said(4, "urged", "talks", Act.REQUEST, "act_union", parent="stm_5")
SAID = said(5, "said", "It urged talks", Act.ASSERT, "act_marrow")


def audit(*statements: Statement, charges: tuple[Accusation, ...] = ()) -> Audit:
    actors = (factories.ODUYA, factories.UNION)
    return rests_on(factories.article(TEXT), statements, actors, load(), (), charges)


def test_a_refusal_to_comment_is_a_silence_and_what_nobody_said_is_neither() -> None:
    found = audit(PROMISED, DECLINED, UNSAID, URGED, SAID)
    assert [one.statement for one in found.undertakings] == ["stm_1", "stm_4"]
    assert found.silences == ("stm_2",)


def test_whoever_only_gives_no_answer_has_no_voice_and_a_claim_inside_another_none_of_its_own() -> None:
    found = audit(DECLINED, URGED, SAID)
    assert [(one.speaker, one.words, one.share) for one in found.voices] == [("act_marrow", 3, 1.0)]
    assert (found.named, found.unnamed, found.one_sided) == (1, 0, True)
    assert [one.statements for one in found.chains] == [("stm_5", "stm_4")]


@pytest.mark.parametrize(("reply", "sided"), [(Reply.NONE, True), (Reply.DENIED, False), (None, None)])
def test_an_answer_of_the_accused_makes_two_sides(reply: Reply | None, sided: bool | None) -> None:
    charge = Accusation(statement="stm_1", accuser="act_oduya", accused=("act_union",), reply=reply)
    assert audit(PROMISED, SAID, charges=(charge,)).one_sided is sided


@pytest.mark.parametrize(("speaks", "sided"), [(URGED, True), (replace(URGED, parent=None), False)])
def test_whoever_is_accused_and_has_a_word_on_something_else_makes_two_sides(speaks: Statement, sided: bool) -> None:
    charge = Accusation(statement="stm_1", accuser="act_oduya", accused=("act_union",), reply=Reply.NONE)
    assert audit(PROMISED, speaks, SAID, charges=(charge,)).one_sided is sided


def test_another_speaker_has_another_share() -> None:
    others = audit(replace(PROMISED, speaker="act_union"), SAID)
    assert {one.name: one.words for one in others.voices} == {"dockers' union": 2, None: 3}


def test_of_no_statement_nothing_is_claimed() -> None:
    found = audit()
    assert (found.voices, found.one_sided, found.undertakings, found.silences) == ((), None, (), ())


def test_whoever_holds_the_office_of_the_accused_may_be_the_accused() -> None:
    mayor = Actor(id="act_mayor", name="Mayor")
    lund = Actor(id="act_lund", name="Ada Lund", roles=(Role(title="mayor", organisation="Veska council"),))
    council = Actor(id="act_council", name="Veska council")
    voice = Voice(speaker="act_lund", name=None, kind=SpeakerKind.PERSON, statements=1, words=3, share=1.0)
    assert heard([voice], [mayor, lund, council, factories.ODUYA]) == {"act_lund", "act_mayor", "act_council"}
