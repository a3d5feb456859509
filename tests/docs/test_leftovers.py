"""Nothing that a module defines at its top is left unused: in the module where it is private, else anywhere."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    path for folder in ("src", "benchmarks", "training", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")
]
WORD = re.compile(r"\w+")


def defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module defines at its top, but for pages and commands, which a decorator hands on."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def leftovers(texts: dict[str, str]) -> list[str]:
    """Names of the package's modules that stand nowhere but where they are defined."""
    words = {name: Counter(WORD.findall(text)) for name, text in texts.items()}
    everywhere = sum(words.values(), Counter())
    return [
        f"{name}: {one}"
        for name, text in texts.items()
        if name.startswith("src")
        for one in defined(ast.parse(text))
        if not one.startswith("__") and (words[name] if one.startswith("_") else everywhere)[one] < 2
    ]


def test_nothing_is_left_over():
    assert leftovers({str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in CODE}) == []


def test_what_is_used_by_nobody_is_found():
    code = "_USED = 1\n_LEFT = _USED\nSHOWN: int = 2\n\n\ndef alone() -> None: ...\n"
    assert leftovers({"src/a.py": code, "tests/b.py": "from a import SHOWN\n"}) == [
        "src/a.py: _LEFT",
        "src/a.py: alone",
    ]
