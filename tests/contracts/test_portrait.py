"""An actor's portrait and the network, told to every kind of ledger."""

import pytest

from onrecord.ledger import Judge, Question, Tie, corrections, verify
from tests.ledger import press
from tests.ledger.stories import packed

OPEN = Question()


@pytest.fixture
def kept(ledger):
    return press.fill(ledger)


def oduya(ledger):
    return ledger.view.actors("Mara Oduya")[0].id


def towards(several):
    return [(one.name, one.statements, one.articles) for one in several]


def test_what_they_said_is_counted_by_month_and_act(kept):
    months = kept.view.portrait(oduya(kept), OPEN).months
    assert [(one.month, one.act, one.statements) for one in months] == [
        ("2026-02", "accuse", 1),
        ("2026-02", "commit", 1),
        ("2026-03", "accuse", 1),
        ("2026-03", "commit", 1),
        ("2026-04", "accuse", 1),
        ("2026-04", "commit", 1),
    ]


def test_a_year_alone_tells_no_month(ledger):
    ledger.writer.keep(packed(press.report(1, published="2026")))
    assert {one.month for one in ledger.view.portrait(oduya(ledger), OPEN).months} == {None}


def test_whom_they_speak_of_and_accuse_and_who_of_them(kept):
    found = kept.view.portrait(oduya(kept), OPEN)
    assert towards(found.speaks_of) == towards(found.accuses) == [("dockers' union", 3, 3)]
    assert towards(found.spoken_of_by) == [("Ilse Marrow", 3, 3), ("dockers' union", 3, 3)]
    assert found.accused_by == ()
    union = kept.view.actors("dockers' union")[0].id
    assert towards(kept.view.portrait(union, OPEN).accused_by) == [("Mara Oduya", 3, 3)]


def test_roles_have_their_first_and_last_day(kept):
    (role,) = kept.view.portrait(oduya(kept), OPEN).roles
    assert (role.title, role.first, role.last, role.articles) == ("harbour master", "2026-02-02", "2026-04-04", 3)


def test_a_selection_restricts_all_of_it(kept):
    some = kept.view.portrait(oduya(kept), Question(since="2026-03", until="2026-03"))
    assert {one.month for one in some.months} == {"2026-03"}
    assert towards(some.speaks_of) == [("dockers' union", 1, 1)]
    assert some.roles[0].articles == 1
    none = kept.view.portrait(oduya(kept), Question(publisher="Herald"))
    assert (none.months, none.speaks_of, none.roles) == ((), (), ())


def test_rejected_statements_and_older_versions_do_not_count(kept):
    mina = Judge(name="mina")
    kept.writer.append(*corrections.verdict(kept.view, mina, ["stm_2_1"], accept=False).entries)
    assert towards(kept.view.portrait(oduya(kept), OPEN).accuses) == [("dockers' union", 2, 2)]


def test_the_articles_are_those_that_name_them(kept):
    marrow = kept.view.actors("Ilse Marrow")[0].id
    page = kept.view.appearances(marrow, Question(limit=2))
    assert ([hit.id for hit in page.hits], page.more) == (["art_3", "art_2"], True)


def test_merged_actors_are_one_end(kept):
    kept.writer.append(*corrections.merge(kept.view, Judge(name="mina"), "Mara Oduya", ["Ilse Marrow"]).entries)
    found = kept.view.portrait(oduya(kept), OPEN)
    assert towards(found.spoken_of_by) == [("dockers' union", 3, 3)]
    assert [role.title for role in found.roles] == ["harbour master", "mayor"]
    pairs = {(edge.source_name, edge.target_name) for edge in kept.view.network(OPEN)}
    assert pairs == {("Mara Oduya", "dockers' union"), ("dockers' union", "Mara Oduya")}


def test_the_network_counts_each_tie(kept):
    edges = kept.view.network(OPEN)
    assert {(one.source_name, str(one.tie), one.target_name, one.number, one.articles) for one in edges} == {
        ("Mara Oduya", "speaks of", "dockers' union", 3, 3),
        ("Mara Oduya", "accuses", "dockers' union", 3, 3),
        ("dockers' union", "speaks of", "Mara Oduya", 3, 3),
        ("dockers' union", "demands of", "Mara Oduya", 3, 3),
        ("Ilse Marrow", "speaks of", "Mara Oduya", 3, 3),
        ("Ilse Marrow", "agrees with", "Mara Oduya", 3, 3),
    }


def test_the_network_can_be_restricted(kept):
    edges = kept.view.network(Question(since="2026-04"), [Tie.ACCUSES])
    assert [(one.source_name, one.tie, one.number) for one in edges] == [("Mara Oduya", Tie.ACCUSES, 1)]
    assert kept.view.network(Question(publisher="Herald")) == ()


def test_events_know_their_place_on_the_map(kept):
    hits = kept.view.events(Question(status="unnamed")).hits
    assert [(hit.place, hit.country, hit.lat, hit.lon) for hit in hits] == [("Lagos", "NGA", 6.455, 3.394)] * 3
    (alleged, *_) = kept.view.events(Question(status="alleged")).hits
    assert (alleged.place, alleged.lat) == ("Port Ellery", None)


def test_a_filled_ledger_verifies(kept):
    assert list(verify(kept)) == []


def test_events_are_counted_by_status_day_and_place(kept):
    counts = kept.view.happened(OPEN)
    assert sum(one.events for one in counts) == 9
    assert [(one.status, one.earliest, one.place, one.events) for one in counts if one.status == "unnamed"] == [
        ("unnamed", "2026-02-02", "Lagos", 1),
        ("unnamed", "2026-03-03", "Lagos", 1),
        ("unnamed", "2026-04-04", "Lagos", 1),
    ]
    (without_date,) = [one for one in counts if one.status == "alleged"]
    assert (without_date.earliest, without_date.place, without_date.lat, without_date.events) == (
        None,
        "Port Ellery",
        None,
        3,
    )


def test_events_are_found_by_place_and_by_their_own_date(kept):
    assert len(kept.view.events(Question(place="Lagos")).hits) == 3
    assert len(kept.view.events(Question(happened="2026-03")).hits) == 1
    assert len(kept.view.events(Question(place="Port Ellery", happened="2026")).hits) == 0
