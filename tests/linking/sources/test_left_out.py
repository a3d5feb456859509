"""Whose statement is it where the sentence names the speaker elsewhere?"""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names.roster import roster
from tests.tagging import Weighs, marked


def speaker_of(text: str, weigher: Weighs | None = None) -> tuple[str | None, str | None, str | None]:
    """Name, kind and reason of the last statement of a marked text; its cue is the last one."""
    plain, labels = marked(text)
    cues = [one.span for one in labels.spans if one.role == "cue"]
    sources = [one.span for one in labels.spans if one.role == "source"]
    said = [Said(source=(source,), cue=(), content=()) for source in sources]
    said.append(Said(source=(), cue=(cues[-1],), content=()))
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load(), weigher=weigher)
    names = {actor.id: actor.name for actor in linked.actors}
    last = linked.spoken[-1]
    return names.get(last.actor or ""), last.kind, last.reason


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("[p Ada Brook] left the hall, [c describing] the vote as a farce.", "Ada Brook", "person"),
        ("[s [p Ada Brook]] wrote to the [o Vellmark Herald] and [c claimed] that it was late.", "Ada Brook", "person"),
    ],
)
def test_the_sentence_names_the_speaker(text: str, name: str, kind: str) -> None:
    assert speaker_of(text) == (name, kind, None)


@pytest.mark.parametrize(
    "text",
    [
        "[p Ada Brook], under pressure, [c is expected] to leave.",
        "It [c was reported] that rents fell.",
        "The rents [c were announced] by noon.",
        "The hall was full, [c saying] nothing.",
    ],
)
def test_what_is_nobodys_stays_nobodys(text: str) -> None:
    assert speaker_of(text) == (None, "none", "no-source")


@pytest.mark.parametrize(
    ("text", "shares", "wanted"),
    [
        (
            "[p Ada Brook] was out on the quay, [c keen] to go.",
            {"person": 0.8, "none": 0.2},
            ("Ada Brook", "person", None),
        ),
        ("On the quay all were [c keen] to go.", {"person": 0.8, "none": 0.2}, (None, "person", "no-source")),
        ("The tax [c was reported] to fall.", {"unnamed": 0.6, "none": 0.4}, (None, "unnamed", "no-source")),
        ("The tax [c is expected] to fall.", {"person": 0.4, "none": 0.6}, (None, "none", "no-source")),
        # nor has a sentence that only names somebody their word
        ("[p Ada Brook] stood up, [c asked about] the tax.", {"none": 0.8}, (None, "none", "no-source")),
        ("[p Ada Brook] stood up, [c asking about] the tax.", {"none": 0.6}, ("Ada Brook", "person", None)),
        ("The tax [c is expected] to fall.", {"person": 0.4, "state": 0.3, "none": 0.3}, (None, "none", "no-source")),
    ],
)
def test_the_cue_tells_what_kind_of_speaker_was_left_out(
    text: str, shares: dict[str, float], wanted: tuple[str | None, str, str | None]
) -> None:
    assert speaker_of(text, Weighs(source_kind=shares)) == wanted
