"""`onrecord actor`: what somebody is on record with.

Takes a name or an id; prints what they said, promised, demanded and accused others of, what they are accused of, and
who else has the name. Changes nothing.
"""

from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli.keeping import (
    accusation_lines,
    json_option,
    ledger_option,
    limit_option,
    print_json,
    statement_lines,
)
from onrecord.printing.plain import one_line
from onrecord.records import number_of

if TYPE_CHECKING:
    from onrecord.ledger import ActorHit, Page, View

# What a page shows of somebody: a heading, what it lists, and what is asked beside who.
_PARTS: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("pledges", "Pledged", {"undertaking": "pledge"}),
    ("demands", "Demanded", {"undertaking": "demand"}),
    ("accusations", "Accused others", {}),
    ("said", "Said", {}),
)
_ABOUT: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("accused", "Was accused", {}),
    ("said_about", "Was spoken of", {}),
)
# Those which are accusations: by statements, and told in passing.
_CHARGES: Final = frozenset({"accusations", "accused"})


@click.command(name="actor")
@click.argument("name")
@ledger_option
@limit_option
@json_option
def command(name: str, ledger: str, limit: int, as_json: bool) -> None:
    """Show what somebody said, and what was said about them.

    NAME is a name, a part of one, or an id (who_, act_). Where several have it, the one with the most
    statements is shown and the others are listed.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        found = opened.view.actors(name)
        pages = page_of(opened.view, found[0], limit) if found else {}
    if as_json:
        print_json(as_data(found, pages))
        return
    if not found:
        click.echo("Nobody of this name is on record.")
        return
    show(found[0], pages)
    for other in found[1:]:
        click.echo(one_line(f"Also of this name: {other.name}, {number_of(other.statements, 'statement')}, {other.id}"))


def page_of(view: "View", who: "ActorHit", limit: int) -> "dict[str, Page]":
    """The parts of somebody's page."""
    from onrecord.ledger import Question  # noqa: PLC0415

    asked = {key: Question(speaker=who.id, sort="date", limit=limit, **more) for key, _, more in _PARTS}  # type: ignore[arg-type]
    asked |= {key: Question(about=who.id, sort="date", limit=limit, **more) for key, _, more in _ABOUT}  # type: ignore[arg-type]
    return {
        key: view.accusations(question) if key in _CHARGES else view.statements(question)
        for key, question in asked.items()
    }


def as_data(found: "tuple[ActorHit, ...]", pages: "dict[str, Page]") -> dict[str, Any]:
    """The page as plain data."""
    from dataclasses import asdict  # noqa: PLC0415

    return {
        "actor": asdict(found[0]) if found else None,
        **{key: asdict(page) for key, page in pages.items()},
        "others": [asdict(other) for other in found[1:]],
    }


def show(who: "ActorHit", pages: "dict[str, Page]") -> None:
    """The page for people."""
    click.echo(click.style(one_line(who.name), bold=True) + (f", {who.kind}" if who.kind else "") + f"  {who.id}")
    if len(who.names) > 1:
        click.echo("    also: " + one_line(", ".join(name for name in who.names if name != who.name)))
    if who.roles:
        click.echo("    " + one_line(", ".join(who.roles)))
    click.echo(f"    {number_of(who.statements, 'statement')} in {number_of(who.articles, 'article')}\n")
    for key, heading, _ in (*_PARTS, *_ABOUT):
        page = pages[key]
        if page.hits:
            click.echo(click.style(f"{heading}{' (the latest)' if page.more else ''}", underline=True))
            for hit in page.hits:
                for line in accusation_lines(hit) if key in _CHARGES else statement_lines(hit):
                    click.echo(line)
            click.echo()
