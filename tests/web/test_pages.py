"""What the pages say: of a report, of its values, of a search."""

import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Action, Field, make_entry, open_ledger
from onrecord.printing import resting
from onrecord.printing.entries import entries
from onrecord.records import Accusation, Audit, Event, Note, Place, Record, Reply, Span, Status, Time
from onrecord.web.app import make_app
from onrecord.web.pages.article import figures, ladder, told
from onrecord.web.reasons import event_reasons, statement_reasons
from tests import factories
from tests.ledger.stories import packed, record


def rows(reasons):
    return {reason.of: (reason.value, reason.why) for reason in reasons}


def entry(record, number):
    return next(one for one in entries(record) if one.number == number)


# Why.


def test_a_statement_tells_its_model_how_sure_it_is_and_its_rule():
    record = factories.record()
    told_of = rows(statement_reasons(record, entry(record, 1)))
    assert told_of["Statement"] == (
        "sure (0.90)",
        ("found with the model attribution-small and the rules of onrecord 0.1.0",),
    )
    assert told_of["Speaker"][0] == "Mara Oduya"
    assert told_of["Act"] == ("commitment", ())
    assert told_of["Manner"][1] == ("rule: the words stand in quotation marks",)


def test_a_speaker_that_is_open_tells_what_was_weighed():
    record = factories.record()
    open_one = next(one for one in entries(record) if one.statement.id == "stm_5")
    value, why = rows(statement_reasons(record, open_one))["Speaker"]
    assert value == "not settled"
    assert "a description that may fit somebody whom the report names" in why
    assert "weighed: Mara Oduya or Ilse Marrow" in why


def test_a_value_that_was_not_sought_has_no_row():
    record = factories.record()
    found = rows(statement_reasons(record, entry(record, 3)))
    assert "Evidence" not in found
    assert "Said" not in found


def test_an_act_that_stayed_open_says_so():
    note = Note(field="statement.act", reason="undecided", subject="stm_1", candidates=("ask", "assert"))
    made = factories.record(notes=(note,))
    first = replace(made.statements[0], act=None)
    record = replace(made, statements=(first, *made.statements[1:]))
    assert rows(statement_reasons(record, entry(record, 1)))["Act"] == (
        "open",
        ("no answer is likely enough", "weighed: ask or assert"),
    )


def test_a_persons_judgement_is_among_the_reasons():
    judged = make_entry(
        by="person:mina",
        action=Action.CORRECTED,
        subject="stm_1",
        field=Field.ACT,
        value={"to": "ask"},
        note="see tape",
    )
    record = factories.record()
    value, why = rows(statement_reasons(record, entry(record, 1), [judged]))["Judged"]
    assert value == "corrected"
    assert why[0].startswith("act, by mina, ")
    assert why[1] == "“see tape”"


def event(number, status, **changes):
    trigger = (factories.span("accused"),)
    made = Event(id=f"evt_{number}", type="ACCUSE", trigger=trigger, status=status, confidence=0.6)
    return replace(made, **changes)


def test_an_event_tells_how_its_time_and_place_were_found():
    when = Time(text="on Sunday", span=Span(0, 9), edtf="2026-05-03", anchor="2026-05-04", rule="weekday before")
    where = Place(text="Port Ellery", span=Span(0, 11), name="Port Ellery", geonames=7, alternatives=(8, 9))
    found = rows(event_reasons(factories.record(), event(1, Status.ALLEGED, when=when, where=where)))
    assert found["When"] == ("2026-05-03", ("as “on Sunday”", "rule: weekday before", "counted from 4 May 2026"))
    assert found["Where"] == ("Port Ellery", ("as “Port Ellery”", "GeoNames 7", "2 other places of this name"))


def test_an_event_at_sea_tells_of_no_geonames_id():
    where = Place(text="Arlian Sea", span=Span(0, 10), name="Arlian Sea", precision="water")
    found = rows(event_reasons(factories.record(), event(1, Status.ALLEGED, where=where)))
    assert found["Where"] == ("Arlian Sea", ("as “Arlian Sea”", "precise to: water"))


# What a report rests on.


def numbered(record):
    return {one.statement.id: one.number for one in entries(record)}


def test_events_go_down_the_ladder_and_empty_rungs_are_left_out():
    record = factories.record(events=(event(1, Status.DENIED), event(2, Status.REPORTED), event(3, Status.DENIED)))
    rungs = ladder(record, {}, {})
    assert [(status, len(rows)) for status, _, rows in rungs] == [(Status.REPORTED, 1), (Status.DENIED, 2)]


def test_every_status_has_its_rung():
    for status in Status:
        assert [one for one, _, _ in ladder(factories.record(events=(event(1, status),)), {}, {})] == [status]


def test_the_figures_of_a_report_leave_out_what_is_not_there():
    made = factories.record()
    charge = Accusation(
        statement="stm_2", accuser="act_oduya", accused=("act_union",), reply=Reply.DENIED, answers=("stm_3",)
    )
    record = replace(made, audit=replace(made.audit, accusations=(charge,), named=2, unnamed=1))
    found = {what: number for number, what in figures(record, resting.charges(record, numbered(record)))}
    assert found["statements"] == "5"
    assert found["accusation"] == "1"
    assert (found["named voices"], found["voice without a name"]) == ("2", "1")
    assert found["with evidence promised"] == "1"
    assert "of them without an answer here" not in found
    assert figures(factories.bare_record("Quay opens"), []) == []


def test_a_report_without_statements_says_so_in_a_sentence():
    report = told(factories.bare_record("Quay opens"))
    assert report["figures"] == []
    assert report["summary"] == "No statement is attributed to anybody."


# The pages themselves.


def test_what_is_empty_is_said_plainly(client):
    page = client.get("/articles/art_1").text
    assert "No event is on record for this report." in page
    assert "Nothing on record fits." in client.get("/search?words=zeppelin").text


def test_a_rejected_statement_is_gone_and_a_corrected_one_says_so(client, ledger_path):
    send = {"by": "mina", "action": "reject", "ids": ["stm_3_1"]}
    assert client.post("/api/judgements", json=send).json()["done"]
    assert client.post("/api/judgements", json=send | {"action": "accept", "ids": ["stm_2_1"]}).json()["done"]
    page = client.get("/articles/art_1").text
    assert page.count('<li id="s') == 4
    assert "accepted by a person" in page
    assert "by mina" in page


def test_a_statement_leads_to_its_place_on_the_page(client):
    assert client.get("/articles/art_3", follow_redirects=False).status_code == 200
    assert client.get("/statements/stm_3_2", follow_redirects=False).headers["location"] == "/articles/art_2#s3"


def test_a_page_that_is_not_there_is_told_for_people(client):
    answer = client.get("/articles/art_none")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "art_none" in answer.text


def test_a_fault_is_told_for_people_without_its_inside(client, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("onrecord.web.pages.article.told", broken)
    answer = client.get("/articles/art_1")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "please report it" in answer.text


def token_of(client):
    return re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/").text)[1]


def test_a_pasted_report_can_be_had_as_json(client):
    sent = {"pasted": "The quay is open, Mara Oduya said.", "publisher": "The Courier", "as": "json"}
    made = Record.from_json(client.post("/", data=sent | {"form_token": token_of(client)}).content)
    assert (made.article.text, made.article.publisher.name) == (sent["pasted"], "The Courier")


def test_a_reading_that_fails_inside_is_told_without_its_inside(client, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("onrecord.pipeline.Analyser.record", broken)
    token = token_of(client)
    page = client.post("/", data={"pasted": "Quay opens\n\nThe quay is open, she said.", "form_token": token})
    program = client.post("/api/read", json={"text": "Quay opens"}, headers={"X-Form-Token": token})
    for answer in (page, program):
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "ZeroDivision" not in answer.text
        assert "please report it" in answer.text


@pytest.mark.parametrize(
    "query", ["act=shout", "since=yesterday", "speaker=...", "offset=-1", "sepaker=a", "in=nowhere"]
)
def test_a_search_that_cannot_be_asked_is_told_and_keeps_the_words(client, query):
    answer = client.get(f"/search?words=pumps&{query}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="pumps"' in answer.text


def test_every_facet_leads_to_as_many_as_it_says(client):
    page = client.get("/search?words=pumps").text
    found = re.findall(r'<li><a href="(/search\?[^"]+)">[^<]+</a> <span class="count">(\d+)</span>', page)
    assert len(found) >= 6
    for address, count in found:
        assert f">{count} statement" in client.get(address.replace("&amp;", "&")).text, address


def test_results_come_in_pages(client):
    page = client.get("/search?limit=10").text
    onward = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert 'rel="prev"' in client.get(onward).text


def test_an_empty_ledger_says_how_to_fill_it(tmp_path):
    open_ledger(str(tmp_path / "empty.db"), write=True, create=True).close()
    client = TestClient(make_app(str(tmp_path / "empty.db")), base_url="http://127.0.0.1")
    assert "onrecord add" in client.get("/search").text


@pytest.mark.parametrize(
    "asked",
    [
        "/search?since=2026-13",
        "/audit?until=May",
        "/events?happened=yesterday",
        "/network?since=2026-5",
        "/events?since=x",
    ],
)
def test_a_date_that_is_none_is_told_in_words(client, asked):
    answer = client.get(asked)
    assert answer.status_code == 422
    assert "A date was wanted such as 2026, 2026-05 or 2026-05-03, and this is “" in answer.text
    assert "regex" not in answer.text


def test_a_name_that_is_too_long_is_told_in_words(client):
    answer = client.get("/actors?name=" + "a" * 600)
    assert answer.status_code == 422
    assert "Something else was wanted for “name” than “aaa" in answer.text


@pytest.mark.parametrize("rest", ["", "/versions"])
def test_the_beginning_of_an_id_leads_to_the_whole_address(client, ledger_path, rest):
    with open_ledger(str(ledger_path), write=True) as ledger:
        before = record(2)
        ledger.writer.keep(
            packed(replace(before, article=replace(before.article, id="art_long"), statements=(), events=()))
        )
    answer = client.get(f"/articles/art_l{rest}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/art_long{rest}")


def test_the_versions_of_a_page_are_shown_with_what_changed(client, ledger_path):
    page = "https://courier.example/2"
    before = record(2)
    statements = [replace(one, cue=(factories.span("reporters"),)) for one in before.statements[:1]]
    newer = replace(
        before,
        article=replace(before.article, id="art_2b", title=None),
        statements=(*statements, *(replace(one, id=f"{one.id}b") for one in before.statements[1:4])),
        events=(),
        audit=Audit(),
    )
    with open_ledger(str(ledger_path), write=True) as ledger:
        ledger.writer.keep(packed(newer))
        assert len(ledger.view.versions(page)) == 2
    assert 'href="/articles/art_2/versions"' in client.get("/articles/art_2").text
    shown = " ".join(re.sub(r"<[^>]+>", " ", unescape(client.get("/articles/art_2b/versions").text)).split())
    assert "2 versions" in shown
    assert "3 stayed, 1 changed, 1 went" in shown
    assert "was Mara Oduya told reporters : “The tunnel will open in June,”" in shown
    assert "is now Mara Oduya reporters : “The tunnel will open in June,”" in shown
    assert "went nobody named said : the mayor had promised evidence" in shown


def test_a_page_of_one_version_says_so(client):
    shown = client.get("/articles/art_3/versions").text
    assert "1 version," in shown
    assert "Report without a title" in shown
    assert client.get("/articles/art_nope/versions").status_code == 404
