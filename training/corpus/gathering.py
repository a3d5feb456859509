"""Gather everything that the networks learn from into one file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.quality.news import all_news
from training.base import small_base, tokenizer_of
from training.corpus.arrays import Store
from training.corpus.factuality import factual
from training.corpus.marks import Marked
from training.corpus.own_labels import own_marks
from training.corpus.polnear import polnear
from training.gold_names import marked


def prepare(data: Path, out: Path, limit: int | None = None) -> None:
    """Write the corpus; a limit leaves out all but so many texts of each kind."""
    store = Store(tokenizer_of(small_base()))
    for one in all_texts(data, limit):
        store.put(one)
    store.save(out)


def all_texts(data: Path, limit: int | None) -> Iterator[Marked]:
    """Everything, PolNeAR's training articles first; a limit leaves out all but so many of each kind."""
    yield from polnear(data, "train", limit)
    yield from polnear(data, "dev", limit)
    yield from islice((Marked(text, names=names) for _, text, names in marked(data)), limit)
    yield from islice(own_marks(all_news(data)), limit)
    yield from islice(factual(data), limit)
