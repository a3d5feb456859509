"""Print a record as a report for people.

Takes a record and what the reader's screen can show; gives text: what the report is, whose word it
rests on, each statement in the order of the text, what was left out, what stays open. Leaves the
drawing to rich, and hands it every word of the article as plain text, never as markup.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final, Literal, cast

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.printing.dates import day_words, time_words
from onrecord.printing.entries import Entry, actor_name, entries, role_of
from onrecord.printing.happenings import by_status, open_notes, timeline, vouched_by
from onrecord.printing.plain import listed, one_line, shortened
from onrecord.printing.resting import Charge, Row, chains, charges, outstanding, standing, undertakings
from onrecord.printing.rows import bullet, numbered, section, spaced
from onrecord.printing.wording import (
    LANGUAGES,
    MANNERS,
    circumstances,
    either,
    kind_words,
    manner_words,
    share_words,
    summary,
    unsure_words,
)
from onrecord.records import Event, Furniture, Record, SpeakerKind, Status, Voice, number_of, words_of

# Longer lines than this are hard to read, however wide the screen is.
WIDEST: Final = 100
_BAR: Final = 20
_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FURNITURE_MOST: Final = 160
_Colours = Literal["standard", "256", "truecolor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the reader's screen can show; the default is what a pipe or a file takes.

    `colours` is rich's word for how many: standard, 256 or truecolor. A styled screen without colours
    still has bold and dim.
    """

    width: int = 80
    colours: str | None = None
    styled: bool = False


def report(record: Record, screen: Screen = Screen()) -> str:
    """The report, ending with a line break."""
    console = Console(
        file=StringIO(),
        width=max(40, min(screen.width, WIDEST)),
        force_terminal=screen.styled,
        color_system=cast(_Colours, screen.colours) if screen.styled and screen.colours else None,
        no_color=screen.colours is None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        # Otherwise rich asks the environment whether it draws into a notebook.
        force_jupyter=False,
    )
    with console.capture() as drawn:
        for part in _sections(record):
            console.print(part)
    return "\n".join(line.rstrip() for line in drawn.get().splitlines()) + "\n"


def _sections(record: Record) -> Iterator[RenderableType]:
    told = entries(record)
    numbers = {entry.statement.id: entry.number for entry in told}
    yield from _head(record)
    yield from section("What this report rests on", _voices(record))
    yield from section("Accusations and answers", spaced(_charge(charge) for charge in charges(record, numbers)))
    yield from section("Evidence not shown", (_row(row) for row in outstanding(record, numbers)))
    yield from section("Pledges and demands", (_row(row) for row in undertakings(record, numbers)))
    yield from section("At second hand", (_row(row) for row in chains(record, numbers)))
    yield from section("Statements", spaced(_statements(record, told)))
    for heading, events in by_status(record):
        title = f"Events: {heading[0].lower()}{heading[1:]}"
        yield from section(title, spaced(_event(record, event, numbers) for event in events))
    yield from section("Timeline", _timeline(record))
    yield from section("Left out of the text", (_furniture(thing) for thing in record.article.furniture))
    yield from section("Left open", (bullet(words) for words in open_notes(record, numbers)))


def _head(record: Record) -> Iterator[RenderableType]:
    article = record.article
    publisher = article.publisher and (article.publisher.name or article.publisher.domain)
    language = article.language and f"in {LANGUAGES.get(article.language.split('-')[0], article.language)}"
    updated = article.modified and article.modified != article.published and f"updated {day_words(article.modified)}"
    written = article.authors and f"by {', '.join(article.authors)}"
    yield Text()
    yield Text(one_line(article.title or "Report without a title"), style="bold")
    for facts in (
        (publisher, article.section, article.published and day_words(article.published), updated),
        (written, article.dateline, language),
        (article.url or article.source.name,),
    ):
        line = " · ".join(one_line(fact) for fact in facts if fact)
        if line:
            yield Text(line, style="dim")
    yield Text()


def _voices(record: Record) -> Iterator[RenderableType]:
    yield Text(" ".join((summary(record), *standing(record))))
    if record.audit.voices:
        yield Text()
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(ratio=1)
        for _ in range(2):
            table.add_column(justify="right", no_wrap=True)
        table.add_column(width=_BAR, no_wrap=True)
        for voice in record.audit.voices:
            count = Text(number_of(voice.statements, "statement"), style="dim")
            table.add_row(_voice(record, voice), count, share_words(voice.share), Text(_bar(voice.share), style="cyan"))
        yield table


def _voice(record: Record, voice: Voice) -> Text:
    actor = record.actor(voice.speaker)
    open_name = "nobody named" if voice.kind is SpeakerKind.NONE else "speaker not settled"
    name = voice.name or (actor.name if actor else None)
    text = Text(one_line(name or open_name), style="bold" if name else "italic")
    aside = (actor and role_of(actor)) or kind_words(voice.kind)
    return text.append(f", {one_line(aside)}", style="not bold dim") if aside else text


def _bar(share: float, width: int = _BAR) -> str:
    """A share as a bar.

    >>> _bar(0.5, 8), _bar(0.19, 8), _bar(0.001, 8), _bar(0.0, 8)
    ('████', '█▌', '▏', '')
    """
    eighths = round(max(0.0, min(share, 1.0)) * width * 8) or (share > 0)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


def _charge(charge: Charge) -> RenderableType:
    """An accusation: by whom and against whom, its words, and the answer or that there is none."""
    title = Text(one_line(charge.accuser), style="bold").append(f" → {one_line(charge.accused)}")
    answer = Text(charge.answer, style="bold yellow" if charge.open else "bold")
    for row in charge.answers:
        answer.append(f"\n{row.number} ", style="not bold cyan")
        answer.append_text(_told(f"{one_line(row.who)}: ", row.cue, row.words, "not bold default"))
    for words in charge.refusals:
        answer.append(f"\n{listed(words)}", style="not bold default")
    told = _told("", charge.cue, charge.words, "default")
    if charge.again:
        told.append(f" · {charge.again}", style="dim")
    return numbered(charge.number, Group(title, told, answer))


def _row(row: Row) -> RenderableType:
    """One line of a list: what it is there for, who, the words."""
    text = Text(f"{row.label} · " if row.label else "", style="dim")
    text.append(one_line(row.who), style="not dim bold").append_text(_told(": ", row.cue, row.words, "not dim"))
    if row.aside:
        text.append(f" · {one_line(row.aside)}", style="dim")
    return numbered(row.number, text)


def _told(before: str, cue: str, words: str, style: str) -> Text:
    """Words with their cue in front, as in the list of statements."""
    text = Text(before, style=style)
    if cue:
        text.append(f"“{one_line(cue)}” ", style="not bold dim")
    return text.append(listed(words))


def _statements(record: Record, told: Sequence[Entry]) -> Iterator[RenderableType]:
    """The statements; a speaker's role is told once, where the speaker first stands."""
    met: set[str] = set()
    for entry in told:
        yield _statement(record, entry, met=entry.speaker.name in met, digits=len(str(len(told))))
        met.add(entry.speaker.name)


def _statement(record: Record, entry: Entry, *, met: bool, digits: int) -> RenderableType:
    lines: list[RenderableType] = [_speaker(entry, met=met), _manner(record, entry)]
    lines.append(Text(one_line(entry.content)) if entry.content else Text("no words given", style="dim italic"))
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(justify="right", width=max(3, digits), no_wrap=True)
    row.add_column(ratio=1)
    row.add_row(Text(str(entry.number), style="bold cyan"), Group(*lines))
    # Deeper than this nothing is left of 80 columns.
    return Padding(row, (0, 0, 0, 4 * min(entry.depth, 4)))


def _speaker(entry: Entry, *, met: bool) -> Text:
    speaker = entry.speaker
    text = Text(one_line(speaker.name), style="bold" if speaker.settled else "bold italic")
    if speaker.role and not met:
        text.append(f", {one_line(speaker.role)}", style="not bold dim")
    if speaker.candidates:
        text.append(f", not settled; perhaps {one_line(either(speaker.candidates))}", style="not bold yellow")
    elif not speaker.settled:
        text.append(", not settled", style="not bold yellow")
    if entry.statement.speaker_kind is SpeakerKind.UNNAMED:
        text.append(", unnamed", style="not bold dim")
    return text


def _manner(record: Record, entry: Entry) -> Text:
    named = f"as “{one_line(entry.source)}”" if entry.source and entry.speaker.name not in entry.source else ""
    within = f"within {entry.within}" if entry.within else ""
    cue = f"“{one_line(entry.cue)}”" if entry.cue else ""
    facts = (MANNERS[entry.statement.manner], cue, named, manner_words(entry.statement))
    where = (one_line(words) for words in circumstances(record, entry.statement))
    return Text(
        " · ".join(filter(None, (*facts, *where, within, unsure_words(entry.statement.confidence)))), style="dim"
    )


def _event(record: Record, event: Event, numbers: dict[str, int]) -> RenderableType:
    kind = " / ".join(filter(None, (event.type, event.mode)))
    title = Text(one_line(kind), style="bold").append(f", {event.status}", style="not bold")
    by = vouched_by(record, event)
    vouched = f"on the word of {by} (statement {numbers[event.statement]})" if by and event.statement in numbers else ""
    facts = (
        _parties(record, event),
        event.when and time_words(event.when),
        event.where and (event.where.name or event.where.text),
        vouched,
        unsure_words(event.confidence),
    )
    words = Text(f"“{one_line(words_of(event.trigger, record.article.text))}”")
    line = Text(" · ".join(one_line(fact) for fact in facts if fact), style="dim")
    return Group(title, line, words)


def _parties(record: Record, event: Event) -> str:
    parties = ", ".join(actor_name(record, actor) for actor in event.actors) or "somebody"
    to = ", ".join(actor_name(record, actor) for actor in event.recipients)
    return f"{parties} → {to}" if to else parties


def _timeline(record: Record) -> Iterator[RenderableType]:
    for event in timeline(record):
        row = Table.grid(padding=(0, 2, 0, 0))
        row.add_column(width=24)
        row.add_column(ratio=1)
        told = "" if event.status is Status.REPORTED else f" · {event.status}"
        words = f"{event.type}: {_parties(record, event)}{told}"
        row.add_row(Text(one_line(time_words(event.when) if event.when else "")), Text(one_line(words)))
        yield row


def _furniture(thing: Furniture) -> RenderableType:
    text = Text(shortened(one_line(thing.text), _FURNITURE_MOST))
    return bullet(Text(f"{thing.kind.replace('-', ' ')}: ", style="dim").append_text(text))
