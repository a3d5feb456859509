"""Lead text that an extractor returned back to the page it came from.

Takes a page's traced text and the extractor's blocks, in order; gives each block as traced text.
Characters are compared without white space, which extractors treat as they like. Leaves characters
that the page does not have untraced, so that no stretch is ever a guess.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.reading.texts.blocks import space_between
from onrecord.reading.texts.traced import NOWHERE, Traced

_SPACES: Final = re.compile(r"\s+")
# A block as long as this stands once in a page; a shorter one is sought near its neighbours.
_SURE: Final = 40
# How far ahead a single word is sought, in characters: a few lines.
_NEAR: Final = 3000


class Page:
    """A page's text as one run of characters without white space."""

    def __init__(self, text: Traced) -> None:
        """Index the text."""
        self.text = text
        self.places = [place for place, character in enumerate(text.text) if not character.isspace()]
        self.run = _SPACES.sub("", text.text)

    def trace(self, texts: Sequence[str]) -> list[Traced]:
        """Trace each of the texts, which stand in the page in this order as a rule.

        >>> page = Page(Traced.of_source("Rents  fell. <b>Again.</b>"))
        >>> [traced.span() for traced in page.trace(["Rents fell.", "Again."])]
        [Span(start=0, end=12), Span(start=16, end=22)]
        """
        starts = self._starts([_SPACES.sub("", text) for text in texts])
        return [self.trace_at(text, start) for text, start in zip(texts, starts, strict=True)]

    def _starts(self, runs: Sequence[str]) -> list[int]:
        """Where each run of characters begins; the long ones first, the short ones between them."""
        starts, at = [NOWHERE] * len(runs), 0
        for number, run in enumerate(runs):
            if len(run) >= _SURE:
                starts[number] = found = self.find(run, at)
                at = found + len(run) if found >= 0 else at
        at = 0
        for number, run in enumerate(runs):
            if starts[number] < 0 and run:
                stop = next((start for start in starts[number:] if start >= at), len(self.run))
                starts[number] = found = self._short(run, at, stop)
            at = max(at, starts[number] + len(run)) if starts[number] >= 0 else at
        return starts

    def find(self, run: str, at: int) -> int:
        """Where a run stands, from a place on if it does, else anywhere."""
        found = self.run.find(run, at)
        return found if found >= 0 else self.run.find(run)

    def _short(self, run: str, at: int, stop: int) -> int:
        # A short line just above a long one is that one's heading, not its namesake in a menu.
        found = self.run.rfind(run, max(at, stop - _NEAR), stop) if stop < len(self.run) else self.run.find(run, at)
        return found if found >= 0 else self.find(run, at)

    def trace_at(self, text: str, start: int) -> Traced:
        """A text whose characters stand in the page from a place on; word by word where they do not."""
        run = _SPACES.sub("", text)
        if start >= 0:
            return self._spaced(text, list(range(start, start + len(run))))
        return self._spaced(text, self._word_places(text))

    def trace_above(self, text: str, source: int) -> Traced:
        """A text that stands above a place of the source: its last occurrence there, else any, else untraced."""
        run = _SPACES.sub("", text)
        stop = bisect_left(self.places, source, key=lambda place: self.text.starts[place])
        found = self.run.rfind(run, 0, stop)
        return self.trace_at(text, found if found >= 0 else self.run.find(run))

    def _word_places(self, text: str) -> list[int]:
        places: list[int] = []
        at = self._first_words(text)
        for word in text.split():
            found = self.run.find(word, at, at + _NEAR) if at >= 0 else NOWHERE
            places += range(found, found + len(word)) if found >= 0 else [NOWHERE] * len(word)
            at = found + len(word) if found >= 0 else at
        return places

    def _first_words(self, text: str) -> int:
        """Where the first few words that stand together in the page stand."""
        words = text.split()
        for first in range(min(len(words), 12)):
            run = "".join(words[first : first + 5])
            if len(run) >= 12 and (found := self.run.find(run)) >= 0:
                return max(0, found - sum(map(len, words[:first])) - 40)
        return NOWHERE

    def _spaced(self, text: str, places: Sequence[int]) -> Traced:
        """The text with its words' characters from those places, and its spaces for what parts them there."""
        pieces: list[Traced] = []
        at = 0
        for word in text.split():
            traced = self._word(word, places[at : at + len(word)])
            if pieces:
                pieces.append(self._gap(pieces[-1], traced, places[at - 1], places[at]))
            pieces.append(traced)
            at += len(word)
        return Traced.joined(pieces)

    def _word(self, word: str, places: Sequence[int]) -> Traced:
        own = Traced.own(word)
        kind = type(own.starts)
        starts = kind("i", [self.text.starts[self.places[place]] if place >= 0 else NOWHERE for place in places])
        ends = kind("i", [self.text.ends[self.places[place]] if place >= 0 else NOWHERE for place in places])
        return Traced(word, starts, ends)

    def _gap(self, before: Traced, after: Traced, last: int, first: int) -> Traced:
        """A space; it leads to the source where nothing but space and mark-up stands between the two words."""
        return space_between(before, after) if last >= 0 and first == last + 1 else Traced.own(" ")
