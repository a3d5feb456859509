"""What a network says of a batch: of its words, of which belong together, of what its statements do."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from torch import Tensor

from training.labels import LINK_WIDTH
from training.network import Encoder, heads_of
from training.texts import Batch, Links, Mentions, Statements


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


def mention_scores(model: Encoder, heads: dict[str, Tensor], found: Mentions) -> Tensor:
    """What each mention stands for: N mentions against none and M names, N x (1 + M)."""
    query, key = span_means(heads["mention_query"], found.mentions), span_means(heads["mention_key"], found.names)
    none = heads["no_mention"][found.mentions[:, 0], found.mentions[:, 1]]
    apart = found.mentions[:, :1] != found.names[:, 0]
    scores = query @ key.T * LINK_WIDTH**-0.5 + model.mention_bias[found.buckets]
    return torch.cat([none, scores.masked_fill(apart, -1e9)], dim=1)


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
