"""Check what was typed: dates, languages, addresses.

Takes the words of an option; gives them back as they were typed, or says what was wanted. Leaves
their meaning to the reading.
"""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from onrecord.errors import CodebookBroken
from onrecord.printing.plain import one_line

_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


def iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An ISO 8601 date of any precision that the calendar has."""
    if value is None or is_iso_date(value):
        return value
    wanted = "2026, 2026-05, 2026-05-03 or 2026-05-03T14:05+02:00"
    raise click.BadParameter(f"{value!r}: an ISO 8601 date was wanted, as precise as you know: {wanted}.", ctx, param)


def language_code(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A language code."""
    if value is None or _LANGUAGE.fullmatch(value):
        return value
    raise click.BadParameter(f"{value!r}: a language code was wanted, such as en, fr or pt-BR.", ctx, param)


def web_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An address of the web; it is kept in the record and never fetched."""
    if value is None or _ADDRESS.fullmatch(value):
        return value
    raise click.BadParameter(f"{value!r}: an address was wanted that begins with https:// or http://.", ctx, param)


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


def is_iso_date(value: str) -> bool:
    """Whether the words are a date that the calendar has.

    >>> [is_iso_date(value) for value in ("2026", "2026-05", "2026-02-29", "3 May 2026", "2026-05-03T14:05Z")]
    [True, True, False, False, True]
    """
    try:
        if found := _DAY.fullmatch(value):
            return bool(date(*(int(part or 1) for part in found.groups())))
        return bool(_MOMENT.fullmatch(value)) and bool(datetime.fromisoformat(value))
    except ValueError:
        return False
