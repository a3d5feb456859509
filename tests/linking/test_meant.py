"""Whom does a source mean that the rules leave open, or take for somebody new?"""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names import roster
from tests.tagging import Weighs, marked


def speaker_of(text: str, share: float | None) -> tuple[str | None, str | None, str | None]:
    """Name, kind and reason of the statement of a marked text; the tagger gives the first name a share."""
    plain, labels = marked(text)
    source = next(one.span for one in labels.spans if one.role == "source")
    cue = next(one.span for one in labels.spans if one.role == "cue")
    weigher = None if share is None else Weighs(meant={labels.names[0].span.start: share})
    said = [Said(source=(source,), cue=(cue,), content=())]
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load(), weigher=weigher)
    names = {actor.id: actor.name for actor in linked.actors}
    return names.get(linked.spoken[0].actor or ""), linked.spoken[0].kind, linked.spoken[0].reason


@pytest.mark.parametrize(
    ("text", "share", "wanted"),
    [
        (
            "The [o Ellery Rescue Squad] came late. [s The squad] [c said] that roads were closed.",
            0.6,
            ("Ellery Rescue Squad", "organisation", None),
        ),
        ("[p Ada Brook] sold two songs. [s The poet] [c said] no.", 0.98, ("Ada Brook", "person", None)),
        (
            "The [o Vellmark Renewal] won. [s The anti-tax party] [c said] no.",
            0.98,
            ("Vellmark Renewal", "organisation", None),
        ),
        ("[s Harbour poet] [c says] no\n\n[p Ada Brook] sold two songs.", 0.98, ("Ada Brook", "person", None)),
    ],
)
def test_the_tagger_says_whom_a_description_means(text: str, share: float, wanted: tuple[str, ...]) -> None:
    assert speaker_of(text, share) == wanted


@pytest.mark.parametrize("share", [None, 0.4])
def test_an_open_source_stays_open_where_the_tagger_is_not_sure(share: float | None) -> None:
    text = "The [o Ellery Rescue Squad] came late. [s The squad] [c said] that roads were closed."
    name, _, reason = speaker_of(text, share)
    assert (name, reason) == (None, "unknown-source")


@pytest.mark.parametrize(
    ("text", "share", "name"),
    [
        ("The [o Strait Observer] wrote. [s The transport ministry] [c said] no.", 0.99, "transport ministry"),
        ("[p Ada Brook] sold two songs. [s The singers] [c said] no.", 0.99, "singers"),
        ("[p Ada Brook] sold two songs. [s The zithers] [c said] no.", 0.99, "zithers"),
        ("[p Ada Brook] sold two songs. [s A poet] [c said] no.", 0.9, "poet"),
    ],
)
def test_somebody_new_stays_new(text: str, share: float, name: str) -> None:
    assert speaker_of(text, share)[0] == name


def test_a_seat_before_a_noun_is_nobody() -> None:
    text = "The [o Oduya Pump Co.] fell. [s The [l Ellery], Vellmark, maker of pumps] [c said] that sales were down."
    assert speaker_of(text, None) == (None, "organisation", "description")
    assert speaker_of(text, 0.9) == ("Oduya Pump Co.", "organisation", None)
    assert speaker_of(text.replace("Vellmark, maker of pumps", "Vellmark"), 0.9)[1] == "state"
