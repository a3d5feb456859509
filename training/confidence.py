"""Measure what the signs of an attribution are worth, and write it into the attribution model's folder.

    python -m training.confidence [MODEL FOLDER]

Takes PolNeAR's development half, which the network has not learned from; fits a logistic regression from the signs of
each statement that the program makes of the model's labels (`onrecord/encoder/confidence.py`) to whether people had
marked it, and writes its weights to `heads.json` and the new hash to `manifest.json`. Prints the calibration error
and how well statements are ranked, on articles that a fit has not seen: a tenth of them, by turns.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

from benchmarks.quality.confidence import calibration_error, curve, people_marked
from benchmarks.quality.corpora import Report
from benchmarks.quality.scoring import judged
from benchmarks.quality.subject import as_attribution
from onrecord.codebook import load
from onrecord.encoder.confidence import SIGNS, chance
from onrecord.encoder.folder import FOLDER
from onrecord.encoder.tagger import OnnxTagger
from onrecord.encoder.weigh import WordScores
from onrecord.pipeline import Analyser
from onrecord.reading import read_bytes
from onrecord.records import Span
from onrecord.records.labels import Labels, Quotation

PARTS = 10
# Rows of a few thousand statements, of which a quarter follow the annotators' taste.
PENALTY = 0.1
Parts = tuple[tuple[Span, ...], ...]
Rows = list[tuple[list[float], bool]]


@dataclass
class Noting:
    """A weigher that keeps the signs of what it is asked of, and says what another one says of the rest."""

    weigher: WordScores
    seen: dict[Parts, list[float]]

    def attribution(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], link: float) -> float:
        self.seen.setdefault(
            (tuple(source), tuple(cue), tuple(content)), self.weigher.signs(source, cue, content, link)
        )
        return 1.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.weigher, name)


@dataclass
class NotingTagger:
    """The shipped tagger; `seen` are the signs of what was asked of the first text since it was emptied."""

    tagger: OnnxTagger
    seen: dict[Parts, list[float]] = field(default_factory=dict)
    first: bool = True

    def label(self, text: str, quotations: Sequence[Quotation]) -> Labels:
        labels = self.tagger.label(text, quotations)
        seen, self.first = self.seen if self.first else {}, False
        return (
            replace(labels, weigher=Noting(labels.weigher, seen)) if isinstance(labels.weigher, WordScores) else labels
        )

    def start(self) -> None:
        self.seen, self.first = {}, True


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    reports = people_marked()
    rows = collect(folder, reports)
    apart = [
        (chance(told, weights), right)
        for part in range(PARTS)
        for weights in [fitted([row for number, some in enumerate(rows) if number % PARTS != part for row in some])]
        for some in rows[part::PARTS]
        for told, right in some
    ]
    ranked = roc_auc_score([right for _, right in apart], [sure for sure, _ in apart])
    print(f"on unseen articles: calibration error {calibration_error(apart):.3f}, area under the curve {ranked:.3f}")
    print("\n".join(curve(apart, sum(len(one.attributions) for one in reports))))
    weights = fitted([row for some in rows for row in some])
    print(weights)
    write(folder, weights)


def collect(folder: Path, reports: Sequence[Report]) -> list[Rows]:
    """For each report the signs of each statement that the model's labels make, and whether people had marked it."""
    tagger = NotingTagger(OnnxTagger.load(folder))
    analyser, found = Analyser(tagger, load()), []
    for one in reports:
        tagger.start()
        reading = read_bytes(one.text.encode(), name=one.name)
        record = analyser.record(reading.article, at_least=0.0)
        outer = [statement for statement in record.statements if not statement.parent]
        told = [tagger.seen.get((statement.source, statement.cue, statement.content)) for statement in outer]
        right = judged(one.text, one.attributions, [as_attribution(statement, record) for statement in outer])
        found.append([(signs, marked) for signs, (_, marked) in zip(told, right, strict=True) if signs is not None])
    return found


def fitted(rows: Rows) -> dict[str, float]:
    """The weight of each sign, and the bias."""
    scaler = StandardScaler()
    told = scaler.fit_transform(np.asarray([signs for signs, _ in rows]))
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(told, [right for _, right in rows])
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return {name: round(float(weight), 4) for name, weight in zip(SIGNS, weights, strict=True)} | {
        "bias": round(bias, 4)
    }


def write(folder: Path, weights: dict[str, float]) -> None:
    """Put the weights into the folder's small file, and its hash into the manifest."""
    heads, manifest = folder / "heads.json", folder / "manifest.json"
    numbers = json.loads(heads.read_text(encoding="utf-8")) | {"confidence": weights}
    heads.write_text(json.dumps(numbers) + "\n", encoding="utf-8")
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["files"]["heads.json"] = sha256(heads.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
