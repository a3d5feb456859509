"""Score pronouns: is a source that is "he" or "she" led to the person that GUM's annotators chained it to?

GUM's news has chains of coreference. Counted is every he and she that is the source of a statement and stands in a
chain with somebody's name; right is a speaker who is called so in that chain. One that is left open is wrong. The
weights of `onrecord/linking/reference/weighing.py` were fitted on every second of the documents, among others
(`training.pronouns`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.quality.scoring import PRONOUN, Attribution, Count, is_he_or_she, same_speaker

GENDER: Final = {"he": "m", "him": "m", "she": "f", "her": "f"}
_PRONOUNS: Final = frozenset({*GENDER, "his", "hers", "i", "me", "my"})
Offsets = tuple[int, int]


def pronoun_files(data: Path) -> list[Path]:
    """GUM's news, one file for each document."""
    return sorted((data / "gum-news" / "dep").glob("*.conllu"))


def chained(conllu: str) -> tuple[str, list[list[Offsets]]]:
    """The plain text of a document, and its chains of coreference as spans."""
    text = ""
    spans: dict[str, list[Offsets]] = {}
    open_at: dict[str, list[int]] = {}
    for block in conllu.strip().split("\n\n"):
        if "# newpar" in block and text:
            text = text.rstrip() + "\n\n"
        for line in block.splitlines():
            columns = line.split("\t")
            if line.startswith("#") or not columns[0].isdigit():
                continue
            start = len(text)
            text += columns[1]
            marks = re.search(r"(?:^|\|)Entity=([^|]*)", columns[9])
            for mark in re.findall(r"\(\d+[^()]*\)?|\d+\)", marks[1]) if marks else ():
                number = re.match(r"\(?(\d+)", mark)
                assert number is not None
                if mark.startswith("("):
                    open_at.setdefault(number[1], []).append(start)
                if mark.endswith(")") and open_at.get(number[1]):
                    spans.setdefault(number[1], []).append((open_at[number[1]].pop(), len(text)))
            text += "" if "SpaceAfter=No" in columns[9] else " "
    return text, [sorted(chain) for chain in spans.values()]


def named(text: str, chains: Sequence[Sequence[Offsets]]) -> dict[int, list[str]]:
    """For each he and she by its place: what its chain calls the person by name."""
    found: dict[int, list[str]] = {}
    for chain in chains:
        called = [text[start:end] for start, end in chain if text[start].isupper()]
        if names := [words for words in called if words.lower() not in _PRONOUNS]:
            found |= dict.fromkeys((start for start, end in chain if text[start:end].lower() in GENDER), names)
    return found


def rows(
    files: Sequence[Path], attributions: Callable[[str, bytes], list[Attribution]]
) -> Iterator[tuple[str, dict[str, Count]]]:
    """A row for each document."""
    for path in files:
        text, chains = chained(path.read_text(encoding="utf-8"))
        people = named(text, chains)
        right = asked = 0
        for one in attributions(f"{path.stem}.txt", text.encode()):
            if is_he_or_she(text, one) and (names := people.get(one.source[0][0])):
                asked += 1
                right += any(same_speaker(one.labels.get("speaker") or "", name) for name in names)
        yield path.stem, {PRONOUN: Count(right, asked, asked)}
