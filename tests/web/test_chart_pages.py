"""The pages of actors, events, the network and the review, asked without a browser."""

import csv
import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import open_ledger
from onrecord.records import Note
from onrecord.web.app import make_app
from tests.ledger import press
from tests.ledger.stories import packed, record
from tests.web.conftest import HERE

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv", "json": "application/json"}


@pytest.fixture
def place(tmp_path: Path):
    path = tmp_path / "press.db"
    with open_ledger(str(path), write=True, create=True) as ledger:
        press.fill(ledger, 3)
    return path


@pytest.fixture
def client(place):
    with TestClient(make_app(str(place)), base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened


def who(client, name="Mara Oduya"):
    return client.get("/api/actors", params={"name": name}).json()["hits"][0]["id"]


def text_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.text)))


def token(answer):
    return re.search(r'name="form_token" value="(\w+)"', answer.text)[1]


def send(client, page, **form):
    """Send a form of the review as a browser does."""
    fields = {"by": "mina", "turn": "first", "form_token": token(page), **form}
    return client.post("/review", data=fields, headers={"Origin": HERE}, follow_redirects=True)


def subject(page):
    return re.search(r'name="subject" value="(\w+)"', page.text)[1]


def test_the_page_of_an_actor_shows_what_is_counted_of_them(client):
    answer = client.get(f"/actors/{who(client)}")
    shown = text_of(answer)
    for words in (
        "Mara Oduya",
        "6 statements from 2026-02 to 2026-04",
        "Pledges The pumps will run by June",
        "harbour master 2026-02-02 2026-04-04 3",
        "Nobody named accuses them.",
    ):
        assert words in shown, words
    assert "<svg" in answer.text


def test_the_page_of_an_actor_can_be_restricted_and_an_id_shortened(client):
    whole = who(client)
    answer = client.get(f"/actors/{whole[:12]}", params={"since": "2026-04"}, follow_redirects=True)
    assert str(answer.url) == f"{HERE}/actors/{whole}?since=2026-04"
    assert "2 statements, all in 2026-04" in text_of(answer)


@pytest.mark.parametrize("path", ["/actors/who_nobody", "/actors/harbour", "/events/pie.svg", "/network.exe"])
def test_what_is_not_there_is_said(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/events?since=May", "/network?tie=loves", "/actors?limit=0", "/events?map=moon"])
def test_a_question_that_cannot_be_asked_is_said_on_the_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_actors_are_found_by_name(client):
    assert "Ilse Marrow" in client.get("/actors").text
    found = client.get("/actors", params={"name": "oduya"}).text
    assert "Mara Oduya" in found
    assert "Ilse Marrow" not in found
    assert "Nobody of this name" in client.get("/actors", params={"name": "zeppelin"}).text


def test_events_are_counted_by_status_and_shown_over_time_on_a_map_and_in_a_table(client):
    answer = client.get("/events")
    shown = text_of(answer)
    assert "all 9" in shown
    assert "3 events from 2026-02-02 to 2026-04-04: 3 unnamed. 6 events without a date" in shown
    assert "3 events at 1 place; the most at Lagos (3). 6 events without a settled place" in shown
    assert answer.text.count("<svg") >= 2
    alleged = text_of(client.get("/events", params={"status": "alleged"}))
    assert "“blocking”" in alleged
    assert "“met”" not in alleged


def test_events_can_be_asked_for_by_place_and_by_their_own_date(client):
    assert text_of(client.get("/events", params={"place": "Lagos", "happened": "2026-02"})).count("“met”") == 1
    found = client.get("/api/events", params={"place": "Lagos", "happened": "2026-02"}).json()["hits"]
    assert [hit["words"] for hit in found] == ["met"]
    assert "No event on record fits." in client.get("/events", params={"happened": "2025"}).text


def test_the_network_shows_ties_and_can_be_parted_by_kind(client):
    shown = text_of(client.get("/network"))
    assert "3 actors, 3 pairs with a tie" in shown
    only = text_of(client.get("/network", params={"tie": "accuses"}))
    assert "2 actors, 1 pair with a tie. The strongest: Mara Oduya accuses dockers' union (3)." in only


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", ["/actors/{who}/said", "/events/timeline", "/events/map", "/network"])
def test_each_chart_has_its_files(client, path, form):
    answer = client.get(f"{path.format(who=who(client))}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMS[form])
    assert answer.content


def test_the_table_behind_a_chart_has_the_figures_of_its_file(client):
    rows = list(csv.reader(io.StringIO(client.get("/network.csv").text)))
    assert rows[0] == ["Who", "Tie", "Whom", "Number", "Articles"]
    assert ["Mara Oduya", "accuses", "dockers' union", "3", "3"] in rows
    api = client.get("/api/network").json()["hits"]
    assert len(rows) - 1 == len(api)


def test_the_audit_shows_charges_told_in_passing_with_their_answers(client, place):
    with open_ledger(str(place), write=True) as ledger:
        ledger.writer.keep(packed(press.court_report(1), name="court.txt"))
    shown = text_of(client.get("/audit", params={"about": "Tomas Ekwall"}))
    assert "declined to answer 1 · no answer in this report 1" in shown
    assert "Ilse Marrow → Tomas Ekwall" in shown
    assert "told 1 more time" in shown
    assert "somebody whom the report does not name → Tomas Ekwall : “faces trial in May”" in shown
    assert "dockers' union" not in shown
    whose = client.get("/api/actors", params={"name": "Tomas Ekwall"}).json()["hits"][0]["id"]
    portrait = text_of(client.get(f"/actors/{whose}"))
    assert "1 accusation by nobody who is named" in portrait
    assert "“faces trial in May”" in portrait


def test_the_audit_of_nothing_says_so(client):
    shown = text_of(client.get("/audit", params={"words": "zeppelin"}))
    assert "No statement fits." in shown
    assert "No accusation fits." in shown
    assert client.get("/audit", params={"since": "May"}).status_code == 422


def test_the_api_has_what_the_pages_show(client):
    found = client.get(f"/api/actors/{who(client)}/portrait", params={"since": "2026-04"}).json()
    assert found["portrait"]["accuses"][0]["name"] == "dockers' union"
    assert sum(one["statements"] for one in found["portrait"]["months"]) == 2


def test_a_review_begins_with_a_name_and_remembers_it(client):
    assert "Your name" in client.get("/review").text
    page = client.get("/review", params={"by": "Mína Ö."})
    assert "read by Mína Ö." in text_of(page)
    assert "read by Mína Ö." in text_of(client.get("/review"))
    assert "Your name" in client.get("/review", params={"forget": "yes"}).text


def test_what_the_program_left_open_is_told_in_words(client, place):
    notes = [Note(field="statement.act", reason="undecided", subject="stm_1_4")] * 2
    with open_ledger(str(place), write=True) as ledger:
        ledger.writer.keep(packed(replace(record(4), notes=tuple(notes))))
    shown = text_of(client.get("/review", params={"by": "mina", "finding": "stm_1_4"}))
    assert "The program left open: Act: no answer is likely enough" in shown
    assert "undecided" not in shown


def test_each_step_of_a_review_is_kept_at_once_and_can_be_taken_back(client):
    page = client.get("/review", params={"by": "mina"})
    first = subject(page)
    assert first.startswith("stm_6_")
    page = send(client, page, subject=first, do="accept")
    assert "1 of 27 decided" in text_of(page)
    second = subject(page)
    assert second != first
    page = send(client, page, subject=second, do="reject")
    page = send(client, page, subject=subject(page), do="skip")
    assert "2 of 27 decided" in text_of(page)
    assert "Skipped 1" in text_of(page)
    page = send(client, page, do="undo")
    page = send(client, page, do="undo")
    assert "1 of 27 decided" in text_of(page)
    assert subject(page) == second


def test_a_correction_is_shown_before_it_is_saved(client, place):
    page = client.get("/review", params={"by": "mina"})
    subject_id = subject(page)
    page = send(client, page, subject=subject_id, do="preview", act="predict", speaker="Ilse Marrow")
    shown = text_of(page)
    assert "What this would change" in shown
    assert re.search(r"act assert → predict", shown)
    assert re.search(r"speaker open → Ilse Marrow", shown)
    assert "0 of 27 decided" in shown
    page = send(client, page, subject=subject_id, do="correct", act="predict", speaker="Ilse Marrow")
    assert "1 of 27 decided" in text_of(page)
    with open_ledger(str(place)) as ledger:
        assert ledger.view.statement(subject_id).speaker == "Ilse Marrow"


def test_a_correction_that_says_nothing_is_told_and_nothing_is_lost(client):
    page = client.get("/review", params={"by": "mina"})
    answer = send(client, page, subject=subject(page), do="preview")
    assert answer.status_code == 422
    assert "none was given" in answer.text
    assert subject(answer) == subject(page)


def test_a_form_that_comes_too_late_overrides_nobody(client, place):
    page = client.get("/review", params={"by": "mina"})
    send(client, page, subject=subject(page), do="reject", by="tomas")
    answer = send(client, page, subject=subject(page), do="accept")
    assert answer.status_code == 409
    assert "Somebody decided on that finding meanwhile" in answer.text
    with open_ledger(str(place)) as ledger:
        assert [entry.by for entry in ledger.view.in_force] == ["person:tomas", "person:tomas"]


def test_two_readers_are_compared(client):
    page = client.get("/review", params={"by": "mina"})
    for _ in range(3):
        page = send(client, page, subject=subject(page), do="accept")
    blind = client.get("/review", params={"by": "tomas", "turn": "blind"})
    assert "not what others made of it" in blind.text
    fields = {"by": "tomas", "turn": "blind"}
    for verdict in ("accept", "accept", "reject"):
        blind = send(client, blind, subject=subject(blind), do=verdict, **fields)
    assert "There is nothing that somebody else has read" in blind.text
    shown = text_of(client.get("/review/agreement"))
    assert "kept 3 2 66.7" in shown
    assert "3 of 27 decided" in text_of(client.get("/review", params={"by": "mina"}))
    answer = client.get("/api/review/agreement", params={"one": "mina", "other": "tomas"}).json()
    assert answer["hits"][0] == {"field": "kept", "both": 3, "same": 2, "percent": 66.7, "kappa": 0.0}


def test_a_form_of_another_site_decides_nothing(client):
    page = client.get("/review", params={"by": "mina"})
    forged = {"by": "mina", "turn": "first", "subject": subject(page), "do": "accept", "form_token": "ab" * 32}
    assert client.post("/review", data=forged, headers={"Origin": HERE}).status_code == 403
    assert "0 of 27 decided" in text_of(client.get("/review"))


def test_the_api_reviews_too(client):
    first = client.get("/api/review", params={"by": "mina"}).json()
    body = {"action": "decide", "by": "mina", "subject": first["item"]["id"], "verdict": "accept", "dry_run": True}
    tried = client.post("/api/review", json=body)
    assert tried.json()["changes"][0]["after"] == "accepted"
    assert client.get("/api/review", params={"by": "mina"}).json()["progress"]["decided"] == 0
    assert client.post("/api/review", json={**body, "dry_run": False}).json()["done"]
    assert client.get("/api/review", params={"by": "mina"}).json()["progress"]["decided"] == 1
    assert client.post("/api/review", json={"action": "undo", "by": "mina"}).json()["done"]
    for wrong in ("act_oduya_1", "zzzz"):
        assert client.post("/api/review", json={**body, "subject": wrong}).status_code in (404, 422)


def test_a_page_of_an_empty_ledger_says_so(tmp_path):
    path = tmp_path / "empty.db"
    open_ledger(str(path), write=True, create=True).close()
    with TestClient(make_app(str(path)), base_url=HERE) as client:
        for page in ("/actors", "/events", "/network", "/review?by=mina", "/review/agreement"):
            assert 'class="empty' in client.get(page).text, page
