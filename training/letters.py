"""Train what tells how a word is written, for texts that are printed in capitals alone.

    python -m training.letters --data ../shared/data --out src/onrecord/casing/letters.json.gz

An averaged perceptron, decided from left to right. Data: PolNeAR's training articles and the news from elsewhere, as
they were printed, less the reports that exams are made of; titles and sentences that are mostly names are left out.
It prints the share of words that get their printed form back on PolNeAR's development articles and on the exams'
reports from elsewhere, prunes, and writes JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import elsewhere, happened
from benchmarks.quality.news import all_news
from onrecord.casing.letters import CAPITALS, OWN, SMALL, TITLE, Letters, features, normalised
from onrecord.casing.restoring import openers, sentences
from training.perceptron import Perceptron, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen, with its reason."""

    epochs: int = 4
    known_from: int = 12  # times a word must have been seen to be looked up
    known_share: float = 0.99  # and the share of its most frequent form
    seen_from: int = 3  # a word that is rarer is learned from as one that nobody has seen
    most_names: float = 0.6  # of a sentence's words with letters; more is a headline, or a list
    scale: float = 20.0  # weights become whole numbers: smaller, and the same on every machine
    least: int = 20  # weights under this are dropped
    seed: int = 5


SETTINGS = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words in small letters, the form of each, and those whose form their place decides."""

    words: tuple[str, ...]
    forms: tuple[int, ...]
    first: frozenset[int]


def form_of(word: str) -> int:
    """The form that a word is printed in.

    >>> [form_of(word) for word in ("rents", "Okello", "BBC", "McAllen", "U.S.", "A", "4th")]
    [0, 1, 2, 3, 2, 1, 0]
    """
    if word == word.lower():
        return SMALL
    if word == word.upper():
        return CAPITALS if sum(map(str.isalpha, word)) > 1 else TITLE
    return TITLE if Letters(known={}, own={}, weights={}).written(word, TITLE) == word else OWN


def read(texts: Iterable[str], settings: Settings) -> Iterator[Sentence]:
    """The sentences that say how words are written."""
    for text in texts:
        for sentence in sentences(text):
            printed = [word[0] for word in sentence]
            forms = [form_of(word) for word in printed]
            lettered = [form for word, form in zip(printed, forms, strict=True) if word[0].isalpha()]
            if len(lettered) < 4 or sum(form != SMALL for form in lettered) > settings.most_names * len(lettered):
                continue
            yield Sentence(
                words=tuple(map(normalised, printed)), forms=tuple(forms), first=frozenset(openers(sentence))
            )


def counted(data: Sequence[Sentence], settings: Settings, own: dict[str, str]) -> dict[str, int]:
    """The words that have one form nearly always."""
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    for sentence in data:
        for at, (word, form) in enumerate(zip(sentence.words, sentence.forms, strict=True)):
            if at not in sentence.first:
                seen[word][form] += 1
    common = {word: (*counts.most_common(1)[0], counts.total()) for word, counts in seen.items()}
    return {
        word: form
        for word, (form, count, total) in common.items()
        if (total >= settings.known_from and count >= settings.known_share * total)
        or (form == OWN and word in own and count > 0.5 * total)
    }


def spellings(texts: Iterable[str]) -> dict[str, str]:
    """The words with a spelling of their own, each as it is printed most often."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text):
            if form_of(word) == OWN:
                seen[word.lower()][word] += 1
    common = {word: counts.most_common(1)[0] for word, counts in seen.items()}
    return {word: spelling for word, (spelling, count) in sorted(common.items()) if count > 1}


def train(data: Sequence[Sentence], known: dict[str, int], settings: Settings) -> Perceptron:
    """Learn from each sentence in a new order each time."""
    perceptron, order = Perceptron(4), list(data)
    seen = Counter(word for sentence in data for word in sentence.words)
    for epoch in range(settings.epochs):
        random.Random(settings.seed + epoch).shuffle(order)
        right = every = 0
        for sentence in order:
            padded = ("^", "^", *sentence.words, "$", "$")
            last, before = SMALL, SMALL
            for at, (word, truth) in enumerate(zip(sentence.words, sentence.forms, strict=True)):
                form = known.get(word)
                if form is None:
                    active = features(at, padded, (last, before), known, new=seen[word] < settings.seen_from)
                    if at in sentence.first:
                        form = perceptron.guess(active)
                    else:
                        form = perceptron.learn(active, truth)
                        right += form == truth
                        every += 1
                before, last = last, form
        print(f"epoch {epoch + 1}: {right / every:.4f} of {every} words that are not looked up", flush=True)
    return perceptron


def accuracy(letters: Letters, data: Iterable[Sentence]) -> float:
    """The share of words, the first ones left out, that get their form back."""
    right = every = 0
    for sentence in data:
        (found,) = letters.forms([sentence.words])
        for at, (word, truth, form) in enumerate(zip(sentence.words, sentence.forms, found, strict=True)):
            if word[0].isalpha() and at not in sentence.first:
                right += truth == form
                every += 1
    return right / every


def main() -> int:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    exams = {json.loads(line)["report"] for exam in (elsewhere, happened) for line in exam.MARKS.open(encoding="utf-8")}
    news = dict(all_news(options.data))
    polnear = {half: sorted((options.data / "polnear" / half / "text").glob("*.txt")) for half in ("train", "dev")}
    texts = [path.read_text(encoding="utf-8") for path in polnear["train"]]
    texts += [text for name, text in news.items() if name not in exams]
    data, own = list(read(texts, SETTINGS)), spellings(texts)
    known = counted(data, SETTINGS, own)
    print(f"{len(texts)} texts, {len(data)} sentences, {len(known)} words known, {len(own)} of their own", flush=True)
    rows = whole(train(data, known, SETTINGS).averaged(), scale=SETTINGS.scale, least=SETTINGS.least)
    weights = {feature: [row.get(form, 0) for form in range(4)] for feature, row in rows.items()}
    letters = Letters(known=known, own=own, weights=weights)
    dev = read((path.read_text(encoding="utf-8") for path in polnear["dev"]), SETTINGS)
    left_out = read((text for name, text in news.items() if name in exams), SETTINGS)
    print(f"PolNeAR dev: {accuracy(letters, dev):.4f}; the exams' reports: {accuracy(letters, left_out):.4f}")
    written = json.dumps({"known": dict(sorted(known.items())), "own": own, "weights": weights}, separators=(",", ":"))
    options.out.write_bytes(gzip.compress(written.encode(), compresslevel=9, mtime=0))
    print(f"{len(weights)} features; {options.out.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
