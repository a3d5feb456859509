"""Every group of words that sentences are read by proves itself by its examples."""

from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest
import yaml

from onrecord.codebook import load
from onrecord.codebook.events import load_events
from onrecord.finding.sentences import lexicon_of, read_sentence
from onrecord.grammar import Lexicon
from onrecord.records import Span

GROUPS = yaml.safe_load((files("onrecord.codebook") / "english" / "grammar.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        pytest.param(*example, id=f"{name}: {example[0]}")
        for name, group in GROUPS.items()
        for example in group.get("examples", ())
    ],
)
def test_a_sentence_is_read_by_the_words_of_a_group(sentence: str, word: str, wanted: str | dict[str, str]) -> None:
    parsed = read_sentence(sentence, Span(0, len(sentence)))
    at = parsed.lower.index(word.lower())
    if isinstance(wanted, str):
        assert parsed.tags[at] == wanted
        return
    clause = parsed.clause(at)
    assert clause is not None
    assert [parsed.lower[one.head] for one in clause.subject] == [wanted["subject"]]


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_shows_what_it_takes_and_what_it_leaves(name: str) -> None:
    wanted = [str(example[2]) for example in GROUPS[name]["examples"]]
    assert len(set(wanted)) > 1


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_is_what_its_examples_need(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the group at least one of its examples is read in another way."""
    lexicon = lexicon_of(load_events())
    poorer = Lexicon(**{field.name: getattr(lexicon, field.name) for field in fields(lexicon)} | {name: frozenset()})
    monkeypatch.setattr("onrecord.finding.sentences.lexicon_of", lambda _book: poorer)
    read: list[Any] = []
    for sentence, word, wanted in GROUPS[name]["examples"]:
        parsed = read_sentence(sentence, Span(0, len(sentence)))
        at = parsed.lower.index(word.lower())
        clause = parsed.clause(at)
        subject = [parsed.lower[one.head] for one in clause.subject] if clause is not None else []
        read.append(parsed.tags[at] == wanted if isinstance(wanted, str) else subject == [wanted["subject"]])
    assert not all(read)


def test_a_lexicon_has_a_field_for_every_group() -> None:
    assert set(GROUPS) == {field.name for field in fields(load().grammar)}
    assert set(GROUPS) < {field.name for field in fields(Lexicon)}
