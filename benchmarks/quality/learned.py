"""A linear model over what the vocabulary found and the words between source and target, by cross-validation.

It is no part of the program: it tells how much of what the vocabulary misses on the marked sentences can be learned
from sentences of the same set, and so is that set's own habit. docs/decisions says why it is not shipped.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.quality.plover import GoldSentence
from onrecord.records import Event, Record

Floats = npt.NDArray[np.float32]
_WORD: Final = re.compile(r"SRC|TGT|[a-z]+(?:-[a-z]+)*|\d+")
_WEIGHTS: Final = {"first": 3.0, "mode": 1.5, "trigger": 2.0, "pair": 0.7, "any": 0.3, "behind": 0.5}
Sample = tuple[GoldSentence, Record, Sequence[Event]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen."""

    folds: int = 10
    seed: int = 0
    decay: float = 1e-3
    steps: int = 250
    rate: float = 0.15
    momentum: float = 0.9


SETTINGS: Final = Settings()


def cross_validated(samples: Sequence[Sample]) -> list[str]:
    """The root of each sentence, by a model that has not seen it; the same sentence is never on both sides."""
    names = [features(*sample) for sample in samples]
    roots = [gold.root for gold, _, _ in samples]
    classes = sorted(set(roots))
    groups: dict[str, list[int]] = {}
    for number, (gold, _, _) in enumerate(samples):
        groups.setdefault(gold.text, []).append(number)
    order = list(groups.values())
    random.Random(SETTINGS.seed).shuffle(order)
    found = [""] * len(samples)
    for fold in range(SETTINGS.folds):
        held_out = [number for group in order[fold :: SETTINGS.folds] for number in group]
        learned = sorted(set(range(len(samples))) - set(held_out))
        scores = _fit_and_score(
            [names[n] for n in learned], [roots[n] for n in learned], [names[n] for n in held_out], classes
        )
        for number, best in zip(held_out, scores.argmax(axis=1), strict=True):
            found[number] = classes[best]
    return found


def features(gold: GoldSentence, record: Record, events: Sequence[Event]) -> list[str]:
    """What the vocabulary found, and the words between, behind and around source and target."""
    text = record.article.text
    found = [f"{'first' if not number else 'other'}:{event.type}" for number, event in enumerate(events[:4])] or [
        "none:"
    ]
    if events:
        first = events[0]
        found += [f"mode:{first.type}.{first.mode}", f"status:{first.type}.{first.status}"]
        found += [f"trigger:{word}" for span in first.trigger for word in _WORD.findall(span.of(text).lower())]
    marked = gold.text.lower()
    for party, mark in ((gold.source, " SRC "), (gold.target, " TGT ")):
        marked = marked.replace(party.lower().strip(), mark, 1)
    words = _WORD.findall(marked)
    found += [f"any:{word[:5]}" for word in words]
    if "SRC" in words and "TGT" in words:
        source, target = words.index("SRC"), words.index("TGT")
        low, high = sorted((source, target))
        between = words[low + 1 : high][:12]
        found += [
            f"order:{source < target}",
            f"after:{' '.join(words[source + 1 : source + 3])}",
            f"next:{words[source + 1] if source + 1 < len(words) else ''}",
        ]
        found += [f"between:{word}" for word in between] + [f"stem:{word[:5]}" for word in between]
        found += [f"pair:{one} {other}" for one, other in pairwise(between)]
        found += [f"behind:{word}" for word in words[high + 1 : high + 6]] + [
            f"before:{words[target - 1] if target else ''}"
        ]
    return found


def _fit_and_score(
    learned: Sequence[Sequence[str]], roots: Sequence[str], held_out: Sequence[Sequence[str]], classes: Sequence[str]
) -> Floats:
    """Multinomial logistic regression by gradient descent; the scores of what was held out."""
    counts = Counter(name for row in learned for name in set(row))
    columns = {name: number for number, name in enumerate(sorted(name for name, count in counts.items() if count > 1))}
    matrix = _matrix(learned, columns)
    truth = np.eye(len(classes), dtype=np.float32)[[classes.index(root) for root in roots]]
    weights = np.zeros((len(columns), len(classes)), np.float32)
    speed, bias = np.zeros_like(weights), np.zeros(len(classes), np.float32)
    for _ in range(SETTINGS.steps):
        scores = matrix @ weights + bias
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        off = odds / odds.sum(axis=1, keepdims=True) - truth
        speed = SETTINGS.momentum * speed + matrix.T @ off / len(learned) + SETTINGS.decay * weights
        weights = weights - SETTINGS.rate * speed
        bias = bias - SETTINGS.rate * off.mean(axis=0)
    result: Floats = _matrix(held_out, columns) @ weights + bias
    return result


def _matrix(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> Floats:
    matrix = np.zeros((len(rows), len(columns)), np.float32)
    for number, row in enumerate(rows):
        for name in row:
            if name in columns:
                matrix[number, columns[name]] = _WEIGHTS.get(name.partition(":")[0], 1.0)
    return matrix
