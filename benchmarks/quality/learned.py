"""A linear model over what the vocabulary found and the words between source and target, by cross-validation.

    pip install -e '.[bench]'
    python -m benchmarks.quality.learned

Prints macro F1 of root and quad class on the marked sentences for several shuffles into folds.
It is no part of the program: it tells how much of what the vocabulary misses on the marked sentences can be learned
from sentences of the same set, and so is that set's own habit. docs/decisions says why it is not shipped. It needs
scikit-learn, of the extra `bench`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.events import best_for, macros
from benchmarks.quality.plover import GoldSentence, gold_sentences, sentence_file
from benchmarks.quality.subject import Program
from onrecord.records import Event, Record

_WORD: Final = re.compile(r"SRC|TGT|[a-z]+(?:-[a-z]+)*|\d+")
_WEIGHTS: Final = {"first": 3.0, "mode": 1.5, "trigger": 2.0, "pair": 0.7, "any": 0.3, "behind": 0.5}
Sample = tuple[GoldSentence, Record, Sequence[Event]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen."""

    folds: int = 10
    shuffles: int = 5  # how the sentences fall into folds moves macro F1 by half a point
    penalty: float = 10.0  # sklearn's C; of 0.1 to 10


SETTINGS: Final = Settings()


def cross_validated(samples: Sequence[Sample]) -> Iterator[list[str]]:
    """For each shuffle the root of each sentence, by a model that has not seen it.

    The same sentence, which stands in the set with several pairs of source and target, is never on both sides.
    """
    rows = [{name: _WEIGHTS.get(name.partition(":")[0], 1.0) for name in features(*sample)} for sample in samples]
    roots = [gold.root for gold, _, _ in samples]
    groups = [gold.text for gold, _, _ in samples]
    for seed in range(SETTINGS.shuffles):
        found = [""] * len(samples)
        folds = GroupKFold(SETTINGS.folds, shuffle=True, random_state=seed)
        for learned, held_out in folds.split(rows, groups=groups):
            columns = DictVectorizer()
            model = LogisticRegression(C=SETTINGS.penalty, max_iter=1000)
            model.fit(columns.fit_transform([rows[n] for n in learned]), [roots[n] for n in learned])
            guessed = model.predict(columns.transform([rows[n] for n in held_out]))
            for number, root in zip(held_out, guessed, strict=True):
                found[number] = str(root)
        yield found


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


def main() -> int:
    """Print the figures."""
    data = data_folder()
    if data is None or not sentence_file(data).is_file():
        print("No marked sentences beside this clone; nothing was measured.", file=sys.stderr)
        return 1
    program = Program()
    samples: list[Sample] = []
    for gold in gold_sentences(sentence_file(data)):
        record = program.record(gold.id, gold.text.encode())
        samples.append((gold, record, best_for(gold, record)))
    for number, guessed in enumerate(cross_validated(samples), start=1):
        print(f"shuffle {number}: {macros([gold for gold, _, _ in samples], guessed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
