"""How far what a network says of a batch is from what people marked in it and teachers say of it, head by head."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from torch import Tensor

from training.labels import LABELS, NAMES
from training.network import Encoder
from training.teaching.scores import link_scores, mention_scores, run, statement_scores
from training.teaching.settings import Settings
from training.texts import Array, Batch, Corpus, Links, Mentions, Statements


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


def shares_at(table: Tensor, words: Tensor) -> Tensor:
    """A teacher's shares of words, which add up to one, or to nought where it has read nothing."""
    shares = table[words].float()
    axes = tuple(range(words.dim(), shares.dim()))
    return shares / shares.sum(axes, keepdim=True).clamp(min=1e-6)


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


def mention_loss(model: Encoder, heads: dict[str, Tensor], found: Mentions) -> Tensor:
    """Cross-entropy of the names that pronouns and descriptions stand for, over the names of their window."""
    if not len(found.mentions):
        return heads["labels"].sum() * 0
    loss = likelihood(mention_scores(model, heads, found), found.right)
    return (loss * found.weights).sum() / found.weights.sum()


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


def fact_loss(heads: dict[str, Tensor], batch: Batch) -> Tensor:
    """Huber loss of how certain each marked happening is, -3 to 3."""
    if not len(batch.facts):
        return heads["labels"].sum() * 0
    return F.smooth_l1_loss(heads["factuality"][batch.facts[:, 0], batch.facts[:, 1], 0], batch.scores)
