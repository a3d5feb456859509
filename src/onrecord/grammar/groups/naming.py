"""Names given to somebody by a participle: "a group called Red Dawn attacked the town".

Takes the verb groups of a sentence; yields them, a "called" between a phrase with "a" or "some" and a name as the
participle that it is. Leaves alone a "called" that may well tell of a call: "an aide called Brenn and left".
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.grammar.groups.verbs import Form, Group
from onrecord.grammar.lexicon import Lexicon
from onrecord.grammar.tags import NAMES

_INDEFINITE = frozenset({"a", "an", "another", "some", "two", "three"})
_QUOTES = frozenset({"``", "''", '"', "“", "”", "‘", "'"})


def with_names_given(
    found: Sequence[Group], words: Sequence[str], tags: Sequence[str], taken: Sequence[bool], lexicon: Lexicon
) -> list[Group]:
    """The groups, with what only gives somebody a name as participles.

    >>> words, tags = "A band called Dawn fled .".split(), ["DT", "NN", "VBD", "NNP", "VBD", "."]
    >>> found = [Group(start=at, end=at + 1, head=at, form=Form.FINITE) for at in (2, 4)]
    >>> taken, lexicon = [True, True, False, True, False, False], Lexicon(naming=frozenset({"called"}))
    >>> [one.form.value for one in with_names_given(found, words, tags, taken, lexicon)]
    ['participle', 'finite']
    >>> words[0] = "The"  # who is known has no need of a name
    >>> [one.form.value for one in with_names_given(found, words, tags, taken, lexicon)]
    ['finite', 'finite']
    """
    starts = {one.start for one in found if one.form is Form.FINITE}
    return [
        replace(one, passive=True, form=Form.PARTICIPLE, naming=True)
        if words[one.head].lower() in lexicon.naming and _gives_name(one, words, tags, taken, starts)
        else one
        for one in found
    ]


def _gives_name(
    group: Group, words: Sequence[str], tags: Sequence[str], taken: Sequence[bool], finite: set[int]
) -> bool:
    if group.head != group.start:
        return False
    first = group.start
    while first > 0 and taken[first - 1] and words[first - 1].lower() not in _INDEFINITE:
        first -= 1
    if first in (0, group.start) or words[first - 1].lower() not in _INDEFINITE:
        return False
    end = _end_of_name(group.end, words, tags)
    # "Run by a band called Dawn", "a band called Dawn fled".
    led = first > 1 and tags[first - 2] in ("IN", "TO", "VBD", "VBZ", "VBP", "VBN", "VBG", "VB")
    return end > group.end and (led or end in finite)


def _end_of_name(at: int, words: Sequence[str], tags: Sequence[str]) -> int:
    """Where a name ends that begins here: "the Sons of Dawn"; the place itself where none does."""
    end = start = at
    while end < len(words) and (tags[end] in _QUOTES or (end == start and words[end].lower() == "the")):
        end, start = end + 1, start + 1
    while end < len(words):
        joined = end > start and words[end].lower() in ("of", "for", "and", "the") and words[end + 1 : end + 2]
        if not (
            words[end][0].isupper() and tags[end] in (*NAMES, "JJ", "NN", "NNS", "VBG", "VBN", "VBD", "RB")
        ) and not (joined and words[end + 1][0].isupper()):
            break
        end += 1
    named = end > start
    while end < len(words) and tags[end] in _QUOTES:
        end += 1
    return end if named else at
