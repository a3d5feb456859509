"""The first block of the report and the page: what strikes one, charges and answers, and the lists."""

import re
from dataclasses import replace
from html import unescape

import pytest

from onrecord.printing.page import page
from onrecord.printing.report import Screen, report
from onrecord.printing.resting import standing
from onrecord.records import (
    Accusation,
    Act,
    Chain,
    Evidence,
    EvidenceSaid,
    Headline,
    Record,
    Reply,
    Span,
    Time,
    Undertaking,
)
from tests.factories import VOICES, record, span

CHARGE = Accusation(
    statement="stm_2", accuser="act_oduya", accused=("act_union",), reply=Reply.DENIED, answers=("stm_3",)
)


def made(**changes: object) -> Record:
    whole = record()
    return replace(whole, audit=replace(whole.audit, **changes))


def text_of(shown: str) -> str:
    """A page's or a report's words on one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", shown))).replace(" :", ":")


BOTH = pytest.mark.parametrize("shown", [report, page], ids=["report", "page"])


@BOTH
def test_an_accusation_stands_with_its_answer(shown) -> None:
    words = text_of(shown(made(accusations=(CHARGE,))))
    assert re.search(r"Accusations and answers .*Mara Oduya → +dockers' union.* denied 3 dockers' union", words)


@BOTH
def test_no_answer_is_said_to_be_none_in_this_report(shown) -> None:
    words = text_of(shown(made(accusations=(replace(CHARGE, reply=Reply.NONE, answers=()),))))
    assert "no answer in this report" in words


@BOTH
def test_an_accused_who_is_open_is_said_to_be_open(shown) -> None:
    open_charge = Accusation(statement="stm_2", accuser="act_oduya", reply=None)
    words = text_of(shown(made(accusations=(open_charge,))))
    assert "somebody who is not settled" in words
    assert "it is open who is accused" in words


@BOTH
def test_a_charge_that_the_outlet_tells_stands_with_its_words_and_once(shown) -> None:
    told = Accusation(
        id="chg_1",
        statement=None,
        accuser=None,
        accused=("act_union",),
        words=(span("Two officials said"),),
        reply=Reply.NONE,
    )
    again = replace(told, id="chg_2", repeats="chg_1")
    words = text_of(shown(made(accusations=(told, again))))
    assert re.search(r"somebody whom the report does not name → +dockers' union", words)
    assert words.count("somebody whom the report does not name") == 1
    assert "Two officials said · told 1 more time" in words


@BOTH
def test_the_words_of_a_refusal_are_shown(shown) -> None:
    refusal = replace(CHARGE, reply=Reply.DECLINED, answers=(), spans=(span("Two officials said"),))
    words = text_of(shown(made(accusations=(refusal,))))
    assert "declined to answer Two officials said" in words


@BOTH
def test_evidence_pledges_and_chains_are_listed(shown) -> None:
    sunday = Time(text="on Sunday", span=Span(0, 9), edtf="2026-05-03")
    words = text_of(
        shown(
            made(
                evidence=(EvidenceSaid(statement="stm_5", evidence=Evidence.WITHHELD),),
                undertakings=(
                    Undertaking(statement="stm_1", act=Act.COMMIT, by="act_oduya", to="act_union", when=(sunday,)),
                ),
                chains=(Chain(statements=("stm_4", "stm_5"), speakers=(None, None)),),
            )
        )
    )
    assert "withheld · the mayor: “promised” evidence" in words
    assert "pledge · Mara Oduya" in words
    assert "to dockers' union · on Sunday (3 May 2026)" in words
    assert "The Coastline Courier > Two officials > the mayor" in words


@BOTH
def test_what_is_not_there_has_no_heading(shown) -> None:
    words = text_of(shown(record()))
    for heading in ("Accusations and answers", "Evidence not shown", "Pledges and demands", "At second hand"):
        assert heading not in words


def test_the_first_block_says_what_strikes_one() -> None:
    told = standing(made(named=2, unnamed=1, one_sided=True, headline=Headline(says_more=True, statements=("stm_2",))))
    assert told == [
        "2 voices with a name, 1 without.",
        "All stand on one side: none of those who are accused has a word in it.",
        "The headline says as a fact what the report has only as an accusation.",
    ]
    assert standing(made(named=1, unnamed=0, one_sided=True)) == [
        "1 voice with a name, none without.",
        "Only one voice speaks.",
    ]
    assert standing(made(named=2, unnamed=0, one_sided=False, headline=Headline(says_more=False))) == [
        "2 voices with a name, none without."
    ]
    assert standing(made(named=0, unnamed=0)) == []


def test_rows_of_statements_that_are_gone_are_passed_over() -> None:
    gone = made(
        accusations=(replace(CHARGE, statement="stm_9"), replace(CHARGE, answers=("stm_9",))),
        evidence=(EvidenceSaid(statement="stm_9", evidence=Evidence.PROMISED),),
        undertakings=(Undertaking(statement="stm_9", act=Act.COMMIT, by=None, to=None),),
        chains=(Chain(statements=("stm_9",), speakers=(None,)),),
        voices=VOICES,
    )
    assert report(gone).count("→") == 1
    assert page(gone)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    shown = report(made(accusations=(CHARGE,)), Screen(width=width))
    assert max(map(len, shown.splitlines())) <= max(40, min(width, 100))


def test_the_accused_of_a_quotation_have_no_lone_mark() -> None:
    whole = record()
    article = replace(whole.article, text=whole.article.text[:-9] + "“The Mill")
    spans = (Span(len(article.text) - 9, len(article.text)),)
    shown = replace(made(accusations=(replace(CHARGE, accused=(), accused_words=spans),)), article=article)
    assert "→ The Mill" in report(shown)


def test_hostile_words_in_an_answer_do_nothing() -> None:
    whole = record()
    hostile = "<script>alert(1)</script>\x1b[31m"
    article = replace(whole.article, text=whole.article.text[:-40] + hostile + " " * (40 - len(hostile)))
    spans = (Span(len(article.text) - 40, len(article.text)),)
    shown = replace(made(accusations=(replace(CHARGE, accused=(), accused_words=spans, spans=spans),)), article=article)
    assert "<script>" not in page(shown)
    assert "\x1b" not in report(shown)
