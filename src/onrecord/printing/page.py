"""Print a record as one page for a browser: the report with its attributions marked in place.

Takes a record; gives HTML that needs nothing else, fetches nothing and runs nothing. Every word of the
article is escaped by the template, and a content security policy forbids whatever might slip through.
Leaves the look to `templates/`.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from onrecord.printing.cuts import Mark, Piece, Role, cut, marks_of
from onrecord.printing.entries import Entry, actor_name, entries, role_of
from onrecord.printing.happenings import by_status, open_notes, timeline, vouched_by
from onrecord.printing.plain import harmless, one_line, shortened
from onrecord.printing.resting import chains, charges, outstanding, standing, undertakings
from onrecord.printing.wording import (
    LANGUAGES,
    MANNERS,
    circumstances,
    count_words,
    day_words,
    either,
    kind_words,
    manner_words,
    share_words,
    summary,
    time_words,
)
from onrecord.records import Event, Part, PartKind, Record, Span, SpeakerKind, Voice, words_of

_TEMPLATES: Final = files("onrecord.printing") / "templates"
_TAGS: Final = {
    PartKind.TITLE: "h1",
    PartKind.HEADING: "h2",
    PartKind.BLOCKQUOTE: "blockquote",
}
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LISTED_MOST: Final = 150
_ROLE_ORDER: Final = tuple(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number in the text that leads to its statement; only the first of a statement is an anchor."""

    number: int
    anchor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of the text that are marked alike, and the references before them."""

    text: str
    classes: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph and the statements that begin in it."""

    tag: str
    kind: str
    runs: tuple[Run, ...]
    entries: tuple[Entry, ...]


def page(record: Record) -> str:
    """The page, from doctype to the closing tag."""
    told = entries(record)
    numbers = {entry.statement.id: entry.number for entry in told}
    blocks, homeless = _blocks(record, told)
    titled = next((block for block in blocks if block.tag == "h1"), None)
    style = Markup(_css() + _highlights(len(told)))  # noqa: S704 - our own style sheet and numbers
    return _template().render(
        record=record,
        article=record.article,
        language=_language(record.article.language),
        title=record.article.title or (titled and _words(titled)) or record.article.source.name,
        address=_address(record.article.url),
        titled=titled,
        blocks=[block for block in blocks if block is not titled],
        homeless=homeless,
        introduced=_introduced(told),
        voices=[_voice(record, voice) for voice in record.audit.voices],
        summary=" ".join((summary(record), *standing(record))),
        charges=charges(record, numbers),
        lists=[
            ("Evidence not shown", list(outstanding(record, numbers))),
            ("Pledges and demands", list(undertakings(record, numbers))),
            ("At second hand", list(chains(record, numbers))),
        ],
        events=[
            (heading, [_event(record, event, numbers) for event in events]) for heading, events in by_status(record)
        ],
        timeline=[_event(record, event, numbers) for event in timeline(record)],
        notes=open_notes(record, numbers),
        manners=MANNERS,
        languages=LANGUAGES,
        circumstances=lambda entry: circumstances(record, entry.statement),
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


def _introduced(told: Iterable[Entry]) -> set[int]:
    """The statements at which a speaker's role is told: the first of each speaker."""
    firsts: dict[str, int] = {}
    for entry in told:
        if entry.speaker.role:
            firsts.setdefault(entry.speaker.name, entry.number)
    return set(firsts.values())


def _blocks(record: Record, told: Sequence[Entry]) -> tuple[list[Block], list[Entry]]:
    """The parts of the text with their statements, and the statements that stand in none of them."""
    marks = [mark for entry in told for mark in marks_of(entry.number, entry.statement)]
    depths = {entry.number: entry.depth for entry in told}
    anchors = _anchors(marks)
    blocks: list[Block] = []
    for part in _parts(record):
        pieces = cut(part.span, (mark for mark in marks if mark.span.touches(part.span)))
        runs = tuple(_run(piece, record.article.text, anchors, depths) for piece in pieces)
        housed = {reference.number for run in runs for reference in run.references if reference.anchor}
        here = tuple(entry for entry in told if entry.number in housed)
        blocks.append(Block(tag=_TAGS.get(part.kind, "p"), kind=part.kind, runs=runs, entries=here))
    at_home = {entry.number for block in blocks for entry in block.entries}
    return blocks, [entry for entry in told if entry.number not in at_home]


def _parts(record: Record) -> list[Part]:
    """The parts of the article, and every stretch of its text that no part covers, as paragraphs."""
    text, at = record.article.text, 0
    found: list[Part] = []
    for part in sorted(record.article.parts, key=lambda part: part.span):
        found.extend(_gap(text, Span(at, part.span.start)))
        # Parts that overlap would print the same words twice.
        if part.span.end > at:
            found.append(replace(part, span=Span(max(at, part.span.start), part.span.end)))
        at = max(at, part.span.end)
    return [*found, *_gap(text, Span(at, len(text)))]


def _gap(text: str, gap: Span) -> list[Part]:
    return [Part(kind=PartKind.PARAGRAPH, span=gap)] if gap.of(text).strip() else []


def _anchors(marks: Iterable[Mark]) -> dict[int, Mark]:
    """The mark that stands for each statement: where its content begins, or else its first words."""
    anchors: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.role is not Role.CONTENT, mark.span.start)):
        anchors.setdefault(mark.number, mark)
    return anchors


def _run(piece: Piece, text: str, anchors: dict[int, Mark], depths: dict[int, int]) -> Run:
    roles = {mark.role for mark in piece.marks}
    deep = max((depths[mark.number] for mark in piece.marks if mark.role is Role.CONTENT), default=0)
    classes = [
        *(role for role in _ROLE_ORDER if role in roles),
        *(["inner"] if deep else []),
        *(["opens"] if any(mark.role is Role.CONTENT for mark in piece.opening) else []),
        *(["closes"] if any(mark.role is Role.CONTENT for mark in piece.closing) else []),
        *(f"of{number}" for number in sorted({mark.number for mark in piece.marks})),
    ]
    references = tuple(
        Reference(number=mark.number, anchor=mark is anchors[mark.number])
        for mark in piece.opening
        if mark.role is Role.CONTENT or mark is anchors[mark.number]
    )
    return Run(text=piece.span.of(text), classes=" ".join(classes), references=references)


def _words(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def _voice(record: Record, voice: Voice) -> dict[str, object]:
    actor = record.actor(voice.speaker)
    name = voice.name or (actor.name if actor else None)
    unnamed = "nobody named" if voice.kind is SpeakerKind.NONE else "speaker not settled"
    return {
        "name": name or unnamed,
        "aside": (actor and role_of(actor)) or kind_words(voice.kind),
        "statements": count_words(voice.statements, "statement"),
        "share": share_words(voice.share),
        "width": round(100 * max(0.0, min(voice.share, 1.0)), 1),
    }


def _event(record: Record, event: Event, numbers: dict[str, int]) -> dict[str, object]:
    return {
        "kind": " / ".join(filter(None, (event.type, event.mode))),
        "status": event.status,
        "actors": ", ".join(actor_name(record, actor) for actor in event.actors),
        "recipients": ", ".join(actor_name(record, actor) for actor in event.recipients),
        "when": event.when and time_words(event.when),
        "where": event.where and (event.where.name or event.where.text),
        "number": numbers.get(event.statement or ""),
        "vouched": vouched_by(record, event),
        "words": words_of(event.trigger, record.article.text),
    }


def _language(code: str | None) -> str | None:
    """A language for the `lang` attribute, where it is one.

    >>> _language("pt-BR"), _language("unknown language") is None
    ('pt-BR', True)
    """
    return code if code and _LANGUAGE.fullmatch(code) else None


def _address(url: str | None) -> str | None:
    """The address where it is one of the web: `javascript:` and its kin become no link.

    >>> _address("https://courier.example/harbour"), _address("javascript:alert(1)") is None
    ('https://courier.example/harbour', True)
    """
    return url if url and re.match(r"https?://[^\s]+\Z", url, re.IGNORECASE) else None


def _highlights(count: int) -> str:
    """Style rules that light up all words of a statement when it, or its number in the text, is chosen.

    A rule a statement, because a style sheet cannot say "the same number".
    """
    return "".join(
        f"body:has(:is(#s{number},#m{number}):is(:target,:hover)) .of{number}{{background:var(--chosen)}}\n"
        for number in range(1, count + 1)
    )


@cache
def _css() -> str:
    return (_TEMPLATES / "page.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=BaseLoader()
    )
    environment.filters |= {
        "short": _short,
        "line": one_line,
        "day": day_words,
        "either": either,
        "manner": manner_words,
    }
    # Whatever is printed is made harmless first, then escaped: a template cannot forget it.
    environment.finalize = _settled
    return environment.from_string((_TEMPLATES / "page.html").read_text(encoding="utf-8"))


def _short(words: str) -> str:
    """A statement's first words, for a list; they stand in full in the text."""
    return shortened(one_line(words), _LISTED_MOST)


def _settled(value: object) -> object:
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value
