"""Sentences that have been read are not read again: times, events and statements ask for the same ones.

Keeps what was read as it was, and hands out copies, whose clauses may be changed.
"""

from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import dataclass, field

from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.words import Word

# Those of a long report.
_MOST = 512


@dataclass(slots=True)
class Memory:
    """What was read lately, by the printed words and the vocabulary that they were read with."""

    _kept: dict[Hashable, tuple[Parsed, Sequence[Container[str]]]] = field(default_factory=dict)

    def recall(
        self,
        words: Sequence[Word],
        texts: Sequence[str],
        vocabulary: Sequence[Container[str]],
        further: Hashable,
        read: Callable[[], Parsed],
    ) -> Parsed:
        """A sentence, read with `read` where it is new; `vocabulary` is told apart by which object it is."""
        key = (tuple(texts), tuple(map(id, vocabulary)), further)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            # The vocabulary is kept as well, so that no other one gets its identity meanwhile.
            kept = self._kept[key] = (read(), vocabulary)
        return _copied(kept[0], words)


def _copied(parsed: Parsed, words: Sequence[Word]) -> Parsed:
    clauses = tuple(map(_as_read, parsed.clauses))
    return Parsed(tuple(words), parsed.lower, parsed.tags, parsed.phrases, clauses, parsed.phrase_at, parsed.group_at)


def _as_read(clause: Clause) -> Clause:
    return Clause(
        clause.number,
        clause.group,
        list(clause.subject),
        list(clause.objects),
        list(clause.preps),
        clause.over,
        clause.link,
        clause.noun,
        clause.marker,
        clause.end,
    )
