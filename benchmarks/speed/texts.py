"""The texts that speed is measured on: PolNeAR's development half where it is, else the shipped corpus, repeated."""

import re
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import SHIPPED, data_folder

ENOUGH: Final = 40_000  # words: some seconds of work for either program


def measured_texts() -> tuple[str, list[tuple[str, str]]]:
    """Where the texts are from, and each with a name."""
    data = data_folder()
    if data and (data / "polnear" / "dev" / "text").is_dir():
        return "PolNeAR, development half", read_folder(data / "polnear" / "dev" / "text")
    return "the shipped corpus, repeated", repeated(read_folder(SHIPPED), ENOUGH)


def read_folder(folder: Path) -> list[tuple[str, str]]:
    """Name and text of every report in a folder."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def repeated(texts: list[tuple[str, str]], enough: int) -> list[tuple[str, str]]:
    """The texts as often as it takes to have so many words.

    >>> [name for name, _ in repeated([("a.txt", "one two")], 4)]
    ['a.txt', 'a.txt']
    """
    words = sum(count_words(text) for _, text in texts)
    return texts * max(1, -(-enough // words))


def count_words(text: str) -> int:
    """Runs of letters and digits."""
    return len(re.findall(r"\w+", text))
