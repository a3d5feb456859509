"""Train what a statement does, and whether it cites evidence.

    pip install -e '.[train]'
    python -m training.acts --data ../shared/data

Read from top to bottom: settings, data, model, cross-validation, export, figures. Data is a folder with PolNeAR
(`polnear/train`, `polnear/dev`: `text`, `attributions`) and labels (`labels/train.jsonl`, `labels/dev.jsonl`), one
line of JSON for each labelled attribution; `training/acts-labels.jsonl` adds attributions of other training articles,
`training/attribution-labels.jsonl` of news from elsewhere, both labelled for this project. What comes out is
`src/onrecord/finding/acts/weights/acts.json`.

The model is a logistic regression over the signs that `onrecord.finding.acts.signs` gives. Its weights are rounded to
whole numbers, so that the sums are the same on every machine.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, f1_score
from sklearn.model_selection import GroupKFold

from benchmarks.quality.corpora import Report, read_reports
from benchmarks.quality.elsewhere import reports as read_elsewhere
from benchmarks.quality.scoring import Attribution
from onrecord.codebook import Codebook
from onrecord.codebook import load as load_codebook
from onrecord.finding.acts.signs import signs
from onrecord.finding.acts.weighing import SCALE, Scales
from onrecord.finding.acts.wording import checkable_share, said
from onrecord.finding.attribution.statements import manner
from onrecord.finding.quotes import quotations
from onrecord.records import Act, Evidence, Span

ROOT = Path(__file__).resolve().parent.parent
OWN_LABELS = Path(__file__).resolve().parent / "acts-labels.jsonl"
OWN_READINGS = Path(__file__).resolve().parent / "attribution-labels.jsonl"
WEIGHTS = ROOT / "src" / "onrecord" / "finding" / "acts" / "weights" / "acts.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen, with its reason."""

    penalty: float = 0.03  # sklearn's C; of 0.01 to 1, best in cross-validation by article
    least: int = 4  # a sign met less often teaches little, and makes the file larger
    # Signs made from groups of words hold for words never met; single words are learned from few examples.
    group_weight: float = 3.0
    # Cited is the rarer answer: a lower bar for it gives up no accuracy and finds more.
    cited_bias: float = 0.6
    # 1 would weigh every act alike, 0 every example. Between them rare acts are found, for a point of accuracy at most.
    balance: float = 0.3
    folds: int = 5


SETTINGS = Settings()
_SINGLE_WORDS = ("cue: ", "cue begins", "cue ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A labelled attribution as its signs."""

    report: str
    signs: frozenset[str]
    act: str
    cited: str


# --------------------------------------------------------------------------- data


def examples(reports: Sequence[Report], codebook: Codebook) -> Iterator[Example]:
    """The labelled attributions of some reports; a label left open is passed over."""
    for report in reports:
        if not report.labelled:
            continue
        parts, at = [], 0
        for block in report.text.split("\n\n"):
            parts.append(Span(at, at + len(block)))
            at += len(block) + 2
        quoted = quotations(report.text, parts)
        share = checkable_share(report.text, codebook)
        for one in report.labelled:
            act, evidence = one.labels["act"], one.labels["evidence"]
            if act is None or evidence is None:
                continue
            roles = (spans(one.source), spans(one.cue), spans(one.content))
            of = said(
                report.text,
                roles,
                title=report.text.partition("\n")[0],
                checkable=share,
                manner=manner(report.text, roles[2], quoted),
            )
            cited = Evidence.CITED if evidence == Evidence.CITED else Evidence.NONE
            yield Example(report=report.name, signs=signs(of, codebook), act=act, cited=cited)


def spans(given: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Offsets as the program has them."""
    return tuple(Span(*one) for one in given)


def own_labels(reports: Sequence[Report], path: Path) -> list[Report]:
    """The reports with the labels of this project's own file in place of the others'."""
    labels: dict[tuple[str, str], dict[str, str | None]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row.get("bad"):
            labels[row["doc"], row["id"]] = {"act": row["act"], "evidence": row["evidence"]}
    return [
        Report(
            name=report.name,
            text=report.text,
            attributions=tuple(
                Attribution(id=one.id, source=one.source, cue=one.cue, content=one.content, labels=found)
                for one in report.attributions
                if (found := labels.get((report.name.removesuffix(".txt"), one.id)))
            ),
        )
        for report in reports
    ]


# --------------------------------------------------------------------------- model


class Model:
    """A logistic regression that knows its signs by name."""

    def __init__(self, found: Sequence[Example], wanted: Sequence[str], balance: float) -> None:
        counts = Counter(sign for example in found for sign in example.signs)
        self.names = sorted(sign for sign, count in counts.items() if count >= SETTINGS.least)
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.factors = np.array(
            [1.0 if name.startswith(_SINGLE_WORDS) else SETTINGS.group_weight for name in self.names]
        )
        self.regression = LogisticRegression(C=SETTINGS.penalty, max_iter=1000, tol=1e-6)
        often = Counter(wanted)
        weights = [(len(wanted) / len(often) / often[label]) ** balance for label in wanted]
        self.regression.fit(self.matrix(found), wanted, sample_weight=weights)

    def matrix(self, found: Sequence[Example]) -> csr_matrix:
        """A row for each example, a column for each sign."""
        rows, columns = [], []
        for row, example in enumerate(found):
            known = sorted(self.numbers[sign] for sign in example.signs if sign in self.numbers)
            rows += [row] * len(known)
            columns += known
        return csr_matrix((self.factors[columns], (rows, columns)), shape=(len(found), len(self.names)))

    def scales(self, labels: Sequence[str], bias: dict[str, float]) -> Scales:
        """The weights as whole numbers, labels in the order given."""
        classes = list(self.regression.classes_)
        coefficients, intercepts = self.regression.coef_, self.regression.intercept_
        if len(classes) == 2:
            zero = np.zeros_like(coefficients)
            coefficients, intercepts = np.vstack([zero, coefficients]), np.array([0.0, intercepts[0]])
        rows = [classes.index(label) for label in labels]
        weights = np.rint(coefficients[rows] * self.factors * SCALE).astype(int)
        start = [
            round((intercepts[row] + bias.get(label, 0.0)) * SCALE) for row, label in zip(rows, labels, strict=True)
        ]
        return Scales(
            labels=tuple(labels),
            bias=tuple(start),
            signs={name: weights[:, n].tolist() for n, name in enumerate(self.names) if weights[:, n].any()},
        )


ACTS = [str(act) for act in Act]
CITED = [str(Evidence.NONE), str(Evidence.CITED)]


def train_acts(found: Sequence[Example]) -> Scales:
    """Weights for acts."""
    return Model(found, [example.act for example in found], SETTINGS.balance).scales(ACTS, {})


def train_cited(found: Sequence[Example]) -> Scales:
    """Weights for cited evidence."""
    model = Model(found, [example.cited for example in found], 0.0)
    return model.scales(CITED, {str(Evidence.CITED): SETTINGS.cited_bias})


# --------------------------------------------------------------------------- figures


def predict(scales: Scales, found: Sequence[Example]) -> list[str]:
    """The likeliest label of each example."""
    return [scales.weigh(example.signs).labels[0] for example in found]


def figures(name: str, wanted: Sequence[str], given: Sequence[str]) -> str:
    """Accuracy and macro F1 in one line."""
    right = sum(one == other for one, other in zip(wanted, given, strict=True)) / len(wanted)
    macro = f1_score(wanted, given, average="macro", zero_division=0)
    return f"{name}: accuracy {100 * right:.1f}, macro F1 {100 * macro:.1f}, of {len(wanted)}"


def cross_validate(found: Sequence[Example]) -> None:
    """Each article is judged by weights that never saw it."""
    groups = [example.report for example in found]
    acts, cited = [""] * len(found), [""] * len(found)
    for train, test in GroupKFold(SETTINGS.folds).split(found, groups=groups):
        seen, new = [found[n] for n in train], [found[n] for n in test]
        for numbers, given, into in (
            (test, predict(train_acts(seen), new), acts),
            (test, predict(train_cited(seen), new), cited),
        ):
            for number, label in zip(numbers, given, strict=True):
                into[number] = label
    print(figures("acts, by cross-validation", [example.act for example in found], acts))
    print(figures("cited, by cross-validation", [example.cited for example in found], cited))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    codebook = load_codebook()

    def reports(split: str) -> list[Report]:
        folder = args.data / "polnear" / split
        return read_reports(folder / "text", folder / "attributions", args.data / "labels" / f"{split}.jsonl")

    train = reports("train")
    elsewhere = list(read_elsewhere(args.data, OWN_READINGS))
    found = [
        example for some in (train, own_labels(train, OWN_LABELS), elsewhere) for example in examples(some, codebook)
    ]
    unseen = list(examples(reports("dev"), codebook))
    print(f"{len(found)} to learn from, in {len({example.report for example in found})} articles; {len(unseen)} apart")
    cross_validate(found)
    acts, cited = train_acts(found), train_cited(found)
    tables = {
        name: {"labels": scales.labels, "bias": scales.bias, "signs": dict(sorted(scales.signs.items()))}
        for name, scales in (("act", acts), ("cited", cited))
    }
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{args.out}: {args.out.stat().st_size / 1e3:.0f} kB, {len(acts.signs)} and {len(cited.signs)} signs")
    print(classification_report([e.act for e in unseen], predict(acts, unseen), zero_division=0))
    print(classification_report([e.cited for e in unseen], predict(cited, unseen), zero_division=0))


if __name__ == "__main__":
    main()
