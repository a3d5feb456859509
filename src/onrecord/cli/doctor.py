"""`onrecord doctor`: what is installed, which models, does it work.

Takes nothing; prints a line for each thing looked at, and ends with status 1 where one of them fails.
Changes nothing and mends nothing.
"""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from time import perf_counter
from typing import Final

import click

from onrecord.errors import OnRecordError
from onrecord.printing.plain import one_line
from onrecord.records import Record, words_of

EXAMPLE: Final = "“The quay will open in May,” harbour master Mara Oduya said on Sunday."
# What a user may ask for beside the core; the others are for those who work on it.
EXTRAS: Final = ("fetch", "warc", "web", "parquet", "postgres")
_CONTENT: Final = "The quay will open in May"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: what it is, how it stands, whether that is well."""

    name: str
    state: str
    well: bool = True


@click.command(name="doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say what is installed, which models, and whether it works."""
    well = True
    for finding in findings():
        click.echo(f"{'ok  ' if finding.well else 'FAIL'}  {finding.name:<20} {one_line(finding.state)}")
        well = well and finding.well
    click.echo("Everything works." if well else "Something does not work: see FAIL above.")
    ctx.exit(0 if well else 1)


def findings() -> Iterator[Finding]:
    """Look at one thing after the other."""
    yield Finding(name="onrecord", state=version("onrecord"))
    yield Finding(name="python", state=f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from libraries()
    yield from (extra(name) for name in EXTRAS)
    yield ledger()
    yield from model()


def libraries() -> Iterator[Finding]:
    """Each library that onrecord needs, with its version."""
    for name in required():
        try:
            yield Finding(name=name, state=version(name))
        except PackageNotFoundError:
            yield Finding(name=name, state="is not installed; install onrecord again: pip install onrecord", well=False)


def required() -> list[str]:
    """The names of the libraries, from the package's own list; extras aside."""
    listed = (line for line in requires("onrecord") or [] if "extra ==" not in line)
    return sorted({match.group() for line in listed if (match := re.match(r"[\w.-]+", line))})


def extra(name: str) -> Finding:
    """What an extra brings; it is well where it is missing too, because it was not asked for."""
    listed = [line for line in requires("onrecord") or [] if re.search(rf"extra == ['\"]{name}['\"]", line)]
    found = []
    for library in (match.group() for line in listed if (match := re.match(r"[\w.-]+", line))):
        try:
            found.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            return Finding(name=f"extra {name}", state=f"not installed; pip install 'onrecord[{name}]' brings it")
    return Finding(name=f"extra {name}", state=", ".join(found))


def ledger() -> Finding:
    """Whether this Python's SQLite can hold a ledger: not every one was built with the search of words."""
    import sqlite3  # noqa: PLC0415

    from onrecord.ledger import open_ledger  # noqa: PLC0415

    try:
        open_ledger(":memory:", write=True).close()
    except (OnRecordError, sqlite3.Error) as error:
        wanted = "a Python whose SQLite has FTS5 is wanted"
        return Finding(name="ledger", state=f"SQLite {sqlite3.sqlite_version}: {error}; {wanted}", well=False)
    try:
        server = f"PostgreSQL through psycopg {version('psycopg')}"
    except PackageNotFoundError:
        server = "PostgreSQL with pip install 'onrecord[postgres]'"
    return Finding(name="ledger", state=f"SQLite {sqlite3.sqlite_version}; {server}")


def model() -> Iterator[Finding]:
    """The models, and what they make of one sentence."""
    started = perf_counter()
    try:
        record = _example_record()
    except Exception as error:  # noqa: BLE001 - whatever fails is the finding
        yield Finding(name="model", state=f"{type(error).__name__}: {error}", well=False)
        return
    seconds = perf_counter() - started
    for used in record.made_by.models:
        # Loading compares the file with its manifest, and refuses one that differs.
        yield Finding(name="model", state=f"{used.name}, verified, sha256 {used.sha256}")
    if record.made_by.codebook:
        yield Finding(name="codebook", state=f"sha256 {record.made_by.codebook}")
    yield example(record, seconds)


def example(record: Record, seconds: float) -> Finding:
    """Whether the sentence gave the statement that stands in it."""
    found = [words_of(statement.content, record.article.text) for statement in record.statements]
    if any(_CONTENT in words for words in found):
        return Finding(name="example", state=f"one sentence read in {seconds:.2f} s, loading included")
    state = (
        f"a statement was wanted with the words “{_CONTENT}”, and there was {found or 'none'}; install onrecord again"
    )
    return Finding(name="example", state=state, well=False)


def _example_record() -> Record:
    from onrecord import read  # noqa: PLC0415

    return read(EXAMPLE, language="en", verbatim=True)
