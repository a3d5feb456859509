"""`onrecord correct`: put a person's judgement on record.

Takes ids and what is right; shows what would change, asks, and appends entries. Overwrites nothing: what the
program found stays in the ledger, and `--undo` brings back what was.
"""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.keeping import ledger_option
from onrecord.cli.values import web_address
from onrecord.printing.plain import one_line, shortened
from onrecord.records import Act, ActorKind, Evidence, Status

if TYPE_CHECKING:
    from onrecord.ledger import Change, Judge, Ledger, Proposal

_NONE: Final = "unknown"
_SHOWN: Final = 40
_KINDS: Final = [kind.value for kind in ActorKind]
_DEEDS: Final = ("accept", "reject", "merge", "split", "undo", "no_speaker", "unnamed", "speaker", "rename", "rating")


@click.command(name="correct")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@ledger_option
@click.option("--accept", is_flag=True, help="The statement, event or charge is right.")
@click.option("--reject", is_flag=True, help="It is wrong: leave it out from now on.")
@click.option("--speaker", metavar="NAME", help="Who says it: a name or an id.")
@click.option(
    "--kind", type=click.Choice(_KINDS), help="With --speaker or --codebook, where the ledger does not know what it is."
)
@click.option("--no-speaker", is_flag=True, help="The article names nobody as the speaker.")
@click.option("--unnamed", is_flag=True, help="Somebody says it whom the article does not name.")
@click.option("--act", type=click.Choice([*(one.value for one in Act), _NONE]), help="What the statement does.")
@click.option("--evidence", type=click.Choice([*(one.value for one in Evidence), _NONE]), help="What it rests on.")
@click.option("--status", type=click.Choice([one.value for one in Status]), help="The status of an event.")
@click.option(
    "--rating", metavar="WORDS", help="What you make of what the statement says: your verdict, in your words."
)
@click.option("--rating-url", metavar="URL", callback=web_address, help="With --rating, where you say why.")
@click.option("--merge", is_flag=True, help="The second ID and those after it are the same as the first.")
@click.option("--split", is_flag=True, help="This actor of one article, or this merged one, is somebody else.")
@click.option("--rename", metavar="NAME", help="What to call an actor, across articles.")
@click.option("--undo", is_flag=True, help="Take back the last correction, or those whose ids (ent_...) are given.")
@click.option("--note", metavar="TEXT", help="Why; kept with the judgement.")
@click.option("--by", metavar="NAME", help="Who judges; your user name by default.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option(
    "--codebook",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Also teach it the people.yaml and bodies.yaml of this folder, for the reports that are read later.",
)
@click.pass_context
def command(
    ctx: click.Context, /, ids: tuple[str, ...], ledger: str, codebook: Path | None, **given: str | bool | None
) -> None:
    """Correct what was found.

    ID is a statement (stm_), an event (evt_), a charge told in passing (chg_), an actor of one article (act_) or across
    articles (who_, or a name); its beginning is enough. What would change is shown before it is done.
    """
    _check(ids, given)

    from onrecord.ledger import open_ledger  # noqa: PLC0415 - wrong usage is told at once

    with open_ledger(ledger, write=True) as opened:
        proposal = proposed(opened, ids, given)
        plan = taught_in(codebook, opened, proposal, _text(given["kind"])) if codebook else {}
        changes = bool(proposal.changes or given["undo"])
        if changes:
            show(proposal)
        else:
            click.echo("Nothing would change: this is what stands.")
        if not (changes or plan):
            return
        if not (given["yes"] or _agreed()):
            click.echo("Nothing was changed.")
            ctx.exit(0 if sys.stdin.isatty() else 2)
        if changes:
            opened.writer.append(*proposal.entries)
            made = " ".join(entry.id for entry in proposal.entries)
            click.echo(f"Done: {made}. Take it back with: onrecord correct --undo")
    if plan:
        from onrecord.cli.teaching import write  # noqa: PLC0415

        write(plan)
        click.echo(f"Written: {', '.join(map(str, plan))}")


def taught_in(folder: Path, ledger: "Ledger", proposal: "Proposal", kind: str | None) -> dict[Path, str]:
    """Show what a codebook would be taught; give the files of the folder as they would be then."""
    from onrecord.cli.teaching import for_shipped, lines, planned  # noqa: PLC0415

    several = lines(ledger, proposal, kind)
    for line in several:
        click.echo(one_line(f"{folder / line.file}: - {line}"))
    if not several:
        click.echo("A codebook's folder holds people and bodies, and this correction is about neither.")
        for shipped in for_shipped(ledger, proposal):
            click.echo(f"A line for the codebook that onrecord ships: {shipped}")
    return planned(folder, several)


def _check(ids: tuple[str, ...], given: dict[str, str | bool | None]) -> None:
    """Complain about what cannot be meant, before anything is opened."""
    deeds = [name for name in _DEEDS if given[name]]
    labels = [name for name in ("act", "evidence", "status") if given[name]]
    if len(deeds) + bool(labels) != 1:
        what = ", ".join(f"--{name.replace('_', '-')}" for name in [*deeds, *labels]) or "nothing"
        raise click.UsageError(f"One correction at a time was wanted, and there is {what}. See --help.")
    if not ids and not given["undo"]:
        raise click.UsageError("The ID of what is to be corrected was wanted. Copy one from onrecord search.")
    if given["merge"] and len(ids) < 2:
        raise click.UsageError("--merge wants two IDs or more: the first stays, the others become the same.")
    if given["rating_url"] and not given["rating"]:
        raise click.UsageError("--rating-url goes with --rating, which says what was made of the statement.")
    if given["rename"] and len(ids) != 1:
        raise click.UsageError("--rename wants one ID.")


def proposed(ledger: "Ledger", ids: tuple[str, ...], given: dict[str, str | bool | None]) -> "Proposal":
    """The entries that were asked for, and what they would change."""
    from onrecord.ledger import Judge, corrections  # noqa: PLC0415

    view = ledger.view
    judge = Judge(name=str(given["by"] or _user()), note=_text(given["note"]))
    if given["undo"]:
        return corrections.undo(view, judge, ids)
    if given["accept"] or given["reject"]:
        return corrections.verdict(view, judge, ids, accept=bool(given["accept"]))
    if given["merge"]:
        return corrections.merge(view, judge, ids[0], ids[1:])
    if given["split"]:
        return corrections.split(view, judge, ids)
    if given["rename"]:
        return corrections.rename(view, judge, ids[0], str(given["rename"]))
    if given["rating"]:
        return corrections.rate(view, judge, ids, str(given["rating"]), _text(given["rating_url"]))
    if given["speaker"]:
        kind = ActorKind(str(given["kind"])) if given["kind"] else None
        return corrections.speaker(view, judge, ids, str(given["speaker"]), kind)
    if given["no_speaker"] or given["unnamed"]:
        return corrections.no_speaker(view, judge, ids, unnamed=bool(given["unnamed"]))
    return _relabelled(ledger, judge, ids, given)


def _relabelled(
    ledger: "Ledger", judge: "Judge", ids: tuple[str, ...], given: dict[str, str | bool | None]
) -> "Proposal":
    from onrecord.ledger import Field, corrections  # noqa: PLC0415

    labels: dict[Field, str | None] = {}
    for on in (Field.ACT, Field.EVIDENCE, Field.STATUS):
        if given[on.value]:
            labels[on] = None if given[on.value] == _NONE else str(given[on.value])
    return corrections.relabel(ledger.view, judge, ids, labels)


def show(proposal: "Proposal") -> None:
    """What would change, a line each."""
    for change in proposal.changes[:_SHOWN]:
        click.echo(told(change))
    if len(proposal.changes) > _SHOWN:
        click.echo(f"and {len(proposal.changes) - _SHOWN} more")
    if not proposal.changes:
        click.echo("No finding would change.")


def told(change: "Change") -> str:
    """A change in one line.

    >>> from onrecord.ledger import Change
    >>> told(Change(subject="stm_1", field="act", before=None, after="deny", words="no such pumps"))
    'stm_1  act: open → deny  “no such pumps”'
    """
    words = f"  “{shortened(one_line(change.words), 60)}”" if change.words else ""
    before, after = (one_line(value) if value else "open" for value in (change.before, change.after))
    return f"{change.subject}  {change.field}: {before} → {after}{words}"


def _agreed() -> bool:
    if not sys.stdin.isatty():
        click.echo("This is what would change; give --yes to do it.", err=True)
        return False
    return click.confirm("Do it?", default=False)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _text(value: str | bool | None) -> str | None:
    return str(value) if value else None
