"""Write W3C Web Annotations: one JSON-LD collection with an annotation for each statement, actor and event.

Takes records; gives targets with a TextPositionSelector and a TextQuoteSelector each. Positions count code
points of the text as it was read, which the standard asks for and which stands in a file beside; the quote
finds the words on the page itself. Browsers count UTF-16 units: where that differs, `utf16` has their numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from onrecord.exporting.fields import spell
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet
from onrecord.exporting.tags import name_of, plain, tags, urn
from onrecord.exporting.text import Utf16, json_bytes, json_line
from onrecord.records import Actor, Article, Event, Record, Span, Statement

ARTICLES: Final = ".articles.jsonl"
NOT_HELD: Final[Mapping[str, str]] = {
    "audit": "it is counted from the statements, and can be counted again",
    "note": "an annotation says what is found, and these say what stayed open",
    "made_by.models": "an annotation names the program that made it, and nothing inside it",
    "made_by.codebook": "an annotation names the program that made it, and nothing inside it",
}
BESIDE: Final[Mapping[str, str]] = {"article": ARTICLES}

AROUND: Final = 32
OWN: Final = "urn:onrecord:term:"
CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "onrecord": {"@id": f"{OWN}record", "@type": "@json"},
        "role": {"@id": f"{OWN}role"},
        "utf16": {"@id": f"{OWN}utf16", "@container": "@list"},
    },
]


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """The collection with its one page, and the articles beside it."""
    total = 0
    with outlet.open() as file, outlet.open(ARTICLES) as articles:
        file.write(_opening())
        for record in records:
            articles.write(json_line(_article(record.article)))
            for annotation in _annotations(record, tally):
                file.write((b",\n" if total else b"\n") + json_bytes(annotation))
                total += 1
        file.write(f'\n]}},"total":{total}}}\n'.encode())


def _opening() -> bytes:
    """The collection up to its first item; how many there are is known, and written, last."""
    head = {"@context": CONTEXT, "id": urn("annotations"), "type": "AnnotationCollection", "label": "onrecord"}
    page = {"id": urn("annotations:1"), "type": "AnnotationPage", "startIndex": 0}
    return json_bytes(head)[:-1] + b',"first":' + json_bytes(page)[:-1] + b',"items":['


def _article(article: Article) -> dict[str, Any]:
    return {"iri": urn(article.id), **msgspec.to_builtins(article)}


def _annotations(record: Record, tally: Tally) -> Iterator[dict[str, Any]]:
    targets = _Targets(record.article)
    for statement in record.statements:
        roles = {"source": statement.source, "cue": statement.cue, "content": statement.content}
        yield from _annotation(record, statement, targets.of(roles), "describing", _about(statement, record), tally)
    for actor in record.actors:
        bodies = [_body("identifying", actor.name)]
        yield from _annotation(record, actor, targets.of({"mention": actor.mentions}), "identifying", bodies, tally)
    for event in record.events:
        bodies = [_body("classifying", event.type), _body("tagging", f"status:{event.status}")]
        yield from _annotation(record, event, targets.of({"trigger": event.trigger}), "classifying", bodies, tally)


def _annotation(
    record: Record,
    thing: Statement | Actor | Event,
    targets: list[dict[str, Any]],
    motivation: str,
    bodies: list[dict[str, Any]],
    tally: Tally,
) -> Iterator[dict[str, Any]]:
    if not targets:
        tally.left_out(type(thing).__name__.lower(), "an annotation needs words, and it has none")
        return
    program = f"onrecord {record.made_by.onrecord}"
    yield spell(
        {
            "id": urn(thing.id),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": program},
            "body": bodies,
            "target": targets,
            "onrecord": plain(thing),
        }
    )


def _about(statement: Statement, record: Record) -> list[dict[str, Any]]:
    speaker = name_of(record, statement.speaker)
    named = [_body("identifying", speaker)] if speaker else []
    return [*named, *(_body("tagging", tag) for tag in tags(statement))]


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


class _Targets:
    """Targets within one article."""

    def __init__(self, article: Article) -> None:
        self.text, self.utf16 = article.text, Utf16(article.text)
        self.place = {"source": article.url or urn(article.id), "state": _state(article)}

    def of(self, roles: Mapping[str, Iterable[Span]]) -> list[dict[str, Any]]:
        """A target for each span, with the role that it has."""
        return [
            {"type": "SpecificResource", **self.place, "role": role, "selector": self._selectors(span)}
            for role, spans in roles.items()
            for span in spans
        ]

    def _selectors(self, span: Span) -> list[dict[str, Any]]:
        wide = self.utf16.span(span)
        return [
            spell(
                {
                    "type": "TextPositionSelector",
                    "start": span.start,
                    "end": span.end,
                    "utf16": list(wide) if wide != span else None,
                }
            ),
            {
                "type": "TextQuoteSelector",
                "exact": span.of(self.text),
                "prefix": self.text[max(0, span.start - AROUND) : span.start],
                "suffix": self.text[span.end : span.end + AROUND],
            },
        ]


def _state(article: Article) -> dict[str, Any]:
    """Which representation the positions count: the text as it was read, not the page as a browser has it."""
    return {"type": "TimeState", "cached": urn(article.id)}
