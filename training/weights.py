"""Keep the weights of networks in files, and take them from there.

Needs torch and safetensors and nothing of onrecord.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.network import Encoder, Shape

Network = TypeVar("Network", bound=Encoder)


def save(model: Encoder, path: Path) -> None:
    """Write a network's weights in 16 bits."""
    save_file({name: value.detach().half().cpu().contiguous() for name, value in model.state_dict().items()}, path)


def restored(path: Path, like: Shape, kind: type[Network] = Encoder) -> Network:  # type: ignore[assignment]
    """The network of a file, as wide as what is in it."""
    weights: dict[str, Tensor] = {name: value.float() for name, value in load_file(path).items()}
    heads, inner = len(weights["layers.0.qkv.bias"]) // 3 // like.head, len(weights["layers.0.up.bias"])
    model = kind(replace(like, heads=heads, inner=inner))
    model.load_state_dict(weights)
    return model.eval()


def mean(files: list[Path]) -> dict[str, Tensor]:
    """The mean of networks that went on from one, weight by weight."""
    loaded = [load_file(path) for path in files]
    return {
        name: torch.stack([one[name].float() for one in loaded]).mean(0).contiguous() for name in loaded[0]
    }  # fmt: skip
