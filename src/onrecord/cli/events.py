"""`onrecord events`: what is said to have happened, with how sure a reader may be.

Takes filters; prints events, the earliest first. Changes nothing. A record without events gives none.
"""

from typing import Any, Final

import click

from onrecord.cli.keeping import event_lines, filters, json_option, ledger_option, limit_option, print_json, question

_OF_STATEMENTS: Final = ("act", "evidence", "undertaking")


@click.command(name="events")
@click.argument("words", nargs=-1)
@ledger_option
@filters
@limit_option
@json_option
def command(words: tuple[str, ...], ledger: str, as_json: bool, **given: Any) -> None:
    """List events.

    --speaker is who acts, --about whom it is done to; --act, --evidence and --undertaking are for statements. Ask for
    --status reported and attributed to learn what is on record as having happened.
    """
    for name in _OF_STATEMENTS:
        if given[name]:
            raise click.UsageError(f"--{name} belongs to statements and restricts no event. Leave it out.")

    from onrecord.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        page = opened.view.events(question(given, words=" ".join(words)))
    if as_json:
        print_json(page)
        return
    for hit in page.hits:
        for line in event_lines(hit):
            click.echo(line)
    if not page.hits:
        click.echo("No event on record fits.")
    elif page.more:
        click.echo(f"There are more than {given['limit']}: narrow the search, or give a larger --limit.")
