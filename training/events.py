"""Learn how sure it is that words tell of a political event.

    python -m training.events --data ../shared/data

A logistic regression over the signs of the events that the program finds (`onrecord.finding.events.sureness`). It
learns from `training/event-labels.jsonl`: events found in 308 reports from elsewhere, each read by a language model and
called an event of its type, arguable, or none (places and labels, no text); and from half a of the exam `happened`,
where what is neither marked nor marked as optional is none. Arguable ones count as events. Prints the area under the
curve and the calibration error, on reports that a fit has not seen: a tenth of them, by turns; and on half b, which
was not learned from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.quality.confidence import calibration_error
from benchmarks.quality.news import all_news
from benchmarks.quality.pairing import pair_deeds
from benchmarks.quality.readings import Reading, deeds_in, marked
from benchmarks.quality.subject import Program
from onrecord.finding.events.sureness import ALONE, LEAST_SURE, SCALE, Sureness, signs_of, without_company
from onrecord.records import Record

LABELS = Path(__file__).resolve().parent / "event-labels.jsonl"
OUT = Path(__file__).resolve().parents[1] / "src/onrecord/finding/events/weights/sure.json"
PARTS = 10
PENALTY = 0.5
# A word that fewer events of the data have says little.
LEAST_SEEN = 4
ALONE_WEIGHS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event: the report it stands in, its signs, whether it is one."""

    report: str
    signs: tuple[str, ...]
    right: bool


def signs(record: Record) -> dict[str, tuple[str, ...]]:
    """The signs of a record's events, by their ids."""
    its = signs_of(record.article.text, record.article.title_end, record.events, record.actors)
    return {event.id: tuple(own) for event, own in zip(record.events, its, strict=True)}


def labelled(data: Path, program: Program) -> Iterator[Row]:
    """What was read event by event."""
    labels: dict[str, dict[tuple[int, int, str], str]] = defaultdict(dict)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels[row["report"]][row["at"][0], row["at"][1], row["type"]] = row["event"]
    for name, text in all_news(data):
        if name not in labels:
            continue
        record = program.record(f"{name}.txt", text.encode())
        its = signs(record)
        for event, deed in deeds_in(record):
            label = labels[name].get((deed.start, deed.end, deed.type))
            if label is not None:
                yield Row(report=name, signs=its[event.id], right=label != "no")


def exam(data: Path, program: Program, half: str) -> Iterator[Row]:
    """What one half of the exam says."""
    for one in marked(data):
        if one.half != half:
            continue
        record = program.record(f"{one.name}.txt", one.text.encode(), one.published)
        its, told = signs(record), list(deeds_in(record))
        have = Reading(deeds=tuple(deed for _, deed in told), charges=())
        against = {id(deed) for deed in pair_deeds(one.text, one.readings[0], have)[1]}
        for event, deed in told:
            yield Row(report=one.name, signs=its[event.id], right=id(deed) not in against)


def fitted(rows: Sequence[Row]) -> Sureness:
    """The weights of the signs."""
    seen = Counter(sign for row in rows for sign in row.signs)
    # Each event once more as if its sentence stood alone, so that what it says itself is weighed for itself.
    told = [*(row.signs for row in rows), *(without_company(row.signs) for row in rows)]
    weighed = [1.0] * len(rows) + [ALONE_WEIGHS] * len(rows)
    kept = [{sign: 1 for sign in signs if seen[sign] >= LEAST_SEEN or sign == ALONE} for signs in told]
    columns = DictVectorizer()
    model = LogisticRegression(C=PENALTY, max_iter=5000)
    model.fit(columns.fit_transform(kept), [row.right for row in rows] * 2, sample_weight=weighed)
    named = zip(columns.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(sign): round(SCALE * weight) for sign, weight in named if round(SCALE * weight)}
    return Sureness(bias=round(SCALE * model.intercept_[0]), weights=weights, sha256="")


def report(name: str, told: Sequence[tuple[float, bool]]) -> None:
    """Print how well events are ranked, and what leaving out brings."""
    ranked = roc_auc_score([right for _, right in told], [chance for chance, _ in told])
    kept = [right for chance, right in told if chance >= LEAST_SURE]
    every = [right for _, right in told]
    print(
        f"{name}: {len(told)} events, {sum(every) / len(every):.3f} right; area under the curve {ranked:.3f}, "
        f"calibration error {calibration_error(told):.3f}; from {LEAST_SURE} on {sum(kept) / len(kept):.3f} right, "
        f"{sum(kept) / sum(every):.3f} of the right ones"
    )


def main() -> int:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    program = Program(at_least=0.0)
    read, half_a = list(labelled(options.data, program)), list(exam(options.data, program, "a"))
    rows = [*half_a, *read]
    names = sorted({row.report for row in rows})
    apart: dict[int, float] = {}
    for part in range(PARTS):
        left_out = set(names[part::PARTS])
        model = fitted([row for row in rows if row.report not in left_out])
        apart |= {id(row): model.chance(row.signs) for row in rows if row.report in left_out}
    report("read one by one", [(apart[id(row)], row.right) for row in read])
    report("half a", [(apart[id(row)], row.right) for row in half_a])
    model = fitted(rows)
    report("half b", [(model.chance(row.signs), row.right) for row in exam(options.data, program, "b")])
    written = json.dumps({"bias": model.bias, "signs": dict(sorted(model.weights.items()))}, indent=1)
    OUT.write_text(written + "\n", encoding="utf-8")
    print(f"{len(model.weights)} signs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
