"""The names of an article, each with its mentions, and which of them stand in a stretch of its text.

Takes what `names` has gathered; gives it by place, by word and by surname. Decides nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.records import Span, SpanIndex


@dataclass(slots=True)
class Entry:
    """One named person, body, place or other: `tokens` are the lower-case words of its fullest name.

    `generation` tells a father and a son of one name apart, where the text does.
    """

    kind: str
    name: str
    tokens: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)
    full: list[Span] = field(default_factory=list)
    generation: str | None = None

    @property
    def first(self) -> int:
        """Where it stands first; the mentions are in order."""
        return self.mentions[0].start


@dataclass(frozen=True)
class Roster:
    """The named persons and bodies of an article, each with its mentions in order."""

    entries: tuple[Entry, ...]
    ambiguous: dict[Span, tuple[Entry, ...]]

    @cached_property
    def _named(self) -> SpanIndex[tuple[Span, Entry]]:
        return SpanIndex((m, (m, entry)) for entry in self.entries for m in entry.mentions)

    @cached_property
    def _open(self) -> SpanIndex[tuple[Span, tuple[Entry, ...]]]:
        return SpanIndex((mention, (mention, who)) for mention, who in self.ambiguous.items())

    @cached_property
    def people_by_word(self) -> dict[str, list[Entry]]:
        """The persons whose names have a word, in small letters."""
        return _by_words(
            (word, entry) for entry in self.entries if entry.kind == "person" for word in set(entry.tokens)
        )

    @cached_property
    def people_by_surname(self) -> dict[str, list[Entry]]:
        """The persons whose names end in a word, in small letters."""
        return _by_words((entry.tokens[-1], entry) for entry in self.entries if entry.kind == "person")

    def open(self, span: Span) -> list[tuple[Span, tuple[Entry, ...]]]:
        """The mentions inside a span that several may be meant by, with these."""
        return self._open.inside(span)

    def inside(self, span: Span) -> list[tuple[Span, Entry]]:
        """The mentions inside a span with their entries, in the order of these."""
        return self._named.inside(span)

    def touching(self, span: Span) -> list[tuple[Span, Entry]]:
        """The mentions that share a character with a span, with their entries, in the order of these."""
        return self._named.touching(span)

    def at(self, span: Span) -> Entry | None:
        """The entry that has a mention touching the span."""
        return next((entry for _, entry in self.touching(span)), None)

    def before(self, place: int, kind: str) -> list[Entry]:
        """Entries of a kind named before a place, the latest first."""
        named = [
            (entry.mentions[count - 1].start, number, entry)
            for number, entry in enumerate(self.entries)
            if entry.kind == kind and (count := bisect_left(entry.mentions, Span(place, 0)))
        ]
        return [entry for _, _, entry in sorted(named, key=lambda row: (-row[0], row[1]))]


def _by_words(rows: Iterable[tuple[str, Entry]]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for word, entry in rows:
        found[word].append(entry)
    return dict(found)
