"""Reports from elsewhere than the training: local papers (LGL) and news of epidemics (GeoVirus), where the data are.

Their attributions were read for this project by a language model, once, under the habits of PolNeAR's annotators;
`elsewhere.jsonl` has the places of source, cue and content in 312 of the articles and no text. On 16 articles that
PolNeAR's annotators had marked the same reading agrees with theirs by F1 84.3, 76.4 and 74.9 (exact source, cue,
content) and 78.6 (relation); two of them agree with each other by 78.5, 70.6, 71.2 and 75.3.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from benchmarks.quality.corpora import Report
from benchmarks.quality.scoring import Attribution

MARKS: Final = Path(__file__).resolve().parent / "elsewhere.jsonl"
_FILES: Final = {"lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}


def files(data: Path) -> list[Path]:
    """The files that the exam consists of; none where one is missing."""
    found = [data / "geoparsing" / name for name in _FILES.values()]
    return [MARKS, *found] if all(path.is_file() for path in found) else []


def reports(data: Path) -> Iterator[Report]:
    """The articles that were read, with their attributions."""
    rows = map(json.loads, MARKS.read_text(encoding="utf-8").splitlines())
    marked = {row["report"]: row["attributions"] for row in rows}
    for name, file in _FILES.items():
        for number, article in enumerate(ElementTree.parse(data / "geoparsing" / file).getroot().iter("article")):
            report = f"{name}-{number}"
            if report not in marked:
                continue
            title = article.findtext("title")
            yield Report(
                name=f"{report}.txt",
                text=(f"{title}\n\n" if title else "") + (article.findtext("text") or ""),
                attributions=tuple(
                    Attribution(id=str(n), source=_spans(source), cue=_spans(cue), content=_spans(content))
                    for n, (source, cue, content) in enumerate(marked[report])
                ),
            )


def _spans(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pairs)
