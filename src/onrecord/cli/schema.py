"""`onrecord schema`: the JSON Schema of a record."""

import json

import click


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of a record."""
    from onrecord.records.record import json_schema  # noqa: PLC0415 - --help need not pay for it

    click.echo(json.dumps(json_schema(), indent=2))
