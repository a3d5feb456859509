"""Fit the weights by which pronouns are led to persons, and measure them.

    python -m training.pronouns --data ../shared/data

Read from top to bottom: settings, pronouns with their answers, fitting, measuring. Data is the folder of corpora:
labelled PolNeAR articles (`polnear`, `labels`) say who speaks behind "he"; GUM's news (`gum-news`) has chains of
coreference. What comes out is printed: the line for `WEIGHTS` in `onrecord/linking/reference/weighing.py`, and for
several margins how many pronouns are answered and how many of those rightly, on articles held out (PolNeAR's
development half, every second GUM document).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.quality.pronouns import GENDER, chained, pronoun_files
from benchmarks.quality.scoring import same_speaker
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.reference import pronouns as rules
from onrecord.linking.reference import weighing
from onrecord.linking.reference.weighing import FEATURES, features
from onrecord.pipeline import Analyser
from onrecord.reading import read_bytes
from onrecord.records import Manner, Span, Statement

MARGINS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)


@dataclass(frozen=True)
class Settings:
    """How to fit."""

    decay: float = 0.02  # pulls the weights towards `prior`: a few hundred pronouns are few
    rate: float = 0.1
    rounds: int = 2000


@dataclass(frozen=True)
class Case:
    """One pronoun: its candidates' features (the bonus first), and which of them is right."""

    rows: np.ndarray
    right: int


# Pronouns with their answers.


class Watched:
    """An analyser that keeps the scene of the last article."""

    def __init__(self) -> None:
        self.inner = Analyser.load(threads=2)
        self.scene: Scene | None = None

    def read(self, path: Path) -> tuple[Scene, tuple[Statement, ...], str]:
        """Read an article; its scene, statements and text."""
        original = Scene.of

        def keep(*args: Any, **kwargs: Any) -> Scene:
            self.scene = original(*args, **kwargs)
            return self.scene

        Scene.of = keep  # type: ignore[method-assign,assignment]
        try:
            reading = read_bytes(path.read_bytes(), name=path.name)
            record = self.inner.record(reading.article)
        finally:
            Scene.of = original  # type: ignore[method-assign]
        assert self.scene is not None
        return self.scene, record.statements, record.article.text


def case(scene: Scene, place: int, word: str, right: list[Referent]) -> Case | None:
    """The candidates of a pronoun; None where the right one is not among them."""
    gender = GENDER[word]
    rows, answer = [], -1
    shares = scene.meant(Span(place, place + 1))
    for one in scene.everybody:
        bonus = rules._a_person(one)
        if bonus is None or (one.gender and one.gender != gender):
            continue
        seen = features(scene, place, one, gender, shares)
        if seen is None:
            continue
        if one in right and answer < 0:
            answer = len(rows)
        rows.append((bonus, *seen))
    return Case(np.array(rows, dtype=float), answer) if answer >= 0 else None


def polnear(data: Path, split: str, watched: Watched) -> Iterator[Case | None]:
    """Pronoun sources with a labelled speaker; None for one whose speaker is no candidate."""
    labels: dict[str, list[dict[str, Any]]] = {}
    for line in (data / "labels" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip() and (label := json.loads(line)).get("speaker_kind") == "person":
            labels.setdefault(label["doc"], []).append(label)
    for doc, found in sorted(labels.items()):
        sources = annotated(data / "polnear" / split / "attributions" / f"{doc}.ann")
        scene, statements, text = watched.read(data / "polnear" / split / "text" / f"{doc}.txt")
        original = (data / "polnear" / split / "text" / f"{doc}.txt").read_text(encoding="utf-8")
        for label in found:
            for start, end in sources.get(label["id"], ())[:1]:
                word = original[start:end].lower()
                place = led(original, text, start, end)
                scene.words = own_words(statements, place)
                if word in GENDER and place is not None:
                    names = label["speaker"].split(" & ")
                    right = [one for one in scene.everybody if any(same_speaker(name, one.name) for name in names)]
                    yield case(scene, place, word, right)


def own_words(statements: tuple[Statement, ...], place: int | None) -> tuple[Span, ...]:
    """The quotation whose source stands at a place, as the program has found it."""
    said = (one for one in statements if one.manner is Manner.DIRECT and place in [span.start for span in one.source])
    return next((one.content for one in said), ())


def led(original: str, text: str, start: int, end: int) -> int | None:
    """Where a place of the file stands in the article's text: by its surroundings, which reading keeps."""
    around = original[start : end + 25].split("\n")[0]
    nth = original.count(around, 0, start)
    at = -1
    for _ in range(nth + 1):
        at = text.find(around, at + 1)
    return at if at >= 0 else None


def annotated(path: Path) -> dict[str, list[tuple[int, int]]]:
    """The source spans of each attribution."""
    spans: dict[str, tuple[int, int]] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        parts = line.split("\t")
        if line.startswith("T"):
            start, end = parts[1].split(" ", 1)[1].split(";")[0].split()
            spans[parts[0]] = (int(start), int(end))
    for line in lines:
        parts = line.split("\t")
        if line.startswith("E"):
            roles = (role.split(":") for role in parts[1].split())
            found[parts[0]] = [spans[key] for name, key in roles if name.lower().startswith("source")]
    return found


def gum(data: Path, watched: Watched, tmp: Path) -> Iterator[tuple[int, Case | None, bool]]:
    """Every he and she of GUM's news: number of the document, the case, and whether the pronoun is a source."""
    for number, path in enumerate(pronoun_files(data)):
        text, chains = chained(path.read_text(encoding="utf-8"))
        file = tmp / f"{path.stem}.txt"
        file.write_text(text, encoding="utf-8")
        scene, statements, read = watched.read(file)
        sources = {span.start for statement in statements for span in statement.source}
        for chain in chains:
            names = [led(text, read, *span) for span in chain]
            places = [(place, *span) for place, span in zip(names, chain, strict=True) if place is not None]
            proper = [
                Span(place, place + end - start)
                for place, start, end in places
                if text[start:end].lower() not in GENDER
            ]
            right = [one for one in scene.everybody if any(span.touches(m) for span in proper for m in one.mentions)]
            for place, start, end in places:
                if text[start:end].lower() in GENDER:
                    yield number, case(scene, place, text[start:end].lower(), right), place in sources


# Fitting.


def fit(cases: list[Case], prior: np.ndarray, settings: Settings) -> np.ndarray:
    """Softmax regression over the candidates of each pronoun; the bonus keeps its weight of one."""
    weights = prior.copy()
    for _ in range(settings.rounds):
        slope = settings.decay * (weights - prior)
        for one in cases:
            scores = one.rows[:, 0] + one.rows[:, 1:] @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            slope += (odds @ one.rows[:, 1:] - one.rows[one.right, 1:]) / len(cases)
        weights -= settings.rate * slope
    return weights


# Measuring.


def measure(name: str, cases: list[Case | None], weights: np.ndarray) -> None:
    """For several margins: how many are answered, and how many of those rightly."""
    possible = [one for one in cases if one is not None]
    print(f"{name}: {len(cases)} pronouns, the right person is a candidate in {len(possible)}")
    for margin in MARGINS:
        answered = right = 0
        for one in possible:
            scores = one.rows[:, 0] + one.rows[:, 1:] @ weights
            order = np.argsort(-scores)
            if len(order) == 1 or scores[order[0]] - scores[order[1]] >= margin:
                answered += 1
                right += int(order[0] == one.right)
        print(f"  margin {margin:.2f}: answered {answered}, right {right} ({100 * right / max(answered, 1):.1f} %)")


def main() -> None:
    """Gather, fit, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tmp", type=Path, default=Path("runs"))
    arguments = parser.parse_args()
    arguments.tmp.mkdir(exist_ok=True)
    watched, settings = Watched(), Settings()
    train, dev = (list(polnear(arguments.data, split, watched)) for split in ("train", "dev"))
    news = list(gum(arguments.data, watched, arguments.tmp))
    before = np.array(weighing.WEIGHTS)
    fitted_on = [one for one in train if one] + [one for number, one, _ in news if one and number % 2 == 0]
    weights = fit(fitted_on, before, settings)
    print("WEIGHTS = (" + ", ".join(f"{weight:.2f}" for weight in weights) + ")")
    print({name: round(float(weight), 2) for name, weight in zip(FEATURES, weights, strict=True)})
    held = [one for number, one, _ in news if number % 2]
    for name, these in (("before", before), ("after", weights)):
        print(f"== {name}")
        measure("PolNeAR train", train, these)
        measure("PolNeAR dev, held out", dev, these)
        measure("GUM news, held out", held, these)


if __name__ == "__main__":
    main()
