"""brat and Citron, read by small readers that follow their documentation, and by the scorer where it is there."""

import importlib.util
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.exporting import export
from onrecord.records import Record, Span
from tests.exporting.samples import MASTER, TEXT, UNION, full_record, many, span
from tests.factories import bare_record, record, statement


class Brat:
    """A reader of brat standoff: every line is one that the format knows, every word where it is said to be."""

    def __init__(self, folder: Path, name: str) -> None:
        self.text = (folder / f"{name}.txt").read_bytes().decode()
        self.spans: dict[str, tuple[str, list[Span]]] = {}
        self.events: dict[str, list[tuple[str, str]]] = {}
        self.attributes: list[tuple[str, str, str]] = []
        self.notes: dict[str, Any] = {}
        for line in (folder / f"{name}.ann").read_bytes().decode().removesuffix("\n").split("\n"):
            if line:
                self.read(line)

    def read(self, line: str) -> None:
        mark, rest = line.split("\t", 1)
        if mark[0] == "T":
            kind, places, words = re.fullmatch(r"(\S+) ([\d ;]+)\t([^\t]*)", rest).groups()
            spans = [Span(*map(int, place.split(" "))) for place in places.split(";")]
            assert " ".join(one.of(self.text) for one in spans).replace("\t", " ") == words
            assert all("\n" not in one.of(self.text) for one in spans)
            self.spans[mark] = (kind, spans)
        elif mark[0] == "E":
            self.events[mark] = [tuple(field.split(":")) for field in rest.split(" ")]
        elif mark[0] == "A":
            self.attributes.append(tuple(rest.split(" ")))
        else:
            kind, subject, note = re.fullmatch(r"(AnnotatorNotes) (\w+)\t(.*)", rest).groups()
            self.notes[subject] = json.loads(note)

    def role(self, mark: str, role: str) -> list[Span]:
        return next((self.spans[target][1] for name, target in self.events[mark] if name == role), [])


def brat(made: Record, folder: Path) -> Brat:
    export([made], "brat", folder / "brat")
    return Brat(folder / "brat", made.article.id)


def test_brat_has_every_role_of_every_statement(tmp_path: Path):
    read = brat(full_record(), tmp_path)
    assert read.text == TEXT
    first, second = (mark for mark, fields in read.events.items() if fields[0][0] == "Attribution")
    assert read.role(first, "Source") == [span("Zoë Ångström, harbour master")]
    assert read.role(first, "Content") == [span("“We 💧 saw it,”")]
    assert read.notes[first]["speaker"] == "act_master"
    assert read.notes[second]["confidence"] == 0.5
    assert ("Act", first, "accuse") in read.attributes


def test_brat_splits_at_line_ends(tmp_path: Path):
    read = brat(full_record(), tmp_path)
    second = [mark for mark, fields in read.events.items() if fields[0][0] == "Attribution"][1]
    assert read.role(second, "Content") == [span("that it had"), span("blocked the pumps"), span("Port Ellery.")]


def test_brat_has_events_with_their_parties(tmp_path: Path):
    read = brat(full_record(), tmp_path)
    (fields,) = (dict(fields) for fields in read.events.values() if fields[0][0] == "Event")
    assert read.spans[fields["Actor"]] == ("Organisation", [span("𝒟ockers United")])
    assert read.spans[fields["Recipient"]] == ("Person", [span("Zoë Ångström")])


def test_brat_is_not_broken_by_odd_line_ends_in_a_text(tmp_path: Path):
    text = "Rents\u2028fell,\x85 Ada\tLund said."
    made = bare_record(text, [statement(1, source=(Span(14, 22),), cue=(Span(23, 27),), content=(Span(0, 12),))])
    read = brat(made, tmp_path)
    assert read.role("E1", "Content") == [Span(0, 5), Span(6, 11)]
    assert len((tmp_path / "brat" / "art_1.ann").read_text(encoding="utf-8").splitlines()) == 7


def test_brat_statements_without_a_cue_have_another_anchor_and_those_without_words_are_counted(tmp_path: Path):
    made = bare_record("Rents fell.", [statement(1, content=(Span(0, 5),)), statement(2)])
    assert brat(made, tmp_path).role("E1", "Content") == [Span(0, 5)]
    assert export([made], "brat", tmp_path / "again").values("statement") == 1


def test_brat_articles_of_the_same_id_do_not_overwrite_each_other(tmp_path: Path):
    export([record(), record()], "brat", tmp_path / "brat")
    assert {"art_1.txt", "art_1.ann", "art_1.2.txt", "art_1.2.ann"} <= {
        path.name for path in (tmp_path / "brat").iterdir()
    }


def test_the_scorer_reads_brat_as_it_reads_its_gold(tmp_path: Path, shared_data: Path):
    path = shared_data.parent / "eval" / "score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None or not path.is_file():
        pytest.skip(f"no scorer at {path}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    export([record()], "brat", tmp_path / "brat")
    read = scorer.read_gold(tmp_path / "brat" / "art_1.ann")
    assert read == [
        {role: [tuple(one) for one in getattr(made, role)] for role in ("source", "cue", "content")}
        for made in record().statements
    ]


def citron(made: Record, folder: Path) -> dict[str, Any]:
    export([made], "citron", folder / "citron")
    return json.loads((folder / "citron" / f"{made.article.id}.json").read_text(encoding="utf-8"))


def citron_spans(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Every span that Citron's own parser looks up."""
    found = [one for group in data["coreference_groups"] for one in group]
    for quote in data["quotes"]:
        found += [quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]]
    return found


def test_citron_spans_are_where_they_say(tmp_path: Path):
    data = citron(full_record(), tmp_path)
    assert data["text"] == TEXT
    assert [TEXT[one["start"] : one["end"]] for one in citron_spans(data)] == [
        one["text"] for one in citron_spans(data)
    ]
    first, second = data["quotes"]
    assert first["confidence"] == "0.7500"
    assert [one["text"] for one in second["contents"]] == ["that it had\n\nblocked the pumps", "Port Ellery."]
    assert [one["text"] for one in second["coreferences"]] == ["𝒟ockers United"]


def test_citron_leaves_out_and_counts_what_has_no_cue(tmp_path: Path):
    made = bare_record("Rents fell.", [statement(1, content=(Span(0, 5),))])
    assert citron(made, tmp_path)["quotes"] == []
    assert export([made], "citron", tmp_path / "again").values("statement") == 1


def test_citron_counts_the_rest_of_a_cue_in_two_pieces(tmp_path: Path):
    made = bare_record("Rents fell.", [statement(1, cue=(Span(0, 5), Span(6, 10)), content=(Span(0, 5),))])
    assert export([made], "citron", tmp_path / "citron").values("statement.cue") == 1


def test_a_speaker_mentioned_nowhere_has_no_coreference(tmp_path: Path):
    made = full_record(actors=(replace(MASTER, mentions=()), UNION))
    assert citron(made, tmp_path)["quotes"][0]["coreferences"] == []
    assert export(many(1), "brat", tmp_path / "brat").values("actor") == 0
    assert export([made], "brat", tmp_path / "brat-2").values("actor") == 1
