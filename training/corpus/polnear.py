"""PolNeAR's articles with their attributions: as printed, with other names, and as further annotators read them.

Takes the data folder; yields texts with all that is known of them. The training half comes in all these forms, the
development half as it was printed.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.corpus.marks import UNKNOWN, Marked, Offsets, Statement, moved, with_other_names
from training.corpus.mentions import marked_mentions
from training.corpus.own_labels import (
    known_labels,
    known_speakers,
    listed_names,
    read_attributions,
    read_names,
    second_labels,
)
from training.corpus.silver import silver_mentions, silver_names
from training.texts import DEV, FOLDS, TRAIN
from training.world_names import swapped

VERSIONS = 3  # of each article with names from all over the world, beside its own
READ_VERSIONS = 2  # of these, also as a language model read the article


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one half beside its attributions; the first three by article and attribution."""

    labels: dict[tuple[str, str], tuple[int, int, int]]
    again: dict[tuple[str, str], tuple[int, int, int]]
    speakers: dict[tuple[str, str], str]
    names: dict[str, dict[str, str]]
    read: dict[str, list[Statement]]

    def labelled(self, article: str, attribution: str, roles: dict[str, Offsets]) -> Statement:
        """An attribution with what is known of it."""
        act, evidence, kind = self.labels.get((article, attribution), UNKNOWN)
        return Statement(
            **roles,
            act=act,
            evidence=evidence,
            kind=kind,
            again=self.again.get((article, attribution), UNKNOWN),
            speaker=self.speakers.get((article, attribution)),
        )


def polnear(data: Path, split: str, limit: int | None) -> Iterator[Marked]:
    """All texts of one half, or those of so many articles."""
    folder = data / "polnear" / split
    with gzip.open(folder / "corenlp.jsonl.gz", "rt") as lines:
        analyses = {row["doc"]: row for row in map(json.loads, lines)}
    again = second_labels() if split == "train" else {}
    known = Known(known_labels(data, split), again, known_speakers(data, split), read_names(), read_attributions())
    rng = random.Random(3)
    for number, path in enumerate(sorted((folder / "text").glob("*.txt"))[:limit]):
        analysis = analyses.get(path.stem, {"sentences": [], "coref": []})
        one = printed(path, number, analysis["sentences"], known)
        if split == "train":
            one.split, one.fold = TRAIN, number % FOLDS
            settled = {mention.span for mention in one.mentions}
            silver = silver_mentions(one.text, one.names or [], analysis["coref"])
            one.mentions += [other for other in silver if other.span not in settled]
        yield one
        if split == "train":
            yield from in_other_forms(one, path, analysis["sentences"], known, rng)


def printed(path: Path, number: int, sentences: list[list[list[Any]]], known: Known) -> Marked:
    """An article as it was printed, as an article to measure on."""
    attributions = read_standoff(path.parents[1] / "attributions" / f"{path.stem}.ann")
    statements = [known.labelled(path.stem, name, roles) for name, roles in attributions]
    one = Marked(path.read_text(encoding="utf-8"), split=DEV, article=number, statements=statements)
    if path.stem in known.names:
        one.names = listed_names(one.text, known.names[path.stem])
    else:
        one.names, one.name_weight = silver_names(one.text, sentences), 0.35
    one.mentions = marked_mentions(one.text, one.names, statements)
    return one


def in_other_forms(
    one: Marked, path: Path, sentences: list[list[list[Any]]], known: Known, rng: random.Random
) -> Iterator[Marked]:
    """An article as each further annotator and a language model read it, and with names from all over the world."""
    main = one.statements or []
    turn = 0
    for turn, file in enumerate(sorted((path.parents[1] / "second-opinions").glob(f"{path.stem}_*.ann")), 1):
        if other := read_standoff(file):
            yield replace(one, reading=turn, statements=inherited([Statement(**roles) for _, roles in other], main))
    reader = inherited(known.read.get(path.stem, []), main)
    if reader:
        yield replace(one, reading=turn + 1, statements=reader)
    for version in range(VERSIONS if sentences else 0):
        swap = swapped(one.text, sentences, rng)
        renamed = with_other_names(one, swap)
        yield renamed
        if reader and version < READ_VERSIONS:
            yield replace(renamed, reading=turn + 1, statements=[moved(statement, swap) for statement in reader])


def read_standoff(path: Path) -> list[tuple[str, dict[str, Offsets]]]:
    """Attributions of a brat file: their names and offsets by role. Lines that break the format are passed over."""
    spans: dict[str, Offsets] = {}
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if match := re.match(r"(T\d+)\t\S+ ((?:\d+ \d+;?)+)\t", line):
            spans[match[1]] = [tuple(map(int, piece.split())) for piece in match[2].split(";") if piece]  # type: ignore[misc]
    for line in lines:
        if not re.match(r"E\d+\t", line):
            continue
        roles: dict[str, Offsets] = {"source": [], "cue": [], "content": []}
        for target in line.split("\t")[1].split():
            name, identifier = target.split(":")
            role = re.sub(r"\d+$", "", name).lower()
            if role in roles:
                roles[role] += spans.get(identifier, [])
        if roles["content"]:
            found.append((line.split("\t")[0], roles))
    return found


def inherited(statements: list[Statement], main: list[Statement]) -> list[Statement]:
    """One reading of an article, with the labels that stand at the same statements in the main one.

    >>> main = [Statement(source=[], cue=[(0, 4)], content=[(5, 30)], act=2)]
    >>> [one.act for one in inherited([Statement(source=[], cue=[(0, 4)], content=[(5, 20)])], main)]
    [2]
    """
    found = []
    for statement in statements:
        own, best = _letters(statement.content), (0.5, None)
        for other in main:
            theirs = _letters(other.content)
            best = max(best, (len(own & theirs) / max(len(own | theirs), 1), other), key=lambda one: one[0])
        like = best[1]
        if like is not None and like.act >= 0:
            labels = {"act": like.act, "evidence": like.evidence, "kind": like.kind}
            statement = replace(statement, **labels, again=like.again)
        found.append(statement)
    return found


def _letters(spans: Offsets) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}
