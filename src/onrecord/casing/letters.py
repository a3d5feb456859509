"""How each word of a sentence is written in a newspaper: small, with a capital, in capitals.

Takes the words of a sentence in any case; yields a form for each. A word that has one form nearly always is looked
up; the rest is decided from left to right by weights learned from news (averaged perceptron, `training/letters.py`;
the task is Lita et al. 2003, "tRuEcasIng"). Leaves the first letter of a sentence to `restoring`.
"""

import gzip
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from operator import add
from typing import Final

import msgspec

from onrecord.codebook import load as load_codebook

# Of the weights; their card is models/letters/CARD.md.
VERSION = 1
SMALL, TITLE, CAPITALS, OWN = range(4)
_START, _END = "^", "$"
_VOWELS: Final = frozenset("aeiouy")
# A name that stays small is lost, a word with a capital rarely misleads: of names that nobody has seen, 81 in a hundred
# get their capital instead of 77, for a tenth of a point of all words.
_RATHER: Final = 40
_SURNAME: Final = 400
Feature = str


class Weights(msgspec.Struct, frozen=True):
    """What training wrote: words with but one form, words with a spelling of their own, each feature's weights."""

    known: dict[str, int]
    own: dict[str, str]
    weights: dict[str, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The weights, loaded. `own` has the words that are written in none of the three ways: "McAllen"."""

    known: Mapping[str, int]
    own: Mapping[str, str]
    weights: Mapping[str, Sequence[int]]
    sha256: str = ""

    def forms(self, text: Sequence[Sequence[str]]) -> list[list[int]]:
        """A form for each word of each sentence of a text; a word never seen before has one form in all of the text.

        >>> load().forms(["THE MINISTER OF FINANCE TOLD THE BBC IN GENEVA .".split()])
        [[0, 0, 0, 0, 0, 0, 2, 0, 1, 0]]
        """
        found, new = [], _Sums()
        for words in text:
            lowered = list(map(normalised, words))
            found.append(self._of_sentence(lowered, new))
        settled = {word: scores.index(max(scores)) for word, scores in new.items()}
        return [
            [settled.get(word.lower(), form) for word, form in zip(words, forms, strict=True)]
            for words, forms in zip(text, found, strict=True)
        ]

    def _of_sentence(self, lowered: Sequence[str], new: "_Sums") -> list[int]:
        padded = (_START, _START, *lowered, _END, _END)
        last, before = SMALL, SMALL
        found: list[int] = []
        for at, word in enumerate(lowered):
            form = self.known.get(word)
            if form is None:
                unseen = f"w{word}" not in self.weights
                scores = self._scores(features(at, padded, (last, before), self.known, new=unseen))
                # "Tomas Arrend": nobody has seen the word, and what stands before it is half a name.
                surname = last == TITLE and at > 0 and lowered[at - 1] in given_names()
                scores[TITLE] += (_RATHER + _SURNAME * surname) * unseen
                form = scores.index(max(scores))
                if unseen and word.isalpha():
                    new.add(word, scores)
            before, last = last, form
            found.append(form)
        return found

    def _scores(self, active: Sequence[Feature]) -> list[int]:
        scores = [0, 0, 0, 0]
        for feature in active:
            if feature in self.weights:
                for form, weight in enumerate(self.weights[feature]):
                    scores[form] += weight
        return scores

    def written(self, word: str, form: int) -> str:
        """A word in a form, as many letters as before.

        >>> load().written("O'HARA", TITLE), load().written("FRIEND'S", TITLE)
        ("O'Hara", "Friend's")
        """
        lowered = word.lower()
        if form == OWN:
            new = self.own.get(lowered, lowered)
        elif form == TITLE:
            new = _titled(lowered)
        else:
            new = word.upper() if form == CAPITALS else lowered
        # A few letters have no partner of the same length: "ß", "İ".
        return new if len(new) == len(word) else word


class _Sums(dict[str, list[int]]):
    """What words score in all the places that they stand in."""

    def add(self, word: str, scores: Sequence[int]) -> None:
        self[word] = list(map(add, self.get(word, (0,) * len(scores)), scores))


def _titled(word: str) -> str:
    """With a capital; behind an apostrophe too where a name goes on."""
    head, mark, rest = word.partition("'") if "'" in word else word.partition("’")
    if mark and len(head) <= 1 and len(rest) > 1:
        return head.upper() + mark + rest[:1].upper() + rest[1:]
    return word[:1].upper() + word[1:]


def normalised(word: str) -> str:
    """A word in small letters; numbers are alike, for one tells of the month beside it what the other does.

    >>> normalised("MAY"), normalised("2026")
    ('may', '0')
    """
    return "0" if word[:1].isdigit() else word.lower()


def features(
    at: int, padded: Sequence[str], forms: tuple[int, int], known: Mapping[str, int], *, new: bool = False
) -> tuple[Feature, ...]:
    """What is looked at to decide a word: itself, its ending, its neighbours, and the two forms before it.

    `padded` are the words in small letters, with two marks before and behind them; `known` are those with one form;
    a word that is `new` is not looked at itself.
    """
    word, last, after = padded[at + 2], padded[at + 1], padded[at + 3]
    one, two = forms
    looks = _looks(word)
    around = (
        "b",
        f"e{word[-3:]}",
        f"a{word[:3]}",
        f"s{looks}{one}",
        f"t{one}{two}{looks}",
        f"l{last}",
        f"n{after}",
        f"x{padded[at + 4]}",
        f"u{known.get(after, '-')}{one}{looks}",
        f"v{last}|{after}",
        f"y{padded[at]}|{last}",
        f"z{last}{looks}",
        f"c{after}{looks}",
        f"d{word[-3:]}{one}",
    )
    given = (f"given{one}",) if word in given_names() else ()
    own = (f"w{word}", f"p{word}|{one}", f"q{last}|{word}", f"r{word}|{after}")
    return (*around, *given, "new", f"new{one}{looks}") if new else (*around, *given, *own)


def _looks(word: str) -> str:
    """How a word looks that nobody has seen before: how long, with a vowel or none, with a mark or number in it."""
    if not word[:1].isalpha():
        return "#"
    vowel = not _VOWELS.isdisjoint(word)
    return f"{min(len(word), 6)}{'v' if vowel else 'c'}{'' if word.isalpha() else '.'}"


@cache
def given_names() -> Collection[str]:
    """Given names of the world, in small letters."""
    return load_codebook().given_names.keys()


@cache
def load() -> Letters:
    """Load the shipped weights."""
    data = (files("onrecord.casing") / "letters.json.gz").read_bytes()
    weights = msgspec.json.decode(gzip.decompress(data), type=Weights)
    return Letters(known=weights.known, own=weights.own, weights=weights.weights, sha256=sha256(data).hexdigest())
