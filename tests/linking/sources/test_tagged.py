"""The tagger's word on a source: whom it means, of what kind it is."""

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names.roster import roster
from onrecord.records import SpeakerKind
from onrecord.records.labels import RoleName
from tests.tagging import Weighs, marked


def speaker_of(text: str, share: float | None) -> tuple[str | None, str | None, str | None]:
    """Name, kind and reason of the statement of a marked text; the tagger gives the first name a share."""
    plain, labels = marked(text)
    source = next(one.span for one in labels.spans if one.role == "source")
    cue = next(one.span for one in labels.spans if one.role == "cue")
    weigher = None if share is None else Weighs(meant={labels.names[0].span.start: share})
    content = tuple(one.span for one in labels.spans if one.role == "content")
    said = [Said(source=(source,), cue=(cue,), content=content)]
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
        ("The [o Strait Observer] wrote. [s The spokesman] [c said] no.", 0.99, "spokesman"),
        ("The [o Strait Observer] wrote. [s The transport ministry] [c said] no.", 0.99, "transport ministry"),
        ("[p Ada Brook] sold two songs. [s The singers] [c said] no.", 0.99, "singers"),
        ("[p Ada Brook] sold two songs. [s The zithers] [c said] no.", 0.99, "zithers"),
        ("[p Ada Brook] sold two songs. [s A poet] [c said] no.", 0.9, "poet"),
    ],
)
def test_somebody_new_stays_new(text: str, share: float, name: str) -> None:
    assert speaker_of(text, share)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # an office or an arm of the state is nobody of whom the report does not say it
        ("[p Ivo Marek] fled. [s The governor] [c said] no.", "governor"),
        (
            "The mayor of [l Ellery], [p Ada Brook], fled. [s The mayor of [l Vellmark]] [c said] no.",
            "mayor of Vellmark",
        ),
        ("The [o Ellery Health Council] met. [s The army] [c said] no.", "army"),
        ("The [o Ellery Dockers Union] met. [s The company] [c said] no.", None),
        ("The [o Oduya Works] met. [s The company] [c said] no.", "Oduya Works"),
        ("The [o EPA] met. [s The agency] [c said] no.", "EPA"),
        # a source that holds a name is nobody else
        ("[p Ivo Marek] fled. [s The harbour head [p Ada Brook] of Ellery] [c said] no.", "Ada Brook"),
        # nor is "she" a man, and somebody's own is nobody of whom the report says something else
        ("[p Hugh Lantry] came. [s She] [c said] no.", None),
        ("[p Hugh Lantry], a pilot, came. [s Her lawyer] [c said] no.", "lawyer"),
        ("[p Hugh Lantry], a lawyer, came. [s Her lawyer] [c said] no.", "Hugh Lantry"),
        # nor is whoever was named last his own counterpart; another may be
        ("[p Hugh Lantry] came. [s His Labour counterpart] [c said] no.", "Labour counterpart"),
        ("Malian envoy [p Hugh Lantry] came. [s The Kenyan poet] [c said] no.", "Kenyan poet"),
        ("[p Hugh Lantry] met [p Jon Vik]. [s His Labour counterpart] [c said] no.", "Hugh Lantry"),
        # nor is it a former one of whom the report does not say it
        ("[s Ex-aide] [c says] no.\n\n[p Ada Brook], a judge, came.", "Ex-aide"),
        # nor is it somebody whom only its own words name
        ("[s The zither poet] [c said] [t that [p Ada Brook] lied].", "zither poet"),
    ],
)
def test_the_tagger_is_not_heard_against_the_text(text: str, name: str | None) -> None:
    assert speaker_of(text, 0.99)[0] == name


def test_a_seat_before_a_noun_is_nobody() -> None:
    text = "The [o Oduya Pump Co.] fell. [s The [l Ellery], Vellmark, maker of pumps] [c said] that sales were down."
    assert speaker_of(text, None) == (None, "organisation", "description")
    assert speaker_of(text, 0.9) == ("Oduya Pump Co.", "organisation", None)
    assert speaker_of(text.replace("Vellmark, maker of pumps", "Vellmark"), 0.9)[1] == "state"


def kind_of(text: str, shares: dict[str, float]) -> tuple[str | None, str | None, str | None]:
    """Name, kind and reason of the last statement, where the tagger gives the sources these kinds."""
    plain, labels = marked(text)
    sources, cues = ([one.span for one in labels.spans if one.role is role] for role in (RoleName.SOURCE, RoleName.CUE))
    said = [Said(source=(source,), cue=(cue,), content=()) for source, cue in zip(sources, cues, strict=True)]
    weigher = Weighs(source_kind=shares)
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load(), weigher=weigher)
    actor = next((one for one in linked.actors if one.id == linked.spoken[-1].actor), None)
    kind = linked.spoken[-1].kind
    assert actor is None or kind == SpeakerKind.UNNAMED or actor.kind == kind
    return actor.name if actor else None, kind, linked.spoken[-1].reason


@pytest.mark.parametrize(
    ("text", "shares", "wanted"),
    [
        # a body that looks like a state's or not; no person, and nothing that the codebook knows better
        ("[s [p Ada Paris]] [c said] no.", {"state": 0.95}, ("Ada Paris", "person", None)),
        (
            "[s The [o Ellery County Foundation]] [c said] no.",
            {"state": 0.95},
            ("Ellery County Foundation", "state", None),
        ),
        ("[s [l Mali]] [c said] no.", {"organisation": 0.95}, ("Mali", "state", None)),
        ("[s The [l Balkans]] [c said] no.", {"state": 0.95}, ("Balkans", "organisation", None)),
        # somebody without a name, whom the rules take for somebody named
        ("[p Ada Brook] left. [s She] [c said] no.", {"unnamed": 0.95}, (None, "unnamed", "pronoun")),
        ("[p Ada Brook] left. [s She] [c said] no.", {"unnamed": 0.8}, ("Ada Brook", "person", None)),
        ("Mayor [p Ada Brook] left. [s The official] [c said] no.", {"unnamed": 0.92}, ("Ada Brook", "person", None)),
        ("Mayor [p Ada Brook] left. [s The official] [c said] no.", {"unnamed": 0.99}, ("official", "unnamed", None)),
        ("[s [p Ada Brook], a poet,] [c said] no.", {"unnamed": 0.95}, ("Ada Brook", "person", None)),
        # a body that is only brought in by its kind is none with a name; a paper may be one
        ("[s A relief agency] [c said] no.", {"state": 0.95}, ("relief agency", "unnamed", None)),
        ("[s A ferry study] [c said] no.", {"document": 0.95}, ("ferry study", "document", None)),
        # somebody named whom the rules do not find stays open; several people are no one person
        ("[s The harbour poet] [c said] no.", {"person": 0.95}, (None, "person", "description")),
        ("[s Harbour workers] [c said] no.", {"person": 0.95}, ("Harbour workers", "unnamed", None)),
        # "they" are not the body named before them where they are people
        ("The [o Ellery Dockers Union] met. [s They] [c said] no.", {"unnamed": 0.6}, (None, "unnamed", "pronoun")),
        ("The [o Ellery Dockers Union] met. [s They] [c said] no.", {"person": 0.6}, (None, "person", "pronoun")),
        (
            "The [o Ellery Dockers Union] met. [s They] [c said] no.",
            {"unnamed": 0.4, "organisation": 0.3},
            ("Ellery Dockers Union", "organisation", None),
        ),
        # a town can be its people, a body by its name is no other
        ("[s [l Ellery]] [c feared] it.", {"unnamed": 0.95}, ("Ellery", "unnamed", None)),
        (
            "[s Backers, including the [o Ellery Pilots Club]] [c said] no.",
            {"unnamed": 0.95},
            ("Ellery Pilots Club", "organisation", None),
        ),
        # people of a country who do not speak for it, and bodies that are only talked of
        ("[s The Malians] [c said] no.", {"unnamed": 0.98}, ("Malians", "unnamed", None)),
        ("[s The Malians] [c said] no.", {"unnamed": 0.9}, ("Malians", "state", None)),
        ("[s The anti-toll movement] [c said] no.", {"unnamed": 0.8}, ("anti-toll movement", "unnamed", None)),
        ("[s The anti-toll movement] [c said] no.", {"unnamed": 0.6}, ("anti-toll movement", "organisation", None)),
        # the state's own press is the state's voice
        ("[s State media] [c said] no.", {"unnamed": 0.95}, ("State media", "state", None)),
        # whose noun can be that of a paper
        ("[s The Ellery Convention] [c said] no.", {"organisation": 0.95}, ("Ellery Convention", "organisation", None)),
        ("[s A harbour website] [c said] no.", {"organisation": 0.95}, (None, "organisation", "description")),
        ("[s A harbour website] [c said] no.", {"organisation": 0.8}, ("harbour website", "document", None)),
        # what only the tagger knows for a paper or a body goes by its own words, where the report has not named it
        ("[s The funding model] [c assumes] it.", {"document": 0.8}, ("funding model", "document", None)),
        ("[s Harbour television] [c said] no.", {"organisation": 0.8}, ("Harbour television", "organisation", None)),
        (
            "The [o Ellery Squad] met. [s The squad] [c said] no.",
            {"organisation": 0.8},
            (None, "organisation", "unknown-source"),
        ),
        # somebody else's name in it makes it no person
        ("[s The letter, led by [p Ada Brook],] [c said] no.", {"person": 0.95}, ("letter", "document", None)),
        ('[s The "QT9" website] [c said] no.', {"organisation": 0.95}, ('"QT9" website', "document", None)),
        # a body by its description has the kind that the tagger is sure of, too
        ("The [o Ellery Pilots Club] met. [s It] [c said] no.", {"state": 0.95}, ("Ellery Pilots Club", "state", None)),
    ],
)
def test_a_kind_that_the_tagger_is_sure_of_stands_against_the_rules(
    text: str, shares: dict[str, float], wanted: tuple[str | None, str, str | None]
) -> None:
    assert kind_of(text, shares) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # nothing but their place in the text speaks for whom the rules take
        ("The [o Ellery Ferry Works] sank. [o Oduya Pumps] fell. [s The company] [c said] no.", "Ellery Ferry Works"),
        ("Singer [p Ada Brook] left. [p Ivo Marek] spoke. [s The singer] [c said] no.", "Ada Brook"),
        # of whom the report says the noun, that is meant
        ("[p Ivo Marek] left. Singer [p Ada Brook] spoke. [s The singer] [c said] no.", "Ada Brook"),
        ("[o Oduya Pumps] fell. [l Mali] wrote. [s The Malian government] [c said] no.", "Malian government"),
        # the town that a report names is no place where "the city" says nothing
        ("[l Ellery] sued. It rained. [s The city] [c said] no.", "Ellery"),
    ],
)
def test_the_tagger_stands_against_a_description_whose_noun_nobody_has(text: str, name: str) -> None:
    assert speaker_of(text, 0.96)[0] == name


def test_the_writer_is_nobody_whom_the_tagger_knows() -> None:
    assert speaker_of("[p Ada Brook] left. [s I] [c think] it was late.", 0.99) == (None, "person", "outlet")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[s2 Authorities] [c2 said] [t2 it sank]. [s They] [c said] no.", "Authorities"),
        ("[s2 Prosecutors in Dunmere] [c2 said] [t2 it sank]. [s They] [c said] no.", "Prosecutors in Dunmere"),
        ("[s2 The council] [c2 said] [t2 it sank]. [s They] [c said] no.", None),
    ],
)
def test_people_whose_noun_is_a_body_s_are_they_all_the_same(text: str, name: str | None) -> None:
    assert kind_of(text, {"unnamed": 0.6})[0] == name
