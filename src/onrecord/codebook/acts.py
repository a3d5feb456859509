"""The words by which acts and evidence are told, with the forms that they take in running text.

Takes the content of `acts.yaml` and `evidence.yaml`; gives cues by the form of their first word, and groups
of words that weigh. Leaves to `finding` what follows from a word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SIBILANT = re.compile(r"(?:[sxz]|ch|sh)$")
# One vowel, one consonant, as in "plan": the consonant is doubled. Longer words double in some dictionaries only.
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
# How many words behind the verb a charge that it takes up is named: "responded to the council's latest charges".
_NEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue in its dictionary form, the act that it speaks for, and the words that have to follow the first."""

    lemma: str
    act: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialWords:
    """Claims, verbs that call them something, what calls them false, and what makes a denial none.

    `parts` are nouns for what somebody has no part in, `clears` what is done with one's own innocence or name.
    """

    claims: frozenset[str]
    calls: frozenset[str]
    false: frozenset[str]
    parts: frozenset[str]
    undone: frozenset[str]
    clears: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionWords:
    """Verbs by which somebody owns to what is so, and those that do so only with a clause."""

    owning: frozenset[str]
    with_clause: frozenset[str]


_NO_ADMISSION = AdmissionWords(owning=frozenset(), with_clause=frozenset())
_NO_DENIAL = DenialWords(
    claims=frozenset(), calls=frozenset(), false=frozenset(), parts=frozenset(), undone=frozenset(), clears=frozenset()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """Cues by the form of their first word, the longest first, and words of a content by what they speak for.

    `takes_up` has the words that follow each form of a verb by which somebody answers others' `charges`.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    content: Mapping[str, frozenset[str]]
    takes_up: Mapping[str, tuple[tuple[str, ...], ...]]
    charges: frozenset[str]
    denial: DenialWords = _NO_DENIAL
    admissions: AdmissionWords = _NO_ADMISSION

    def cues_in(self, words: Sequence[str]) -> list[tuple[int, Cue]]:
        """Every cue in a run of lower-case words, with the place of its first word.

        >>> said = forms("accuse", {})
        >>> cues = {word: (Cue(lemma="accuse", act="accuse", rest=()),) for word in said}
        >>> book = ActWords(cues=cues, content={}, takes_up={}, charges=frozenset())
        >>> [(place, cue.lemma) for place, cue in book.cues_in(["had", "accused", "them"])]
        [(1, 'accuse')]
        >>> book.cues_in(["the", "accuser"])
        []
        """
        return [
            (place, cue)
            for place, word in enumerate(words)
            for cue in next(([cue] for cue in self.cues.get(word, ()) if follow(words[place + 1 :], cue.rest)), [])
        ]

    def takes_up_a_charge(self, cue: Sequence[str], content: Sequence[str]) -> bool:
        """Whether somebody only answers what others charge: "commenting on" and "accusations against the mill"."""
        words = [*cue, *content]
        return any(
            tuple(words[place + 1 : place + 1 + len(rest)]) == rest
            and not self.charges.isdisjoint(words[place + 1 + len(rest) :][:_NEAR])
            for place, word in enumerate(cue)
            for rest in self.takes_up.get(word, ())
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWords:
    """Words of evidence by what they do: what can be checked, what proves, to show, to keep, to demand, and none.

    Verbs may have a second word, as "hand over".
    """

    checkable: frozenset[str]
    proof: frozenset[str]
    show: frozenset[str]
    out: frozenset[str]
    give: frozenset[str]
    verified: frozenset[str]
    claims: frozenset[str]
    secret: frozenset[str]
    coming: frozenset[str]
    keep: frozenset[str]
    demand: frozenset[str]
    absent: frozenset[str]


def act_words(content: Mapping[str, Any]) -> ActWords:
    """Read `acts.yaml`."""
    irregular = content["irregular"]
    by_form: dict[str, list[Cue]] = defaultdict(list)
    for act, lemmas in content["cues"].items():
        for lemma in lemmas:
            first, *rest = lemma.split()
            for form in forms(first, irregular):
                by_form[form].append(Cue(lemma=lemma, act=act, rest=tuple(rest)))
    takes_up: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for lemma in content["takes_up"]["verbs"]:
        first, *rest = lemma.split()
        for form in forms(first, irregular):
            takes_up[form].append(tuple(rest))
    return ActWords(
        takes_up={form: tuple(rests) for form, rests in takes_up.items()},
        charges=frozenset(content["takes_up"]["charges"]),
        denial=_denial_words(content["denial"], irregular),
        admissions=AdmissionWords(
            owning=frozenset(form for verb in content["admissions"]["words"] for form in forms(verb, irregular)),
            with_clause=frozenset(
                form for verb in content["admissions"]["with_clause"] for form in forms(verb, irregular)
            ),
        ),
        cues={form: tuple(sorted(cues, key=lambda cue: _rank(cue, form))) for form, cues in by_form.items()},
        content={name: frozenset(group["words"]) for name, group in content["content"].items()},
    )


def _denial_words(group: Mapping[str, Any], irregular: Mapping[str, Sequence[str]]) -> DenialWords:
    return DenialWords(
        claims=frozenset(group["claims"]),
        calls=frozenset(form for verb in group["calls"] for form in forms(verb, irregular)),
        false=frozenset(group["false"]),
        parts=frozenset(group["parts"]),
        undone=frozenset(group["undone"]),
        clears=frozenset(group["clears"]),
    )


def evidence_words(content: Mapping[str, Any]) -> EvidenceWords:
    """Read `evidence.yaml`."""
    return EvidenceWords(**{name: frozenset(content[name]["words"]) for name in EvidenceWords.__slots__})


def _rank(cue: Cue, form: str) -> tuple[int, bool]:
    """The longest first; of two, the one that has this very form, as `warning` before `warn`."""
    return -len(cue.rest), cue.lemma.split()[0] != form


def follow(words: Sequence[str], rest: Iterable[str]) -> bool:
    """Whether all the words stand among those that follow, in that order.

    >>> follow(["strongly", "for", "calm"], ("for",)), follow(["calm"], ("for",))
    (True, False)
    """
    following = iter(words)
    return all(word in following for word in rest)


def forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The forms that a word takes: those listed, or else the regular ones.

    >>> sorted(forms("deny", {})), sorted(forms("plan", {}))
    (['denied', 'denies', 'deny', 'denying'], ['plan', 'planed', 'planing', 'planned', 'planning', 'plans'])
    >>> sorted(forms("see", {"see": ["sees", "saw"]}))
    ['saw', 'see', 'sees']
    """
    if lemma in irregular:
        return frozenset((lemma, *irregular[lemma]))
    if lemma.endswith("e"):
        return frozenset((lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"))
    if re.search(r"[^aeiou]y$", lemma):
        return frozenset((lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"))
    ending = "es" if _SIBILANT.search(lemma) else "s"
    doubled = (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing") if _DOUBLES.search(lemma) else ()
    return frozenset((lemma, f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing", *doubled))
