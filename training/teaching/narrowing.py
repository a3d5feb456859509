"""Narrow a network to what it needs most."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from training.network import Encoder, Shape
from training.teaching.inputs import inputs_of
from training.teaching.losses import losses_of
from training.teaching.settings import Settings
from training.texts import Batches, Corpus, loaded, on_device


def narrowed(
    model: Encoder, shape: Shape, corpus: Corpus, texts: Sequence[int], settings: Settings, steps: int = 60
) -> Encoder:
    """The same network with fewer attention heads and inner units: those whose absence would change the loss most."""
    matters = importance(model, corpus, texts, settings, steps)
    slim = Encoder(shape).to(corpus.device)
    whole = {name: value for name, value in model.state_dict().items() if not name.startswith("layers.")}
    slim.load_state_dict(whole, strict=False)
    for layer, old, (heads, inner) in zip(slim.layers, model.layers, matters, strict=True):
        layer.take(old, heads.topk(shape.heads).indices.sort().values, inner.topk(shape.inner).indices.sort().values)
    return slim


def importance(
    model: Encoder, corpus: Corpus, texts: Sequence[int], settings: Settings, steps: int
) -> list[tuple[Tensor, Tensor]]:
    """How much each attention head and each inner unit of each layer matters.

    Each is given a gate of one; what its gradient adds up to over some batches says how much it matters (Michel et
    al. 2019, "Are Sixteen Heads Really Better than One?").
    """
    gates = [
        (torch.ones(layer.heads, device=corpus.device), torch.ones(layer.up.out_features, device=corpus.device))
        for layer in model.layers
    ]
    matters = [(torch.zeros_like(heads), torch.zeros_like(inner)) for heads, inner in gates]
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
    return matters
