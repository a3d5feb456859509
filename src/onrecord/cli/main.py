"""The command `onrecord`, and what every command does with a broken pipe, Ctrl-C and its errors.

Takes the arguments of a command line; ends with an exit status: 0 done, 1 done but some inputs were
rejected (for `doctor`: something does not work), 2 wrong usage, 3 could not go on, 130 stopped with
Ctrl-C. Leaves each command in its module until it is asked for.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import Any, Final

import click

from onrecord.errors import NO_ROOM, OnRecordError, WrongUsage
from onrecord.printing.plain import one_line

COMMANDS: Final = (
    "actor",
    "add",
    "audit",
    "correct",
    "doctor",
    "events",
    "export",
    "import",
    "read",
    "rejected",
    "schema",
    "search",
    "serve",
    "timeline",
    "verify",
    "versions",
)
STOPPED: Final = 130
# What a shell says of a program that SIGPIPE ended.
PIPE_CLOSED: Final = 141


class CannotGoOn(click.ClickException):
    """Something other than an input or the usage is wrong: the model is not whole, the disk is full."""

    exit_code = 3


class CannotBeMeant(click.ClickException):
    """A question that cannot be asked, which is only seen once the ledger is there to ask."""

    exit_code = 2


class Door(click.Group):
    """The group of commands; each module is imported when its command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, from the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"onrecord.cli.{module}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments apart; --help and --version are printed here already."""
        try:
            with _without_room_told():
                return super().parse_args(ctx, args)
        except CannotGoOn:
            _give_up_what_is_left()
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; end quietly where the reader went away or the user stopped it."""
        _speak_utf8()
        try:
            with _without_room_told():
                result = super().invoke(ctx)
                _flush()
        except BrokenPipeError:
            _leave_stdout()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            with suppress(OSError):
                _flush()
            click.echo("onrecord: stopped", err=True)
            ctx.exit(STOPPED)
        except WrongUsage as error:
            raise CannotBeMeant(one_line(str(error))) from error
        except OnRecordError as error:
            raise CannotGoOn(one_line(str(error))) from error
        except CannotGoOn:
            _give_up_what_is_left()
            raise
        return result


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
def main() -> None:
    """Read the news and show whose word it rests on."""


def _speak_utf8() -> None:
    """Names and quotation marks must not depend on the locale, nor break a run where it lacks them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def _without_room_told() -> Iterator[None]:
    """Say in a sentence that what a command prints has no room.

    An error that names a file is none of printing, and each command tells of its own files.
    """
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno not in NO_ROOM:
            raise
        raise CannotGoOn(f"writing to standard output failed: {error.strerror}. What was written stays.") from error


def _flush() -> None:
    if sys.stdout and not sys.stdout.closed:
        sys.stdout.flush()


def _give_up_what_is_left() -> None:
    """Keep the interpreter from writing once more, on its way out, what a full disk would not take."""
    try:
        _flush()
    except OSError:
        _leave_stdout()


def _leave_stdout() -> None:
    """Point standard output at nothing: the interpreter would stumble over the closed pipe on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
