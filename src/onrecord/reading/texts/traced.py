"""Text that knows where each of its characters came from.

Takes the source as one string; every change (a character dropped, a space put for three, an entity
decoded) keeps the way back. Leaves the meaning of the text alone.
"""

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.records import Span, Stretch

# The program's own characters (the blank line between parts) come from nowhere.
NOWHERE = -1
# So many characters are compared at once: at first, and at most.
_BLOCK, _LONGEST_BLOCK = 16, 4096
# Most sources are shorter than this, and copying numbers is far quicker than counting.
_COUNTED = array("i", range(1 << 16))


@dataclass(frozen=True, slots=True)
class Traced:
    """A text, and for each character the stretch of the source (`starts` to `ends`) that it stands for."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    @classmethod
    def of_source(cls, source: str) -> "Traced":
        """The source itself: each character stands for itself.

        >>> Traced.of_source("ab").cut(1, 2).span()
        Span(start=1, end=2)
        """
        return cls(source, _numbers(0, len(source)), _numbers(1, len(source) + 1))

    @classmethod
    def own(cls, text: str) -> "Traced":
        """Characters that the program puts in itself."""
        nowhere = array("i", [NOWHERE]) * len(text)
        return cls(text, nowhere, nowhere)

    @classmethod
    def joined(cls, pieces: Iterable["Traced"]) -> "Traced":
        """Several pieces, one after another."""
        texts, starts, ends = [], array("i"), array("i")
        for piece in pieces:
            texts.append(piece.text)
            starts.extend(piece.starts)
            ends.extend(piece.ends)
        return cls("".join(texts), starts, ends)

    def cut(self, start: int, end: int) -> "Traced":
        """The characters from `start` up to `end`."""
        return Traced(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def strip(self) -> "Traced":
        """Without white space at either end."""
        end = len(self.text.rstrip())
        return self.cut(min(len(self.text) - len(self.text.lstrip()), end), end)

    def replaced(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> "Traced":
        """Put `new(match)` for every match; what is new stands for all that it replaced.

        >>> one = Traced.of_source("a  b").replaced(re.compile(" +"), lambda match: " ")
        >>> one.text, one.cut(1, 2).span(), one.cut(2, 3).span()
        ('a b', Span(start=1, end=3), Span(start=3, end=4))
        """
        matches = [(match.start(), match.end(), new(match)) for match in pattern.finditer(self.text)]
        changes = [change for change in matches if self.text[change[0] : change[1]] != change[2]]
        return self.changed(changes) if changes else self

    def changed(self, changes: Iterable[tuple[int, int, str]]) -> "Traced":
        """Put each new text for the characters from start to end; changes in order, none overlapping."""
        texts: list[str] = []
        starts, ends, done = array("i"), array("i"), 0
        for start, end, new in changes:
            texts += (self.text[done:start], new)
            starts.extend(self.starts[done:start])
            ends.extend(self.ends[done:start])
            if end - start == len(new) == 1:
                starts.append(self.starts[start])
                ends.append(self.ends[start])
            elif new:
                starts.extend([self.starts[start]] * len(new))
                ends.extend([self.ends[end - 1]] * len(new))
            done = end
        texts.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        return Traced("".join(texts), starts, ends)

    def split(self, separator: str) -> list["Traced"]:
        """The pieces between the separators, which are left out."""
        pieces, start = [], 0
        while (end := self.text.find(separator, start)) >= 0:
            pieces.append(self.cut(start, end))
            start = end + len(separator)
        return [*pieces, self.cut(start, len(self.text))]

    def span(self) -> Span:
        """From the first to the last character of the source that this stands for; empty if it stands for none."""
        first = next((start for start in self.starts if start != NOWHERE), 0)
        last = next((end for end in reversed(self.ends) if end != NOWHERE), first)
        return Span(first, max(first, last))

    def stretches(self) -> tuple[Stretch, ...]:
        """The way back, as few stretches as will do.

        >>> Traced.joined([Traced.of_source("ab"), Traced.own("-")]).stretches()
        (Stretch(text=0, source=0, length=2, source_length=2),)
        """
        found, at = [], 0
        while at < len(self.text):
            start = self.starts[at]
            end = self._alike(at) if self._whole(at) else self._run(at)
            if start != NOWHERE:
                found.append(Stretch(at, start, end - at, self.ends[end - 1] - start))
            at = end
        return tuple(found)

    def _whole(self, at: int) -> bool:
        """Whether this character shares its source with a neighbour or stands for several characters."""
        shares = at + 1 < len(self.text) and self.starts[at + 1] == self.starts[at]
        return shares or self.ends[at] - self.starts[at] != 1

    def _alike(self, at: int) -> int:
        starts, ends, end = self.starts, self.ends, at + 1
        while end < len(self.text) and starts[end] == starts[at] and ends[end] == ends[at]:
            end += 1
        return end

    def _run(self, at: int) -> int:
        """Where the characters from `at` on stop standing for one character after another."""
        starts, first, end = self.starts, self.starts[at] - at, at + 1
        # Ever larger blocks while they fit, then ever smaller ones up to the very end.
        block = _BLOCK
        while self._straight(end, end + block, first):
            end += block
            block = min(2 * block, _LONGEST_BLOCK)
        while block := block // 2:
            if self._straight(end, end + block, first):
                end += block
        # The last one belongs to what follows if both stand for the same character.
        return end - 1 if end - at > 1 and end < len(self.text) and starts[end] == starts[end - 1] else end

    def _straight(self, start: int, end: int, first: int) -> bool:
        if end > len(self.text):
            return False
        here, behind = _numbers(first + start, first + end), _numbers(first + start + 1, first + end + 1)
        return self.starts[start:end] == here and self.ends[start:end] == behind


def _numbers(start: int, end: int) -> "array[int]":
    return _COUNTED[start:end] if start >= 0 and end <= len(_COUNTED) else array("i", range(start, end))
