"""From the heads' numbers to spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import LABELS, NAME_LABELS, head_sizes

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outputs:
    """The heads' outputs for the W words of a text, each W x its width."""

    labels: Floats
    names: Floats
    content_query: Floats
    cue_key: Floats
    cue_query: Floats
    source_key: Floats
    no_source: Floats
    act: Floats
    evidence: Floats
    kind: Floats
    act_weight: Floats
    evidence_weight: Floats
    kind_weight: Floats
    factuality: Floats
    mention_query: Floats
    mention_key: Floats
    no_mention: Floats


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (included) have one label; `score` is its mean probability over them."""

    label: str
    first: int
    last: int
    score: float


def split_outputs(outputs: Floats, width: int) -> Outputs:
    """Part the encoder's output, W x K, into its heads."""
    sizes = head_sizes(width)
    parted = np.split(outputs, np.cumsum(list(sizes.values()))[:-1], axis=1)
    return Outputs(**dict(zip(sizes, parted, strict=True)))


def best_path(emissions: Floats, start: Floats, transitions: Floats) -> list[int]:
    """The most probable labels under the CRF (Viterbi)."""
    if not len(emissions):
        return []
    score = start + emissions[0]
    back = np.empty(emissions.shape, dtype=np.int64)
    columns = np.arange(emissions.shape[1])
    reverse = np.ascontiguousarray(transitions.T)
    for number in range(1, len(emissions)):
        moved = reverse + score
        chosen = moved.argmax(axis=1)
        back[number] = chosen
        score = moved[columns, chosen] + emissions[number]
    path = [int(score.argmax())]
    for number in range(len(emissions) - 1, 0, -1):
        path.append(int(back[number, path[-1]]))
    return path[::-1]


def role_runs(outputs: Outputs, heads: Heads) -> list[Run]:
    """Sources, cues and contents."""
    start, transitions = np.asarray(heads.start, np.float32), np.asarray(heads.transitions, np.float32)
    path = best_path(outputs.labels, start, transitions)
    return list(_runs(path, softmax(outputs.labels), LABELS))


def name_runs(outputs: Outputs) -> list[Run]:
    """Names and their kinds."""
    return list(_runs(outputs.names.argmax(axis=1).tolist(), softmax(outputs.names), NAME_LABELS))


def _runs(path: Sequence[int], probabilities: Floats, labels: Sequence[str]) -> Iterator[Run]:
    first, name = 0, ""
    for number, label in enumerate([*path, 0]):
        begin, _, kind = labels[label].partition("-")
        if name and (begin != "I" or kind != name):
            taken = [float(probabilities[i, path[i]]) for i in range(first, number)]
            yield Run(name, first, number - 1, sum(taken) / len(taken))
            name = ""
        if not name and begin != "O":
            first, name = number, kind


def softmax(scores: Floats) -> Floats:
    """Odds along the last of two axes."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
