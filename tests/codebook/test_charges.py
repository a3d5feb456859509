"""Every line of the vocabulary of charges proves itself by its examples, and shows what it leaves alone."""

from importlib.resources import files

import pytest
import yaml

from onrecord.codebook.charging import load_charges
from onrecord.finding.charges.told_charges import told_charges
from onrecord.records import Span

CHARGES = yaml.safe_load((files("onrecord.codebook") / "english" / "charges.yaml").read_text("utf-8"))
GROUPS = [
    *CHARGES["lines"],
    *(group for name, group in CHARGES.items() if name != "lines"),
]
FOUND = [tuple(example) for group in GROUPS for example in group["examples"]]
LEFT_ALONE = [sentence for group in GROUPS for sentence in group["not"]]


def accused(sentence: str) -> list[list[str]]:
    found = told_charges(sentence, [Span(0, len(sentence))], load_charges())
    return [[span.of(sentence) for span in one.accused] for one in found]


@pytest.mark.parametrize(("sentence", "party"), FOUND)
def test_a_line_finds_whoever_is_accused(sentence: str, party: str | None) -> None:
    assert accused(sentence) == [[party] if party else []]


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_a_line_leaves_alone_what_only_looks_like_a_charge(sentence: str) -> None:
    assert accused(sentence) == []
