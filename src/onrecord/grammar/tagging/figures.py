"""Figures that are times, and words that belong to a figure: "3 p.m.", "4 June 2019", "at least 40 people".

Takes the words and tags of a sentence in which days and months are marked; yields the tags, with the figures of times
marked as such and "at least" as part of the number behind it.
"""

import re
from collections.abc import Sequence

from onrecord.grammar.lexicon import Lexicon
from onrecord.grammar.tagging.times import MONTHS
from onrecord.grammar.tags import ABOUT, TIME

_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?")
_HALF_DAY = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock", "gmt", "utc"})
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_AMOUNTS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to")}
)
_AMOUNTS_BEGIN = frozenset(amount[0] for amount in _AMOUNTS)
# Such a word before a number tells how exact it is, and leads to nothing: "arrested about sixty men".
_ROUGHLY = frozenset({"about", "around", "over"})
_COUNTED = frozenset({"CD", "$", "#"})


def with_figures(words: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The tags, with figures of times and of amounts marked.

    >>> with_figures("at 3 p.m. police held at least 40".split(), "IN CD RB NN VBD IN JJS CD".split(), Lexicon())
    ['IN', 'TIME', 'TIME', 'NN', 'VBD', 'ABOUT', 'ABOUT', 'CD']
    >>> with_figures("on 4 June 2019 troops left".split(), ["IN", "CD", "TIME", "CD", "NNS", "VBD"], Lexicon())
    ['IN', 'TIME', 'TIME', 'TIME', 'NNS', 'VBD']
    >>> with_figures("2019 troops left Tarn".split(), ["CD", "NNS", "VBD", "NNP"], Lexicon())
    ['CD', 'NNS', 'VBD', 'NNP']
    """
    lower = [word.lower() for word in words]
    marked = list(tags)
    for at, word in enumerate(lower):
        # Most words can begin none of these.
        if word[0].isdigit():
            for place in _clock(at, lower):
                marked[place] = TIME
        elif tags[at] == TIME or word in lexicon.opens_dates:
            for place in (*_date(at, lower, tags), *_feast(at, lower, lexicon.dates)):
                marked[place] = TIME
        if word in _AMOUNTS_BEGIN and tuple(lower[at : at + 2]) in _AMOUNTS and tags[at + 2 : at + 3]:
            if tags[at + 2] in _COUNTED:
                marked[at : at + 2] = [ABOUT, ABOUT]
        elif word in _ROUGHLY and tags[at + 1 : at + 2] and tags[at + 1] in _COUNTED and not _of(at, lower, lexicon):
            marked[at] = ABOUT
    return marked


def _of(at: int, lower: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the word before is one that goes on with "about": "talked about 40 ships"."""
    return at > 0 and lower[at - 1].startswith(lexicon.going_on_with_about)


def _clock(at: int, lower: Sequence[str]) -> range:
    """The places of a time of day that begins here: "17:55", "3 p.m."."""
    if _CLOCK.fullmatch(lower[at]):
        return range(at, at + 1 + (lower[at + 1 : at + 2] != [] and lower[at + 1] in _HALF_DAY))
    follows = at + 1 < len(lower) and lower[at + 1] in _HALF_DAY
    return range(at, at + 2) if follows and _HOUR.fullmatch(lower[at]) else range(0)


def _date(at: int, lower: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The places of the day and the year around a month."""
    if tags[at] != TIME or lower[at] not in MONTHS:
        return []
    found = []
    if at and _DAY.fullmatch(lower[at - 1]):
        found.append(at - 1)
    behind = at + 1
    if behind < len(lower) and _DAY.fullmatch(lower[behind]):
        found.append(behind)
        behind += 1
    if behind + 1 < len(lower) and lower[behind] == "," and _YEAR.fullmatch(lower[behind + 1]) and found:
        behind += 1
    if behind < len(lower) and _YEAR.fullmatch(lower[behind]):
        found.append(behind)
    return found


def _feast(at: int, lower: Sequence[str], feasts: Sequence[tuple[str, ...]]) -> range:
    """The places of a feast that begins here: "New Year's Eve"."""
    for feast in feasts:
        if tuple(lower[at : at + len(feast)]) == feast:
            return range(at, at + len(feast))
    return range(0)
