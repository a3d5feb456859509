"""Participles that are no verbs: "the accused", "the fighting", "neighbouring Arlia".

Takes the words and tags of a sentence; yields the tags, with such participles as nouns and adjectives, and with the
past form behind one as a verb that tells. Leaves a participle alone where a noun that it describes follows.
"""

from collections.abc import Sequence

from onrecord.grammar.closed import BE
from onrecord.grammar.lexicon import Lexicon
from onrecord.grammar.tagging.times import PARTS_OF_DAY
from onrecord.grammar.tags import FINITE, NAMES, NOUNS, OF_NOUN

# What may stand between a participle and the noun that it describes.
_TOWARDS_NOUN = frozenset({*NOUNS, "JJ", "JJR", "JJS", "CD", "$", "#", "VBG", "RB", "``", "''", "POS"})
_DOES = ([","], ["WP"], ["VBD"], ["VBZ"], ["VBP"], ["MD"])
# What stands behind a verb that nothing is done to.
_NO_OBJECT = frozenset({"IN", "TIME", "TO"})
_JOINS = frozenset({"CC", ","})
# What stands around a deed that is placed by a name: "held in West Tarn shooting, police say".
_ENDS = frozenset({".", ",", ":", "IN"})
_ON_A_DEED = frozenset({"in", "over", "after"})
# What a time that opens a sentence consists of: "early on the night of 3 May, masked men fled".
_OPENS_TOLD = frozenset({"IN", "TIME", ",", "RB", "CD", "DT"})


def as_nouns(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags, with participles that stand for whom or what they tell of as nouns.

    >>> as_nouns("The wounded fled the fighting .".split(), ["DT", "VBN", "VBN", "DT", "VBG", "."])
    ['DT', 'NN', 'VBD', 'DT', 'NN', '.']
    >>> as_nouns("The wounded men fled .".split(), ["DT", "VBN", "NNS", "VBD", "."])
    ['DT', 'VBN', 'NNS', 'VBD', '.']
    >>> as_nouns("A third accused was absent .".split(), ["DT", "JJ", "VBN", "VBD", "JJ", "."])
    ['DT', 'JJ', 'NN', 'VBD', 'JJ', '.']
    """
    marked = list(tags)
    for at in range(1, len(tags)):
        if tags[at] not in ("VBN", "VBD", "VBG"):
            continue
        # One of several: nothing but what they do may follow, as nothing else tells "a third accused" from a passive.
        further = at > 1 and tags[at - 1] == "JJ" and tags[at] == "VBN" and tags[at + 1 : at + 2] in _DOES
        first = at - 1 - further
        article = tags[first] == "DT" and texts[first].lower() in ("the", "a", "an")
        if not article or _describes(at, tags):
            continue
        marked[at] = "NN"
        if tags[at] != "VBG" and tags[at + 1 : at + 2] == ["VBN"] and texts[at + 2 : at + 3] != ["by"]:
            marked[at + 1] = "VBD"
    return marked


def _describes(at: int, tags: Sequence[str]) -> bool:
    """Whether a noun follows that a participle may describe: "the wounded men", "the tried and tested plan"."""
    behind = tags[at + 1 : at + 3]
    if not behind:
        return False
    if behind[0] in _JOINS:
        return len(behind) > 1 and behind[1] in ("VBN", "VBG", "JJ", "RB")
    return behind[0] in _TOWARDS_NOUN


def as_adjectives(texts: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The tags, with "neighbouring" before a noun as an adjective, and "suspected" where nobody suspects.

    >>> lexicon = Lexicon(describing=frozenset({"neighbouring"}), doubting=frozenset({"suspected"}))
    >>> as_adjectives("Arlia accused neighbouring Brenn .".split(), ["NNP", "VBD", "VBG", "NNP", "."], lexicon)
    ['NNP', 'VBD', 'JJ', 'NNP', '.']
    >>> as_adjectives("On Friday suspected rebels fled .".split(), "IN TIME VBN NNS VBD .".split(), lexicon)
    ['IN', 'TIME', 'JJ', 'NNS', 'VBD', '.']
    >>> as_adjectives("They hit stone-throwing youths .".split(), ["PRP", "VBD", "VBG", "NNS", "."], lexicon)
    ['PRP', 'VBD', 'JJ', 'NNS', '.']
    >>> on_strike = Lexicon(describing_people=frozenset({"striking"}), people=frozenset({"miners"}))
    >>> as_adjectives("They met striking miners .".split(), ["PRP", "VBD", "VBG", "NNS", "."], on_strike)
    ['PRP', 'VBD', 'JJ', 'NNS', '.']
    >>> as_adjectives("They were striking miners .".split(), ["PRP", "VBD", "VBG", "NNS", "."], on_strike)
    ['PRP', 'VBD', 'VBG', 'NNS', '.']
    >>> as_adjectives("Police suspected rebels .".split(), ["NNP", "VBD", "NNS", "."], lexicon)
    ['NNP', 'VBD', 'NNS', '.']
    >>> as_adjectives("On Friday masked men fled .".split(), "IN TIME VBD NNS VBD .".split(), lexicon)
    ['IN', 'TIME', 'JJ', 'NNS', 'VBD', '.']
    >>> as_adjectives("On Friday began talks that failed .".split(), "IN TIME VBD NNS WDT VBD .".split(), lexicon)
    ['IN', 'TIME', 'VBD', 'NNS', 'WDT', 'VBD', '.']
    """
    return [
        "JJ" if tags[at + 1 : at + 2] and tags[at + 1] in NOUNS and _is_adjective(texts, tags, at, lexicon) else tag
        for at, tag in enumerate(tags)
    ]


def as_first_nouns(texts: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The tags, with a deed that something is named after as a noun: "met bombing victims", "by firing squad".

    One alone without an article is nobody's object, and to bomb victims is no news.

    >>> deeds = {"named_deeds": frozenset({"bombing"}), "placed_deeds": frozenset({"slaying"})}
    >>> lexicon = Lexicon(named_after=frozenset({"victims"}), **deeds)
    >>> as_first_nouns("She met bombing victims .".split(), ["PRP", "VBD", "VBG", "NNS", "."], lexicon)
    ['PRP', 'VBD', 'NN', 'NNS', '.']
    >>> as_first_nouns("They were bombing villages .".split(), ["PRP", "VBD", "VBG", "NNS", "."], lexicon)
    ['PRP', 'VBD', 'VBG', 'NNS', '.']
    >>> as_first_nouns("Man sought in Tarn slaying".split(), ["NN", "VBD", "IN", "NNP", "VBG"], lexicon)
    ['NN', 'VBD', 'IN', 'NNP', 'NN']
    """
    marked = list(tags)
    for at in range(len(tags)):
        if tags[at] != "VBG":
            continue
        if _is_placed(at, texts, tags, lexicon):
            marked[at] = "NN"
        if at + 1 == len(tags) or tags[at + 1] not in NOUNS:
            continue
        deed, named = texts[at].lower(), texts[at + 1].lower()
        after_deed = deed in lexicon.named_deeds and named in lexicon.named_after
        if after_deed or f"{deed} {named}" in lexicon.fought_in:
            marked[at] = "NN"
    return marked


def _is_placed(at: int, texts: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a deed ends a phrase behind the name of a place: "held in West Tarn shooting, police say"."""
    ends = at + 1 == len(tags) or tags[at + 1] in _ENDS
    first = at - 1
    while first > 0 and tags[first] in NAMES:
        first -= 1
    placed = 0 < first < at - 1 and texts[first].lower() in _ON_A_DEED
    return ends and placed and texts[at].lower() in lexicon.placed_deeds


def _is_adjective(texts: Sequence[str], tags: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle before a noun describes it: one that always does, or that nobody stands before."""
    if tags[at] == "VBG":
        # Nobody "stone-throws youths".
        return texts[at].lower() in lexicon.describing or "-" in texts[at] or _on_strike(texts, tags, at, lexicon)
    alone = at == 0 or tags[at - 1] in ("TIME", ",", "IN")
    if tags[at] not in ("VBD", "VBN") or not alone:
        return False
    return texts[at].lower() in lexicon.doubting or _has_no_doer(texts, tags, at)


def _has_no_doer(texts: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether nothing but a time stands before a past form, and behind it people who do what is told next."""
    acts = tags[at + 1] == "NNS" and tags[at + 2 : at + 3] and tags[at + 2] in FINITE
    if not acts or "TIME" not in tags[:at]:
        return False
    return all(tags[one] in _OPENS_TOLD or texts[one].lower() in PARTS_OF_DAY for one in range(at))


def as_asides(texts: Sequence[str], tags: list[str], lexicon: Lexicon) -> list[str]:
    """The tags, with a participle between commas as one: "the nuns, kidnapped on 3 May, were freed".

    No comma parts a verb that tells from its subject.

    >>> as_asides("The nuns , kidnapped by rebels , fled .".split(), "DT NNS , VBD IN NNS , VBD .".split(), Lexicon())
    ['DT', 'NNS', ',', 'VBN', 'IN', 'NNS', ',', 'VBD', '.']
    >>> words = "Lund , a nun , fled in May , rested , and prayed .".split()
    >>> as_asides(words, "NNP , DT NN , VBD IN TIME".split(), Lexicon())
    ['NNP', ',', 'DT', 'NN', ',', 'VBD', 'IN', 'TIME']
    """
    first = next((at for at, tag in enumerate(tags) if tag not in OF_NOUN), len(tags))
    aside = tags[:first] and tags[first : first + 2] == [",", "VBD"] and tags[first + 2 : first + 3]
    if not aside or tags[first + 2] not in _NO_OBJECT or texts[first + 1] in lexicon.saying:
        return tags
    behind = next((at for at in range(first + 2, len(tags)) if tags[at] == ","), len(tags))
    if tags[behind + 1 : behind + 2] and tags[behind + 1] in FINITE:
        return [*tags[: first + 1], "VBN", *tags[first + 2 :]]
    return tags


def _on_strike(texts: Sequence[str], tags: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle tells what people are doing who are named behind it: "met striking miners"."""
    if texts[at].lower() not in lexicon.describing_people or (at > 0 and texts[at - 1].lower() in BE):
        return False
    return tags[at + 1 : at + 2] == ["NNS"] and texts[at + 1].lower() in lexicon.people
