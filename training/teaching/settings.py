"""What may be chosen for a fit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from training.texts import Rounds

ROUNDS = Rounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen for one fit."""

    rounds: Rounds = ROUNDS
    steps: int = 6000
    seconds: float = math.inf  # the rate also falls with the time that is used of this
    processes: int = 0  # that lay out batches
    rate: float = 4e-4
    head_rate: float = 2e-3  # the heads start from nothing
    crf_rate: float = 1e-2
    warmup: float = 0.06  # share of the steps
    falls: bool = True  # whether the rate falls after that; else others go on from what comes out
    decay: float = 0.01
    masked: float = 0.02  # share of pieces hidden, so that no single word decides
    shapeless: float = 0.04  # share of windows without capitals, for headlines in capitals and posts without
    # Share of windows at a paragraph's head that are read as texts of their own: else only headlines begin a text.
    opened: float = 0.6
    gold: float = 0.5  # share of people's labels in what is learned where a teacher's stand beside them
    # The same for act, evidence and kind. A small network learns single labels by heart, and what it cannot know from
    # the words with them; a teacher that has not read the article gives how sure a reader can be.
    gold_of_statements: float = 0.35
    dropout: float = 0.1
    average: float = 0.998  # moving average of the weights, which is what is kept
    seed: int = 7
    weights: tuple[tuple[str, float], ...] = (
        ("labels", 1.0), ("names", 0.8), ("links", 0.3), ("mentions", 0.2), ("act", 0.3), ("evidence", 0.15),
        ("kind", 0.15), ("factuality", 0.2),
    )  # fmt: skip
