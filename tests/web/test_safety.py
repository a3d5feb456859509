"""Who may come in, what other sites cannot do, and what a browser is told."""

import re

import pytest

from onrecord.web.safety import TOKEN_HEADER
from onrecord.web.sessions import FORM, SESSION, Doorkeeper
from onrecord.web.templating import marks_css
from tests.web.conftest import HERE

PASSWORD = "a long enough password"
PAGES = ["/", "/search", "/articles/art_1", "/openapi.json", "/api/statements", "/nowhere", "/static/onrecord.css"]
REJECT = {"action": "reject", "ids": ["stm_3_1"], "by": "mina"}


def token_in(page):
    return re.search(r'name="form_token" value="([0-9a-f]{64})"', page.text)[1]


def with_token(client, path="/"):
    return token_in(client.get(path))


# The header Host: a page of another site whose name was pointed at this machine.


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8420", "", "10.0.0.8:8420", "[::2]:8420"])
def test_a_request_under_another_name_is_refused(client, host):
    answer = client.get("/api/statements", headers={"Host": host})
    assert answer.status_code == 421
    assert "hits" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost:8420", "LOCALHOST", "[::1]:8420"])
def test_this_machines_own_names_are_known(client, host):
    assert client.get("/api/statements", headers={"Host": host}).status_code == 200


def test_a_server_is_known_by_the_names_that_it_is_given(served):
    client = served(names=frozenset({"news.example"}))
    assert client.get("/api/statements", headers={"Host": "news.example"}).status_code == 200
    assert client.get("/api/statements").status_code == 421


# What every answer carries.


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_what_could_harm(client, path):
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "cache-control" in headers


@pytest.mark.parametrize("path", ["/", "/search", "/search?words=pumps", "/articles/art_1", "/nowhere"])
def test_no_page_has_script_or_style_of_its_own(client, path):
    page = client.get(path).text
    assert "<style" not in page
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert not re.search(r"\son[a-z]+=", page)


def test_no_other_site_may_read_an_answer(client):
    answer = client.get("/api/statements", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert client.options("/api/judgements", headers={"Origin": "https://evil.example"}).status_code == 405


# Requests that another site makes a browser send.


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_can_change_nothing(client, headers):
    assert client.post("/api/judgements", json=REJECT, headers=headers).status_code == 403
    assert client.get("/api/judgements").json()["hits"] == []


def test_a_form_needs_the_token_of_its_page(client):
    page = client.get("/")
    sent = {"pasted": "Quay opens\n\n“The quay is open,” Mara Oduya said.", "form_token": token_in(page)}
    assert client.post("/", data=sent).status_code == 200
    assert client.post("/", data=sent | {"form_token": ""}).status_code == 403
    assert client.post("/", data=sent | {"form_token": "0" * 64}).status_code == 403


def test_a_form_of_a_browser_that_sends_no_referrer_is_its_own(client):
    sent = {"pasted": "Quay opens\n\n“The quay is open,” Mara Oduya said.", "form_token": with_token(client)}
    hidden = {"Origin": "null"}
    assert client.post("/", data=sent, headers=hidden | {"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert client.post("/", data=sent, headers=hidden).status_code == 200
    assert client.post("/", data=sent, headers=hidden | {"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/", data=sent | {"form_token": "no"}, headers=hidden).status_code == 403


def test_a_token_serves_the_browser_that_it_was_given_to(client, served):
    stolen = with_token(client)
    other = served()
    other.get("/")
    assert other.post("/", data={"pasted": "A text.", "form_token": stolen}).status_code == 403


def test_a_browsers_request_to_the_api_needs_the_token_too(client):
    token = with_token(client)
    assert client.post("/api/judgements", json=REJECT).status_code == 403
    assert client.post("/api/judgements", json=REJECT, headers={TOKEN_HEADER: token}).status_code == 200


def test_a_form_cannot_be_sent_to_the_api(client):
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
        answer = client.post(
            "/api/judgements", content=b'{"action":"undo","by":"mina"}', headers={"Content-Type": kind}
        )
        assert answer.status_code == 415


def test_the_cookie_of_forms_is_kept_from_scripts_and_other_sites(client):
    cookie = client.get("/").headers["set-cookie"]
    assert cookie.startswith(FORM)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


# The password.


@pytest.fixture
def locked(served):
    return served(password=PASSWORD)


@pytest.mark.parametrize("path", ["/api/statements", "/openapi.json", "/api/nothing"])
def test_without_the_password_programs_get_nothing(locked, path):
    answer = locked.get(path)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert "hits" not in answer.text


@pytest.mark.parametrize("path", ["/", "/search", "/articles/art_1", "/nowhere"])
def test_without_the_password_people_are_asked_for_it(locked, path):
    answer = locked.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")


def test_the_password_serves_as_a_bearer_token(locked):
    right, wrong = ({"Authorization": f"Bearer {word}"} for word in (PASSWORD, PASSWORD[:-1]))
    assert locked.get("/api/statements", headers=right).status_code == 200
    assert locked.get("/api/statements", headers=wrong).status_code == 401
    assert locked.post("/api/judgements", json=REJECT, headers=right).status_code == 200


def test_the_password_opens_a_session_and_leaving_ends_it(locked):
    token = with_token(locked, "/login")
    opened = locked.post("/login", data={"password": PASSWORD, "next": "/search", "form_token": token})
    assert (opened.status_code, opened.headers["location"]) == (303, "/search")
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert "SameSite=strict" in opened.headers["set-cookie"]
    assert locked.get("/search").status_code == 200
    session = locked.cookies[SESSION]
    left = locked.post("/logout", data={"form_token": with_token(locked, "/search")})
    assert left.status_code == 303
    assert locked.get("/search", headers={"Cookie": f"{SESSION}={session}"}).status_code == 303


def test_a_session_alone_does_not_write_to_the_api(locked):
    token = with_token(locked, "/login")
    locked.post("/login", data={"password": PASSWORD, "form_token": token})
    assert locked.get("/api/statements").status_code == 200
    assert locked.post("/api/judgements", json=REJECT).status_code == 403
    headers = {TOKEN_HEADER: with_token(locked)}
    assert locked.post("/api/judgements", json=REJECT, headers=headers).status_code == 200


def test_a_wrong_password_opens_nothing(locked):
    token = with_token(locked, "/login")
    answer = locked.post("/login", data={"password": "a guess", "form_token": token})
    assert answer.status_code == 401
    assert SESSION not in locked.cookies
    assert locked.get("/").status_code == 303


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=1"]
)
def test_logging_in_leads_nowhere_else(locked, onward):
    token = with_token(locked, "/login")
    answer = locked.post("/login", data={"password": PASSWORD, "next": onward, "form_token": token})
    assert answer.headers["location"] == "/"


def test_a_session_cookie_that_was_made_up_opens_nothing(locked):
    assert locked.get("/", headers={"Cookie": f"{SESSION}="}).status_code == 303
    assert locked.get("/", headers={"Cookie": f"{SESSION}=guess"}).status_code == 303


def test_who_guesses_many_passwords_has_to_wait():
    now = [0.0]
    keeper = Doorkeeper(PASSWORD, clock=lambda: now[0])
    assert [keeper.fits(f"guess {number}") for number in range(10)] == [False] * 10
    assert keeper.fits(PASSWORD) is False
    now[0] = 61
    assert keeper.fits(PASSWORD) is True


# Sizes, and what no browser sends.


def test_a_body_too_large_is_refused_before_it_is_read(served):
    client = served(most_bytes=1000)
    assert client.post("/api/read", json={"text": "a" * 2000}).status_code == 413

    def pieces():
        for _ in range(30):
            yield b"a" * 100

    headers = {"Content-Type": "application/json"}
    assert client.post("/api/read", content=pieces(), headers=headers).status_code == 413


def test_a_form_with_thousands_of_fields_is_refused(client):
    body = "&".join(f"a{number}=1" for number in range(2000))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/", content=body, headers=headers).status_code == 400


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/articles/../../etc/passwd"]
)
def test_no_path_leads_out_of_the_shipped_files(client, path):
    answer = client.get(f"{HERE}{path}")
    assert answer.status_code in (404, 303)
    assert "make_app" not in answer.text


@pytest.mark.parametrize(
    "path", ["/articles/%00", "/search?words=%ff%fe", "/search?offset=99999999999999999999", "/marks/999999999.css"]
)
def test_odd_addresses_are_no_fault(client, path):
    assert client.get(path).status_code < 500


def test_asking_for_every_style_sheet_fills_no_memory(client):
    for count in range(60):
        assert f".of{count}{{" in client.get(f"/marks/{count}.css").text or not count
    assert marks_css.cache_info().currsize <= 16
