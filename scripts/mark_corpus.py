"""Build the shipped corpus: from each `.marked` report its text, its standoff file, and its labels.

    python -m scripts.mark_corpus

A `.marked` file is the report with its attributions in braces, then a line of dashes, then the labels:

    {s1:Tarn} {q1:said} {c1:rents fell}.
    ----
    1 Obi Tarn | person | assert | none

`s` is a source, `q` a cue, `c` a content; the number says which attribution it belongs to (`s1,2` belongs to
two, and a second `c1` is another piece of the first). Offsets are counted here, so that nobody has to.
"""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Final, NamedTuple

CORPUS: Final = Path(__file__).resolve().parent.parent / "benchmarks" / "quality" / "corpus"
MARK: Final = re.compile(r"\{([sqc])(\d+(?:,\d+)*):([^{}]*)\}")
NAMES: Final = {"s": "Source", "q": "Cue", "c": "Content"}


class Built(NamedTuple):
    """What one marked report becomes."""

    text: str
    standoff: str
    labels: list[dict[str, str]]


def build(name: str, marked: str) -> Built:
    """Take the marks out of a report and count where they stood.

    >>> built = build("x", "{s1:Tarn} {q1:said} {c1:rents fell}.\\n----\\n1 Obi Tarn | person | assert | none\\n")
    >>> built.text
    'Tarn said rents fell.\\n'
    >>> built.standoff.splitlines()[-1]
    'E1\\tAttribution:T3 Source:T1 Cue:T2 Content:T4'
    """
    report, _, rows = marked.partition("----\n")
    text, spans = take_out(report)
    return Built(text, standoff(text, spans), [label(name, row) for row in rows.splitlines() if row.strip()])


def take_out(report: str) -> tuple[str, dict[tuple[str, str], list[tuple[int, int]]]]:
    """The text without marks, and the spans of each: (letter, numbers) -> offsets."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    text, last = "", 0
    for match in MARK.finditer(report):
        text += report[last : match.start()]
        spans[match[1], match[2]].append((len(text), len(text) + len(match[3])))
        text += match[3]
        last = match.end()
    text += report[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"a brace that belongs to no mark: {text[max(0, text.find('{') - 20) :][:60]!r}")
    return text, spans


def standoff(text: str, spans: dict[tuple[str, str], list[tuple[int, int]]]) -> str:
    """Write spans and attributions in PolNeAR's form of brat standoff."""
    lines: list[str] = []
    members: dict[int, dict[str, str]] = defaultdict(dict)

    def put(kind: str, offsets: list[tuple[int, int]]) -> str:
        places = ";".join(f"{start} {end}" for start, end in offsets)
        lines.append(f"T{len(lines) + 1}\t{kind} {places}\t{' '.join(text[start:end] for start, end in offsets)}")
        return f"T{len(lines)}"

    for (letter, numbers), offsets in sorted(spans.items(), key=lambda item: item[1]):
        identifier = put(NAMES[letter], offsets)
        for number in map(int, numbers.split(",")):
            members[number][NAMES[letter]] = identifier
            if letter == "q":  # brat hangs a relation on a span of its own, which PolNeAR lays over the cue
                members[number]["Attribution"] = put("Attribution", offsets)
    for number, roles in sorted(members.items()):
        joined = " ".join(f"{name}:{roles[name]}" for name in ("Attribution", *NAMES.values()) if name in roles)
        lines.append(f"E{number}\t{joined}")
    return "\n".join(lines) + "\n"


def label(name: str, row: str) -> dict[str, str]:
    """Read one row of labels: number and speaker, kind, act, evidence."""
    first, kind, act, evidence = (cell.strip() for cell in row.split("|"))
    number, _, speaker = first.partition(" ")
    return {
        "doc": name,
        "id": f"E{number}",
        "speaker": speaker,
        "speaker_kind": kind,
        "act": act,
        "evidence": evidence,
    }


def built_files(folder: Path) -> dict[Path, str]:
    """What every file made from the marked reports of a folder should hold."""
    files: dict[Path, str] = {}
    labels: list[dict[str, str]] = []
    for path in sorted(folder.glob("*.marked")):
        built = build(path.stem, path.read_text(encoding="utf-8"))
        files[path.with_suffix(".txt")] = built.text
        files[path.with_suffix(".ann")] = built.standoff
        labels += built.labels
    files[folder / "labels.jsonl"] = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in labels)
    return files


if __name__ == "__main__":
    for target, content in built_files(CORPUS).items():
        target.write_text(content, encoding="utf-8")
