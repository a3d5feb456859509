"""Which texts a round reads, and in what windows.

Takes a corpus and how it is to be drawn and cut; yields batches of windows, without what is in them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from training.texts.corpus import UNLABELLED, Corpus

Window = tuple[int, int, int]  # text, first piece, last piece + 1, counted through all texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """How texts are drawn and cut for a fit."""

    window: int = 254  # pieces; two more for the marks at its ends
    batch: int = 64  # windows of full length a step; more of shorter ones
    names_read: int = 1  # how often a round reads a text in which names were marked
    with_own: float = 0.7  # share of rounds that read an article with the names it was printed with
    unlabelled: float = 1.0  # share of the texts without labels that each round reads
    short: float = 0.3  # share of texts that are cut into stretches of one to three paragraphs
    other_reading: float = 0.5  # share of rounds that read an article as another reader marked it, where one did


def round_of(corpus: Corpus, texts: Sequence[int], settings: Rounds, rng: random.Random) -> list[int]:
    """One text for each article: with its own names or others, as one annotator read it."""
    by_article: dict[int, list[int]] = {}
    for text in texts:
        by_article.setdefault(int(corpus.article[text]), []).append(text)
    chosen: list[int] = []
    for versions in by_article.values():
        first = versions[0]
        if corpus.split[first] == UNLABELLED:
            if corpus.facts_of[first]:
                chosen.append(first)
            elif corpus.names_of[first]:
                chosen += [first] * settings.names_read
            elif rng.random() < settings.unlabelled:
                chosen.append(first)
            continue
        main = [text for text in versions if corpus.reading[text] == 0]
        others = [text for text in versions if corpus.reading[text] > 0]
        pool = others if others and rng.random() < settings.other_reading else main
        chosen.append(pool[0] if rng.random() < settings.with_own else rng.choice(pool))
    return chosen


def cut(corpus: Corpus, texts: Sequence[int], settings: Rounds, rng: random.Random) -> list[Window]:
    """Windows at a random phase, so that no border is learned, and whole paragraphs, so that short texts are known."""
    windows: list[Window] = []
    longest = settings.window
    for text in texts:
        start, total = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        if rng.random() < settings.short:
            windows += _paragraphs(corpus, text, start, total, longest, rng)
            continue
        end = start + (longest if rng.random() < 0.5 else rng.randint(64, longest))
        while start < total:
            windows.append((text, start, min(end, total)))
            start, end = end, end + longest
    return windows


def _paragraphs(
    corpus: Corpus, text: int, start: int, total: int, longest: int, rng: random.Random
) -> Iterator[Window]:
    first, last = np.searchsorted(corpus.paragraphs, (start + 1, total))
    borders = [*corpus.paragraphs[first:last].tolist(), total]
    while borders:
        end = min(borders[min(rng.randint(1, 3), len(borders)) - 1], start + longest)
        yield text, start, end
        start = end
        borders = [border for border in borders if border > start]


def group(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, of about so many pieces each."""
    ordered = sorted(windows, key=lambda window: window[2] - window[1] + rng.random() * 24)
    batches: list[list[Window]] = []
    batch: list[Window] = []
    for window in ordered:
        if batch and (len(batch) + 1) * (window[2] - window[1] + 2) > pieces:
            batches.append(batch)
            batch = []
        batch.append(window)
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    return batches
