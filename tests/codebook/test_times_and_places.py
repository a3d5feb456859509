"""Every group of words for times and places proves itself by its examples."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from onrecord.codebook import load as load_codebook
from onrecord.finding.times import find_times
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.places.pointing import pointed_places
from onrecord.linking.places.resolving import find_places
from onrecord.records import Span
from onrecord.records.labels import Name

BOOK = files("onrecord.codebook") / "english"
PUBLISHED = "2026-10-14"  # a Wednesday, as the file says


def groups(name: str) -> dict[str, dict[str, Any]]:
    return yaml.safe_load((BOOK / name).read_text("utf-8"))


def examples(name: str, *, fields: int = 3) -> list[Any]:
    return [
        pytest.param(*example, id=f"{group}: {example[0]}")
        for group, entry in groups(name).items()
        for example in entry["examples"]
        if len(example) == fields
    ]


@pytest.mark.parametrize(("sentence", "words", "edtf"), examples("times.yaml"))
def test_words_of_times_lead_to_their_value(sentence: str, words: str, edtf: str | None) -> None:
    found = {time.text: time.edtf for time in find_times(sentence, (), PUBLISHED)}
    assert found == ({words: str(edtf)} if edtf else {})


@pytest.mark.parametrize(("sentence", "name", "country"), examples("places.yaml"))
def test_words_of_places_lead_to_their_country(sentence: str, name: str, country: str | None) -> None:
    start = sentence.index(name)
    seen = Name(kind="place", span=Span(start, start + len(name)))
    assert [place.country for place in find_places(sentence, [seen])] == ([country] if country else [])


@pytest.mark.parametrize(("sentence", "name", "words", "country"), examples("places.yaml", fields=4))
def test_words_that_mean_a_place_lead_to_the_country_of_the_one_named(
    sentence: str, name: str, words: str, country: str | None
) -> None:
    start = sentence.index(name)
    named = find_places(sentence, [Name(kind="place", span=Span(start, start + len(name)))])
    meant = pointed_places(sentence, named, None, load_gazetteer(), load_codebook())
    assert [(place.text, place.country) for place in meant] == ([(words, country)] if country else [])


def listed(words: Any) -> Iterator[str]:
    for entry in words.values() if isinstance(words, dict) else [words]:
        yield from map(str, entry if isinstance(entry, list) else [])


@pytest.mark.parametrize("name", ["times.yaml", "places.yaml"])
def test_no_group_holds_a_word_twice(name: str) -> None:
    for group, entry in groups(name).items():
        assert [word for word, count in Counter(listed(entry["words"])).items() if count > 1] == [], group
