"""Texts that are no reports, and are made long to cost time, are read in little time."""

import time

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.roster import roster
from onrecord.linking.places.pointing import pointed_places
from onrecord.linking.places.resolving import find_places
from onrecord.records import Span
from onrecord.records.labels import Name


@pytest.mark.parametrize("piece", ["Aa ", "A.", "A's "])
def test_a_body_is_looked_for_in_a_run_of_capitals(piece: str) -> None:
    head, tail = piece * 8_000, "the administration said so."
    plain = f"{head}. {tail}"
    at = plain.index(tail)
    said = Said(source=(Span(at, at + 18),), cue=(Span(at + 19, at + 23),), content=(Span(at + 24, at + 26),))
    began = time.perf_counter()
    found = link("art_1", plain, [said], roster(plain, (), load()), load())
    assert time.perf_counter() - began < 2
    assert [actor.name for actor in found.actors] == ["administration"]


def test_a_source_of_hyphens_was_sent_to_nobody() -> None:
    plain = f"{'a-' * 10_000} said so."
    said = Said(source=(Span(0, 20_000),), cue=(Span(20_001, 20_005),), content=(Span(20_006, 20_008),))
    began = time.perf_counter()
    assert [one.addressee for one in link("art_1", plain, [said], roster(plain, (), load()), load()).spoken] == [None]
    assert time.perf_counter() - began < 2


def test_a_thousand_words_for_places_are_led_in_little_time() -> None:
    plain = "He went to Bamako, came home from there, " * 2_000
    names = [Name(kind="place", span=Span(at, at + 6)) for at in range(11, len(plain), 41)]
    places = find_places(plain, names)
    began = time.perf_counter()
    assert len(pointed_places(plain, places, None, load_gazetteer(), load())) == 2_000
    assert time.perf_counter() - began < 2
