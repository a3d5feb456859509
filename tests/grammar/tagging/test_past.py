"""A past tense tells, a participle describes."""

import pytest

from onrecord.grammar import read


def tag(sentence: str, word: str) -> str:
    parsed = read(sentence)
    return parsed.tags[parsed.lower.index(word)]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Thousands of people marched through Orsk on Sunday morning to demand an end to the war.", "marched"),
        ("Brook's predecessor, Karl Oduya, resigned in January after leaked letters told of a loan.", "resigned"),
        ("The union insisted on its demands that the mine grant its men more rights.", "insisted"),
        ("Police arrested about sixty men and used tear gas, witnesses said.", "used"),
        ("A rival whom Brook accused of selling berths left.", "accused"),
        ("Gunmen seized four villages near Orsk and burned the town hall.", "burned"),
        ("The guards fired shots and wounded nine.", "wounded"),
    ],
)
def test_the_only_verb_of_a_clause_tells(sentence: str, word: str):
    assert tag(sentence, word) == "VBD"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Villagers displaced by the fighting arrived in Orsk on Friday.", "displaced"),
        ("The rebels, backed by Varland, shelled the port.", "backed"),
        ("The men arrested on Friday, all of them from Orsk, were freed.", "arrested"),
        ("The ships were seized and sold abroad.", "sold"),
    ],
)
def test_a_participle_stays_one(sentence: str, word: str):
    assert tag(sentence, word) == "VBN"
