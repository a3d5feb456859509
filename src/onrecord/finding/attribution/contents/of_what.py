"""The preposition between a cue and what it is said of belongs to the cue: "complained about | the rents".

Takes a statement; yields it with that preposition in its cue, where the tagger has begun the content with it. So do the
annotators of PolNeAR's half for training with 1,798 of 1,913 such words. Leaves alone what opens a clause of its own
("said about half had left", "said on Monday, rents fell") and "to", "as", "in", "at" and "with", which they give to
either.
"""

import re
from dataclasses import replace

from onrecord.codebook.calendar import Calendar
from onrecord.finding.attribution.drafts import Draft
from onrecord.records import Span

_LED = re.compile(r"\s(?P<led>about|against|for|into|of|on|over)\s+(?=(?P<next>[\w.,$£€]+))(?![^,.;]{0,24},)")
_HALVES = frozenset({"half", "third", "quarter"})


def of_what(text: str, draft: Draft, calendar: Calendar) -> Draft:
    """The statement with the preposition that leads to its content in its cue.

    >>> from onrecord.codebook import load
    >>> def cue(text, said):
    ...     content = Span(text.index(said), len(text))
    ...     draft = Draft(cue=(Span(text.index(" ") + 1, content.start - 1),), content=(content,), confidence=1)
    ...     found = of_what(text, draft, load().calendar)
    ...     return [span.of(text) for span in (*found.cue, *found.content)]
    >>> cue("Okello complained about the rents", "about")
    ['complained about', 'the rents']
    >>> cue("Okello said about 20 brokers had left", "about")
    ['said', 'about 20 brokers had left']
    """
    cue = draft.cue[-1] if draft.cue else None
    at = next((at for at, span in enumerate(draft.content) if cue is not None and span.start == cue.end + 1), None)
    if cue is None or at is None:
        return draft
    led = _LED.match(text, cue.end, draft.content[at].end)
    if led is None or _counts(led["next"], calendar):
        return draft
    content = (*draft.content[:at], Span(led.end(), draft.content[at].end), *draft.content[at + 1 :])
    return replace(draft, cue=(*draft.cue[:-1], Span(cue.start, led.end("led"))), content=content)


def _counts(word: str, calendar: Calendar) -> bool:
    """Whether a word begins a number or a day rather than names a thing: "about 20", "about one-third", "on Monday".

    >>> from onrecord.codebook import load
    >>> [_counts(word, load().calendar) for word in ("20", "one-third", "half", "$3", "Monday", "brokers")]
    [True, True, True, True, True, False]
    """
    first = word.lower().partition("-")[0].strip(".,")
    told = first in _HALVES or first in calendar.weekdays or first in calendar.months
    return told or any(letter.isdecimal() for letter in first) or calendar.number(first) is not None
