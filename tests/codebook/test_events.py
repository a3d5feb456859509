"""Every line of the event vocabulary proves itself by its examples, and shows what it leaves alone."""

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import pytest
import yaml

from onrecord.codebook.events import QUADS, Effect, load_events
from onrecord.codebook.forms import verb_forms
from onrecord.finding.events import find_happenings, of_clause, of_phrase
from onrecord.grammar import read
from onrecord.records import Span

BOOK = files("onrecord.codebook") / "english"
EVENTS = yaml.safe_load((BOOK / "events.yaml").read_text("utf-8"))
LINES = EVENTS["lines"]
COMPLEMENTS = yaml.safe_load((BOOK / "complements.yaml").read_text("utf-8"))["lines"]


def listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


FOUND = [(line, *example) for line in LINES for example in line["examples"]]
LEFT_ALONE = [(line, sentence) for line in LINES for sentence in line["not"]]


@pytest.mark.parametrize(("line", "sentence", "actor", "recipient"), FOUND, ids=[row[1] for row in FOUND])
def test_a_line_finds_its_event_and_both_sides(line, sentence, actor, recipient):
    found = find_happenings(sentence, [Span(0, len(sentence))], load_events())
    sides = [
        ([span.of(sentence) for span in one.actors], [span.of(sentence) for span in one.recipients])
        for one in found
        if one.type == line["type"] and one.mode == line.get("mode")
    ]
    assert (listed(actor), listed(recipient)) in sides


@pytest.mark.parametrize(("line", "sentence"), LEFT_ALONE, ids=[row[1] for row in LEFT_ALONE])
def test_a_line_leaves_alone_what_only_looks_like_it(line, sentence):
    found = find_happenings(sentence, [Span(0, len(sentence))], load_events())
    assert line["type"] not in {one.type for one in found}


def test_every_line_shows_what_it_leaves_alone_and_all_but_those_that_drop_what_they_find():
    assert all(line["not"] for line in LINES)
    assert all(line["examples"] for line in LINES if not line.get("drop"))


def test_every_type_of_plover_has_words():
    assert {line["type"] for line in LINES} == set(QUADS)
    assert len(QUADS) == 16


def repeated(words: Iterable[str]) -> set[str]:
    return {word for word, times in Counter(words).items() if times > 1}


def test_no_word_stands_twice_in_a_line_or_a_group_and_no_two_lines_ask_for_the_same():
    lists = [*EVENTS["groups"].values(), *(line.get(kind, ()) for line in LINES for kind in ("verbs", "nouns"))]
    assert not set().union(*map(repeated, lists))
    own = {"verbs", "nouns", "examples", "not"}
    assert not repeated(repr(sorted((key, line[key]) for key in line if key not in own)) for line in LINES)


@pytest.mark.parametrize("kind", ["words", "nouns", "adverbs", "adjectives"])
def test_a_complement_word_has_one_line(kind):
    # The book could keep but one of them.
    assert not repeated(word for line in COMPLEMENTS for word in line.get(kind, ()))


EFFECTS = [tuple(example) for line in COMPLEMENTS for example in line["examples"]]


@pytest.mark.parametrize(("sentence", "deed", "effect"), EFFECTS, ids=[row[0] for row in EFFECTS])
def test_a_complement_word_does_to_a_deed_what_its_line_says(sentence, deed, effect):
    parsed, book = read(sentence), load_events()
    for clause in parsed.clauses:
        if parsed.lower[clause.group.head] == deed:
            assert of_clause(parsed, clause, book).effect == effect
            return
    phrase = next(phrase for phrase in parsed.phrases if parsed.lower[phrase.head] == deed)
    assert of_phrase(parsed, phrase, book).effect == effect


def test_every_effect_is_reached():
    # A purpose ("went to see") is what is left where no line says anything of an infinitive.
    assert {line["effect"] for line in COMPLEMENTS} == set(Effect) - {Effect.PURPOSE}


@pytest.mark.parametrize(
    ("base", "form"),
    [("ban", "banned"), ("visit", "visited"), ("travel", "travelled"), ("travel", "traveled"), ("flee", "fleeing")],
)
def test_forms_are_printed_ones(base, form):
    assert form in verb_forms(base, {})


@pytest.mark.parametrize(("base", "form"), [("visit", "visitted"), ("shell", "shelll"), ("agree", "agreeed")])
def test_no_form_is_made_up(base, form):
    assert form not in verb_forms(base, {})
