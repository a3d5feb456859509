"""`onrecord add`: read reports and keep them in a ledger.

Takes what `read` takes; keeps each input in one transaction: its bytes, the article, what was found. Skips
what is kept already, so that a run that was stopped goes on where it stopped. Prints one line at the end;
keeps each input that was rejected with its reason, and names it on standard error.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.keeping import ledger_option, told_holding
from onrecord.cli.passed_over import tell_passed_over
from onrecord.cli.rejections import Rejections
from onrecord.cli.values import (
    allow_host_option,
    codebook_option,
    iso_date,
    language_code,
    url_option,
    verbatim_option,
)
from onrecord.printing.plain import one_line
from onrecord.records import number_of

if TYPE_CHECKING:
    from onrecord.cli.pool import Given, Outcome
    from onrecord.ledger import Kept, Ledger


@dataclass(slots=True)
class Tally:
    """What became of the inputs of a run."""

    new: int = 0
    versions: int = 0
    known: int = 0
    rejected: int = 0
    rejections: Rejections = field(default_factory=Rejections)

    @property
    def done(self) -> int:
        """How many inputs were dealt with."""
        return self.new + self.versions + self.known + self.rejected

    def __str__(self) -> str:
        parts = (
            f"{self.new} new",
            number_of(self.versions, "new version") if self.versions else "",
            f"{self.known} kept before" if self.known else "",
            f"{self.rejected} rejected" if self.rejected else "",
        )
        return ", ".join(filter(None, parts))


@click.command(name="add")
@click.argument("arguments", metavar="[INPUT]...", nargs=-1)
@ledger_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many cores read; all of them by default.")
@click.option("--retry", is_flag=True, help="Try again what was rejected before.")
@click.option("--again", is_flag=True, help="Read what is kept already once more, with this version and its models.")
@allow_host_option
@click.option("--published", metavar="DATE", callback=iso_date, help="When the reports were published: 2026-05-03.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@url_option
@click.option("--language", metavar="CODE", callback=language_code, help="The language they are written in: en.")
@codebook_option
@verbatim_option
@click.pass_context
def command(
    ctx: click.Context,
    arguments: tuple[str, ...],
    ledger: str,
    jobs: int | None,
    retry: bool,
    again: bool,
    allow_host: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    url: str | None,
    language: str | None,
    codebook: Path | None,
    verbatim: bool,
) -> None:
    """Read reports and keep them.

    INPUT is a file, a folder, an http or https address, or - for standard input. Safe to repeat and to stop:
    what is kept stays, and the next run goes on. A page that changed since is kept as a new version of its
    address. Nothing is fetched but the addresses that you name.
    """
    if not arguments and not retry:
        raise click.UsageError("A file, a folder or an address to add was wanted. Name one, or give --retry.")

    from onrecord.cli.work import retried, work  # noqa: PLC0415 - wrong usage is told at once
    from onrecord.fetching import Rules  # noqa: PLC0415
    from onrecord.ledger import open_ledger  # noqa: PLC0415
    from onrecord.reading import ReadOptions  # noqa: PLC0415

    rules = Rules(allowed=frozenset(allow_host))
    settings = ReadOptions(published=published, publisher=publisher, url=url, language=language, verbatim=verbatim)
    with open_ledger(ledger, write=True, create=True) as opened:
        given = work(opened, arguments, settings, rules, again=again, codebook=codebook)
        total = expected(arguments)
        if retry:
            # How many they are is known once the places that they came from are opened again.
            given, total = chain(retried(opened, rules, codebook), given), None
        tally = run(opened, given, cores=jobs or spare_cores(), total=total)
        counts, place = opened.view.counts(), opened.connection.address
    tell_passed_over(arguments)
    click.echo(f"{tally}. {place} {told_holding(counts, ledger)}.")
    ctx.exit(1 if tally.rejected else 0)


def run(ledger: "Ledger", given: "Iterable[Given]", *, cores: int, total: int | None) -> Tally:
    """Read and keep; show how far it is where somebody watches."""
    from onrecord.cli.pool import read_all  # noqa: PLC0415
    from onrecord.cli.progress import Meter  # noqa: PLC0415

    tally = Tally()
    if total is not None and total <= 2:
        cores = 1
    with Meter(total, watch=sys.stderr.isatty()) as meter:
        for outcome in read_all(given, cores):
            for line in keep(ledger, outcome, tally):
                meter.say(line)
            meter.moved(tally.done, one_line(outcome.name))
        for line in tally.rejections.rest():
            meter.say(line)
    return tally


def keep(ledger: "Ledger", outcome: "Outcome", tally: Tally) -> Iterator[str]:
    """Put an outcome into the ledger; give what is to be said of it."""
    from onrecord.ledger import Known, Packed  # noqa: PLC0415

    if isinstance(outcome, Known):
        ledger.writer.keep_name(outcome)
        tally.known += 1
    elif isinstance(outcome, Packed):
        yield from _tell_kept(ledger, ledger.writer.keep(outcome), tally)
    else:
        ledger.writer.reject(outcome)
        tally.rejected += 1
        yield from tally.rejections.told(outcome.name, outcome.reason, outcome.message, outcome.argument)


def _tell_kept(ledger: "Ledger", kept: "Kept", tally: Tally) -> Iterator[str]:
    if kept.before:
        tally.versions += 1
        changed = ledger.view.difference(kept.before, kept.article).summary()
        yield f"version {kept.version} of its address: {kept.article}, after {kept.before}; statements: {changed}"
    elif kept.new:
        tally.new += 1
    else:
        tally.known += 1


def expected(arguments: Iterable[str]) -> int | None:
    """How many inputs there will be, where that can be told beforehand: files and folders of files."""
    from onrecord.reading.forms.choosing import ENDINGS, ending  # noqa: PLC0415

    total = 0
    for argument in arguments:
        path = Path(argument)
        try:
            if path.is_dir():
                total += sum(1 for file in path.rglob("*") if ending(file.name) in ENDINGS)
            else:
                total += 1
        except (OSError, ValueError):
            return None
    return total


def spare_cores() -> int:
    """The cores that this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
