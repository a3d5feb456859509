"""Show how far a long run is, to a person who waits.

Takes the outcomes of a run; gives them on as they are, with a line on standard error that moves. Leaves
standard error alone where nobody watches it, or where the results themselves go to the same screen.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

import click

from onrecord.errors import InputRejected
from onrecord.printing.plain import one_line, shortened
from onrecord.records import Record

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Tell = Callable[[str], None]


def tell(line: str) -> None:
    """Print a line on standard error."""
    click.echo(line, err=True)


def watched(*, several: bool, to_screen: bool) -> bool:
    """Whether somebody waits for a long run and sees standard error."""
    return several and not (to_screen and sys.stdout.isatty()) and sys.stderr.isatty()


def followed(outcomes: Iterable[Record | InputRejected]) -> Iterator[tuple[Record | InputRejected, Tell]]:
    """The outcomes, each with the way to print a line above the moving one."""
    from rich.console import Console  # noqa: PLC0415 - rich is for people only
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading")
        for number, outcome in enumerate(outcomes, start=1):
            name = outcome.name if isinstance(outcome, InputRejected) else outcome.article.source.name
            progress.update(task, description=f"{number} read, last {one_line(name)}")
            yield outcome, lambda line: console.print(Text(line), soft_wrap=True)


class Meter:
    """How far a long run is: how many are done, how many a second, how much time is left.

    `total` is None where it cannot be told beforehand; then there is no time left to tell.
    """

    def __init__(self, total: int | None, *, watch: bool) -> None:
        self._total, self._watch = total, watch
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._started = monotonic()

    def __enter__(self) -> "Meter":
        if self._watch:
            self._progress = _bar()
            self._progress.start()
            self._task = self._progress.add_task("", total=self._total, rate="", name="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def moved(self, done: int, name: str) -> None:
        """So many are done, this one last."""
        if self._progress and self._task is not None:
            rate = f"{done / max(monotonic() - self._started, 0.001):.1f}/s"
            total = max(self._total, done) if self._total is not None else None
            self._progress.update(self._task, completed=done, total=total, rate=rate, name=shortened(name, 40))

    def say(self, line: str) -> None:
        """Print a line above the moving one."""
        if self._progress:
            from rich.text import Text  # noqa: PLC0415

            self._progress.console.print(Text(line), soft_wrap=True)
        else:
            tell(line)


def _bar() -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - rich is for people only
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    return Progress(
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("left, last {task.fields[name]}", markup=False),
        console=console,
        transient=True,
    )
