"""Does confidence mean what it says? Of the statements given 0.9, are nine in ten right?

    python -m benchmarks.quality.confidence

Prints the calibration error (the mean distance between confidence and share of right ones over ten equal bins,
weighed by their size) and the curve of coverage against precision: what `--at-least` leaves, and how much of that
is right. A statement is right where one with the same content and source is marked (see `scoring`). The weights
were fitted on PolNeAR's development half; `training/confidence.py` prints the error on articles that a fit has not
seen. The reports from elsewhere were not fitted on, and marked by a language model, which marks more than people do.
"""

import sys
from collections.abc import Sequence

from benchmarks.quality import elsewhere
from benchmarks.quality.corpora import Report, data_folder, read_reports
from benchmarks.quality.scoring import judged
from benchmarks.quality.subject import Program

BINS = 10
STEPS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
Judged = Sequence[tuple[float, bool]]


def main() -> int:
    """Measure on the articles that people marked, and on those that a language model read."""
    data, reports = data_folder(), people_marked()
    if data is None or not reports:
        print("No shared data beside this clone: there is nothing to measure confidence on.")
        return 1
    program = Program(at_least=0.0)
    for name, some in (("PolNeAR, development half", reports), ("elsewhere", list(elsewhere.reports(data)))):
        every = [
            row
            for one in some
            for row in judged(one.text, one.attributions, program.attributions(one.name, one.text.encode()))
        ]
        print(f"{name}: {len(every)} statements; calibration error {calibration_error(every):.3f}")
        print("\n".join(curve(every, sum(len(one.attributions) for one in some))))
    return 0


def people_marked() -> list[Report]:
    """The articles of PolNeAR's development half; none where they are not there."""
    data = data_folder()
    if data is None or not (data / "polnear" / "dev").is_dir():
        return []
    folder = data / "polnear" / "dev"
    return list(read_reports(folder / "text", folder / "attributions", data / "labels" / "dev.jsonl"))


def calibration_error(rows: Judged) -> float:
    """The mean distance between confidence and share of right ones, over ten bins of equal width.

    >>> calibration_error([(0.9, True), (0.9, True), (0.1, False), (0.1, True)])
    0.25
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        bins.setdefault(min(int(row[0] * BINS), BINS - 1), []).append(row)
    away = (abs(sum(sure for sure, _ in some) - sum(right for _, right in some)) for some in bins.values())
    return round(sum(away) / len(rows), 10) if rows else 0.0


def curve(rows: Judged, wanted: int) -> list[str]:
    """What stays at each least confidence: how many statements, how many of them right, how many of all marked."""
    lines = ["at least   given   right   found"]
    for least in STEPS:
        kept = [right for sure, right in rows if sure >= least]
        precision = sum(kept) / len(kept) if kept else 0.0
        lines.append(f"{least:8.2f} {len(kept):7d} {precision:7.1%} {sum(kept) / max(wanted, 1):7.1%}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
