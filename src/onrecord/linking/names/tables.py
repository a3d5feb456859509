"""Which names stand in running text, and which in a row of a table of shares or behind a company's name as its ticker?

Takes the tagger's names; yields them without those, so that "HP THE HARBOUR PANTRY INC. 41.20 +2.1%" lends nobody a
name. Leaves a text alone that is all in capitals.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.records import Span, SpanIndex
from onrecord.records.labels import Name

# Capitals and figures alone.
_ROW = re.compile(r"^(?=.*\d)(?=.*[A-Z]{2})[^a-z\n]{8,200}$", re.MULTILINE)
_TICKER = re.compile(r"(?<=\s)[A-Z\d]{2,6}\.[A-Z]{1,2}(?![\w.])")
_LONGEST_TICKER = 10


def in_running_text(text: str, names: Iterable[Name]) -> list[Name]:
    """The names of a text without rows of tables, and without tickers.

    >>> def found(text, *names):
    ...     given = [Name(kind="organisation", span=Span(i := text.index(name), i + len(name))) for name in names]
    ...     return [name.span.of(text) for name in in_running_text(text, given)]
    >>> found("It fell.\\nHP HARBOUR PANTRY INC. 41.20\\nHarbour Pantry rose.", "HARBOUR PANTRY INC.", "Harbour Pantry")
    ['Harbour Pantry']
    >>> found("It was Brook Mills BKM.TS that fell.", "Brook Mills BKM.TS"), found("Brook BKM.TS fell.", "TS")
    (['Brook Mills'], [])
    """
    if text.isupper():
        return list(names)
    aside = [Span(*match.span()) for form in (_ROW, _TICKER) for match in form.finditer(text)]
    if not aside:
        return list(names)
    index = SpanIndex((span, span) for span in aside)
    kept = []
    for name in names:
        touched = index.touching(name.span)
        if any(span.start <= name.span.start for span in touched):
            continue
        end = min((span.start for span in touched), default=name.span.end)
        span = Span(name.span.start, name.span.start + len(text[name.span.start : end].rstrip()))
        kept.append(replace(name, span=span))
    return kept


def without_ticker(text: str, span: Span) -> Span:
    """A source without the ticker behind the company in it.

    >>> without_ticker("Brook Mills BKM.TS said", Span(0, 18)), without_ticker("The U.S. said", Span(0, 8))
    (Span(start=0, end=11), Span(start=0, end=8))
    """
    found = _TICKER.search(text, max(span.start + 1, span.end - _LONGEST_TICKER), span.end)
    return Span(span.start, found.start() - 1) if found is not None and found.end() == span.end else span
