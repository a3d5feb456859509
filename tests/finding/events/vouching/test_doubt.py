"""A tagger may take certainty away from a deed, and never give any."""

import pytest

from onrecord.codebook.events import Effect, load_events
from onrecord.finding.events.happenings import find_happenings
from onrecord.finding.events.vouching.doubt import with_doubts
from onrecord.records import Span
from tests.tagging import Weighs


def effects(text: str, believed: float | None) -> list[Effect]:
    found = find_happenings(text, [Span(0, len(text))], load_events())
    weigher = None if believed is None else Weighs(factuality=believed)
    return [one.effect for one in with_doubts(found, weigher)]


@pytest.mark.parametrize(("believed", "effect"), [(None, Effect.FACT), (2.9, Effect.FACT), (-1.0, Effect.HYPOTHETICAL)])
def test_a_fact_that_is_not_believed_is_a_possibility(believed: float | None, effect: Effect) -> None:
    assert effects("Rebels attacked the village of Veska.", believed) == [effect]


def test_what_is_told_as_untrue_stays_untrue_however_surely_it_is_believed() -> None:
    text = "Rebels did not attack the village of Veska."
    assert effects(text, 3.0) == effects(text, None) != [Effect.FACT]
    assert effects(text, -3.0) == effects(text, None)


@pytest.mark.parametrize("text", ["“We condemn the raid,” the mayor said.", "The mayor did not accept the ruling."])
def test_what_is_done_by_being_said_or_by_a_not_is_left_alone(text: str) -> None:
    assert effects(text, -3.0)[0] is Effect.FACT
