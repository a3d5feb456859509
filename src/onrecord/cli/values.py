"""Check what was typed: dates, languages, addresses; and the options that all have which read reports.

Takes the words of an option; gives them back as they were typed, or says what was wanted. Leaves
their meaning to the reading.
"""

from pathlib import Path

import click

from onrecord.errors import CodebookBroken
from onrecord.printing.plain import one_line


def iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An ISO 8601 date of any precision that the calendar has."""
    from onrecord.reading.options import DATE_WANTED, is_iso_date  # noqa: PLC0415 - --help should cost little

    if value is None or is_iso_date(value):
        return value
    raise click.BadParameter(f"{value!r}: {DATE_WANTED}", ctx, param)


def language_code(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A language code."""
    from onrecord.reading.options import LANGUAGE_WANTED, is_language  # noqa: PLC0415 - --help should cost little

    if value is None or is_language(value):
        return value
    raise click.BadParameter(f"{value!r}: {LANGUAGE_WANTED}", ctx, param)


def web_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An address of the web; it is kept in the record and never fetched."""
    from onrecord.reading.options import ADDRESS_WANTED, is_web_address  # noqa: PLC0415 - --help should cost little

    if value is None or is_web_address(value):
        return value
    raise click.BadParameter(f"{value!r}: {ADDRESS_WANTED}", ctx, param)


def host_names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts, without the rest of an address."""
    for host in value:
        if not host or "/" in host or "@" in host or any(character.isspace() for character in host):
            raise click.BadParameter(f"{host!r}: a host was wanted, such as intranet.example or 10.0.0.7.", ctx, param)
    return value


def own_codebook(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """A folder with people and bodies of the user's own, read once here so that a mistake in it is told at once."""
    if value is None:
        return None
    from onrecord.codebook import load  # noqa: PLC0415 - --help should cost little

    folder = value.resolve()
    try:
        load(folder=folder)
    except CodebookBroken as error:
        raise click.BadParameter(one_line(str(error)), ctx, param) from error
    return folder


url_option = click.option(
    "--url", metavar="URL", callback=web_address, help="Where it was published. It is kept, never fetched."
)
codebook_option = click.option(
    "--codebook",
    type=click.Path(path_type=Path),
    metavar="DIR",
    callback=own_codebook,
    help="A folder with people.yaml, bodies.yaml or outlets.yaml of your own.",
)
verbatim_option = click.option(
    "--verbatim", is_flag=True, help="The text is clean already: nothing is taken out of it."
)
allow_host_option = click.option(
    "--allow-host",
    metavar="HOST",
    multiple=True,
    callback=host_names,
    help="Fetch from this host even where it lies inside a private network. May be given several times.",
)
