"""What the audit puts beside each other: charges and answers, chains, evidence, pledges, the headline."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.codebook import load
from onrecord.pipeline import Analyser
from onrecord.pipeline.audit import audit
from onrecord.records import (
    Accusation,
    Act,
    Article,
    Evidence,
    Headline,
    InputSource,
    Part,
    PartKind,
    Record,
    SourceMap,
    Span,
    Time,
    words_of,
)
from tests import factories
from tests.tagging import TableTagger, marked

CASES = Path(__file__).parents[1] / "cases" / "replies"


def read(marked_text: str, *inner: str, title: bool = False) -> Record:
    text, _ = marked(marked_text)
    parts, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = PartKind.TITLE if title and not number else PartKind.PARAGRAPH
        parts.append(Part(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    article = Article(
        id="art_1",
        source=InputSource(name="dam.txt", media_type="text/plain", sha256="0" * 64),
        title=text.partition("\n")[0] if title else None,
        text=text,
        parts=tuple(parts),
        source_map=SourceMap(encoding="utf-8", stretches=()),
    )
    return Analyser(TableTagger(marked_text, *inner), load()).record(article)


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["about"]) for row in rows]


def told(record: Record, charge: Accusation) -> dict[str, object]:
    """An accusation in words."""
    text, statements = record.article.text, {statement.id: statement for statement in record.statements}
    names = {actor.id: actor.name for actor in record.actors}
    accused = [names[one] for one in charge.accused] or [words_of(charge.accused_words, text)]
    found: dict[str, object] = {
        "accuser": names.get(charge.accuser or ""),
        "accused": ", ".join(accused),
        "reply": charge.reply and str(charge.reply),
        "answers": [words_of(statements[one].content, text) for one in charge.answers],
        "spans": [span.of(text) for span in charge.spans],
    }
    return {name: value for name, value in found.items() if value != []}


@pytest.mark.parametrize("case", [*cases("found"), *cases("left-alone")])
def test_accusations_and_answers(case: dict[str, Any]) -> None:
    record = read(case["text"])
    assert [told(record, charge) for charge in record.audit.accusations] == case["accusations"]


def test_an_accused_who_is_not_settled_or_carried_over_has_a_note() -> None:
    (open_case,) = [case.values[0] for case in cases("found") if case.id == "it cannot be told who is accused"]
    (carried,) = [case.values[0] for case in cases("found") if case.id.startswith("the same accused")]
    for case, reason in ((open_case, "accused-not-settled"), (carried, "same-accused")):
        record = read(case["text"])
        (note,) = [note for note in record.notes if note.field == "audit.accusations"]
        assert (note.reason, note.subject) == (reason, record.audit.accusations[-1].statement)


def test_a_headline_repeats_an_accusation_and_does_not_double_it() -> None:
    text = (
        "[s2 Arrend] [c2 accuses] [t2 Losk of lying]\n\n"
        "[s [p Tomas Arrend]] [c accused] [t Losk of lying to the council]."
    )
    record = read(text, title=True)
    headline, charge = record.audit.accusations
    assert (charge.statement, charge.repeats) == (record.statements[-1].id, None)
    assert (headline.repeats, headline.reply) == (charge.id, "none")


def test_a_headline_repeats_what_the_body_says_of_a_party_without_a_name() -> None:
    text = (
        "[s2 Arrend] [c2 says] [t2 rival poisoned lagoon]\n\n"
        "[s [p Tomas Arrend]] [c accused] [t the yard next door of pouring oil into the lagoon]."
    )
    headline, charge = read(text, title=True).audit.accusations
    assert (headline.accused, charge.accused, charge.repeats, headline.repeats) == ((), (), None, charge.id)


def test_a_headline_against_somebody_else_repeats_nothing() -> None:
    text = (
        "[s2 Arrend] [c2 accuses] [t2 Brenn of lying]\n\n"
        "[s [p Tomas Arrend]] [c accused] [t Losk of lying to the council]."
    )
    assert [one.repeats for one in read(text, title=True).audit.accusations] == [None, None]


CHARGE = "[s [p Tomas Arrend]] [c accused] [t Losk of poisoning the northern lagoon]."


@pytest.mark.parametrize(
    ("title", "body", "says_more"),
    [
        ("Losk poisoned northern lagoon", CHARGE, True),
        ("Arrend says Losk poisoned northern lagoon", CHARGE, False),
        ("“Losk poisoned northern lagoon”", CHARGE, False),
        ("Did Losk poison the northern lagoon?", CHARGE, False),
        ("Ferry fares to rise in May", CHARGE, False),
        ("Tomas Arrend loses northern seat to Losk", CHARGE, False),
        ("Losk poisoned northern lagoon", f"{CHARGE}\n\nLosk poisoned the northern lagoon last week.", False),
    ],
)
def test_a_headline_that_says_an_accusation_as_a_fact_says_more(title: str, body: str, says_more: bool) -> None:
    record = read(f"{title}\n\n{body}", title=True)
    named = (record.statements[0].id,) if says_more else ()
    assert record.audit.headline == Headline(says_more=says_more, statements=named)


def test_a_report_without_a_title_has_no_headline_to_judge() -> None:
    assert read(CHARGE).audit.headline is None


def test_a_chain_leads_from_the_outermost_speaker_inwards() -> None:
    record = read(
        "[s [p Grace Okello]] [c said] [t the union had told Brook that the mill denied it].",
        "[s the union] [c had told] Brook [t that the mill denied it]",
        "[s the mill] [c denied] [t it]",
    )
    (chain,) = record.audit.chains
    assert chain.statements == tuple(statement.id for statement in record.statements)
    assert chain.speakers == tuple(statement.speaker for statement in record.statements)
    assert (first := record.actor(chain.speakers[0])) is not None
    assert first.name == "Grace Okello"


def test_what_nobody_says_is_said_at_no_second_hand() -> None:
    record = read(
        "[s Nobody who saw it] [c said] [t the mill had denied it all].",
        "[s the mill] [c had denied] [t it all]",
    )
    assert len(record.statements) == 2
    assert record.audit.chains == ()


def test_what_speakers_say_again_in_their_own_words_is_no_further_hand() -> None:
    made = [
        factories.statement(1, speaker="act_1", content=(Span(0, 9),)),
        factories.statement(2, parent="stm_1", speaker="act_1", content=(Span(2, 9),)),
        factories.statement(3, parent="stm_2", speaker="act_9", content=(Span(6, 9),)),
    ]
    found, _ = audit(factories.article(), made[:2], (), load())
    assert found.chains == ()
    found, _ = audit(factories.article(), made, (), load())
    assert [chain.statements for chain in found.chains] == [("stm_1", "stm_3")]


def test_chains_that_bite_their_tail_end() -> None:
    circle = [
        factories.statement(1, parent="stm_2", speaker="act_1", content=(Span(0, 5),)),
        factories.statement(2, parent="stm_1", speaker="act_1", content=(Span(6, 10),)),
    ]
    assert audit(factories.article(), circle, (), load())[0].chains == ()
    made = [
        factories.statement(1, parent="stm_2", content=(Span(0, 5),)),
        factories.statement(2, parent="stm_1", content=(Span(6, 10),)),
        factories.statement(3, parent="stm_1", content=(Span(6, 10),)),
    ]
    found, _ = audit(factories.article(), made, (), load())
    assert [chain.statements for chain in found.chains] == [("stm_2", "stm_1", "stm_3")]


def test_named_and_unnamed_voices_are_counted_apart() -> None:
    found = read(
        "[s [p Ada Brook]] [c said] [t rents fell].\n\n[s2 Two officials] [c2 said] [t2 rents rose].\n\n"
        "[s3 She] [c3 said] [t3 so]."
    )
    assert (found.audit.named, found.audit.unnamed) == (1, 1)


def test_evidence_that_is_not_shown_is_listed_and_cited_evidence_is_not() -> None:
    record = read(
        "[s [p Ada Brook]] [c said] [t she would publish the proof within a month].\n\n"
        "[s2 A survey of tenants] [c2 found] [t2 that 40 percent of them had moved]."
    )
    assert [one.evidence for one in record.audit.evidence] == [Evidence.PROMISED]
    assert record.statements[1].evidence is Evidence.CITED


def test_evidence_that_is_missed_inside_ones_own_words_is_listed_once() -> None:
    outer = factories.statement(1, evidence=Evidence.DEMANDED, content=(Span(0, 20),), speaker="act_oduya")
    own = factories.statement(
        2, evidence=Evidence.DEMANDED, content=(Span(6, 20),), speaker="act_oduya", parent="stm_1"
    )
    other = replace(own, speaker="act_union")
    listed = [audit(factories.article(), (outer, inner), (), load(), [])[0].evidence for inner in (own, other)]
    assert [[one.statement for one in found] for found in listed] == [["stm_1"], ["stm_1", "stm_2"]]


def test_pledges_and_demands_have_their_times_and_a_refusal_to_comment_is_none() -> None:
    made = [
        factories.statement(1, act=Act.COMMIT, cue=(Span(0, 5),), content=(Span(6, 20),), speaker="act_oduya"),
        factories.statement(2, act=Act.REQUEST, cue=(Span(21, 25),), content=(Span(26, 40),), addressee="act_union"),
        factories.statement(3, act=Act.ASSERT, content=(Span(26, 40),)),
    ]
    by_sunday = Time(text="late", span=Span(8, 12))
    # Nobody waits for a century.
    age = Time(text="this century", span=Span(14, 20), earliest="2000-01-01", latest="2099-12-31")
    found, _ = audit(factories.article(), made, (), load(), [by_sunday, age])
    first, second = found.undertakings
    assert (first.act, first.by, first.when) == (Act.COMMIT, "act_oduya", (by_sunday,))
    assert (second.act, second.to, second.when) == (Act.REQUEST, "act_union", ())
    assert read("[s [p Ada Brook]] [c declined] [t to comment].").audit.undertakings == ()
    assert read("[s No one] [c will pay] [t the fine].").audit.undertakings == ()


def test_a_report_without_statements_has_an_audit_that_claims_nothing() -> None:
    found = read("Rents fell.").audit
    assert (found.one_sided, found.accusations, found.undertakings, found.chains) == (None, (), (), ())


def test_a_thousand_accusations_take_little_time() -> None:
    text = "He accused Losk of lying. " * 1000
    made = [
        factories.statement(
            number,
            act=Act.ACCUSE,
            cue=(Span(26 * number + 3, 26 * number + 10),),
            content=(Span(26 * number + 11, 26 * number + 24),),
        )
        for number in range(1000)
    ]
    began = time.perf_counter()
    found, _ = audit(factories.article(text), made, (), load())
    assert len(found.accusations) == 1000
    assert (
        time.perf_counter() - began < 20
    )  # a second where nothing else runs; minutes where every charge reads the text


def test_of_a_demand_inside_a_demand_of_the_same_speaker_the_narrower_is_listed() -> None:
    outer = factories.statement(1, act=Act.REQUEST, content=(Span(0, 40),), speaker="act_brook")
    own, other = (
        factories.statement(2, act=Act.REQUEST, content=(Span(20, 40),), speaker=speaker, parent="stm_1")
        for speaker in ("act_brook", "act_union")
    )
    listed = [audit(factories.article(), (outer, inner), (), load())[0].undertakings for inner in (own, other)]
    assert [[one.statement for one in found] for found in listed] == [["stm_2"], ["stm_1", "stm_2"]]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("[s [p Ada Brook]] [c promised] [t not to sell the mill].", True),
        ("[s [p Ada Brook]] [c refused] [t to hand over the letters].", False),
        ("[s [p Ada Brook]] [c declined] [t to apologise].", False),
        ("[s [p Ada Brook]] [c did not promise] [t to repay the tenants].", False),
        ("[s [p Ada Brook]] [c had not, by Monday, announced] [t plans to repay the tenants].", False),
        ("[s [p Ada Brook]] [c had announced] [t plans to repay the tenants].", True),
        ("[s [p Ada Brook]] [c has yet to order] [t a review of the rents].", False),
        ("[s [p Ada Brook]] [c did not respond to] [t calls for help or messages].", False),
    ],
)
def test_a_refusal_is_no_pledge(text: str, listed: bool) -> None:
    assert bool(read(text).audit.undertakings) is listed


def test_a_guess_at_what_must_have_been_is_no_demand() -> None:
    words = ("the mayor must have known", "the mayor must resign")
    text = ". ".join(words)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in words]
    made = [
        factories.statement(number, act=Act.REQUEST, content=(span,), speaker="act_1")
        for number, span in enumerate(spans)
    ]
    found, _ = audit(factories.article(text), made, (), load())
    assert [one.statement for one in found.undertakings] == ["stm_1"]


@pytest.mark.parametrize("reason", ["", " because they feared for their jobs", ", for fear of the mill"])
def test_why_a_source_is_not_named_is_no_demand(reason: str) -> None:
    record = read(f"[s Two clerks, who] [c asked] [t not to be named{reason}], left.")
    assert record.statements == ()


def test_whoever_gives_no_answer_has_no_voice() -> None:
    found = read("[s [p Ada Brook]] [c said] [t rents fell].\n\n[s2 [p Paul Okello]] [c2 declined] [t2 to comment].")
    assert [voice.name for voice in found.audit.voices] == ["Ada Brook"]


def test_an_answer_makes_two_sides_though_the_accuser_stays_open() -> None:
    found = read("[s They] [c accused] [t [p Ada Brook] of theft].\n\n[s2 [p Ada Brook]] [c2 denied] [t2 it].")
    assert (found.audit.named + found.audit.unnamed, found.audit.one_sided) == (1, False)


def test_what_only_tells_who_accuses_accuses_nobody_besides() -> None:
    text = "[c According to] [s the complaint], [t a clerk said [p Ivo Sarr] had robbed her]."
    record = read(text, "[s a clerk] [c said] [t [p Ivo Sarr] had robbed her]")
    assert [told(record, charge) for charge in record.audit.accusations] == [
        {"accuser": "clerk", "accused": "Ivo Sarr", "reply": "none"}
    ]


@pytest.mark.parametrize(
    ("claim", "accusers"),
    [
        ("the dockers had accused the mill of theft", ["dockers"]),
        ("[p Ivo Sarr] had robbed her, and the dockers had accused the mill of theft", ["Ada Brook", "dockers"]),
    ],
)
def test_whoever_tells_that_others_accuse_makes_no_accusation(claim: str, accusers: list[str]) -> None:
    inner = claim.replace("the dockers had accused the", "[s the dockers] [c had accused] [t the") + "]"
    record = read(f"[s [p Ada Brook]] [c said] [t {claim}].", inner)
    assert [told(record, charge)["accuser"] for charge in record.audit.accusations] == accusers


def test_whoever_pleads_guilty_brings_no_charge() -> None:
    found = read(
        "[s The guild] [c accused] [t [p Ada Brook] of theft].\n\n"
        "[s2 [p Brook]] [c2 pleaded] [t2 guilty to stealing the seal of the guild]."
    ).audit.accusations
    assert all(one.accuser not in one.accused for one in found)


def test_a_denial_is_of_the_charge_before_and_not_of_what_it_calls_a_lie() -> None:
    content = "that the council had blamed the mill"
    charge = "[s [p Ada Brook]] [c accused] [t [o Tolven Mining] of theft]."
    text = f"{charge}\n\n[s2 [o Tolven Mining]] [c2 denied] [t2 {content}]."
    inner = "that [s the council] [c had blamed] [t the mill]"
    first = read(text, inner).audit.accusations[0]
    assert first.reply == "denied"


def test_a_quotation_mark_that_is_taken_for_a_cue_accuses_nobody() -> None:
    assert read("[s The report] [c “][t the mill lied to tenants]”.").audit.accusations == ()
