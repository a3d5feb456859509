"""From the heads' numbers to spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.encoder.crf import Floats, Likely, best_path, highest, likely_spans
from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import LABELS, VECTORS, head_sizes

# So few rows numpy's library multiplies in the thread that asks. More of them it spreads over all cores and waits for
# each: where these are at work, forty times as long as the product takes.
_ROWS = 8

# A content with at least this chance is taken with the ends that it has, whatever the best labels of all words say.
LIKELY = 0.45


@dataclass(frozen=True, slots=True)
class Outputs:
    """The heads' outputs for the W words of a text, each W x its width, and what the vectors are made of."""

    labels: Floats
    names: Floats
    no_source: Floats
    act: Floats
    evidence: Floats
    kind: Floats
    act_weight: Floats
    evidence_weight: Floats
    kind_weight: Floats
    factuality: Floats
    no_mention: Floats
    states: Floats
    # By the heads' names: a row for each number of a state, and last the biases.
    makers: Mapping[str, Floats]

    def vectors(self, head: str, states: Floats) -> Floats:
        """A head's vectors of states, or of means of states."""
        maker = self.makers[head]
        return np.asarray(in_one_thread(states, maker[:-1]) + maker[-1], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (included) have one label."""

    label: str
    first: int
    last: int


def split_outputs(scores: Floats, states: Floats, makers: Floats, width: int) -> Outputs:
    """Part the encoder's scores, W x K, into their heads, and what makes vectors into its own."""
    sizes = {name: size for name, size in head_sizes(width).items() if name not in VECTORS}
    parted = np.split(scores, np.cumsum(list(sizes.values()))[:-1], axis=1)
    made = dict(zip(VECTORS, np.split(makers, len(VECTORS), axis=1), strict=True))
    return Outputs(**dict(zip(sizes, parted, strict=True)), states=states, makers=made)


def role_runs(outputs: Outputs, heads: Heads) -> list[Run]:
    """Sources, cues and contents."""
    start, transitions = np.asarray(heads.start, np.float32), np.asarray(heads.transitions, np.float32)
    path = best_path(outputs.labels, start, transitions)
    likely = likely_spans(outputs.labels, path, start, transitions, LABELS.index("B-content"), LIKELY)
    return list(runs(with_likely(path, likely), LABELS))


def with_likely(path: Sequence[int], likely: Sequence[Likely]) -> list[int]:
    """The best labels, with contents at the ends that are likeliest by themselves.

    >>> with_likely([0, 5, 6, 0, 3], [Likely(2, 3, 0.6)]), with_likely([0, 5, 6, 0, 3], [Likely(2, 4, 0.6)])
    ([0, 0, 5, 6, 3], [0, 5, 6, 0, 3])
    """
    begin, inside = LABELS.index("B-content"), LABELS.index("I-content")
    found = list(path)
    for span in likely:
        words = range(span.first, span.last + 1)
        if any(path[word] not in (0, begin, inside) for word in words):
            continue
        low, high = span.first, span.last
        while low > 0 and found[low] == inside and found[low - 1] in (begin, inside):
            low -= 1
        while high + 1 < len(found) and found[high + 1] == inside:
            high += 1
        found[low : high + 1] = [0] * (high + 1 - low)
        found[span.first : span.last + 1] = [begin] + [inside] * (span.last - span.first)
    return found


def runs(path: Sequence[int], labels: Sequence[str]) -> Iterator[Run]:
    """Words one after the other with labels of one kind; label 0 is outside all.

    >>> list(runs([0, 1, 2, 1, 4], ("O", "B-cue", "I-cue", "B-source", "I-source")))
    [Run(label='cue', first=1, last=2), Run(label='cue', first=3, last=3), Run(label='source', first=4, last=4)]
    """
    parted = [(begin, kind) for begin, _, kind in (label.partition("-") for label in labels)]
    first, name = 0, ""
    for number, label in enumerate([*path, 0]):
        if not label and not name:
            continue
        begin, kind = parted[label]
        if name and (begin != "I" or kind != name):
            yield Run(name, first, number - 1)
            name = ""
        if not name and begin != "O":
            first, name = number, kind


def in_one_thread(rows: Floats, by: Floats) -> Floats:
    """The product of N x K and K x M, or of K and K x M, which takes no core but the one it is asked on."""
    whole = len(rows) - len(rows) % _ROWS
    if rows.ndim == 1 or not whole:
        return np.asarray(rows @ by)
    parts = np.matmul(rows[:whole].reshape(-1, _ROWS, rows.shape[1]), by)
    return np.concatenate([parts.reshape(whole, by.shape[1]), rows[whole:] @ by])


def mean(rows: Floats) -> Floats:
    """The mean of the rows, as numpy's own gives it, which takes three times as long over a few."""
    return np.asarray(np.add.reduce(rows, axis=0) / len(rows), dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Odds along the last of two axes."""
    raised = np.exp(scores - highest(scores)[:, None])
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
