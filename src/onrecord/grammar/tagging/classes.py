"""Word classes: which words of a sentence are nouns, verbs, prepositions.

Takes the words of a sentence; yields a Penn Treebank tag for each ("VBD", "NN", "IN"). A word that has one
class nearly always is looked up; the rest is decided from left to right by weights learned from parsed news
(averaged perceptron, `training/word_classes.py`). Leaves what words do in their sentence to `phrases`.
"""

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from operator import add

import msgspec

from onrecord.grammar.tags import FINITE

# Of the weights; their card is models/word-classes/CARD.md.
VERSION = 2
_DIGIT = re.compile(r"\d")
_START, _END = "^", "$"
# Where a clause ends, as far as one word and its class tell.
_NEW_CLAUSE = frozenset({",", ":", ".", "WDT", "WP", "WP$", "WRB"})
_OPENERS = frozenset(
    {"that", "after", "before", "because", "while", "although", "though", "if", "unless", "since", ";"}
)
# Sums of weights that are kept: some megabytes. Past this, the keeping begins anew.
_MOST_KEPT = 10_000
# Sentences of which the tags are kept: those of a long report.
_MOST_READ = 256


class Weights(msgspec.Struct, frozen=True):
    """What training wrote: tags, words that have but one, each feature's weights (tag and weight by turns).

    The rows are tuples, because the garbage collector never looks into tuples of numbers again; of the objects that it
    would go through over and over, a hundred thousand lists were half.
    """

    tags: list[str]
    known: dict[str, int]
    weights: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Classes:
    """The tagger, loaded; `weights` has for each feature tags and what they weigh by turns."""

    tags: Sequence[str]
    known: Mapping[str, int]
    weights: Mapping[str, Sequence[int]]
    sha256: str
    _kept: dict[tuple[str, ...], Sequence[int]] = field(default_factory=dict, repr=False, compare=False)
    _read: dict[tuple[str, ...], list[str]] = field(default_factory=dict, repr=False, compare=False)

    def tag(self, words: Sequence[str]) -> list[str]:
        """A tag for each word.

        >>> load().tag("The envoy visited Arlia on a visit of state .".split())
        ['DT', 'NN', 'VBD', 'NNP', 'IN', 'DT', 'NN', 'IN', 'NN', '.']
        """
        # Times, events and statements each ask for the sentences of a report, one after the other.
        key = tuple(words)
        if (known := self._read.get(key)) is None:
            if len(self._read) >= _MOST_READ:
                self._read.clear()
            known = self._read[key] = self._tagged(words)
        return list(known)

    def _tagged(self, words: Sequence[str]) -> list[str]:
        normal = [_START, _START, *map(normalised, words), _END, _END]
        looked_up = [self.known.get(word) for word in words]
        ahead = verbs_ahead(words, [None if number is None else self.tags[number] for number in looked_up])
        before, last, told = _START, _START, False
        found: list[str] = []
        for at, word in enumerate(words):
            number = looked_up[at]
            if number is None:
                number = self._best(at, word, normal, (last, before), told=told, ahead=ahead[at])
            before, last = last, self.tags[number]
            told = tells(word, last, told=told)
            found.append(last)
        return found

    def _best(
        self, at: int, word: str, normal: Sequence[str], tags: tuple[str, str], *, told: bool, ahead: bool
    ) -> int:
        shape, (last, before) = _shape(at, word), tags
        # The same words and pairs of tags come again and again, and most of the weights are theirs.
        own = self._kept.get((word, shape)) or self._keep((word, shape), _of_word(word, shape))
        behind = self._kept.get((shape, last, before)) or self._keep(
            (shape, last, before), _of_tags(shape, last, before)
        )
        scores, weights = list(map(add, own, behind)), self.weights
        for feature in (*_of_neighbours(at, word, normal, last), *_of_clause(word, last, told=told, ahead=ahead)):
            if feature in weights:
                row = iter(weights[feature])
                for number, weight in zip(row, row, strict=True):
                    scores[number] += weight
        return scores.index(max(scores))

    def _keep(self, key: tuple[str, ...], active: Sequence[str]) -> Sequence[int]:
        """The sum of some features' weights, kept for the next time."""
        scores = [0] * len(self.tags)
        for feature in active:
            row = iter(self.weights.get(feature, ()))
            for number, weight in zip(row, row, strict=True):
                scores[number] += weight
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        kept = self._kept[key] = tuple(scores)
        return kept


def normalised(word: str) -> str:
    """A word as others see it: numbers alike, capitals at the start dropped from no name.

    >>> normalised("1,400"), normalised("Arlia"), normalised("co-operate")
    ('0', 'Arlia', 'co-operate')
    """
    if not word.isalpha() and _DIGIT.search(word):
        return "0"
    return word


def tells(word: str, tag: str, *, told: bool) -> bool:
    """Whether the clause has its verb, after a word: a finite one tells, and a new clause begins untold."""
    return tag in FINITE or (told and tag not in _NEW_CLAUSE and word.lower() not in _OPENERS)


def verbs_ahead(words: Sequence[str], looked_up: Sequence[str | None]) -> list[bool]:
    """For each word, whether a finite verb that is sure to be one follows in its clause.

    >>> verbs_ahead(["Ships", "seized", "there", "were", "sold"], [None, None, None, "VBD", None])
    [True, True, True, False, False]
    """
    found, follows = [False] * len(words), False
    for at in range(len(words) - 1, -1, -1):
        found[at] = follows
        tag = looked_up[at]
        if tag in FINITE:
            follows = True
        elif tag in _NEW_CLAUSE or words[at].lower() in _OPENERS:
            follows = False
    return found


def features(
    at: int, word: str, normal: Sequence[str], tags: tuple[str, str], *, told: bool, ahead: bool
) -> tuple[str, ...]:
    """What is looked at to decide a word: itself, its ending, its neighbours, the two tags before it, its clause."""
    shape, (last, before) = _shape(at, word), tags
    return (
        *_of_word(word, shape),
        *_of_tags(shape, last, before),
        *_of_neighbours(at, word, normal, last),
        *_of_clause(word, last, told=told, ahead=ahead),
    )


def _of_clause(word: str, last: str, *, told: bool, ahead: bool) -> tuple[str, ...]:
    """Whether the clause had its verb, and has one still to come: "ships seized there were sold" and "seized ships"."""
    state, lower = "ab"[told] + "ab"[ahead], word.lower()
    return "g" + state + last, "h" + state + lower[-3:], "k" + state + lower


def _shape(at: int, word: str) -> str:
    return f"{word[:1].isupper()}{at == 0}{'-' in word}{word.isupper()}"


def _of_word(word: str, shape: str) -> tuple[str, ...]:
    lower = word.lower()
    return "b", "w" + lower, "e" + lower[-3:], "f" + lower[-2:] + shape


def _of_tags(shape: str, last: str, before: str) -> tuple[str, ...]:
    return "s" + shape + last, "l" + last, "p" + last + "|" + before


def _of_neighbours(at: int, word: str, normal: Sequence[str], last: str) -> tuple[str, ...]:
    place = at + 2
    lower, after = word.lower(), normal[place + 1].lower()
    return (
        "t" + last + "|" + lower,
        "u" + last + "|" + lower[-3:],
        "v" + normal[place - 1].lower(),
        "n" + after,
        "m" + after[-3:] + "|" + last,
        "x" + normal[place + 2].lower(),
        "y" + lower + "|" + after[-3:],
    )


@cache
def load() -> Classes:
    """Load the shipped weights."""
    data = (files("onrecord.grammar") / "word_classes.json.gz").read_bytes()
    weights = msgspec.json.decode(gzip.decompress(data), type=Weights)
    return Classes(
        tags=tuple(weights.tags),
        known=weights.known,
        weights=weights.weights,
        sha256=sha256(data).hexdigest(),
    )
