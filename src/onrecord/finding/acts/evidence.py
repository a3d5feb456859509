"""Is evidence promised, withheld or demanded?

Takes the words of cue and content in the order of the text; yields that, or nothing where they speak of no
showing of evidence. Such statements are too few to be learned from, and are told by a handful of words, in one frame:
a verb of showing with its thing, active or passive, and the will and the "not" before it. Leaves evidence that is
cited to the weights of `finding.acts.weighing`, and what is said without any to `unproven`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.codebook import Codebook
from onrecord.codebook.acts import EvidenceWords
from onrecord.records import Evidence

EVIDENCE = frozenset(("evidence", "proof"))
_NOT = frozenset(("not", "never"))
_BE = frozenset(("be", "being", "been"))
_CLAIM_OPENS = frozenset(("that", "how", "why", "whether"))
# Between "present" and "evidence" there is room for whom it is presented to.
_REACH = 9
_NEAR = 4
# Between "make" and "public" stands what is made so.
_PARTED = 5


def shown(words: Sequence[str], codebook: Codebook) -> Evidence | None:
    """What is said of showing evidence, if anything.

    >>> from onrecord.codebook import load
    >>> def evidence(text): return shown(text.split(), load())
    >>> str(evidence("her government would publish the proof within a month"))
    'promised'
    >>> str(evidence("the recordings will be made public on friday"))
    'promised'
    >>> str(evidence("the company will keep this evidence to itself"))
    'withheld'
    >>> str(evidence("called on the minister to show his samples to a laboratory"))
    'demanded'
    >>> str(evidence("there was no evidence that the dam had burst"))
    'demanded'
    >>> evidence("the evidence shows that rents will fall") is None
    True
    """
    book = codebook.evidence
    if _is_absent(words, book):
        return Evidence.DEMANDED
    if _is_kept(words, book):
        return Evidence.WITHHELD
    if _to_be_proven(words, book):
        return Evidence.DEMANDED
    for place, end, passive in _showings(words, book):
        found = _of_showing(words, place, end, book, passive=passive)
        if found is not None:
            return found
    return None


def _of_showing(words: Sequence[str], place: int, end: int, book: EvidenceWords, *, passive: bool) -> Evidence | None:
    """What a verb of showing, with its auxiliaries before it, says of a thing."""
    # "Will call witnesses and present recordings": joined verbs share their will.
    joined = place > 0 and words[place - 1] in ("and", "or")
    near = words[max(place - (_REACH if joined else _NEAR), 0) : place]
    denied = any(other in _NOT or other.endswith("n't") for other in near)
    # What is kept back may be anything that could be checked; what is only published proves nothing by that.
    things = book.proof | book.checkable if denied else book.proof
    if not _has_thing(words, place, end, things, passive=passive):
        return None
    if any(True for _ in _verbs(words[:place], book.demand)):
        return Evidence.DEMANDED
    if denied:
        return Evidence.WITHHELD
    if any(other in book.coming or other.endswith("'ll") for other in near):
        return Evidence.PROMISED
    return None


def _showings(words: Sequence[str], book: EvidenceWords) -> Iterator[tuple[int, int, bool]]:
    """Every verb of showing from first to last word, and whether it is a passive: `be released`."""
    for place, end in _verbs(words, book.show):
        yield place, end, False
    for place, end in _verbs(words, book.out):
        be = place - 1
        while be > 0 and words[be].endswith("ly"):
            be -= 1
        if be >= 0 and words[be] in _BE:
            yield be, end, True


def _verbs(words: Sequence[str], group: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The places of the words of a group, and where they end; what is handed over may stand between its two words."""
    opening = _opening(group)
    for place, word in enumerate(words):
        if word in group:
            yield place, place + 1
            continue
        if word not in opening:
            continue
        for end in range(place + 1, min(place + 1 + _PARTED, len(words))):
            if f"{word} {words[end]}" in group:
                # With the thing between the two, it is sought from the first on.
                yield place, place + 1
                break


@lru_cache(maxsize=8)
def _opening(group: frozenset[str]) -> frozenset[str]:
    """The first words of those verbs of a group that have two."""
    return frozenset(first for first, second, _ in (verb.partition(" ") for verb in group) if second)


def _has_thing(words: Sequence[str], place: int, end: int, things: frozenset[str], *, passive: bool) -> bool:
    """Whether a thing is shown, behind an active verb or before a passive, and not a claim: `show that it is so`."""
    if passive:
        return bool(things & set(words[max(place - _REACH, 0) : place]))
    after = words[end : end + _REACH]
    until = next((at for at, word in enumerate(after) if word in things), None)
    return until is not None and not any(word in _CLAIM_OPENS for word in after[:until])


def _is_absent(words: Sequence[str], book: EvidenceWords) -> bool:
    """`no evidence`, `without any proof`; one word may stand between."""
    return any(
        word in EVIDENCE and any(other in book.absent for other in words[max(0, place - 2) : place])
        for place, word in enumerate(words)
    )


def _is_kept(words: Sequence[str], book: EvidenceWords) -> bool:
    """`Keep this evidence`, `refused to publish the letters`, `the files would remain secret`."""
    for place, word in enumerate(words):
        if word not in book.keep:
            continue
        things = book.proof | book.checkable
        after = words[place + 1 : place + 1 + _REACH]
        if EVIDENCE & set(after[:_NEAR]):
            return True
        if any(
            at < _NEAR and _has_thing(after, at, end, things, passive=False) for at, end in _verbs(after, book.show)
        ):
            return True
        if book.secret & set(after[:_NEAR]) and things & set(words[max(place - _REACH, 0) : place + _NEAR]):
            return True
    return False


def _to_be_proven(words: Sequence[str], book: EvidenceWords) -> bool:
    """`Challenged him to prove it`."""
    return any(
        word == "prove"
        and book.claims & set(words[place + 1 : place + 1 + _NEAR])
        and any(True for _ in _verbs(words[:place], book.demand))
        for place, word in enumerate(words)
    )
