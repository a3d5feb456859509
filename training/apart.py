"""Take the heads that only a few words are asked for out of a model's graph.

    python -m training.apart FOLDER OUT

Takes a model folder whose graph gives every word the numbers of all heads; writes one whose graph gives the heads that
each word is asked for (`scores`) and the network's last states (`states`), with the other heads' weights beside it in
`vectors.npy`. Those heads, of links and of whom a pronoun means, are nine tenths of the last product and are read at
cues, sources and contents alone. No weight changes. `training.export` does the same to what it has written.
"""

from __future__ import annotations

import json
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from training.labels import HEADS, VECTORS


def main(folder: Path, out: Path) -> None:
    """Write the folder anew."""
    shutil.copytree(folder, out, dirs_exist_ok=True)
    take_apart(out)
    manifest = json.loads((out / "manifest.json").read_text())
    names = [*dict.fromkeys([*manifest["files"], "vectors.npy"])]
    manifest["files"] = {name: sha256((out / name).read_bytes()).hexdigest() for name in names}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def take_apart(folder: Path) -> None:
    """Change `model.onnx` of a folder and write `vectors.npy`: a row for each number of a state, and the biases."""
    model = onnx.load(str(folder / "model.onnx"))
    product, add = _last(model)
    tables = {table.name: table for table in model.graph.initializer}
    weights, bias = tables[product.input[1]], tables[next(name for name in add.input if name in tables)]
    columns = np.split(np.arange(sum(HEADS.values())), np.cumsum(list(HEADS.values()))[:-1])
    of = dict(zip(HEADS, columns, strict=True))
    apart = np.concatenate([of[name] for name in VECTORS])
    kept = np.concatenate([of[name] for name in HEADS if name not in VECTORS])
    whole = np.vstack([numpy_helper.to_array(weights), numpy_helper.to_array(bias)[None]])
    np.save(folder / "vectors.npy", whole[:, apart], allow_pickle=False)
    for table, values in ((weights, whole[:-1, kept]), (bias, whole[-1, kept])):
        table.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), table.name))
    _give(model, add, product.input[0], (len(kept), len(whole) - 1))
    onnx.save(model, str(folder / "model.onnx"))


def _last(model: ModelProto) -> tuple[NodeProto, NodeProto]:
    """The product and the addition that make the heads."""
    add = next(node for node in model.graph.node if model.graph.output[0].name in node.output)
    return next(node for node in model.graph.node if node.op_type == "MatMul" and node.output[0] in add.input), add


def _give(model: ModelProto, add: NodeProto, states: str, widths: tuple[int, int]) -> None:
    """Have the graph give `scores` and `states`."""
    for node in model.graph.node:
        for names in (node.input, node.output):
            names[:] = ["states" if name == states else name for name in names]
    add.output[0] = "scores"
    del model.graph.output[:], model.graph.value_info[:]
    for name, width in zip(("scores", "states"), widths, strict=True):
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", width]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
