"""Fit a network to a corpus, label a corpus with networks, fit a smaller one to those labels.

Takes a prepared corpus (`training.corpus`) and networks (`training.network`); yields weights. Needs torch and numpy
and nothing of onrecord, so that it runs where only they are installed. All texts lie end to end on the device; a
batch is a set of windows given by numbers, so that no words are copied about.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from safetensors.torch import save_file
from torch import Tensor, nn

from training.labels import ACTS, BUCKETS, EDGES, EVIDENCE, KINDS, LABELS, LINK_WIDTH, NAMES
from training.network import Crf, Encoder, heads_of

TRAIN, UNLABELLED, DEV = 0, 1, 2
CLS, SEP, MASK = 101, 102, 103


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen for one fit."""

    window: int = 254  # pieces; two more for the marks at its ends
    batch: int = 64  # windows of full length a step; more of shorter ones
    steps: int = 6000
    seconds: float = math.inf  # the rate also falls with the time that is used of this
    rate: float = 4e-4
    head_rate: float = 2e-3  # the heads start from nothing
    crf_rate: float = 1e-2
    warmup: float = 0.06  # share of the steps
    decay: float = 0.01
    masked: float = 0.02  # share of pieces hidden, so that no single word decides
    shapeless: float = 0.04  # share of windows without capitals, for headlines in capitals and posts without
    gold: float = 0.6  # share of people's labels in what is learned where a teacher's stand beside them
    average: float = 0.998  # moving average of the weights, which is what is kept
    names_read: int = 1  # how often a round reads a text in which names were marked
    with_own: float = 0.5  # share of rounds that read an article with the names it was printed with
    unlabelled: float = 1.0  # share of the texts without labels that each round reads
    other_reading: float = 0.15  # share of rounds that read another annotator's labels where there are some
    seed: int = 7
    weights: tuple[tuple[str, float], ...] = (
        ("labels", 1.0), ("names", 0.25), ("links", 0.3), ("mentions", 0.15), ("act", 0.15), ("evidence", 0.1),
        ("kind", 0.1), ("factuality", 0.05),
    )  # fmt: skip


class Corpus:
    """Texts end to end, on a device, with what people and teachers marked in them.

    `texts` of the same `article` are the same report with other names or read by another annotator. Word numbers
    count through all texts. A label of -1 is unknown.
    """

    def __init__(self, path: Path, device: torch.device) -> None:
        stored = np.load(path)
        self.device = device
        self.piece_at, self.word_at = stored["text_pieces"].astype(np.int64), stored["text_words"].astype(np.int64)
        self.split, self.fold, self.article = stored["split"], stored["fold"], stored["article"]
        self.reading = stored["reading"]
        self.first_piece = stored["word_pieces"].astype(np.int64)
        self.pieces = torch.from_numpy(stored["pieces"].astype(np.int32)).to(device)
        self.labels = torch.from_numpy(stored["labels"]).to(device)
        self.names = torch.from_numpy(stored["names"]).to(device)
        self.name_weight = torch.from_numpy(np.repeat(stored["name_weight"], np.diff(self.word_at))).to(device)
        self.facts = stored["facts"]  # word, score
        self.cue = stored["statement_cue"].astype(np.int64)  # first word of each statement's cue, -1 without
        self.known = np.stack([stored["act"], stored["evidence"], stored["kind"]], axis=1).astype(np.int64)
        self.parts = {name: stored[f"{name}_spans"].astype(np.int64) for name in ("cue", "source", "content")}
        self.statement_text = stored["statement_text"].astype(np.int64)
        self.mentions = stored["mentions"].astype(np.int64)  # first and last word of words that stand for a name
        self.mention_weight = stored["mention_weight"]
        self.mention_names = stored["mention_names"].astype(np.int64)  # mention, first word of a name it stands for
        # A teacher's shares, once there are some: in 8 bits, or as parts of one.
        self.ones: Tensor | None = None
        self.pairs: Tensor | None = None
        self.shares: list[np.ndarray] | None = None  # per statement: act, evidence, kind
        self.index()

    @property
    def texts(self) -> int:
        """How many there are."""
        return len(self.split)

    def index(self) -> None:
        """Sort spans by statement and statements by text."""
        count = len(self.cue)
        self.spans: dict[str, list[list[tuple[int, int]]]] = {}
        for name, table in self.parts.items():
            lists: list[list[tuple[int, int]]] = [[] for _ in range(count)]
            for number, first, last in table.tolist():
                lists[number].append((first, last))
            self.spans[name] = lists
        self.of_text: list[list[int]] = [[] for _ in range(self.texts)]
        for number, text in enumerate(self.statement_text.tolist()):
            self.of_text[text].append(number)
        self.names_of: list[list[tuple[int, int]]] = [[] for _ in range(self.texts)]
        names = self.names.cpu().numpy()
        is_first, texts_of = (names > 0) & (names % 2 == 1), np.repeat(np.arange(self.texts), np.diff(self.word_at))
        for word in np.flatnonzero(is_first).tolist():
            last = word
            while last + 1 < len(names) and names[last + 1] == names[word] + 1 and texts_of[last + 1] == texts_of[word]:
                last += 1
            self.names_of[texts_of[word]].append((word, last))
        stands_for: list[set[int]] = [set() for _ in range(len(self.mentions))]
        for number, word in self.mention_names.tolist():
            stands_for[number].add(word)
        self.mentions_of: list[list[tuple[int, int, float, set[int]]]] = [[] for _ in range(self.texts)]
        for (first, last), weight, right in zip(
            self.mentions.tolist(), self.mention_weight.tolist(), stands_for, strict=True
        ):
            self.mentions_of[texts_of[first]].append((first, last, weight, right))
        self.facts_of: list[list[tuple[int, float]]] = [[] for _ in range(self.texts)]
        where = np.searchsorted(self.word_at, self.facts[:, 0], side="right") - 1
        for text, (word, score) in zip(where.tolist(), self.facts.tolist(), strict=True):
            self.facts_of[text].append((int(word), score))

    def save_shares(self, path: Path, texts: Sequence[int]) -> None:
        """Write what the teachers said of some texts, and all statements, in 8 bits."""
        if self.ones is None or self.pairs is None or self.shares is None:
            raise ValueError("no teacher has labelled this corpus yet")
        words = np.concatenate([np.arange(self.word_at[text], self.word_at[text + 1]) for text in texts])
        there = torch.from_numpy(words).to(self.device)
        tables = {"ones": self.ones, "pairs": self.pairs.flatten(1)}
        small = {
            name: (table[there].float().clamp(0, 1) * 255).round().to(torch.uint8).cpu().numpy()
            for name, table in tables.items()
        }
        parts = {f"{name}_spans": table for name, table in self.parts.items()}
        shares = {
            name: (table * 255).round().astype(np.uint8)
            for name, table in zip(("act", "evidence", "kind"), self.shares, strict=True)
        }
        np.savez_compressed(path, words=words, cue=self.cue, text=self.statement_text, **parts, **shares, **small)

    def load_shares(self, path: Path) -> None:
        """Read them again. Words without any keep nought everywhere."""
        stored = np.load(path)
        count, words = int(self.word_at[-1]), torch.from_numpy(stored["words"])
        tables = []
        for name, width in (("ones", len(LABELS)), ("pairs", len(LABELS) ** 2)):
            table = torch.zeros(count, width, dtype=torch.uint8)
            table[words] = torch.from_numpy(stored[name])
            tables.append(table.to(self.device))
        self.ones, self.pairs = tables[0], tables[1].unflatten(1, (len(LABELS), len(LABELS)))
        added = len(stored["cue"]) - len(self.cue)
        self.cue, self.statement_text = stored["cue"], stored["text"]
        self.known = np.concatenate([self.known, np.full((added, 3), -1)])
        self.parts = {name: stored[f"{name}_spans"] for name in self.parts}
        self.shares = [stored[name].astype(np.float32) / 255 for name in ("act", "evidence", "kind")]
        self.index()


def shares_at(table: Tensor, words: Tensor) -> Tensor:
    """A teacher's shares of words, which add up to one, or to nought where it has read nothing."""
    shares = table[words].float()
    axes = tuple(range(words.dim(), shares.dim()))
    return shares / shares.sum(axes, keepdim=True).clamp(min=1e-6)


Window = tuple[int, int, int]  # text, first piece, last piece + 1, counted through all texts


def cut(corpus: Corpus, texts: Sequence[int], longest: int, rng: random.Random) -> list[Window]:
    """Windows at a random phase, so that no border is learned."""
    windows = []
    for text in texts:
        start, total = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        end = start + (longest if rng.random() < 0.5 else rng.randint(64, longest))
        while start < total:
            windows.append((text, start, min(end, total)))
            start, end = end, end + longest
    return windows


def group(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, of about so many pieces each."""
    ordered = sorted(windows, key=lambda window: window[2] - window[1] + rng.random() * 24)
    batches: list[list[Window]] = []
    batch: list[Window] = []
    for window in ordered:
        if batch and (len(batch) + 1) * (window[2] - window[1] + 2) > pieces:
            batches.append(batch)
            batch = []
        batch.append(window)
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    return batches


@dataclass(slots=True)
class Batch:
    """Numbers of the pieces and words of some windows, B x T and B x W, and the words' places in the pieces."""

    inputs: Tensor
    mask: Tensor
    at: Tensor
    words: Tensor
    word_mask: Tensor
    firsts: list[int]  # number of each row's first word
    lasts: list[int]  # and of its last, plus one
    windows: list[Window]


def lay(corpus: Corpus, windows: list[Window]) -> Batch:
    """Gather the windows' pieces, with the marks at their ends."""
    device = corpus.device
    starts = np.array([window[1] for window in windows])
    lengths = np.array([window[2] - window[1] for window in windows])
    width = -(-(int(lengths.max()) + 2) // 8) * 8  # attention's kernels like whole eights
    places = starts[:, None] + np.arange(-1, width - 1)
    inside = (np.arange(width) >= 1) & (np.arange(width) <= lengths[:, None])
    firsts = np.searchsorted(corpus.first_piece, starts)
    lasts = np.searchsorted(corpus.first_piece, starts + lengths)
    most = max(int((lasts - firsts).max()), 1)
    words = firsts[:, None] + np.arange(most)
    word_mask = words < lasts[:, None]
    words = np.where(word_mask, words, firsts[:, None].clip(max=len(corpus.first_piece) - 1))
    at = np.where(word_mask, corpus.first_piece[words] - starts[:, None] + 1, 0)
    moved = [
        torch.from_numpy(one).to(device, non_blocking=True)
        for one in (np.where(inside, places, 0), inside, at, words, word_mask)
    ]
    inside_there = moved[1]
    inputs = corpus.pieces[:, moved[0]].long() * inside_there
    inputs[0, :, 0] = CLS
    inputs[0, torch.arange(len(windows), device=device), torch.from_numpy(lengths + 1).to(device)] = SEP
    mask = torch.from_numpy(np.arange(width) <= (lengths + 1)[:, None]).to(device)
    return Batch(inputs, mask, moved[2], moved[3], moved[4], firsts.tolist(), lasts.tolist(), windows)


def disturb(batch: Batch, settings: Settings) -> None:
    """Hide some pieces and, in some windows, all capitals."""
    ids, shapes = batch.inputs[0], batch.inputs[1]
    hidden = (torch.rand(ids.shape, device=ids.device) < settings.masked) & (ids != CLS) & (ids != SEP) & batch.mask
    ids[hidden] = MASK
    draw = torch.rand(len(ids), 1, device=ids.device)
    low, high = draw < settings.shapeless / 2, (draw >= settings.shapeless / 2) & (draw < settings.shapeless)
    batch.inputs[1] = torch.where(low, shapes.clamp(max=1), torch.where(high & (shapes <= 5) & (shapes > 0), 3, shapes))


def run(model: Encoder, batch: Batch) -> dict[str, Tensor]:
    """All heads at the words' first pieces, B x W x width."""
    with torch.autocast(batch.inputs.device.type, dtype=torch.bfloat16):
        output = model(batch.inputs, batch.mask)
    return heads_of(output.float().gather(1, batch.at.unsqueeze(2).expand(-1, -1, output.shape[2])))


def buckets(firsts: np.ndarray, lasts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """`onrecord.encoder.heads.bucket` for every span and word, N x M."""
    before, after = firsts[:, None] - words[None, :], words[None, :] - lasts[:, None]
    size = 1 + np.searchsorted(EDGES, np.maximum(before, after))
    middle = BUCKETS // 2
    return np.where((before <= 0) & (after <= 0), middle, np.where(after > 0, middle + size, middle - size))


def span_means(values: Tensor, rows: np.ndarray, firsts: np.ndarray, lasts: np.ndarray) -> Tensor:
    """The mean of B x W x D over spans of words, N x D."""
    sums = F.pad(values.cumsum(1), (0, 0, 1, 0))
    row, first, last = (torch.from_numpy(one).to(values.device) for one in (rows, firsts, lasts))
    return (sums[row, last + 1] - sums[row, first]) / (last - first + 1)[:, None]


def link_loss(model: Encoder, heads: dict[str, Tensor], corpus: Corpus, batch: Batch) -> Tensor:
    """Cross-entropy of each content's cue and of each cue's source or none, over what lies inside its window."""
    zero = heads["labels"].sum() * 0
    contents, sources, cue_places, wanted_cue = [], [], [], []
    rights: list[tuple[int, list[tuple[int, int, int]]]] = []
    for row, ((text, _, _), first, last) in enumerate(zip(batch.windows, batch.firsts, batch.lasts, strict=True)):
        cues: dict[int, int] = {}
        for number in corpus.of_text[text]:
            cue = int(corpus.cue[number])
            if not first <= cue < last:
                continue
            if cue not in cues:
                cues[cue] = len(cue_places)
                cue_places.append((row, cue - first))
            place = cues[cue]
            for a, b in corpus.spans["content"][number]:
                if a < last and b >= first:
                    contents.append((row, max(a, first) - first, min(b, last - 1) - first))
                    wanted_cue.append(place)
            spans = corpus.spans["source"][number]
            inside = [(row, a - first, b - first) for a, b in spans if first <= a and b < last]
            if inside or not spans:
                rights.append((place, inside))
            sources += inside
    if not cue_places:
        return zero
    device = heads["labels"].device
    scale = LINK_WIDTH**-0.5
    rows, words = np.array(cue_places).T
    row_there, word_there = torch.from_numpy(rows).to(device), torch.from_numpy(words).to(device)
    total, count = zero, 0
    if contents:
        of, firsts, lasts = np.array(contents).T
        query = span_means(heads["content_query"], of, firsts, lasts)
        key = heads["cue_key"][row_there, word_there]
        bias = model.content_bias[torch.from_numpy(buckets(firsts, lasts, words)).to(device)]
        apart = torch.from_numpy(of[:, None] != rows[None, :]).to(device)
        scores = (query @ key.T * scale + bias).masked_fill(apart, -1e9)
        total = total + F.cross_entropy(scores, torch.tensor(wanted_cue, device=device), reduction="sum")
        count += len(contents)
    if rights:
        places = np.array([place for place, _ in rights])
        none = heads["no_source"][row_there[places], word_there[places], 0]
        scores = none[:, None]
        right = torch.tensor([[not inside] for _, inside in rights], device=device)
        if sources:
            spans = sorted(set(sources))
            number_of = {span: number for number, span in enumerate(spans)}
            of, firsts, lasts = np.array(spans).T
            key = span_means(heads["source_key"], of, firsts, lasts)
            query = heads["cue_query"][row_there[places], word_there[places]]
            bias = model.source_bias[torch.from_numpy(buckets(firsts, lasts, words[places])).to(device)].T
            apart = torch.from_numpy(rows[places][:, None] != of[None, :]).to(device)
            scores = torch.cat([scores, (query @ key.T * scale + bias).masked_fill(apart, -1e9)], dim=1)
            chosen = np.zeros((len(rights), len(spans)), dtype=bool)
            for at, (_, inside) in enumerate(rights):
                chosen[at, [number_of[span] for span in inside]] = True
            right = torch.cat([right, torch.from_numpy(chosen).to(device)], dim=1)
        total = total + (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e9), 1)).sum()
        count += len(rights)
    return total / max(count, 1)


def mention_scores(model: Encoder, heads: dict[str, Tensor], mentions: np.ndarray, names: np.ndarray) -> Tensor:
    """What each mention stands for: N mentions against none and M names, N x (1 + M); both are row, first, last."""
    device = heads["labels"].device
    query = span_means(heads["mention_query"], *mentions.T)
    none = heads["no_mention"][torch.from_numpy(mentions[:, 0]).to(device), torch.from_numpy(mentions[:, 1]).to(device)]
    if not len(names):
        return none
    key = span_means(heads["mention_key"], *names.T)
    bias = model.mention_bias[torch.from_numpy(buckets(names[:, 1], names[:, 2], mentions[:, 1])).to(device)].T
    apart = torch.from_numpy(mentions[:, 0][:, None] != names[:, 0][None, :]).to(device)
    return torch.cat([none, (query @ key.T * LINK_WIDTH**-0.5 + bias).masked_fill(apart, -1e9)], dim=1)


def mentions_in(corpus: Corpus, batch: Batch) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Mentions and names of a batch (row, first, last), the mentions' weights, and which names each stands for.

    A mention whose names all lie outside its window is left out.
    """
    mentions, names, weights, rights = [], [], [], []
    for row, ((text, _, _), first, last) in enumerate(zip(batch.windows, batch.firsts, batch.lasts, strict=True)):
        inside = [(a, b) for a, b in corpus.names_of[text] if first <= a and b < last]
        base = len(names)
        names += [(row, a - first, b - first) for a, b in inside]
        for a, b, weight, right in corpus.mentions_of[text]:
            if not (first <= a and b < last):
                continue
            own = [base + number for number, (x, _) in enumerate(inside) if x in right]
            if own or not right:
                mentions.append((row, a - first, b - first))
                weights.append(weight)
                rights.append(own)
    wanted = np.zeros((len(mentions), 1 + len(names)), dtype=bool)
    for number, own in enumerate(rights):
        wanted[number, [1 + one for one in own] or [0]] = True
    return (
        np.array(mentions).reshape(-1, 3),
        np.array(names).reshape(-1, 3),
        np.array(weights, dtype=np.float32),
        wanted,
    )


def mention_loss(model: Encoder, heads: dict[str, Tensor], corpus: Corpus, batch: Batch) -> Tensor:
    """Cross-entropy of the names that pronouns and descriptions stand for, over the names of their window."""
    mentions, names, weights, wanted = mentions_in(corpus, batch)
    if not len(mentions):
        return heads["labels"].sum() * 0
    scores = mention_scores(model, heads, mentions, names)
    right = torch.from_numpy(wanted).to(scores.device)
    weight = torch.from_numpy(weights).to(scores.device)
    loss = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e9), 1)
    return (loss * weight).sum() / weight.sum()


@dataclass(slots=True)
class Statements:
    """Which words of a batch belong to which of its statements."""

    numbers: list[int]
    rows: Tensor  # S
    words: Tensor  # S x P: words of cue and content
    mask: Tensor
    source_words: Tensor  # S x Q: words of the source, or of the cue where there is none
    source_mask: Tensor


def statements_of(corpus: Corpus, batch: Batch) -> Statements | None:
    """The statements that lie wholly inside a window; long contents by their first 120 words."""
    numbers, rows, words, source_words = [], [], [], []
    for row, ((text, _, _), first, last) in enumerate(zip(batch.windows, batch.firsts, batch.lasts, strict=True)):
        for number in corpus.of_text[text]:
            cues, contents, sources = (corpus.spans[name][number] for name in ("cue", "content", "source"))
            spans = [*cues, *contents, *sources]
            if not spans or min(a for a, _ in spans) < first or max(a for a, _ in spans) >= last:
                continue
            own = [word for a, b in (*cues, *contents) for word in range(a, min(b + 1, last))][:120]
            by = [word for a, b in sources or cues or contents for word in range(a, min(b + 1, last))][:40]
            numbers.append(number)
            rows.append(row)
            words.append([word - first for word in own])
            source_words.append([word - first for word in by])
    if not numbers:
        return None
    device = batch.inputs.device
    tables = []
    for lists in (words, source_words):
        width = max(len(one) for one in lists)
        table, mask = np.zeros((len(lists), width), dtype=np.int64), np.zeros((len(lists), width), dtype=bool)
        for at, one in enumerate(lists):
            table[at, : len(one)], mask[at, : len(one)] = one, True
        tables += [torch.from_numpy(table).to(device), torch.from_numpy(mask).to(device)]
    return Statements(numbers, torch.tensor(rows, device=device), *tables)


def pooled(heads: dict[str, Tensor], name: str, rows: Tensor, words: Tensor, mask: Tensor) -> Tensor:
    """A head's scores over a statement's words, each counting as the head's weights say; S x width."""
    weight = heads[f"{name}_weight"][rows[:, None], words, 0].masked_fill(~mask, -1e9).softmax(1)
    return (heads[name][rows[:, None], words] * weight[..., None]).sum(1)


def statement_scores(heads: dict[str, Tensor], found: Statements) -> list[Tensor]:
    """Act, evidence and kind of each statement."""
    return [
        pooled(heads, "act", found.rows, found.words, found.mask),
        pooled(heads, "evidence", found.rows, found.words, found.mask),
        pooled(heads, "kind", found.rows, found.source_words, found.source_mask),
    ]


def statement_losses(heads: dict[str, Tensor], corpus: Corpus, batch: Batch, gold: float) -> dict[str, Tensor]:
    """Cross-entropy of act, evidence and kind against people's labels, a teacher's shares, or both."""
    names = ("act", "evidence", "kind")
    zero = heads["labels"].sum() * 0
    found = statements_of(corpus, batch)
    if found is None:
        return dict.fromkeys(names, zero)
    losses = {}
    for column, (name, scores) in enumerate(zip(names, statement_scores(heads, found), strict=True)):
        known = torch.from_numpy(corpus.known[found.numbers, column]).to(scores.device)
        labelled = (known >= 0).float()[:, None]
        target = F.one_hot(known.clamp(min=0), scores.shape[1]).float() * labelled
        counted = labelled[:, 0]
        if corpus.shares is not None:
            shares = torch.from_numpy(corpus.shares[column][found.numbers]).to(scores.device)
            share_known = (shares.sum(1) > 0.5).float()[:, None]
            kept = gold * labelled * share_known + labelled * (1 - share_known)
            target = kept * target + (1 - kept) * shares * share_known
            # What people labelled is rare and counts for more.
            counted = torch.maximum(3 * labelled, share_known)[:, 0]
        loss = -(target * scores.log_softmax(1)).sum(1) * counted
        losses[name] = loss.sum() / counted.sum().clamp(min=1)
    return losses


def role_targets(corpus: Corpus, batch: Batch, gold: float) -> tuple[Tensor, Tensor, Tensor]:
    """Shares of labels and of moves into each word, and which words have any."""
    labels = corpus.labels[batch.words].long()
    known = (labels >= 0) & batch.word_mask
    ones = F.one_hot(labels.clamp(min=0), len(LABELS)).float()
    before = torch.cat([ones[:, :1], ones[:, :-1]], dim=1)
    pairs = before[..., :, None] * ones[..., None, :]
    if corpus.ones is None or corpus.pairs is None:
        return ones, pairs, known
    soft = shares_at(corpus.ones, batch.words)
    taught = (soft.sum(-1) > 0.5) & batch.word_mask
    kept = torch.where(taught, known.float() * gold, known.float())[..., None]
    ones = kept * ones + (1 - kept) * soft
    pairs = kept[..., None] * pairs + (1 - kept[..., None]) * shares_at(corpus.pairs, batch.words)
    return ones, pairs, (known | taught)


def losses_of(model: Encoder, corpus: Corpus, batch: Batch, settings: Settings) -> dict[str, Tensor]:
    """The loss of each head over a batch."""
    heads = run(model, batch)
    ones, pairs, known = role_targets(corpus, batch, settings.gold)
    losses = {"labels": model.crf(heads["labels"], ones, pairs, known) / known.sum().clamp(min=1)}
    names = corpus.names[batch.words].long()
    labelled = (names >= 0) & batch.word_mask
    weight = corpus.name_weight[batch.words].float() * labelled
    target = F.one_hot(names.clamp(min=0), len(NAMES)).float()
    each = -(target * heads["names"].log_softmax(-1)).sum(-1) * weight
    losses["names"] = each.sum() / weight.sum().clamp(min=1)
    losses["links"] = link_loss(model, heads, corpus, batch)
    losses["mentions"] = mention_loss(model, heads, corpus, batch)
    losses |= statement_losses(heads, corpus, batch, settings.gold)
    losses["factuality"] = fact_loss(heads, corpus, batch)
    return losses


def fact_loss(heads: dict[str, Tensor], corpus: Corpus, batch: Batch) -> Tensor:
    """Huber loss of how certain each marked happening is, -3 to 3."""
    rows, words, scores = [], [], []
    for row, ((text, _, _), first, last) in enumerate(zip(batch.windows, batch.firsts, batch.lasts, strict=True)):
        for word, score in corpus.facts_of[text]:
            if first <= word < last:
                rows.append(row)
                words.append(word - first)
                scores.append(score)
    if not rows:
        return heads["labels"].sum() * 0
    given = heads["factuality"][rows, words, 0]
    return F.smooth_l1_loss(given, torch.tensor(scores, device=given.device))


def round_of(corpus: Corpus, texts: Sequence[int], settings: Settings, rng: random.Random) -> list[int]:
    """One text for each article: with its own names or others, as one annotator read it."""
    by_article: dict[int, list[int]] = {}
    for text in texts:
        by_article.setdefault(int(corpus.article[text]), []).append(text)
    chosen: list[int] = []
    for versions in by_article.values():
        first = versions[0]
        if corpus.split[first] == UNLABELLED:
            if corpus.facts_of[first]:
                chosen.append(first)
            elif corpus.names_of[first]:
                chosen += [first] * settings.names_read
            elif rng.random() < settings.unlabelled:
                chosen.append(first)
            continue
        main = [text for text in versions if corpus.reading[text] == 0]
        others = [text for text in versions if corpus.reading[text] > 0]
        pool = others if others and rng.random() < settings.other_reading else main
        chosen.append(pool[0] if rng.random() < settings.with_own else rng.choice(pool))
    return chosen


def fit(
    model: Encoder, corpus: Corpus, texts: Sequence[int], settings: Settings, log: str, checkpoint: Path | None = None
) -> None:
    """Fit a network; leave it with the moving average of its weights."""
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    rates: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        head = name.split(".")[0]
        rate = (
            settings.crf_rate
            if head == "crf"
            else settings.head_rate
            if head in ("head", "content_bias", "source_bias", "mention_bias", "shape", "spacing", "quote")
            else settings.rate
        )
        rates.setdefault(rate, []).append(parameter)
    optimiser = torch.optim.AdamW(
        [{"params": parameters, "lr": rate, "full": rate} for rate, parameters in rates.items()],
        weight_decay=settings.decay,
        fused=True,
    )
    weights = dict(settings.weights)
    parameters = list(model.parameters())
    average = [parameter.detach().clone() for parameter in parameters]
    queue: list[list[Window]] = []
    sums: dict[str, Tensor] = {}
    shown_every = max(settings.steps // 10, 1)
    began, rounds = time.time(), 0
    model.train()
    for step in range(settings.steps):
        done = max(step / settings.steps, (time.time() - began) / settings.seconds)
        if done >= 1:
            print(f"{log} stopped at step {step} of {settings.steps}: its time is used", flush=True)
            break
        for rate_group in optimiser.param_groups:
            rate_group["lr"] = rate_group["full"] * min(
                (step + 1) / (settings.warmup * settings.steps), max(0.01, (1 - done) / (1 - settings.warmup))
            )
        if not queue:
            rounds += 1
            windows = cut(corpus, round_of(corpus, texts, settings, rng), settings.window, rng)
            queue = group(windows, settings.batch * (settings.window + 2), rng)
        batch = lay(corpus, queue.pop())
        disturb(batch, settings)
        losses = losses_of(model, corpus, batch, settings)
        optimiser.zero_grad(set_to_none=True)
        torch.stack([losses[name] * weights[name] for name in weights]).sum().backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        if step % 500 == 499 and checkpoint is not None:
            names = (name for name, _ in model.named_parameters())
            save_file({name: value.half().cpu() for name, value in zip(names, average, strict=True)}, checkpoint)
        if step % 5 == 0:  # every fifth step is enough
            keep = min(settings.average**5, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(average, parameters, 1 - keep)
        for name, value in losses.items():
            sums[name] = sums.get(name, 0) + value.detach()
        if (step + 1) % shown_every == 0:
            shown = " ".join(f"{name} {value.item() / shown_every:.3f}" for name, value in sums.items())
            print(f"{log} {step + 1}/{settings.steps} round {rounds} {shown} {time.time() - began:.0f} s", flush=True)
            sums = {}
    with torch.no_grad():
        for parameter, value in zip(parameters, average, strict=True):
            parameter.copy_(value)
    model.eval()


# --------------------------------------------------------------------------- labelling

MARGIN = 40  # pieces that a window reads before and after its own


def tiles(corpus: Corpus, texts: Sequence[int], longest: int) -> list[tuple[Window, int, int]]:
    """Windows over whole texts with the words that each answers for."""
    tiled = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        own = longest - 2 * MARGIN
        for at in range(start, end, own):
            window = (text, max(at - MARGIN, start), min(at + own + MARGIN, end))
            first, last = np.searchsorted(corpus.first_piece, (at, min(at + own, end)))
            tiled.append((window, int(first), int(last)))
    return sorted(tiled, key=lambda tile: tile[0][2] - tile[0][1])


@torch.no_grad()
def read(
    model: Encoder,
    corpus: Corpus,
    texts: Sequence[int],
    longest: int,
    pieces: int,
    take: dict[str, Tensor],
    weight: float,
) -> None:
    """Add a network's shares and vectors, times a weight, to tables over all words."""
    tiled = tiles(corpus, texts, longest)
    at = 0
    while at < len(tiled):
        count = 1
        while (
            at + count < len(tiled) and (count + 1) * (tiled[at + count][0][2] - tiled[at + count][0][1] + 2) <= pieces
        ):
            count += 1
        part = tiled[at : at + count]
        at += count
        batch = lay(corpus, [window for window, _, _ in part])
        heads = run(model, batch)
        ones, pairs = model.crf.marginals(heads["labels"], batch.word_mask)
        firsts, lasts = (torch.tensor([tile[i] for tile in part], device=corpus.device)[:, None] for i in (1, 2))
        own = batch.word_mask & (batch.words >= firsts) & (batch.words < lasts)
        where = batch.words[own]
        values = {
            "ones": ones,
            "pairs": pairs,
            "names": heads["names"].softmax(-1),
            "factuality": heads["factuality"][..., 0],
        }
        values |= {name: heads[name] for name in take if name in heads and name not in values}
        for name, table in take.items():
            table[where] += (values[name][own] * weight).to(table.dtype)


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


def table_of(corpus: Corpus, width: int | tuple[int, ...], kind: torch.dtype = torch.float16) -> Tensor:
    """A table over all words, of zeros."""
    size = (width,) if isinstance(width, int) else width
    return torch.zeros(int(corpus.word_at[-1]), *size, dtype=kind, device=corpus.device)


def teach(corpus: Corpus, teachers: Sequence[Encoder], texts: Sequence[int], longest: int, pieces: int) -> None:
    """Give texts the teachers' shares: of a text that one of them has not read, its own; else of them all.

    Texts without labels also get statements: the teachers' spans, each content with its likeliest cue, each cue with
    its likeliest source.
    """
    count = len(LABELS)
    corpus.ones, corpus.pairs = table_of(corpus, count), table_of(corpus, (count, count))
    tables = {"ones": corpus.ones, "pairs": corpus.pairs}
    free = [text for text in texts if corpus.fold[text] < 0]
    vectors = {
        name: [table_of(corpus, LINK_WIDTH) for _ in teachers]
        for name in ("content_query", "cue_key", "cue_query", "source_key")
    }
    no_source = [table_of(corpus, 1) for _ in teachers]
    for number, teacher in enumerate(teachers):
        teacher.eval()
        own = [text for text in texts if corpus.fold[text] == number]
        read(teacher, corpus, own, longest, pieces, tables, 1.0)
        more = {name: tables_of[number] for name, tables_of in vectors.items()} | {"no_source": no_source[number]}
        read(teacher, corpus, free, longest, pieces, tables, 1.0 / len(teachers))
        read(teacher, corpus, free, longest, pieces, more, 1.0)
    _find_statements(corpus, teachers, free, vectors, no_source)
    corpus.index()
    _share_statements(corpus, teachers, texts, longest, pieces)


def _find_statements(
    corpus: Corpus,
    teachers: Sequence[Encoder],
    free: Sequence[int],
    vectors: dict[str, list[Tensor]],
    no_source: list[Tensor],
) -> None:
    """Statements of the texts that have none, by the mean of the teachers' link scores."""
    scale = LINK_WIDTH**-0.5
    content_bias = np.mean([teacher.content_bias.detach().float().cpu().numpy() for teacher in teachers], axis=0)
    source_bias = np.mean([teacher.source_bias.detach().float().cpu().numpy() for teacher in teachers], axis=0)
    cues_at: list[int] = []
    texts: list[int] = []
    parts: dict[str, list[tuple[int, int, int]]] = {"cue": [], "source": [], "content": []}
    base = len(corpus.cue)
    unlabelled = [text for text in free if corpus.split[text] == UNLABELLED]
    for text in unlabelled:
        first, last = int(corpus.word_at[text]), int(corpus.word_at[text + 1])
        assert corpus.ones is not None
        path = viterbi(teachers[0].crf, corpus.ones[first:last], [last - first])[0]
        spans = runs(path)
        cues = [(a, b) for role, a, b in spans if role == "cue"]
        if not cues:
            continue
        here = {
            name: np.concatenate([one[first:last].float().cpu().numpy() for one in tables], axis=1)
            / math.sqrt(len(tables))
            for name, tables in vectors.items()
        }
        none = np.mean([one[first:last, 0].float().cpu().numpy() for one in no_source], axis=0)
        places = np.array([a for a, _ in cues])
        contents = [(a, b) for role, a, b in spans if role == "content"]
        sources = [(a, b) for role, a, b in spans if role == "source"]
        numbers = {}
        for number, (a, b) in enumerate(cues):
            numbers[number] = base + len(cues_at)
            cues_at.append(first + a)
            texts.append(text)
            parts["cue"].append((numbers[number], first + a, first + b))
            if sources:
                table = np.array(sources)
                keys = np.stack([here["source_key"][x : y + 1].mean(0) for x, y in sources])
                scores = (
                    keys @ here["cue_query"][a] * scale
                    + source_bias[buckets(table[:, 0], table[:, 1], np.array([a]))[:, 0]]
                )
                scores[(table[:, 0] > a + 60) | (table[:, 1] < a - 60)] = -1e9
                best = int(scores.argmax())
                if scores[best] > none[a]:
                    parts["source"].append((numbers[number], first + sources[best][0], first + sources[best][1]))
        for a, b in contents:
            query = here["content_query"][a : b + 1].mean(0)
            scores = (
                here["cue_key"][places] @ query * scale + content_bias[buckets(np.array([a]), np.array([b]), places)[0]]
            )
            scores[(places > b + 60) | (places < a - 60)] = -1e9
            best = int(scores.argmax())
            if scores[best] > -1e8:
                parts["content"].append((numbers[best], first + a, first + b))
    corpus.cue = np.concatenate([corpus.cue, np.array(cues_at, dtype=np.int64)])
    corpus.statement_text = np.concatenate([corpus.statement_text, np.array(texts, dtype=np.int64)])
    corpus.known = np.concatenate([corpus.known, np.full((len(cues_at), 3), -1)])
    for name, rows in parts.items():
        corpus.parts[name] = np.concatenate([corpus.parts[name], np.array(rows, dtype=np.int64).reshape(-1, 3)])
    print(f"{len(cues_at)} statements in {len(unlabelled)} texts without labels", flush=True)


@torch.no_grad()
def _share_statements(
    corpus: Corpus, teachers: Sequence[Encoder], texts: Sequence[int], longest: int, pieces: int
) -> None:
    """The teachers' shares of act, evidence and kind of every statement; zeros where no window held it whole."""
    corpus.shares = [np.zeros((len(corpus.cue), len(names)), dtype=np.float32) for names in (ACTS, EVIDENCE, KINDS)]
    for number, teacher in enumerate(teachers):
        for text_windows, weight in (
            ([text for text in texts if corpus.fold[text] == number], 1.0),
            ([text for text in texts if corpus.fold[text] < 0], 1.0 / len(teachers)),
        ):
            done: set[int] = set()
            # Whole windows end to end, then shifted by half: what the first cut the second holds.
            for shift in (0, longest // 2):
                windows = []
                for text in text_windows:
                    start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
                    windows += [
                        (text, max(at, start), min(at + longest, end)) for at in range(start - shift, end, longest)
                    ]
                for part in group(windows, pieces, random.Random(0)):
                    batch = lay(corpus, part)
                    found = statements_of(corpus, batch)
                    if found is None:
                        continue
                    scores = statement_scores(run(teacher, batch), found)
                    fresh = [i for i, one in enumerate(found.numbers) if one not in done]
                    taken = [found.numbers[i] for i in fresh]
                    done.update(taken)
                    for table, one in zip(corpus.shares, scores, strict=True):
                        table[taken] += one.softmax(1).cpu().numpy()[fresh] * weight


# --------------------------------------------------------------------------- measuring


def measure(models: Sequence[Encoder], corpus: Corpus, longest: int, pieces: int, name: str) -> None:
    """Print the exact F1 of spans and the shares of right acts, evidence and kinds on the development texts."""
    texts = [text for text in range(corpus.texts) if corpus.split[text] == DEV]
    ones, facts = (
        table_of(corpus, len(LABELS), torch.float32),
        torch.zeros(int(corpus.word_at[-1]), device=corpus.device),
    )
    right = {role: [0, 0, 0] for role in ("source", "cue", "content")}
    sums: list[Tensor] | None = None
    numbers: list[int] = []
    for model in models:
        model.eval()
        read(model, corpus, texts, longest, pieces, {"ones": ones, "factuality": facts}, 1 / len(models))
    for text in texts:
        first, last = int(corpus.word_at[text]), int(corpus.word_at[text + 1])
        gold = corpus.labels[first:last].cpu().numpy()
        if (gold < 0).all():
            continue
        wanted, given = set(runs(gold)), set(runs(viterbi(models[0].crf, ones[first:last], [last - first])[0]))
        for role, counts in right.items():
            a, b = {one for one in wanted if one[0] == role}, {one for one in given if one[0] == role}
            counts[0] += len(a & b)
            counts[1] += len(a)
            counts[2] += len(b)
    shown = " ".join(f"{role} {200 * hit / max(gold + given, 1):.1f}" for role, (hit, gold, given) in right.items())
    with torch.no_grad():
        for model in models:
            found_scores: list[list[Tensor]] = []
            numbers = []
            led = [0, 0]
            for part in group(
                [
                    (t, int(corpus.piece_at[t]), int(corpus.piece_at[t + 1]))
                    for t in texts
                    if corpus.piece_at[t + 1] - corpus.piece_at[t] <= longest
                ]
                + _halves(corpus, texts, longest),
                pieces,
                random.Random(0),
            ):
                batch = lay(corpus, part)
                found, (mentions, names, _, wanted) = statements_of(corpus, batch), mentions_in(corpus, batch)
                heads = run(model, batch)
                if len(mentions):
                    best = mention_scores(model, heads, mentions, names).argmax(1).cpu().numpy()
                    led = [led[0] + int(wanted[np.arange(len(best)), best].sum()), led[1] + len(best)]
                if found is None:
                    continue
                fresh = [i for i, one in enumerate(found.numbers) if one not in set(numbers)]
                numbers += [found.numbers[i] for i in fresh]
                found_scores.append([one.softmax(1)[fresh] for one in statement_scores(heads, found)])
            shown += f" mentions {100 * led[0] / max(led[1], 1):.1f} of {led[1]}"
            if not found_scores:
                break
            joined = [torch.cat(column) for column in zip(*found_scores, strict=True)]
            sums = joined if sums is None else [a + b for a, b in zip(sums, joined, strict=True)]
    if sums is not None:
        for column, head in enumerate(("act", "evidence", "kind")):
            known = corpus.known[numbers, column]
            given = sums[column].argmax(1).cpu().numpy()
            shown += f" {head} {100 * (given == known)[known >= 0].mean():.1f} of {(known >= 0).sum()}"
    marked = [(word, score) for text in texts for word, score in corpus.facts_of[text]]
    if marked:
        words, scores = np.array(marked).T
        shown += f" factuality r {np.corrcoef(facts.cpu().numpy()[words.astype(int)], scores)[0, 1]:.3f}"
    print(f"DEV {name}: {shown}", flush=True)


def _halves(corpus: Corpus, texts: Sequence[int], longest: int) -> list[Window]:
    """Longer texts in windows that overlap by half."""
    windows = []
    for text in texts:
        start, end = int(corpus.piece_at[text]), int(corpus.piece_at[text + 1])
        if end - start > longest:
            windows += [(text, at, min(at + longest, end)) for at in range(start, end - longest // 2, longest // 2)]
    return windows
