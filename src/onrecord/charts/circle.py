"""Set actors round a circle so that those with much between them stand near each other.

Takes weights between pairs; gives an order. No force, no chance: whole numbers alone, so that every machine finds
the same order. Labels stand outside the circle, each in a sector of its own, so that no two can collide.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Pair = tuple[str, str]
Weights = Mapping[Pair, int]
_ROUNDS = 12


def heaviest(weights: Weights, most: int) -> list[str]:
    """The actors with the most between them and others, by weight and then by id.

    >>> heaviest({("a", "b"): 3, ("c", "b"): 1, ("d", "a"): 1}, 3)
    ['a', 'b', 'c']
    """
    total: defaultdict[str, int] = defaultdict(int)
    for pair, weight in weights.items():
        for end in pair:
            total[end] += weight
    return sorted(total, key=lambda one: (-total[one], one))[:most]


def strong(weights: Weights, actors: Sequence[str], most: int) -> set[Pair]:
    """The pairs to draw: the strongest tie of each actor, then the strongest of all, up to so many.

    An actor is never left without its tie, even where the picture would be clearer.

    >>> sorted(strong({("a", "b"): 9, ("b", "a"): 8, ("c", "a"): 1}, ["a", "b", "c"], 2))
    [('a', 'b'), ('c', 'a')]
    """
    there = set(actors)
    inside = [pair for pair in weights if pair[0] in there and pair[1] in there]
    ranked = sorted(inside, key=lambda pair: (-weights[pair], pair))
    kept: set[Pair] = set()
    tied: set[str] = set()
    for pair in ranked:
        if not tied >= set(pair):
            kept.add(pair)
            tied |= set(pair)
    for pair in ranked:
        if len(kept) >= most:
            break
        kept.add(pair)
    return kept


def order(actors: Sequence[str], weights: Weights) -> list[str]:
    """The order round the circle: two change places while that shortens the way between those who are tied.

    >>> order(["a", "b", "c", "d"], {("a", "c"): 5, ("b", "d"): 5})
    ['a', 'c', 'b', 'd']
    """
    number = len(actors)
    if number < 4:
        return list(actors)
    at = {actor: place for place, actor in enumerate(actors)}
    tied = np.zeros((number, number), dtype=np.int64)
    for (one, other), weight in weights.items():
        if one in at and other in at and one != other:
            tied[at[one], at[other]] += weight
            tied[at[other], at[one]] += weight
    gap = np.abs(np.subtract.outer(np.arange(number), np.arange(number)))
    far = np.minimum(gap, number - gap)
    place = _settled(_begun(tied, number), tied, far)
    return [actors[int(one)] for one in np.argsort(place, kind="stable")]


def _begun(tied: npt.NDArray[np.int64], number: int) -> npt.NDArray[np.int64]:
    """A first order: each next actor is the one most tied to the last few set."""
    left, chain = set(range(1, number)), [0]
    while left:
        chain.append(
            max(left, key=lambda one: (int(tied[one, chain[-1]]) * 4 + int(tied[one, chain[-3:]].sum()), -one))
        )
        left.remove(chain[-1])
    place = np.empty(number, dtype=np.int64)
    place[chain] = np.arange(number)
    return place


def _settled(
    place: npt.NDArray[np.int64], tied: npt.NDArray[np.int64], far: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Let two change places as long as it helps."""
    number = len(place)
    for _ in range(_ROUNDS):
        better = False
        for one in range(number):
            for other in range(one + 1, number):
                here, there = far[place[one], place], far[place[other], place]
                mine, theirs = tied[one].copy(), tied[other].copy()
                mine[[one, other]] = theirs[[one, other]] = 0
                if int(((mine - theirs) * (there - here)).sum()) < 0:
                    place[one], place[other] = place[other], place[one]
                    better = True
        if not better:
            break
    return place
