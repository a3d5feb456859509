"""One story, told to every kind of ledger."""

import sqlite3
from dataclasses import replace

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.ledger import (
    Judge,
    LedgerError,
    NothingFound,
    Question,
    Turned,
    WrongQuestion,
    corrections,
    open_ledger,
    verify,
)
from onrecord.records import Event, Span, Status
from tests import factories
from tests.ledger.stories import newer, packed, record


def keep(ledger, *records):
    return [ledger.writer.keep(packed(one)) for one in records]


def said(page):
    return [hit.content for hit in page.hits]


def search(ledger, words="", **filters):
    return ledger.view.statements(Question(words=words, **filters))


def test_a_record_comes_back_as_it_was_kept(ledger):
    one = record(1)
    keep(ledger, one)
    back = ledger.view.record("art_1")
    assert back.statements == one.statements
    assert back.actors == one.actors
    assert back.article.text == one.article.text


def test_the_bytes_come_back_as_they_were_read(ledger):
    one = packed(record(1))
    ledger.writer.keep(one)
    assert ledger.view.capture(one.sha256) == factories.TEXT.encode()


def test_the_same_article_twice_is_kept_once(ledger):
    first, second = keep(ledger, record(1), record(1))
    assert (first.new, second.new) == (True, False)
    assert ledger.view.counts() == {"capture": 1, "article": 1, "statement": 5, "actor": 2, "event": 0, "entry": 0}


def test_bytes_that_were_kept_are_known_by_their_hash_and_options(ledger):
    one = packed(record(1))
    ledger.writer.keep(one)
    assert ledger.view.kept_as(one.sha256, "{}") == "art_1"
    assert ledger.view.kept_as(one.sha256, '{"verbatim":true}') is None
    assert ledger.view.kept_as("0" * 64, "{}") is None


def test_a_changed_page_is_a_new_version_of_its_address(ledger):
    page = "https://courier.example/tunnel"
    one, two = record(1, url=page), record(2, url=page + "#comments")
    two = replace(two, statements=two.statements[:3])
    first, second = keep(ledger, one, two)
    assert (first.version, second.version, second.before) == (1, 2, "art_1")
    assert ledger.view.versions(page) == ["art_1", "art_2"]
    changed = ledger.view.difference("art_1", "art_2")
    assert (len(changed.stayed), len(changed.went), len(changed.came)) == (3, 2, 0)
    assert changed.summary() == "3 stayed, 2 went"


def test_searches_look_at_the_last_version_unless_told_otherwise(ledger):
    page = "https://courier.example/tunnel"
    keep(ledger, record(1, url=page), record(2, url=page))
    assert [hit.article.id for hit in search(ledger, "tunnel").hits] == ["art_2"]
    assert len(search(ledger, "tunnel", every_version=True).hits) == 2


def test_words_are_found_in_every_form(ledger):
    keep(ledger, record(1))
    assert said(search(ledger, "opening")) == ["“The tunnel will open in June,” … “and not a day before.”"]
    assert said(search(ledger, "TUNNELS june")) == said(search(ledger, "opening"))
    assert said(search(ledger, "tunnel mayor")) == []


def test_phrases_prefixes_and_words_left_out(ledger):
    keep(ledger, record(1))
    assert len(search(ledger, '"touched the pumps"').hits) == 1
    assert len(search(ledger, '"pumps the touched"').hits) == 0
    assert len(search(ledger, "pum*").hits) == 2
    assert len(search(ledger, "pumps -touched").hits) == 1


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "NEAR(",
        "words:pumps",
        "pumps)",
        "a AND OR",
        "^pumps",
        "'; DROP TABLE entry; --",
        "pumps & | !",
        "%",
        "*",
        "\0",
    ],
)
def test_nothing_typed_is_ever_the_databases_own_language(ledger, typed):
    keep(ledger, record(1))
    search(ledger, typed)
    ledger.view.articles(Question(words=typed))
    assert ledger.view.counts()["article"] == 1


def test_only_words_to_leave_out_are_no_question(ledger):
    with pytest.raises(WrongQuestion, match="a word to look for was wanted"):
        search(ledger, "-pumps")


def test_accents_and_case_are_passed_over(ledger):
    text = "Élodie Café says “The CAFÉ is open” again."
    one = factories.bare_record(text, [factories.statement(1, content=(factories.span("“The CAFÉ is open”", text),))])
    keep(ledger, one)
    assert len(search(ledger, "cafe").hits) == len(search(ledger, "Café").hits) == 1


def test_hits_have_their_words_marked_and_their_context(ledger):
    keep(ledger, record(1))
    (hit,) = search(ledger, "touched").hits
    assert [hit.content[start:end] for start, end in hit.marks] == ["touched"]
    assert hit.before.endswith("The union denied ")
    assert hit.after.startswith(". Two officials")
    assert hit.speaker == "dockers' union"
    assert hit.article.published == "2026-05-01"


def test_every_filter_restricts(ledger):
    keep(ledger, record(1), record(2))
    assert len(search(ledger, speaker="Oduya").hits) == 4
    assert len(search(ledger, speaker="mara oduya", act="accuse").hits) == 2
    assert len(search(ledger, evidence="promised").hits) == 2
    assert len(search(ledger, about="dockers").hits) == 2
    assert len(search(ledger, about="Oduya").hits) == 0
    assert len(search(ledger, publisher="coastline", since="2026-05-02").hits) == 5
    assert len(search(ledger, publisher="courier.example", until="2026-05-01").hits) == 5
    assert len(search(ledger, until="2026-04").hits) == 0
    assert len(search(ledger, since="2026-05", until="2026-05").hits) == 10
    assert len(search(ledger, publisher="Herald").hits) == 0
    assert len(search(ledger, speaker="Nobody Known").hits) == 0


def test_a_vague_date_fits_every_day_in_it(ledger):
    keep(ledger, record(1, published="2026"))
    assert len(search(ledger, since="2026-05-03").hits) == 5
    assert len(search(ledger, since="2027").hits) == 0


def test_a_date_that_is_none_is_said(ledger):
    with pytest.raises(WrongQuestion, match="a date was wanted"):
        search(ledger, since="May")


def test_the_latest_comes_first_by_date(ledger):
    keep(ledger, record(1), record(3), record(2))
    found = search(ledger, "touched", sort="date").hits
    assert [hit.article.id for hit in found] == ["art_3", "art_2", "art_1"]
    page = search(ledger, "touched", sort="date", limit=2)
    assert (len(page.hits), page.more) == (2, True)
    assert [hit.article.id for hit in search(ledger, "touched", sort="date", limit=2, offset=2).hits] == ["art_1"]


def test_articles_are_found_by_all_their_words_and_by_their_statements(ledger):
    keep(ledger, record(1))
    (hit,) = ledger.view.articles(Question(words="engineers")).hits
    assert hit.title == factories.TITLE
    assert [hit.context[start:end] for start, end in hit.marks] == ["engineer"]
    assert len(ledger.view.articles(Question(words="engineers", act="accuse")).hits) == 1
    assert len(ledger.view.articles(Question(words="engineers", act="ask")).hits) == 0


def test_an_actor_is_the_same_in_every_article(ledger):
    keep(ledger, record(1), record(2))
    (oduya,) = ledger.view.actors("oduya")
    assert (oduya.name, oduya.articles, oduya.statements, oduya.roles) == ("Mara Oduya", 2, 4, ("harbour master",))
    assert ledger.view.actors("Nobody Known") == ()


def test_events_are_an_honest_empty_answer(ledger):
    keep(ledger, record(1))
    assert ledger.view.events(Question()).hits == ()


def test_events_of_a_report_without_a_date_come_after_those_with_one(ledger):
    told = (factories.span("accused"),)
    for number, published in ((1, None), (2, "2026-05-02"), (3, "2026-05-01")):
        event = Event(id=f"evt_{number}", type="ACCUSE", trigger=told, status=Status.REPORTED, confidence=0.7)
        keep(ledger, record(number, published=published, events=(event,)))
    assert [hit.id for hit in ledger.view.events(Question()).hits] == ["evt_3", "evt_2", "evt_1"]


def test_a_rejected_input_is_kept_with_its_reason_until_it_succeeds(ledger):
    turned = Turned(name="harbour.txt", argument="harbour.txt", options="{}", reason="empty", message="it is empty")
    ledger.writer.reject(turned)
    ledger.writer.reject(turned)
    (row,) = ledger.view.inputs("rejected")
    assert (row.name, row.reason, row.message) == ("harbour.txt", "empty", "it is empty")
    keep(ledger, record(1))
    assert ledger.view.inputs("rejected") == []


def test_an_input_that_fails_half_way_leaves_nothing(ledger, monkeypatch):
    def broken(*arguments, **named):
        raise ZeroDivisionError("in the middle")

    monkeypatch.setattr(ledger.writer, "_note_input", broken)
    with pytest.raises(ZeroDivisionError):
        keep(ledger, record(1))
    assert set(ledger.view.counts().values()) == {0}
    monkeypatch.undo()
    assert keep(ledger, record(1))[0].new


def test_a_newer_run_adds_its_record_and_keeps_the_older(ledger):
    one = record(1)
    keep(ledger, one, newer(replace(one, statements=one.statements[:2])))
    assert len(ledger.view.machine_records("art_1")) == 2
    assert len(ledger.view.record("art_1").statements) == 2
    assert len(search(ledger).hits) == 2
    keep(ledger, newer(one))
    assert len(ledger.view.machine_records("art_1")) == 2


def test_ids_may_be_shortened_while_they_are_clear(ledger):
    keep(ledger, record(1))
    assert ledger.view.full_id("stm_3") == "stm_3_1"
    with pytest.raises(NothingFound, match="several"):
        ledger.view.full_id("stm_")
    with pytest.raises(NothingFound, match="none"):
        ledger.view.full_id("stm_9")
    with pytest.raises(NothingFound, match="begins with"):
        ledger.view.full_id("harbour")


def test_what_is_not_there_is_said(ledger):
    for ask in (ledger.view.record, ledger.view.statement, ledger.view.capture):
        with pytest.raises(NothingFound):
            ask("stm_none")


def test_articles_come_in_the_order_of_their_ids(ledger):
    keep(ledger, record(3), record(1), record(2))
    assert list(ledger.view.article_ids()) == ["art_1", "art_2", "art_3"]
    assert [one.article.id for one in ledger.view.records()] == ["art_1", "art_2", "art_3"]


def test_a_whole_ledger_verifies(ledger):
    keep(ledger, record(1), record(2))
    assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE statement SET words = replace(words, 'pumps', 'pimps') WHERE id = 'stm_3_1'", "at character 25"),
        ("UPDATE article SET words = replace(words, 'in June', 'in Jume')", "differs at character"),
        ("UPDATE article SET title = 'Harbour tunnel'", "the title"),
        ("UPDATE statement SET speaker = 'act_union_1' WHERE id = 'stm_1_1'", "its field speaker"),
        ("UPDATE record SET sha256 = 'ab'", "it was changed"),
        ("UPDATE capture SET sha256 = 'ab'", "they are not those that were read"),
        ("DELETE FROM statement WHERE id = 'stm_3_1'", "missing where searches look"),
        ("DELETE FROM record", "no record of it can be read"),
        ("UPDATE record SET made_by = replace(made_by, '0.1', '0.2')", "what made record"),
        ("UPDATE article SET publisher = 'The Caostline'", "its field publisher"),
        ("UPDATE article SET latest = 0", "whether it is the last version"),
        ("UPDATE capture SET size = size + 1", "its size says"),
        ("UPDATE about SET identity = 'who_1'", "whom it is about is not as in its record"),
        ("UPDATE actor SET name = 'Mara Oduia' WHERE id = 'act_oduya_1'", "differs at character 8"),
        ("UPDATE input SET outcome = 'kapt'", "and that is nothing"),
    ],
)
def test_one_flipped_character_is_named(ledger, sql, told):
    keep(ledger, record(1))
    ledger.connection.run(sql)
    assert any(told in flaw.message for flaw in verify(ledger)), list(verify(ledger))


def test_an_index_of_words_that_is_damaged_is_named(ledger):
    keep(ledger, record(1))
    if ledger.connection.dialect.name == "sqlite":
        ledger.connection.run(
            "INSERT INTO statement_words (statement_words, rowid, words) SELECT 'delete', number, words FROM statement"
        )
    else:
        ledger.connection.run("UPDATE statement_words SET vector = to_tsvector('onrecord', 'pimps')")
    assert any("searches" in flaw.message for flaw in verify(ledger))


def test_text_that_is_no_longer_text_is_named(tmp_path):
    place = str(tmp_path / "onrecord.db")
    with open_ledger(place, write=True, create=True) as ledger:
        keep(ledger, record(1))
        ledger.connection.run("UPDATE statement SET source = CAST(x'ff41' AS TEXT) WHERE id = 'stm_3_1'")
    with open_ledger(place) as ledger:
        assert any(flaw.subject == "stm_3_1" for flaw in verify(ledger))
    with open_ledger(place) as ledger, pytest.raises(LedgerError, match="the file is damaged"):
        search(ledger)


def test_a_span_that_leads_out_of_the_text_is_named(ledger):
    one = record(1)
    keep(ledger, replace(one, statements=(replace(one.statements[0], content=(Span(5, 9999),)),)))
    assert any("content [5, 9999] lies outside" in flaw.message for flaw in verify(ledger))


def test_a_ledger_of_a_later_version_is_left_alone(lasting):
    with open_ledger(lasting, write=True, create=True) as ledger:
        ledger.connection.insert("migration", {"name": "from_the_future", "applied": "2099"})
    with pytest.raises(LedgerError, match="a later version"):
        open_ledger(lasting)


def test_a_question_never_writes(lasting):
    open_ledger(lasting, write=True, create=True).close()
    with open_ledger(lasting) as opened, pytest.raises(LedgerError, match="may only"):
        opened.connection.run("DELETE FROM article")


def test_a_file_is_in_wal_mode(tmp_path):
    place = str(tmp_path / "onrecord.db")
    open_ledger(place, write=True, create=True).close()
    connection = sqlite3.connect(place)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_the_commands_keep_in_any_ledger(lasting, tmp_path):
    quay = tmp_path / "quay.txt"
    quay.write_text("Quay opens\n\n“The quay will open in May,” Mara Oduya said on Sunday.\n", "utf-8")
    run = CliRunner()
    for expected in ("1 new.", "0 new, 1 kept before."):
        shown = run.invoke(main, ["add", str(quay), "--ledger", lasting])
        assert shown.exit_code == 0, shown.output
        assert shown.stdout.startswith(expected)
    assert "quay" in run.invoke(main, ["search", "quays", "--in", "articles", "--ledger", lasting]).stdout
    assert run.invoke(main, ["verify", "--ledger", lasting]).exit_code == 0


# What the workbench asks.


def test_the_edition_changes_with_everything_that_is_added(ledger):
    seen = [ledger.view.edition]
    keep(ledger, record(1))
    seen.append(ledger.view.edition)
    ledger.writer.reject(Turned(name="b.txt", argument="b.txt", options="{}", reason="empty", message="b.txt: empty"))
    seen.append(ledger.view.edition)
    ledger.writer.append(*corrections.verdict(ledger.view, Judge(name="mina"), ["stm_3_1"], accept=False).entries)
    seen.append(ledger.view.edition)
    assert len(set(seen)) == 4
    assert ledger.view.edition == seen[-1]


def test_facets_count_the_statements_of_a_selection(ledger):
    keep(ledger, record(1), record(2, published="2026-06-02"), record(3, published="2026"))
    found = ledger.view.facets(Question(words="pumps"))
    assert (found.total, found.articles) == (6, 3)
    assert [(one.value, one.count) for one in found.acts] == [("accuse", 3), ("deny", 3)]
    assert [(one.value, one.count) for one in found.months] == [("2026-06", 2), ("2026-05", 2)]
    assert [(one.label, one.count) for one in found.publishers] == [("The Coastline Courier", 6)]
    assert [(one.label, one.count) for one in found.speakers] == [("Mara Oduya", 3), ("dockers' union", 3)]


def test_facets_count_one_who_was_merged_once(ledger):
    keep(ledger, record(1))
    who = {hit.name: hit.id for hit in ledger.view.everybody().hits}
    merged = corrections.merge(ledger.view, Judge(name="mina"), who["Mara Oduya"], [who["dockers' union"]])
    ledger.writer.append(*merged.entries)
    assert [(one.label, one.count) for one in ledger.view.facets(Question()).speakers] == [("Mara Oduya", 3)]
    assert [(one.name, one.statements) for one in ledger.view.everybody().hits] == [("Mara Oduya", 3)]


def test_facets_leave_out_what_was_rejected(ledger):
    keep(ledger, record(1))
    ledger.writer.append(*corrections.verdict(ledger.view, Judge(name="mina"), ["stm_3_1"], accept=False).entries)
    assert [one.value for one in ledger.view.facets(Question(words="pumps")).acts] == ["accuse"]


def test_everybody_comes_in_pages_those_with_the_most_statements_first(ledger):
    keep(ledger, record(1))
    first = ledger.view.everybody(limit=1)
    assert ([hit.name for hit in first.hits], first.more) == (["Mara Oduya"], True)
    second = ledger.view.everybody(limit=1, offset=1)
    assert ([hit.name for hit in second.hits], second.more) == (["dockers' union"], False)


def test_the_same_words_of_the_same_speaker_are_one_claim(ledger):
    keep(ledger, record(1), record(2), record(3, published="2026-06-01"))
    claims = ledger.view.claims(Question(words="pumps")).hits
    assert [(one.speaker, one.articles, one.first, one.last) for one in claims] == [
        ("dockers' union", 3, "2026-05-01", "2026-06-01"),
        ("Mara Oduya", 3, "2026-05-01", "2026-06-01"),
    ]
    assert claims[0].statements == ("stm_3_1", "stm_3_2", "stm_3_3")


def test_words_too_few_to_say_anything_are_no_claim(ledger):
    keep(ledger, record(1))
    assert "evidence" not in [one.words for one in ledger.view.claims(Question(limit=100)).hits]


def test_the_whole_of_an_id_is_found_though_another_begins_with_it(ledger):
    keep(ledger, record(1), record(11))
    assert ledger.view.full_id("art_1") == "art_1"
    with pytest.raises(NothingFound, match="several"):
        ledger.view.full_id("art_")


def test_inside_a_snapshot_everything_is_of_one_moment(address, ledger):
    if address == ":memory:":
        pytest.skip("a ledger in memory has one connection")
    keep(ledger, record(1))
    with open_ledger(address) as reader:
        with reader.connection.snapshot():
            before = reader.view.counts()["article"], reader.view.edition
            keep(ledger, record(2))
            assert (reader.view.counts()["article"], reader.view.edition) == before
        assert reader.view.counts()["article"] == 2
