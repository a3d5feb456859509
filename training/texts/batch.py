"""What a batch is: windows as numbers, and what there is to learn in them.

Its tables are arrays where it is laid out and tensors where the network is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np
import torch

# An array where a batch is laid out, a tensor where the network is.
Array = Any


@dataclass(slots=True)
class Batch:
    """Windows as numbers: of the pieces and words, B x T and B x W, and the words' places in the pieces."""

    places: Array  # B x T, through the corpus
    inside: Array  # B x T: pieces of the text
    mask: Array  # B x T: those, and the marks at the ends
    ends: Array  # B: places of the marks at the windows' ends
    at: Array  # B x W: each word's first piece in the window
    words: Array  # B x W, through the corpus
    word_mask: Array  # B x W
    facts: Array  # F x 2: row, word
    scores: Array  # F
    links: Links
    mentions: Mentions
    statements: Statements | None


@dataclass(slots=True)
class Links:
    """Cues of a batch with the contents and sources that belong to them; rows and words within the batch."""

    cues: Array  # C x 2: row, word
    contents: Array  # N x 3: row, first, last word
    cue_of: Array  # N
    content_buckets: Array  # N x C
    sourced: Array  # R: cues of which the source is known, by number
    sources: Array  # M x 3
    source_buckets: Array  # R x M
    right: Array  # R x (1 + M): none, or which sources


@dataclass(slots=True)
class Mentions:
    """Words that stand for names, and the names of a batch."""

    mentions: Array  # N x 3: row, first, last word
    names: Array  # M x 3
    buckets: Array  # N x M
    weights: Array  # N
    right: Array  # N x (1 + M): none, or which names


@dataclass(slots=True)
class Statements:
    """Which words of a batch belong to which of its statements."""

    numbers: np.ndarray  # S, counted through the corpus; always an array
    rows: Array  # S
    words: Array  # S x P: words of cue and content
    mask: Array
    source_words: Array  # S x Q: words of the source, or of the cue where there is none
    source_mask: Array
    known: Array  # S x 3: act, evidence, kind; -1 where unknown
    again: Array  # S x 3: the same as read a second time
    shares: list[Array] | None  # the same as shares by teachers, S x width each


def on_device(value: Any, device: torch.device) -> Any:
    """Arrays as tensors on a device, in lists and dataclasses too; but `numbers`, which stay."""
    if isinstance(value, np.ndarray):
        return torch.from_numpy(value).to(device, non_blocking=True)
    if isinstance(value, list):
        return [on_device(one, device) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        names = (one.name for one in fields(value) if one.name != "numbers")
        changed = {name: on_device(getattr(value, name), device) for name in names}
        return replace(value, **changed)
    return value
