"""Score times against TimeML: TimeBank and AQUAINT, as TempEval-3 gave them out.

    python -m benchmarks.quality.times            figures over all and over each half
    python -m benchmarks.quality.times --missed   every expression that was not found, not there, or misread

`strict` is the F1 of spans that are equal to the letter. `value` is the F1 of expressions that overlap one of
the standard's and have its value, as TempEval-3 counts it. All TIMEX3 of the text count: dates, times, durations,
sets and vague ones (`PRESENT_REF`); the date of creation does not, it is given. Ways of writing the same value are
made equal first: `1998-W7` and `1998-W07`, `199X` and `199`, `1998-XX-XX` and `1998`. Nothing else is left out.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from benchmarks.quality.corpora import data_folder
from benchmarks.quality.scoring import Count, add
from onrecord.finding.times.read import read_times
from onrecord.records import Part, PartKind, Span

FOLDERS: Final = ("AQUAINT", "TimeBank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression and its TIMEX3 value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text, the day it was written, and the times that people marked in it."""

    name: str
    text: str
    created: str | None
    times: tuple[Timex, ...]


def time_files(data: Path) -> list[Path]:
    """The documents that the standard has, in the order of their names."""
    return sorted(path for folder in FOLDERS for path in (data / "tempeval3" / folder).glob("*.tml"))


def read_document(path: Path) -> Document:
    """Read one TimeML file."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    body = root.find(".//TEXT")
    created = root.find(".//DCT/TIMEX3")
    if body is None:
        raise ValueError(f"{path} has no TEXT.")
    pieces: list[str] = []
    times: list[Timex] = []
    _walk(body, pieces, times)
    return Document(
        name=path.stem,
        text="".join(pieces),
        created=None if created is None else created.get("value"),
        times=tuple(times),
    )


def _walk(element: "etree._Element", pieces: list[str], times: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        times.append(Timex(span=Span(start, sum(map(len, pieces))), value=element.get("value") or ""))


def given(document: Document) -> list[Timex]:
    """What the program finds in a document."""
    parts = [
        Part(kind=PartKind.PARAGRAPH, span=Span(*found.span()))
        for found in re.finditer(r"(?s)\S.*?(?=\n\s*\n|\Z)", document.text)
    ]
    return [
        Timex(span=reading.expression.span, value=reading.value.timex if reading.value and reading.value.timex else "")
        for reading in read_times(document.text, parts, document.created)
    ]


def alike(value: str) -> str:
    """A value in one way of writing.

    >>> [alike(value) for value in ("1998-W7", "199X", "1998-XX-XX", "1998-02-13T14:35:00", "XXXX-01-19", "PXY")]
    ['1998-W07', '199', '1998', '1998-02-13T14:35', 'XXXX-01-19', 'PXY']
    """
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value.strip())
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    return value if value.startswith(("P", "X")) else re.sub(r"(?:-?X+)+$", "", value)


def count_times(wanted: Sequence[Timex], found: Sequence[Timex]) -> dict[str, Count]:
    """Strict spans and values of one document."""
    strict = len({time.span for time in wanted} & {time.span for time in found})
    value = sum(any(_same(time, other) for other in wanted) for time in found)
    return {
        "strict": Count(strict, len(found), len(wanted)),
        "value": Count(value, len(found), len(wanted)),
    }


def _same(time: Timex, other: Timex) -> bool:
    return time.span.touches(other.span) and alike(time.value) == alike(other.value)


def rows(paths: Iterable[Path]) -> list[tuple[str, dict[str, Count]]]:
    """A row for each document."""
    return [(document.name, count_times(document.times, given(document))) for document in map(read_document, paths)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="times", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="show what went wrong")
    parser.add_argument("--half", choices=("a", "b"), help="one half only, by the order of names")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None or not (files := time_files(data)):
        print("No shared data with tempeval3 here.", file=sys.stderr)
        return 2
    halves = {"a": files[0::2], "b": files[1::2]}
    if options.missed:
        for path in halves.get(options.half, files):
            show(read_document(path))
        return 0
    for name, paths in {"all": files, **halves}.items():
        if options.half in (None, name):
            total = add(row for _, row in rows(paths))
            print(
                name,
                len(paths),
                *(
                    f"{figure} {100 * count.f1:.1f} (P {100 * count.precision:.1f} R {100 * count.recall:.1f})"
                    for figure, count in total.items()
                ),
            )
    return 0


def show(document: Document) -> None:
    """Print each difference of one document."""
    found = given(document)
    for time in found:
        over = [other for other in document.times if time.span.touches(other.span)]
        kind = "EXTRA" if not over else "SPAN " if time.span not in {other.span for other in over} else ""
        if over and not any(_same(time, other) for other in over):
            kind += "VALUE"
        if kind:
            marked = " + ".join(f"{other.span.of(document.text)!r}={other.value}" for other in over)
            around = document.text[max(time.span.start - 40, 0) : time.span.end + 30].replace("\n", " ")
            print(
                f"{kind:10} {time.span.of(document.text)!r}={time.value} | {marked} | {document.created} | …{around}…"
            )
    for time in document.times:
        if not any(time.span.touches(other.span) for other in found):
            around = document.text[max(time.span.start - 40, 0) : time.span.end + 30].replace("\n", " ")
            print(f"{'MISSED':10} {time.span.of(document.text)!r}={time.value} | {document.created} | …{around}…")


if __name__ == "__main__":
    sys.exit(main())
