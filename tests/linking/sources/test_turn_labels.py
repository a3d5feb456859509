"""Whom do the labels of interviews and transcripts mean?"""

from itertools import pairwise

from onrecord.codebook import load
from onrecord.linking.actors import Said, link
from onrecord.linking.names.roster import roster
from tests.tagging import marked


def spoken(text: str) -> list[tuple[str | None, str | None]]:
    """Name and kind of whoever is meant by each label `[s ...][c :]`."""
    plain, labels = marked(text)
    spans = [(one.role, one.span) for one in labels.spans]
    said = [
        Said(source=(span,), cue=(cue,), content=()) for (role, span), (_, cue) in pairwise(spans) if role == "source"
    ]
    linked = link("art_1", plain, said, roster(plain, labels.names, load()), load())
    names = {actor.id: actor.name for actor in linked.actors}
    return [(names.get(one.actor or ""), one.kind) for one in linked.spoken]


def test_a_role_is_nobody_whom_the_report_names_without_it() -> None:
    text = "[p Ada Brook] spoke.\n\n[s MODERATOR][c :] Who begins?\n\n[s BROOK][c :] I do."
    text += "\n\n[s THE INTERPRETER][c :] She does."
    assert spoken(text) == [("MODERATOR", "unnamed"), ("Ada Brook", "person"), ("INTERPRETER", "unnamed")]


def test_a_role_is_whoever_has_it() -> None:
    text = "[p Ada Brook], the moderator, sat beside [p Hugh Lantry].\n\n[s MODERATOR][c :] Who begins?"
    assert spoken(text) == [("Ada Brook", "person")]


def test_a_role_that_several_bear_is_nobody_named() -> None:
    text = "[p Ada Brook], a reporter, came.\n\n[s REPORTER][c :] Who begins?\n\n[s CALLER 2][c :] Not I."
    text += "\n\n[s Q][c :] Why?"
    assert spoken(text) == [("REPORTER", "unnamed"), ("CALLER 2", "unnamed"), ("Q", "unnamed")]


def test_q_and_a_lead_to_those_whose_names_head_turns_before() -> None:
    text = (
        "[s [p Ada Brook]][c :] Who began?\n\n[s [p Hugh Lantry]][c :] I did.\n\n[s Q][c :] Alone.\n\n[s A][c :] Yes."
    )
    assert [name for name, _ in spoken(text)] == ["Ada Brook", "Hugh Lantry", "Ada Brook", "Hugh Lantry"]


def test_q_and_a_lead_to_a_paper_as_well() -> None:
    text = "[p Ada Brook] met The [o Lantern].\n\n[s The [o Lantern]][c :] Who began?\n\n[s [p Brook]][c :] I did."
    text += "\n\n[s Q][c :] Alone?\n\n[s A][c :] Yes."
    assert [name for name, _ in spoken(text)[2:]] == ["The Lantern", "Ada Brook"]


def test_a_is_no_body_where_nobody_is_known_to_answer() -> None:
    assert spoken("They met.\n\n[s Q][c :] Alone?\n\n[s A][c :] Yes.")[1] == (None, None)


def test_q_and_a_stay_open_where_both_ask() -> None:
    text = "[s [p Ada Brook]][c :] Who began?\n\n[s [p Hugh Lantry]][c :] Who did?\n\n[s Q][c :] Alone."
    assert spoken(text)[-1] == ("Q", "unnamed")


def test_initials_lead_to_the_one_person_who_has_them() -> None:
    text = "[p Mara Lindqvist] met [p Hugh Lantry].\n\n[s ML][c :] I did.\n\n[s H.L.][c :] So did I."
    assert spoken(text) == [("Mara Lindqvist", "person"), ("Hugh Lantry", "person")]
    two = "[p Mara Lindqvist] met [p Mona Lantry].\n\n[s ML][c :] I did."
    assert spoken(two)[0][0] not in ("Mara Lindqvist", "Mona Lantry")


def test_initials_of_a_body_stay_its_own() -> None:
    text = "The [o Mead Ledger] met [p Mara Lindqvist].\n\n[s [o ML]][c :] Why?"
    assert spoken(text) == [("Mead Ledger", "organisation")]


def test_a_surname_leads_to_the_label_that_has_it_in_full() -> None:
    text = "They met.\n\n[s MARA LINDQVIST][c :] I did.\n\n[s LINDQVIST][c :] I swear."
    assert spoken(text) == [("MARA LINDQVIST", "person"), ("MARA LINDQVIST", "person")]


def test_a_surname_that_ends_like_a_role_or_is_one_stays_a_name() -> None:
    text = "[p Rose Clerk] met [p Jan Miller].\n\n[s CLERK][c :] I did.\n\n[s MILLER][c :] So did I."
    assert spoken(text) == [("Rose Clerk", "person"), ("Jan Miller", "person")]


def test_a_role_in_running_text_is_told_as_elsewhere() -> None:
    text = "[p Ada Brook], the moderator, sat down. [s The moderator][c said] no."
    assert spoken(text) == [("Ada Brook", "person")]


def test_a_transcript_without_a_headline_begins_with_a_turn() -> None:
    text = (
        "[s Anchor][c :] Our correspondent [p Lyle Moss] is there.\n\n[s [p Moss]][c :] I am.\n\n[s Anchor][c :] Good."
    )
    plain, labels = marked(text)
    spans = [(one.role, one.span) for one in labels.spans]
    said = [
        Said(source=(span,), cue=(cue,), content=()) for (role, span), (_, cue) in pairwise(spans) if role == "source"
    ]
    names = roster(plain, labels.names, load(), title_end=plain.index("\n"))
    linked = link("art_1", plain, said, names, load(), title_end=plain.index("\n"))
    called = {actor.id: actor.name for actor in linked.actors}
    assert [called[one.actor or ""] for one in linked.spoken] == ["Anchor", "Lyle Moss", "Anchor"]
