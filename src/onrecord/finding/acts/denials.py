"""Does a statement deny, or does it just not: "called the claims baseless", "did not deny the claims"?

Takes the words of cue and content; tells the two apart where the cue alone misleads. Leaves a plain "denied" to the
weights of `finding.acts.weighing`.
"""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.codebook import Codebook
from onrecord.codebook.acts import DenialWords
from onrecord.records import Act

_BE = frozenset(("is", "are", "was", "were", "be", "been"))
_HAVE = frozenset(("has", "have", "had"))
_ADDS = frozenset(("who", "which", "that"))
_NOT = frozenset(("not", "never", "no", "nor", "hardly"))
_ONLY = frozenset(("only", "just", "merely", "simply"))
_SHORT_OF = ("short", "of")
_NO_LONGER = ("no", "longer")
_OWN = frozenset(("my", "our", "own"))
_SOMEBODY = frozenset(("he", "her", "his", "i", "it", "my", "our", "she", "their", "they", "we"))
# What may stand between a claim and its verb: "the claims against him were", "the report that it leaked was".
_BEHIND = frozenset(("of", "about", "against", "that", "by", "made", "from", "in", "on", "to", "published"))
# Behind these stands no more what a claim is called: "was about false teeth".
_ENDS = frozenset(("that", "and", "about", "of", "on", "in", "for", "to", "by"))
# The claim heads what is said: "the council's latest claims".
_FIRST = 5
# From "were" to "motivated" in "were quite simply politically motivated".
_NEAR = 5


def does_not_deny(cue: Sequence[str], codebook: Codebook) -> bool:
    """Whether a cue of denial is itself denied.

    >>> from onrecord.codebook import load
    >>> [does_not_deny(cue.split(), load()) for cue in ("did not deny", "stopped short of denying", "denied")]
    [True, True, False]
    """
    places = [place for place, known in codebook.acts.cues_in(cue) if known.act == Act.DENY]
    undone = codebook.acts.denial.undone
    before = cue[: places[0]] if places else ()
    return any(word in undone or word.endswith("n't") for word in before) or any(
        f"{one} {other}" in undone for one, other in pairwise(before)
    )


def does_not_accuse(cue: Sequence[str], codebook: Codebook) -> bool:
    """Whether somebody is not accused, or no more, or only nearly was.

    >>> from onrecord.codebook import load
    >>> cues = "no longer blames", "did not accuse", "blamed", "stopped short of calling"
    >>> [does_not_accuse(cue.split(), load()) for cue in cues]
    [True, True, False, True]
    >>> does_not_accuse("did not only accuse".split(), load())
    False
    """
    if _SHORT_OF in pairwise(cue):
        return True
    places = [place for place, known in codebook.acts.cues_in(cue) if known.act == Act.ACCUSE]
    before = cue[: places[0]] if places else ()
    return _NO_LONGER in pairwise(before) or (not _NOT.isdisjoint(before) and _ONLY.isdisjoint(before))


def denies(cue: Sequence[str], content: Sequence[str], codebook: Codebook) -> bool:
    """Whether a claim of others is called false.

    >>> from onrecord.codebook import load
    >>> denies(["called"], "the claims baseless".split(), load())
    True
    >>> denies(["said"], "the claims against him were politically motivated".split(), load())
    True
    >>> denies(["called"], "the claims credible".split(), load())
    False
    """
    words = codebook.acts.denial
    told = content[1:] if content and content[0] == "that" else content
    if _has_no_part(told, words) or rejects_a_charge(told, codebook):
        return True
    claim = next((at for at, word in enumerate(told[:_FIRST]) if word in words.claims), None)
    if claim is None or not _OWN.isdisjoint(told[:claim]) or not _BE.isdisjoint(told[:claim]):
        return False
    if any(word in words.calls for word in cue):
        return _is_false(told[claim + 1 :][:_NEAR], words)
    return _is_said_false(told, claim, words)


def _has_no_part(told: Sequence[str], words: DenialWords) -> bool:
    """Whether words begin with somebody who has no part in something: "he had no hand in", "it has nothing to do with".

    Not what is only added of somebody: "the mayor, who had no part in it, was late".
    """
    at = next((at for at, word in enumerate(told[:_NEAR]) if word in _HAVE), None)
    if at is None or not _ADDS.isdisjoint(told[:at]):
        return False
    rest = tuple(told[at + 1 : at + 5])
    no_part = rest[:1] == ("no",) and rest[1:2] != () and rest[1] in words.parts and rest[2:3] == ("in",)
    return no_part or rest == ("nothing", "to", "do", "with")


def rejects_a_charge(told: Sequence[str], codebook: Codebook) -> bool:
    """Whether words begin with somebody who denies a charge.

    >>> from onrecord.codebook import load
    >>> said = ("he strenuously denies the allegations", "he maintained his innocence", "they deny it rained")
    >>> [rejects_a_charge(words.split(), load()) for words in (*said, "she did not deny the charge")]
    [True, True, False, False]
    """
    said = [word for word in told[: _FIRST + _NEAR] if word[0].isalnum()]
    if not said or said[0] not in _SOMEBODY:
        return False
    if any(" ".join(said[at : at + 3 : 2]) in codebook.acts.denial.clears for at in range(1, _FIRST)):
        return True
    at, known = next(iter(codebook.acts.cues_in(said[:_FIRST])), (0, None))
    if known is None or known.act != Act.DENY or not _NOT.isdisjoint(said[:at]):
        return False
    return not codebook.acts.charges.isdisjoint(said[at:]) or "wrongdoing" in said[at:]


def _is_said_false(told: Sequence[str], claim: int, words: DenialWords) -> bool:
    """Whether a claim "is" something false: "the report that it leaked was a fabrication"."""
    be = next((at for at in range(claim + 1, len(told)) if told[at] in _BE), None)
    if be is None or (be > claim + 1 and told[claim + 1] not in _BEHIND):
        return False
    return _is_false(told[be + 1 :][:_NEAR], words)


def _is_false(predicate: Sequence[str], words: DenialWords) -> bool:
    """Whether a predicate says that something is not so: "a smear", "not true", but not "no smear"."""
    for at, word in enumerate(predicate):
        two = " ".join(predicate[at : at + 2])
        if word in words.false or two in words.false:
            return _NOT.isdisjoint(predicate[:at])
        if word in _ENDS:
            return False
    return False
