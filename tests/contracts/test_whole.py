"""A whole ledger handed on, and records taken in on their own, on every kind of ledger."""

import json
from dataclasses import replace

import pytest

from onrecord.ledger import Judge, Question, Turned, corrections, open_ledger, verify, whole
from onrecord.records import Act, Span, article_id
from tests import factories
from tests.ledger.stories import newer, packed, record

PAGE = "https://courier.example/tunnel"


@pytest.fixture
def full(ledger):
    """A ledger with versions, two runs, judgements, one of them taken back, and what was rejected."""
    for one in (record(2, url=PAGE), record(1, url=PAGE), record(3), newer(record(3))):
        ledger.writer.keep(packed(one))
    judge = Judge(name="mina", note="heard the tape")
    for proposal in (
        lambda: corrections.rate(ledger.view, judge, ["stm_3_1"], "misleading", "https://check.example/1"),
        lambda: corrections.verdict(ledger.view, Judge(name="ola"), ["stm_3_3"], accept=False),
        lambda: corrections.merge(ledger.view, judge, "Mara Oduya", ["dockers' union"]),
        lambda: corrections.undo(ledger.view, judge),
    ):
        ledger.writer.append(*proposal().entries)
    ledger.writer.reject(
        Turned(
            name="bad.txt", argument="news", options="{}", reason="fault", message="it\0fails", sha256="0" * 64, size=3
        )
    )
    return ledger


@pytest.fixture
def empty():
    with open_ledger(":memory:", write=True) as ledger:
        yield ledger


def taken(ledger, lines):
    return [whole.take_in(ledger, line, f"a.jsonl:{number}") for number, line in enumerate(lines, start=1)]


def held(ledger):
    return [one.to_json() for one in ledger.view.records()]


def test_a_whole_ledger_comes_back_whole(full, empty):
    lines = list(whole.lines(full))
    taken(empty, lines)
    assert list(whole.lines(empty)) == lines
    assert held(empty) == held(full)
    assert empty.view.versions(PAGE) == full.view.versions(PAGE) == ["art_2", "art_1"]
    assert empty.view.reviews() == full.view.reviews()
    assert [one.name for one in empty.view.inputs("rejected")] == ["bad.txt"]
    assert list(verify(empty)) == []
    undone = corrections.undo(empty.view, Judge(name="ola"))
    assert [change.subject for change in undone.changes] == ["stm_3_3"]


def test_to_take_it_in_again_changes_nothing(full, empty):
    lines = list(whole.lines(full))
    taken(empty, lines)
    assert not any(one.new for one in taken(empty, lines))
    assert list(whole.lines(empty)) == lines


def test_any_kind_of_ledger_takes_it_in(ledger, empty):
    empty.writer.keep(packed(record(1)))
    empty.writer.append(*corrections.verdict(empty.view, Judge(name="mina"), ["stm_3_1"], accept=False).entries)
    lines = list(whole.lines(empty))
    taken(ledger, lines)
    assert list(whole.lines(ledger)) == lines
    assert [hit.id for hit in ledger.view.statements(Question(state="rejected")).hits] == ["stm_3_1"]
    assert list(verify(ledger)) == []


def test_corrections_travel_to_a_ledger_that_has_the_reports(full, empty):
    empty.writer.keep(packed(record(3)))
    taken(empty, whole.lines(full))
    assert "stm_3_3" not in {hit.id for hit in empty.view.statements(Question(limit=99)).hits}
    assert list(verify(empty)) == []


def test_records_alone_come_back_byte_for_byte(full, empty):
    lines = held(full)
    taken(empty, [line.encode() for line in lines])
    assert held(empty) == lines
    assert empty.view.versions(PAGE) == ["art_2", "art_1"]
    assert list(verify(empty)) == []
    assert empty.view.counts()["capture"] == 0


def test_a_report_whose_record_came_alone_can_still_be_added(empty):
    one = packed(record(1))
    taken(empty, [record(1).to_json().encode()])
    assert empty.view.kept_as(one.sha256, "{}") is None
    assert not empty.writer.keep(one).new
    assert empty.view.capture(one.sha256) == factories.TEXT.encode()


def test_the_order_is_that_of_the_ids_whatever_came_first(ledger):
    for number in (3, 1, 2):
        ledger.writer.keep(packed(record(number)))
    assert list(ledger.view.article_ids()) == ["art_1", "art_2", "art_3"]


def test_one_character_that_was_changed_is_refused(full, empty):
    letters = {"capture": (b"A", b"B"), "article": (b"tunnel", b"funnel"), "judgement": (b"heard", b"beard")}
    tried = 0
    for line in whole.lines(full):
        old, new = letters.get(next(iter(json.loads(line))), (b"", b""))
        if old and old in line:
            tried += 1
            with pytest.raises(whole.LineRejected, match=r"was changed|damaged"):
                whole.take_in(empty, line.replace(old, new, 1), "a.jsonl:1")
    assert tried > 5
    assert set(empty.view.counts().values()) == {0}


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "[]",
        "{}",
        '{"capture": 1}',
        '{"capture": {"sha256": "0", "base64": "eA=="}}',
        '{"capture": {"sha256": "0", "base64": "no base64"}}',
        '{"article": {"id": "art_1", "sha256": "0", "records": []}}',
        '{"article": {"id": "art_1", "sha256": "0", "records": [{"at": "x", "record": "{}"}]}}',
        '{"input": {"name": 3}}',
        '{"judgement": {"id": "ent_1"}}',
        '{"schema": "onrecord.record/1"}',
        '{"text": "Rents fell."}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_none_is_refused_and_leaves_nothing(empty, line):
    with pytest.raises(whole.LineRejected, match=r"a\.jsonl:7: "):
        whole.take_in(empty, line.encode(), "a.jsonl:7")
    assert set(empty.view.counts().values()) == {0}


def test_a_record_whose_words_are_not_there_is_refused(empty):
    one = record(1)
    moved = replace(one, statements=(replace(one.statements[0], content=(Span(5, 9999),)),))
    with pytest.raises(whole.LineRejected, match=r"content \[5, 9999\] lies outside"):
        whole.take_in(empty, moved.to_json().encode(), "a.jsonl:7")


@pytest.mark.parametrize(
    "changes", [{"text": factories.TEXT.replace("pumps", "dumps")}, {"published": "2026-05-04"}, {"url": None}]
)
def test_a_record_alone_that_was_changed_no_longer_fits_its_id(empty, changes):
    article = record(1).article
    made = replace(article, id=article_id(article.text, article.url, article.publisher, article.published))
    changed = replace(record(1), article=replace(made, **changes))
    with pytest.raises(whole.LineRejected, match=f"{made.id}: its id is of another text"):
        whole.take_in(empty, changed.to_json().encode(), "a.jsonl:7")
    assert whole.take_in(empty, replace(record(1), article=made).to_json().encode(), "a.jsonl:8").new
    assert list(verify(empty)) == []
    empty.writer.keep(packed(newer(changed)))
    assert any("its id is of another text" in flaw.message for flaw in verify(empty))


def test_what_was_lost_on_the_way_to_json_is_no_change(empty):
    article = replace(record(1).article, id=article_id("Quay \udcff", None, None, None), text="Quay \ufffd", url=None)
    bare = replace(factories.bare_record("Quay \ufffd"), article=replace(article, publisher=None, published=None))
    assert whole.take_in(empty, bare.to_json().encode(), "a.jsonl:7").new


def test_another_text_under_an_id_that_is_taken_is_refused(ledger):
    ledger.writer.keep(packed(record(1)))
    one = record(1)
    other = replace(one, article=replace(one.article, text=one.article.text.replace("pumps", "dumps")))
    with pytest.raises(whole.LineRejected, match="another text under the id art_1"):
        whole.take_in(ledger, newer(other).to_json().encode(), "a.jsonl:7")
    assert ledger.view.record("art_1").article.text == one.article.text


def test_a_rating_is_no_correction_and_outlasts_a_later_run(ledger):
    ledger.writer.keep(packed(record(1)))
    proposal = corrections.rate(ledger.view, Judge(name="mina", note="no tape"), ["stm_3_1"], " misleading ")
    assert [(one.field, one.before, one.after) for one in proposal.changes] == [("rating", None, "misleading")]
    ledger.writer.append(*proposal.entries)
    ledger.writer.keep(packed(newer(record(1))))
    (review,) = ledger.view.reviews().values()
    assert (review.statement, review.rating, review.by, review.why) == ("stm_3_1", "misleading", "mina", "no tape")
    assert [hit.state for hit in ledger.view.statements(Question(act="deny")).hits] == ["open"]
    assert ledger.view.record("art_1").statements[2].act is Act.DENY
    ledger.writer.append(*corrections.undo(ledger.view, Judge(name="mina")).entries)
    assert ledger.view.reviews() == {}


def test_the_first_line_says_what_it_is(empty):
    assert [json.loads(line) for line in whole.lines(empty)] == [{"schema": "onrecord.ledger/1"}]
