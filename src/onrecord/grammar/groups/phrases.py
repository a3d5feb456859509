"""Noun phrases: the words that stand together around a noun.

Takes the words of a sentence and their classes; yields noun phrases without what follows their head, each
with the place of its head and of a possessor ("Arlia's army"). Days and months stand apart, so that "met in
Veska Monday" does not make one phrase. Leaves what a phrase does in its sentence to `clauses`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.grammar.closed import BE, HAVE
from onrecord.grammar.tags import ABOUT, ACTING, ADVERBS, NOUNS

_INNER = frozenset({"JJ", "JJR", "JJS", "CD", "$", "#", "POS", "``", "''", *NOUNS})
_OPENS = frozenset({"DT", "PDT", "PRP$", "WP$", ABOUT, *_INNER}) - {"POS", "''"}
_ALONE = frozenset({"PRP", "EX"})
_VERBAL = frozenset({"VBN", "VBG"})
# The helpers that make a verb of each participle, even with adverbs between them.
_HELPERS = {"VBN": HAVE, "VBG": BE}
# Copulas, whose participle tells what becomes of their subject: "got arrested".
_HALF_HELPERS = frozenset({"get", "gets", "got", "getting", "become", "became", "feel", "felt", "remain", "remained"})
# Words that are a noun phrase of their own where no noun follows.
_BY_THEMSELVES = frozenset({"this", "that", "these", "those", "some", "many", "both", "all", "another"})
# What a participle stands behind that describes the noun behind it.
_BEFORE_DESCRIBING = frozenset({"DT", "PRP$", "JJ", "POS", "CD", "RB", "JJS"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `start` to `end` (not included), its head, and its possessor's last word."""

    start: int
    end: int
    head: int
    possessor: int | None = None

    @property
    def owner(self) -> "Phrase | None":
        """Whose thing it is: "the ministry" of "the ministry's delay"."""
        return None if self.possessor is None else Phrase(self.start, self.possessor + 1, self.possessor)


def phrases(words: Sequence[str], tags: Sequence[str]) -> list[Phrase]:
    """The noun phrases of a sentence, from left to right.

    >>> words = "The army 's newly armed men shelled it".split()
    >>> phrases(words, ["DT", "NN", "POS", "RB", "VBN", "NNS", "VBD", "PRP"])
    [Phrase(start=0, end=6, head=5, possessor=1), Phrase(start=7, end=8, head=7, possessor=None)]
    """
    found: list[Phrase] = []
    at, barren = 0, 0
    while at < len(tags):
        end, barren = _end(at, words, tags, barren)
        if end > at:
            found.append(_phrase(at, end, tags))
            at = end
        else:
            at += 1
    return found


def _end(start: int, words: Sequence[str], tags: Sequence[str], barren: int) -> tuple[int, int]:
    """Where the phrase that begins here ends, `start` where none does; and up to where words go on without a noun.

    So far a phrase that began before went on in vain, and one that begins within goes as far: a thousand adjectives are
    not read a thousand times.
    """
    if tags[start] in _ALONE:
        return start + 1, barren
    if tags[start] not in _OPENS and not _describes(start, words, tags):
        return start, barren
    at, last = max(start, barren), start
    while at < len(tags) and _goes_on(start, at, words, tags):
        at += 1
        if tags[at - 1] in NOUNS or tags[at - 1] == "CD":
            last = at
    if last == start and tags[start] == "DT" and tags[start + 1 : start + 2] == ["JJ"] and at == start + 2:
        return at, at  # "the general", "the wounded": the adjective stands for whom it describes
    if last == start and tags[start] in ("DT", "CD") and words[start].lower() in _BY_THEMSELVES:
        return start + 1, at
    return last, at if last == start else barren


def _goes_on(start: int, at: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether the phrase that began at `start` goes on with this word."""
    tag = tags[at]
    if tag in _INNER or (at == start and tag in _OPENS) or (tag == ABOUT and tags[at - 1] == ABOUT):
        return True
    if tag in _VERBAL:
        return _describes(at, words, tags)
    if at == start:
        return False
    if tag in ("DT", "PRP$"):
        return tags[at - 1] in ("PDT", "POS")
    if tag in ADVERBS:
        following = tags[at + 1 : at + 2]
        return bool(following) and (following[0] in ("JJ", "CD", *_VERBAL)) and _noun_soon(at + 1, tags)
    return tag in ("CC", ",") and _joins_adjectives(at, tags)


def _describes(at: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a participle stands before a noun it describes: "armed men", "the ruling party"."""
    if tags[at] not in _VERBAL or at + 1 >= len(tags) or _is_helped(at, words, tags):
        return False
    if at == 0 and tags[at] == "VBG":
        # "Mining firm sued": the only reading of a lone singular with a verb that tells right behind it.
        return tags[at + 1] == "NN" and tags[at + 2 : at + 3] in (["VBD"], ["VBZ"], ["VBN"], ["MD"])
    if at == 0:
        return tags[at + 1] in ("NN", "NNS", "NNP", "JJ")
    before = tags[at - 1]
    if before in ("NN", "NNP") or not (
        before in _BEFORE_DESCRIBING
        or (tags[at] == "VBN" and (before in ("IN", "CC") or _has_object(at - 1, words, tags)))
    ):
        return False
    return tags[at + 1] in (("NN", "NNS") if tags[at] == "VBG" else ("NN", "NNS", "NNP", "JJ"))


def _has_object(at: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a verb may have for its object what a participle describes: "freed jailed nuns", not "got arrested"."""
    helper = words[at].lower()
    return tags[at] in ACTING and helper not in BE and helper not in HAVE and helper not in _HALF_HELPERS


def _is_helped(at: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a participle is the verb of a helper, with adverbs between: "has repeatedly denied claims"."""
    before = at - 1
    while before >= 0 and tags[before] == "RB":
        before -= 1
    return 0 <= before < at - 1 and words[before].lower() in _HELPERS[tags[at]]


def _noun_soon(at: int, tags: Sequence[str]) -> bool:
    return any(tag in NOUNS for tag in tags[at : at + 3])


def _joins_adjectives(at: int, tags: Sequence[str]) -> bool:
    """Whether "and" or a comma joins two adjectives before one noun: "Arlian and Brennish officials"."""
    return (
        at + 2 < len(tags)
        and tags[at - 1] == "JJ"
        and tags[at + 1] == "JJ"
        and (tags[at + 2] in NOUNS or tags[at + 2] == "JJ")
    )


def _phrase(start: int, end: int, tags: Sequence[str]) -> Phrase:
    last = next((at for at in range(end - 1, start, -1) if tags[at] == "POS"), None)
    return Phrase(start, end, end - 1, None if last is None else last - 1)
