"""The exams: which texts are scored, what is right about them, and a fingerprint of each.

`shipped` lies beside this file and is always there. `polnear-dev` and `article-html` are others' texts,
which are measured and never published: they are scored where `../shared/data` (or the folder that
ONRECORD_DATA names) has them.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.quality.scoring import ROLES, Attribution
from benchmarks.quality.standoff import read_attributions, read_labels

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SHIPPED: Final = Path(__file__).resolve().parent / "corpus"
CASES: Final = ROOT / "tests" / "cases" / "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text, and what people marked in it. `labelled` are the attributions with labels."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]

    @property
    def labelled(self) -> tuple[Attribution, ...]:
        """The attributions that people labelled."""
        return tuple(one for one in self.attributions if one.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One web page, and the article's text as people cut it out."""

    name: str
    html: bytes
    body: str


def data_folder() -> Path | None:
    """Where the shared data lie, or None."""
    given = os.environ.get("ONRECORD_DATA")
    folder = Path(given) if given else ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else None


def read_cases(path: Path) -> list[Report]:
    """The cases of a YAML file: short texts with every statement in them, outer before inner."""
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Report(
            name=f"{path.stem} {number:03d} {case['about']}.txt",
            text=case["text"],
            attributions=tuple(_case_statement(case["text"], n, row) for n, row in enumerate(case["statements"])),
        )
        for number, case in enumerate(cases, 1)
    ]


def _case_statement(text: str, number: int, row: Mapping[str, Any]) -> Attribution:
    source, cue, content = (tuple(_place(text, words) for words in row.get(role, ())) for role in ROLES)
    outer = row.get("parent")
    return Attribution(
        id=str(number), source=source, cue=cue, content=content, parent=None if outer is None else str(outer)
    )


def _place(text: str, words: str | Mapping[str, Any]) -> tuple[int, int]:
    """Where words stand: the first place, or the `nth`."""
    wanted, nth = (words, 1) if isinstance(words, str) else (words["words"], words["nth"])
    at = -1
    for _ in range(nth):
        at = text.index(wanted, at + 1)
    return at, at + len(wanted)


def read_reports(texts: Path, annotations: Path, labels: Path) -> list[Report]:
    """Read a folder of texts, each with its `.ann` file of the same name."""
    lines = labels.read_text(encoding="utf-8").splitlines() if labels.is_file() else []
    by_report = read_labels(lines)
    return [
        Report(
            name=path.name,
            text=path.read_text(encoding="utf-8"),
            attributions=tuple(
                read_attributions(
                    (annotations / f"{path.stem}.ann").read_text(encoding="utf-8"), by_report.get(path.stem)
                )
            ),
        )
        for path in sorted(texts.glob("*.txt"))
    ]


def read_pages(folder: Path) -> list[Page]:
    """Read gzipped pages and what each should yield."""
    right = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(
            name=f"{name}.html",
            html=gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            body=right[name]["articleBody"],
        )
        for name in sorted(right)
    ]


def fingerprint(files: Iterable[Path]) -> str:
    """One SHA-256 over the names and contents of files, in the order of their names."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda path: path.name):
        digest.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
