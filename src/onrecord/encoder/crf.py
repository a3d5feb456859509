"""The CRF over a text's words: the best labels, and the chance of each span.

Takes the words' scores (W x labels), the scores of a text's first label and of moves from label to label; yields
labels, or spans with their chances. The two differ: where a span may begin at two words and end at two, each of the
four labellings can be rarer than a fifth that has the span elsewhere, or nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# A word outside all spans, with a score so far above those of all other labels, parts a text: what lies before it and
# behind it is weighed apart, and all such parts at once.
SURE = 2.0
# About so many pairs of a first and a last word are weighed at once: in a hostile text there are millions.
_AT_ONCE = 1 << 16


def highest(scores: Floats) -> Floats:
    """The highest score of each row; turned on its side, since many short rows take numpy ten times as long."""
    return np.asarray(np.ascontiguousarray(scores.T).max(axis=0), dtype=np.float32)


def best_path(emissions: Floats, start: Floats, transitions: Floats) -> list[int]:
    """The most probable labels (Viterbi).

    A text is cut into about as many blocks as each has words, and all blocks are gone through at once: first with each
    label for the one before the block, which gives the scores at the borders, then from these. So a text of W words
    takes some three times the root of W steps in place of W.
    """
    if not len(emissions):
        return []
    first, behind = start + emissions[0], len(emissions) - 1
    if not behind:
        return [int(first.argmax())]
    blocks = _blocks(emissions[1:])
    score = _entries(first, blocks, transitions)
    moved = np.empty((len(blocks), *transitions.shape, blocks.shape[2]), np.float32)  # L x from x to x N
    scores = np.empty_like(blocks)
    for emission, step, reached in zip(blocks, moved, scores, strict=True):
        np.add(transitions[:, :, None], score[:, None], out=step)
        score = np.add(step.max(axis=0), emission, out=reached)
    # As bytes, which are quicker to make than lists and as quick to look things up in.
    back = moved.argmax(axis=1).astype(np.uint8).transpose(2, 0, 1).tobytes()
    path = [int(scores[(behind - 1) % len(blocks), :, -1].argmax())]
    for row in range((behind - 1) * len(start), -1, -len(start)):
        path.append(back[row + path[-1]])
    return path[::-1]


def _blocks(emissions: Floats) -> Floats:
    """The words' scores cut into N blocks of L words, as L x labels x N; zeros behind the last word."""
    words, labels = emissions.shape
    length = isqrt(words - 1) + 1
    count = -(-words // length)
    laid = np.zeros((count * length, labels), np.float32)
    laid[:words] = emissions
    return np.ascontiguousarray(laid.reshape(count, length, labels).transpose(1, 2, 0))


def _entries(score: Floats, blocks: Floats, transitions: Floats) -> Floats:
    """The best scores of each label of the word before each block, labels x N, the highest of them zero."""
    through = transitions[:, :, None] + blocks[0]  # from x to x N
    for emission in blocks[1:]:
        through = (through[:, :, None] + transitions[:, :, None]).max(axis=1)
        through += emission
    entries = []
    for block in through.transpose(2, 0, 1):
        entries.append(score - score.max())
        score = (entries[-1][:, None] + block).max(axis=0)
    return np.stack(entries, axis=1)


def mended_path(emissions: Floats, start: Floats, transitions: Floats) -> list[int]:
    """The most probable labels where moves are either free (0) or forbidden; label 0 is outside all spans.

    The likeliest label of each word is taken, but in the parts of a text where that makes a forbidden move.
    """
    path = emissions.argmax(axis=1)
    if not len(path):
        return []
    forbidden = np.concatenate([start[path[:1]], transitions[path[:-1], path[1:]]]) < 0
    if forbidden.any():
        moves = np.concatenate([[0], np.cumsum(forbidden)])
        for first, last in _parts(emissions, path):
            if moves[last] > moves[first]:
                path[first:last] = best_path(emissions[first:last], start, transitions)
    return path.tolist()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Likely:
    """A span from word `first` to `last` (included) and its chance."""

    first: int
    last: int
    chance: float


def likely_spans(
    emissions: Floats, path: Sequence[int], start: Floats, transitions: Floats, begin: int, least: float
) -> list[Likely]:
    """The spans of one kind that have more than some chance, in the order of the text.

    The kind's labels are `begin` and the one behind it; label 0 is outside all spans; `path` are the best labels.
    """
    parts = _parts(emissions, path)
    if not parts:
        return []
    flow = _Flow.of(emissions, parts, start, transitions)
    return sorted(flow.spans(begin, begin + 1, least), key=lambda span: span.first)


def _parts(emissions: Floats, path: Sequence[int] | Ints) -> list[tuple[int, int]]:
    """Stretches between words that are surely outside, the longest first."""
    margin = emissions[:, 0] - highest(emissions[:, 1:])
    sure = (margin > SURE) & (np.asarray(path) == 0)
    borders = np.flatnonzero(np.diff(np.concatenate([[True], sure, [True]]))).tolist()
    return sorted(zip(borders[::2], borders[1::2], strict=True), key=lambda part: part[0] - part[1])


@dataclass(frozen=True, slots=True)
class _Flow:
    """Forward and backward weights of P parts, each scaled so that the chances of a word's labels add up to one."""

    places: Ints  # P: the first word of each
    moves: Floats  # labels x labels
    ahead: Floats  # P x L x labels, the forward weights
    behind: Floats  # P x L x labels, the backward weights
    steps: Floats  # P x L x labels: a word's weights over the scale of the step into it

    @classmethod
    def of(cls, emissions: Floats, parts: Sequence[tuple[int, int]], start: Floats, transitions: Floats) -> "_Flow":
        lengths = np.array([last - first for first, last in parts])
        longest, labels = int(lengths[0]), emissions.shape[1]
        weights = np.exp(emissions - highest(emissions)[:, None])
        steps = np.zeros((len(parts), longest, labels), np.float32)
        for row, (first, last) in enumerate(parts):
            steps[row, : last - first] = weights[first:last]
        moves = np.exp(transitions)
        entry = np.stack([np.exp(start) if not first else moves[0] for first, _ in parts])
        going = [int(np.count_nonzero(lengths > step)) for step in range(longest)]
        ahead, behind = np.zeros_like(steps), np.zeros_like(steps)
        for step, rows in enumerate(going):
            came = ahead[:rows, step - 1] @ moves if step else entry
            raised = came * steps[:rows, step]
            scale = raised.sum(axis=1, keepdims=True)
            ahead[:rows, step] = raised / scale
            steps[:rows, step] /= scale
        words = len(emissions)
        exits = np.stack([moves[:, 0] if last < words else np.ones(labels, np.float32) for _, last in parts])
        ends = ahead[np.arange(len(parts)), lengths - 1]
        behind[np.arange(len(parts)), lengths - 1] = exits / (ends * exits).sum(axis=1, keepdims=True)
        for step in range(longest - 2, -1, -1):
            rows = going[step + 1]
            behind[:rows, step] = (steps[:rows, step + 1] * behind[:rows, step + 1]) @ moves.T
        return cls(np.array([first for first, _ in parts]), moves, ahead, behind, steps)

    def spans(self, begin: int, inside: int, least: float) -> Iterator[Likely]:
        """Every span of these labels with more than some chance."""
        into = np.zeros(self.steps.shape[:2], np.float32)  # the weight of going on inside from the word before
        into[:, :-1] = self.steps[:, 1:, inside] * self.behind[:, 1:, inside]
        leave = {label: self.behind[..., label] - self.moves[label, inside] * into for label in (begin, inside)}
        begins = self.ahead[..., begin] * self.behind[..., begin]
        ends = self.ahead[..., begin] * leave[begin] + self.ahead[..., inside] * leave[inside]
        stay = np.log(self.moves[inside, inside] * self.steps[..., inside] + 1e-30).cumsum(axis=1)
        for rows, firsts, lasts in _pairs(begins > least, ends > least):
            second = np.minimum(firsts + 1, lasts)
            entered = self.moves[begin, inside] * self.steps[rows, second, inside]
            entered = entered * np.exp(stay[rows, lasts] - stay[rows, second])
            weight = self.ahead[rows, firsts, begin]
            longer = lasts > firsts
            weight = np.where(longer, weight * entered * leave[inside][rows, lasts], weight * leave[begin][rows, lasts])
            likely = np.flatnonzero(weight > least)
            firsts, lasts = firsts + self.places[rows], lasts + self.places[rows]
            for span in zip(firsts[likely].tolist(), lasts[likely].tolist(), weight[likely].tolist(), strict=True):
                yield Likely(*span)


def _pairs(begins: Bools, ends: Bools) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Part, first and last word of all that may be a span."""
    length = begins.shape[1]
    places, last_places = np.flatnonzero(begins), np.flatnonzero(ends)
    low = np.searchsorted(last_places, places)
    high = np.searchsorted(last_places, (places // length + 1) * length)
    step = max(1, _AT_ONCE // max(1, int((high - low).max(initial=0))))
    for at in range(0, len(places), step):
        few = slice(at, at + step)
        counts = high[few] - low[few]
        numbers = np.arange(counts.sum()) + np.repeat(low[few] - counts.cumsum() + counts, counts)
        firsts, lasts = np.repeat(places[few], counts), last_places[numbers]
        yield firsts // length, firsts % length, lasts % length
