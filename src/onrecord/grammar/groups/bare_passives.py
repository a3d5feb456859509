"""Passives without a form of "be": "Minister accused of lying", "Brook, asked whether she would go, left".

Takes the verb groups of a sentence and the lexicon, whose frames are participles with the word behind them; yields the
groups, those that stand in a frame as passives, and so what is to be done to "him". Leaves alone a verb with an object
("accused her rival of lying") and one whose object stands before it ("whom she accused of lying").
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from onrecord.grammar.groups.verbs import Form, Group
from onrecord.grammar.lexicon import Lexicon

_OBJECTS = frozenset({"him", "them", "me", "us"})
_WHOM = frozenset({"whom", "which", "that", "who"})


def with_bare_passives(
    found: Sequence[Group], words: Sequence[str], tags: Sequence[str], taken: Sequence[bool], lexicon: Lexicon
) -> list[Group]:
    """The groups, with those in a frame as passives; one that is the only verb tells its sentence.

    >>> lexicon = Lexicon(bare_passives=frozenset(["accused of"]))
    >>> words, group = "Minister accused of lying".split(), Group(start=1, end=2, head=1, form=Form.FINITE)
    >>> tags, taken = ["NN", "VBD", "IN", "VBG"], [True, False, False, False]
    >>> [(one.passive, one.form.value) for one in with_bare_passives([group], words, tags, taken, lexicon)]
    [(True, 'finite')]
    >>> words, tags = "He was held and sentenced to jail".split(), ["PRP", "VBD", "VBN", "CC", "VBD", "TO", "NN"]
    >>> groups = [
    ...     Group(start=1, end=3, head=2, form=Form.FINITE, passive=True),
    ...     Group(start=4, end=5, head=4, form=Form.FINITE),
    ... ]
    >>> lexicon, taken = Lexicon(bare_passives=frozenset(["sentenced to"])), [False] * 7
    >>> [one.passive for one in with_bare_passives(groups, words, tags, taken, lexicon)]
    [True, True]
    """
    lower = [word.lower() for word in words]
    bare = [
        (_is_bare(group, lower, tags, taken, lexicon.passives) or _goes_on(group, found, lower, lexicon.bare_passives))
        and (f"{lower[group.head]} {lower[group.end]}" in lexicon.bare_passives or _is_inserted(group, found, lower))
        for group in found
    ]
    finite = [one for one, is_bare in zip(found, bare, strict=True) if one.form is Form.FINITE and not is_bare]
    form = Form.PARTICIPLE if finite else Form.FINITE
    read = [replace(one, passive=True, form=form) if is_bare else one for one, is_bare in zip(found, bare, strict=True)]
    return [_done_to_them(one, before, lower, tags) for one, before in zip(read, [None, *read], strict=False)]


def _done_to_them(group: Group, before: Group | None, lower: Sequence[str], tags: Sequence[str]) -> Group:
    """A lone past form behind "him" or "them" as the passive that it is: "ordered him deported".

    Not where they are the object of a relative clause: "the men who beat him fled".
    """
    lone = group.head == group.start and tags[group.head] == "VBD" and group.form is Form.FINITE
    behind = before is not None and before.form is Form.FINITE and before.end == group.start - 1
    if before is None or not (lone and behind) or lower[group.start - 1] not in _OBJECTS:
        return group
    relative = before.start > 0 and lower[before.start - 1] in _WHOM
    return group if relative else replace(group, passive=True, form=Form.PARTICIPLE)


def _is_bare(
    group: Group, lower: Sequence[str], tags: Sequence[str], taken: Sequence[bool], frames: Container[str]
) -> bool:
    """Whether a lone past form stands in a frame, behind a noun, a comma or nothing."""
    if group.head != group.start or tags[group.head] not in ("VBD", "VBN") or group.end >= len(lower):
        return False
    if f"{lower[group.head]} {lower[group.end]}" not in frames:
        return False
    at = group.start - 1
    while at >= 0 and tags[at] == "RB":
        at -= 1
    if at < 0 or lower[at] == ",":
        return True
    if not taken[at] or tags[at] == "PRP":
        return False
    while at > 0 and taken[at]:
        at -= 1
    return lower[at] not in _WHOM


def _goes_on(group: Group, found: Sequence[Group], lower: Sequence[str], frames: Container[str]) -> bool:
    """Whether a lone past form in a frame goes on behind "and" from a passive: "was held and sentenced to"."""
    lone = group.head == group.start and group.start > 0 and group.end < len(lower) and lower[group.start - 1] == "and"
    before = lone and any(one.passive and one.form is Form.FINITE for one in found if one.end < group.start)
    return before and f"{lower[group.head]} {lower[group.end]}" in frames


def _is_inserted(group: Group, found: Sequence[Group], lower: Sequence[str]) -> bool:
    """Whether it opens the sentence, or stands between a comma and a verb behind another: ", asked why, left"."""
    if group.start == 0:
        return True
    later = (one for one in found if one.start > group.end and one.form is Form.FINITE)
    return lower[group.start - 1] == "," and any(lower[one.start - 1] == "," for one in later)
