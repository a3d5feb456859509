"""What was marked for this project: acts, speakers, names and attributions, from the files beside this folder.

The files have places and labels and no text: they refer to articles of PolNeAR by name, and to news as
`benchmarks.quality.news` names it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.corpus.marks import Marked, Offsets, Statement
from training.corpus.mentions import marked_mentions
from training.labels import ACTS, EVIDENCE, KINDS
from training.texts import FOLDS, TRAIN

_HERE = Path(__file__).parents[1]
OWN_ACTS = _HERE / "acts-labels.jsonl"
SECOND_ACTS = _HERE / "acts-second.jsonl"
OWN_SPEAKERS = _HERE / "speaker-labels.jsonl"
OWN_NAMES = _HERE / "names-labels.jsonl"
OWN_STATEMENTS = _HERE / "attribution-labels.jsonl"


def known_labels(data: Path, split: str) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Act, evidence and kind of source of attributions, -1 where it is not known, by article and attribution."""
    known = {}
    for row in _labelled(data, split, OWN_ACTS):
        kind = KINDS.index(row["speaker_kind"]) if "speaker_kind" in row else -1
        if not row.get("bad"):
            known.setdefault((row["doc"], row["id"]), (ACTS.index(row["act"]), EVIDENCE.index(row["evidence"]), kind))
    return known


def second_labels() -> dict[tuple[str, str], tuple[int, int, int]]:
    """Act, evidence and kind of source as read once more, by article and attribution.

    A row of the file has an article's name, and by attribution the three numbers of the labels.
    """
    return {(row["doc"], name): tuple(labels) for row in _rows(SECOND_ACTS) for name, labels in row["labels"].items()}


def known_speakers(data: Path, split: str) -> dict[tuple[str, str], str]:
    """Whom the source of an attribution stands for, "" where no name is given, by article and attribution."""
    known = {}
    for row in _labelled(data, split, OWN_SPEAKERS):
        if not row.get("bad") and " & " not in row.get("speaker", " & "):
            known[row["doc"], row["id"]] = row["speaker"] if row.get("speaker_kind") != "unnamed" else ""
    return known


def _labelled(data: Path, split: str, own: Path) -> Iterator[dict[str, Any]]:
    """The rows of the guide's own labels for a half, and behind them, for the training half, those of a file here."""
    for file in (data / "labels" / f"{split}.jsonl", *([own] if split == "train" else [])):
        yield from _rows(file)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, file.read_text(encoding="utf-8").splitlines())


def read_names() -> dict[str, dict[str, str]]:
    """The names that were marked for this project, by report: its year and row in Wikinews, or its file's name."""
    return {row["report"]: row["names"] for row in _rows(OWN_NAMES)}


def read_attributions() -> dict[str, list[Statement]]:
    """The attributions that were marked for this project, by report as `read_names` has them.

    A row of the file has the places of source, cue and content, and may have act, evidence and kind of source, and then
    the speaker.
    """
    return {row["report"]: [_read(*one) for one in row["attributions"]] for row in _rows(OWN_STATEMENTS)}


def _read(source: list[list[int]], cue: list[list[int]], content: list[list[int]], *labels: str) -> Statement:
    one = Statement(source=_places(source), cue=_places(cue), content=_places(content))
    if labels:
        act, evidence, kind, *speaker = labels
        one.speaker = speaker[0] if speaker else None
        one.act, one.evidence, one.kind = ACTS.index(act), EVIDENCE.index(evidence), KINDS.index(kind)
    return one


def _places(pairs: list[list[int]]) -> Offsets:
    return [(start, end) for start, end in pairs]


def own_marks(reports: Iterable[tuple[str, str]]) -> Iterator[Marked]:
    """Reports (name, text) with what was marked for this project in some of them."""
    names, attributions = read_names(), read_attributions()
    for number, (report, text) in enumerate(reports):
        one = Marked(text, names=listed_names(text, names[report]) if report in names else None)
        if report in attributions:
            one.split, one.fold = TRAIN, number % FOLDS
            one.statements = attributions[report]
            one.mentions = marked_mentions(text, one.names or [], one.statements)
        yield one


def listed_names(text: str, names: dict[str, str]) -> list[tuple[int, int, str]]:
    """Every place in a text of the names listed for it, the longest first.

    >>> listed_names("The Oru Port Board met in Oru.", {"Oru Port Board": "organisation", "Oru": "place"})
    [(4, 18, 'organisation'), (26, 29, 'place')]
    """
    if not names:
        return []
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    kinds = {"facility": "other"}
    return [
        (*match.span(), kinds.get(names[match[0]], names[match[0]]))
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text)
    ]
