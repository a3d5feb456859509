"""Print a record as one page for a browser: the report with its attributions marked in place.

Takes a record; gives HTML that needs nothing else, fetches nothing and runs nothing. Every word of the
article is escaped by the template, and a content security policy forbids whatever might slip through.
Leaves the look to `templates/`.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import Template
from markupsafe import Markup

from onrecord.printing.blocks import Block, blocks_of, highlights, introduced
from onrecord.printing.dates import time_words
from onrecord.printing.entries import actor_name, entries, role_of
from onrecord.printing.happenings import by_status, open_notes, timeline, vouched_by
from onrecord.printing.html import environment
from onrecord.printing.resting import chains, charges, outstanding, standing, undertakings
from onrecord.printing.wording import (
    LANGUAGES,
    MANNERS,
    circumstances,
    kind_words,
    share_words,
    summary,
    unsure_words,
)
from onrecord.records import Event, Record, SpeakerKind, Voice, number_of, words_of

_TEMPLATES: Final = files("onrecord.printing") / "templates"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def page(record: Record) -> str:
    """The page, from doctype to the closing tag."""
    told = entries(record)
    numbers = {entry.statement.id: entry.number for entry in told}
    blocks, homeless = blocks_of(record, told)
    titled = next((block for block in blocks if block.tag == "h1"), None)
    style = Markup(_css() + highlights(len(told)))  # noqa: S704 - our own style sheet and numbers
    return _template().render(
        record=record,
        article=record.article,
        language=language_of(record.article.language),
        title=record.article.title or (titled and _words(titled)) or record.article.source.name,
        address=address_of(record.article.url),
        titled=titled,
        blocks=[block for block in blocks if block is not titled],
        homeless=homeless,
        introduced=introduced(told),
        voices=[voice_row(record, voice) for voice in record.audit.voices],
        summary=" ".join((summary(record), *standing(record))),
        charges=charges(record, numbers),
        lists=[
            ("Evidence not shown", list(outstanding(record, numbers))),
            ("Pledges and demands", list(undertakings(record, numbers))),
            ("At second hand", list(chains(record, numbers))),
        ],
        events=[
            (heading, [event_row(record, event, numbers) for event in events]) for heading, events in by_status(record)
        ],
        timeline=[event_row(record, event, numbers) for event in timeline(record)],
        notes=open_notes(record, numbers),
        manners=MANNERS,
        languages=LANGUAGES,
        circumstances=lambda entry: circumstances(record, entry.statement),
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


def _words(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def voice_row(record: Record, voice: Voice) -> dict[str, object]:
    actor = record.actor(voice.speaker)
    name = voice.name or (actor.name if actor else None)
    unnamed = "nobody named" if voice.kind is SpeakerKind.NONE else "speaker not settled"
    return {
        "name": name or unnamed,
        "aside": (actor and role_of(actor)) or kind_words(voice.kind),
        "statements": number_of(voice.statements, "statement"),
        "share": share_words(voice.share),
        "width": round(100 * max(0.0, min(voice.share, 1.0)), 1),
    }


def event_row(record: Record, event: Event, numbers: dict[str, int]) -> dict[str, object]:
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
        "unsure": unsure_words(event.confidence),
    }


def language_of(code: str | None) -> str | None:
    """A language for the `lang` attribute, where it is one.

    >>> language_of("pt-BR"), language_of("unknown language") is None
    ('pt-BR', True)
    """
    return code if code and _LANGUAGE.fullmatch(code) else None


def address_of(url: str | None) -> str | None:
    """The address where it is one of the web: `javascript:` and its kin become no link.

    >>> address_of("https://courier.example/harbour"), address_of("javascript:alert(1)") is None
    ('https://courier.example/harbour', True)
    """
    return url if url and re.match(r"https?://[^\s]+\Z", url, re.IGNORECASE) else None


@cache
def _css() -> str:
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("marked.css", "page.css"))


@cache
def _template() -> Template:
    return environment("onrecord.printing").get_template("page.html")
