"""The shipped corpus is what its marked reports say, and nothing in it is off by a character."""

from pathlib import Path

import pytest

from benchmarks.quality.corpora import SHIPPED, fingerprint, read_reports
from benchmarks.quality.scoring import LABELS
from benchmarks.quality.standoff import faults, read_attributions, read_labels, read_spans
from onrecord.records import Act, Evidence, SpeakerKind
from scripts.mark_corpus import build, built_files

REPORTS = sorted(SHIPPED.glob("*.marked"))


def test_the_files_are_what_the_marked_reports_make():
    stale = [path.name for path, content in built_files(SHIPPED).items() if path.read_text(encoding="utf-8") != content]
    assert stale == [], "run python -m scripts.mark_corpus"


@pytest.mark.parametrize("marked", REPORTS, ids=lambda path: path.stem)
def test_annotations_are_sound(marked: Path):
    text = marked.with_suffix(".txt").read_text(encoding="utf-8")
    assert faults(text, marked.with_suffix(".ann").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("report", read_reports(SHIPPED, SHIPPED, SHIPPED / "labels.jsonl"), ids=lambda r: r.name)
def test_every_attribution_has_labels_that_the_program_knows(report):
    assert 8 <= len(report.attributions) <= 15
    known = {"speaker_kind": set(SpeakerKind), "act": set(Act), "evidence": set(Evidence)}
    for attribution in report.attributions:
        assert set(attribution.labels) == set(LABELS), attribution.id
        assert all(attribution.labels[name] in values for name, values in known.items()), attribution.id


@pytest.mark.parametrize("report", read_reports(SHIPPED, SHIPPED, SHIPPED / "labels.jsonl"), ids=lambda r: r.name)
def test_no_character_has_two_roles_and_named_speakers_stand_in_the_text(report):
    spans = {span for one in report.attributions for role in (one.source, one.cue, one.content) for span in role}
    covered = [place for start, end in spans for place in range(start, end)]
    assert len(covered) == len(set(covered))
    for attribution in report.attributions:
        speaker = attribution.labels["speaker"] or ""
        if attribution.labels["speaker_kind"] in ("person", "organisation", "state"):
            assert speaker.lower() in report.text.lower(), speaker


def test_a_wrong_offset_is_reported():
    assert faults("Tarn said", "T1\tSource 0 5\tTarn\n") == [
        "T1: the file has 'Tarn', the text 'Tarn '",
        "T1: white space at an end of 'Tarn '",
    ]


def test_a_relation_to_nothing_is_reported():
    assert faults("Tarn said", "E1\tSource:T9\n") == ["E1: no T9", "E1: neither cue nor content"]


def test_a_shared_source_and_a_broken_content_are_read_back():
    built = build("x", "{s1,2:Lin} {q1:said} {c1:yes}, {q2:adding} {c2:no} and {c2:never}.\n----\n")
    first, second = read_attributions(built.standoff)
    assert first.source == second.source == ((0, 3),)
    assert [built.text[slice(*span)] for span in second.content] == ["no", "never"]
    assert read_spans(built.standoff)["T7"] == ("Content", ((21, 23), (28, 33)), "no never")


def test_a_stray_brace_is_refused():
    with pytest.raises(ValueError, match="brace"):
        build("x", "{s1:Lin said no.\n----\n")


def test_labels_of_what_is_no_attribution_are_left_out():
    assert read_labels(['{"doc": "a", "id": "E1", "bad": true}', ""]) == {}


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path):
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    before = fingerprint(tmp_path.iterdir())
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    assert fingerprint(tmp_path.iterdir()) != before
