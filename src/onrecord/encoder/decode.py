"""From the heads' numbers to spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.encoder.crf import Floats, Likely, best_path, highest, likely_spans
from onrecord.encoder.folder import Heads
from onrecord.encoder.heads import LABELS, head_sizes

# A content with at least this chance is taken with the ends that it has, whatever the best labels of all words say.
LIKELY = 0.45


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
    """Words `first` to `last` (included) have one label."""

    label: str
    first: int
    last: int


def split_outputs(outputs: Floats, width: int) -> Outputs:
    """Part the encoder's output, W x K, into its heads."""
    sizes = head_sizes(width)
    parted = np.split(outputs, np.cumsum(list(sizes.values()))[:-1], axis=1)
    return Outputs(**dict(zip(sizes, parted, strict=True)))


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


def mean(rows: Floats) -> Floats:
    """The mean of the rows, as numpy's own gives it, which takes three times as long over a few."""
    return np.asarray(np.add.reduce(rows, axis=0) / len(rows), dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Odds along the last of two axes."""
    raised = np.exp(scores - highest(scores)[:, None])
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
