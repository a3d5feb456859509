"""Which accusations tell an earlier one again?

Takes the accusations of a report in its order; yields them, each that repeats an earlier one with the id of that. It is
the same where nobody else accuses the same party, and the words share what they speak of beyond the names. Leaves
apart what different accusers say, and charges whose accused is open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.pipeline.wordings import stems
from onrecord.records import Accusation, Actor, Statement, words_of

# With one word in common, two charges may still be of two deeds.
_SHARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    accusation: Accusation
    about: frozenset[str]


def with_repeats(
    text: str, made: Sequence[Accusation], charges: Sequence[Statement], actors: Mapping[str, Actor]
) -> Iterator[Accusation]:
    """The accusations, with those that they repeat; `charges` are what each of them rests on."""
    first: list[_Told] = []
    for accusation, charge in zip(made, charges, strict=True):
        parties = (*accusation.accused, accusation.accuser or "")
        names = [actors[one].name for one in parties if one in actors]
        about = stems(words_of(charge.content, text)) - stems(" ".join((*names, words_of(charge.cue, text))))
        one = _Told(accusation=accusation, about=about)
        same = next((other for other in first if _is_same(other, one)), None)
        if same is None:
            first.append(one)
        yield replace(accusation, repeats=same.accusation.id) if same is not None else accusation


def _is_same(other: _Told, one: _Told) -> bool:
    accusers = {other.accusation.accuser, one.accusation.accuser} - {None}
    same = bool(one.accusation.accused) and one.accusation.accused == other.accusation.accused
    return same and len(accusers) <= 1 and len(other.about & one.about) >= _SHARED
