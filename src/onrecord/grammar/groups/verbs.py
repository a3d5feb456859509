"""Verb groups: a verb with its auxiliaries, its negation, and its form.

Takes the words of a sentence and their classes; yields verb groups from left to right. "has not been willing"
is one group with "willing" as its head, because what is willed hangs on that word. Leaves subjects and objects
to `clauses`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from onrecord.grammar.closed import BE, DO, HAVE, NOT
from onrecord.grammar.tags import ADVERBS, QUOTES, VERBS

_NOR = frozenset({"neither", "nor"})
_OPENS = VERBS | {"MD", "TO"}
_BETWEEN = ADVERBS | QUOTES
_PARTICLES = frozenset(["up", "down", "off", "out", "over", "away", "back", "apart", "on", "in"])


class Form(StrEnum):
    """What a verb group is in its sentence."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    ING = "ing"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A verb group: words `start` to `end` (not included), with "off" in "break off"."""

    start: int
    end: int
    head: int
    form: Form
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    predicate: bool = False
    naming: bool = False


def groups(words: Sequence[str], tags: Sequence[str], taken: Sequence[bool]) -> list[Group]:
    """The verb groups of a sentence; `taken` are the words that stand in noun phrases.

    >>> words = "Arlia has not yet been willing to talk".split()
    >>> first, second = groups(words, ["NNP", "VBZ", "RB", "RB", "VBN", "JJ", "TO", "VB"], [True] + [False] * 7)
    >>> words[first.head], first.negated, words[second.head], second.form.value
    ('willing', True, 'talk', 'infinitive')
    >>> words = "Arlia promised not to talk".split()
    >>> [group.negated for group in groups(words, ["NNP", "VBD", "RB", "TO", "VB"], [True] + [False] * 4)]
    [False, True]
    """
    found: list[Group] = []
    at = 0
    while at < len(tags):
        group = _group(at, words, tags, taken) if tags[at] in _OPENS and not taken[at] else None
        if group:
            found.append(group)
            at = group.end
        else:
            at += 1
    return [_told(number, found, words, tags, taken) for number in range(len(found))]


def _told(
    number: int, found: Sequence[Group], words: Sequence[str], tags: Sequence[str], taken: Sequence[bool]
) -> Group:
    """A past form that the tagger took for a participle: "Arlian envoys met the leader", "it ended and called for".

    A bare participle with an object right behind it is a verb that tells; so is the only verb of a sentence, and one
    that "and" joins to such a verb.
    """
    group = found[number]
    if group.form is Form.INFINITIVE and _subjunctive(group, words, tags, taken):
        return replace(group, form=Form.FINITE)
    if group.form is not Form.PARTICIPLE or not group.passive or group.head != group.start or tags[group.head] != "VBN":
        return group
    before, behind = group.start - 1, group.end
    while before > 0 and tags[before] == "TIME":
        before -= 1  # "The order issued on Monday banned the march"
    while behind < len(tags) - 1 and tags[behind] in ADVERBS and taken[behind + 1]:
        behind += 1  # "The guild sent only two doctors"
    has_object = behind < len(taken) and taken[behind] and tags[behind] not in ("TIME",)
    last = next((other for other in reversed(found[:number]) if other.form is Form.FINITE), None)
    joined = before >= 0 and tags[before] == "CC" and last is not None and not last.passive
    alone = before >= 0 and taken[before] and not any(other.form is Form.FINITE for other in found)
    by = "by" in (word.lower() for word in words[behind : behind + 2])
    if (
        (has_object and before >= 0 and (taken[before] or joined or tags[before] in ("RB", ",")))
        or (joined and not by)
        or (alone and not by)
    ):
        return replace(group, form=Form.FINITE, passive=False)
    return group


def _subjunctive(group: Group, words: Sequence[str], tags: Sequence[str], taken: Sequence[bool]) -> bool:
    """Whether a bare form has a subject of its own: "demanded that the premier resign"."""
    at = group.start - 1
    if tags[group.start] != "VB" or at < 0 or not taken[at]:
        return False
    while at > 0 and (taken[at] or tags[at] == "IN") and words[at].lower() != "that":
        at -= 1
    return words[at].lower() == "that"


class _Helped(NamedTuple):
    """Where a verb's helpers and the verb itself end, and what they tell; `head` is the verb, if there is one."""

    end: int
    head: int | None
    modal: str | None
    negated: bool
    been: bool
    had: bool


def _group(start: int, words: Sequence[str], tags: Sequence[str], taken: Sequence[bool]) -> Group | None:
    infinitive = tags[start] == "TO"
    if infinitive and not _verb_after(start, tags):
        return None
    at, head, modal, negated, been, had = _helped(start, words, tags, taken)
    if head is None:
        return _predicate(start, at, tags, modal, negated, infinitive, been)
    # "was not", "are never": the negation may follow; that of "promised not to go" is the infinitive's.
    while (
        at < len(tags) and words[at].lower() in NOT and tags[at] == "RB" and not _of_infinitive(at, head, words, tags)
    ):
        negated, at = True, at + 1
    particle = tags[at : at + 1] == ["RP"] or (tags[at : at + 1] == ["RB"] and words[at].lower() in _PARTICLES)
    return Group(
        start=start,
        end=at + particle,
        head=head,
        form=_form(start, tags, modal, infinitive, been or had),
        passive=(tags[head] == "VBN" and (been or not had)) or (tags[head] == "VBD" and been),
        negated=negated,
        modal=modal,
    )


def _helped(start: int, words: Sequence[str], tags: Sequence[str], taken: Sequence[bool]) -> _Helped:
    """Go over the helpers of a verb to the verb itself: "has not yet been told"."""
    modal: str | None = None
    been = had = False
    before = words[start - 1].lower() if start > 0 else ""
    # "Has neither confirmed nor denied it": each of them stands under its own "nor".
    negated = before in _NOR or (tags[start] == "TO" and before in NOT) or _no_longer(words, start - 1)
    for at in range(start, len(tags)):
        lower, tag = words[at].lower(), tags[at]
        if tag == "TO" and (at == start or words[at - 1].lower() in HAVE):
            modal = modal or (None if at == start else "must")
        elif tag == "MD":
            modal = lower
        elif (lower in NOT and tag == "RB") or _no_longer(words, at):
            negated = True
        elif at > start and (tag in ADVERBS or (tag in QUOTES and _verb_soon(at, tags))):
            pass
        elif tag not in VERBS or taken[at]:
            return _Helped(at, None, modal, negated, been, had)
        elif lower in BE and _goes_on(at, tags, words):
            been = True
        elif lower in HAVE and _goes_on(at, tags, words, perfect=True):
            had = True
        elif not (lower in DO and _goes_on(at, tags, words, base=True)):
            return _Helped(at + 1, at, modal, negated, been, had)
    return _Helped(len(tags), None, modal, negated, been, had)


def _no_longer(words: Sequence[str], at: int) -> bool:
    """Whether "no longer" ends at a word: "they no longer blame", "it was no longer held".

    >>> _no_longer(["they", "no", "longer", "blame"], 2), _no_longer(["a", "longer", "road"], 1)
    (True, False)
    """
    return at > 0 and words[at].lower() == "longer" and words[at - 1].lower() == "no"


def _verb_soon(at: int, tags: Sequence[str]) -> bool:
    """Whether nothing but quotation marks and adverbs stands before a verb: 'had "by mistake" left' goes too far."""
    while at < len(tags) and tags[at] in _BETWEEN:
        at += 1
    return at < len(tags) and tags[at] in VERBS


def _of_infinitive(at: int, head: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether "not" is that of an infinitive behind another verb: "promised not to go", but "was not to go"."""
    if words[head].lower() in BE or words[head].lower() in HAVE:
        return False
    return at + 1 < len(tags) and tags[at + 1] == "TO" and _verb_after(at + 1, tags)


def _verb_after(at: int, tags: Sequence[str]) -> bool:
    return any(tag == "VB" for tag in tags[at + 1 : at + 2]) or (
        tags[at + 1 : at + 2] == ["RB"] and tags[at + 2 : at + 3] == ["VB"]
    )


def _goes_on(at: int, tags: Sequence[str], words: Sequence[str], *, perfect: bool = False, base: bool = False) -> bool:
    """Whether an auxiliary has its verb, or "be" its adjective, behind it."""
    wanted = {"VB"} if base else {"VBN", "VBD"} if perfect else {"VBN", "VBG", "JJ", "VBD"}
    for place in range(at + 1, min(at + 5, len(tags))):
        if tags[place] in wanted:
            return tags[place] != "JJ" or not (place + 1 < len(tags) and tags[place + 1] in ("NN", "NNS", "NNP"))
        if perfect and tags[place] == "TO":
            return False
        if tags[place] not in _BETWEEN and words[place].lower() not in NOT:
            return False
    return False


def _predicate(
    start: int,
    at: int,
    tags: Sequence[str],
    modal: str | None,
    negated: bool,
    infinitive: bool,
    been: bool,
) -> Group | None:
    """A group whose head is an adjective: "is ready to"."""
    if been and at < len(tags) and tags[at] == "JJ":
        form = Form.INFINITIVE if infinitive else Form.FINITE
        return Group(start=start, end=at + 1, head=at, form=form, negated=negated, modal=modal, predicate=True)
    if modal is None and not infinitive and not been:
        return None
    # "they will": a verb that is left out is its own head, so that what follows hangs on something.
    last = at - 1
    form = Form.INFINITIVE if infinitive else Form.FINITE
    return Group(start=start, end=at, head=last, form=form, negated=negated, modal=modal)


def _form(start: int, tags: Sequence[str], modal: str | None, infinitive: bool, helped: bool) -> Form:
    if infinitive:
        return Form.INFINITIVE
    if modal or tags[start] in ("VBD", "VBP", "VBZ") or (helped and tags[start] not in ("VBG", "VBN")):
        return Form.FINITE
    if tags[start] == "VBG":
        return Form.ING
    if tags[start] == "VBN":
        return Form.PARTICIPLE
    return Form.INFINITIVE if tags[start] == "VB" else Form.FINITE
