"""Where results go: standard output, a file, or a folder of pages; always UTF-8, whatever the locale.

Takes records as they come; writes each at once, so that what was done stays when a run is stopped.
Leaves the wording to `printing`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

import click

from onrecord.cli.main import CannotGoOn
from onrecord.printing.data import record_json
from onrecord.printing.spans import spans_line
from onrecord.records import Record

FORMATS: Final = ("report", "json", "jsonl", "html", "spans")
_PAGE_ENDINGS: Final = (".html", ".htm")
_UNSAFE: Final = re.compile(r"[^\w.-]+")
# Well under the 255 bytes that file systems allow, for letters of four bytes too.
_LONGEST_STEM: Final = 50


def check_output(output: Path | None, form: str, *, several: bool, arguments: Iterable[str]) -> None:
    """Complain about a place where the results cannot go, before anything is read."""
    if output is None:
        if form == "html" and several:
            raise click.UsageError("Several inputs make several pages. Say where they go: --output FOLDER.")
        return
    if any(argument != "-" and _same(output, Path(argument)) for argument in arguments):
        raise click.UsageError(f"--output {output} is one of the inputs and would be written over. Give another place.")
    if form == "html" and several:
        if output.is_file() or (not output.exists() and output.suffix.lower() in _PAGE_ENDINGS):
            raise click.UsageError(f"Several inputs make several pages, and {output} is one file. Give a folder.")
    elif output.is_dir() and form != "html":
        raise click.UsageError(f"A file was wanted for --output, and {output} is a folder. Give the name of a file.")
    elif not output.is_dir() and not output.parent.is_dir():
        raise click.UsageError(f"{output.parent}, where --output {output} should go, is no folder. Make it first.")


def write(records: Iterable[Record], form: str, output: Path | None, *, several: bool) -> None:
    """Write the records in a format to where they should go."""
    if form == "html" and output and (several or output.is_dir()):
        _write_pages(records, output)
    else:
        _write_stream(chunks(records, form, several=several, to_file=output is not None), output)


def chunks(records: Iterable[Record], form: str, *, several: bool, to_file: bool) -> Iterator[str]:
    """The records as text, a piece for each."""
    if form == "report":
        return _reports(records, to_file=to_file)
    if form == "json" and several:
        return _array(records)
    return map(_AS_TEXT[form], records)


def _document(record: Record) -> str:
    return record_json(record, indent=2) + "\n"


def _line(record: Record) -> str:
    return record_json(record) + "\n"


def _spans(record: Record) -> str:
    return spans_line(record) + "\n"


def _page(record: Record) -> str:
    from onrecord.printing.page import page  # noqa: PLC0415 - Jinja is for pages only

    return page(record) + "\n"


_AS_TEXT: Final[Mapping[str, Callable[[Record], str]]] = {
    "json": _document,
    "jsonl": _line,
    "spans": _spans,
    "html": _page,
}


def _array(records: Iterable[Record]) -> Iterator[str]:
    """One JSON array; it is written as the records come, so that memory holds one of them."""
    yield "["
    for number, record in enumerate(records):
        yield (",\n" if number else "\n") + record_json(record, indent=2)
    yield "\n]\n"


def _reports(records: Iterable[Record], *, to_file: bool) -> Iterator[str]:
    from rich.console import Console  # noqa: PLC0415 - rich is for people only

    from onrecord.printing.report import WIDEST, Screen, report  # noqa: PLC0415

    console = Console()
    screen = Screen()
    if not to_file and not console.legacy_windows:
        colours = None if console.no_color else console.color_system
        screen = Screen(width=console.width, styled=console.is_terminal, colours=colours)
    for number, record in enumerate(records):
        yield "\n" + "━" * min(screen.width, WIDEST) + "\n" if number else ""
        yield report(record, screen)


def _write_stream(pieces: Iterator[str], output: Path | None) -> None:
    """Write each piece as it comes. A file is opened with the first, so that a run without any leaves it alone."""
    if output is None and sys.stdout is None:
        raise CannotGoOn("standard output is closed. Open it, or give --output FILE.")
    stream: BinaryIO | None = None if output else sys.stdout.buffer
    try:
        for piece in pieces:
            data = piece.encode("utf-8")
            with _writing_to(output):
                stream = stream or (output or Path()).open("wb")
                stream.write(data)
                stream.flush()
    except BaseException:
        # Closing writes once more what a full disk would not take; that is told already.
        with suppress(OSError):
            _close(stream, output)
        raise
    with _writing_to(output):
        _close(stream, output)


def _close(stream: BinaryIO | None, output: Path | None) -> None:
    if output and stream:
        stream.close()


@contextmanager
def _writing_to(output: Path | None) -> Iterator[None]:
    """What writes there, with its errors in words."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        place = output or "standard output"
        raise CannotGoOn(f"writing to {place} failed: {error.strerror}. What was written stays.") from error


def _write_pages(records: Iterable[Record], folder: Path) -> None:
    from onrecord.printing.page import page  # noqa: PLC0415

    taken: set[str] = set()
    for record in records:
        path = folder / page_name(record.article.source.name, taken)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(page(record) + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise CannotGoOn(f"writing {path} failed: {error.strerror}. What was written stays.") from error


def page_name(name: str, taken: set[str]) -> str:
    """A file name for the page of an input, different from those that are taken.

    >>> taken = set()
    >>> page_name("may/harbour.txt", taken), page_name("may-harbour.html", taken), page_name("-", taken)
    ('may-harbour.html', 'may-harbour-2.html', 'report.html')
    """
    bare = re.sub(r"\.\w{1,5}\Z", "", name)
    stem = _UNSAFE.sub("-", bare).strip("-.")[:_LONGEST_STEM] or "report"
    free, number = stem, 1
    # Some file systems take Harbour.html and harbour.html for the same.
    while free.lower() in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free.lower())
    return f"{free}.html"


def _same(one: Path, other: Path) -> bool:
    try:
        return one.is_file() and one.samefile(other)
    except (OSError, ValueError):
        return False
