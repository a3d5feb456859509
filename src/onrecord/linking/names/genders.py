"""What gender does a report tell of somebody whom it only names: "Brook said she would"?

Takes the place behind a name; yields the gender of the pronoun that goes on from it. Leaves alone pronouns farther
off, which may be anybody's.
"""

import re
from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.records import Span

_ON = re.compile(
    r"(?:\s\([^()\n]{1,20}\))?\s(?:(?:has|had|also|later|then)\s){0,2}([a-z]+)(?:\sthat)?\s(he|she)(?:['’]\w+)?\s"
)
# A participle behind the comma is of whoever is named before it, as a rule, and so is "her" in it.
_KNOWN_FOR = re.compile(
    r",\s(?:(?:also|best|better|widely|long)\s){0,2}(?:acclaimed|celebrated|famed|famous|known|noted|remembered|renowned)"
    r"\s(?:as|for|in)\s(?:\w+\s)?(his|her)\s"
)

_GENDERS = {"he": "m", "his": "m", "her": "f", "she": "f"}
_OPENS = re.compile(r"(?:that\s)?(he|she)\b")


def told_behind(text: str, place: int, codebook: Codebook) -> str | None:
    """The gender of whoever is named up to a place and goes on to speak of himself or herself.

    >>> from onrecord.codebook import load
    >>> told = ("said she would", "says that he'd come", "told her", "left he ")
    >>> [told_behind(f"Brook {words}", 5, load()) for words in told]
    ['f', 'm', None, None]
    >>> [told_behind(f"Brook{words}", 5, load()) for words in (", known for her songs,", ", shot by her brother,")]
    ['f', None]
    """
    if (known := _KNOWN_FOR.match(text, place)) is not None:
        return _GENDERS[known[1]]
    on = _ON.match(text, place)
    return _GENDERS[on[2]] if on is not None and on[1] in codebook.cueing.cues else None


def speaks_as(text: str, content: Sequence[Span], *, quoted: bool) -> str | None:
    """The gender of whoever a paraphrase begins with, who as a rule makes it: "she would come", not “she will come”.

    >>> [speaks_as("that she would come", [Span(0, 19)], quoted=quoted) for quoted in (False, True)]
    ['f', None]
    """
    opens = _OPENS.match(text, content[0].start, content[0].end) if content and not quoted else None
    return _GENDERS[opens[1]] if opens is not None else None
