"""`onrecord audit`: whose word a selection of reports rests on.

Takes words and filters; prints the voices with their shares, what the statements do, and each accusation with
the answer of the accused. Changes nothing and judges nobody.
"""

from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli.keeping import filters, json_option, ledger_option, place_of, print_json, question
from onrecord.printing.plain import one_line, shortened

if TYPE_CHECKING:
    from onrecord.ledger import Account, Accusation, VoiceHit

_VOICES: Final = 20
_NOBODY: Final = {None: "speaker not settled", "unnamed": "unnamed sources", "none": "nobody named"}


@click.command(name="audit")
@click.argument("words", nargs=-1)
@ledger_option
@filters
@json_option
def command(words: tuple[str, ...], ledger: str, as_json: bool, **given: Any) -> None:
    """Count the voices of a selection, and show which accusations went unanswered.

    Takes the words and filters of onrecord search; without any, the whole ledger.
    """
    from onrecord.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        account = opened.view.account(question(given, words=" ".join(words)))
    if as_json:
        print_json(account)
        return
    show(account)


def show(account: "Account") -> None:
    """The account for people."""
    unnamed = account.statements - account.named
    click.echo(
        f"{account.statements} statements in {account.articles} articles, {account.words} words: "
        f"{account.named} by named speakers, {unnamed} by others."
    )
    for voice in account.voices[:_VOICES]:
        click.echo(f"  {voice.share:6.1%}  {voice.statements:5}  {told(voice)}")
    if len(account.voices) > _VOICES:
        rest = account.voices[_VOICES:]
        count = sum(voice.statements for voice in rest)
        click.echo(f"  {sum(voice.share for voice in rest):6.1%}  {count:5}  {len(rest)} others")
    for title, counted in (("What they do", account.acts), ("Evidence", account.evidence)):
        if counted:
            click.echo(f"{title}: " + ", ".join(f"{name} {number}" for name, number in counted.items()))
    for accusation in account.accusations:
        for line in accusation_lines(accusation):
            click.echo(line)


def told(voice: "VoiceHit") -> str:
    """A voice by its name, or by why it has none."""
    if voice.name:
        return one_line(voice.name)
    return _NOBODY.get(voice.kind, f"{voice.kind}, not named")


def accusation_lines(accusation: "Accusation") -> list[str]:
    """An accusation and its answer."""
    hit = accusation.statement
    accused = ", ".join(hit.about) or "somebody the record does not settle"
    who = hit.speaker or hit.source or "somebody"
    lines = [
        one_line(f"{who} accuses {accused}: “{shortened(one_line(hit.content), 100)}”"),
        f"    {place_of(hit.article)}  {hit.id}",
    ]
    for reply in accusation.replies:
        lines.append(one_line(f"    answer of {reply.speaker}: “{shortened(one_line(reply.content), 90)}”"))
    if not accusation.replies:
        lines.append("    no answer in this report")
    return lines
