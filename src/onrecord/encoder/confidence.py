"""What a score is worth: how many statements of that score were right, where people had marked what is right.

Takes the product of a statement's probabilities, which ranks statements and is too small for long ones; yields the
chance that the statement is right, by a line through measured points (isotonic regression, made by
`training/confidence.py`). Leaves a score as it is where nothing was measured.
"""

from collections.abc import Sequence

import numpy as np


def chance(score: float, measured: Sequence[tuple[float, float]]) -> float:
    """The chance that a statement of this score is right.

    >>> chance(0.5, [(0.0, 0.25), (1.0, 0.75)]), chance(0.9, [(0.1, 0.2), (0.5, 0.6)]), chance(0.9, [])
    (0.5, 0.6, 0.9)
    """
    if not measured:
        return score
    scores, shares = zip(*measured, strict=True)
    return float(np.interp(score, scores, shares))
