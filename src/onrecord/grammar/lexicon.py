"""The vocabulary that sentences are read with: which word may be a verb, which only says, which describes.

Holds no word: whoever has sentences read brings them. Each field is a group of printed words in lower case, told and
proved by examples where it comes from.
"""

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

_Words = frozenset[str]
_NONE: _Words = frozenset()


# Told apart by which object it is: what was read with one is not read again with it.
@dataclass(frozen=True, eq=False, kw_only=True)
class Lexicon:
    """Groups of words, by what they tell of the words around them.

    `verbs` are forms that may be verbs where the tagger saw none at all, `people` nouns that stand for people and
    bodies wherever an article or an adjective is before them, `places` nouns for a kind of place. `bare_passives` are
    participles with the word behind them, such as "accused of", that are passives wherever no auxiliary helps them;
    `inserted_passives` only at the head of a sentence or between commas.
    """

    verbs: Container[str] = _NONE
    people: Container[str] = _NONE
    places: Container[str] = _NONE
    bare_passives: _Words = _NONE
    inserted_passives: _Words = _NONE
    saying: _Words = _NONE
    denying: _Words = _NONE
    addressing: _Words = _NONE
    naming: _Words = _NONE
    only_past: _Words = _NONE
    also_nouns: _Words = _NONE
    proposals: _Words = _NONE
    describing: _Words = _NONE
    describing_people: _Words = _NONE
    doubting: _Words = _NONE
    named_deeds: _Words = _NONE
    named_after: _Words = _NONE
    fought_in: _Words = _NONE
    placed_deeds: _Words = _NONE
    compounds: _Words = _NONE
    joined_names: _Words = _NONE
    gone_to: _Words = _NONE
    going_back: _Words = _NONE
    with_about: _Words = _NONE
    feasts: _Words = _NONE

    @cached_property
    def passives(self) -> _Words:
        """The passives of both kinds."""
        return self.bare_passives | self.inserted_passives

    @cached_property
    def dates(self) -> tuple[tuple[str, ...], ...]:
        """The feasts as words, the longest first."""
        return tuple(sorted((tuple(feast.split()) for feast in self.feasts), key=lambda words: (-len(words), words)))

    @cached_property
    def opens_dates(self) -> _Words:
        """The first words of the feasts."""
        return frozenset(words[0] for words in self.dates)

    @cached_property
    def going_on_with_about(self) -> tuple[str, ...]:
        """Beginnings of verbs that go on with "about", for `str.startswith`."""
        return tuple(sorted(self.with_about))


NO_WORDS = Lexicon()
