"""`onrecord export`: give what a ledger holds in the formats of the field.

Takes a form and filters; writes the records of the articles that fit, as they stand after people's judgements,
and beside them what the form could not hold. The form `ledger` is the whole ledger, for `onrecord import`.
Changes nothing.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final

import click

from onrecord.cli.keeping import filters, ledger_option, question
from onrecord.cli.main import CannotGoOn
from onrecord.cli.progress import tell
from onrecord.records import number_of

if TYPE_CHECKING:
    from onrecord.exporting import Losses
    from onrecord.ledger import Ledger, Question

# Named here, so that --help loads no form; a test holds them against `exporting`.
FORMS: Final = ("jsonl", "csv", "parquet", "plover", "webannotation", "schemaorg", "ftm", "brat", "citron")
WHOLE: Final = "ledger"


@click.command(name="export")
@click.argument("words", nargs=-1)
@click.option("--as", "form", type=click.Choice((*FORMS, WHOLE)), required=True, help="The form.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="PLACE",
    help="The file or folder to write; standard output by default, where a folder is a ZIP archive.",
)
@ledger_option
@filters
def command(words: tuple[str, ...], form: str, output: Path | None, ledger: str, **given: Any) -> None:
    """Export records, or the whole ledger.

    Takes the words and filters of onrecord search --in articles; without any, every article in its last
    version. What the form cannot hold is told beside the export.
    """
    if form == WHOLE and (words or any(value for value in given.values())):
        raise click.UsageError(
            "--as ledger is the whole ledger, and no filter fits it. Give another form, or no filter."
        )

    if output and not output.absolute().parent.is_dir():
        raise click.UsageError(f"{output.parent}, where --output {output} should go, is no folder. Make it first.")
    if output and output.exists() and Path(ledger).exists() and output.samefile(ledger):
        raise click.UsageError(f"--output {output} is the ledger itself and would be written over. Give another place.")

    from onrecord.exporting import FORMS as FORMS_BY_NAME  # noqa: PLC0415 - --help should cost little
    from onrecord.ledger import open_ledger  # noqa: PLC0415 - wrong usage is told at once

    if not output and form != WHOLE and FORMS_BY_NAME[form].folder and sys.stdout and sys.stdout.isatty():
        raise click.UsageError(
            f"--as {form} is a folder, or a ZIP archive in a pipe. Say where it goes: --output PLACE."
        )
    target = output or _stdout()
    with open_ledger(ledger) as opened:
        if form == WHOLE:
            number = write_whole(opened, target)
            tell(f"{number} lines{_to(output)}: the whole ledger. Take it in with: onrecord import")
        else:
            losses = write_records(opened, form, target, question(given, words=" ".join(words)))
            tell(told(losses, output))


def write_records(ledger: "Ledger", form: str, target: "Path | BinaryIO", asked: "Question") -> "Losses":
    """Write the records that fit."""
    from onrecord.exporting import export  # noqa: PLC0415

    with _explained(target):
        return export(ledger.view.records(asked), form, target, reviews=ledger.view.reviews())


def write_whole(ledger: "Ledger", target: "Path | BinaryIO") -> int:
    """Write the whole ledger; a file is put in place when it is whole. Gives the number of lines."""
    from onrecord.exporting.outlet import beside  # noqa: PLC0415
    from onrecord.ledger import whole  # noqa: PLC0415

    with _explained(target):
        if not isinstance(target, Path):
            return _written(whole.lines(ledger), target)
        with beside(target) as outlet, outlet.open() as file:
            return _written(whole.lines(ledger), file)


@contextmanager
def _explained(target: "Path | BinaryIO") -> Iterator[None]:
    """What writes to a target, with its errors in words."""
    try:
        yield
        if not isinstance(target, Path):
            target.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        why = error.strerror or error
        if isinstance(target, Path):
            raise CannotGoOn(f"{target} could not be written: {why}. It is as it was.") from error
        raise CannotGoOn(f"standard output could not be written: {why}. What was written is not whole.") from error


def _written(lines: Iterator[bytes], file: IO[bytes]) -> int:
    return sum(1 for line in lines if file.write(line))


def told(losses: "Losses", output: Path | None) -> str:
    """What was written and how much of it the form could not hold, in one line.

    >>> from dataclasses import replace
    >>> from onrecord.exporting import Kind, Loss, Losses
    >>> lost = (Loss(kind=Kind.LEFT_OUT, field="article.text", why="", values=3),)
    >>> told(Losses(form="citron", records=3, losses=lost), None)
    '3 articles as citron. 3 values of 1 field are left out or changed; --output PLACE writes the list beside it.'
    >>> told(Losses(form="citron", records=1, losses=(replace(lost[0], values=1),)), None)
    '1 article as citron. 1 value of 1 field is left out or changed; --output PLACE writes the list beside it.'
    """
    from onrecord.exporting import Kind  # noqa: PLC0415 - it is loaded by now

    lost = [loss for loss in losses.losses if loss.kind is not Kind.BESIDE]
    fields = {loss.field for loss in lost}
    values = sum(loss.values for loss in lost)
    written = f"{number_of(losses.records, 'article')} as {losses.form}{_to(output)}."
    if not losses.records:
        return f"{written} Nothing on record fits."
    if not values:
        return f"{written} It holds everything."
    number = f"{number_of(values, 'value')} of {number_of(len(fields), 'field')} {'is' if values == 1 else 'are'}"
    where = f"{_beside(output)} lists them" if output else "--output PLACE writes the list beside it"
    return f"{written} {number} left out or changed; {where}."


def _beside(output: Path) -> Path:
    """Where the list of losses is."""
    return output / "losses.json" if output.is_dir() else output.with_name(f"{output.name}.losses.json")


def _to(output: Path | None) -> str:
    return f" in {output}" if output else ""


def _stdout() -> BinaryIO:
    if sys.stdout is None:
        raise CannotGoOn("standard output is closed. Open it, or give --output PLACE.")
    return sys.stdout.buffer
