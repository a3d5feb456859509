import json

import pytest

from onrecord.ledger import open_ledger
from tests.ledger.stories import packed, record


@pytest.fixture
def ledger(tmp_path):
    """A ledger with two reports."""
    place = str(tmp_path / "onrecord.db")
    with open_ledger(place, write=True, create=True) as opened:
        for number in (1, 2):
            opened.writer.keep(packed(record(number)))
    return place


def test_a_correction_is_shown_and_not_done_without_a_yes(run, ledger):
    result = run("correct", "stm_3_1", "--act", "ask", "--ledger", ledger)
    assert "stm_3_1  act: deny → ask" in result.stdout
    assert "Nothing was changed." in result.stdout
    assert result.exit_code == 2
    assert "stm_3_1" not in run("search", "--act", "ask", "--ledger", ledger).stdout


def test_a_correction_is_done_and_taken_back(run, ledger):
    result = run("correct", "stm_3_1", "--act", "ask", "--yes", "--by", "mina", "--ledger", ledger)
    assert result.exit_code == 0
    assert "stm_3_1" in run("search", "--act", "ask", "--ledger", ledger).stdout
    result = run("correct", "--undo", "--yes", "--ledger", ledger)
    assert "act: ask → deny" in result.stdout
    assert "stm_3_1" not in run("search", "--act", "ask", "--ledger", ledger).stdout


def test_what_stands_already_is_told(run, ledger):
    result = run("correct", "stm_3_1", "--speaker", "union", "--yes", "--ledger", ledger)
    assert "judged: open → corrected" in result.stdout
    result = run("correct", "stm_3_1", "--speaker", "union", "--yes", "--ledger", ledger)
    assert result.stdout == "Nothing would change: this is what stands.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("stm_1",),
        ("stm_1", "--accept", "--reject"),
        ("stm_1", "--accept", "--act", "ask"),
        ("--accept",),
        ("who_1", "--merge"),
        ("who_1", "who_2", "--rename", "Mara"),
        ("stm_1", "--act", "boast"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(run, ledger, arguments):
    assert run("correct", *arguments, "--ledger", ledger).exit_code == 2


def test_an_unknown_id_is_told(run, ledger):
    result = run("correct", "stm_9", "--accept", "--yes", "--ledger", ledger)
    assert result.exit_code == 3
    assert "the ledger has none" in result.stderr


def test_every_deed_has_its_option(run, ledger):
    for arguments in (
        ("stm_1_1", "--reject"),
        ("stm_1_1", "--accept"),
        ("stm_4_1", "--speaker", "Ilse Marrow", "--kind", "person"),
        ("stm_4_1", "--unnamed"),
        ("stm_4_1", "--no-speaker"),
        ("stm_3_1", "--evidence", "unknown", "--act", "assert", "--note", "heard the tape"),
        ("act_oduya_1", "--split"),
        ("act_oduya_2", "dockers' union", "--merge"),
        ("act_oduya_1", "--rename", "Mara Oduya the younger"),
    ):
        result = run("correct", *arguments, "--yes", "--ledger", ledger)
        assert result.exit_code == 0, result.output
        assert "Done: ent_" in result.stdout
    assert run("verify", ledger).exit_code == 0


def test_the_page_of_an_actor(run, ledger):
    shown = run("actor", "oduya", "--ledger", ledger).stdout
    assert shown.startswith("Mara Oduya, person  who_")
    assert "harbour master" in shown
    assert "4 statements in 2 articles" in shown
    assert "Pledged" in shown
    assert "Accused others" in shown
    page = json.loads(run("actor", "union", "--json", "--ledger", ledger).stdout)
    assert page["actor"]["name"] == "dockers' union"
    assert [hit["id"] for hit in page["accused"]["hits"]] == ["stm_2_2", "stm_2_1"]
    assert run("actor", "Nobody", "--ledger", ledger).stdout == "Nobody of this name is on record.\n"


def test_the_audit_shows_shares_and_answers(run, ledger):
    shown = run("audit", "--ledger", ledger).stdout
    assert "10 statements in 2 articles" in shown
    assert "Mara Oduya → dockers' union" in shown
    assert "answer of dockers' union" in shown
    assert "Accusations by answer: denied 2" in shown
    run("correct", "stm_3_1", "--reject", "--yes", "--ledger", ledger)
    assert "no answer in this report" in run("audit", "--ledger", ledger).stdout
    assert json.loads(run("audit", "--json", "--ledger", ledger).stdout)["statements"] == 9


def test_the_timeline_is_in_the_order_of_time(run, ledger):
    shown = run("timeline", "--ledger", ledger).stdout
    assert shown.index("2026-05-01") < shown.index("2026-05-02")
    days = json.loads(run("timeline", "--json", "--ledger", ledger).stdout)
    assert [day["date"] for day in days] == ["2026-05-01"] * 5 + ["2026-05-02"] * 5


def test_events_are_an_honest_empty_answer(run, ledger):
    assert run("events", "--ledger", ledger).stdout == "No event on record fits.\n"


@pytest.mark.parametrize(
    "asked",
    [
        ("search", "--", "-dock"),
        ("actor", "..."),
        ("correct", "--accept", "Mara Oduya", "--yes"),
        ("correct", "--rename", "...", "Mara Oduya", "--yes"),
    ],
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(run, ledger, asked):
    result = run(*asked[:1], "--ledger", ledger, *asked[1:])
    assert result.exit_code == 2
    assert "was wanted" in result.stderr


@pytest.mark.parametrize("asked", [("--act", "deny"), ("--evidence", "cited"), ("--undertaking", "pledge")])
def test_a_filter_of_statements_is_not_passed_over_for_events(run, ledger, asked):
    result = run("events", *asked, "--ledger", ledger)
    assert result.exit_code == 2
    assert f"{asked[0]} belongs to statements" in result.stderr


def test_the_versions_of_a_page(run, tmp_path, quay):
    place, address = tmp_path / "v.db", "https://courier.example/quay"
    run("add", quay, "--url", address, "--ledger", place)
    quay.write_text(quay.read_text("utf-8").replace("in May", "in June"), "utf-8")
    run("add", quay, "--url", address, "--ledger", place)
    shown = run("versions", address, "--ledger", place).stdout
    assert "version 2  art_" in shown
    assert "- nobody named: “The quay will open in May,”" in shown
    assert "+ nobody named: “The quay will open in June,”" in shown
    assert run("versions", "https://courier.example/none", "--ledger", place).exit_code == 0


def test_escape_sequences_of_a_report_never_reach_the_terminal(run, tmp_path):
    bad, place = tmp_path / "bad.txt", tmp_path / "bad.db"
    bad.write_text("Quay\x1b[31m opens\n\n“The \x1b]0;gone\x07quay \u202ewill\u202c open,” she said.", "utf-8")
    run("add", bad, "--verbatim", "--publisher", "Cou\x1b[2Jrier", "--ledger", place)
    for line in (["search", "quay"], ["search", "quay", "--in", "articles"], ["audit"], ["timeline"]):
        shown = run(*line, "--ledger", place).stdout
        assert shown
        assert not any(odd in shown for odd in "\x1b\x07\u202e\u202c"), line
