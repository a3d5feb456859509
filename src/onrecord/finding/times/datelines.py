"""Does a day stand in a dateline: "VESKA, May 3 (Lake News) -- Guards"? It tells when a report was written, no more.

Takes a parsed sentence and the last word of a day in it; says whether the dateline ends right behind. Leaves alone days
behind a verb ("said on March 3 – a Friday – that") or a preposition ("On 3 May – a holiday –").
"""

from onrecord.grammar import Parsed

_CLOSES = frozenset({":", "—", "–", "-", "--", ")", "_"})
_LEADS = frozenset({"on", "in", "by", "since"})


def ends_dateline(parsed: Parsed, last: int) -> bool:
    """Whether a day that ends with a word ends the dateline before a sentence, an agency's name in brackets aside.

    >>> from onrecord.grammar import read
    >>> def found(text, word):
    ...     parsed = read(text)
    ...     return ends_dateline(parsed, next(at for at, one in enumerate(parsed.lower) if one.endswith(word)))
    >>> found("NAIROBI, March 3 (Agency) -- Okello said no.", "3"), found("Salem, 3 May – Brook fled.", "may")
    (True, True)
    >>> found("Okello said on March 3 – a Friday – no.", "3"), found("On 3 May – a day – Brook fled.", "may")
    (False, False)
    """
    if parsed.lower[0] in _LEADS or any(clause.group.start <= last for clause in parsed.clauses):
        return False
    behind = last + 1
    if parsed.lower[behind : behind + 1] == ("(",):
        behind = next((at for at in range(behind, len(parsed.lower)) if parsed.lower[at] == ")"), behind)
    return behind < len(parsed.lower) and parsed.lower[behind] in _CLOSES
