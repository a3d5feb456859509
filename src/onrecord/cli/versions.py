"""`onrecord versions`: how a page changed, told by its statements.

Takes an address, or the id of an article; prints each version with what changed since the one before. Changes
nothing.
"""

from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from onrecord.cli.keeping import json_option, ledger_option, print_json
from onrecord.printing.plain import one_line, shortened

if TYPE_CHECKING:
    from onrecord.ledger import Difference, Told


@click.command(name="versions")
@click.argument("page")
@ledger_option
@json_option
def command(page: str, ledger: str, as_json: bool) -> None:
    """Show the versions of a page and what changed between them.

    PAGE is the address of a report, or the id (art_) of one of its versions.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        view = opened.view
        if page.startswith("art_"):
            article = view.full_id(page)
            ids = view.versions(view.record(article).article.url or "") or [article]
        else:
            ids = view.versions(page)
        changes = [view.difference(one, two) for one, two in pairwise(ids)]
    if as_json:
        print_json({"versions": ids, "changes": [asdict(change) for change in changes]})
        return
    if not ids:
        click.echo("No report of this address is on record.")
    for number, article in enumerate(ids, start=1):
        click.echo(f"version {number}  {article}")
        if number > 1:
            show(changes[number - 2])


def show(change: "Difference") -> None:
    """What changed, a line for each statement that did."""
    click.echo(f"    {change.summary()}")
    for told in change.went:
        click.echo(line("-", told))
    for told in change.came:
        click.echo(line("+", told))
    for old, new in change.changed:
        click.echo(line("-", old))
        click.echo(line("+", new))


def line(sign: str, told: "Told") -> str:
    """A statement that went (-) or came (+), in one line.

    >>> from onrecord.ledger import Told
    >>> line("+", Told(id="stm_1", speaker="Mara Oduya", cue="promised", words="to open the quay"))
    '    + Mara Oduya “promised”: to open the quay'
    """
    cue = f" “{one_line(told.cue)}”" if told.cue else ""
    return f"    {sign} {one_line(told.speaker or 'nobody named')}{cue}: {shortened(one_line(told.words), 100)}"
