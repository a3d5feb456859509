"""`onrecord timeline`: who said what, and what happened, in the order of time.

Takes words and filters; prints statements by the day they were printed and events by the day they are dated,
the earliest first. Changes nothing.
"""

from dataclasses import asdict
from typing import Any

import click

from onrecord.cli.keeping import (
    event_lines,
    filters,
    json_option,
    ledger_option,
    limit_option,
    print_json,
    question,
    statement_lines,
)


@click.command(name="timeline")
@click.argument("words", nargs=-1)
@ledger_option
@filters
@limit_option
@json_option
def command(words: tuple[str, ...], ledger: str, as_json: bool, **given: Any) -> None:
    """Show statements and events in the order of time.

    Takes the words and filters of onrecord search.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        asked = question(given, words=" ".join(words), sort="oldest")
        said, done = opened.view.statements(asked), opened.view.events(asked)
    dated = [(hit.article.published or "", "statement", hit) for hit in said.hits]
    dated += [(hit.earliest or hit.article.published or "", "event", hit) for hit in done.hits]
    dated.sort(key=lambda one: (one[0] == "", one[0]))
    if as_json:
        print_json([{"date": day or None, "kind": kind, kind: asdict(hit)} for day, kind, hit in dated])
        return
    shown = None
    for day, kind, hit in dated:
        if day[:10] != shown:
            shown = day[:10]
            click.echo(click.style(shown or "undated", underline=True))
        for line in statement_lines(hit) if kind == "statement" else event_lines(hit):
            click.echo(line)
    if not dated:
        click.echo("Nothing on record fits.")
    elif said.more or done.more:
        click.echo(f"There are more than {given['limit']}: narrow the search, or give a larger --limit.")
