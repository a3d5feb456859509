"""Is evidence promised, withheld or demanded?

Takes the words of cue and content in the order of the text; yields that, or nothing where they speak of no
showing of evidence. Such statements are too few to be learned from, and are told by a handful of words. Leaves
evidence that is cited to the weights of `finding.acts`.
"""

from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.codebook.acts import EvidenceWords
from onrecord.records import Evidence

_EVIDENCE = frozenset(("evidence", "proof"))
_NOT = frozenset(("not", "never"))
# Between "present" and "evidence" there is room for whom it is presented to.
_REACH = 9
_NEAR = 4


def shown(words: Sequence[str], codebook: Codebook) -> Evidence | None:
    """What is said of showing evidence, if anything.

    >>> from onrecord.codebook import load
    >>> def evidence(text): return shown(text.split(), load())
    >>> str(evidence("her government would publish the proof within a month"))
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
    for place, word in enumerate(words):
        if word not in book.keep and word not in book.show:
            continue
        after = words[place + 1 : place + 1 + _REACH]
        if word in book.keep and _kept(after, book):
            return Evidence.WITHHELD
        if word in book.show and book.proof & set(after) and not _stops(after, book):
            if any(other in book.demand for other in words[:place]):
                return Evidence.DEMANDED
            near = words[max(place - _NEAR, 0) : place]
            if any(other in _NOT or other.endswith("n't") for other in near):
                return Evidence.WITHHELD
            if any(other in book.coming or other.endswith("'ll") for other in near):
                return Evidence.PROMISED
    return None


def _is_absent(words: Sequence[str], book: EvidenceWords) -> bool:
    """`no evidence`, `without any proof`; one word may stand between."""
    return any(
        word in _EVIDENCE and any(other in book.absent for other in words[max(0, place - 2) : place])
        for place, word in enumerate(words)
    )


def _kept(after: Sequence[str], book: EvidenceWords) -> bool:
    """Evidence stands right behind, or behind a word of showing: `refused to publish the letters`."""
    near = set(after[:_NEAR])
    return bool(near & _EVIDENCE or (near & book.show and book.proof & set(after)))


def _stops(after: Sequence[str], book: EvidenceWords) -> bool:
    """Whether what is shown is a claim and not a thing: `show that the records are false`."""
    until = next((place for place, word in enumerate(after) if word in book.proof), 0)
    return any(word in ("that", "how", "why", "whether") for word in after[:until])
