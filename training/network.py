"""The networks: the small encoder that is shipped, the large one that teaches it, and what both end in.

Takes tensors of pieces; yields one row of numbers a piece, the outputs of all heads side by side. Needs torch and
nothing of onrecord, so that it runs where only torch is installed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812  the name under which torch users know it
from torch import Tensor, nn

from training.labels import BUCKETS, HEADS, LABELS

FEATURES = (8, 6, 5)  # shapes, spacings, quotes


def heads_of(output: Tensor) -> dict[str, Tensor]:
    """The output's parts by name."""
    return dict(zip(HEADS, output.split(list(HEADS.values()), dim=-1), strict=True))


class Dropout(nn.Module):
    """Hide the same features at every place of a window: cheaper than a draw for each value."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class FusedAttention(torch.autograd.Function):
    """Attention as one operator of the runtime's own, which on a CPU is quicker than its parts."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        return torch.zeros_like(q)  # only the shape matters while the graph is drawn

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large a network is."""

    layers: int
    width: int
    heads: int
    head: int  # width of each
    inner: int
    words: int = 30522
    positions: int = 512
    eps: float = 1e-12
    relative: bool = False  # whether attention is weighed by distance, as in MPNet
    dropout: float = 0.1


# As all-MiniLM-L6-v2 was published; the one that is shipped has fewer heads and inner units; the one that teaches it.
WIDE = Shape(layers=6, width=384, heads=12, head=32, inner=1536)
SMALL = Shape(layers=6, width=384, heads=6, head=32, inner=768)
LARGE = Shape(layers=12, width=768, heads=12, head=64, inner=3072, eps=1e-5, relative=True)


class Layer(nn.Module):
    """One layer of BERT, with query, key and value in one product."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, inside = shape.width, shape.heads * shape.head
        self.heads, self.head = shape.heads, shape.head
        self.qkv, self.out = nn.Linear(width, 3 * inside), nn.Linear(inside, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=shape.eps), nn.LayerNorm(width, eps=shape.eps)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.dropout = Dropout(shape.dropout)
        # Factors of the attention heads and of the inner units, while it is asked how much each matters.
        self.gates: tuple[Tensor, Tensor] | None = None

    def forward(self, x: Tensor, attention: Tensor | None) -> Tensor:
        b, t, _ = x.shape
        inside = self.heads * self.head
        qkv = self.qkv(x)
        if torch.onnx.is_in_onnx_export():
            attended = FusedAttention.apply(*qkv.split(inside, dim=2), self.heads)
        else:
            q, k, v = qkv.view(b, t, 3, self.heads, self.head).permute(2, 0, 3, 1, 4)
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=attention).transpose(1, 2)
            if self.gates is not None:
                attended = attended * self.gates[0][:, None].to(attended.dtype)
            attended = attended.reshape(b, t, inside)
        x = self.norm1(x + self.dropout(self.out(attended)))
        inner = F.gelu(self.up(x))
        if self.gates is not None:
            inner = inner * self.gates[1].to(inner.dtype)
        return self.norm2(x + self.dropout(self.down(inner)))

    def take(self, other: Layer, heads: Tensor, inner: Tensor) -> None:
        """Take over some heads and inner units of a wider layer."""
        units = (heads[:, None] * self.head + torch.arange(self.head, device=heads.device)).flatten()
        wide = other.heads * other.head
        rows = torch.cat([part * wide + units for part in range(3)])
        with torch.no_grad():
            for part in ("weight", "bias"):
                self.qkv.get_parameter(part).copy_(other.qkv.get_parameter(part)[rows])
                self.up.get_parameter(part).copy_(other.up.get_parameter(part)[inner])
            self.out.weight.copy_(other.out.weight[:, units])
            self.down.weight.copy_(other.down.weight[:, inner])
            for name in ("out.bias", "down.bias", *(f"norm{n}.{part}" for n in (1, 2) for part in ("weight", "bias"))):
                self.get_parameter(name).copy_(other.get_parameter(name))


class Encoder(nn.Module):
    """A transformer with three feature embeddings added to its input, and the heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.word = nn.Embedding(shape.words, width)
        self.position = nn.Embedding(shape.positions, width)
        self.shape = nn.Embedding(FEATURES[0], width)
        self.spacing = nn.Embedding(FEATURES[1], width)
        self.quote = nn.Embedding(FEATURES[2], width)
        self.norm = nn.LayerNorm(width, eps=shape.eps)
        self.dropout = Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None
        if self.relative is not None:
            # Left as published: learning it would need a slower kernel.
            self.relative.weight.requires_grad_(False)
        self.head = nn.Linear(width, sum(HEADS.values()))
        self.crf = Crf(len(LABELS))
        self.content_bias = nn.Parameter(torch.zeros(BUCKETS))
        self.source_bias = nn.Parameter(torch.zeros(BUCKETS))
        self.mention_bias = nn.Parameter(torch.zeros(BUCKETS))
        for table in (self.shape, self.spacing, self.quote):
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, inputs: Tensor, mask: Tensor | None = None) -> Tensor:
        """Inputs 4 x B x T (ids, shapes, spacings, quotes), mask B x T; all heads' outputs, B x T x K."""
        ids, *features = inputs
        return self.head(self.encode(self.word(ids), *features, mask))

    def encode(self, words: Tensor, shapes: Tensor, spacings: Tensor, quotes: Tensor, mask: Tensor | None) -> Tensor:
        """The last states, B x T x width, from the words' vectors on."""
        positions = torch.arange(words.shape[1], device=words.device)
        x = words + self.position(positions) + self.shape(shapes) + self.spacing(spacings) + self.quote(quotes)
        x = self.dropout(self.norm(x))
        attention = mask[:, None, None, :] if mask is not None else None
        if self.relative is not None:
            attention = self.relative(_distances(positions)).permute(2, 0, 1)[None].expand(len(x), -1, -1, -1)
            if mask is not None:
                attention = attention.masked_fill(~mask[:, None, None, :], -1e4)
            if torch.is_autocast_enabled(x.device.type):
                attention = attention.to(torch.get_autocast_dtype(x.device.type))
        for layer in self.layers:
            x = layer(x, attention)
        return x


def _distances(positions: Tensor) -> Tensor:
    """MPNet's 32 buckets of the distance from each place to each, T x T."""
    away = positions[:, None] - positions[None, :]
    side = (away < 0).long() * 16
    size = away.abs()
    far = 8 + (torch.log(size.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return side + torch.where(size < 8, size, far.clamp(max=15))


class Crf(nn.Module):
    """A linear-chain CRF over word labels, with labels that may be shares."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(labels))
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        inside = torch.tensor([label.startswith("I") for label in LABELS])
        roles = [label[2:] for label in LABELS]
        goes_on = torch.tensor([[one == other for other in roles] for one in roles])
        self.register_buffer("ruled_out", inside & ~goes_on, persistent=False)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Scores of the first label and of each move, -10,000 for moves that BIO rules out.

        Not so for the first label: a window may start inside a span.
        """
        return self.start, self.transitions.masked_fill(self.ruled_out, -1e4)

    def forward(self, emissions: Tensor, ones: Tensor, pairs: Tensor, mask: Tensor) -> Tensor:
        """Cross-entropy summed over the batch: of B x W x L shares of labels and B x W x L x L of moves into a word.

        With whole labels it is the negative log-likelihood; with a teacher's marginals, the cross-entropy between the
        teacher's distribution over all labellings and this one (up to what does not depend on the weights).
        """
        ones, pairs = ones * mask[..., None], pairs * mask[..., None, None]
        expected = (emissions * ones).sum() + (self.start * ones[:, 0]).sum() + (self.transitions * pairs[:, 1:]).sum()
        return self.partition(emissions, mask).sum() - expected

    def partition(self, emissions: Tensor, mask: Tensor, moves: Tensor | None = None) -> Tensor:
        """Log of the sum over all labellings, B; products of pairs of words in a tree, which a GPU likes.

        `moves` are further scores of moves into each word, B x W x L x L.
        """
        start, transitions = self.scores()
        steps = transitions + emissions[:, 1:, None, :]
        if moves is not None:
            steps = steps + moves[:, 1:]
        stay = torch.full_like(transitions, -1e4).fill_diagonal_(0.0)
        steps = torch.where(mask[:, 1:, None, None], steps, stay)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = torch.cat([steps, stay.expand(len(steps), 1, -1, -1)], dim=1)
            steps = torch.logsumexp(steps[:, ::2, :, :, None] + steps[:, 1::2, None, :, :], dim=3)
        first = start + emissions[:, 0]
        last = torch.logsumexp(first[:, :, None] + steps[:, 0], dim=1) if steps.shape[1] else first
        return torch.logsumexp(last, dim=1) * mask[:, 0]

    def marginals(self, emissions: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Shares of labels, B x W x L, and of moves into each word, B x W x L x L: gradients of the partition."""
        with torch.enable_grad():
            emissions = emissions.detach().requires_grad_()
            moves = torch.zeros(*emissions.shape, emissions.shape[-1], device=emissions.device, requires_grad=True)
            ones, pairs = torch.autograd.grad(self.partition(emissions, mask, moves).sum(), [emissions, moves])
        return ones, pairs


def take_minilm(model: Encoder, weights: dict[str, Tensor]) -> None:
    """Take over all-MiniLM-L6-v2; the type embedding, always the same, goes into the positions."""
    with torch.no_grad():
        model.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        model.position.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        model.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(model.layers):
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


def take_mpnet(model: Encoder, weights: dict[str, Tensor]) -> None:
    """Take over all-mpnet-base-v2, whose vocabulary is BERT's behind four entries of its own."""
    with torch.no_grad():
        table = weights["embeddings.word_embeddings.weight"].float()
        model.word.weight.copy_(table[4 : 4 + len(model.word.weight)])
        model.word.weight[101], model.word.weight[102] = table[0], table[2]  # <s> and </s> for [CLS] and [SEP]
        model.word.weight[103] = table[30526]  # <mask>
        model.position.weight.copy_(weights["embeddings.position_embeddings.weight"][2:].float())
        model.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        if model.relative is not None:
            model.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        for number, layer in enumerate(model.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                layer.qkv.get_parameter(part).copy_(
                    torch.cat([weights[f"{at}attention.attn.{name}.{part}"].float() for name in "qkv"])
                )
                layer.out.get_parameter(part).copy_(weights[f"{at}attention.attn.o.{part}"])
                layer.norm1.get_parameter(part).copy_(weights[f"{at}attention.LayerNorm.{part}"])
                layer.up.get_parameter(part).copy_(weights[f"{at}intermediate.dense.{part}"])
                layer.down.get_parameter(part).copy_(weights[f"{at}output.dense.{part}"])
                layer.norm2.get_parameter(part).copy_(weights[f"{at}output.LayerNorm.{part}"])
