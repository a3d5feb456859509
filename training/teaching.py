"""Fit a network to a corpus, narrow a network to what it needs most.

Takes a corpus (`training.texts`) and a network (`training.network`); yields weights. Needs torch and numpy and nothing
of onrecord, so that it runs where only they are installed. What a batch needs is laid out beforehand by other
processes, so that the device waits for nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from safetensors.torch import save_file
from torch import Tensor, nn

from training.labels import LABELS, LINK_WIDTH, NAMES
from training.network import Encoder, Shape, heads_of
from training.texts import (
    PARAGRAPH,
    START,
    Array,
    Batch,
    Batches,
    Corpus,
    Links,
    Mentions,
    Rounds,
    Statements,
    loaded,
    on_device,
)

CLS, SEP, MASK = 101, 102, 103
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


def inputs_of(corpus: Corpus, batch: Batch) -> Tensor:
    """Ids, shapes, spacings and quotes of a batch's pieces, 4 x B x T, with the marks at the windows' ends."""
    inputs = corpus.pieces[:, batch.places].long() * batch.inside
    inputs[0, :, 0] = CLS
    inputs[0, torch.arange(len(batch.ends), device=inputs.device), batch.ends] = SEP
    return inputs


def disturb(inputs: Tensor, batch: Batch, settings: Settings) -> Tensor:
    """Hide some pieces and, in some windows, all capitals; let some paragraphs begin a text."""
    ids, shapes, spacings, quotes = inputs
    ids = ids.masked_fill((torch.rand(ids.shape, device=ids.device) < settings.masked) & batch.inside, MASK)
    draw = torch.rand(len(ids), 1, device=ids.device)
    low, high = draw < settings.shapeless / 2, (draw >= settings.shapeless / 2) & (draw < settings.shapeless)
    shapes = torch.where(low, shapes.clamp(max=1), torch.where(high & (shapes <= 5) & (shapes > 0), 3, shapes))
    begins = (torch.rand(len(ids), device=ids.device) < settings.opened) & (spacings[:, 1] == PARAGRAPH)
    spacings[:, 1] = torch.where(begins, START, spacings[:, 1])
    return torch.stack([ids, shapes, spacings, quotes])


def run(model: Encoder, inputs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """All heads at the words' first pieces, B x W x width."""
    with torch.autocast(inputs.device.type, dtype=torch.bfloat16):
        output = model(inputs, batch.mask)
    return heads_of(output.float().gather(1, batch.at.unsqueeze(2).expand(-1, -1, output.shape[2])))


def span_means(values: Tensor, spans: Tensor) -> Tensor:
    """The mean of B x W x D over spans of words (row, first, last), N x D."""
    sums = F.pad(values.cumsum(1), (0, 0, 1, 0))
    row, first, last = spans.T
    return (sums[row, last + 1] - sums[row, first]) / (last - first + 1)[:, None]


def link_scores(model: Encoder, heads: dict[str, Tensor], links: Links) -> tuple[Tensor, Tensor]:
    """Scores of each content's cues, N x C, and of none and each source for each cue, R x (1 + M)."""
    rows, words = links.cues.T
    query, key = span_means(heads["content_query"], links.contents), heads["cue_key"][rows, words]
    apart = links.contents[:, :1] != rows
    scale = LINK_WIDTH**-0.5
    cues = (query @ key.T * scale + model.content_bias[links.content_buckets]).masked_fill(apart, -1e9)
    rows, words = rows[links.sourced], words[links.sourced]
    query, key = heads["cue_query"][rows, words], span_means(heads["source_key"], links.sources)
    apart = rows[:, None] != links.sources[:, 0]
    sources = (query @ key.T * scale + model.source_bias[links.source_buckets]).masked_fill(apart, -1e9)
    return cues, torch.cat([heads["no_source"][rows, words], sources], dim=1)


def likelihood(scores: Tensor, right: Array) -> Tensor:
    """How unlikely the right ones among each row's choices are, N; any of them will do."""
    return torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e9), 1)


def link_loss(model: Encoder, heads: dict[str, Tensor], links: Links) -> Tensor:
    """Cross-entropy of each content's cue and of each cue's source or none, over what lies inside its window."""
    if not len(links.cues):
        return heads["labels"].sum() * 0
    cues, sources = link_scores(model, heads, links)
    total = F.cross_entropy(cues, links.cue_of, reduction="sum") + likelihood(sources, links.right).sum()
    return total / max(len(cues) + len(sources), 1)


def mention_scores(model: Encoder, heads: dict[str, Tensor], found: Mentions) -> Tensor:
    """What each mention stands for: N mentions against none and M names, N x (1 + M)."""
    query, key = span_means(heads["mention_query"], found.mentions), span_means(heads["mention_key"], found.names)
    none = heads["no_mention"][found.mentions[:, 0], found.mentions[:, 1]]
    apart = found.mentions[:, :1] != found.names[:, 0]
    scores = query @ key.T * LINK_WIDTH**-0.5 + model.mention_bias[found.buckets]
    return torch.cat([none, scores.masked_fill(apart, -1e9)], dim=1)


def mention_loss(model: Encoder, heads: dict[str, Tensor], found: Mentions) -> Tensor:
    """Cross-entropy of the names that pronouns and descriptions stand for, over the names of their window."""
    if not len(found.mentions):
        return heads["labels"].sum() * 0
    loss = likelihood(mention_scores(model, heads, found), found.right)
    return (loss * found.weights).sum() / found.weights.sum()


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


def said_by_people(known: Tensor, again: Tensor, labels: int) -> tuple[Tensor, Tensor]:
    """Shares of labels as one reader gives them or as two do, S x labels, and which are known, S x 1."""
    first, second = (F.one_hot(one.clamp(min=0), labels) * (one >= 0)[:, None] for one in (known, again))
    counts = first + second
    return counts / counts.sum(1, keepdim=True).clamp(min=1), (known >= 0).float()[:, None]


def statement_losses(heads: dict[str, Tensor], found: Statements | None, gold: float) -> dict[str, Tensor]:
    """Cross-entropy of act, evidence and kind against people's labels, a teacher's shares, or both."""
    names = ("act", "evidence", "kind")
    if found is None:
        return dict.fromkeys(names, heads["labels"].sum() * 0)
    losses = {}
    for column, (name, scores) in enumerate(zip(names, statement_scores(heads, found), strict=True)):
        target, labelled = said_by_people(found.known[:, column], found.again[:, column], scores.shape[1])
        counted = labelled[:, 0]
        if found.shares is not None:
            shares = found.shares[column]
            share_known = (shares.sum(1) > 0.5).float()[:, None]
            kept = gold * labelled * share_known + labelled * (1 - share_known)
            target = kept * target + (1 - kept) * shares * share_known
            # What people labelled is rare and counts for more.
            counted = torch.maximum(2 * labelled, share_known)[:, 0]
        loss = -(target * scores.log_softmax(1)).sum(1) * counted
        losses[name] = loss.sum() / counted.sum().clamp(min=1)
    return losses


def shares_at(table: Tensor, words: Tensor) -> Tensor:
    """A teacher's shares of words, which add up to one, or to nought where it has read nothing."""
    shares = table[words].float()
    axes = tuple(range(words.dim(), shares.dim()))
    return shares / shares.sum(axes, keepdim=True).clamp(min=1e-6)


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


def fact_loss(heads: dict[str, Tensor], batch: Batch) -> Tensor:
    """Huber loss of how certain each marked happening is, -3 to 3."""
    if not len(batch.facts):
        return heads["labels"].sum() * 0
    return F.smooth_l1_loss(heads["factuality"][batch.facts[:, 0], batch.facts[:, 1], 0], batch.scores)


def losses_of(model: Encoder, corpus: Corpus, inputs: Tensor, batch: Batch, settings: Settings) -> dict[str, Tensor]:
    """The loss of each head over a batch."""
    heads = run(model, inputs, batch)
    ones, pairs, known = role_targets(corpus, batch, settings.gold)
    losses = {"labels": model.crf(heads["labels"], ones, pairs, known) / known.sum().clamp(min=1)}
    names = corpus.names[batch.words].long()
    labelled = (names >= 0) & batch.word_mask
    weight = corpus.name_weight[batch.words].float() * labelled
    target = F.one_hot(names.clamp(min=0), len(NAMES)).float()
    each = -(target * heads["names"].log_softmax(-1)).sum(-1) * weight
    losses["names"] = each.sum() / weight.sum().clamp(min=1)
    losses["links"] = link_loss(model, heads, batch.links)
    losses["mentions"] = mention_loss(model, heads, batch.mentions)
    losses |= statement_losses(heads, batch.statements, settings.gold_of_statements)
    losses["factuality"] = fact_loss(heads, batch)
    return losses


HEADS_ALONE = ("head", "verdict", "part", "content_bias", "source_bias", "mention_bias", "shape", "spacing", "quote")


def optimiser_of(model: Encoder, settings: Settings) -> torch.optim.AdamW:
    """An optimiser that moves what starts from nothing faster than what was trained before."""
    rates: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        part = name.split(".")[0]
        rate = settings.head_rate if part in HEADS_ALONE else settings.rate
        rates.setdefault(settings.crf_rate if part == "crf" else rate, []).append(parameter)
    groups = [{"params": parameters, "lr": rate, "full": rate} for rate, parameters in rates.items()]
    return torch.optim.AdamW(groups, weight_decay=settings.decay, fused=True)


def learn(
    model: Encoder,
    corpus: Corpus,
    texts: Sequence[int],
    settings: Settings,
    log: str,
    checkpoint: Path | None = None,
) -> None:
    """Fit a network to all that there is to learn in some texts."""
    torch.manual_seed(settings.seed)
    batches = loaded(Batches(corpus, texts, settings.rounds, settings.seed), settings.processes)

    def losses(batch: Batch) -> dict[str, Tensor]:
        return losses_of(model, corpus, disturb(inputs_of(corpus, batch), batch, settings), batch, settings)

    fit(model, (on_device(batch, corpus.device) for batch in batches), losses, settings, log, checkpoint)


def fit(
    model: Encoder,
    batches: Iterator[Any],
    losses_of: Callable[[Any], dict[str, Tensor]],
    settings: Settings,
    log: str,
    checkpoint: Path | None = None,
) -> None:
    """Fit a network by what its losses on batches are; leave it with the moving average of its weights."""
    optimiser = optimiser_of(model, settings)
    weights = dict(settings.weights)
    parameters = list(model.parameters())
    average = [parameter.detach().clone() for parameter in parameters]
    sums: dict[str, Tensor] = {}
    shown_every = max(settings.steps // 10, 1)
    began = time.time()
    model.train()
    for step in range(settings.steps):
        done = max(step / settings.steps, (time.time() - began) / settings.seconds)
        if done >= 1:
            print(f"{log} stopped at step {step} of {settings.steps}: its time is used", flush=True)
            break
        left = max(0.01, (1 - done) / (1 - settings.warmup)) if settings.falls else 1.0
        for rates in optimiser.param_groups:
            rates["lr"] = rates["full"] * min((step + 1) / (settings.warmup * settings.steps), left)
        losses = losses_of(next(batches))
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
            print(f"{log} {step + 1}/{settings.steps} {shown} {time.time() - began:.0f} s", flush=True)
            sums = {}
    with torch.no_grad():
        for parameter, value in zip(parameters, average, strict=True):
            parameter.copy_(value)
    model.eval()


def narrowed(
    model: Encoder, shape: Shape, corpus: Corpus, texts: Sequence[int], settings: Settings, steps: int = 60
) -> Encoder:
    """The same network with fewer attention heads and inner units: those whose absence would change the loss most.

    Each is given a gate of one; what its gradient adds up to over some batches says how much it matters (Michel et
    al. 2019, "Are Sixteen Heads Really Better than One?").
    """
    gates = [
        (torch.ones(layer.heads, device=corpus.device), torch.ones(layer.up.out_features, device=corpus.device))
        for layer in model.layers
    ]
    matters = [tuple(torch.zeros_like(gate) for gate in pair) for pair in gates]
    weights = dict(settings.weights)
    batches = iter(loaded(Batches(corpus, texts, settings.rounds, settings.seed + 1), settings.processes))
    model.eval()
    for _ in range(steps):
        batch = on_device(next(batches), corpus.device)
        for layer, pair in zip(model.layers, gates, strict=True):
            layer.gates = tuple(gate.detach().requires_grad_() for gate in pair)
        losses = losses_of(model, corpus, inputs_of(corpus, batch), batch, settings)
        total = torch.stack([losses[name] * weights[name] for name in weights]).sum()
        drawn = [gate for layer in model.layers for gate in layer.gates]
        gradients = iter(torch.autograd.grad(total, drawn))
        for pair in matters:
            for table in pair:
                table += next(gradients).abs()
    for layer in model.layers:
        layer.gates = None
    slim = Encoder(shape).to(corpus.device)
    whole = {name: value for name, value in model.state_dict().items() if not name.startswith("layers.")}
    slim.load_state_dict(whole, strict=False)
    for layer, old, (heads, inner) in zip(slim.layers, model.layers, matters, strict=True):
        layer.take(old, heads.topk(shape.heads).indices.sort().values, inner.topk(shape.inner).indices.sort().values)
    return slim
