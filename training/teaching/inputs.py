"""What a network is given of a batch: its pieces as numbers, and the same a little disturbed while it learns."""

from __future__ import annotations

import torch
from torch import Tensor

from training.teaching.settings import Settings
from training.texts import PARAGRAPH, START, Batch, Corpus

CLS, SEP, MASK = 101, 102, 103


def inputs_of(corpus: Corpus, batch: Batch) -> Tensor:
    """Ids, shapes, spacings and quotes of a batch's pieces, 4 x B x T, with the marks at the windows' ends."""
    inputs = corpus.pieces[:, batch.places].long() * batch.inside
    inputs[0, :, 0] = CLS
    inputs[0, torch.arange(len(batch.ends), device=inputs.device), batch.ends] = SEP
    return inputs


def disturb(inputs: Tensor, batch: Batch, settings: Settings) -> Tensor:
    """Hide some pieces and, in some windows, all capitals; let some paragraphs begin a text."""
    ids, shapes, spacings, quotes = inputs
    ids = ids.masked_fill((torch.rand(ids.shape, device=ids.device) < settings.masked) & batch.inside, MASK)
    draw = torch.rand(len(ids), 1, device=ids.device)
    low, high = draw < settings.shapeless / 2, (draw >= settings.shapeless / 2) & (draw < settings.shapeless)
    shapes = torch.where(low, shapes.clamp(max=1), torch.where(high & (shapes <= 5) & (shapes > 0), 3, shapes))
    begins = (torch.rand(len(ids), device=ids.device) < settings.opened) & (spacings[:, 1] == PARAGRAPH)
    spacings[:, 1] = torch.where(begins, START, spacings[:, 1])
    return torch.stack([ids, shapes, spacings, quotes])
