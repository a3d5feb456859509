"""Give a program the exams and say what came out: a row for each document, and the figures over all.

Figures are percentages: F1 for pieces, relations, bodies and times, accuracy for labels, pronouns and places. Times
and places are asked of the package's own functions, because a record holds no durations and not every place.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from benchmarks.quality import attacks, elsewhere, happened
from benchmarks.quality.corpora import (
    CASES,
    SHIPPED,
    Page,
    Report,
    data_folder,
    fingerprint,
    read_cases,
    read_pages,
    read_reports,
)
from benchmarks.quality.events import count_gold
from benchmarks.quality.places import place_files
from benchmarks.quality.places import rows as place_rows
from benchmarks.quality.plover import GoldRecord, gold_file, gold_records
from benchmarks.quality.pronouns import pronoun_files
from benchmarks.quality.pronouns import rows as pronoun_rows
from benchmarks.quality.readings import marked as read_marked
from benchmarks.quality.scoring import (
    LABELS,
    PRONOUN,
    Attribution,
    Count,
    add,
    count_attributions,
    count_body,
    count_labels,
    count_nested,
)
from benchmarks.quality.templates import template_files
from benchmarks.quality.times import rows as time_rows
from benchmarks.quality.times import time_files
from onrecord.records import Record

try:
    from inscriptis import get_text as flatten
except ImportError:  # scores of flattened pages are left out then
    flatten = None

# One article in so many is read in capitals too.
_CAPITALS: Final = 3
RUNS: Final = Path(__file__).resolve().parent / "runs"
Row = tuple[str, dict[str, Count]]


class Subject(Protocol):
    """What the gate asks of a program. The real one is `Program`; a table of answers in a test is another."""

    def attributions(self, name: str, data: bytes) -> list[Attribution]:
        """Who is said to say what, in offsets into the input."""
        ...

    def nested(self, name: str, data: bytes) -> list[Attribution]:
        """The same, with claims inside claims."""
        ...

    def body(self, name: str, data: bytes) -> str:
        """The running text of the article."""
        ...

    def record(self, name: str, data: bytes, published: str | None = None) -> Record:
        """Everything found in the article, which may be known to be of some day."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """One corpus: its name, the files that it consists of, and how a program sits it."""

    name: str
    files: tuple[Path, ...]
    sit: Callable[[Subject], Iterator[Row]]

    @property
    def fingerprint(self) -> str:
        """What the corpus is, so that nobody changes the exam unnoticed."""
        return fingerprint(self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one exam."""

    exam: str
    fingerprint: str
    rows: tuple[Row, ...]

    @property
    def figures(self) -> dict[str, float]:
        """Every figure over all documents, as a percentage with one place after the point.

        A label that is never right is no figure: the program does not give it yet. Once it has a floor, its
        absence falls short.
        """
        counts = add(row for _, row in self.rows)
        return {name: value(name, count) for name, count in counts.items() if name not in LABELS or count.right}


END_TO_END: Final = ", end to end"


def value(name: str, count: Count) -> float:
    """The percentage that a figure of that name stands for.

    >>> value("relation", Count(1, 2, 1)), value("act", Count(1, 2, 4)), value("act, end to end", Count(1, 2, 4))
    (66.7, 50.0, 25.0)
    """
    if name.endswith(END_TO_END):
        return round(100 * count.recall, 1)
    return round(100 * (count.precision if name in (*LABELS, PRONOUN, *happened.SHARES) else count.f1), 1)


def exams(*, only_shipped: bool = False) -> list[Exam]:
    """Every exam that can be given here: the shipped corpus always, the rest where the data are."""
    data = None if only_shipped else data_folder()
    return [*shipped(), *(beside(data) if data else ())]


def shipped() -> list[Exam]:
    """The reports and the short texts of our own."""
    texts, labels = (*SHIPPED.glob("*.txt"), *SHIPPED.glob("*.ann")), SHIPPED / "labels.jsonl"
    return [
        Exam(
            name="shipped",
            files=(*texts, labels),
            sit=lambda subject: sit_reports(subject, read_reports(SHIPPED, SHIPPED, labels)),
        ),
        Exam(name="cases", files=tuple(CASES.glob("*.yaml")), sit=sit_cases),
    ]


def beside(data: Path) -> Iterator[Exam]:
    """The exams whose files are among the shared data."""
    if (data / "polnear" / "dev").is_dir():
        yield from polnear(data)
    if marked := elsewhere.files(data):
        yield Exam(
            name="elsewhere",
            files=tuple(marked),
            sit=lambda subject: sit_reports(subject, elsewhere.reports(data)),
        )
    if read := happened.files(data):
        yield Exam(
            name="happened",
            files=tuple(read),
            sit=lambda subject: happened.rows(read_marked(data), subject.record),
        )
    if filled := template_files(data):
        yield Exam(
            name="attacks",
            files=tuple(filled),
            sit=lambda subject: attacks.rows(attacks.some(data), subject.record),
        )
    if gold_file(data).is_file():
        yield plover(data)
    if (data / "article-html").is_dir():
        yield pages(data)
    if files := time_files(data):
        yield Exam(name="times", files=tuple(files), sit=lambda _: iter(time_rows(files)))
    if chained := pronoun_files(data):
        yield gum(chained)
    yield from (places(name, path) for name, path in place_files(data).items())


def polnear(data: Path) -> list[Exam]:
    """The development half of PolNeAR, with the labels of those of its articles that have them; and in capitals."""
    texts, annotations = data / "polnear" / "dev" / "text", data / "polnear" / "dev" / "attributions"
    labels = data / "labels" / "dev.jsonl"
    files = (*texts.glob("*.txt"), *annotations.glob("*.ann"), labels)

    def reports() -> list[Report]:
        return read_reports(texts, annotations, labels)

    def some() -> Iterator[Report]:
        return islice(reports(), None, None, _CAPITALS)

    return [
        Exam(name="polnear-dev", files=files, sit=lambda subject: sit_reports(subject, reports())),
        Exam(name="capitals", files=files, sit=lambda subject: sit_reports(subject, some(), written=capitals)),
    ]


def capitals(text: str) -> str:
    """A text as closed captions and old wire copy have it, every letter in its place.

    >>> capitals("Rents in Straße")
    'RENTS IN STRAßE'
    """
    letters = ((letter, letter.upper()) for letter in text)
    return "".join(upper if len(upper) == 1 else letter for letter, upper in letters)


def plover(data: Path) -> Exam:
    """The field's gold records of political events; nothing was learned from them."""
    path = gold_file(data)
    return Exam(name="plover-gsr", files=(path,), sit=lambda subject: sit_events(subject, gold_records(path)))


def gum(files: Sequence[Path]) -> Exam:
    """GUM's news, of which people chained the pronouns to the names."""
    return Exam(name="gum-news", files=tuple(files), sit=lambda subject: pronoun_rows(files, subject.attributions))


def pages(data: Path) -> Exam:
    """Web pages, as HTML and flattened to text as if pasted."""
    folder = data / "article-html"
    return Exam(
        name="article-html",
        files=(folder / "ground-truth.json", *(folder / "html").glob("*.html.gz")),
        sit=lambda subject: sit_pages(subject, read_pages(folder)),
    )


def places(name: str, path: Path) -> Exam:
    """Names that people marked, each to be led to its spot on the globe."""
    return Exam(name=name, files=(path,), sit=lambda _: place_rows(path))


def sit_reports(subject: Subject, reports: Iterable[Report], *, written: Callable[[str], str] = str) -> Iterator[Row]:
    """Score attributions in every report, labels in those that people labelled; each text `written` in some way."""
    for report in reports:
        given = subject.attributions(report.name, written(report.text).encode())
        counts = count_attributions(report.text, report.attributions, given)
        if report.labelled:
            labels = count_labels(report.text, report.labelled, given)
            counts |= labels | {f"speaker{END_TO_END}": labels["speaker"]}
        yield report.name, counts


def sit_cases(subject: Subject) -> Iterator[Row]:
    """Score short texts of our own: forms of news, other English, claims inside claims. One figure a file."""
    for path in sorted(CASES.glob("*.yaml")):
        for case in read_cases(path):
            given = subject.nested(case.name, case.text.encode())
            yield case.name, {path.stem: count_nested(case.text, case.attributions, given)}


def sit_events(subject: Subject, golds: Iterable[GoldRecord]) -> Iterator[Row]:
    """Score the first event of every gold record, and who does what to whom."""
    for gold in golds:
        yield gold.id, count_gold(gold, subject.record(gold.id, gold.text.encode()))


def sit_pages(subject: Subject, all_pages: Iterable[Page]) -> Iterator[Row]:
    """Score the body found in each page, and in its text as a person would paste it."""
    for page in all_pages:
        counts = {"body": count_body(page.body, subject.body(page.name, page.html))}
        if flatten:
            pasted = flatten(page.html.decode("utf-8", "replace"))
            name = page.name.removesuffix(".html") + ".txt"
            counts["body, pasted"] = count_body(page.body, subject.body(name, pasted.encode()))
        yield page.name, counts


def sit(exam: Exam, subject: Subject) -> Result:
    """Give one exam."""
    return Result(exam=exam.name, fingerprint=exam.fingerprint, rows=tuple(exam.sit(subject)))


def comparable(row: Mapping[str, Count]) -> dict[str, list[float]]:
    """A row as it is stored: right, given, wanted of every figure."""
    return {name: [round(number, 4) for number in count] for name, count in row.items()}


def store(result: Result, folder: Path = RUNS) -> None:
    """Keep a run, one line for each document."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = (json.dumps({"doc": name, **comparable(row)}, ensure_ascii=False) for name, row in result.rows)
    (folder / f"{result.exam}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
