"""What learns on a borrowed machine needs nothing there but torch, numpy and safetensors."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def needed(module: str, done: set[str]) -> set[str]:
    """What is imported before anything runs, by a module and those of this project that it imports."""
    done.add(module)
    path = ROOT / module.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    tools = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            names += [f"training.{alias.name}" for alias in node.names if node.module == "training"]
        for name in names:
            if name.partition(".")[0] == "training":
                tools |= needed(name, done) if name not in done else set()
            else:
                tools.add(name.partition(".")[0])
    return tools - sys.stdlib_module_names


def test_the_stages_load_where_only_torch_is_installed() -> None:
    assert needed("training.attribution", set()) == {"torch", "numpy", "safetensors"}


def test_what_a_stage_needs_beyond_that_is_seen_where_it_is_asked_for() -> None:
    assert {"onrecord", "benchmarks"} <= needed("training.corpus", set())
