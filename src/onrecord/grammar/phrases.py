"""Noun phrases: the words that stand together around a noun.

Takes the words of a sentence and their classes; yields noun phrases without what follows their head, each
with the place of its head and of a possessor ("Arlia's army"). Days and months stand apart, so that "met in
Veska Monday" does not make one phrase. Leaves what a phrase does in its sentence to `clauses`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.grammar.verbs import BE, HAVE

# "At least" before a number, which it belongs to.
ABOUT = "ABOUT"
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
_INNER = frozenset({"JJ", "JJR", "JJS", "CD", "$", "#", "POS", "``", "''", *NOUNS})
_OPENS = frozenset({"DT", "PDT", "PRP$", "WP$", ABOUT, *_INNER}) - {"POS", "''"}
_ALONE = frozenset({"PRP", "EX"})
_VERBAL = frozenset({"VBN", "VBG"})
# The helpers that make a verb of each participle, even with adverbs between them.
_HELPERS = {"VBN": HAVE, "VBG": BE}
TIME = "TIME"
_TIMES = frozenset([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "jan.", "feb.", "mar.",
    "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "today", "yesterday", "tomorrow", "tonight",
])  # fmt: skip
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
# Behind another name, with no day of the month behind them, these are names of people.
_ALSO_NAMES = frozenset({"april", "may", "june", "august", "march"})
_PLURAL_TIMES = frozenset(f"{day}s" for day in _TIMES if day.endswith("day"))
# Of a sentence's words these alone are looked at; "gas" tells that "tear" before it is no verb.
_MAY_BE_TIMES = _TIMES | _PLURAL_TIMES | _PARTS_OF_DAY | {"may", "march", "gas"}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TWO = 2
# What cannot begin a subject: "In 2023, police", "In 2023 and 2024", "In 2023's raid", "In 2023 of 4000 cases".
_NO_SUBJECT = frozenset({",", "CC", "IN", "POS"})


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


def with_times(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, with days and months marked: they are no part of a noun phrase.

    >>> with_times(["talks", "Monday"], ["NNS", "NNP"]), with_times(["may", "May"], ["MD", "NNP"])
    (['NNS', 'TIME'], ['MD', 'TIME'])
    >>> with_times(["Ada", "May", "left"], ["NNP", "NNP", "VBD"])
    ['NNP', 'NNP', 'VBD']
    >>> with_times(["Orsk", "May", "3"], ["NNP", "NNP", "CD"])
    ['NNP', 'TIME', 'CD']
    >>> with_times(["In", "2019", "police", "left"], ["IN", "CD", "NNS", "VBD"])
    ['IN', 'TIME', 'NNS', 'VBD']
    >>> with_times(["Ada", "May", "left", "in", "May"], ["NNP", "NNP", "VBD", "IN", "NNP"])
    ['NNP', 'NNP', 'VBD', 'IN', 'TIME']
    """
    marked: list[str] = []
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        lower = word.lower()
        if lower not in _MAY_BE_TIMES:
            marked.append(tag)
            continue
        named = lower in _ALSO_NAMES and marked[-1:] == ["NNP"] and list(tags[at + 1 : at + 2]) != ["CD"]
        day = not named and (
            lower in _TIMES
            or lower in _PLURAL_TIMES
            or (lower in ("may", "march") and word[0].isupper() and tag == "NNP")
        )
        capital = word[0].isupper() or lower in ("today", "yesterday", "tomorrow", "tonight")
        if lower == "gas" and marked and words[len(marked) - 1].lower() == "tear":
            marked[-1] = "NN"  # "tear" is read as a verb otherwise
        if lower in _PARTS_OF_DAY and marked[-1:] == [TIME] and tag == "NN":
            marked.append(TIME)  # "on Monday night"
            continue
        marked.append(TIME if day and capital and tag not in ("MD", "VBD", "VB") else tag)
    return _with_told_parts(words, _with_opening_year(words, _with_somebody_may(words, marked)))


def _with_told_parts(words: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "last night", "this morning" and, behind a noun, "last week" as times.

    >>> _with_told_parts("rebels early this morning struck".split(), ["NNS", "RB", "DT", "NN", "VBD"])
    ['NNS', 'TIME', 'TIME', 'TIME', 'VBD']
    >>> _with_told_parts("this week brought rain".split(), ["DT", "NN", "VBD", "NN"])
    ['DT', 'NN', 'VBD', 'NN']
    >>> _with_told_parts("last night 's raid".split(), ["JJ", "NN", "POS", "NN"])
    ['TIME', 'TIME', 'POS', 'NN']
    """
    marked = tags
    for at in range(len(words) - 1):
        opens, part = words[at].lower(), words[at + 1].lower()
        if opens not in _OPENING_TIMES or tags[at + 1] != "NN":
            continue
        if part in _OPENING_TIMES[opens] or (part in _LONGER_TIMES and at and tags[at - 1] in NOUNS):
            first = at - 1 if at and words[at - 1].lower() in ("early", "late") else at
            marked = [*marked[:first], *[TIME] * (at + 2 - first), *marked[at + 2 :]]
    return marked


_OPENING_TIMES = {"last": frozenset({"night"}), "this": _PARTS_OF_DAY}
_LONGER_TIMES = frozenset({"week", "weekend", "month", "year"})


def _with_somebody_may(words: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with "May" as somebody's name behind another name, as a subject, and behind either in a sentence."""
    marked, known = list(tags), False
    for at, word in enumerate(words):
        if word != "May" or tags[at] != TIME:
            continue
        before, behind = tags[at - 1] if at else "", tags[at + 1] if at + 1 < len(tags) else ""
        if behind in ("CD", "NNP", "NNPS") or (before in ("IN", "JJ", "DT") and not (known and behind == "POS")):
            continue
        known = known or before == "NNP" or (behind in ("VBD", "VBZ", "MD") and before in _BEFORE_SUBJECT)
        marked[at] = "NNP" if known else TIME
    return marked


_BEFORE_SUBJECT = frozenset({"", ",", ":", "``", "''", TIME})


def _with_opening_year(words: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with the year that a sentence opens with as a time: "In 2023 police" is no noun phrase."""
    if len(words) > _TWO and words[0] == "In" and _YEAR.fullmatch(words[1]) and tags[2] not in _NO_SUBJECT:
        return [tags[0], TIME, *tags[2:]]
    return tags


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


_BY_THEMSELVES = frozenset({"this", "that", "these", "those", "some", "many", "both", "all", "another"})


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
    if tag in ("RB", "RBR", "RBS"):
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
        before in ("DT", "PRP$", "JJ", "POS", "CD", "RB", "JJS")
        or (tags[at] == "VBN" and (before in ("IN", "CC") or _has_object(at - 1, words, tags)))
    ):
        return False
    return tags[at + 1] in (("NN", "NNS") if tags[at] == "VBG" else ("NN", "NNS", "NNP", "JJ"))


def _has_object(at: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a verb may have for its object what a participle describes: "freed jailed nuns", not "got arrested"."""
    helper = words[at].lower()
    return tags[at] in _ACTING and helper not in BE and helper not in HAVE and helper not in _HALF_HELPERS


_ACTING = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
_HALF_HELPERS = frozenset({"get", "gets", "got", "getting", "become", "became", "feel", "felt", "remain", "remained"})


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
