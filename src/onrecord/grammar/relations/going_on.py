"""With which of the verbs before it does a verb go on that has no subject of its own?

Takes a sentence and such a verb, or the nearest verb before; yields that one, or an earlier one where the nearest
cannot be meant. Leaves alone which verbs have no subject of their own: that is `before`.
"""

from onrecord.grammar.groups.verbs import Form
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.relations.stepping import verb_before

# Whom a verb acts on that cannot be its own subject.
_CASES = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"}
_TOLD = frozenset({"VBD", "VBZ"})
_WOULD = frozenset({"would", "could", "might"})


def go_on(clause: Clause, before: Clause) -> None:
    """Let a clause share the subject of the verb that it goes on from."""
    clause.subject, clause.over, clause.link = list(before.subject), before.number, "and"


def gone_on_from(parsed: Parsed, clause: Clause, at: int) -> Clause | None:
    """The verb whose subject a finite one shares, with no phrase but the word at `at` before it: "met and agreed".

    >>> from onrecord.grammar import read
    >>> def agrees(text: str) -> str | None:
    ...     parsed = read(text)
    ...     before = gone_on_from(parsed, parsed.clauses[-1], parsed.clauses[-1].group.start - 1)
    ...     return None if before is None else parsed.lower[before.group.head]
    >>> agrees("The envoys met and agreed."), agrees("And agreed.")
    ('met', None)
    """
    before = verb_before(parsed, clause.group.start, finite=True)
    if parsed.tags[at] == "CC" or parsed.lower[at] in (",", "then"):
        near = verb_before(parsed, clause.group.start)
        if near is not None and near.group.form is not Form.FINITE and parsed.tags[clause.group.start] == "VB":
            before = near
    if before is None:
        # "Said the minister": nothing stands before.
        return None
    return _whoever_said_it(parsed, clause, before) or with_another_doer(parsed, clause, before)


def _whoever_said_it(parsed: Parsed, clause: Clause, before: Clause) -> Clause | None:
    """The verb of saying that a verb goes on from, over what is said: "He said they had won and urged them to rest".

    A plain past goes on from no "would", and what people do who speak goes on from no "had", which is told as earlier.
    """
    over = parsed.clauses[before.over] if before.link == "that" and before.over is not None else None
    if over is None or over.group.form is not Form.FINITE or clause.group.form is not Form.FINITE:
        return None
    comma = any(parsed.lower[at] == "," for at in range(max(clause.group.start - 2, 0), clause.group.start))
    if parsed.lower[over.group.head] in parsed.lexicon.denying and not comma:
        return None  # "denied that they had met and accused him": both are denied
    plain = parsed.tags[clause.group.start] == "VBD" and clause.group.start == clause.group.head
    first = parsed.lower[before.group.start]
    speaks = first == "had" and parsed.lower[clause.group.head] in parsed.lexicon.addressing
    return over if plain and over.subject and (first in _WOULD or speaks) else None


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
