"""A tagger may take certainty away from a deed, and never give any."""

from collections.abc import Mapping, Sequence

import pytest

from onrecord.codebook.events import Effect, load_events
from onrecord.finding.doubt import with_doubts
from onrecord.finding.happenings import find_happenings
from onrecord.records import Span


class Believes:
    """A weigher that gives every word the same factuality, and nothing else."""

    def __init__(self, factuality: float) -> None:
        self._factuality = factuality

    def act(self, spans: Sequence[Span]) -> Mapping[str, float]:
        return {}

    def evidence(self, spans: Sequence[Span]) -> Mapping[str, float]:
        return {}

    def source_kind(self, spans: Sequence[Span]) -> Mapping[str, float]:
        return {}

    def factuality(self, span: Span) -> float:
        return self._factuality

    def stands_for(self, words: Span, names: Sequence[Span]) -> Sequence[float]:
        return [*[0.0] * len(names), 1.0]


def effects(text: str, believed: float | None) -> list[Effect]:
    found = find_happenings(text, [Span(0, len(text))], load_events())
    weigher = None if believed is None else Believes(believed)
    return [one.effect for one in with_doubts(found, weigher)]


@pytest.mark.parametrize(("believed", "effect"), [(None, Effect.FACT), (2.9, Effect.FACT), (-1.0, Effect.HYPOTHETICAL)])
def test_a_fact_that_is_not_believed_is_a_possibility(believed: float | None, effect: Effect) -> None:
    assert effects("Rebels attacked the village of Veska.", believed) == [effect]


def test_what_is_told_as_untrue_stays_untrue_however_surely_it_is_believed() -> None:
    text = "Rebels did not attack the village of Veska."
    assert effects(text, 3.0) == effects(text, None) != [Effect.FACT]
    assert effects(text, -3.0) == effects(text, None)
