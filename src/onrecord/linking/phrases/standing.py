"""Where does somebody stand: of which party, for which place?

Takes the text round a name, or a description; yields parties as the codebook calls them and places by their words.
"(R-Ohio)" and "Democrat of Vermont" behind a name say both. Leaves alone who is meant.
"""

import re
from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.linking.gazetteer import Kind
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.entries import Roster
from onrecord.linking.phrases.phrase import POSSESSIVE, WORD
from onrecord.records import Span

_IN_BRACKETS = re.compile(r",?\s*[(,]\s*([A-Z][a-z]{0,2})[-–—\s]([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\s*[),]")
_OF_A_PLACE = re.compile(r",\s+(?:an?\s|the\s)?([A-Z]\w+) (?:of|from) ((?:[A-Z][\w.]*\s?){1,2})")
_SMALL = frozenset({"of", "the", "and"})


def behind(text: str, mention: Span, codebook: Codebook) -> tuple[str | None, str]:
    """The party and the place that stand behind a name.

    >>> from onrecord.codebook import load
    >>> behind("Sen. Ada Brook (R-Ohio) said", Span(5, 14), load())
    ('republican', 'Ohio')
    >>> behind("Ada Brook, Democrat of Vermont, said", Span(0, 9), load())
    ('democrat', 'Vermont')
    >>> behind("Ada Brook, president of Vellmark, said", Span(0, 9), load())
    (None, '')
    """
    for opening in (_IN_BRACKETS, _OF_A_PLACE):
        match = opening.match(text, mention.end)
        party = codebook.parties.get(match[1].lower()) if match else None
        if match and party:
            return party, _in_full(match[2].strip(), codebook)
    return None, ""


def _in_full(place: str, codebook: Codebook) -> str:
    """A short form of a place as its name: "Vt." is Vermont."""
    if not (place.endswith(".") or place.isupper()):
        return place
    found = [entry for entry in load_gazetteer(codebook.language).find(place) if entry.kind is Kind.AREA]
    return found[0].name if len(found) == 1 else place


def parties_in(words: str, codebook: Codebook) -> set[str]:
    """The parties that a description names with a capital.

    >>> from onrecord.codebook import load
    >>> parties_in("former Democratic senator", load()), parties_in("liberal senator", load())
    ({'democrat'}, set())
    """
    found = (word for word in WORD.findall(words) if word[:1].isupper() and len(word) > 2 and not word.endswith("."))
    return {party for word in found if (party := codebook.parties.get(POSSESSIVE.sub("", word).lower()))}


def at_odds(asked: set[str], told: set[str]) -> bool:
    """Whether a description asks for another party or place than the article gives somebody.

    >>> at_odds({"democrat"}, {"republican"}), at_odds({"democrat"}, set())
    (True, False)
    """
    return bool(asked and told) and not asked & told


def capitals(words: str) -> set[str]:
    """The words with a capital, in small letters and without full stop and possessive."""
    return {POSSESSIVE.sub("", word).lower().strip(".") for word in WORD.findall(words) if word[:1].isupper()}


def place_words(roster: Roster) -> set[str]:
    """The words of the places that an article names."""
    return _words(entry.tokens for entry in roster.entries if entry.kind == "place")


def _words(names: Iterable[Iterable[str]]) -> set[str]:
    return {word for tokens in names for word in tokens} - _SMALL
