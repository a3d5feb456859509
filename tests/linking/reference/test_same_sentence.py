"""Whom "he" and "her" must mean as parties to a deed, because their sentence tells of just one before."""

import pytest

from tests.linking.test_parties import parties

LEAD = "[s Brigadier [p Tom Varga]] [c said] [t that he was glad]. He thanked them. "
WOMAN = "[p Lorna Brook] was seen in Ellery. [p Brook] waved. "


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        (LEAD + "A court fined [p Dennis Lorne] after he was convicted.", "he", ["Dennis Lorne"]),
        (LEAD + "A court fined [p Dennis Lorne], a baker, after he was convicted.", "he", ["Dennis Lorne"]),
        (WOMAN + "Police then arrested the 34-year-old woman and charged her.", "her", ["34-year-old woman"]),
        (LEAD + "The old man ran until the guards beat him.", "him", ["old man"]),
        # she is somebody else's, and who was hit did not hit himself
        (WOMAN + "A court fined [p Dennis Lorne] after she was convicted.", "she", ["Lorna Brook"]),
        (LEAD + "[p Dennis Lorne] came in and hit him.", "him", []),
        # two may be meant
        (LEAD + "A guard saw [p Dennis Lorne] after he was convicted.", "he", []),
        (LEAD + "He saw [p Dennis Lorne] after he was convicted.", "he", []),
    ],
)
def test_a_pronoun_means_the_only_one_of_its_sentence(text: str, word: str, wanted: list[str]) -> None:
    found = parties(text, word)[0]
    assert found == wanted or (not wanted and found != ["Dennis Lorne"])


def test_whoever_is_quoted_calls_himself_not_he() -> None:
    text = "[p Tom Varga] came. [s [p Dennis Lorne]] [c said]: [t “After the talk he was arrested.”]"
    assert parties(text, "he") != [["Dennis Lorne"]]
