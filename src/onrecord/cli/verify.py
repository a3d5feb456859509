"""`onrecord verify`: is everything as it was kept, and every quoted word where it is said to be?

Takes a ledger; prints a line for each thing that is not so, and ends with status 1 where there is one.
Changes and mends nothing.
"""

import click

from onrecord.cli.keeping import json_option, ledger_option, print_json
from onrecord.printing.plain import one_line
from onrecord.records import number_of


@click.command(name="verify")
@click.argument("place", metavar="[LEDGER]", required=False)
@ledger_option
@json_option
@click.pass_context
def command(ctx: click.Context, place: str | None, ledger: str, as_json: bool) -> None:
    """Recompute every hash and look up every span.

    LEDGER may be named in place of --ledger.
    """
    from onrecord.ledger import open_ledger, verify  # noqa: PLC0415

    with open_ledger(place or ledger) as opened:
        flaws = list(verify(opened))
        counts = opened.view.counts()
    if as_json:
        print_json({"checked": counts, "flaws": [{"subject": one.subject, "message": one.message} for one in flaws]})
    else:
        for flaw in flaws:
            click.echo(one_line(f"{flaw.subject}: {flaw.message}"))
        kinds = {"capture": "capture", "article": "article", "statement": "statement", "entry": "judgement"}
        checked = ", ".join(number_of(counts[kind], noun) for kind, noun in kinds.items())
        several = f"{len(flaws)} things are not as they were kept."
        found = {0: "all as it was kept.", 1: "1 thing is not as it was kept."}.get(len(flaws), several)
        click.echo(f"{checked}: {found}")
    ctx.exit(1 if flaws else 0)
