"""Word classes: which words of a sentence are nouns, verbs, prepositions.

Takes the words of a sentence; yields a Penn Treebank tag for each ("VBD", "NN", "IN"). A word that has one
class nearly always is looked up; the rest is decided from left to right by weights learned from parsed news
(averaged perceptron, `training/word_classes.py`). Leaves what words do in their sentence to `phrases`.
"""

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec

# Of the weights; their card is models/word-classes/CARD.md.
VERSION = 1
_DIGIT = re.compile(r"\d")
_START, _END = "^", "$"


class Weights(msgspec.Struct, frozen=True):
    """What training wrote: tags, words that have but one, each feature's weights (tag and weight by turns)."""

    tags: list[str]
    known: dict[str, int]
    weights: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Classes:
    """The tagger, loaded."""

    tags: Sequence[str]
    known: Mapping[str, int]
    weights: Mapping[str, Sequence[tuple[int, int]]]
    sha256: str

    def tag(self, words: Sequence[str]) -> list[str]:
        """A tag for each word.

        >>> load().tag("The envoy visited Arlia on a visit of state .".split())
        ['DT', 'NN', 'VBD', 'NNP', 'IN', 'DT', 'NN', 'IN', 'NN', '.']
        """
        normal = [_START, _START, *map(normalised, words), _END, _END]
        before, last = _START, _START
        found: list[str] = []
        for at, word in enumerate(words):
            number = self.known.get(word)
            if number is None:
                number = self._best(features(at, word, normal, last, before))
            before, last = last, self.tags[number]
            found.append(last)
        return found

    def _best(self, active: Sequence[str]) -> int:
        scores, weights = [0] * len(self.tags), self.weights
        for feature in active:
            if feature in weights:
                for number, weight in weights[feature]:
                    scores[number] += weight
        return scores.index(max(scores))


def normalised(word: str) -> str:
    """A word as others see it: numbers alike, capitals at the start dropped from no name.

    >>> normalised("1,400"), normalised("Arlia"), normalised("co-operate")
    ('0', 'Arlia', 'co-operate')
    """
    if _DIGIT.search(word):
        return "0"
    return word


def features(at: int, word: str, normal: Sequence[str], last: str, before: str) -> tuple[str, ...]:
    """What is looked at to decide a word: itself, its ending, its neighbours, the two tags before it."""
    place = at + 2
    lower = word.lower()
    after, two_after = normal[place + 1], normal[place + 2]
    shape = f"{word[:1].isupper()}{at == 0}{'-' in word}{word.isupper()}"
    ending = lower[-3:]
    return (
        "b",
        "w" + lower,
        "e" + ending,
        "f" + lower[-2:] + shape,
        "s" + shape + last,
        "l" + last,
        "p" + last + "|" + before,
        "t" + last + "|" + lower,
        "u" + last + "|" + ending,
        "v" + normal[place - 1].lower(),
        "n" + after.lower(),
        "m" + after.lower()[-3:] + "|" + last,
        "x" + two_after.lower(),
        "y" + lower + "|" + after.lower()[-3:],
    )


@cache
def load() -> Classes:
    """Load the shipped weights."""
    data = (files("onrecord.grammar") / "word_classes.json.gz").read_bytes()
    weights = msgspec.json.decode(gzip.decompress(data), type=Weights)
    return Classes(
        tags=tuple(weights.tags),
        known=weights.known,
        weights={feature: tuple(zip(row[::2], row[1::2], strict=True)) for feature, row in weights.weights.items()},
        sha256=sha256(data).hexdigest(),
    )
