"""Countries by name, people and seat: `Mali`, `Malian`, `Bamako` are MLI.

Takes countries.yaml; answers with codes. Leaves alone who speaks for a country: `linking` settles that.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from onrecord.codebook.phrasings import alternatives

_LEAD: Final = re.compile(r"^the ")
_MARKS: Final = re.compile(r"[’'`]")
_POSSESSIVE: Final = re.compile(r"(?<=\w)[’']s?\b|(?<=s)[’'](?=\s|$)")
# In small letters it is no country.
_NO_COUNTRY: Final = "us"
_US: Final = re.compile(rf"\b{_NO_COUNTRY}\b")


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """A name without case, accents, full stops and a leading article: how names are looked up.

    >>> folded("The U.N."), folded("Côte d’Ivoire")
    ('un', 'cote divoire')
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = " ".join(_MARKS.sub("", bare.lower()).replace(".", "").replace("-", " ").split())
    return _LEAD.sub("", words)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Codes by folded name. `partly` holds the names of governments that few states recognise.

    `territories` are codes of dependencies.
    """

    names: Mapping[str, str]
    people: Mapping[str, str]
    seats: Mapping[str, str]
    called: Mapping[str, str]
    partly: frozenset[str]
    territories: frozenset[str]
    rulers: Mapping[str, str]
    _adjectives: re.Pattern[str]

    def country_named(self, words: str) -> str | None:
        """The code of a country by its name: not "Malian", not "Bamako"."""
        return None if words == _NO_COUNTRY else self.names.get(folded(words))

    def people_of(self, words: str) -> str | None:
        """The code of a country by its adjective or its people."""
        return self.people.get(folded(words))

    def seat_of(self, words: str) -> str | None:
        """The code of a country by the city that its government sits in."""
        return self.seats.get(folded(words))

    def speaks_for(self, words: str) -> str | None:
        """The code of the country whose government a place's name stands for."""
        key = folded(words)
        return None if words == _NO_COUNTRY else self.names.get(key) or self.seats.get(key)

    def in_phrase(self, words: str) -> str | None:
        """The one country that a phrase names by name or adjective; None where there is none or are several.

        >>> from onrecord.codebook import load
        >>> [load().world.in_phrase(words) for words in ("the US envoy", "some of us", "Mali", "Mali and Kenya")]
        ['USA', None, 'MLI', None]
        """
        found = {
            code
            for match in self._adjectives.finditer(folded(_US.sub("", _POSSESSIVE.sub("", words))))
            if (code := self.names.get(match[0]) or self.people.get(match[0]))
        }
        return found.pop() if len(found) == 1 else None


def read_world(content: Mapping[str, Any]) -> World:
    """Make the tables from the file's content."""
    names: dict[str, str] = {}
    people: dict[str, str] = {}
    seats: dict[str, str] = {}
    called: dict[str, str] = {}
    for code, row in _rows(content):
        called.setdefault(code, row["name"])
        names.update({folded(name): code for name in (row["name"], *row.get("also", ()))})
        people.update({folded(name): code for name in row.get("people", ())})
        seats.update({folded(name): code for name in row.get("seat", ())})
    partly = {folded(name) for name, row in content["partly"].items() for name in (name, *row.get("also", ()))}
    longest_first = sorted({*names, *people}, key=lambda name: (-len(name), name))
    return World(
        names=names,
        people=people,
        seats=seats,
        called=called,
        partly=frozenset(partly),
        territories=frozenset(content["territories"]),
        rulers={ruled: ruler for ruler, countries in content["rulers"].items() for ruled in countries},
        _adjectives=re.compile(rf"\b(?:{alternatives(longest_first)})\b"),
    )


def _rows(content: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from content["countries"].items()
    yield from content["former"].items()
    for name, row in content["partly"].items():
        yield row["country"], {"name": name, **row}
