"""Who do the source words stand for?"""

from typing import Any

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, Spoken, link
from onrecord.linking.names.roster import roster
from onrecord.records import Actor
from tests.cases import cases
from tests.tagging import marked


def told(text: str) -> tuple[dict[str, Actor], list[Spoken], str]:
    """Link the sources of a marked text, each a statement of its own; the last one is asked about."""
    plain, labels = marked(text)
    names = roster(plain, labels.names, load())
    sources = [span.span for span in labels.spans if span.role == "source"]
    linked = link("art_1", plain, [Said(source=(s,), cue=(), content=()) for s in sources], names, load())
    return {actor.id: actor for actor in linked.actors}, list(linked.spoken), plain


def last(text: str) -> tuple[Actor | None, Spoken]:
    """The actor and the verdict of the last source."""
    actors, spoken, _ = told(text)
    return actors.get(spoken[-1].actor or ""), spoken[-1]


@pytest.mark.parametrize("case", cases("sources/settled"), ids=lambda case: case["text"])
def test_sources_that_settle(case: dict[str, Any]) -> None:
    actor, spoken = last(case["text"])
    name = actor.name if actor else None
    role = actor.roles[0].title if actor and actor.roles else None
    assert (name, spoken.kind, spoken.reason) == (case["name"], case["kind"], None)
    if "role" in case:
        assert role == case["role"]
    if "country" in case:
        assert actor is not None
        assert actor.country == case["country"]


@pytest.mark.parametrize("case", cases("sources/open"), ids=lambda case: case["text"])
def test_sources_that_stay_open(case: dict[str, Any]) -> None:
    actor, spoken = last(case["text"])
    assert (actor, spoken.reason) == (None, case["reason"])
    assert list(spoken.candidates) == case.get("candidates", [])


@pytest.mark.parametrize("case", cases("sources/known-failures"), ids=lambda case: case["text"])
def test_known_failures(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=case["reason"], strict=True))
    actor, spoken = last(case["text"])
    assert (actor.name if actor else None, spoken.kind) == (case["name"], case["kind"])


def test_a_statement_without_a_source_is_nobodys_with_a_reason() -> None:
    plain, labels = marked("[t Rents fell].")
    said = Said(source=(), cue=(), content=(labels.spans[0].span,))
    (spoken,) = link("art_1", plain, [said], roster(plain, (), load()), load()).spoken
    assert (spoken.actor, spoken.kind, spoken.reason) == (None, "none", "no-source")


def test_a_quotation_without_a_tag_goes_on_from_the_one_before() -> None:
    plain, labels = marked("[s [p Grace Okello]] [c said] [t “no”]. [t2 “And that is all.”]")
    spans = [span.span for span in labels.spans]
    said = [
        Said(source=(spans[0],), cue=(spans[1],), content=(spans[2],), quoted=True),
        Said(source=(), cue=(), content=(spans[3],), quoted=True),
    ]
    spoken = link("art_1", plain, said, roster(plain, labels.names, load()), load()).spoken
    assert spoken[0].actor == spoken[1].actor is not None


def test_i_in_somebodys_words_is_that_somebody() -> None:
    plain, labels = marked("[s [p Grace Okello]] [c said] [t that [s2 I] [c2 hope] [t2 for rain]].")
    said_source, inner = (span.span for span in labels.spans if span.role == "source")
    statements = [Said(source=(said_source,), cue=(), content=()), Said(source=(inner,), cue=(), content=(), parent=0)]
    spoken = link("art_1", plain, statements, roster(plain, labels.names, load()), load()).spoken
    assert spoken[0].actor == spoken[1].actor is not None


def test_an_unnamed_spokesman_keeps_the_body_he_speaks_for() -> None:
    actor, _ = last("[s a spokeswoman for the [o Ministry of Forests]] said")
    assert actor is not None
    assert (actor.roles[0].title, actor.roles[0].organisation) == ("spokeswoman", "Ministry of Forests")


def test_every_source_is_a_mention_of_its_actor() -> None:
    actors, spoken, plain = told("[s [p Grace Okello]] said so. [s She] added")
    (actor,) = actors.values()
    assert [mention.of(plain) for mention in actor.mentions] == ["Grace Okello", "She"]
    assert spoken[0].actor == spoken[1].actor == actor.id
