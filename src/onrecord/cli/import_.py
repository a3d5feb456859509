"""`onrecord import`: take records, or a whole ledger, into a ledger.

Takes what `onrecord export --as jsonl` and `--as ledger` write, packed with gzip or not; keeps each line wholly
or not at all, and leaves what is there already. Names each line that cannot be taken in on standard error.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from onrecord.cli.keeping import ledger_option, told_holding
from onrecord.cli.progress import Meter
from onrecord.cli.rejections import Rejections
from onrecord.printing.plain import one_line

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_STANDARD_INPUT: Final = "-"
# The longest report has 20 MB, and its record several times that; without a bound, a file without line breaks
# would fill the memory.
_LONGEST: Final = 400_000_000
_KINDS: Final = (("article", "articles"), ("capture", "captures"), ("judgement", "judgements"))


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a line, or a file, was not taken in: a code and a sentence."""

    code: str
    message: str


@click.command(name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@ledger_option
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], ledger: str) -> None:
    """Take in what onrecord export wrote: records (jsonl), or a whole ledger.

    FILE is a file, or - for standard input. Safe to repeat. Reports that others wrote are for onrecord add.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415 - wrong usage is told at once

    rejections, new, known = Rejections("none of them is kept"), Counter[str](), Counter[str]()
    rejected = 0
    with open_ledger(ledger, write=True, create=True) as opened, Meter(None, watch=sys.stderr.isatty()) as meter:
        for done, (line, name) in enumerate(_lines(files), start=1):
            outcome = taken(opened, line, name) if isinstance(line, bytes) else line
            if isinstance(outcome, Refused):
                rejected += 1
                for said in rejections.told(name, outcome.code, outcome.message):
                    meter.say(said)
            else:
                kind, is_new = outcome
                (new if is_new else known)[kind] += 1
            meter.moved(done, one_line(name))
        for said in rejections.rest():
            meter.say(said)
        counts, place = opened.view.counts(), opened.connection.address
    click.echo(
        f"{_counted(new)} new{f', {_counted(known)} known before' if any(known[kind] for kind, _ in _KINDS) else ''}"
        f"{f', {rejected} rejected' if rejected else ''}. {place} {told_holding(counts, ledger)}."
    )
    ctx.exit(1 if rejected else 0)


def taken(ledger: "Ledger", line: bytes, name: str) -> tuple[str, bool] | Refused:
    """What became of a line: its kind and whether it was new, or why it was not taken in."""
    from onrecord.ledger import whole  # noqa: PLC0415

    try:
        found = whole.take_in(ledger, line, name)
    except whole.LineRejected as error:
        return Refused("not-a-record", str(error))
    return found.kind, found.new


def _lines(files: tuple[str, ...]) -> Iterator[tuple[bytes | Refused, str]]:
    """Every line with the name of its place; in place of a line, why a file cannot be read."""
    for file in files:
        if file == _STANDARD_INPUT:
            yield from _of_stream(sys.stdin.buffer if sys.stdin else BytesIO(), file)
            continue
        try:
            stream = Path(file).open("rb")  # noqa: SIM115 - closed below, where reading it may fail too
        except (OSError, ValueError) as error:
            yield _unreadable(file, error), file
            continue
        with stream:
            yield from _of_stream(stream, file)


def _of_stream(stream: BinaryIO, name: str) -> Iterator[tuple[bytes | Refused, str]]:
    from onrecord.reading.files.streams import BrokenStream, opened  # noqa: PLC0415

    number = 0
    try:
        source = opened(stream)
        while line := source.readline(_LONGEST):
            number += 1
            if line.strip():
                yield line, f"{name}:{number}"
    except (BrokenStream, OSError) as error:
        place = f"{name}:{number + 1}"
        why = f"{place}: a whole file was wanted, and it breaks off here ({error}); get it again"
        yield Refused("broken-archive", why), place


def _unreadable(name: str, error: OSError | ValueError) -> Refused:
    if isinstance(error, IsADirectoryError):
        return Refused("unreadable", f"{name}: a file was wanted, and this is a folder; name the file in it")
    if isinstance(error, PermissionError):
        return Refused("unreadable", f"{name}: a readable file was wanted, and this is none; check its permissions")
    return Refused("not-found", f"{name}: a readable file was wanted, and there is none of this name; check the path")


def _counted(found: Counter[str]) -> str:
    """How many of each kind, those without any left out."""
    told = [f"{found[kind]} {several if found[kind] != 1 else kind}" for kind, several in _KINDS if found[kind]]
    return ", ".join(told) or "nothing"
