"""Sentences of which people said how certain what they tell of is (UW and MEANTIME)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.corpus.marks import Marked
from training.texts import DEV, UNLABELLED


def factual(data: Path) -> Iterator[Marked]:
    """Sentences with happenings that people marked as certain, possible or untrue, -3 to 3."""
    for name, split in (("UW", "train"), ("MEANTIME", "train"), ("UW", "dev")):
        for line in (data / "factuality" / name / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            starts, at = [], 0
            for word in row["text"].split(" "):
                starts.append(at)
                at += len(word) + 1
            facts = [(starts[target["span1"][0]], float(target["label"])) for target in row["targets"]]
            yield Marked(row["text"], split=UNLABELLED if split == "train" else DEV, facts=facts)
