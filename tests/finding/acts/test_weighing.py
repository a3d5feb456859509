"""What statements do and what they rest on: cases as data, and the scales themselves."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.codebook import load as load_codebook
from onrecord.finding.acts.judging import Judged, judge
from onrecord.finding.acts.weighing import NAME, ActModel, Scales, load
from onrecord.finding.attribution.statements import join, manner
from onrecord.finding.quotes import quotations
from onrecord.records import Act, Evidence, Span
from tests.tagging import marked

CASES = Path(__file__).parents[2] / "cases" / "acts"


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=f"{row['text']} {number}") for number, row in enumerate(rows)]


def judged(marked_text: str, model: ActModel | None = None) -> Judged:
    text, labels = marked(marked_text)
    quoted = quotations(text, [Span(0, len(text))])
    (draft,) = join(text, labels, quoted, [Span(0, len(text))]).drafts
    roles = (draft.source, draft.cue, draft.content)
    (found,) = judge(text, None, [(roles, manner(text, draft.content, quoted))], model or load(), load_codebook())
    return found


def test_the_weights_are_named_as_their_card_calls_them() -> None:
    card = Path(__file__).parents[3] / "models" / "acts" / "CARD.md"
    title = card.read_text(encoding="utf-8").splitlines()[0]
    assert title.endswith(f", version {NAME.partition('@')[2]}")


@pytest.mark.parametrize("case", cases("found"))
def test_act_and_evidence_are_found(case: dict[str, str]) -> None:
    found = judged(case["text"])
    wanted = {name: case[name] for name in ("act", "evidence") if name in case}
    assert {name: str(getattr(found, name)) for name in wanted} == wanted


@pytest.mark.parametrize("case", cases("left-alone"))
def test_what_only_looks_like_it_is_left_alone(case: dict[str, str]) -> None:
    found = judged(case["text"])
    assert found.act != case.get("not_act")
    assert found.evidence != case.get("not_evidence")


@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures(case: dict[str, str], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=case["why"], strict=True))
    assert judged(case["text"]).act == case["act"]


def test_an_act_that_is_not_told_apart_stays_open_with_the_likeliest() -> None:
    level = Scales(labels=tuple(Act), bias=(0,) * len(Act), signs={})
    found = judged("[s She] [c said] [t so].", ActModel(act=level, cited=load().cited, sha256=""))
    assert (found.act, found.acts) == (None, tuple(Act)[:3])


def test_a_breach_told_as_done_is_an_accusation_whatever_the_cue_weighs() -> None:
    certain = Scales(labels=("assert",), bias=(0,), signs={})
    model = ActModel(act=certain, cited=load().cited, sha256="")
    assert judged("[s She] [c noted] [t that they had violated the treaty].", model).act == Act.ACCUSE
    assert judged("[s She] [c noted] [t that we had violated the treaty].", model).act == Act.ASSERT


def test_a_denial_that_is_denied_stays_open_where_nothing_else_is_likely() -> None:
    certain = Scales(labels=("deny", "assert", "commit", "ask"), bias=(900, 0, 0, 0), signs={})
    model = ActModel(act=certain, cited=load().cited, sha256="")
    found = judged("[s The clerk] [c did not deny] [t the theft].", model)
    assert (found.act, found.acts) == (None, ("assert", "commit", "ask"))
    assert judged("[s The clerk] [c denied] [t the theft].", model).act == Act.DENY


def test_the_scales_hold_whole_numbers_for_every_label() -> None:
    model = load()
    assert set(model.act.labels) == set(Act)
    assert set(model.cited.labels) == {Evidence.NONE, Evidence.CITED}
    for scales in (model.act, model.cited):
        assert len(scales.bias) == len(scales.labels)
        assert {(type(weight), len(row)) for row in scales.signs.values() for weight in row} == {
            (int, len(scales.labels))
        }


def test_a_statement_without_cue_or_source_is_judged_too() -> None:
    text = "“The tunnel will open in June.”"
    roles = ((), (), (Span(0, len(text)),))
    (found,) = judge(text, None, [(roles, manner(text, roles[2], ()))], load(), load_codebook())
    assert found.evidence == Evidence.NONE


def test_the_weights_stay_small() -> None:
    assert len((files("onrecord.finding.acts") / "weights" / "acts.json").read_bytes()) < 700_000
