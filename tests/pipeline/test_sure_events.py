"""Events that are less sure than is wanted are left out, with a note, and nothing else of the record goes with them."""

import pytest

from onrecord import read
from onrecord.finding.events.sureness import LEAST_SURE, Sureness, load, without_company

# The same words, told of actors and of ministers.
FAIR = """Costumes fill the hall at Velden's winter fair

Crowds of children filled the old hall on Saturday for the fair's costume contest, which was held twice. Joss Marrow,
who plays a pirate in a film, returned to the stage and offered signed posters. "I want everybody to come," he said. The
hall smelled of cinnamon, and a band played until nine. A baker sold four hundred buns before noon, more than he had in
any year since the fair began. Snow kept some visitors away."""
TALKS = """Velden's prime minister returns to the talks

The prime minister of Velden, Ada Orlow, returned to talks with France on Saturday and offered to withdraw her troops
from the border. France's foreign minister rejected the offer. "We want them to leave at once," he said. Police
arrested eleven protesters outside the embassy of Germany, and the government of Mali demanded their release. The United
Nations condemned the arrests. Officials of both countries will meet again on Monday."""


def test_words_of_politics_are_surer_beside_politicians() -> None:
    fair, talks = (read(text, at_least=0) for text in (FAIR, TALKS))
    assert fair.events
    assert max(event.confidence for event in fair.events) < min(event.confidence for event in talks.events)


def test_what_is_left_out_is_noted() -> None:
    every, kept = read(FAIR, at_least=0), read(FAIR)
    left_out = [event for event in every.events if event.confidence < LEAST_SURE]
    assert left_out
    assert kept.events == tuple(event for event in every.events if event not in left_out)
    notes = [note for note in kept.notes if note.field == "events" and note.reason == "less-sure-than-wanted"]
    assert [note.spans for note in notes] == [event.trigger for event in left_out]
    subjects = {note.subject for note in kept.notes}
    assert subjects.isdisjoint(event.id for event in left_out)
    assert kept.statements == every.statements


def test_nothing_political_is_left_out() -> None:
    assert read(TALKS).events == read(TALKS, at_least=0).events


def test_a_user_may_ask_for_the_surest_alone() -> None:
    assert all(event.confidence >= 0.9 for event in read(TALKS, at_least=0.9).events)


@pytest.mark.parametrize("signs", [[], ["never met"], ["ASSAULT", "actors: nobody"] * 3])
def test_a_chance_is_one(signs: list[str]) -> None:
    assert 0 <= load().chance(signs) <= 1


def test_each_sign_counts_for_itself() -> None:
    scales = Sureness(bias=0, weights={"a place": 50, "in the title": -50}, sha256="")
    assert scales.chance(["a place"]) > scales.chance([]) == scales.chance(["a place", "in the title"]) == 0.5


def test_a_few_words_have_no_company() -> None:
    assert without_company(["countries: 2", "ASSAULT"]) == ["in a text of a few words", "ASSAULT"]
