"""`onrecord rejected`: the inputs that yielded no article, and why.

Takes a ledger; prints each input that is still rejected, in the order in which they came. Changes nothing:
`onrecord add --retry` tries them again.
"""

from collections import Counter
from dataclasses import asdict

import click

from onrecord.cli.keeping import json_option, ledger_option, limit_option, print_json
from onrecord.cli.rejections import Origins, counted, file_of
from onrecord.printing.plain import one_line


@click.command(name="rejected")
@ledger_option
@limit_option
@json_option
def command(ledger: str, limit: int, as_json: bool) -> None:
    """List what was rejected, with the reasons.

    With --json, all of it.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415 - wrong usage is told at once

    with open_ledger(ledger) as opened:
        rows = opened.view.inputs("rejected")
    if as_json:
        print_json([asdict(row) for row in rows])
        return
    origins = Origins()
    for row in rows[:limit]:
        click.echo(one_line(f"{row.message or row.name} [{row.reason}]") + origins.of(file_of(row.name), row.argument))
    if len(rows) > limit:
        click.echo(f"There are {len(rows) - limit} more: give a larger --limit.")
    if rows:
        reasons = Counter(str(row.reason) for row in rows)
        click.echo(f"{len(rows)} rejected: {counted(reasons.items())}. Try again: onrecord add --retry")
    else:
        click.echo("Nothing was rejected.")
