"""When was it said, in a running report whose entries are headed by the time of day: "17:55"?

Takes the text, its parts and the day of publication; yields for each entry its stretch and its day. Leaves open the
days of a report that was written over a midnight: which entries stand before it is told by no date.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from onrecord.records import Part, PartKind, Span, Time
from onrecord.records.labels import Name

_STAMP = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::\d\d)?)?\s?(?P<half>[ap])?(?:\.?m\.?)?(?:\s?\(?[A-Za-z ]{2,10}\)?)?",
    re.IGNORECASE,
)
# With seconds it tells how far a recording has come.
_ELAPSED = re.compile(r"\d{1,2}[:.]\d\d[:.]\d\d")
_LEAST = 2
_ZONE = re.compile(r"GMT|UTC|BST|CES?T|E[DS]T|[CMP][DS]T|ET|PT|SAST|EAT|WAT|IST|AE[DS]T")
_BEFORE_ZONE = re.compile(r"\d[:.]\d\d(?:\s?[ap]\.?m\.?)?\s$|\d\s?[ap]\.?m\.?\s$", re.IGNORECASE)


def is_stamp(text: str, part: Part) -> bool:
    """Whether a part is the time that heads an entry, as the reading has cut it off."""
    return part.kind is PartKind.HEADING and _STAMP.fullmatch(part.span.of(text)) is not None


def without_zones(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without the zones of clocks, which the tagger may take for bodies: "14:05 GMT".

    >>> text = "14:05 GMT EAT Foods closed"
    >>> names = [Name(kind="organisation", span=Span(*place)) for place in ((6, 9), (10, 19))]
    >>> [name.span.of(text) for name in without_zones(text, names)]
    ['EAT Foods']
    """
    return tuple(
        name
        for name in names
        if not (
            _ZONE.fullmatch(text, name.span.start, name.span.end)
            and _BEFORE_ZONE.search(text, max(0, name.span.start - 12), name.span.start)
        )
    )


def entry_times(text: str, parts: Sequence[Part], published: str | None) -> list[tuple[Span, Time]]:
    """The entries of a running report, in the order of the text, each with the day on which it was written.

    >>> text = "14:05\\n\\nIt rained.\\n\\n13:30\\n\\nIt was dry."
    >>> spans = [Span(0, 5), Span(7, 17), Span(19, 24), Span(26, 37)]
    >>> kinds = [PartKind.HEADING, PartKind.PARAGRAPH] * 2
    >>> parts = [Part(kind=kind, span=span) for kind, span in zip(kinds, spans, strict=True)]
    >>> [(span, time.text, time.edtf) for span, time in entry_times(text, parts, "2026-03-04")]
    [(Span(start=5, end=19), '14:05', '2026-03-04'), (Span(start=24, end=37), '13:30', '2026-03-04')]
    >>> entry_times(text, parts, None)
    []
    """
    day = _day(published)
    stamps = [part.span for part in parts if is_stamp(text, part)]
    minutes = [_minutes(span.of(text)) for span in stamps]
    rising = all(first <= second for first, second in pairwise(minutes))
    falling = all(first >= second for first, second in pairwise(minutes))
    elapsed = any(_ELAPSED.match(span.of(text)) for span in stamps)
    if day is None or len(stamps) < _LEAST or elapsed or not (rising or falling):
        return []
    ends = [*(span.start for span in stamps[1:]), len(text)]
    return [
        (Span(span.end, end), _time(span.of(text), span, day, published))
        for span, end in zip(stamps, ends, strict=True)
    ]


def _time(words: str, span: Span, day: str, published: str | None) -> Time:
    anchor = f"published {published}"
    return Time(text=words, span=span, edtf=day, earliest=day, latest=day, anchor=anchor, rule="entry")


def _day(published: str | None) -> str | None:
    """The day of a date that is told as precisely."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def _minutes(stamp: str) -> int:
    """How late in its day a stamp is.

    >>> [_minutes(stamp) for stamp in ("5.55pm", "12:05 am", "17:55 GMT")]
    [1075, 5, 1075]
    """
    found = _STAMP.fullmatch(stamp)
    if found is None:
        return 0
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return 60 * hour + int(found["minute"] or 0)
