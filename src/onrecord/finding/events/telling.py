"""An event as the words of a sentence tell it, before anybody has asked who vouches and who is meant.

Says what a `Telling` and its `Party` hold; finds nothing. `FIRST_PERSON` is whoever tells of himself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.codebook.events import Line
from onrecord.grammar import Clause, Phrase

FIRST_PERSON = frozenset({"we", "i"})


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for who acts or is acted on: first and last word (not included).

    `beside` are those before a noun that have no sign of a possessor, and may be but the place: "the Tarn raid".
    """

    start: int
    end: int
    beside: bool = False


def as_parties(phrases: Iterable[Phrase]) -> tuple[Party, ...]:
    """Phrases as parties, just as they stand."""
    return tuple(Party(phrase.start, phrase.end) for phrase in phrases)


@dataclass(slots=True, kw_only=True)
class Telling:
    """An event as the words tell it. `clause` or `phrase` is where its trigger stands.

    A `bare` one has nobody in it: a noun that only a verb beside it makes an event.
    A `spoken` one lies in a modal alone: "said it would not go".
    A `laid` one is laid to its actors by words that only suspect them: "the suspect in the raid".
    """

    line: Line
    type: str
    mode: str | None
    trigger: tuple[int, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    clause: Clause | None = None
    phrase: Phrase | None = None
    bare: bool = False
    spoken: bool = False
    laid: bool = False
