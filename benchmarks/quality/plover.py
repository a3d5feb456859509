"""The PLOVER data: gold records of 2016 in the types of version 2.0, and sentences with a marked source and target.

Reads them where the shared data are; gives plain gold values. They are measured, never trained on; the sentences
served as development texts of the vocabulary, the gold records did not.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# 18 types became 16.
NEW_TYPES: Final = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# The sentences know CONCEDE and RETREAT as one.
ROOTS: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS: Final = {
    "verbal cooperation": "1",
    "material cooperation": "2",
    "verbal conflict": "3",
    "material conflict": "4",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A gold actor: its words and its country's code."""

    words: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRecord:
    """One gold record of a text."""

    id: str
    text: str
    type: str
    sources: tuple[Entity, ...]
    targets: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """One sentence with the root and the quad class of what its source does to its target."""

    id: str
    text: str
    source: str
    target: str
    root: str
    quad: str


def gold_file(data: Path) -> Path:
    """Where the gold records are."""
    return data / "plover-gsr" / "PLOVER_GSR_CAMEO.txt"


def sentence_file(data: Path) -> Path:
    """Where the sentences are."""
    return data / "plover-sentences" / "train.tsv"


def gold_records(path: Path) -> Iterator[GoldRecord]:
    """The 322 records; the file's note on itself is left out."""
    for number, row in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        if row["event"] == "DOCUMENT":
            continue
        yield GoldRecord(
            id=f"{number:03}-{row['id'].removeprefix('PLOVER-GSR01-')}",
            text=row["text"],
            type=NEW_TYPES.get(row["event"], row["event"]),
            sources=_entities(row.get("source")),
            targets=_entities(row.get("target")),
        )


def _entities(rows: Any) -> tuple[Entity, ...]:
    """Most are lists, some a single object, an empty string where there is none."""
    several = [rows] if isinstance(rows, dict) else list(rows or ())
    return tuple(Entity(words=row["actorText"], code=row.get("code") or "") for row in several if isinstance(row, dict))


def gold_sentences(path: Path) -> Iterator[GoldSentence]:
    """The 1,050 sentences."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield GoldSentence(
                id=row["sentence_id"],
                text=row["sentence"],
                source=row["source"],
                target=row["target"],
                root=row["gold_root"],
                quad=row["gold_penta"],
            )
