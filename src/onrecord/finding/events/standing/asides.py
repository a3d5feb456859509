"""Does a deed stand in what is told by the way: "denied that the guard, who was shot on Monday, had left"?

Takes a parsed sentence and the place of the word that tells of a deed; yields where the relative clause behind a comma
begins that it stands in. What such a clause adds is no part of what is denied or charged round it. Leaves clauses
without a comma alone, which say who is meant, and so whose words the clause is: that is `status`.
"""

from onrecord.grammar import Clause, Form, Parsed

_RELATIVES = frozenset({"who", "whom", "whose", "which", "where"})
# "The men, two of whom were shot": so many words may part a comma from the relative.
_BETWEEN = 3
_LEADING = frozenset({"of", "in", "for", "to", "with", "by", "at", "from", "on"})


def aside_at(parsed: Parsed, word: int, clause: Clause | None) -> int | None:
    """The word that begins the innermost relative clause behind a comma in which a word stands.

    >>> from onrecord.grammar import read
    >>> def found(text: str, word: str) -> int | None:
    ...     parsed = read(text)
    ...     return aside_at(parsed, parsed.lower.index(word), None)
    >>> found("He denied that the guard, who was shot, had left.", "shot")
    6
    >>> found("He denied that the guard, who was shot, had left.", "left")
    >>> found("He accused the guard, who was shot, of theft.", "theft")
    >>> found("He denied that the guard who was shot had left.", "shot")
    """
    holding = clause if clause is not None else _holding(parsed, word)
    seen: set[int] = set()
    while holding is not None and holding.number not in seen:
        seen.add(holding.number)
        begins = _begins(parsed, holding)
        # Behind the next comma goes on what the clause was put into: "accused the mayor, who was shot, of lying".
        if begins is not None and begins < word and "," not in parsed.lower[holding.group.end : word]:
            return begins
        holding = parsed.over(holding)
    return None


def _holding(parsed: Parsed, word: int) -> Clause | None:
    """The clause whose verb a word belongs to, or stands behind."""
    phrase = parsed.phrase(word)
    near = [one for one in parsed.clauses if one.group.start <= word < one.end]
    owning = (one for one in parsed.clauses if phrase is not None and phrase in (*one.subject, *one.objects))
    return parsed.clause(word) or (near[-1] if near else next(owning, None))


def _begins(parsed: Parsed, clause: Clause) -> int | None:
    """Where a relative clause begins, if a comma stands before it."""
    if clause.group.form is not Form.FINITE:
        return None
    at = clause.subject[0].start if clause.subject else clause.group.start
    if parsed.lower[at] != "whose":
        at = clause.group.start
        while clause.link == "relative" and at > 0 and parsed.lower[at] not in _RELATIVES and parsed.lower[at] != ",":
            at -= 1
    if parsed.lower[at] not in _RELATIVES:
        return None
    before = parsed.lower[max(at - _BETWEEN, 0) : at]
    led = before[::-1].index(",") if "," in before else None
    whole = led == 0 or (led is not None and before[-1] in _LEADING)
    return at - led if led is not None and whole else None
