"""`onrecord audit`: whose word a selection of reports rests on.

Takes words and filters; prints the voices with their shares, what the statements do, and each accusation,
by a statement or told in passing, with the answer of the accused. Changes nothing and judges nobody.
"""

from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli.keeping import accusation_lines, filters, json_option, ledger_option, print_json, question
from onrecord.printing.plain import one_line
from onrecord.printing.wording import voice_words
from onrecord.records import number_of

if TYPE_CHECKING:
    from onrecord.ledger import Account, VoiceHit

_VOICES: Final = 20


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
        f"{number_of(account.statements, 'statement')} in {number_of(account.articles, 'article')}, "
        f"{number_of(account.words, 'word')}: "
        f"{account.named} by named speakers, {unnamed} by others."
    )
    for voice in account.voices[:_VOICES]:
        click.echo(f"  {voice.share:6.1%}  {voice.statements:5}  {told(voice)}")
    if len(account.voices) > _VOICES:
        rest = account.voices[_VOICES:]
        count = sum(voice.statements for voice in rest)
        click.echo(f"  {sum(voice.share for voice in rest):6.1%}  {count:5}  {len(rest)} others")
    for title, counted in (
        ("What they do", account.acts),
        ("Evidence", account.evidence),
        ("Accusations by answer", account.answers),
    ):
        if counted:
            click.echo(f"{title}: " + ", ".join(f"{name} {number}" for name, number in counted.items()))
    for accusation in account.accusations:
        for line in accusation_lines(accusation):
            click.echo(line)
    if more := sum(account.answers.values()) - len(account.accusations):
        click.echo(f"and {more} more accusations; narrow the selection to see them")


def told(voice: "VoiceHit") -> str:
    """A voice by its name, or by why it has none."""
    return one_line(voice_words(voice.name, voice.kind))
