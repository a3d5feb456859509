"""Write brat standoff: a text and its annotations for each article, as the PolNeAR corpus has them.

Takes records; gives `<article>.txt` and `<article>.ann`. A statement is an `Attribution` event with Source,
Cue and Content; what brat has no place for stands as JSON in an annotator's note. A span over a line break is
split there, because brat's annotations end with their line; offsets are code points.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from onrecord.exporting.fields import BEYOND_FINDINGS
from onrecord.exporting.losses import Tally
from onrecord.exporting.outlet import Outlet, file_name
from onrecord.exporting.tags import plain
from onrecord.records import Actor, Event, Record, Span, Statement, encodable

NOT_HELD: Final[Mapping[str, str]] = {
    **dict.fromkeys(BEYOND_FINDINGS, "a document has a text and its annotations, and no more"),
}
BESIDE: Final[Mapping[str, str]] = {}

CONFIGURATION: Final = """[entities]
Source
Cue
Content
Attribution
Event
Person
Organisation
State
Group
Document
Actor

[relations]

[events]
Attribution\tSource?:Source, Cue?:Cue, Content?:Content
Event\tActor*:<ENTITY>, Recipient*:<ENTITY>

[attributes]
Act\tArg:<EVENT>, Value:ask|threaten|commit|request|accuse|deny|predict|evaluate|opine|assert
Manner\tArg:<EVENT>, Value:direct|mixed|indirect
Evidence\tArg:<EVENT>, Value:cited|promised|withheld|demanded|none
SpeakerKind\tArg:<EVENT>, Value:person|organisation|state|document|unnamed|none
Status\tArg:<EVENT>, Value:reported|attributed|unnamed|alleged|denied|disputed|planned|hypothetical|negated
"""

_LINE_ENDS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS_A_LINE: Final = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def write(records: Iterable[Record], outlet: Outlet, tally: Tally) -> None:
    """Two files for each article, and what brat needs to show them."""
    with outlet.open("annotation.conf") as file:
        file.write(CONFIGURATION.encode())
    for record in records:
        name = file_name(outlet, record.article.id, ".txt")
        with outlet.open(name) as file:
            file.write(encodable(record.article.text).encode())
        with outlet.open(name.removesuffix(".txt") + ".ann") as file:
            file.writelines(f"{line}\n".encode() for line in _Annotations(record, tally).lines())


class _Annotations:
    """The annotations of one article, numbered as they come."""

    def __init__(self, record: Record, tally: Tally) -> None:
        self.record, self.tally = record, tally
        self.text = encodable(record.article.text)
        self.counts: dict[str, int] = {}
        self.actors: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        for actor in self.record.actors:
            yield from self._actor(actor)
        for statement in self.record.statements:
            yield from self._statement(statement)
        for event in self.record.events:
            yield from self._event(event)

    def _actor(self, actor: Actor) -> Iterator[str]:
        for mention in actor.mentions:
            mark, line = self._spanning(actor.kind.capitalize() if actor.kind else "Actor", (mention,))
            yield line
            if actor.id not in self.actors:
                self.actors[actor.id] = mark
                yield self._note(mark, plain(actor), "mentions")
        if not actor.mentions:
            self.tally.left_out("actor", "an annotation needs words, and it is mentioned nowhere")

    def _statement(self, statement: Statement) -> Iterator[str]:
        roles = {"Content": statement.content, "Cue": statement.cue, "Source": statement.source}
        marks: dict[str, str] = {}
        for role, spans in roles.items():
            if spans:
                marks[role], line = self._spanning(role, spans)
                yield line
        anchor = statement.cue or statement.source or statement.content
        if not anchor:
            self.tally.left_out("statement", "an annotation needs words, and it has none")
            return
        trigger, line = self._spanning("Attribution", anchor)
        yield line
        event = self._next("E")
        yield f"{event}\tAttribution:{trigger} " + " ".join(f"{role}:{mark}" for role, mark in marks.items())
        kinds = {
            "Act": statement.act,
            "Manner": statement.manner,
            "Evidence": statement.evidence,
            "SpeakerKind": statement.speaker_kind,
        }
        yield from (self._attribute(name, event, value) for name, value in kinds.items() if value is not None)
        yield self._note(event, plain(statement), "source", "cue", "content")

    def _event(self, event: Event) -> Iterator[str]:
        if not event.trigger:
            self.tally.left_out("event", "an annotation needs words, and it has none")
            return
        trigger, line = self._spanning("Event", event.trigger)
        yield line
        mark = self._next("E")
        people = [("Actor", actor) for actor in event.actors] + [("Recipient", actor) for actor in event.recipients]
        arguments = [f"{role}:{self.actors[actor]}" for role, actor in people if actor in self.actors]
        yield " ".join([f"{mark}\tEvent:{trigger}", *arguments])
        yield self._attribute("Status", mark, event.status)
        yield self._note(mark, plain(event), "trigger")

    def _spanning(self, kind: str, spans: Iterable[Span]) -> tuple[str, str]:
        mark = self._next("T")
        pieces = [piece for span in spans for piece in within_lines(span, self.text)]
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(_BREAKS_A_LINE.sub(" ", piece.of(self.text)) for piece in pieces)
        return mark, f"{mark}\t{kind} {places}\t{words}"

    def _attribute(self, name: str, mark: str, value: str) -> str:
        return f"{self._next('A')}\t{name} {mark} {value}"

    def _note(self, mark: str, data: dict[str, Any], *drawn: str) -> str:
        """The fields that no line of their own has, as JSON in ASCII, which no line end can break."""
        kept = {name: value for name, value in data.items() if name not in drawn}
        return f"{self._next('#')}\tAnnotatorNotes {mark}\t{json.dumps(kept, separators=(',', ':'))}"

    def _next(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"


def within_lines(span: Span, text: str) -> list[Span]:
    """The span, split at line ends; what is left between them is kept whole.

    >>> within_lines(Span(0, 12), "Rents\\n\\nfell again")
    [Span(start=0, end=5), Span(start=7, end=12)]
    """
    pieces, start = [], span.start
    for ends in _LINE_ENDS.finditer(text, span.start, span.end):
        if start < ends.start():
            pieces.append(Span(start, ends.start()))
        start = ends.end()
    return [*pieces, Span(start, span.end)] if start < span.end else pieces
