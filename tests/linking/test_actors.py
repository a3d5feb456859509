"""Actors with their codes, and what surrounds a statement."""

import time

import pytest

from onrecord.codebook import load
from onrecord.linking.actors import PartyWords, Said, Spoken, link
from onrecord.linking.names.roster import roster
from onrecord.records import Actor, Role, Span
from onrecord.records.labels import RoleName
from tests.tagging import marked


def linked(text: str, published: str | None = None) -> tuple[dict[str, Actor], list[Spoken]]:
    """Link a marked text with one statement for each cue: actors by name, and who speaks."""
    plain, labels = marked(text)
    spans = {number: span.span for number, span in enumerate(labels.spans)}
    said = []
    for number, span in enumerate(labels.spans):
        if span.role is RoleName.CUE:
            parts = [link for link in labels.links if link.cue == number]
            of = {role: tuple(spans[p.part] for p in parts if labels.spans[p.part].role is role) for role in RoleName}
            said.append(Said(source=of[RoleName.SOURCE], cue=(span.span,), content=of[RoleName.CONTENT]))
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load(), published=published)
    return {actor.name: actor for actor in linked.actors}, list(linked.spoken)


def test_a_country_its_capital_and_its_government_are_one_actor() -> None:
    actors, spoken = linked(
        "The [s [o Arlian]] [c x] [t y]. [s2 the Malian government] [c2 said] [t2 no]. "
        "[s3 [l Bamako]] [c3 said] [t3 yes]. [s4 [l Mali]] [c4 said] [t4 so]."
    )
    mali = actors["Malian government"]
    assert (mali.kind, mali.country, mali.sector) == ("state", "MLI", "GOV")
    assert [each.actor for each in spoken[1:]] == [mali.id] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The [o Sand Army] left Ellery.", "state"),
        ("The militia [o Sand Army] left. The [o Sand Army] is rich.", "organisation"),
        ("The [o Sand Army] (SA), a small rebel group, left.", "organisation"),
        ("The [o Sand Army], an alliance that grew, left.", "organisation"),
        ("The [o Sand Army], a union stronghold, left.", "state"),
    ],
)
def test_what_the_report_calls_a_group_is_no_state_whatever_its_name_says(text: str, kind: str) -> None:
    plain, labels = marked(text)
    span = labels.names[0].span
    found = link("art_1", plain, (), roster(plain, labels.names, load()), load(), parties=PartyWords(spans=[span]))
    assert [actor.kind for actor in found.actors] == [kind]


def test_names_that_the_codebook_knows_for_one_body_are_one_actor() -> None:
    actors, _ = linked("[s The [o UN Security Council]] [c said] [t no]. [s2 the [o UNSC]] [c2 said] [t2 yes].")
    ((name, council),) = actors.items()
    assert (name, council.country, council.identifiers) == ("UN Security Council", "UNO", {"wikidata": "Q37470"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The newspaper [s [o The Arlian]] [c said] [t no].", "The Arlian"),
        ("[s The [o Arlian Bank]] [c said] [t no].", "Arlian Bank"),
        ("It told The [o Arlian] no. [s [o Arlian]] [c said] [t no]. Many read the [o Arlian].", "Arlian"),
    ],
)
def test_an_article_with_a_capital_inside_a_sentence_is_the_name_s_own(text: str, name: str) -> None:
    actors, _ = linked(text)
    assert list(actors) == [name]


def test_a_name_that_the_codebook_knows_too_is_the_body_s_that_the_report_calls_so() -> None:
    actors, spoken = linked(
        "[s The [o US Department of Justice]] [c said] [t no]. [s2 the [o Department of Justice]] [c2 said] [t2 yes]."
    )
    assert [each.actor for each in spoken] == [actors["US Department of Justice"].id] * 2


def test_a_body_s_full_stop_belongs_to_the_role() -> None:
    actors, _ = linked("[t No], [c said] [s [p Ada Brook], director of [o Vell Co.]] He left.")
    assert actors["Ada Brook"].roles == (Role(title="director", organisation="Vell Co."),)


def test_roles_are_gathered_from_wherever_the_article_gives_them() -> None:
    actors, _ = linked(
        "[s Kenyan Energy Minister [p Grace Okello]] [c said] [t no]. [p Okello], a former judge, left. "
        "[s2 [p Okello]] [c2 said] [t2 yes]."
    )
    assert actors["Grace Okello"].roles == (
        Role(title="Energy Minister", country="KEN"),
        Role(title="former judge"),
    )
    assert (actors["Grace Okello"].country, actors["Grace Okello"].sector) == ("KEN", "GOV")


@pytest.mark.parametrize(("published", "title"), [("2010-03", "Prime Minister"), ("2015", "President"), (None, None)])
def test_the_date_of_the_article_chooses_among_known_roles(published: str | None, title: str | None) -> None:
    actors, _ = linked("[s [p Vladimir Putin]] [c said] [t no].", published)
    assert [role.title for role in actors["Vladimir Putin"].roles] == ([title] if title else [])


def test_a_role_that_the_article_gives_stands_before_a_known_one() -> None:
    actors, _ = linked("[s trade envoy [p Vladimir Putin]] [c said] [t no].", "2015-01-01")
    assert [role.title for role in actors["Vladimir Putin"].roles] == ["trade envoy"]


def test_a_surname_alone_is_nobody_whom_the_codebook_knows() -> None:
    actors, _ = linked("[s [p Putin]] [c said] [t no].", "2015-01-01")
    assert (actors["Putin"].identifiers, actors["Putin"].roles) == ({}, ())


def test_a_role_goes_on_behind_initials_and_is_no_participle() -> None:
    actors, _ = linked("[s [p Grace Okello], head of the S.C. Pilots Guild,] [c said] [t no].")
    assert [role.title for role in actors["Grace Okello"].roles] == ["head of the S.C. Pilots Guild"]
    actors, _ = linked("[p Ada Brook], saying the two never met, left. [s Brook] [c said] [t no].")
    assert actors["Ada Brook"].roles == ()


def test_where_somebody_is_tells_no_role() -> None:
    actors, _ = linked("[s [p Ivo Marek], 47, behind pier three,] [c said] [t no].")
    assert actors["Ivo Marek"].roles == ()


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("[s President [p Ada Brook]] [c said] [t no].", "GOV"),
        ("[s [p Ada Brook], president of the [o Dockers Union],] [c said] [t no].", "LAB"),
        ("[s Rowing club president [p Ada Brook]] [c said] [t no].", None),
        ("The club closed. [s Its president, [p Ada Brook],] [c said] [t no].", None),
        ("[s [p Ada Brook], secretary of the [o Ministry of Forests],] [c said] [t no].", "GOV"),
    ],
)
def test_an_office_that_bodies_share_has_the_sector_of_its_body(text: str, sector: str | None) -> None:
    actors, _ = linked(text)
    assert actors["Ada Brook"].sector == sector


def test_the_one_spoken_to_is_an_actor() -> None:
    actors, (spoken,) = linked("[s [p Grace Okello]] [c told the [o Vellmark Herald]] [t that rents fell].")
    assert spoken.addressee == actors["Vellmark Herald"].id


def test_the_one_who_was_told_is_spoken_to() -> None:
    actors, (spoken,) = linked("[p Grace Okello] [c was told] [t that rents fell].")
    assert (spoken.actor, spoken.addressee) == (None, actors["Grace Okello"].id)
    _, (spoken,) = linked("[p Grace Okello] [c was feared] [t to be late].")
    assert spoken.addressee is None


def test_whom_somebody_wrote_to_is_spoken_to() -> None:
    actors, (spoken,) = linked("[s [p Ada Brook]] [c wrote] to Finance Minister [p Grace Okello] [t that rents fell].")
    assert spoken.addressee == actors["Grace Okello"].id
    actors, (spoken,) = linked("[s [p Ada Brook]’s letter to [p Grace Okello]] [c said] [t that rents fell].")
    assert spoken.addressee == actors["Grace Okello"].id
    _, (spoken,) = linked("[s [p Ada Brook]’s letter to [p Grace Okello]’s aide] [c said] [t that rents fell].")
    assert spoken.addressee is None
    _, (spoken,) = linked("[s [p Ada Brook]’s deputy to [p Grace Okello]] [c said] [t that rents fell].")
    assert spoken.addressee is None


def test_told_reporters_names_nobody() -> None:
    _, (spoken,) = linked("[s [p Grace Okello]] [c told reporters] [t that [p Ada Brook] left].")
    assert spoken.addressee is None


def test_an_interview_is_a_venue_and_names_whom_it_was_with() -> None:
    actors, (spoken,) = linked(
        "[s [p Grace Okello]] [c said] in an interview with the [o Vellmark Herald] [t that rents fell]."
    )
    assert spoken.venue == "an interview with the Vellmark Herald"
    assert spoken.addressee == actors["Vellmark Herald"].id


def test_the_reason_for_anonymity_is_kept() -> None:
    _, (spoken,) = linked("[s An aide, who spoke on condition of anonymity because talks go on,] [c said] [t no].")
    assert (spoken.kind, spoken.anonymity) == ("unnamed", "on condition of anonymity because talks go on")


def test_those_whom_a_content_names_are_what_it_is_about() -> None:
    actors, (spoken,) = linked("[s [p Grace Okello]] [c said] [t that [l France] armed the [o Dockers Union]].")
    assert spoken.about == (actors["France"].id, actors["Dockers Union"].id)


def test_a_former_ruler_is_the_country_that_was() -> None:
    actors, (spoken,) = linked(
        "[l France] is far. [s [p Grace Okello]] [c said] [t that [l Mali]’s former colonial master spied]."
    )
    assert spoken.about == (actors["Mali"].id, actors["France"].id)


def test_a_lone_word_that_nothing_describes_is_no_person_to_speak_about() -> None:
    _, (spoken,) = linked("[s [p Grace Okello]] [c said] [t that operation [p Barkell] ends].")
    assert spoken.about == ()


def test_a_statement_is_its_issuers() -> None:
    _, spoken = linked(
        "[s [p Grace Okello]] [c said] in a statement [t that rents fell]. [s2 [p Ada Brook]] [c2 sat] [t2 down]. "
        "[s3 The statement] [c3 added] [t3 more]."
    )
    assert spoken[2].actor == spoken[0].actor


def test_letters_behind_a_name_that_follows_an_office_are_no_part_of_it() -> None:
    actors, _ = linked(
        "[s Counsel to the inquiry, [p Miles Ferrant] KC,] [c said] [t no]. [s2 [p Ferrant]] [c2 said] [t2 yes]."
    )
    assert list(actors) == ["Miles Ferrant"]


def test_who_speaks_for_a_body_is_of_its_sector_and_whoever_only_was_a_patient_of_none() -> None:
    actors, _ = linked(
        "[s [o Dockers Union] spokesman Maj. Gen. [p Ada Brook]] [c said] [t no]. "
        "[s2 One former patient, [p Hugh Lantry],] [c2 said] [t2 yes]."
    )
    brook, lantry = actors["Ada Brook"], actors["Hugh Lantry"]
    assert [role.title for role in brook.roles] == ["spokesman"]
    assert (brook.sector, lantry.sector) == ("LAB", None)


def test_a_name_behind_a_clause_on_what_its_bearer_did_is_who_speaks() -> None:
    actors, _ = linked("[s A contractor that built the bridge in 2019, [o Delvo SA],] [c said] [t no].")
    assert list(actors) == ["Delvo SA"]
    actors, _ = linked("[s A doctor who treated him in Veska, [l Arlia],] [c said] [t no].")
    assert list(actors) == ["doctor"]


def test_a_court_that_heard_a_statement_is_who_it_was_said_to() -> None:
    actors, (spoken,) = linked("[o Ellery Crown Court] [c heard] [t that [p Ada Brook] slept].")
    assert spoken.actor is None
    assert [actor.name for actor in actors.values() if actor.id == spoken.addressee] == ["Ellery Crown Court"]


def test_i_is_the_author_where_there_is_one() -> None:
    linked = link(
        "art_1",
        "I think so",
        [Said(source=(Span(0, 1),), cue=(Span(2, 7),), content=())],
        roster("I think so", (), load()),
        load(),
        authors=("Mara Oduya",),
    )
    actors, (spoken,) = linked.actors, linked.spoken
    assert ([actor.name for actor in actors], spoken.kind) == (["Mara Oduya"], "person")


@pytest.mark.parametrize("piece", ["Okello, a the of, ", "A", ",,,,(", "of of ", "Sen. ", "’s "])
def test_long_nonsense_costs_little(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    said = [Said(source=(Span(0, len(text)),), cue=(), content=())] * 5
    start = time.perf_counter()
    link("art_1", text, said, roster(text, (), load()), load())
    assert time.perf_counter() - start < 10


def test_a_condition_or_a_venue_is_that_of_its_own_source() -> None:
    _, (aide, denies) = linked(
        "[s1 An aide] [c1 said] on condition of anonymity [t1 that she left]; [s2 a guard] [c2 denied] [t2 it]."
    )
    assert (aide.anonymity, denies.anonymity) == ("on condition of anonymity", None)
    _, (first, second) = linked(
        "[s1 An aide] [c1 said] in an interview with the [o Vellmark Herald] [t1 no], [s2 a guard] [c2 said] [t2 yes]."
    )
    assert (first.venue, second.venue) == ("an interview with the Vellmark Herald", None)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("[s [p Ada Brook]] [c told] a rally in Ellery [t that rents fell].", "a rally in Ellery"),
        ("Addressing a press conference in Ellery, [s [p Ada Brook]] [c said] [t no].", "a press conference in Ellery"),
        ("In a sermon, [s [p Ada Brook]] [c said] [t no].", "a sermon"),
        ("[s [p Ada Brook]] [c said] [t no] in a filing to the U.S. Port Board.", "a filing to the U.S. Port Board"),
        ("[s [p Ada Brook]] [c said] [t no] in a sermon at the U.N. today.", "a sermon at the U.N. today"),
        ("[s [p Ada Brook]] [c said] [t no] in a sermon. In May it rained.", "a sermon"),
        ("[s [p Ada Brook]] on Monday [c rejected] a report by the [o Dockers Union], [t calling it false].", None),
    ],
)
def test_where_it_was_said(text: str, venue: str | None) -> None:
    _, (spoken,) = linked(text)
    assert spoken.venue == venue


def test_a_long_venue_is_not_cut_inside_a_word() -> None:
    words = "a conference on " + " ".join(["harbour"] * 20)
    _, (spoken,) = linked(f"[s [p Ada Brook]] [c said] at {words} [t no].")
    assert spoken.venue is not None
    assert set(spoken.venue.split()[3:]) == {"harbour"}


def test_somebodys_lawyer_is_told_and_not_they() -> None:
    _, (spoken,) = linked("[s [p Ada Brook]] [c told] [p Hugh Lantry]'s lawyer [t that rents fell].")
    assert spoken.addressee is None


def test_people_of_a_country_are_of_it_though_they_have_no_name() -> None:
    actors, _ = linked("[s Envoys from [l Kenya]] [c said] [t no]. [s2 Envoys from the hills] [c2 said] [t2 yes].")
    assert [actor.country for name, actor in actors.items() if name.startswith("Envoys")][:1] == ["KEN"]
    actors, _ = linked("[s Envoys from the hills] [c said] [t yes].")
    assert [actor.country for actor in actors.values()] == [None]


def test_who_speaks_for_one_body_speaks_for_no_other() -> None:
    _, spoken = linked(
        "[s A spokesman for the [o Harbour Board]] [c said] [t no]. "
        "[s2 A spokesman for the [o Dockers Union]] [c2 said] [t2 yes]. [s3 The spokesman] [c3 said] [t3 so]. "
        "[s4 A spokesman for the [o Harbour Board]] [c4 said] [t4 well]."
    )
    board, union, again, board_again = (each.actor for each in spoken)
    assert (board == board_again, union == again, board == union) == (True, True, False)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The [o Dockers Union] left. Its treasurer, [s [p Ada Brook],] [c said] [t no].", ("Dockers Union", None)),
        ("[l Kenya] left. Its envoy, [s [p Ada Brook],] [c said] [t no].", (None, "KEN")),
        ("The [o Dockers Union] left. The treasurer, [s [p Ada Brook],] [c said] [t no].", (None, None)),
    ],
)
def test_its_treasurer_is_that_of_the_body_that_its_means(text: str, role: tuple[str | None, str | None]) -> None:
    actors, _ = linked(text)
    assert [(held.organisation, held.country) for held in actors["Ada Brook"].roles] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "The [o Vell Dockers Union] ([o VDU]) met. [s [o VDU] clerk [p Ada Brook]] [c said] [t no].",
            Role(title="clerk", organisation="Vell Dockers Union"),
        ),
        (
            "[s The adviser to the president on [o Media], [p Ada Brook],] [c said] [t no].",
            Role(title="adviser to the president on Media"),
        ),
        ("[s Former Kenyan judge [p Ada Brook]] [c said] [t no].", Role(title="Former judge", country="KEN")),
        (
            "[s The Chairman, [o House Committee on Ports], Hon. [p Ada Brook],] [c said] [t no].",
            Role(title="Chairman", organisation="House Committee on Ports"),
        ),
    ],
)
def test_a_role_is_parted_from_its_body_and_country(text: str, role: Role) -> None:
    actors, _ = linked(text)
    assert actors["Ada Brook"].roles == (role,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Kenyan Ports Minister [p Ada Brook] met her Malian counterpart, [s [p Ivo Sarr],] who [c said] [t no].",
            Role(title="Ports Minister", country="MLI"),
        ),
        (
            "[p Ada Brook] met her Malian counterpart, [s [p Ivo Sarr],] who [c said] [t no].",
            Role(title="counterpart", country="MLI"),
        ),
        (
            "Minister [p Ada Brook] met her counterpart, [s [p Ivo Sarr],] who [c said] [t no].",
            Role(title="counterpart"),
        ),
    ],
)
def test_a_counterpart_holds_the_same_office_for_another_country(text: str, role: Role) -> None:
    actors, _ = linked(text)
    assert actors["Ivo Sarr"].roles == (role,)
