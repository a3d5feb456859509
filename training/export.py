"""Turn trained weights into the model folder that the program reads.

Takes a small network and the folder of its published base (for the tokenizer); yields `model.onnx` with 8-bit
weights, `vectors.npy`, `tokenizer.json`, `heads.json` and `manifest.json` with their hashes.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import torch
from torch import Tensor, nn

from training.apart import take_apart
from training.base import tokenizer_of
from training.labels import LABELS, LINK_WIDTH
from training.network import Encoder

RUN_WINDOW = 254  # pieces at run time: shorter windows cost less attention, and end with a paragraph
# What is added to the score of a word as a content's first: who learns shares is shy. Of 0.2 and 0.4 the better on the
# development articles.
CONTENT_PUSH = 0.2
OVERLAP = 12  # pieces that a window reads before its own


class Exported(nn.Module):
    """What runs: one window without padding; the big table in 8 bits with a scale for each of its rows.

    Rows differ much in size (rare words, marks), so that one scale for the table would drown the small ones.
    """

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model
        table = model.word.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, shapes: Tensor, spacings: Tensor, quotes: Tensor) -> Tensor:
        words = self.table[ids].float() * self.scale[ids]  # type: ignore[index, operator]
        return self.model.head(self.model.encode(words, shapes, spacings, quotes, None))


def export(model: Encoder, base: Path, out: Path, version: str) -> None:
    """Write the model folder."""
    model.eval()
    with torch.no_grad():
        model.head.bias[LABELS.index("B-content")] += CONTENT_PUSH
    out.mkdir(parents=True, exist_ok=True)
    raw = out.parent / f"{out.name}-float.onnx"
    draw(model, raw)
    in_8_bits(raw, out / "model.onnx")
    raw.unlink()
    take_apart(out)
    tokenizer_of(base).save(str(out / "tokenizer.json"), pretty=False)
    start, transitions = model.crf.scores()
    beside = {"start": start, "transitions": transitions}
    beside |= {name: getattr(model, name) for name in ("content_bias", "source_bias", "mention_bias")}
    heads = {name: table.tolist() for name, table in beside.items()}
    (out / "heads.json").write_text(json.dumps(heads) + "\n")
    written = ("model.onnx", "vectors.npy", "tokenizer.json", "heads.json")
    manifest = {
        "name": "attribution",
        "version": version,
        "window": RUN_WINDOW,
        "overlap": OVERLAP,
        "link_width": LINK_WIDTH,
        "files": {name: sha256((out / name).read_bytes()).hexdigest() for name in written},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{out}: {(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def draw(model: Encoder, path: Path) -> None:
    """Write the network's graph, with weights as they were trained."""
    example = torch.zeros(1, 16, dtype=torch.long)
    names = ["ids", "shapes", "spacings", "quotes"]
    torch.onnx.export(
        Exported(model),
        (example,) * 4,
        path,
        input_names=names,
        output_names=["heads"],
        dynamic_axes={name: {1: "pieces"} for name in [*names, "heads"]},
        opset_version=17,
        dynamo=False,
    )


def in_8_bits(graph: Path, path: Path) -> None:
    """Write a graph anew with products of 8 bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415  torch is slow enough to load

    quantize_dynamic(
        graph,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        # 7-bit weights: on processors without the newer 8-bit instructions full range overflows silently.
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
        # The heads' scores are compared with each other; their weights are few.
        nodes_to_exclude=["/head/MatMul"],
    )
