"""A model is a folder: find it, check that it is whole and unchanged, and read its small files.

A folder holds `manifest.json` (name, version, window, SHA-256 of each other file), `model.onnx`, `vectors.npy` (what
makes the vectors that links compare), `tokenizer.json` and `heads.json` (the CRF's and the links' few numbers). Nothing
in it can run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np

from onrecord.encoder.crf import Floats
from onrecord.errors import ModelIncomplete

FOLDER = Path(__file__).parent / "weights" / "attribution"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a model folder says of itself."""

    name: str
    version: str
    window: int
    overlap: int
    link_width: int
    files: Mapping[str, str]


class Heads(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers that stand outside the graph: CRF scores, the links' distance biases, what signs of confidence count.

    `confidence` has a number for each sign, or is empty where none were measured.
    """

    start: list[float]
    transitions: list[list[float]]
    content_bias: list[float]
    source_bias: list[float]
    mention_bias: list[float]
    confidence: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A checked model folder."""

    path: Path
    manifest: Manifest
    heads: Heads
    vectors: Floats

    @property
    def sha256(self) -> str:
        """The SHA-256 of the weights."""
        return self.manifest.files["model.onnx"]


def open_folder(path: Path = FOLDER) -> ModelFolder:
    """Check a model folder and read its small files; raises `ModelIncomplete`."""
    manifest = _manifest(path)
    for name, wanted in manifest.files.items():
        _check(path / name, wanted)
    heads = msgspec.json.decode((path / "heads.json").read_bytes(), type=Heads)
    return ModelFolder(path, manifest, heads, np.load(path / "vectors.npy", allow_pickle=False))


def _manifest(path: Path) -> Manifest:
    file = path / "manifest.json"
    if not file.is_file():
        raise ModelIncomplete(f"{path} holds no model: manifest.json is missing. Reinstall onrecord.")
    try:
        manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except msgspec.DecodeError as error:
        raise ModelIncomplete(f"{file} cannot be read ({error}). Reinstall onrecord.") from error
    if missing := {"model.onnx", "vectors.npy", "tokenizer.json", "heads.json"} - set(manifest.files):
        raise ModelIncomplete(f"{file} names no {', '.join(sorted(missing))}. Reinstall onrecord.")
    return manifest


def _check(file: Path, wanted: str) -> None:
    if not file.is_file():
        raise ModelIncomplete(f"{file.parent} lacks {file.name}. Reinstall onrecord.")
    found = sha256(file.read_bytes()).hexdigest()
    if found != wanted:
        raise ModelIncomplete(
            f"{file} is not the file that its manifest names (SHA-256 {found[:12]}…, wanted {wanted[:12]}…). "
            "Reinstall onrecord."
        )
