"""Find statements of speakers whose name stands in square brackets, as monitoring services print broadcasts.

    [Begin recording] [Okello] We have closed the lock. [End recording]
    [Okello] "We have closed the lock."

Takes the paragraphs; yields a statement for each such turn, whose cue is the bracket that closes its label. A recording
goes on through paragraphs without a label until it ends; outside of one, an exchange does so up to the next label, and
a lone label counts only before a quotation. Leaves alone what could not be heard, what was left out, and other words of
an editor.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from onrecord.codebook import Codebook
from onrecord.finding.attribution.drafts import BY_FORM, Draft
from onrecord.finding.attribution.sources.may_speak import name_ends, speaks
from onrecord.records import Span
from onrecord.records.labels import Name

# An answer may go on for paragraphs; past so many without a label, the report goes on in its own voice.
LONGEST_ANSWER = 6
# Of a recording nobody may have printed the end.
_LONGEST_RECORDING = 40
_BEGINS = re.compile(r"\[begin [^\[\]\n]{0,60}\]", re.IGNORECASE)
_ENDS = re.compile(r" ?\[(?:end|recording ends|video ends)\b[^\[\]\n]{0,60}\]", re.IGNORECASE)
_TURN = re.compile(r"\s*\[(?P<who>[^\W\d_][^\[\]\n:]{1,60})(?P<cue>\])\s*(?P<said>[^\s\[].*)", re.DOTALL)
_HOW = re.compile(r", (?:in \w+|interrupting|continuing|in progress|speaking in \w+)$", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:\d+[- ]|few |several )?(?:words?|passages?|names?|sentences?|numbers?|questions?|figures?|dates?)\b"
    r"|.*\b(?:indistinct|omitted|inaudible|as (?:heard|received|published|printed|transliterated)|break in reception)$"
    r"|applause|laughter|music|pause|sic|signed|dated|text|excerpts?|summary|continued|end|begin\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LONGEST_LABEL = 5
_MARKS = ("“", '"', "«", "„", "‘", "'")


class _Turn(NamedTuple):
    number: int
    who: Span
    cue: Span
    said: list[Span]
    recorded: bool


def recorded(text: str, paragraphs: Sequence[Span], names: Iterable[Name], codebook: Codebook) -> Iterator[Draft]:
    """Read the turns of speakers in brackets.

    >>> from onrecord.codebook import load
    >>> def told(text):
    ...     found = recorded(text, [Span(0, len(text))], [], load())
    ...     return [(one.source[0].of(text), one.content[0].of(text)) for one in found]
    >>> told("[Begin recording] [Reporter] Is it closed? [End recording]"), told('[Reporter] "It is closed."')
    ([('Reporter', 'Is it closed?')], [('Reporter', '"It is closed."')])
    >>> told("[Begin recording] [words indistinct] is closed. [End recording]"), told("[Reporter] It is closed.")
    ([], [])
    """
    if not any(text.startswith("[", place.start) for place in paragraphs):
        return
    found = _turns(text, paragraphs, _Labels(text, name_ends(names), codebook))
    exchange = len({turn.who.of(text) for turn in found}) > 1
    for turn, following in zip_longest(found, found[1:]):
        quoted = turn.said[0].of(text).startswith(_MARKS)
        if not (turn.recorded or exchange or quoted):
            continue
        said = turn.said
        if exchange and not turn.recorded and following and following.number - turn.number <= LONGEST_ANSWER:
            said = [*said, *paragraphs[turn.number + 1 : following.number]]
        yield Draft(source=(turn.who,), cue=(turn.cue,), content=tuple(said), confidence=BY_FORM)


class _Labels:
    """What may be a label in a text."""

    def __init__(self, text: str, ends: Container[int], codebook: Codebook) -> None:
        self._text, self._ends, self._codebook = text, ends, codebook
        self._words = Counter(_WORD.findall(text))

    def has(self, who: Span) -> bool:
        """Whether words are a role in an exchange, somebody's name, or a surname that stands elsewhere, too."""
        words = who.of(self._text).split()
        if " ".join(words).lower() in self._codebook.cueing.turn_labels:
            return True
        if speaks(self._text, who, self._ends, self._codebook):
            return True
        named = all(word[0].isupper() for word in words) and len(words) <= _LONGEST_LABEL
        return named and self._words[words[-1]] > 1


def _turns(text: str, paragraphs: Sequence[Span], labels: _Labels) -> list[_Turn]:
    """The paragraphs that begin with a label, those of a recording with what goes on in it."""
    found: list[_Turn] = []
    runs, last = False, None  # type: tuple[bool, int | None]
    for number, place in enumerate(paragraphs):
        begin = _BEGINS.search(text, place.start, place.end) if "[" in place.of(text) else None
        runs = runs or begin is not None
        stop = _ENDS.search(text, begin.end() if begin else place.start, place.end) if runs else None
        end = stop.start() if stop else place.end
        turn = _turn(text, Span(begin.end() if begin else place.start, end), labels)
        if turn is not None:
            found.append(_Turn(number, *turn, recorded=runs))
            last = number if runs else None
        elif runs and not begin and last is not None and number - last <= _LONGEST_RECORDING and end > place.start:
            found[-1].said.append(Span(place.start, end))
        runs, last = runs and stop is None, None if stop else last
    return found


def _turn(text: str, place: Span, labels: _Labels) -> tuple[Span, Span, list[Span]] | None:
    match = _TURN.match(text, place.start, place.end)
    if match is None or _REMARK.match(match["who"]):
        return None
    how = _HOW.search(match["who"])
    who = Span(match.start("who"), match.start("who") + (how.start() if how else len(match["who"])))
    if not labels.has(who):
        return None
    return who, Span(*match.span("cue")), [Span(*match.span("said"))]
