"""The spans that words' shares of labels add up to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from torch import Tensor

from training.labels import LABELS
from training.network import Crf


def viterbi(crf: Crf, ones: Tensor, lengths: Sequence[int]) -> list[np.ndarray]:
    """The best lawful labelling of each text by its words' shares alone; `ones` has all texts' words end to end."""
    logs = (ones.float() + 1e-6).log().cpu().numpy()
    barred = np.where(crf.ruled_out.cpu().numpy(), -1e9, 0.0)
    paths = []
    at = 0
    for length in lengths:
        emissions = logs[at : at + length]
        at += length
        if not length:
            paths.append(np.zeros(0, dtype=np.int64))
            continue
        score, back = emissions[0], np.empty((length, len(LABELS)), dtype=np.int64)
        for number in range(1, length):
            moved = score[:, None] + barred
            back[number] = moved.argmax(0)
            score = moved.max(0) + emissions[number]
        path = np.empty(length, dtype=np.int64)
        path[-1] = score.argmax()
        for number in range(length - 1, 0, -1):
            path[number - 1] = back[number, path[number]]
        paths.append(path)
    return paths


def runs(path: np.ndarray) -> list[tuple[str, int, int]]:
    """Role, first and last word of each span of a labelling."""
    found: list[tuple[str, int, int]] = []
    for number, label in enumerate(path.tolist()):
        begin, _, role = LABELS[label].partition("-")
        if begin == "I" and found and found[-1][0] == role and found[-1][2] == number - 1:
            found[-1] = (role, found[-1][1], number)
        elif begin != "O":
            found.append((role, number, number))
    return found
