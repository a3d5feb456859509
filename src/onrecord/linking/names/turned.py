"""Is the Football Federation of Chile the Chilean Football Federation, and Ellery University the University of Ellery?

Takes the words of a body's name; yields a form in which its country stands apart and what it is "of" stands first.
Leaves alone the order of all other words: a union of bakers' clerks is no clerks' union of bakers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.codebook import Codebook

Tokens = tuple[str, ...]
_One = TypeVar("_One")
_OF = frozenset({"of", "for"})
# Words of a country's name: "Bosnia and Herzegovina" and "United Arab Emirates" have three.
_LONGEST_COUNTRY = 3
# A body that is told by its country has so many words beside it: a bank of Chile is not told from others by "bank".
_FEWEST = 2
# Longer names are no names, and cost no more than they are worth.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Turned:
    """The words of a body's name, what it is of or for before what it is; and its country."""

    words: Tokens
    country: str | None = None

    def fits(self, other: "Turned") -> bool:
        """Whether two names are of the same words, and tell of no two countries."""
        return self.words == other.words and (None in (self.country, other.country) or self.country == other.country)


def turned(tokens: Tokens, codebook: Codebook) -> Turned | None:
    """A name of several words in the form in which it is compared.

    >>> from onrecord.codebook import load
    >>> names = "football federation of chile", "chilean football federation", "ministry of health of kenya"
    >>> [(found.words, found.country) for name in names if (found := turned(tuple(name.split()), load()))]
    [(('football', 'federation'), 'CHL'), (('football', 'federation'), 'CHL'), (('health', 'ministry'), 'KEN')]
    >>> names = "university of ellery", "bank of chile", "ministry of foreign affairs", "foreign ministry"
    >>> [found.words for name in names if (found := turned(tuple(name.split()), load()))]
    [('ellery', 'university'), ('chile', 'bank'), ('foreign', 'ministry'), ('foreign', 'ministry')]
    """
    if not 1 < len(tokens) <= _LONGEST:
        return None
    rest, country = _without_country(tokens, codebook)
    words = _of_first(rest)
    if len(words) > _FEWEST and words[-2] == "affairs":
        words = (*words[:-2], words[-1])
    return Turned(words, country)


def _of_first(tokens: Tokens) -> Tokens:
    """Words with what stands behind an "of" before what stands before it.

    >>> _of_first(("ministry", "of", "ports", "and", "harbours")), _of_first(("of", "ellery"))
    (('ports', 'and', 'harbours', 'ministry'), ('of', 'ellery'))
    """
    while at := max((n for n, word in enumerate(tokens) if word in _OF and 0 < n < len(tokens) - 1), default=0):
        tokens = (*tokens[at + 1 :], *tokens[:at])
    return tokens


def _without_country(tokens: Tokens, codebook: Codebook) -> tuple[Tokens, str | None]:
    """The words without the one country that they name, and that; all of them where too few would be left."""
    for count in range(_LONGEST_COUNTRY, 0, -1):
        for at in range(len(tokens) - count + 1):
            words = " ".join(tokens[at : at + count])
            code = codebook.world.country_named(words) or codebook.world.people_of(words)
            if code is None:
                continue
            before = tokens[: at - 1] if at and tokens[at - 1] in _OF else tokens[:at]
            rest = (*before, *tokens[at + count :])
            return (rest, code) if sum(word not in _OF for word in rest) >= _FEWEST else (tokens, None)
    return tokens, None


class TurnedNames(Generic[_One]):
    """Bodies by their names in that form; it grows as bodies become known."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._known: dict[Tokens, list[tuple[Turned, _One]]] = {}

    def add(self, tokens: Tokens, one: _One) -> None:
        """Keep a body by one of its names."""
        form = turned(tokens, self._codebook)
        if form is not None:
            self._known.setdefault(form.words, []).append((form, one))

    def of(self, tokens: Tokens) -> list[_One]:
        """Those whom a name in other words means: of its country, or of none that is told where no other one is."""
        form = turned(tokens, self._codebook)
        known = self._known.get(form.words, []) if form is not None else []
        fitting = [(other, one) for other, one in known if form is not None and form.fits(other)]
        same = [one for other, one in fitting if form is not None and other.country == form.country]
        return _each_once(same) or _each_once(one for _, one in fitting)


def _each_once(some: Iterable[_One]) -> list[_One]:
    return list({id(one): one for one in some}.values())
