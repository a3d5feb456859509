"""Which words of a text of one case are letters that stand for a name, and which are that name's?

Takes the text; yields the words that are written in capitals wherever they stand, and a form for single places: "THE
PEOPLE'S FRONT OF CORA (PFC)" is the People's Front, and "PFC" is the PFC from then on. Leaves alone brackets with
anything else in them, and elsewhere in the text words that newspapers know ("UP").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.casing.letters import CAPITALS, TITLE, Letters, normalised

_LETTERS: Final = r"[^\W\d_]{2,8}"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEHIND: Final = re.compile(rf"(?<=\w) [(\[]({_LETTERS})[)\]]")
_BEFORE: Final = re.compile(rf"(?<!\w)({_LETTERS}) [(\[]([^()\[\]\n]{{5,90}})[)\]]")
_LONGEST_NAME: Final = 120
_MOST_WORDS: Final = 12
_LONGEST_LETTERS: Final = 5
# What editors put in brackets.
_REMARKS: Final = frozenset({"sic", "ph", "cq", "tk", "cont"})
# They give no letter to a name's letters, or give one.
_BETWEEN: Final = frozenset(
    ["of", "the", "and", "for", "to", "in", "on", "de", "del", "la", "las", "los", "el", "y", "e", "du", "des"]
)


@dataclass(slots=True)
class Spelt:
    """Words in capitals by their small letters, and forms by the place of the word."""

    words: dict[str, str] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)


def spelt_out(text: str, letters: Letters) -> Spelt:
    """The letters that stand for names in a text, and the words of these names.

    >>> from onrecord.casing.letters import load
    >>> text = "THE PATRIOTIC UNION [UP] AND THE PEOPLE'S FRONT OF CORA (PFC) GAVE UP."
    >>> found = spelt_out(text, load())
    >>> found.words, [text[at : at + 5] for at in sorted(found.places)]
    ({'pfc': 'PFC'}, ['PATRI', 'UNION', 'UP] A', 'PEOPL', 'FRONT', 'CORA ', 'PFC) '])
    >>> spelt_out("HE SAID (SIC) THAT RENTS [IN MAY] FELL.", load())
    Spelt(words={}, places={})
    """
    found = Spelt()
    for match in _BEHIND.finditer(text):
        begins = max(0, match.start() - _LONGEST_NAME, text.rfind("\n", 0, match.start()) + 1)
        before = list(_WORD.finditer(text, begins, match.start()))
        _add(found, letters, match[1], match.start(1), _name_of(match[1].lower(), before))
    for match in _BEFORE.finditer(text):
        inside = list(_WORD.finditer(text, match.start(2), match.end(2)))
        own = inside if match[1].lower() in _initials(inside) or _mostly(match[1].lower(), inside) else []
        if own:
            _add(found, letters, match[1], match.start(1), own)
    return found


def _add(found: Spelt, letters: Letters, word: str, at: int, name: Sequence[re.Match[str]]) -> None:
    """Note letters and the name that they stand for; letters without one, where no newspaper has such a word."""
    unseen = f"w{normalised(word)}" not in letters.weights and normalised(word) not in letters.known
    if unseen and (name or _cannot_be_said(word)):
        found.words[word.lower()] = word.upper()
    if name:
        found.places[at] = CAPITALS
        found.places |= {one.start(): TITLE for one in name if one[0].lower() not in _BETWEEN}


def _cannot_be_said(word: str) -> bool:
    """Whether a word is hardly a surname.

    >>> _cannot_be_said("PCRT"), _cannot_be_said("DIAZ")
    (True, False)
    """
    if word.lower() in _REMARKS:
        return False
    return len(word) <= _LONGEST_LETTERS and sum(letter in "aeiouy" for letter in word.lower()) <= 1


def _name_of(word: str, before: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The last words before a bracket that begin with its letters, which may stand in the order of another language."""
    for first in range(len(before) - 1, max(-1, len(before) - 1 - _MOST_WORDS), -1):
        name = list(before[first:])
        if name[0][0].lower() not in _BETWEEN and sorted(word) in map(sorted, _initials(name)):
            return name
    return []


def _initials(name: Sequence[re.Match[str]]) -> Iterator[str]:
    """The letters of a name, with those of all words and without those of small ones."""
    yield "".join(one[0][0].lower() for one in name)
    yield "".join(one[0][0].lower() for one in name if one[0].lower() not in _BETWEEN)


def _mostly(word: str, name: Sequence[re.Match[str]]) -> bool:
    """Whether all letters but one begin a word: a translated name keeps the letters of the other language."""
    left = [one[0][0].lower() for one in name if one[0].lower() not in _BETWEEN]
    missing = 0
    for letter in word:
        if letter in left:
            left.remove(letter)
        else:
            missing += 1
    return len(word) > 2 and missing <= 1 and len(name) > 1
