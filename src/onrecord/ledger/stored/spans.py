"""Whether a record fits its text: the id of the article, which is made from it, and the spans, which lie in it.

Takes a record; gives a line for each that does not. Leaves to `verify` what the words at a place are.
"""

import re
from collections.abc import Iterator

from onrecord.records import Record, Span, article_id

# Ids of other makes say nothing of what they stand for.
_MADE = re.compile(r"art_[0-9a-f]{20}")
# What is no text in an input, JSON cannot hold: it became this behind the id's back.
_LOST = "\ufffd"


def unfit(record: Record) -> Iterator[str]:
    """What does not fit in a record: an id that is of another article, and spans that lead out of its text."""
    article = record.article
    made = article_id(article.text, article.url, article.publisher, article.published)
    whole = _LOST not in f"{article.text}{article.url}{article.publisher and article.publisher.name}"
    if made != article.id and whole and _MADE.fullmatch(article.id):
        yield f"{article.id}: its id is of another text, address, publisher or day"
    yield from _misplaced(record)


def _misplaced(record: Record) -> Iterator[str]:
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
