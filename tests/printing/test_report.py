import re
from dataclasses import replace

import pytest

from onrecord.printing.report import Screen, report
from onrecord.records import Actor, Event, Note, Place, Role, Span, SpeakerKind, Status, Time
from tests.factories import TEXT, bare_record, record, span, statement

STYLED = Screen(width=100, styled=True, colours="truecolor")


def lines(shown):
    return [line.strip() for line in shown.splitlines()]


def test_a_look_tells_what_the_report_is_and_whose_word_it_rests_on():
    shown = lines(report(record()))
    assert shown[1:5] == [
        "Harbour tunnel to open late, engineer says",
        "The Coastline Courier · Coast · 3 May 2026",
        "by Ada Lund · Port Ellery · in English",
        "harbour.txt",
    ]
    whole = " ".join(shown)
    assert "5 statements by 3 voices; 61% of the words are attributed." in whole
    assert "For 1 of them no speaker is settled." in whole


def test_voices_have_their_share_and_a_bar():
    shown = report(record())
    assert re.search(r"Mara Oduya, harbour master, Port Ellery +2 statements +60% +█{12}\n", shown)
    assert re.search(r"Two officials, unnamed +1 statement +17% ", shown)
    assert re.search(r"speaker not settled +1 statement +3% ", shown)


def test_statements_stand_in_the_order_of_the_text_with_speaker_manner_and_words():
    shown = lines(report(record()))
    at = shown.index("1  Mara Oduya, harbour master, Port Ellery")
    assert shown[at + 1 : at + 3] == [
        "quoted · “told reporters” · commitment",
        "“The tunnel will open in June,” … “and not a day before.”",
    ]
    numbered = [line[0] for line in shown if re.match(r"\d  \S", line)]
    assert numbered == ["1", "2", "3", "4", "5"]


def test_a_role_is_told_once():
    assert report(record()).count("harbour master, Port Ellery") == 2  # among the voices, and at the first statement


def test_an_accusation_without_evidence_says_so():
    assert "accusation, no evidence given" in report(record())


def test_a_nested_statement_is_indented_under_the_one_it_stands_in():
    shown = report(record()).splitlines()
    outer = next(line for line in shown if line.strip().startswith("4  "))
    inner = next(line for line in shown if line.strip().startswith("5  "))
    assert inner.index("5") == outer.index("4") + 4
    assert any("within 4" in line for line in shown)


def test_an_unsettled_speaker_stays_open():
    assert "the mayor, not settled; perhaps Mara Oduya or Ilse Marrow" in report(record())


def test_an_open_speaker_is_not_perhaps_its_own_words():
    text = "The harbour board denied it."
    open_one = statement(1, source=(span("The harbour board", text),), cue=(span("denied", text),))
    note = Note(
        field="statement.speaker",
        reason="description",
        subject=open_one.id,
        candidates=("harbour board",),
        spans=open_one.source,
    )
    shown = report(replace(bare_record(text, [open_one]), notes=(note,)))
    assert "The harbour board, not settled" in shown
    assert "perhaps" not in shown


def test_what_cannot_be_used_is_told_and_is_no_perhaps():
    note = Note(field="article.published", reason="unusable-value", candidates=("3 Smarch",))
    shown = " ".join(lines(report(replace(bare_record("The tunnel leaks.", []), notes=(note,)))))
    assert "Date: what came with the report cannot be used: 3 Smarch." in shown


def test_a_venue_keeps_the_preposition_of_the_report():
    text = "Oduya said at a rally that it leaks."
    said = statement(1, cue=(span("said", text),), content=(span("it leaks", text),), venue="a rally")
    assert "at a rally" in report(bare_record(text, [said]))


def test_what_was_left_out_and_what_stays_open_are_told_in_words():
    shown = " ".join(lines(report(record())))
    assert "promotion: Read more: the pumps of Port Ellery" in shown
    assert (
        "Speaker of statement 5 (“the mayor”): a description that may fit somebody whom the report names; "
        "perhaps Mara Oduya or Ilse Marrow." in shown
    )


def test_an_unknown_reason_is_shown_as_it_is():
    assert "article.modified: some-new-code." in report(record())


def test_events_name_parties_status_and_who_vouches():
    event = Event(
        id="evt_1",
        type="ACCUSE",
        actors=("act_oduya",),
        recipients=("act_union",),
        when=Time(text="on Sunday", span=span("on Sunday"), edtf="2026-05-03"),
        where=Place(text="Port Ellery", span=Span(0, 1), name="Port Ellery"),
        trigger=(span("accused"),),
        status=Status.ALLEGED,
        statement="stm_2",
        confidence=0.8,
    )
    shown = " ".join(lines(report(record(events=(event,)))))
    assert "ACCUSE, alleged Mara Oduya → dockers' union · on Sunday (3 May 2026) · Port Ellery" in shown
    assert "on the word of" in shown
    assert "(statement 2)" in shown


@pytest.mark.parametrize(
    ("status", "told"),
    [(Status.REPORTED, ""), (Status.ALLEGED, " · alleged"), (Status.PLANNED, " · planned"), (Status.NEGATED, None)],
)
def test_the_timeline_has_what_has_a_day_and_says_how_it_is_told(status: Status, told: str | None) -> None:
    day = Time(text="on Sunday", span=span("on Sunday"), edtf="2026-05-03", earliest="2026-05-03", latest="2026-05-03")
    event = Event(id="evt_1", type="AID", when=day, trigger=(span("accused"),), status=status, confidence=0.8)
    shown = report(record(events=(event,)))
    _, heading, timeline = shown.partition("Timeline")
    assert bool(heading) is (told is not None)
    assert told is None or any(line.rstrip().endswith(f"AID: somebody{told}") for line in timeline.splitlines())


@pytest.mark.parametrize("width", [20, 80, 160])
@pytest.mark.parametrize("styled", [False, True])
def test_no_line_is_wider_than_the_screen_nor_than_an_eye_can_follow(width, styled):
    long = bare_record("word " * 400 + "x" * 300, [statement(1, content=(Span(0, 2300),))])
    for each in (record(), long):
        shown = report(each, Screen(width=width, styled=styled, colours="truecolor" if styled else None))
        plain = re.sub("\x1b\\[[0-9;]*m", "", shown)
        assert max(len(line) for line in plain.splitlines()) <= max(40, min(width, 100))


def test_a_pipe_gets_plain_text_and_a_terminal_gets_style():
    assert "\x1b" not in report(record())
    assert "\x1b[1m" in report(record(), STYLED)
    assert "\x1b[36m" in report(record(), STYLED)


def test_a_screen_that_wants_no_colour_gets_none():
    shown = report(record(), Screen(width=100, styled=True, colours=None))
    assert "\x1b[36m" not in shown
    assert "\x1b[33m" not in shown


def test_a_report_without_anything_is_still_a_report():
    shown = report(bare_record("Rents fell again."))
    assert "Report without a title" in shown
    assert "No statement is attributed to anybody." in shown
    assert "Statements" not in shown.replace("No statement", "")
    assert "Left" not in shown


HOSTILE = (
    "[bold red]x[/] [/] [link=file:///etc]y[/link] :skull: \x1b[2J\x1b]0;title\x07\x1b[31mred\x9b2K\x85\x00\x08"
    "\u202eturned\u202c \u2066held\u2069 \ud83d half <script>alert(1)</script> \r overwritten"
)


@pytest.mark.parametrize("screen", [Screen(), STYLED])
def test_words_of_an_article_are_never_obeyed(screen):
    told = statement(1, source=(Span(0, 20),), cue=(Span(3, 9),), content=(Span(0, len(HOSTILE)),), speaker="act_1")
    actor = Actor(id="act_1", name=HOSTILE, roles=(Role(title=HOSTILE),))
    notes = (Note(field=HOSTILE, reason=HOSTILE, candidates=(HOSTILE,), spans=(Span(0, 80),)),)
    known = {"title": HOSTILE, "section": HOSTILE, "authors": (HOSTILE,), "published": HOSTILE, "language": HOSTILE}
    made = replace(bare_record(HOSTILE, [told], **known), actors=(actor,), notes=notes)
    shown = report(made, screen)
    shown.encode("utf-8")
    left = re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
    assert "\x1b[31m" not in shown
    assert "[bold red]x[/]" in left
    assert ":skull:" in left


def test_statements_that_are_inside_each_other_are_shown_once_each():
    told = [statement(1, parent="stm_2", content=(Span(0, 5),)), statement(2, parent="stm_1", content=(Span(6, 10),))]
    shown = report(bare_record("Rents fell again.", told))
    assert shown.count("Rents") == 1
    assert shown.count("fell") == 1


def test_two_statements_of_one_source_stand_in_the_order_of_their_cues():
    text = "The union denied the charge and called for a strike."
    told = [
        statement(1, source=(Span(0, 9),), cue=(Span(32, 42),), content=(Span(43, 51),)),
        statement(2, source=(Span(0, 9),), cue=(Span(10, 16),), content=(Span(17, 27),)),
    ]
    shown = report(bare_record(text, told))
    assert shown.index("“denied”") < shown.index("“called for”")


def test_a_thousand_statements_keep_their_numbers():
    shown = report(bare_record("Rents fell.", [statement(number) for number in range(1, 1201)]))
    assert "1200  somebody" in shown


def test_a_statement_by_nobody_without_words_is_shown():
    shown = report(bare_record(TEXT, [statement(1, speaker_kind=SpeakerKind.NONE)]))
    assert "1  nobody named" in shown
    assert "no words given" in shown


def test_an_event_that_is_hardly_one_is_marked_so():
    one = record()
    event = Event(
        id="evt_1",
        type="ASSAULT",
        trigger=(Span(0, 7),),
        actors=(),
        recipients=(),
        status=Status.REPORTED,
        confidence=0.41,
    )
    assert "unsure (0.41)" in report(replace(one, events=(event,)))
    assert "unsure (0.8" not in report(replace(one, events=(replace(event, confidence=0.8),)))
