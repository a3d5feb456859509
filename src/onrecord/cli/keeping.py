"""What the commands of the ledger share: which ledger, which filters, how hits are shown.

Takes options and hits; gives a `Question`, and lines for people or JSON for programs.
"""

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from onrecord.cli.values import iso_date
from onrecord.printing.accusing import accused_of, accuser_of, answer_of
from onrecord.printing.data import json_text
from onrecord.printing.plain import one_line, shortened
from onrecord.records import UNDERTAKINGS, Act, Evidence, Status, number_of

if TYPE_CHECKING:
    from onrecord.ledger import Accusation, ArticleHit, EventHit, Question, StatementHit

Command = TypeVar("Command", bound=Callable[..., Any])
STATES: Final = ("open", "accepted", "corrected", "rejected")

ledger_option = click.option(
    "--ledger",
    default="onrecord.db",
    show_default=True,
    envvar="ONRECORD_LEDGER",
    metavar="PLACE",
    help="The ledger: a file, or an address that begins with postgresql://.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
limit_option = click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N", help="At most so many."
)

_FILTERS: Final = (
    click.option("--speaker", metavar="NAME", help="Said by: a name, a part of one, or an id."),
    click.option("--act", type=click.Choice([act.value for act in Act]), help="What the statement does."),
    click.option("--evidence", type=click.Choice([one.value for one in Evidence]), help="What it rests on."),
    click.option(
        "--undertaking",
        type=click.Choice(list(UNDERTAKINGS.values())),
        help="What binds somebody; a refusal, or what was not promised, does not.",
    ),
    click.option("--about", metavar="NAME", help="About whom: a name, a part of one, or an id."),
    click.option("--publisher", metavar="NAME", help="Printed by: a part of the name or of the domain."),
    click.option("--since", metavar="DATE", callback=iso_date, help="Published on this day, month or year, or later."),
    click.option(
        "--until", metavar="DATE", callback=iso_date, help="Published on this day, month or year, or earlier."
    ),
    click.option(
        "--status",
        type=click.Choice([one.value for one in Status]),
        help="The status of an event; of statements, those that vouch for such an event.",
    ),
    click.option("--judged", "state", type=click.Choice(STATES), help="What a person made of it."),
    click.option("--every-version", is_flag=True, help="Older versions of a page too."),
)


def filters(command: Command) -> Command:
    """Give a command the options that restrict what it looks at."""
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(_FILTERS), command)


def question(given: dict[str, Any], **more: Any) -> "Question":
    """The question that the options ask."""
    from onrecord.ledger import Question  # noqa: PLC0415

    since, until = given.get("since"), given.get("until")
    if since and until and after(since, until):
        raise click.UsageError(f"--since {since} is after --until {until}, so that nothing could fit. Swap them.")
    names = {one.name for one in dataclasses.fields(Question)}
    return Question(**{**{name: value for name, value in given.items() if name in names}, **more})


def after(since: str, until: str) -> bool:
    """Whether a time begins when another, as vague as it is, is over.

    >>> after("2026-06", "2026-05"), after("2026-05-20", "2026-05"), after("2026-05", "2026-05-03")
    (True, False, False)
    """
    shared = min(len(since), len(until))
    return since[:shared] > until[:shared]


def print_json(value: Any) -> None:
    """Print plain data or a record of hits."""
    plain = dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value
    click.echo(json_text(plain, indent=2))


def statement_lines(hit: "StatementHit") -> Iterator[str]:
    """A statement for people: who, in what words, where."""
    who = hit.speaker or (hit.source if hit.source else "nobody named")
    labels = [hit.act, f"evidence {hit.evidence}" if hit.evidence not in (None, "none") else None]
    if hit.state != "open":
        labels.append(hit.state)
    yield click.style(one_line(who), bold=True) + _aside(filter(None, labels))
    yield (
        "    " + one_line(hit.before) + _spaced(hit.before, hit.content) + marked(hit.content, hit.marks) + _after(hit)
    )
    yield "    " + click.style(f"{place_of(hit.article)}  {hit.id}", dim=True)


def accusation_lines(hit: "Accusation") -> Iterator[str]:
    """An accusation for people, and its answer."""
    again = f"  [told {number_of(hit.again, 'more time')}]" if hit.again else ""
    said = f"{accuser_of(hit)} → {accused_of(hit)}: “{shortened(one_line(hit.words), 100)}”"
    yield one_line(said) + again
    yield f"    {place_of(hit.article)}  {hit.id}"
    yield f"    {answer_of(hit)}"
    for reply in hit.replies:
        whose = reply.speaker or reply.source or "somebody"
        yield "    " + one_line(f"answer of {whose}: “{shortened(one_line(reply.content), 90)}”")
    for words in hit.refusals:
        yield f"    “{shortened(one_line(words), 90)}”"


def article_lines(hit: "ArticleHit") -> Iterator[str]:
    """An article for people."""
    yield click.style(one_line(hit.title or "without a title"), bold=True)
    if hit.context:
        yield "    " + marked(hit.context, hit.marks)
    yield "    " + click.style(f"{place_of(hit, title=False)}  {hit.id}", dim=True)


def event_lines(hit: "EventHit") -> Iterator[str]:
    """An event for people."""
    when = hit.earliest or "no date"
    whom = f" → {', '.join(hit.recipients)}" if hit.recipients else ""
    yield click.style(f"{when}  {hit.type}", bold=True) + f" ({hit.status})  {one_line(', '.join(hit.actors) + whom)}"
    yield f"    “{one_line(hit.words)}”{', ' + one_line(hit.place) if hit.place else ''}"
    yield "    " + click.style(f"{place_of(hit.article)}  {hit.id}", dim=True)


def place_of(hit: "ArticleHit", *, title: bool = True) -> str:
    """Where something was printed: publisher, day, title."""
    parts = [hit.publisher or "publisher unknown", (hit.published or "undated")[:10]]
    if title and hit.title:
        parts.append(hit.title)
    if hit.version > 1:
        parts.append(f"version {hit.version}")
    return one_line(", ".join(parts))


def marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """The words on one line, those asked for set off: by colour on a screen, by nothing elsewhere."""
    pieces, at = [], 0
    for start, end in marks:
        pieces += [_flat(text[at:start]), click.style(_flat(text[start:end]), fg="yellow", bold=True)]
        at = end
    return "".join([*pieces, _flat(text[at:])])


def _flat(text: str) -> str:
    """One line, with a space kept at either end so that pieces can be joined."""
    bare = one_line(text)
    if not bare:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + bare + (" " if text[-1:].isspace() else "")


def _spaced(before: str, content: str) -> str:
    return " " if before[-1:].isspace() and content else ""


def _after(hit: "StatementHit") -> str:
    return (" " if hit.after[:1].isspace() else "") + one_line(hit.after)


def _aside(labels: Iterable[str]) -> str:
    shown = ", ".join(labels)
    return f"  [{shown}]" if shown else ""


def told_holding(counts: Mapping[str, int], ledger: str) -> str:
    """What a ledger holds, and the size of its file where it is one.

    >>> told_holding({"article": 1, "statement": 5}, "postgresql://db.example/news")
    'holds 1 article, 5 statements'
    """
    held = f"holds {number_of(counts['article'], 'article')}, {number_of(counts['statement'], 'statement')}"
    try:
        size = Path(ledger).stat().st_size
    except OSError:
        return held
    return f"{held}, {size / 1_000_000:.1f} MB"
