"""Which accusations tell another one again?

Takes the accusations of a report in its order; yields them, each that repeats another one with the id of that. It is
the same where nobody else accuses the same party, and the words share what they speak of beyond the names, which those
of a headline need not: it says again what the body says. Nor need a headline call the party by its name, where who
accuses there accuses somebody of the same in the body. Whoever accuses by name is never a repetition of what the report
tells in passing. Leaves apart what different accusers say, and charges whose accused is open.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Accusation, Actor, Statement, words_of
from onrecord.resting.stems import stems

# With one word in common, two charges may still be of two deeds.
_SHARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    accusation: Accusation
    about: frozenset[str]
    in_title: bool


def with_repeats(
    text: str,
    made: Sequence[Accusation],
    charges: Sequence[Statement],
    actors: Mapping[str, Actor],
    in_title: Collection[str] = (),
) -> Iterator[Accusation]:
    """The accusations, with those that they repeat; `charges` are what each rests on, `in_title` the headline's ids."""
    told = []
    for accusation, charge in zip(made, charges, strict=True):
        parties = (*accusation.accused, accusation.accuser or "")
        names = [actors[one].name for one in parties if one in actors]
        about = stems(words_of(charge.content, text)) - stems(" ".join((*names, words_of(charge.cue, text))))
        told.append(_Told(accusation=accusation, about=about, in_title=charge.id in in_title))
    first: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    repeated: dict[str, str] = {}
    for one in sorted(told, key=_first_of_all):
        of_the_same = first[one.accusation.accused]
        same = next((other for other in of_the_same if _is_same(other, one)), None) or _in_other_words(told, one)
        if same is None:
            of_the_same.append(one)
        else:
            repeated[one.accusation.id] = same.accusation.id
    for accusation in made:
        yield replace(accusation, repeats=repeated.get(accusation.id))


def _first_of_all(one: _Told) -> tuple[bool, bool, bool]:
    """What orders the tellings, so that the one that others repeat is in the body, by name and a statement."""
    return one.in_title, one.accusation.accuser is None, one.accusation.statement is None


def _in_other_words(told: Sequence[_Told], one: _Told) -> _Told | None:
    """What the same accuser says in the body of the same, which a headline puts shortly: "Lund: rival poisoned lake".

    One of the two has no name for whoever is accused; two names are two parties.
    """
    by = one.accusation.accuser
    if not one.in_title or by is None:
        return None
    theirs = (other for other in told if not other.in_title and other.accusation.accuser == by)
    alike = (other for other in theirs if other.about & one.about)
    return next((other for other in alike if not (other.accusation.accused and one.accusation.accused)), None)


def _is_same(other: _Told, one: _Told) -> bool:
    """Whether two accusations of one party are the same."""
    accusers = {other.accusation.accuser, one.accusation.accuser} - {None}
    shared = one.in_title or len(other.about & one.about) >= _SHARED
    return bool(one.accusation.accused) and len(accusers) <= 1 and shared
