"""Reports from elsewhere than US politics: local papers, agencies, newspapers of several countries, epidemics.

Their attributions were read for this project by a language model, once, under the habits of PolNeAR's annotators;
`elsewhere.jsonl` has the places of source, cue and content and no text, and for a part of the reports also what each
does, what it rests on and who speaks, under the guide of `labels/`. How far that reading agrees with people's is said
in `docs/decisions/2026-11-26-everything-read-again.md`. None of these readings is trained on.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.quality.corpora import Report
from benchmarks.quality.news import all_news, news_files
from benchmarks.quality.scoring import Attribution

MARKS: Final = Path(__file__).resolve().parent / "elsewhere.jsonl"
LABELS: Final = ("act", "evidence", "speaker_kind", "speaker")


def files(data: Path) -> list[Path]:
    """The files that the exam consists of; none where one is missing."""
    found = news_files(data)
    return [MARKS, *found] if found else []


def reports(data: Path, marks: Path = MARKS) -> Iterator[Report]:
    """The articles that were read, with their attributions."""
    rows = map(json.loads, marks.read_text(encoding="utf-8").splitlines())
    marked = {row["report"]: row["attributions"] for row in rows}
    for name, text in all_news(data):
        if name in marked:
            yield Report(
                name=f"{name}.txt",
                text=text,
                attributions=tuple(_attribution(number, *one) for number, one in enumerate(marked[name])),
            )


def _attribution(
    number: int, source: list[list[int]], cue: list[list[int]], content: list[list[int]], *labels: str
) -> Attribution:
    """A row of the file. A speaker that could not be told, and the name of a body that has none, is left open."""
    known: dict[str, str | None] = dict(zip(LABELS, labels, strict=False))
    speaker = known.get("speaker")
    if known and (speaker == "?" or not (speaker or known["speaker_kind"] in ("unnamed", "none"))):
        known["speaker"] = None
    return Attribution(id=str(number), source=_spans(source), cue=_spans(cue), content=_spans(content), labels=known)


def _spans(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pairs)
