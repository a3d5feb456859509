"""Who is "he" in "he added", where two may be meant?"""

import re

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names.roster import roster
from onrecord.records import Span
from onrecord.records.labels import Name, RoleName
from tests.tagging import marked


def second_speaker(text: str, cue: str) -> tuple[str | None, str | None]:
    """Name and reason of the second speaker, "He", where Paul Cole made the first statement."""
    people = [Name(kind="person", span=Span(*m.span())) for m in re.finditer("Paul Cole|(?:Hugh )?Lantry", text)]
    he, verb = text.rindex("He "), text.rindex(cue)
    cole = text.index("Paul Cole")
    said = [
        Said(source=(Span(cole, cole + len("Paul Cole")),), cue=(), content=()),
        Said(source=(Span(he, he + 2),), cue=(Span(verb, verb + len(cue)),), content=()),
    ]
    linked = link("art_1", text, said, roster(text, people, load()), load())
    names = {actor.id: actor.name for actor in linked.actors}
    return names.get(linked.spoken[1].actor or ""), linked.spoken[1].reason


@pytest.mark.parametrize(("cue", "name", "reason"), [("added", "Paul Cole", None), ("said", None, "pronoun")])
def test_whoever_spoke_last_goes_on(cue: str, name: str | None, reason: str | None) -> None:
    text = f"Paul Cole said no. Lantry knew Hugh Lantry. He {cue} that it was late."
    assert second_speaker(text, cue) == (name, reason)


def test_somebody_likelier_than_the_last_speaker_keeps_it_open() -> None:
    assert second_speaker("Paul Cole said no to Hugh Lantry.\n\nHugh Lantry left. He added it.", "added")[0] is None


@pytest.mark.parametrize(("quoted", "name"), [(True, "Ada Brook"), (False, None)])
def test_nobody_names_himself_in_his_own_quotation(quoted: bool, name: str | None) -> None:
    plain, labels = marked(
        "[s [p Ada Brook]] spoke in Ellery. [p Vera Cole] had won. [t “Then [p Vera Cole] left.”] [s2 She] said."
    )
    sources = [one.span for one in labels.spans if one.role is RoleName.SOURCE]
    content = next(one.span for one in labels.spans if one.role is RoleName.CONTENT)
    said = [
        Said(source=(sources[0],), cue=(), content=()),
        Said(source=(sources[1],), cue=(), content=(content,), quoted=quoted),
    ]
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load())
    names = {actor.id: actor.name for actor in linked.actors}
    assert names.get(linked.spoken[1].actor or "") == name


@pytest.mark.parametrize(
    ("asks", "replies", "name"),
    [("asked", "replied", "Hugh Lantry"), ("told", "replied", "Paul Cole"), ("asked", "added", "Paul Cole")],
)
def test_whoever_asks_is_not_who_replies(asks: str, replies: str, name: str) -> None:
    text = f"Hugh Lantry came late. Paul Cole {asks} him why he had not called. He {replies} that it was late."
    assert second_speaker(text, replies)[0] == name


def test_who_was_asked_as_him_was_told_of_before() -> None:
    text = "Hugh Lantry sat. Paul Cole asked him if Lantry's son called. He replied that he had."
    assert second_speaker(text, "replied")[0] == "Hugh Lantry"
