"""Who has a part in a record so far, and who of them is meant by the very words of a party to a deed?

Takes referents as they are found, with their mentions; yields keys that stand for them, and whoever is spoken of where
some words stand, such as the power that once ruled a country. Leaves alone whom words mean that nobody is known by:
`parties` asks that.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.linking.cast.referents import Referent
from onrecord.records import Span

Key = tuple[int, ...]
_TOGETHER = re.compile(r"\b(?:and|or)\b")
_FURTHER = re.compile(r"\s(?:of|for|from|to|with|at|in|by|who|whose|that|which)\s")
_OWNER = re.compile(r"(?:his|her|its|their)", re.IGNORECASE)
# Letters of text whose actors are looked up together.
_STRETCH = 200


@dataclass(slots=True)
class Cast:
    """The actors so far, by their referents, in the order in which they were taken."""

    by_key: dict[Key, tuple[Referent, ...]] = field(default_factory=dict)
    _numbers: dict[Key, int] = field(default_factory=dict)
    # Who is spoken of in a stretch of text, by number; how many of its later mentions have been looked at.
    _near: defaultdict[int, dict[int, Referent]] = field(default_factory=lambda: defaultdict(dict))
    _heard: dict[int, int] = field(default_factory=dict)

    def take(self, who: tuple[Referent, ...]) -> Key:
        """Take in an actor, who may be several together."""
        key = tuple(id(one) for one in who)
        self.by_key.setdefault(key, who)
        self._numbers.setdefault(key, len(self._numbers))
        return key

    def hear(self, who: Iterable[Referent]) -> None:
        """Look where actors are spoken of, those among them who have been given further mentions; skip who is none."""
        for one in who:
            number = self._numbers.get((id(one),))
            if number is None:
                continue
            known = self._heard.get(number)
            self._heard[number] = len(one.later)
            for mention in one.mentions if known is None else one.later[known:]:
                for stretch in range(mention.start // _STRETCH, mention.end // _STRETCH + 1):
                    self._near[stretch][number] = one

    def known(self, text: str, span: Span) -> tuple[Referent, ...]:
        """The first actor who has been heard to be meant by these very words, as one alone or nobody.

        Not by words round them that only tell of somebody else ("the parents of a boy", the "her" of "her lawyer") or
        of others too ("and creditors").
        """
        near = self._near.get(span.start // _STRETCH, {})
        return next(((near[number],) for number in sorted(near) if _means(text, near[number], span)), ())


def _means(text: str, one: Referent, span: Span) -> bool:
    """Whether a mention of somebody lies round words, and tells of nobody else."""
    mention = one.mention_round(span)
    return (
        mention is not None
        and not (mention != span and _OWNER.fullmatch(span.of(text)))
        and not _FURTHER.search(text, mention.start, span.start)
        and not _TOGETHER.search(f"{text[mention.start : span.start]} {text[span.end : mention.end]}")
    )
