"""The place, day and agency before a report's first words say nothing: "TARN, 3 May (Agency) - Villagers said".

Takes the statements of a text, its paragraphs and the place that its dateline names; yields them with sources and
contents that begin behind the dateline. Leaves alone whoever is called like a place where a colon stands, unless the
place is one that is known: "OKELLO: We never signed" is a turn of a transcript.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span

# It opens the first paragraph, or the one behind a line that was left in the text.
_NEAR = 2
# The day, the country, the agency: no two words of a sentence.
_MORE = r"(?:(?!\s[a-z]+\s[a-z]+\s)[^\n]){0,80}?"
_DASH = r"(?:\s?--|\s?[–—―]|\s[-_](?=\s))\s*"


def dateline_at(text: str, paragraphs: Sequence[Span], place: str | None, *, known: bool) -> Span | None:
    """Where the dateline of that place stands, up to the first words behind it; `known` places may have a colon.

    `paragraphs` are those below the headline.

    >>> told = "Tarn shut its port on Friday - again"
    >>> dateline_at(told, [Span(0, len(told))], "Tarn", known=True) is None
    True
    >>> text = "TARN, 3 May (Agency) - Villagers said"
    >>> dateline_at(text, [Span(0, len(text))], "TARN", known=False).of(text)
    'TARN, 3 May (Agency) - '
    >>> turn = "OKELLO: We never signed"
    >>> [dateline_at(turn, [Span(0, len(turn))], "OKELLO", known=known) for known in (False, True)]
    [None, Span(start=0, end=8)]
    """
    if not place:
        return None
    ends = rf"{_MORE}{_DASH}" + (r"|:\s*" if known else "")
    opening = re.compile(rf"{re.escape(place)}(?:{ends})")
    found = (opening.match(text, one.start, one.end) for one in paragraphs[:_NEAR])
    return next((Span(*match.span()) for match in found if match is not None), None)


def without_dateline(drafts: Iterable[Draft], dateline: Span | None) -> list[Draft]:
    """The statements without the dateline; one that says nothing but it is none.

    >>> said = Draft(source=(Span(0, 30),), cue=(Span(31, 35),), content=(Span(36, 50),), confidence=1)
    >>> without_dateline([said, replace(said, content=(Span(0, 8),))], Span(0, 8))[0].source
    (Span(start=8, end=30),)
    """
    if dateline is None:
        return list(drafts)
    freed = (
        draft
        if all(span.start >= dateline.end for span in (*draft.source, *draft.cue, *draft.content))
        else _behind(draft, dateline)
        for draft in drafts
    )
    return [draft for draft in freed if draft is not None]


def _behind(draft: Draft, dateline: Span) -> Draft | None:
    if any(dateline.touches(cue) for cue in draft.cue):
        return None
    source, content = (
        tuple(
            Span(max(span.start, dateline.end), span.end) if dateline.touches(span) else span
            for span in spans
            if not dateline.covers(span)
        )
        for spans in (draft.source, draft.content)
    )
    return replace(draft, source=source, content=content) if content else None
