"""With which of the verbs before it does a verb go on that has no subject of its own?

Takes a sentence and the nearest verb before; yields that one, or an earlier one where the nearest cannot be meant.
Leaves alone which verbs have no subject of their own: that is `before`.
"""

from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.verbs import Form

# Whom a verb acts on that cannot be its own subject.
_CASES = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"}
_TOLD = frozenset({"VBD", "VBZ"})


def with_another_doer(parsed: Parsed, clause: Clause, before: Clause) -> Clause:
    """The verb whose subject goes on: "a man came as she left, shot her and ran", for she has not shot herself.

    >>> from onrecord.grammar import read
    >>> def shoots(text: str) -> list[str]:
    ...     parsed = read(text)
    ...     shot = (one for one in parsed.clauses if parsed.lower[one.group.head] == "shot")
    ...     return [parsed.lower[one.subject[0].head] for one in shot]
    >>> shoots("A man came as she left, shot her in the leg and ran.")
    ['man']
    >>> shoots("A man came as she left, shot a dog and ran.")
    ['she']
    """
    over = parsed.over(before)
    if over is None or before.link != "adverbial" or not before.subject or not over.subject:
        return before
    whom = _CASES.get(parsed.lower[before.subject[0].head])
    alone = (one for one in clause.objects if one.end - one.start == 1)
    himself = any(parsed.lower[one.start] == whom for one in alone)
    return over if himself and over.number < before.number and over.group.form is Form.FINITE else before


def with_bare_form(parsed: Parsed, before: Clause) -> Clause:
    """The verb that a bare one is joined to: "to talk to guards who survived and meet the mayor" is to meet.

    >>> from onrecord.grammar import read
    >>> def meets(text: str) -> list[str]:
    ...     parsed = read(text)
    ...     meet = (one for one in parsed.clauses if parsed.lower[one.group.head] == "meet")
    ...     return [parsed.lower[one.subject[0].head] for one in meet]
    >>> meets("The envoy came to talk to clerks who survived and meet the mayor.")
    ['envoy']
    >>> meets("The envoy talked to clerks who would survive and meet the mayor.")
    ['clerks']
    """
    near = before
    while near.group.form is Form.FINITE and near.link == "relative" and _is_told(parsed, near):
        over = parsed.over(near)
        if over is None or over.number >= near.number:
            return before
        near = over
    bare = near.group.form is Form.INFINITIVE or near.group.modal is not None
    return near if bare else before


def _is_told(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb tells in a form that no bare one can go on with: "survived", not "would survive"."""
    first, last = clause.group.start, clause.group.end
    return not clause.group.modal and any(parsed.tags[at] in _TOLD for at in range(first, last))
