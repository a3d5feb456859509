"""Measure what the attribution model's scores are worth, and write it into the model's folder.

    python -m training.confidence [MODEL FOLDER]

Takes PolNeAR's development half; fits a rising line (isotonic regression) from a statement's score to the share of
right ones, and writes its corners to `heads.json` and the new hash to `manifest.json`. Prints the calibration error
on articles that a fit has not seen: half of them, by turns.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from benchmarks.quality.confidence import by_report, calibration_error
from benchmarks.quality.subject import Program
from onrecord.encoder.confidence import chance
from onrecord.encoder.folder import FOLDER

# Statements that a corner of the line has to stand on: fewer would follow chance.
ENOUGH = 80


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    write(folder, [])
    reports = [rows for _, rows, _ in by_report(Program())]
    apart = []
    for half in (0, 1):
        line = fitted([row for number, rows in enumerate(reports) if number % 2 == half for row in rows])
        apart += [
            (chance(s, line), right) for number, rows in enumerate(reports) if number % 2 != half for s, right in rows
        ]
    line = fitted([row for rows in reports for row in rows])
    print(f"calibration error on unseen articles {calibration_error(apart):.3f}")
    print(line)
    write(folder, line)


def fitted(rows: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Corners of the line: the mean score and the share of right ones of each stretch in which the share is level."""
    scores, right = np.asarray([row[0] for row in rows]), np.asarray([row[1] for row in rows], dtype=float)
    groups = np.array_split(np.argsort(scores, kind="stable"), max(len(rows) // ENOUGH, 2))
    means = np.asarray([scores[group].mean() for group in groups])
    shares = np.asarray([right[group].mean() for group in groups])
    level = IsotonicRegression(out_of_bounds="clip").fit(means, shares, sample_weight=[len(group) for group in groups])
    return [(round(float(x), 4), round(float(y), 4)) for x, y in zip(means, level.predict(means), strict=True)]


def write(folder: Path, line: Sequence[tuple[float, float]]) -> None:
    """Put the line into the folder's small file, and its hash into the manifest."""
    heads, manifest = folder / "heads.json", folder / "manifest.json"
    numbers = json.loads(heads.read_text(encoding="utf-8")) | {"confidence": line}
    heads.write_text(json.dumps(numbers) + "\n", encoding="utf-8")
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["files"]["heads.json"] = sha256(heads.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
