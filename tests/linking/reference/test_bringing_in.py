"""Who is brought in by the sentence before a quotation; who is another; whom a quotation or a paraphrase is not of."""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Linked, Said, link
from onrecord.linking.names.roster import roster
from onrecord.records import Span
from onrecord.records.labels import RoleName
from tests.tagging import marked


def linked(text: str, *, quoted: bool = True, nested: bool = False) -> tuple[list[str | None], Linked]:
    """The names of the speakers of a marked text, whose last source has its content; `nested` in the one before."""
    plain, labels = marked(text)
    sources = [one.span for one in labels.spans if one.role is RoleName.SOURCE]
    content = tuple(one.span for one in labels.spans if one.role is RoleName.CONTENT)
    said = [Said(source=(source,), cue=(), content=()) for source in sources]
    if nested:
        said[-2] = Said(source=said[-2].source, cue=(), content=content, quoted=quoted)
        said[-1] = Said(source=said[-1].source, cue=(), content=(Span(content[0].end - 2, content[0].end),), parent=0)
    else:
        said[-1] = Said(source=said[-1].source, cue=(), content=content, quoted=quoted)
    found = link("art_1", plain, said, roster(plain, labels.names, load()), load())
    names = {actor.id: actor.name for actor in found.actors}
    return [names.get(one.actor or "") for one in found.spoken], found


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("The Rev. [p Paul Lantry], who runs a school, disagreed.", "Paul Lantry"),
        # He who has just spoken is told of again, two are told of, or it is somebody else's.
        ("[p Paul Lantry] had known him for years.", "Karl Cole"),
        ("[p Paul Lantry]'s boat sank.", "Karl Cole"),
    ],
)
def test_the_sentence_before_a_quotation_brings_somebody_in(between: str, name: str) -> None:
    text = f"[s [p Karl Cole]] spoke. [p Karl Cole] told [p Karl Cole] so. {between} [t “Why now?”] [s2 he] asked."
    assert linked(text)[0][-1] == name


@pytest.mark.parametrize(("words", "apart"), [("Another poll", True), ("A poll", False)])
def test_another_is_none_of_those_before(words: str, apart: bool) -> None:
    _, found = linked(f"[s A poll] found so. [s2 {words}] found [t that rents fell].", quoted=False)
    assert (found.spoken[0].actor != found.spoken[1].actor) is apart


@pytest.mark.parametrize(("quoted", "name"), [(True, "Vera Cole"), (False, "Ada Brook")])
def test_whoever_is_quoted_calls_others_she(quoted: bool, name: str) -> None:
    text = "[p Vera Cole] left. [s [p Ada Brook]] said: [t “[s2 She] said that all is well”]"
    assert linked(text, quoted=quoted, nested=True)[0][-1] == name


@pytest.mark.parametrize(("pronoun", "name"), [("he", "Paul Cole"), ("she", None)])
def test_a_description_is_of_nobody_whose_gender_its_speaker_has_not(pronoun: str, name: str | None) -> None:
    text = f"[s [p Paul Cole]] came to the fair. It rained. [s2 The candidate] said [t {pronoun} would stay]."
    assert linked(text, quoted=False)[0][-1] == name
