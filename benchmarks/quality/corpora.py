"""The exams: which texts are scored, what is right about them, and a fingerprint of each.

`shipped` lies beside this file and is always there. `polnear-dev` and `article-html` are others' texts,
which are measured and never published: they are scored where `../shared/data` (or the folder that
ONRECORD_DATA names) has them.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.quality.scoring import Attribution
from benchmarks.quality.standoff import read_attributions, read_labels

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SHIPPED: Final = Path(__file__).resolve().parent / "corpus"


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
