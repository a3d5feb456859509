"""Sentences that have been read are not read again: times, events and statements ask for the same ones.

Keeps what was read as it was, and hands out copies, whose clauses may be changed.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.words import Word

# Those of a long report.
_MOST = 512


@dataclass(slots=True)
class Memory:
    """What was read lately, by the printed words and what they were read with."""

    _kept: dict[Hashable, Parsed] = field(default_factory=dict)

    def recall(self, words: Sequence[Word], texts: Sequence[str], by: Hashable, read: Callable[[], Parsed]) -> Parsed:
        """A sentence, read with `read` where it is new; `by` is what it is read with."""
        key = (tuple(texts), by)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[key] = read()
        return replace(kept, words=tuple(words), clauses=tuple(map(_as_read, kept.clauses)))


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
