"""Open an exported model again, so that it can learn on.

    python -m training.reopened src/onrecord/encoder/weights/attribution small.safetensors

Takes a model folder that `training.export` wrote; yields the network with the weights of its 8-bit graph, which are
within the rounding of those that were exported. `training.attribution --onward` goes on from it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, numpy_helper

from training.export import CONTENT_PUSH
from training.labels import HEADS, LABELS, VECTORS
from training.network import SMALL, Encoder, Shape
from training.weights import save

# A move that may not be made is scored so low that no training gave it.
_BARRED = -9000.0


def reopened(folder: Path, shape: Shape) -> Encoder:
    """The network of a model folder. Raises `ValueError` where a weight has another shape than the network's."""
    graph = onnx.load(str(folder / "model.onnx"))
    tables = {one.name: numpy_helper.to_array(one) for one in graph.graph.initializer}
    found = {"word.weight": tables["table"].astype(np.float32) * tables["scale"]}
    found |= {name.removeprefix("model."): table for name, table in tables.items() if name.startswith("model.")}
    found |= _products(graph, tables)
    found |= _heads(graph, tables, folder)
    model = Encoder(shape)
    own = model.state_dict()
    for name, table in found.items():
        if own[name].shape != table.shape:
            raise ValueError(f"{name} is {table.shape} in {folder}, and {tuple(own[name].shape)} in the network.")
        own[name].copy_(torch.from_numpy(np.array(table, np.float32)))
    model.load_state_dict(own)
    return model.eval()


def _products(graph: ModelProto, tables: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The matrices of the 8-bit products, by the names that they have in the network."""
    found = {}
    for node in graph.graph.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            whole = tables[node.input[1]].astype(np.float32) - tables[f"{name}_zero_point"].astype(np.float32)
            place = node.name.removeprefix("/").removesuffix("/MatMul_quant").replace("/", ".")
            found[f"{place}.weight"] = (whole * tables[f"{name}_scale"]).T
    return found


def _heads(graph: ModelProto, tables: dict[str, np.ndarray], folder: Path) -> dict[str, np.ndarray]:
    """The heads, those that were taken out of the graph among them, and what stands beside the graph."""
    columns = np.split(np.arange(sum(HEADS.values())), np.cumsum(list(HEADS.values()))[:-1])
    of = dict(zip(HEADS, columns, strict=True))
    apart = np.concatenate([of[name] for name in VECTORS])
    kept = np.concatenate([of[name] for name in HEADS if name not in VECTORS])
    product = next(node for node in graph.graph.node if node.name == "/head/MatMul")
    inside, outside = tables[product.input[1]], np.load(folder / "vectors.npy", allow_pickle=False)
    weight = np.zeros((sum(HEADS.values()), len(inside)), np.float32)
    bias = np.zeros(len(weight), np.float32)
    weight[kept], bias[kept] = inside.T, tables["model.head.bias"]
    weight[apart], bias[apart] = outside[:-1].T, outside[-1]
    bias[LABELS.index("B-content")] -= CONTENT_PUSH
    beside = json.loads((folder / "heads.json").read_text())
    moves = np.array(beside["transitions"])
    return {
        "head.weight": weight,
        "head.bias": bias,
        "crf.start": np.array(beside["start"]),
        "crf.transitions": np.where(moves < _BARRED, 0.0, moves),
        **{name: np.array(beside[name]) for name in ("content_bias", "source_bias", "mention_bias")},
    }


if __name__ == "__main__":
    save(reopened(Path(sys.argv[1]), SMALL), Path(sys.argv[2]))
