"""Patterns made of words: any of a list, or ways of saying something such as `had/has not ~ replied`.

Takes words as the YAML files have them; gives patterns that find them. Leaves open what follows from a find.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ADVERB = r"(?:\w+ly|also|still|since|now|just|even|ever|yet|so far|already|otherwise|again|in time|as yet)"
_SPACE = r"\s+"
_CLAUSE_END = r"(?=[\"”’',.;:)]*(?:$|[.,;:!?\n]|\s(?:on|by|before|in|when|after|and|but|until)\b))"
_MARKS = re.compile(r"~|\||\.\.\d")


@dataclass(frozen=True, slots=True)
class Phrasings:
    """Ways of saying something; none of them is tried on words that have none of the words that they end with."""

    pattern: re.Pattern[str]
    endings: re.Pattern[str]

    def search(self, words: str) -> re.Match[str] | None:
        """The first place that says so."""
        return self.pattern.search(words) if self._may_be_in(words) else None

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """Every place that says so."""
        return self.pattern.finditer(words) if self._may_be_in(words) else iter(())

    def _may_be_in(self, words: str) -> bool:
        return self.endings.search(words.lower()) is not None


def phrasings(patterns: Iterable[str]) -> Phrasings:
    """Any of some patterns of words, whatever white space or apostrophe stands in them.

    >>> found = phrasings(["had/has not ~ replied", "calls to ..3 went unanswered"])
    >>> [bool(found.search(words)) for words in ("had not yet replied", "had replied", "calls to it went unanswered")]
    [True, False, True]
    """
    ordered = sorted(patterns)
    lasts = {last for words in ordered for last in _MARKS.sub("", words).split()[-1].split("/")}
    return Phrasings(
        re.compile("|".join(map(pattern_of, ordered)), re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(map(_spelt, sorted(lasts)))})(?!\w)"),
    )


def pattern_of(words: str) -> str:
    """A pattern of words: `a/b` is either, `~` any adverbs, `..3` up to three words, `|` the end of a clause."""
    found = ""
    for word in words.split():
        if word == "~":
            found += rf"(?:{_ADVERB}\s+)*"
        elif word.startswith(".."):
            found += rf"(?:[\w’'$.\-]+\s+){{0,{int(word[2:])}}}"
        elif word == "|":
            found = found.removesuffix(_SPACE) + _CLAUSE_END
        else:
            found += rf"\b(?:{'|'.join(map(_spelt, word.split('/')))})\b{_SPACE}"
    return found.removesuffix(_SPACE)


def _spelt(word: str) -> str:
    """A pattern of a word with either apostrophe."""
    return re.escape(word).replace("'", "['’]")


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of some words, tried in their order; each first letter is looked at once, and not for each word.

    >>> alternatives(["boat", "bay", "sea shore"])
    'b(?:oat|ay)|s(?:ea\\\\ shore)'
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
