"""Every group of words in the codebook proves itself by its examples."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from onrecord.codebook import load
from onrecord.finding.headlines import headline
from onrecord.linking.names import roster, trim
from onrecord.linking.speakers import settle
from onrecord.records import Span
from onrecord.records.labels import Name

BOOK = files("onrecord.codebook") / "english"


def groups(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each group of words with its path."""
    pending = list(yaml.safe_load((BOOK / name).read_text("utf-8")).items())
    while pending:
        path, group = pending.pop(0)
        if "words" in group:
            yield path, group
        else:
            pending += [(f"{path}.{key}", value) for key, value in group.items()]


def examples(name: str, prefix: str) -> list[Any]:
    return [
        pytest.param(*example, id=f"{path}: {example[0]}")
        for path, group in groups(name)
        if path.startswith(prefix)
        for example in group.get("examples", ())
    ]


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "heads"))
def test_head_words_tell_the_kind(phrase: str, kind: str) -> None:
    found = settle(phrase, [Span(0, len(phrase))], roster(phrase, (), load()), load())
    assert found.kind == kind


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "bodies"))
def test_words_in_a_name_tell_what_the_body_is(phrase: str, kind: str) -> None:
    names = roster(phrase, [Name(kind="organisation", span=Span(4, len(phrase)), score=1)], load())
    assert settle(phrase, [Span(0, len(phrase))], names, load()).kind == kind


@pytest.mark.parametrize(("phrase", "kind"), examples("kinds.yaml", "pronouns") + examples("kinds.yaml", "nobody"))
def test_pronouns_stay_open_and_nobody_is_nobody(phrase: str, kind: str | None) -> None:
    assert settle(phrase, [Span(0, len(phrase))], roster(phrase, (), load()), load()).kind == kind


@pytest.mark.parametrize(("words", "name"), examples("names.yaml", ""))
def test_honorifics_go_and_particles_stay(words: str, name: str) -> None:
    span = trim(words, Span(0, len(words)), load())
    assert span is not None
    assert span.of(words) == name


@pytest.mark.parametrize(("word", "name"), examples("cues.yaml", "cues"))
def test_a_cue_run_together_with_a_name_is_seen(word: str, name: str) -> None:
    text = f"{name} {word}"
    names = roster(text, [Name(kind="person", span=Span(0, len(name)), score=1)], load())
    found = settle(text, [Span(len(name) + 1, len(text))], names, load())
    assert [entry.name for entry in found.named] == [name]


@pytest.mark.parametrize(("words", "reports"), examples("cues.yaml", "stems"))
def test_words_that_may_report_are_seen(words: str, reports: bool) -> None:
    assert bool(load().reports.search(words)) is reports


@pytest.mark.parametrize(("line", "speaks"), examples("cues.yaml", "labels"))
def test_what_stands_before_a_colon_speaks_unless_it_is_a_label(line: str, speaks: bool) -> None:
    assert (headline(line, Span(0, len(line)), [], load()) is not None) is speaks


@pytest.mark.parametrize("name", ["kinds.yaml", "names.yaml", "cues.yaml"])
def test_no_group_holds_a_word_twice(name: str) -> None:
    for path, group in groups(name):
        assert sorted({word for word in group["words"] if group["words"].count(word) > 1}) == [], path


def test_the_codebook_is_named_by_its_content() -> None:
    assert len(load().sha256) == 64
    assert load() is load()
