"""An accusation told again: which of two is the one, and which the repetition."""

from dataclasses import replace

from onrecord.records import Accusation, Actor, ActorKind, Reply, Statement
from onrecord.replying.repeats import with_repeats
from tests.factories import span, statement

TEXT = (
    "Charges that Arlia armed raiders in secret were old. The envoy, Ada Brook, said Arlia had armed raiders in secret."
)
ACTORS = {one: Actor(id=one, name=name, kind=ActorKind.STATE) for one, name in (("act_1", "Arlia"), ("act_2", "Brook"))}


def charge(number: int, words: str) -> Statement:
    return replace(statement(number), source=(), cue=(), content=(span(words, TEXT),))


def accusation(name: str, *, statement_id: str | None = None, accuser: str | None = None) -> Accusation:
    return Accusation(id=name, statement=statement_id, accuser=accuser, accused=("act_1",), reply=Reply.NONE)


def repeats(*made: Accusation) -> list[str | None]:
    words = ("that Arlia armed raiders in secret", "Arlia had armed raiders in secret")
    charges = [charge(number, one) for number, one in enumerate(words)]
    return [one.repeats for one in with_repeats(TEXT, made, charges, ACTORS)]


def test_whoever_accuses_by_name_is_no_repetition_of_what_is_told_in_passing():
    passing, named = accusation("chg_1"), accusation("stm_2", statement_id="stm_2", accuser="act_2")
    assert repeats(passing, named) == ["stm_2", None]


def test_what_one_says_twice_is_told_once():
    first, second = (accusation(name, statement_id=name, accuser="act_2") for name in ("stm_1", "stm_2"))
    assert repeats(first, second) == [None, "stm_1"]


def test_two_who_accuse_are_two():
    one = accusation("stm_1", statement_id="stm_1", accuser="act_2")
    assert repeats(one, accusation("stm_2", statement_id="stm_2", accuser="act_3")) == [None, None]
