"""From an accusation on a page to the review of that one, and back to a page without it."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import open_ledger
from onrecord.web.app import make_app
from tests.ledger import press
from tests.ledger.stories import packed
from tests.web.conftest import HERE


@pytest.fixture
def client(tmp_path):
    place = str(tmp_path / "onrecord.db")
    with open_ledger(place, write=True, create=True) as ledger:
        ledger.writer.keep(packed(press.court_report(1), name="court.txt"))
    with TestClient(make_app(place), base_url=HERE) as client:
        yield client


def send(client, do, subject, **more):
    page = client.get("/review", params={"by": "mina", "finding": subject}).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    return client.post("/review", data={**hidden, "by": "mina", "subject": subject, "do": do, **more})


@pytest.mark.parametrize("path", ["/articles/art_k1", "/audit"])
def test_each_accusation_leads_to_its_review(client, path):
    found = set(re.findall(r'href="/review\?finding=(\w+)"', client.get(path).text))
    assert found == {"stm_1_k1", "stm_2_k1", "chg_2_k1"}


def test_a_charge_is_shown_in_its_words_with_nothing_to_correct(client):
    page = client.get("/review?by=mina&finding=chg_2_k1").text
    assert '<mark class="trigger">faces trial in May</mark>' in page
    assert "what tells the charge" in page
    assert "% sure" not in page
    assert 'class="correcting"' not in page


def test_a_rejected_charge_is_gone_and_may_be_judged_anew(client):
    assert send(client, "reject", "chg_2_k1").status_code == 200
    assert "faces trial in May</q>" not in client.get("/audit").text
    assert client.get("/api/accusations?judged=rejected").json()["hits"][0]["id"] == "chg_2_k1"
    assert send(client, "accept", "chg_2_k1").status_code == 200
    assert client.get("/api/accusations?judged=accepted").json()["hits"][0]["id"] == "chg_2_k1"


def test_a_finding_that_is_not_there_is_told_and_the_review_goes_on(client):
    answer = client.get("/review?by=mina&finding=chg_none")
    assert answer.status_code == 404
    assert "chg_none" in answer.text
    assert 'class="deeds"' in answer.text


def test_a_report_that_is_in_no_ledger_is_not_judged(client):
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/").text)[1]
    text = "Mara Oduya accused the union of theft."
    assert "/review?finding" not in client.post("/", data={"pasted": text, "form_token": token}).text


def test_the_api_rejects_a_charge(client):
    asked = {"by": "mina", "action": "reject", "ids": ["chg_1_k1"]}
    assert client.post("/api/judgements", json=asked).json()["done"]
    charges = client.get("/api/articles/art_k1").json()["audit"]["accusations"]
    assert [one["id"] for one in charges] == ["stm_1_k1", "stm_2_k1", "chg_2_k1"]


def test_pledges_of_an_actor_are_asked_for_as_such(client):
    assert client.get("/api/statements?undertaking=pledge").json()["hits"] == []
    assert client.get("/api/statements?undertaking=promise").status_code == 400
    assert "Pledge or demand" in client.get("/search?undertaking=demand").text
