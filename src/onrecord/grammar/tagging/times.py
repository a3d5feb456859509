"""Days, months and parts of days among the words of a sentence: they are no part of a noun phrase.

Takes the words and tags of a sentence; yields the tags, with such words marked as times. Leaves alone the same words as
verbs ("may", "march") and as names of people ("Ada May"). What figures tell is left to `figures`.
"""

import re
from collections.abc import Sequence

from onrecord.grammar.tags import NOUNS, TIME

MONTHS = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
])  # fmt: skip
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# Times in small letters, too.
_NEAR = frozenset(["today", "yesterday", "tomorrow", "tonight"])
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_PLURALS = frozenset(f"{day}s" for day in (*_DAYS, *_NEAR) if day.endswith("day"))
# Of a sentence's words these alone are looked at.
_MAY_BE_TIMES = frozenset({*MONTHS, *_DAYS, *_PLURALS, *_NEAR, *PARTS_OF_DAY})
# Behind another name, with no day of the month behind them, these are names of people.
_ALSO_NAMES = frozenset({"april", "may", "june", "august", "march"})
# What a month is as a verb: "may", "march".
_NO_TIME = frozenset({"MD", "VBD", "VB"})
_OPENING_TIMES = {"last": frozenset({"night"}), "this": PARTS_OF_DAY}
_LONGER_TIMES = frozenset({"week", "weekend", "month", "year"})
_BEFORE_SUBJECT = frozenset({"", ",", ":", "``", "''", TIME})
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What cannot begin a subject: "In 2023, police", "In 2023 and 2024", "In 2023's raid", "In 2023 of 4000 cases".
_NO_SUBJECT = frozenset({",", "CC", "IN", "POS"})


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
    marked = list(tags)
    for at, word in enumerate(words):
        lower = word.lower()
        if lower not in _MAY_BE_TIMES:
            continue
        if lower in PARTS_OF_DAY:
            # "On Monday night".
            marked[at] = TIME if at and marked[at - 1] == TIME and tags[at] == "NN" else tags[at]
        elif (word[0].isupper() or lower in _NEAR) and tags[at] not in _NO_TIME:
            named = (
                lower in _ALSO_NAMES and at > 0 and marked[at - 1] == "NNP" and list(tags[at + 1 : at + 2]) != ["CD"]
            )
            sure = lower != "may" or tags[at] == "NNP"
            marked[at] = TIME if sure and not named else tags[at]
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


def _with_opening_year(words: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, with the year that a sentence opens with as a time: "In 2023 police" is no noun phrase."""
    if len(words) > 2 and words[0] == "In" and _YEAR.fullmatch(words[1]) and tags[2] not in _NO_SUBJECT:
        return [tags[0], TIME, *tags[2:]]
    return tags
