"""Whose or where are people whom a source only describes: "officials in Ellery", "a spokesman for the Harbour Board"?

Takes a source and what is called so in it; yields the words behind the noun that tell it, and whether they tell of a
body that has a name, whose office it then is. Leaves alone clauses, and words
that tell when or in what something is said.
"""

import re
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.linking.cast.scene import Scene
from onrecord.linking.names.kinds import is_plural
from onrecord.linking.phrases.phrase import bare, head_of, strip, without_article
from onrecord.records import Span

_TAIL = re.compile(
    r"\s(?:at|close to|familiar with|for|from|in|near|of|with)\s[^,;:()—–\"“”\n]+?"
    r"(?=$|[,;:()—–\"“”\n]|\s(?:who|whose|which|that)\b)"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Behind:
    """The words behind a noun, with the space before them; `of_an_office` where somebody speaks for whom they name."""

    words: str = ""
    of_an_office: bool = False


def whose_or_where(scene: Scene, name: str, source: Span) -> Behind:
    """What a source tells of people behind the noun that they are called by, where that noun is all of their name."""
    span = strip(scene.text, Span(source.start, min(source.end, source.start + 4 * _LONGEST)))
    said = scene.phrase(span)
    core = said.core.of(scene.text)
    found = _TAIL.match(said.tail) if name in (bare(core), without_article(core)) else None
    words = found[0].rstrip() if found is not None else ""
    if not words or len(words) > _LONGEST or _tells_a_time(words, scene.codebook):
        return Behind()
    named = scene.bodies(Span(said.core.end, said.core.end + len(words)))
    office = any(entry.kind == "organisation" for _, entry in named) and not is_plural(head_of(core), scene.codebook)
    return Behind(words, of_an_office=office)


def _tells_a_time(words: str, codebook: Codebook) -> bool:
    """Whether words behind a noun tell when or in what something is said, and not whose somebody is.

    >>> from onrecord.codebook import load
    >>> [_tells_a_time(words, load()) for words in (" in May", " of course", " in a statement", " in the ministry")]
    [True, True, True, False]
    """
    last, calendar = words.lower().split()[-1], codebook.calendar
    times = (calendar.months, calendar.weekdays, calendar.seasons, calendar.parts_of_day, calendar.units)
    said_in = (codebook.settings.venues, codebook.sources.carriers, codebook.heads.document)
    return last.isdigit() or last in ("ago", "course") or any(last in words for words in (*times, *said_in))
