"""Fit a network to a corpus.

Takes a network (`training.network`) and a corpus (`training.texts`); leaves the network with the moving average of its
weights, which generalises better than the last of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from training.network import Encoder
from training.teaching.inputs import disturb, inputs_of
from training.teaching.losses import losses_of
from training.teaching.settings import Settings
from training.texts import Batch, Batches, Corpus, loaded, on_device

KEPT_EVERY = 500  # steps, in a file that a fit which breaks off leaves
# What starts from nothing.
HEADS_ALONE = ("head", "verdict", "part", "content_bias", "source_bias", "mention_bias", "shape", "spacing", "quote")


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
    optimiser, average = optimiser_of(model, settings), Average(model, settings.average)
    progress = Progress(log, settings.steps)
    weights = dict(settings.weights)
    model.train()
    for step in range(settings.steps):
        done = max(step / settings.steps, progress.seconds / settings.seconds)
        if done >= 1:
            print(f"{log} stopped at step {step} of {settings.steps}: its time is used", flush=True)
            break
        for rates in optimiser.param_groups:
            rates["lr"] = rates["full"] * share_of_rate(step, done, settings)
        losses = losses_of(next(batches))
        optimiser.zero_grad(set_to_none=True)
        torch.stack([losses[name] * weights[name] for name in weights]).sum().backward()
        nn.utils.clip_grad_norm_(average.parameters, 1.0)
        optimiser.step()
        if step % KEPT_EVERY == KEPT_EVERY - 1 and checkpoint is not None:
            average.save(checkpoint)
        average.take(step)
        progress.add(step, losses)
    average.leave()
    model.eval()


def share_of_rate(step: int, done: float, settings: Settings) -> float:
    """How much of its full rate a step has: it grows at first and then falls, or stays where others go on."""
    left = max(0.01, (1 - done) / (1 - settings.warmup)) if settings.falls else 1.0
    return min((step + 1) / (settings.warmup * settings.steps), left)


class Average:
    """The moving average of a network's weights, over every fifth step, which is enough."""

    def __init__(self, model: Encoder, share: float) -> None:
        named = dict(model.named_parameters())
        self.names, self.parameters = list(named), list(named.values())
        self.values = [parameter.detach().clone() for parameter in self.parameters]
        self.share = share  # how much of it stays at each step

    def take(self, step: int) -> None:
        """Take in the weights as they are after a step."""
        if step % 5 == 0:
            kept = min(self.share**5, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(self.values, self.parameters, 1 - kept)

    def save(self, path: Path) -> None:
        """Write it in 16 bits."""
        save_file({name: value.half().cpu() for name, value in zip(self.names, self.values, strict=True)}, path)

    def leave(self) -> None:
        """Put it in the place of the network's weights."""
        with torch.no_grad():
            for parameter, value in zip(self.parameters, self.values, strict=True):
                parameter.copy_(value)


class Progress:
    """Prints the mean losses ten times in the course of a fit."""

    def __init__(self, log: str, steps: int) -> None:
        self.log, self.steps, self.every = log, steps, max(steps // 10, 1)
        self.sums: dict[str, Tensor] = {}
        self.began = time.time()

    @property
    def seconds(self) -> float:
        """Since the fit began."""
        return time.time() - self.began

    def add(self, step: int, losses: dict[str, Tensor]) -> None:
        """Count the losses of a step."""
        for name, value in losses.items():
            self.sums[name] = self.sums.get(name, 0) + value.detach()
        if (step + 1) % self.every == 0:
            shown = " ".join(f"{name} {value.item() / self.every:.3f}" for name, value in self.sums.items())
            print(f"{self.log} {step + 1}/{self.steps} {shown} {self.seconds:.0f} s", flush=True)
            self.sums = {}


def optimiser_of(model: Encoder, settings: Settings) -> torch.optim.AdamW:
    """An optimiser that moves what starts from nothing faster than what was trained before."""
    rates: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        part = name.split(".")[0]
        rate = settings.head_rate if part in HEADS_ALONE else settings.rate
        rates.setdefault(settings.crf_rate if part == "crf" else rate, []).append(parameter)
    groups = [{"params": parameters, "lr": rate, "full": rate} for rate, parameters in rates.items()]
    return torch.optim.AdamW(groups, weight_decay=settings.decay, fused=True)
