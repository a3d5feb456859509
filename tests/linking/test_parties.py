"""Whom the words for a party to a deed mean."""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names import roster
from onrecord.records import Span
from onrecord.records.labels import RoleName
from tests.tagging import marked


def parties(text: str, *words: str) -> list[list[str]]:
    """The names of those whom words mean that act or are acted on, in a text with its names and statements marked."""
    plain, labels = marked(text)
    roles = {one.role: one.span for one in labels.spans}
    said = []
    if labels.spans:
        source, cue, content = (roles[role] for role in (RoleName.SOURCE, RoleName.CUE, RoleName.CONTENT))
        said = [Said(source=(source,), cue=(cue,), content=(content,))]
    spans = [Span(plain.rindex(one), plain.rindex(one) + len(one)) for one in words]
    found = link("art_1", plain, said, roster(plain, labels.names, load()), load(), parties=spans)
    names = {actor.id: actor.name for actor in found.actors}
    return [[names[one] for one in found.parties[span]] for span in spans]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        # the name behind it
        ("President [p Ada Brook] spoke. Soldiers held the army chief, General [p Hugh Lantry], on Monday.",
         "the army chief", "Hugh Lantry"),
        ("President [p Ada Brook] spoke. Rebels shot the mayor, [p Hugh Lantry].", "the mayor", "Hugh Lantry"),
        # no name, but that of somebody who speaks or is one of several
        ("[p Ada Brook] spoke. Rebels shot the mayor, [p Hugh Lantry] and a guard.", "the mayor", "mayor"),
        # somebody of whom the text has said it
        ("Mayor [p Ada Brook] spoke. Rebels shot the mayor.", "the mayor", "Ada Brook"),
        # nobody whom the text names
        ("President [p Ada Brook] spoke. The gunman shot two.", "The gunman", "gunman"),
        ("[p Ivo Marek] was seen. Police shot the man.", "the man", "man"),
        # not who says it
        ("[s Mayor [p Ada Brook]] [c said] [t the mayor was shot].", "the mayor", "mayor"),
        ("[s Police spokesman [p Ada Brook]] [c said] [t the suspect was shot].", "the suspect", "suspect"),
    ],
)  # fmt: skip
def test_a_party_is_whom_the_text_says_it_of(text: str, words: str, wanted: str) -> None:
    assert parties(text, words) == [[wanted]]


def test_a_speaker_behind_a_comma_is_not_the_party_before_it() -> None:
    assert parties("Rebels beat the driver, [s [p Ada Brook], a clerk,] [c said] [t so].", "the driver") == [["driver"]]
