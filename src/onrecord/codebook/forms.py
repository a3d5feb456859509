"""The forms of English words: "met" of "meet", "attacks" of "attack".

Takes a base form; yields the forms that it takes in print, British and American. Leaves the other way round to a
look-up in what this gives, so that no word is taken apart by guess.
"""

from collections.abc import Mapping, Sequence

_VOWELS = "aeiou"
# Verbs with the stress on the last syllable, or made of one that doubles ("airdrop"), double as those of one do.
_DOUBLING = frozenset([
    "abet", "admit", "airdrop", "allot", "begin", "commit", "compel", "confer", "control", "defer", "deter", "dispel",
    "eavesdrop", "equip", "expel", "forbid", "forget", "incur", "infer", "kidnap", "machine-gun", "machinegun", "occur",
    "omit", "overrun", "permit", "prefer", "propel", "rebel", "rebut", "recap", "recur", "refer", "regret", "submit",
    "tear-gas", "teargas", "transfer", "transmit", "unban", "wiretap",
])  # fmt: skip


def verb_forms(base: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All forms of a verb, the base form among them.

    >>> sorted(verb_forms("ban", {})), sorted(verb_forms("deny", {}))
    (['ban', 'banned', 'banning', 'bans'], ['denied', 'denies', 'deny', 'denying'])
    >>> sorted(verb_forms("occur", {})), sorted(verb_forms("enter", {}))
    (['occur', 'occurred', 'occurring', 'occurs'], ['enter', 'entered', 'entering', 'enters'])
    >>> sorted(verb_forms("meet", {"meet": ["met", "met"]}))
    ['meet', 'meeting', 'meets', 'met']
    """
    stem = base
    doubled = _doubled(base)
    forms = {base, _with_s(base)}
    if base.endswith("ie"):
        forms.add(f"{base[:-2]}ying")
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        stem = base[:-1]
        forms.add(f"{stem}ing")
    else:
        forms |= {f"{one}ing" for one in doubled}
    if base in irregular:
        return frozenset(forms | set(irregular[base]))
    if base.endswith("e"):
        forms.add(f"{base}d")
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        forms.add(f"{base[:-1]}ied")
    else:
        forms |= {f"{one}ed" for one in doubled}
    return frozenset(forms)


def noun_forms(base: str) -> frozenset[str]:
    """A noun in the singular and the plural.

    >>> sorted(noun_forms("ally")), sorted(noun_forms("car bomb"))
    (['allies', 'ally'], ['car bomb', 'car bombs'])
    """
    return frozenset({base, _with_s(base)})


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{base}s"


def _doubled(base: str) -> set[str]:
    """The stem before a vowel: "ban" doubles, "jail" does not, "cancel" does in Britain and not in America."""
    if len(base) < 3 or base[-1] in _VOWELS or base[-1] in "wxyh" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return {base + base[-1]} if base.endswith("quit") else {base}
    syllables = sum(letter in _VOWELS and (at == 0 or base[at - 1] not in _VOWELS) for at, letter in enumerate(base))
    if syllables == 1 or base in _DOUBLING:
        return {base + base[-1]}
    return {base, base + base[-1]} if base[-1] == "l" else {base}
