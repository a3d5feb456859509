"""Which accusations tell another one again?

Takes the accusations of a report in its order; yields them, each that repeats another one with the id of that. It is
the same where nobody else accuses the same party, and the words share what they speak of beyond the names. Whoever
accuses by name is never a repetition of what the report tells in passing. Leaves apart what different accusers say,
and charges whose accused is open.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Accusation, Actor, Statement, words_of
from onrecord.resting.stems import stems

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
    told = []
    for accusation, charge in zip(made, charges, strict=True):
        parties = (*accusation.accused, accusation.accuser or "")
        names = [actors[one].name for one in parties if one in actors]
        about = stems(words_of(charge.content, text)) - stems(" ".join((*names, words_of(charge.cue, text))))
        told.append(_Told(accusation=accusation, about=about))
    first: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    repeated: dict[str, str] = {}
    for one in sorted(told, key=lambda one: (one.accusation.accuser is None, one.accusation.statement is None)):
        of_the_same = first[one.accusation.accused]
        same = next((other for other in of_the_same if _is_same(other, one)), None)
        if same is None:
            of_the_same.append(one)
        else:
            repeated[one.accusation.id] = same.accusation.id
    for accusation in made:
        yield replace(accusation, repeats=repeated.get(accusation.id))


def _is_same(other: _Told, one: _Told) -> bool:
    """Whether two accusations of one party are the same."""
    accusers = {other.accusation.accuser, one.accusation.accuser} - {None}
    return bool(one.accusation.accused) and len(accusers) <= 1 and len(other.about & one.about) >= _SHARED
