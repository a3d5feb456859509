"""Write Citron's JSON, one file an article, as its programs read and write it.

Takes records; gives text, quotes and groups of coreference. Offsets are code points, as there. Citron has no
quote without a cue, and one stretch for each cue.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from onrecord.exporting.fields import BEYOND_FINDINGS, spell
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet, file_name
from onrecord.exporting.text import json_line
from onrecord.records import Actor, Record, Span, Statement

_NO_PLACE: Final = "a quote has cue, sources, contents, coreferences and confidence, and no more"
NOT_HELD: Final[Mapping[str, str]] = {
    **dict.fromkeys((*BEYOND_FINDINGS, "event"), "the form has a text and its quotes, and no more"),
    **dict.fromkeys(
        ("actor.name", "actor.kind", "actor.roles", "actor.country", "actor.sector", "actor.identifiers"),
        "an actor is a group of words of the text, and no more",
    ),
    **dict.fromkeys(
        (
            "statement.manner",
            "statement.speaker_kind",
            "statement.addressee",
            "statement.venue",
            "statement.anonymity",
            "statement.said",
            "statement.act",
            "statement.evidence",
            "statement.parent",
            "statement.about",
        ),
        _NO_PLACE,
    ),
}
BESIDE: Final[Mapping[str, str]] = {}


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """One file for each article, named by its id."""
    for record in records:
        with outlet.open(file_name(outlet, record.article.id, ".json")) as file:
            file.write(json_line(_document(record, tally)))


def _document(record: Record, tally: Tally) -> dict[str, Any]:
    text = record.article.text
    groups = [[_span(span, text) for span in actor.mentions] for actor in record.actors if actor.mentions]
    return {
        "text": text,
        "quotes": [_quote(statement, record, tally) for statement in record.statements if _has_cue(statement, tally)],
        "coreference_groups": groups,
    }


def _has_cue(statement: Statement, tally: Tally) -> bool:
    if not statement.cue:
        tally.left_out("statement", "it has no cue, and Citron reads no quote without one")
    return bool(statement.cue)


def _quote(statement: Statement, record: Record, tally: Tally) -> dict[str, Any]:
    if len(statement.cue) > 1:
        tally.left_out("statement.cue", "a cue is one stretch, the first", len(statement.cue) - 1)
    text = record.article.text
    return {
        "cue": _span(statement.cue[0], text),
        "sources": [_span(span, text) for span in statement.source],
        "contents": [_span(span, text) for span in statement.content],
        "coreferences": [_span(span, text) for span in _named(record.actor(statement.speaker), statement, text)],
        **spell({"confidence": f"{statement.confidence:.4f}", "id": statement.id}),
    }


def _named(actor: Actor | None, statement: Statement, text: str) -> list[Span]:
    """Where the text names the speaker: by the fullest name if it stands there, otherwise the first mention."""
    if actor is None or not actor.mentions:
        return []
    full = next((span for span in actor.mentions if span.of(text) == actor.name), actor.mentions[0])
    return [] if full in statement.source else [full]


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
