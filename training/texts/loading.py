"""Batches without end, laid out by other processes while the network is busy with the batch before."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.texts.batch import Batch
from training.texts.corpus import Corpus
from training.texts.laying import lay
from training.texts.rounds import Rounds, cut, group, round_of


class Batches(IterableDataset["Batch"]):
    """Batches without end, round after round; each process has rounds of its own."""

    def __init__(self, corpus: Corpus, texts: Sequence[int], settings: Rounds, seed: int) -> None:
        self.corpus, self.texts, self.settings, self.seed = corpus, texts, settings, seed

    def __iter__(self) -> Iterator[Batch]:
        process = get_worker_info()
        rng = random.Random(1000 * self.seed + (process.id if process else 0))
        pieces = self.settings.batch * (self.settings.window + 2)
        while True:
            windows = cut(self.corpus, round_of(self.corpus, self.texts, self.settings, rng), self.settings, rng)
            for part in group(windows, pieces, rng):
                yield lay(self.corpus, part)


def loaded(batches: IterableDataset[Any], processes: int) -> DataLoader[Any]:
    """The batches, laid out ahead by so many processes; by this one for 0."""
    ahead: dict[str, Any] = {"prefetch_factor": 6, "multiprocessing_context": "fork"} if processes else {}
    return DataLoader(batches, batch_size=None, num_workers=processes, collate_fn=_as_it_is, **ahead)


def _as_it_is(batch: Any) -> Any:
    return batch
