"""The whole path from an article to a record, with a tagger that says what the test marked."""

import json

import jsonschema
import pytest

from onrecord.codebook import load
from onrecord.pipeline import Analyser
from onrecord.records import Article, InputSource, Part, PartKind, Record, SourceMap, Span, words_of
from onrecord.records.record import json_schema
from tests import factories
from tests.tagging import TableTagger, marked

REPORT = (
    '[t "The dam will hold,"] [s Energy Minister [p Grace Okello]] [c said].\n\n'
    "[s3 She] [c3 added] [t3 that repairs were under way].\n\n"
    '[s2 Critics] [c2 call] [t2 it "a ruin"].\n\n"Nobody asked us about the dam," reads a banner.'
)


def record(marked_text: str = REPORT, *inner: str, at_least: float = 0.0, published: str | None = None) -> Record:
    text, _ = marked(marked_text)
    parts, at = [], 0
    for paragraph in text.split("\n\n"):
        kind = PartKind.HEADING if paragraph[-1:].isdigit() else PartKind.PARAGRAPH
        parts.append(Part(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    article = Article(
        id="art_1",
        source=InputSource(name="dam.txt", media_type="text/plain", sha256="0" * 64),
        published=published,
        text=text,
        parts=tuple(parts),
        source_map=SourceMap(encoding="utf-8", stretches=()),
    )
    return Analyser(TableTagger(marked_text, *inner), load()).record(article, at_least=at_least)


def test_statements_come_in_the_order_of_the_text_with_manner_and_speaker() -> None:
    found = record()
    actors = {actor.id: actor.name for actor in found.actors}
    assert [(actors.get(s.speaker or ""), s.speaker_kind, s.manner) for s in found.statements] == [
        ("Grace Okello", "person", "direct"),
        ("Grace Okello", "person", "indirect"),
        ("Critics", "unnamed", "mixed"),
    ]


def test_in_a_running_report_a_statement_is_said_when_its_entry_was_written() -> None:
    text = (
        "17:55\n\n[s1 Critics] [c1 said] [t1 it was a ruin].\n\n14:05\n\n[s2 Okello] [c2 said on Monday] [t2 it held]."
    )
    found = record(text, published="2026-03-04")
    assert [(one.said.text, one.said.edtf) for one in found.statements if one.said] == [
        ("17:55", "2026-03-04"),
        ("Monday", "2026-03-02"),
    ]


def test_a_role_is_parted_from_the_name() -> None:
    (minister, _) = record().actors
    assert (minister.name, [role.title for role in minister.roles]) == ("Grace Okello", ["Energy Minister"])


def test_an_open_speaker_has_a_note_with_the_candidates() -> None:
    found = record("[p Grace Okello] met [p Ada Brook]. [s She] [c said] [t that the dam was safe].")
    (note,) = [note for note in found.notes if note.field == "statement.speaker"]
    assert (note.subject, note.reason) == (found.statements[0].id, "pronoun")
    assert note.candidates == ("Ada Brook", "Grace Okello")


def test_the_condition_of_a_statement_is_none_of_its_own() -> None:
    found = record("[s1 An official], who [c2 asked] [t2 not to be named], [c1 said] [t1 the dam was safe].")
    (statement,) = found.statements
    assert [span.of(found.article.text) for span in statement.content] == ["the dam was safe"]
    assert statement.anonymity is not None


def test_a_quotation_without_a_statement_has_a_note() -> None:
    found = record()
    (note,) = [note for note in found.notes if note.reason == "quotation-without-statement"]
    assert words_of(note.spans, found.article.text) == '"Nobody asked us about the dam,"'


def test_words_of_the_headline_are_no_part_of_what_is_said_below() -> None:
    found = record("Bridge falls; mill [t 'was warned']\n\n[t Nine nuns were hurt], [s the guild] [c said].")
    assert [words_of(one.content, found.article.text) for one in found.statements] == ["Nine nuns were hurt"]
    assert "quotation-without-statement" in [note.reason for note in found.notes]
    assert not [event for event in found.events if event.type == "THREATEN"]


def test_the_audit_counts_each_voice() -> None:
    found = record()
    assert [(voice.name, voice.statements, voice.words) for voice in found.audit.voices] == [
        ("Grace Okello", 2, 9),
        ("Critics", 1, 3),
    ]
    assert (found.audit.attributed_words, found.audit.words) == (12, 30)


def test_the_record_fits_the_schema_and_is_the_same_twice() -> None:
    found = record()
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(found.to_json()))
    assert found.to_json() == record().to_json()


def test_an_article_without_statements_is_a_record_too() -> None:
    found = record("Rents fell.")
    assert (found.statements, found.audit.voices) == ((), ())


CHAIN = (
    "[s [p Grace Okello]] [c said] [t the union had told Brook that the mill denied it].",
    "[s the union] [c had told] Brook [t that the mill denied it]",
    "[s the mill] [c denied] [t it]",
)


def test_a_statement_inside_another_names_it_as_its_parent() -> None:
    found = record(*CHAIN)
    assert [words_of(statement.source, found.article.text) for statement in found.statements] == [
        "Grace Okello",
        "the union",
        "the mill",
    ]
    first, second, third = found.statements
    assert (first.parent, second.parent, third.parent) == (None, first.id, second.id)


def test_whoever_speaks_only_inside_a_statement_is_no_voice_of_the_report() -> None:
    assert [voice.name for voice in record(*CHAIN).audit.voices] == ["Grace Okello"]


def test_what_is_less_sure_than_asked_for_is_left_out_and_noted() -> None:
    sourced, bare = "[t It rained], [s Critics] [c said].", "[t2 It snowed], [c2 it was said]."
    found = record(f"{sourced}\n\n{bare}", at_least=0.85)
    assert [words_of(one.content, found.article.text) for one in found.statements] == ["It snowed"]
    (note,) = [note for note in found.notes if note.reason == "less-sure-than-wanted"]
    assert words_of(note.spans, found.article.text) == "It rained"
    assert found.audit.voices[0].statements == 1


def test_a_note_says_whose_country_and_sector_nobody_tells() -> None:
    found = record("[s [p Ada Brook]] [c said] [t that it leaked]. [s2 [l Mali]] [c2 said] [t2 that the dam was safe].")
    named = {actor.id: actor.name for actor in found.actors}
    open_codes = {(named[note.subject or ""], note.field) for note in found.notes if note.field.startswith("actor.")}
    assert sorted(named.values()) == ["Ada Brook", "Mali"]
    assert open_codes == {("Ada Brook", "actor.country"), ("Ada Brook", "actor.sector")}


def test_a_group_has_no_note_for_its_country() -> None:
    found = record("[s Critics] [c call] [t it a ruin].")
    assert [note for note in found.notes if note.field.startswith("actor.")] == []


@pytest.mark.parametrize(("place", "statements"), [("RANCHI", 0), ("KAMOTHO", 1)])
def test_the_place_before_the_first_words_says_nothing(place: str, statements: int) -> None:
    marks = f"[s {place}][c :] [t Villagers on the river] met Tolven Mining on Monday."
    article = factories.article(marked(marks)[0], dateline=place)
    assert len(Analyser(TableTagger(marks), load()).record(article).statements) == statements
