"""The program under test: bytes in, attributions and body out, just as `onrecord read` would find them."""

from collections.abc import Iterable

from benchmarks.quality.scoring import Attribution, Spans
from onrecord.errors import InputRejected
from onrecord.pipeline import Analyser
from onrecord.reading import ReadOptions, read_bytes
from onrecord.records import Article, PartKind, Record, Span, Statement

# The ground truth of the pages holds the running text only.
NOT_BODY = frozenset({PartKind.TITLE, PartKind.STANDFIRST, PartKind.CAPTION})


class Program:
    """onrecord, loaded once, in one thread."""

    def __init__(self, *, at_least: float | None = None) -> None:
        self._analyser, self._at_least = Analyser.load(threads=1), at_least

    def attributions(self, name: str, data: bytes) -> list[Attribution]:
        """Who is said to say what, without claims inside claims; nothing where the input is rejected."""
        return [one for one in self.nested(name, data) if not one.parent]

    def nested(self, name: str, data: bytes) -> list[Attribution]:
        """The same with claims inside claims."""
        try:
            reading = read_bytes(data, name=name)
        except InputRejected:
            return []
        record = self._analyser.record(reading.article, reading.notes, at_least=self._at_least)
        return [as_attribution(statement, record) for statement in record.statements]

    def record(self, name: str, data: bytes, published: str | None = None) -> Record:
        """The record of an input, which may be known to be of some day; raises `InputRejected`."""
        reading = read_bytes(data, name=name, settings=ReadOptions(published=published))
        return self._analyser.record(reading.article, reading.notes, at_least=self._at_least)

    def body(self, name: str, data: bytes) -> str:
        """The running text, empty where the input is rejected."""
        try:
            return body_of(read_bytes(data, name=name).article)
        except InputRejected:
            return ""


def as_attribution(statement: Statement, record: Record) -> Attribution:
    """A statement with its offsets led back into the input, and its labels by name."""

    def in_source(spans: Iterable[Span]) -> Spans:
        return tuple((start, end) for start, end in record.article.source_map.all_to_source(spans))

    actor = record.actor(statement.speaker)
    return Attribution(
        id=statement.id,
        source=in_source(statement.source),
        cue=in_source(statement.cue),
        content=in_source(statement.content),
        labels={
            "speaker": actor.name if actor else "",
            "speaker_kind": statement.speaker_kind,
            "act": statement.act,
            "evidence": statement.evidence,
        },
        parent=statement.parent,
        confidence=statement.confidence,
    )


def body_of(article: Article) -> str:
    """The parts of the text that are its body, one a line."""
    return "\n".join(part.span.of(article.text) for part in article.parts if part.kind not in NOT_BODY)
