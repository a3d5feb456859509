"""Every cue of an act, and every group of words, proves itself by its examples."""

import re
from dataclasses import fields
from importlib.resources import files

import pytest
import yaml

from onrecord.codebook import load
from onrecord.codebook.groups import ReplyWords
from onrecord.codebook.phrasings import pattern_of
from onrecord.finding.acts.admissions import admits
from onrecord.finding.acts.denials import denies, does_not_deny
from onrecord.finding.acts.evidence import shown
from onrecord.records import Act, Evidence

BOOK = files("onrecord.codebook") / "english"
ACTS = yaml.safe_load((BOOK / "acts.yaml").read_text("utf-8"))
EVIDENCE = yaml.safe_load((BOOK / "evidence.yaml").read_text("utf-8"))
CUES = [(act, cue, example) for act, cues in ACTS["cues"].items() for cue, example in cues.items()]
GROUPS = {**ACTS["content"], **EVIDENCE}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+(?:-[a-z]+)*", text.lower())


@pytest.mark.parametrize(("act", "cue", "example"), CUES, ids=[f"{act}: {cue}" for act, cue, _ in CUES])
def test_a_cue_is_seen_in_its_own_example(act: str, cue: str, example: str) -> None:
    assert (act, cue) in [(found.act, found.lemma) for _, found in load().acts.cues_in(words(example))]


def test_every_act_has_cues_and_no_cue_has_two_acts() -> None:
    assert set(ACTS["cues"]) == set(Act)
    cues = [cue for _, cue, _ in CUES]
    assert sorted({cue for cue in cues if cues.count(cue) > 1}) == []


def test_cues_stand_in_the_order_of_the_alphabet() -> None:
    for act, cues in ACTS["cues"].items():
        assert list(cues) == sorted(cues), act


@pytest.mark.parametrize(
    ("name", "example", "seen"),
    [(name, *example) for name, group in GROUPS.items() for example in group["examples"]],
)
def test_a_group_is_seen_in_its_examples(name: str, example: str, seen: bool) -> None:
    said = f" {' '.join(words(example))} "
    assert any(f" {word} " in said for word in GROUPS[name]["words"]) is seen


def test_no_group_holds_a_word_twice_or_a_word_that_yaml_took_for_something_else() -> None:
    for name, group in GROUPS.items():
        assert [word for word in group["words"] if not isinstance(word, str)] == [], name
        assert sorted({word for word in group["words"] if group["words"].count(word) > 1}) == [], name


@pytest.mark.parametrize(("cue", "content", "seen"), ACTS["takes_up"]["examples"])
def test_a_charge_that_is_only_answered_is_seen(cue: str, content: str, seen: bool) -> None:
    assert load().acts.takes_up_a_charge(words(cue), words(content)) is seen


@pytest.mark.parametrize(("cue", "content", "seen"), ACTS["denial"]["examples"])
def test_a_claim_called_false_is_denied(cue: str, content: str, seen: bool) -> None:
    assert denies(words(cue), words(content), load()) is seen


@pytest.mark.parametrize(("cue", "content", "seen"), ACTS["admissions"]["examples"])
def test_whoever_owns_to_a_thing_is_seen(cue: str, content: str, seen: bool) -> None:
    assert admits(words(cue), words(content), load()) is seen


@pytest.mark.parametrize(("cue", "seen"), ACTS["denial"]["not_denied"])
def test_a_denial_that_is_denied_is_none(cue: str, seen: bool) -> None:
    assert does_not_deny(words(cue), load()) is seen


def test_evidence_is_told_by_the_words_of_the_groups_together() -> None:
    assert shown(words("they will publish the letters"), load()) is Evidence.PROMISED
    assert shown(words("they published the letters"), load()) is None


SILENCES = ("declined", "unreached", "denied", "no_more")
REPLIES = yaml.safe_load((BOOK / "replies.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "sentence", "says_so"),
    [(name, *example) for name in SILENCES for example in REPLIES[name]["examples"]],
)
def test_ways_to_give_no_answer_are_seen(name: str, sentence: str, says_so: bool) -> None:
    assert bool(getattr(load(), name).search(sentence)) is says_so


@pytest.mark.parametrize(
    ("pattern", "sentence"), [row for name in SILENCES for row in REPLIES[name]["patterns"].items()]
)
def test_each_pattern_is_seen_in_its_own_example(pattern: str, sentence: str) -> None:
    assert re.search(pattern_of(pattern), sentence, re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "source", "speaks"),
    [(group.name, *example) for group in fields(ReplyWords) for example in REPLIES[group.name]["examples"]],
)
def test_offices_that_speak_for_another_are_seen(name: str, source: str, speaks: bool) -> None:
    assert bool(getattr(load().replies, name) & set(words(source))) is speaks


def test_a_phrase_is_seen_across_a_line_break() -> None:
    assert load().declined.search("It declined\nto comment.")
