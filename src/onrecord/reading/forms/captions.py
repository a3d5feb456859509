"""Read closed captions: lines of a few words, a mark where another person speaks.

Takes settled text; gives it with a paragraph for each turn (`>>` begins a turn, `>>>` a new story; the marks stay).
Leaves any other text as it is: in mail the same mark stands before what somebody else wrote, on every line.
"""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.reading.texts.traced import Traced

_MARK: Final = re.compile(r"^[ \t]*(?=>{2,3}[^>\n])", re.MULTILINE)
_BREAK: Final = re.compile(r"\n[ \t]*(?=\S)")
_LINE: Final = re.compile(r"^.*\S.*$", re.MULTILINE)
_LEAST: Final = 2
# Captions are two lines or more to a turn; where most lines begin with the mark, it is a quoted mail.
_MOST: Final = 0.75


def turns_apart(settled: Traced) -> Traced:
    """A paragraph for each turn of captions.

    >>> turns_apart(Traced.of_source(">> THE LOCK IS\\nCLOSED.\\n>> NOBODY KNEW\\nWHY.")).text
    '>> THE LOCK IS CLOSED.\\n\\n>> NOBODY KNEW WHY.'
    """
    text = settled.text
    marks = [match.span() for match in _MARK.finditer(text)]
    lines = sum(1 for _ in _LINE.finditer(text))
    if not _LEAST <= len(marks) <= _MOST * lines:
        return settled
    return settled.changed(_changes(text, marks))


def _changes(text: str, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """What is put for each mark with the break before it, and for each break inside a turn."""
    at = 0
    for start, end in [*marks, (len(text), len(text))]:
        behind = len(text[at:start].rstrip()) + at
        for match in _BREAK.finditer(text, at, behind):
            # A blank line parts paragraphs of one turn.
            if text[match.start() - 1 : match.start()] != "\n":
                yield match.start(), match.end(), " "
        if start < len(text):
            yield behind, end, "\n\n" if behind else ""
        at = end
