"""Read posts that a page has embedded, as copying leaves them: the words, a dash, a name, a handle in brackets, a date.

Takes the paragraphs; yields statements whose cue is the dash and whose source is the name with the handle. Leaves alone
a dash before a name without a handle (`turns` reads those), and a handle that is told in a sentence that goes on.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span

# A handle and a date behind a dash stand nowhere else than under a post.
CONFIDENCE: Final = 0.9
_SIGNATURE: Final = re.compile(
    r"(?P<cue>[—–―]|--)\s*(?P<who>[^—–―\n]{1,60}?\s\(@\w{1,30}\))"
    r"\s+(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?,? \d{4})\s*"
)
_DASH: Final = re.compile(r"[—–―]|--")
# A name, a handle and a date are not longer.
_LONGEST: Final = 130
# An address at the end leads to the post's picture, or to the post.
_LINKS: Final = re.compile(r"(?:\s*(?:https?://\S{1,100}|pic\.\w+\.com/\w{1,40}))+\s*$")
_FARTHEST: Final = 300


def posts(text: str, paragraphs: Sequence[Span]) -> Iterator[Draft]:
    """Read the posts among paragraphs; of one that is only signed, the words are the paragraph before.

    >>> def read(text):
    ...     return [(d.source[0].of(text), d.content[0].of(text)) for d in posts(text, [Span(0, len(text))])]
    >>> read("The weir is open! pic.example.com/aB3 — Ada Brook (@adabrook) March 3, 2021")
    [('Ada Brook (@adabrook)', 'The weir is open!')]
    >>> read("The weir is open — Ada Brook (@adabrook) wrote so on March 3, 2021")
    []
    """
    for before, place in pairwise([None, *paragraphs]):
        signature = _signature(text, place) if place is not None else None
        if place is None or signature is None:
            continue
        own = Span(place.start, signature.start())
        words = own if own.of(text).strip() else before
        if words is not None and (said := _without_links(text, words)) is not None:
            who, cue = Span(*signature.span("who")), Span(*signature.span("cue"))
            yield Draft(source=(who,), cue=(cue,), content=(said,), confidence=CONFIDENCE, verbatim=True)


def _signature(text: str, paragraph: Span) -> re.Match[str] | None:
    """The dash, name, handle and date that end a paragraph."""
    dashes = _DASH.finditer(text, max(paragraph.start, paragraph.end - _LONGEST), paragraph.end)
    return next((found for dash in dashes if (found := _SIGNATURE.fullmatch(text, dash.start(), paragraph.end))), None)


def _without_links(text: str, words: Span) -> Span | None:
    """What a post says, without the addresses behind it; None where it says nothing else."""
    far = max(words.start, words.end - _FARTHEST)
    links = _LINKS.search(text, far, words.end)
    end = links.start() if links else words.end
    said = Span(words.start, words.start + len(text[words.start : end].rstrip()))
    return said if said.end > said.start else None
