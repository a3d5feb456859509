"""The set-up says what is wrong in words, also to a Python that cannot run the rest."""

import ast
from pathlib import Path

import pytest

from scripts import set_up


def test_a_python_too_old_can_still_read_the_set_up():
    code = Path(set_up.__file__).read_text(encoding="utf-8")
    ast.parse(code, feature_version=(3, 7))


def test_a_python_too_old_is_named_with_what_to_do():
    assert set_up.too_old((3, 9), "/usr/bin/python3").splitlines() == [
        "onrecord needs Python 3.11 or later; /usr/bin/python3 is 3.9.",
        "Name a newer one: make read PYTHON=python3.12",
    ]


def test_nothing_is_installed_again_where_nothing_changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked = installing(monkeypatch, tmp_path)
    set_up.main([])
    set_up.main([])
    assert len(asked) == 1


def test_another_extra_is_added_to_those_that_are_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked = installing(monkeypatch, tmp_path)
    set_up.main(["dev"])
    set_up.main(["bench"])
    set_up.main([])
    assert [command[-1].rpartition("[")[2] for command in asked] == ["dev]", "bench,dev]"]


def test_a_changed_project_is_installed_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked = installing(monkeypatch, tmp_path)
    set_up.main([])
    monkeypatch.setattr(set_up, "fingerprint", lambda: "changed")
    set_up.main([])
    assert len(asked) == 2


def test_a_failed_installation_is_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked = installing(monkeypatch, tmp_path, status=1)
    for _ in range(2):
        with pytest.raises(SystemExit, match="pip could not install"):
            set_up.main([])
    assert len(asked) == 2


def installing(monkeypatch: pytest.MonkeyPatch, folder: Path, status: int = 0) -> list[list[str]]:
    """Let pip be asked for nothing; the commands that it would have been."""
    asked: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        asked.append(command)
        return status

    monkeypatch.setattr(set_up, "STAMP", folder / "set-up.txt")
    monkeypatch.setattr(set_up, "runs", lambda venv: True)
    monkeypatch.setattr(set_up.subprocess, "call", call)
    return asked
