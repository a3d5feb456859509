"""Who is spoken of in a stretch of a text, and who is called so?

Takes referents as they become known, and hears of each further mention; gives those with a mention that starts in a
stretch, and those of a name, without looking at all whom a text names. Leaves alone who is meant.
"""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.codebook import folded
from onrecord.linking.cast.referents import Referent
from onrecord.records import Span

# So many characters share a shelf: few people are spoken of on one.
_SHELF = 256


class Whereabouts:
    """Everybody by the places where they are spoken of, in the order in which they became known.

    >>> from onrecord.records import SpeakerKind
    >>> ada, ivo = (Referent(name=name, kind=SpeakerKind.PERSON) for name in ("Ada", "Ivo"))
    >>> known = Whereabouts([ada, ivo])
    >>> ivo.noted(Span(10, 13)), ada.noted(Span(700, 703)), ada.noted(Span(20, 23))
    (None, None, None)
    >>> [[(number, one.name) for number, one in known.between(*place)] for place in ((0, 100), (600, 720), (300, 400))]
    [[(0, 'Ada'), (1, 'Ivo')], [(0, 'Ada')], []]
    """

    def __init__(self, everybody: Iterable[Referent] = ()) -> None:
        self._everybody: list[Referent] = []
        self._numbers: dict[int, int] = {}
        self._shelves: defaultdict[int, set[int]] = defaultdict(set)
        self._new: list[tuple[Referent, Span]] = []
        self._called: defaultdict[str, set[int]] = defaultdict(set)
        for one in everybody:
            self.join(one)

    def join(self, one: Referent) -> None:
        """Take in somebody, with all mentions and those to come."""
        self._numbers[id(one)] = len(self._everybody)
        self._everybody.append(one)
        one.heard = self._hear
        for name in {one.name, one.core or one.name}:
            self._called[_without_place(name)].add(self._numbers[id(one)])
        for mention in one.mentions:
            self._hear(one, mention)

    def between(self, begins: int, ends: int, also: Referent | None = None) -> list[tuple[int, Referent]]:
        """Those spoken of from a place on and before another, and who is asked of as well; each with its number.

        A few of whom a mention stands a little outside are among them.
        """
        found: set[int] = set()
        for shelf in range(max(begins, 0) // _SHELF, max(ends - 1, 0) // _SHELF + 1):
            found |= self._shelves.get(shelf, set())
        if also is not None and id(also) in self._numbers:
            found.add(self._numbers[id(also)])
        return [(number, self._everybody[number]) for number in sorted(found)]

    def in_order(self, some: Iterable[Referent]) -> list[Referent]:
        """Some of those who are known, each once, in the order in which they became known."""
        numbers = {self._numbers[id(one)] for one in some if id(one) in self._numbers}
        return [self._everybody[number] for number in sorted(numbers)]

    def rename(self, one: Referent, name: str) -> None:
        """Give somebody another name, by which they are found from now on as well."""
        one.name = name
        if id(one) in self._numbers:
            self._called[_without_place(name)].add(self._numbers[id(one)])

    def called(self, name: str) -> list[Referent]:
        """Those of a name, or of one that a place behind it tells from others, in the order in which they became known.

        Letters count as they are looked up in the codebook; "police" and "police in Ellery" are found by either.
        """
        plain = _without_place(name)
        found = (self._everybody[number] for number in sorted(self._called.get(plain, ())))
        return [one for one in found if plain in (_without_place(one.name), _without_place(one.core))]

    def newly_heard(self) -> list[tuple[Referent, Span]]:
        """The mentions that have become known since this was asked last."""
        new, self._new = self._new, []
        return new

    def _hear(self, one: Referent, mention: Span) -> None:
        self._new.append((one, mention))
        self._shelves[mention.start // _SHELF].add(self._numbers[id(one)])


def _without_place(name: str) -> str:
    return folded(name).partition(" in ")[0]
