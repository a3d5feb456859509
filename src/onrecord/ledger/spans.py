"""Whether the spans of a record lie in its text.

Takes a record; gives a line for each that does not. Leaves to `verify` what the words at a place are.
"""

from collections.abc import Iterator

from onrecord.records import Record, Span


def misplaced(record: Record) -> Iterator[str]:
    """Spans of a record that lead out of its text."""
    end = len(record.article.text)
    for statement in record.statements:
        for name, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
            for span in spans:
                if not _fits(span, end):
                    yield f"{statement.id}: {name} {list(span)} lies outside the text of {end} characters"
    for actor in record.actors:
        for span in actor.mentions:
            if not _fits(span, end):
                yield f"{actor.id}: mention {list(span)} lies outside the text of {end} characters"
    for event in record.events:
        for span in event.trigger:
            if not _fits(span, end):
                yield f"{event.id}: trigger {list(span)} lies outside the text of {end} characters"
    for one in record.audit.accusations:
        for span in (*one.words, *one.accused_words, *one.spans):
            if not _fits(span, end):
                yield f"{one.id}: accusation {list(span)} lies outside the text of {end} characters"


def _fits(span: Span, end: int) -> bool:
    return 0 <= span.start < span.end <= end
