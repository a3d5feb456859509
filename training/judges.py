"""Large networks that are told which words make up a statement, and say what it does, what it rests on and who speaks.

Takes a corpus (`training.texts`) and the weights of a published network; yields shares for every statement of it. One
window a statement, in which each piece says whether it is of the source, the cue or the content: such a network need
not find the statement, and sees all of it at once, which the small one's single pass cannot. It teaches that one.
Needs torch and numpy and nothing of onrecord.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from torch import Tensor, nn
from torch.utils.data import IterableDataset, get_worker_info

from training.labels import ACTS, EVIDENCE, KINDS
from training.network import Encoder, Shape
from training.teaching import CLS, MASK, SEP, Settings, fit, said_by_people
from training.texts import DEV, Array, Corpus, Rounds, loaded, on_device, round_of

LABELS = (ACTS, EVIDENCE, KINDS)
PARTS = ("source", "cue", "content")
BESIDE = 32  # pieces before and after a statement
LONGEST = 190
VERDICT_WIDTH = 192  # of the layer between the means of a statement's parts and what it does
WEIGHTS = (("act", 1.0), ("evidence", 0.3), ("kind", 0.3))


class Judge(Encoder):
    """An encoder whose pieces say which part of one statement they are of; its inputs have that as a fifth row."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.part = nn.Embedding(1 + len(PARTS), shape.width)
        nn.init.normal_(self.part.weight, std=0.02)
        self.verdict = nn.Sequential(
            nn.Linear((1 + len(PARTS)) * shape.width, VERDICT_WIDTH),
            nn.ReLU(),
            nn.Dropout(2 * shape.dropout),
            nn.Linear(VERDICT_WIDTH, sum(map(len, LABELS))),
        )

    def forward(self, inputs: Tensor, mask: Tensor | None = None) -> Tensor:
        ids, *features, parts = inputs
        return self.encode(self.word(ids) + self.part(parts), *features, mask)

    def scores(self, inputs: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Scores of acts, evidence and kinds, S x width each."""
        with torch.autocast(inputs.device.type, dtype=torch.bfloat16):
            states = self(inputs, mask).float()
        means = [states[:, 0]]  # of the whole window, as the mark before it has it
        for number in range(1, 1 + len(PARTS)):
            there = (inputs[4] == number)[..., None]
            means.append((states * there).sum(1) / there.sum(1).clamp(min=1))
        return self.verdict(torch.cat(means, dim=1)).split([len(labels) for labels in LABELS], dim=1)


@dataclass(slots=True)
class Cases:
    """Statements with a window each, B x T, and what is known of them."""

    numbers: np.ndarray  # B, counted through the corpus; always an array
    places: Array
    inside: Array
    ends: Array
    parts: Array
    known: Array  # B x 3
    again: Array  # B x 3


def window_of(corpus: Corpus, number: int) -> tuple[int, int]:
    """First and last piece + 1 of what is read for a statement: all of it, or what stands round its cue."""
    text = int(corpus.statement_text[number])
    low, high = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
    spans = [span for part in PARTS for span in corpus.spans[part][number]]
    anchor = (corpus.spans["cue"][number] or corpus.spans["content"][number] or spans)[0][0]
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    start = max(piece_of(corpus, first) - BESIDE, low)
    end = min(piece_of(corpus, last + 1) + BESIDE, high)
    if end - start > LONGEST:
        start = max(start, min(piece_of(corpus, anchor) - LONGEST // 2, end - LONGEST))
        end = min(end, start + LONGEST)
    return start, end


def piece_of(corpus: Corpus, word: int) -> int:
    """The first piece of a word; behind the last word, the end of all pieces."""
    return int(corpus.first_piece[word]) if word < len(corpus.first_piece) else int(corpus.piece_at[-1])


def lay(corpus: Corpus, numbers: Sequence[int]) -> Cases:
    """Gather the statements' pieces, and of which part each is."""
    windows = np.array([window_of(corpus, number) for number in numbers])
    starts, lengths = windows[:, 0], windows[:, 1] - windows[:, 0]
    width = -(-(int(lengths.max()) + 2) // 8) * 8
    inside = (np.arange(width) >= 1) & (np.arange(width) <= lengths[:, None])
    parts = np.zeros(inside.shape, dtype=np.int64)
    for row, (number, start) in enumerate(zip(numbers, starts.tolist(), strict=True)):
        for part, name in enumerate(PARTS, 1):
            for first, last in corpus.spans[name][number]:
                begin, behind = piece_of(corpus, first) - start, piece_of(corpus, last + 1) - start
                parts[row, 1 + max(begin, 0) : 1 + max(behind, 0)] = part
    return Cases(
        np.array(numbers), np.where(inside, starts[:, None] + np.arange(-1, width - 1), 0), inside, lengths + 1,
        parts * inside, corpus.known[numbers], corpus.again[numbers],
    )  # fmt: skip


def inputs_of(corpus: Corpus, cases: Cases) -> tuple[Tensor, Tensor]:
    """Inputs of a `Judge`, 5 x B x T, and the mask, B x T."""
    pieces = corpus.pieces[:, cases.places].long() * cases.inside
    pieces[0, :, 0] = CLS
    rows = torch.arange(len(cases.ends), device=pieces.device)
    pieces[0, rows, cases.ends] = SEP
    mask = cases.inside.clone()
    mask[:, 0] = True
    mask[rows, cases.ends] = True
    return torch.cat([pieces, cases.parts[None]]), mask


def grouped(corpus: Corpus, numbers: Sequence[int], pieces: int, rng: random.Random) -> list[list[int]]:
    """Batches of statements whose windows are of like length, of about so many pieces each."""
    sizes = {number: end - start + 2 for number in numbers for start, end in [window_of(corpus, number)]}
    batches: list[list[int]] = []
    batch: list[int] = []
    for number in sorted(numbers, key=lambda one: sizes[one] + 16 * rng.random()):
        if batch and (len(batch) + 1) * sizes[number] > pieces:
            batches.append(batch)
            batch = []
        batch.append(number)
    rng.shuffle(batches)
    return [*batches, batch] if batch else batches


class Draws(IterableDataset["Cases"]):
    """Batches of labelled statements without end, each article as one reader marked it and with some names."""

    def __init__(self, corpus: Corpus, texts: Sequence[int], rounds: Rounds, seed: int) -> None:
        self.corpus, self.texts, self.rounds, self.seed = corpus, texts, rounds, seed

    def __iter__(self) -> Iterator[Cases]:
        process = get_worker_info()
        rng = random.Random(1000 * self.seed + (process.id if process else 0))
        while True:
            chosen = round_of(self.corpus, self.texts, self.rounds, rng)
            numbers = [number for text in chosen for number in labelled(self.corpus, text)]
            for batch in grouped(self.corpus, numbers, self.rounds.batch * self.rounds.window, rng):
                yield lay(self.corpus, batch)


def labelled(corpus: Corpus, text: int) -> list[int]:
    """The statements of a text whose act is known."""
    return [number for number in with_words(corpus, text) if corpus.known[number, 0] >= 0]


def with_words(corpus: Corpus, text: int) -> list[int]:
    """The statements of a text that have any words in it."""
    return [number for number in corpus.of_text[text] if any(corpus.spans[part][number] for part in PARTS)]


def fit_judge(judge: Judge, corpus: Corpus, texts: Sequence[int], settings: Settings, log: str) -> None:
    """Fit a judge to the labelled statements of some texts."""

    def losses(cases: Cases) -> dict[str, Tensor]:
        inputs, mask = inputs_of(corpus, cases)
        hidden = (torch.rand(mask.shape, device=mask.device) < settings.masked) & cases.inside
        inputs[0] = inputs[0].masked_fill(hidden, MASK)
        found = {}
        for column, ((name, _), scores) in enumerate(zip(WEIGHTS, judge.scores(inputs, mask), strict=True)):
            target, known = said_by_people(cases.known[:, column], cases.again[:, column], scores.shape[1])
            found[name] = -(target * scores.log_softmax(1)).sum() / known.sum().clamp(min=1)
        return found

    draws = loaded(Draws(corpus, texts, settings.rounds, settings.seed), settings.processes)
    fit(judge, (on_device(cases, corpus.device) for cases in draws), losses, settings, log)


@torch.no_grad()
def verdicts(
    judge: Judge, corpus: Corpus, numbers: Sequence[int], pieces: int, tables: Sequence[np.ndarray], weight: float
) -> None:
    """Add a judge's shares of statements, times a weight, to tables over all statements."""
    judge.eval()
    for batch in grouped(corpus, numbers, pieces, random.Random(0)):
        inputs, mask = inputs_of(corpus, on_device(lay(corpus, batch), corpus.device))
        for table, scores in zip(tables, judge.scores(inputs, mask), strict=True):
            table[batch] += F.softmax(scores, dim=1).cpu().numpy() * weight


def judged(corpus: Corpus, judges: Sequence[Judge], texts: Sequence[int], pieces: int) -> list[np.ndarray]:
    """Shares of act, evidence and kind of the statements of some texts, by judges that have not read them."""
    tables = [np.zeros((len(corpus.cue), len(labels)), dtype=np.float32) for labels in LABELS]
    for fold, judge in enumerate(judges):
        for weight, some in (
            (1.0, [text for text in texts if corpus.fold[text] == fold]),
            (1 / len(judges), [text for text in texts if corpus.fold[text] < 0]),
        ):
            numbers = [number for text in some for number in with_words(corpus, text)]
            verdicts(judge, corpus, numbers, pieces, tables, weight)
    return tables


def measure(judges: Sequence[Judge], corpus: Corpus, pieces: int, name: str) -> None:
    """Print the shares of right acts, evidence and kinds on the development texts."""
    texts = [text for text in range(corpus.texts) if corpus.split[text] == DEV]
    tables = judged(corpus, judges, texts, pieces)
    numbers = [number for text in texts for number in labelled(corpus, text)]
    shown = ""
    for column, (head, table) in enumerate(zip(("act", "evidence", "kind"), tables, strict=True)):
        known, given = corpus.known[numbers, column], table[numbers].argmax(1)
        shown += f" {head} {100 * (given == known)[known >= 0].mean():.1f} of {(known >= 0).sum()}"
    print(f"DEV {name}:{shown}", flush=True)
