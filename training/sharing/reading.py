"""Read texts with a network, in windows, and add what it says of each word to tables over all words."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.network import Encoder
from training.teaching import inputs_of, run
from training.texts import Batch, Corpus, Window, group, lay, on_device

MARGIN = 40  # pieces that a window reads before and after its own


@torch.no_grad()
def read(
    model: Encoder,
    corpus: Corpus,
    texts: Sequence[int],
    longest: int,
    pieces: int,
    take: dict[str, Tensor],
    weight: float,
) -> None:
    """Add a network's shares and vectors, times a weight, to tables over all words."""
    for part in batched(tiles(corpus, texts, longest), pieces):
        batch = on_device(lay(corpus, [tile.window for tile in part]), corpus.device)
        heads = run(model, inputs_of(corpus, batch), batch)
        ones, pairs = model.crf.marginals(heads["labels"], batch.word_mask)
        firsts = torch.tensor([tile.first for tile in part], device=corpus.device)[:, None]
        behind = torch.tensor([tile.behind for tile in part], device=corpus.device)[:, None]
        own = batch.word_mask & (batch.words >= firsts) & (batch.words < behind)
        where = batch.words[own]
        values = {
            "ones": ones,
            "pairs": pairs,
            "names": heads["names"].softmax(-1),
            "factuality": heads["factuality"][..., 0],
        }
        values |= {name: heads[name] for name in take if name in heads and name not in values}
        for name, table in take.items():
            table[where] += (values[name][own] * weight).to(table.dtype)


@dataclass(frozen=True, slots=True)
class Tile:
    """A window, and the words that it answers for: the first of them, and the first behind them."""

    window: Window
    first: int
    behind: int

    @property
    def pieces(self) -> int:
        """How many its window has."""
        return self.window[2] - self.window[1]


def tiles(corpus: Corpus, texts: Sequence[int], longest: int) -> list[Tile]:
    """Windows over whole texts, the shortest first."""
    tiled = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        own = longest - 2 * MARGIN
        for at in range(start, end, own):
            window = (text, max(at - MARGIN, start), min(at + own + MARGIN, end))
            first, behind = np.searchsorted(corpus.first_piece, (at, min(at + own, end)))
            tiled.append(Tile(window, int(first), int(behind)))
    return sorted(tiled, key=lambda tile: tile.pieces)


def batched(tiled: Sequence[Tile], pieces: int) -> Iterator[list[Tile]]:
    """Windows, the shortest first, in batches of about so many pieces."""
    batch: list[Tile] = []
    for tile in tiled:
        if batch and (len(batch) + 1) * (tile.pieces + 2) > pieces:
            yield batch
            batch = []
        batch.append(tile)
    if batch:
        yield batch


def table_of(corpus: Corpus, width: int | tuple[int, ...], kind: torch.dtype = torch.float16) -> Tensor:
    """A table over all words, of zeros."""
    size = (width,) if isinstance(width, int) else width
    return torch.zeros(int(corpus.word_at[-1]), *size, dtype=kind, device=corpus.device)


def batches_of(corpus: Corpus, windows: list[Window], pieces: int) -> Iterator[Batch]:
    """Windows of like length together, of about so many pieces a batch; always in the same order."""
    for part in group(windows, pieces, random.Random(0)):
        yield on_device(lay(corpus, part), corpus.device)


def unread(numbers: np.ndarray, done: dict[int, None]) -> list[int]:
    """Which of a batch's statements no batch before it had, by their place in it; they are put behind what is done."""
    fresh = [place for place, number in enumerate(numbers.tolist()) if number not in done]
    done.update(dict.fromkeys(numbers[fresh].tolist()))
    return fresh
