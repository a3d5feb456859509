"""The API answers what the command line can ask, in pages, as JSON and CSV, and says what is wrong."""

import csv
import io
import json

import pytest

from onrecord.ledger import open_ledger
from onrecord.records import Record
from onrecord.web.api import OPERATIONS
from tests import factories
from tests.ledger import press
from tests.ledger.stories import packed, record

QUAY = "Quay opens\n\n“The quay will open in May,” harbour master Mara Oduya said on Sunday in Port Ellery."


def ids(answer):
    return [hit["id"] for hit in answer.json()["hits"]]


def test_statements_are_found_by_their_words_and_filters(client):
    found = client.get("/api/statements", params={"words": "pumps", "act": "deny", "publisher": "coastline"})
    assert sorted(ids(found)) == ["stm_3_1", "stm_3_2"]
    assert found.json()["hits"][0]["speaker"] == "dockers' union"


def test_pages_lead_to_each_other_and_hold_everything_once(client):
    path, seen = "/api/statements?limit=4&sort=date", []
    while path:
        page = client.get(path)
        seen += ids(page)
        path = page.links.get("next", {}).get("url")
    assert len(seen) == len(set(seen)) == 15


def test_the_page_before_is_named(client):
    page = client.get("/api/statements", params={"limit": 4, "offset": 8})
    assert page.links["prev"]["url"] == "/api/statements?limit=4&offset=4"


def test_an_article_is_its_record_as_it_stands(client, ledger_path):
    found = client.get("/api/articles/art_1")
    with open_ledger(str(ledger_path)) as ledger:
        assert Record.from_json(found.content) == ledger.view.record("art_1")


def test_the_beginning_of_an_id_is_enough_where_it_is_of_one(client):
    assert client.get("/api/articles/art_3").json()["article"]["id"] == "art_3"
    assert client.get("/api/articles/art_").status_code == 400
    assert client.get("/api/statements/stm_1").status_code == 404


def test_somebodys_page_has_what_they_said_and_what_was_said_of_them(client):
    who = client.get("/api/actors", params={"name": "Mara Oduya"}).json()["hits"][0]
    page = client.get(f"/api/actors/{who['id']}").json()
    assert {hit["id"] for hit in page["accusations"]["hits"]} == {"stm_2_1", "stm_2_2", "stm_2_3"}
    assert page["actor"]["name"] == "Mara Oduya"


def test_everybody_is_listed_without_a_name(client):
    assert [hit["name"] for hit in client.get("/api/actors").json()["hits"]] == ["Mara Oduya", "dockers' union"]


def test_events_and_the_timeline_have_their_days(client):
    assert ids(client.get("/api/events", params={"status": "alleged"})) == ["evt_1_2"]
    kinds = [hit["kind"] for hit in client.get("/api/timeline").json()["hits"]]
    assert sorted(set(kinds)) == ["event", "statement"]


def test_a_claim_is_counted_once_with_every_report_of_it(client):
    claims = client.get("/api/claims", params={"act": "deny"}).json()["hits"]
    assert [(claim["articles"], claim["first"], claim["last"]) for claim in claims] == [(3, "2026-05-01", "2026-06-01")]


def test_the_audit_counts_a_selection(client):
    audit = client.get("/api/audit", params={"words": "pumps"}).json()
    assert audit["acts"] == {"accuse": 3, "deny": 3}
    assert len(audit["accusations"]) == 3


def test_accusations_have_their_answers_and_a_table(client, ledger_path):
    with open_ledger(str(ledger_path), write=True) as ledger:
        ledger.writer.keep(packed(press.court_report(1), name="court.txt"))
    page = client.get("/api/accusations", params={"about": "Tomas Ekwall"}).json()
    assert [(hit["id"], hit["statement"] and hit["statement"]["id"], hit["reply"]) for hit in page["hits"]] == [
        ("stm_1_k1", "stm_1_k1", "declined"),
        ("chg_2_k1", None, "none"),
    ]
    rows = list(csv.DictReader(io.StringIO(client.get("/api/accusations?format=csv&about=Tomas Ekwall").text)))
    assert [(row["accuser"], row["accused"], row["statement"], row["again"]) for row in rows] == [
        ("Ilse Marrow", "Tomas Ekwall", "stm_1_k1", "1"),
        ("", "Tomas Ekwall", "", "0"),
    ]
    audit = client.get("/api/audit", params={"about": "Tomas Ekwall"}).json()
    assert audit["answers"] == {"declined": 1, "none": 1}
    assert [hit["id"] for hit in audit["accusations"]] == [hit["id"] for hit in page["hits"]]


def test_facets_count_what_a_filter_would_give(client):
    facets = client.get("/api/facets", params={"words": "pumps"}).json()
    assert facets["total"] == 6
    for name, kind in (("acts", "act"), ("publishers", "publisher"), ("statuses", "status"), ("speakers", "speaker")):
        for facet in facets[name]:
            asked = {"words": "pumps", kind: facet["value"], "limit": 100}
            assert len(ids(client.get("/api/statements", params=asked))) == facet["count"], facet


def test_csv_has_the_hits_and_runs_in_no_spreadsheet(client, ledger_path):
    with open_ledger(str(ledger_path), write=True) as ledger:
        text = "=HYPERLINK(1)\n\n=cmd() was run, Mara Oduya said."
        made = factories.bare_record(
            text,
            [factories.statement(9, content=(factories.span("=cmd() was run", text),))],
            id="art_9",
            title="=HYPERLINK(1)",
        )
        ledger.writer.keep(packed(made, name="nine.txt"))
    rows = list(csv.DictReader(io.StringIO(client.get("/api/statements?format=csv&words=run").text)))
    assert [row["content"] for row in rows] == ["'=cmd() was run"]
    assert rows[0]["article_title"] == "'=HYPERLINK(1)"


def test_every_list_can_be_had_as_csv(client):
    lists = [one for one in OPERATIONS if getattr(one, "table", None)]
    assert len(lists) >= 10
    for one in lists:
        answer = client.get(one.path.replace("{id}", "act_oduya_1"), params={"format": "csv"})
        assert answer.headers["content-type"].startswith("text/csv"), one.path
        rows = list(csv.reader(io.StringIO(answer.text)))
        assert len({len(row) for row in rows}) == 1, one.path
        # Nobody has judged here, and nothing is wrong with the ledger.
        assert (len(rows) > 1) is (one.path not in ("/api/judgements", "/api/verification", "/api/review/agreement")), (
            one.path
        )


def test_the_timeline_as_a_table_has_statements_and_events(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/api/timeline?format=csv&status=alleged").text)))
    assert {(row["kind"], row["id"], row["label"]) for row in rows} == {
        ("statement", "stm_2_2", "accuse"),
        ("event", "evt_1_2", "alleged"),
    }


def test_the_ledger_is_verified_and_a_changed_word_is_named(client, ledger_path):
    before = client.get("/api/verification")
    assert before.json()["flaws"] == []
    assert "etag" not in before.headers
    with open_ledger(str(ledger_path), write=True) as ledger:
        ledger.connection.run("UPDATE statement SET words = 'that it had touched the pomps' WHERE id = 'stm_3_1'")
    flaws = client.get("/api/verification").json()["flaws"]
    assert "stm_3_1" in [flaw["subject"] for flaw in flaws]


def test_an_answer_that_is_still_right_is_not_sent_again(client, ledger_path):
    first = client.get("/api/statements?words=pumps")
    again = client.get("/api/statements?words=pumps", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    with open_ledger(str(ledger_path), write=True) as ledger:
        ledger.writer.keep(packed(record(4)))
    later = client.get("/api/statements?words=pumps", headers={"If-None-Match": first.headers["etag"]})
    assert (later.status_code, len(ids(later))) == (200, len(ids(first)) + 2)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/statements?sepaker=Oduya", 400, "sepaker"),
        ("/api/statements?act=shout", 400, "shout"),
        ("/api/statements?act=deny&act=ask", 400, "several times"),
        ("/api/statements?judged=null", 400, "leave it out"),
        ("/api/statements?since=yesterday", 400, "since"),
        ("/api/statements?speaker=...", 422, "no letter"),
        ("/api/statements?words=-pumps", 422, "leave out"),
        ("/api/articles/art_none", 404, "art_none"),
        ("/api/nothing", 404, "nothing at this address"),
    ],
)
def test_what_is_wrong_is_told_as_a_problem(client, path, status, words):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert words in answer.json()["detail"]


def test_a_wrong_method_is_told_which_are_right(client):
    answer = client.delete("/api/judgements")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) >= {"GET", "POST"}


# POST /api/read


def test_a_posted_text_is_read_and_not_stored(client, ledger_path, root):
    before = ledger_path.stat().st_mtime_ns, client.get("/api/articles").json()
    text = (root / "examples" / "harbour.txt").read_text("utf-8")
    answer = client.post("/api/read", json={"text": text, "published": "2026-05-03", "publisher": "The Courier"})
    made = Record.from_json(answer.content)
    assert made.article.published == "2026-05-03"
    assert made.article.publisher.name == "The Courier"
    assert "Tomas Arrend" in {made.actor(one.speaker).name for one in made.statements if one.speaker}
    assert (ledger_path.stat().st_mtime_ns, client.get("/api/articles").json()) == before


def test_a_posted_page_is_read_as_html(client):
    page = f"<html><body><article><h1>Quay opens</h1><p>{QUAY[12:]}</p></article></body></html>"
    made = Record.from_json(client.post("/api/read", json={"html": page}).content)
    assert (made.article.source.media_type, made.article.title) == ("text/html", "Quay opens")


def test_a_text_is_read_as_text_even_where_it_looks_like_a_page(client):
    made = Record.from_json(client.post("/api/read", json={"text": "<b>" + QUAY, "verbatim": True}).content)
    assert made.article.text.startswith("<b>Quay opens")


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ({}, 422, "none"),
        ({"text": QUAY, "html": QUAY}, 422, "text and html"),
        ({"text": ""}, 400, "length"),
        ({"text": "   \n  "}, 422, "wanted"),
        ({"text": QUAY, "published": "last week"}, 400, "published"),
        ({"text": QUAY, "published": "2026-02-30"}, 422, "2026-02-30"),
        ({"text": QUAY, "publishr": "Courier"}, 400, "publishr"),
        ({"url": "file:///etc/passwd"}, 400, "url"),
        ({"url": "http://127.0.0.1/secret"}, 422, "private"),
    ],
)
def test_what_cannot_be_read_is_told(client, given, status, words):
    answer = client.post("/api/read", json=given)
    assert answer.status_code == status, answer.text
    assert words in answer.json()["detail"]


def test_the_reason_of_a_rejected_input_is_a_code(client):
    assert client.post("/api/read", json={"text": "   \n  "}).json()["code"] == "empty"


def test_a_fault_of_the_program_says_nothing_of_its_inside(client, monkeypatch, caplog):
    def broken(*_):
        raise ZeroDivisionError("secret: /home/mina/onrecord.db")

    monkeypatch.setattr("onrecord.web.api.read.read_pasted", broken)
    answer = client.post("/api/read", json={"text": QUAY})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "ZeroDivision" not in answer.text


# /api/judgements


def judge(client, **given):
    return client.post("/api/judgements", json={"by": "mina", **given})


def test_a_dry_run_shows_what_would_change_and_changes_nothing(client):
    outcome = judge(client, action="relabel", ids=["stm_3_1"], act="assert", dry_run=True).json()
    assert outcome["done"] is False
    changes = {(one["field"], one["before"], one["after"]) for one in outcome["changes"]}
    assert changes == {("act", "deny", "assert"), ("judged", "open", "corrected")}
    assert client.get("/api/judgements").json()["hits"] == []


def test_a_judgement_is_put_on_record_and_taken_back(client):
    outcome = judge(client, action="reject", ids=["stm_3_1"], note="not in the report").json()
    assert outcome["done"] is True
    assert ids(client.get("/api/statements?judged=rejected")) == ["stm_3_1"]
    assert [one["by"] for one in client.get("/api/judgements?subject=stm_3_1").json()["hits"]] == ["person:mina"]
    assert judge(client, action="undo").json()["done"] is True
    assert ids(client.get("/api/statements?judged=rejected")) == []
    assert len(client.get("/api/judgements").json()["hits"]) == 2


@pytest.mark.parametrize(
    ("given", "field", "after"),
    [
        ({"action": "accept", "ids": ["stm_3_1"]}, "judged", "accepted"),
        ({"action": "relabel", "ids": ["stm_3_1"], "act": None}, "act", None),
        ({"action": "relabel", "ids": ["evt_1_2"], "status": "denied"}, "status", "denied"),
        ({"action": "speaker", "ids": ["stm_3_1"], "name": "Ilse Marrow", "kind": "person"}, "speaker", "Ilse Marrow"),
        ({"action": "no_speaker", "ids": ["stm_3_1"], "unnamed": True}, "speaker kind", "unnamed"),
        ({"action": "rename", "id": "dockers' union", "name": "Dockers"}, "name", "Dockers"),
        ({"action": "rate", "ids": ["stm_3_1"], "rating": "misleading"}, "rating", "misleading"),
    ],
)
def test_every_correction_of_the_command_line_can_be_made(client, given, field, after):
    changes = judge(client, **given).json()["changes"]
    assert after in [one["after"] for one in changes if one["field"] == field]


def test_actors_are_merged_and_split(client):
    merged = judge(client, action="merge", into="Mara Oduya", others=["dockers' union"]).json()
    assert merged["done"] is True
    assert len(client.get("/api/actors").json()["hits"]) == 1
    gone = merged["entries"][0]["subject"]
    assert judge(client, action="split", ids=[gone]).json()["done"] is True
    assert len(client.get("/api/actors").json()["hits"]) == 2


def test_what_would_change_nothing_is_not_put_on_record(client):
    judge(client, action="accept", ids=["stm_3_1"])
    assert judge(client, action="accept", ids=["stm_3_1"]).json()["done"] is False
    assert len(client.get("/api/judgements").json()["hits"]) == 1


def test_a_judgement_that_cannot_be_meant_is_told(client):
    assert judge(client, action="shout", ids=["stm_3_1"]).status_code == 400
    assert judge(client, action="accept", ids=["who_1"]).status_code == 422
    assert judge(client, action="accept", ids=["stm_none"]).status_code == 404
    assert client.post("/api/judgements", content=b"{").status_code == 415
    broken = client.post("/api/judgements", content=b"{", headers={"Content-Type": "application/json"})
    assert broken.status_code == 400


def test_a_ledger_that_may_only_be_read_says_so(client, monkeypatch):
    def refused(*_, **__):
        from onrecord.ledger import LedgerError  # noqa: PLC0415

        raise LedgerError("/home/mina/onrecord.db: the file may only be read")

    monkeypatch.setattr("onrecord.web.store.open_ledger", refused)
    answer = judge(client, action="accept", ids=["stm_3_1"])
    assert answer.status_code == 503
    assert "mina/" not in answer.text


def test_the_description_names_every_operation_and_is_json(client):
    document = json.loads(client.get("/openapi.json").content)
    described = {(path, method.upper()) for path, methods in document["paths"].items() for method in methods}
    assert described == {(one.path, one.method) for one in OPERATIONS}
    assert document["openapi"] == "3.1.0"
