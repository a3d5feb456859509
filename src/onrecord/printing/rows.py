"""Rows of the report for people: a section with its heading, a numbered row, one of a list.

Takes what is drawn by rich; gives it in its place on the page. Knows nothing of records.
"""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.printing.plain import one_line


def section(title: str, rows: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A heading and its rows, or nothing where there are none."""
    rows = list(rows)
    if rows:
        yield Rule(Text(title, style="bold"), align="left", style="dim")
        yield Text()
        yield Group(*rows)
        yield Text()


def spaced(rows: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """The rows with an empty line between them."""
    for number, row in enumerate(rows):
        if number:
            yield Text()
        yield row


def numbered(number: int | None, body: RenderableType) -> Table:
    """A row behind its number, or behind a gap where it has none."""
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(justify="right", width=3, no_wrap=True)
    row.add_column(ratio=1)
    row.add_row(Text(str(number or ""), style="bold cyan"), body)
    return row


def bullet(words: str | Text) -> RenderableType:
    """A row of a list."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=1)
    row.add_column(ratio=1)
    row.add_row(Text("·", style="dim"), Text(one_line(words)) if isinstance(words, str) else words)
    return row
