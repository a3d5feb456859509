"""What changed between two versions of a page, told by their statements.

Takes two records; gives which statements stayed, changed, came and went. Leaves their meaning alone: a
statement is the same where its words, its speaker's name and its cue are. The cue is, because "promised to
resign" and "refused to resign" have the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from onrecord.records import Record, Span, words_of

_ALIKE: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as two versions can be compared by it."""

    id: str
    speaker: str | None
    cue: str
    words: str

    @property
    def same_as(self) -> tuple[str | None, str, str]:
        """What another statement must share to be this one."""
        return self.speaker, self.cue, self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The statements of two versions, paired."""

    stayed: tuple[Told, ...] = ()
    changed: tuple[tuple[Told, Told], ...] = ()
    came: tuple[Told, ...] = ()
    went: tuple[Told, ...] = ()

    def summary(self) -> str:
        """In a few words."""
        counts = (("stayed", self.stayed), ("changed", self.changed), ("came", self.came), ("went", self.went))
        return ", ".join(f"{len(which)} {what}" for what, which in counts if which) or "no statements in either"


def difference(older: Record, newer: Record) -> Difference:
    """Compare the statements of two versions, each paired at most once, the most alike first."""
    before, after = _told(older), _told(newer)
    stayed: list[Told] = []
    for told in list(after):
        same = next((one for one in before if one.same_as == told.same_as), None)
        if same:
            stayed.append(told)
            before.remove(same)
            after.remove(told)
    changed = _pairs(before, after)
    paired = {told.id for pair in changed for told in pair}
    return Difference(
        stayed=tuple(stayed),
        changed=changed,
        came=tuple(told for told in after if told.id not in paired),
        went=tuple(told for told in before if told.id not in paired),
    )


def _told(record: Record) -> list[Told]:
    names = {actor.id: actor.name for actor in record.actors}
    return [
        Told(
            id=statement.id,
            speaker=names.get(statement.speaker) if statement.speaker else None,
            cue=_words(statement.cue, record),
            words=_words(statement.content, record),
        )
        for statement in record.statements
    ]


def _words(spans: Sequence[Span], record: Record) -> str:
    return " ".join(words_of(spans, record.article.text).split())


def _pairs(before: list[Told], after: list[Told]) -> tuple[tuple[Told, Told], ...]:
    scored = [(_likeness(old, new), at, to) for at, old in enumerate(before) for to, new in enumerate(after)]
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for score, at, to in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score >= _ALIKE and at not in used_old and to not in used_new:
            used_old.add(at)
            used_new.add(to)
            pairs.append((at, to))
    return tuple((before[at], after[to]) for at, to in sorted(pairs))


def _likeness(old: Told, new: Told) -> float:
    words = SequenceMatcher(None, old.words, new.words, autojunk=False)
    return words.ratio() if words.real_quick_ratio() >= _ALIKE else 0.0
