"""The table of countries by which a reader is told whose an office is."""

from onrecord.codebook import load
from onrecord.printing.countries import country_name


def test_every_country_of_the_codebook_has_its_name() -> None:
    world = load().world
    assert {code: country_name(code) for code in world.called} == dict(world.called)
