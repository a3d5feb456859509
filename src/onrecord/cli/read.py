"""`onrecord read`: reports in, records out; nothing is stored.

Takes files, folders, addresses or standard input; prints a record for each in one of five formats. Names each
input that is rejected on standard error, and reads the rest all the same.
"""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import click

from onrecord.cli.output import FORMATS, check_output, write
from onrecord.cli.passed_over import is_folder, tell_passed_over
from onrecord.cli.progress import followed, tell, watched
from onrecord.cli.rejections import Origins, file_of
from onrecord.cli.values import (
    allow_host_option,
    codebook_option,
    iso_date,
    language_code,
    url_option,
    verbatim_option,
)
from onrecord.errors import InputRejected
from onrecord.printing.plain import one_line
from onrecord.records import Record

Given = TypeVar("Given")


@click.command(name="read")
@click.argument("arguments", metavar="[INPUT]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="report",
    show_default=True,
    help="report: for people. json: one document, an array for several inputs. jsonl: a line each. "
    "html: a page. spans: attributions with offsets into the file as given.",
)
@click.option(
    "--published",
    metavar="DATE",
    callback=iso_date,
    help="When the report was published, as precisely as you know: 2026-05-03.",
)
@click.option("--publisher", metavar="NAME", help="Who published it.")
@url_option
@click.option("--language", metavar="CODE", callback=language_code, help="The language it is written in: en.")
@codebook_option
@verbatim_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="PLACE",
    help="Write to this file instead of standard output; for html with several inputs, to this folder.",
)
@allow_host_option
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    metavar="CONFIDENCE",
    help="Leave out statements and events that the program is less sure of, from 0 to 1: 0.9.",
)
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="How many for the model.")
@click.pass_context
def command(
    ctx: click.Context,
    arguments: tuple[str, ...],
    form: str,
    published: str | None,
    publisher: str | None,
    url: str | None,
    language: str | None,
    codebook: Path | None,
    verbatim: bool,
    output: Path | None,
    allow_host: tuple[str, ...],
    at_least: float | None,
    threads: int,
) -> None:
    """Read reports and show whose word they rest on.

    INPUT is a file, a folder, an http or https address, or - for standard input, which is also read when
    something is piped in. Nothing is fetched but the addresses that you name.
    What you say with --published and its fellows wins over what a report says of itself.
    """
    arguments = arguments or _piped(ctx)
    several = holds_several(arguments)
    check_output(output, form, several=several, arguments=arguments)

    from onrecord import read_inputs  # noqa: PLC0415 - wrong usage is told at once
    from onrecord.fetching import Rules, inputs_by_argument  # noqa: PLC0415
    from onrecord.reading import ReadOptions  # noqa: PLC0415

    stdin = sys.stdin.buffer if sys.stdin else BytesIO()
    named: deque[str] = deque()
    given = noted(inputs_by_argument(arguments, stdin, Rules(allowed=frozenset(allow_host))), named)
    if not several:
        given, several = looked_into(given)
        check_output(output, form, several=several, arguments=arguments)
    options = ReadOptions(published=published, publisher=publisher, url=url, language=language, verbatim=verbatim)
    outcomes = read_inputs(given, options, threads=threads, at_least=at_least, codebook=codebook)
    rejected: list[str] = []
    kept = accepted(outcomes, named, rejected, watch=watched(several=several, to_screen=output is None))
    write(kept, form, output, several=several)
    tell_passed_over(arguments)
    ctx.exit(1 if rejected else 0)


def holds_several(arguments: Iterable[str]) -> bool:
    """Whether more than one report may come of the arguments: two of them, a folder, a feed or the like.

    Told from the arguments alone, so that a folder gives a JSON array even when it holds one file. What
    standard input or an address holds is only known once it is there: `looked_into`.

    >>> holds_several(["a.txt"]), holds_several(["a.txt", "b.txt"]), holds_several(["."]), holds_several(["a.jsonl"])
    (False, True, True, True)
    """
    arguments = list(arguments)
    return len(arguments) > 1 or any(is_folder(argument) or _is_container(argument) for argument in arguments)


def looked_into(given: Iterator[Given]) -> tuple[Iterator[Given], bool]:
    """The inputs again, and whether there are several; the first two are had for that.

    >>> looked_into(iter("ab"))[1], looked_into(iter("a"))[1], "".join(looked_into(iter("abc"))[0])
    (True, False, 'abc')
    """
    first = list(islice(given, 2))
    return chain(first, given), len(first) > 1


def noted(given: Iterable[tuple[str, Given]], named: deque[str]) -> Iterator[Given]:
    """The inputs alone; the argument that named each is put at the end of `named`."""
    for argument, each in given:
        named.append(argument)
        yield each


def accepted(
    outcomes: Iterable[Record | InputRejected], named: deque[str], rejected: list[str], *, watch: bool
) -> Iterator[Record]:
    """The records among the outcomes; each rejection is told and its name put on the list.

    `named` has, for each outcome, the argument that it came of.
    """
    origins = Origins()
    for outcome, say in followed(outcomes) if watch else ((outcome, tell) for outcome in outcomes):
        name = outcome.name if isinstance(outcome, InputRejected) else outcome.article.source.name
        origin = origins.of(file_of(name), named.popleft())
        if isinstance(outcome, InputRejected):
            say(rejection(outcome, origin))
            rejected.append(outcome.name)
        else:
            yield outcome


def rejection(error: InputRejected, origin: str = "") -> str:
    """One line for a rejected input: its name, what is wrong and what to do, the code, and where it is from.

    >>> rejection(InputRejected("empty.txt", "empty", "a report was wanted, and the file is empty; check the path"))
    'rejected: empty.txt: a report was wanted, and the file is empty; check the path [empty]'
    """
    return f"rejected: {one_line(str(error))} [{error.reason}]{origin}"


def _piped(ctx: click.Context) -> tuple[str, ...]:
    if sys.stdin is None or sys.stdin.isatty():
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    return ("-",)


def _is_container(argument: str) -> bool:
    from onrecord.reading import is_container  # noqa: PLC0415 - it loads the readers, which --help must not pay

    return is_container(argument)
