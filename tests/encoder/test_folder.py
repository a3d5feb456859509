"""A model folder is used only when it is whole and unchanged."""

import shutil
from pathlib import Path

import pytest

from onrecord.encoder.folder import FOLDER, open_folder
from onrecord.errors import ModelIncomplete


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "model")


def test_the_shipped_folder_is_whole() -> None:
    assert open_folder().manifest.name == "attribution"


@pytest.mark.parametrize("name", ["model.onnx", "vectors.npy", "tokenizer.json", "heads.json", "manifest.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelIncomplete, match=name):
        open_folder(copy)


def test_a_changed_file_is_refused(copy: Path) -> None:
    with (copy / "model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelIncomplete, match=r"model\.onnx is not the file"):
        open_folder(copy)


def test_a_broken_manifest_is_refused(copy: Path) -> None:
    (copy / "manifest.json").write_text("{")
    with pytest.raises(ModelIncomplete, match="cannot be read"):
        open_folder(copy)
