"""Who do the source words stand for?"""

from typing import Any

import pytest

from onrecord.codebook import load
from onrecord.linking.names import roster
from onrecord.linking.speakers import Verdict, settle
from tests.cases import cases
from tests.tagging import marked


def verdict(text: str) -> Verdict:
    """Settle the source of a marked text."""
    plain, labels = marked(text)
    names = roster(plain, labels.names, load())
    return settle(plain, [span.span for span in labels.spans if span.role == "source"], names, load())


@pytest.mark.parametrize("case", cases("sources/settled"), ids=lambda case: case["text"])
def test_sources_that_settle(case: dict[str, Any]) -> None:
    found = verdict(case["text"])
    name = " & ".join(entry.name for entry in found.named) or found.name
    assert (name, found.kind, found.role, found.reason) == (case["name"], case["kind"], case.get("role"), None)


@pytest.mark.parametrize("case", cases("sources/open"), ids=lambda case: case["text"])
def test_sources_that_stay_open(case: dict[str, Any]) -> None:
    found = verdict(case["text"])
    assert (found.named, found.reason) == ((), case["reason"])
    assert list(found.candidates) == case.get("candidates", [])


@pytest.mark.parametrize("case", cases("sources/known-failures"), ids=lambda case: case["text"])
def test_known_failures(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=case["reason"], strict=True))
    found = verdict(case["text"])
    name = " & ".join(entry.name for entry in found.named) or found.name
    assert (name, found.kind) == (case["name"], case["kind"])


def test_no_source_is_nobody_with_a_reason() -> None:
    assert verdict("Rents fell.") == Verdict(kind=verdict("x").kind, reason="no-source")
