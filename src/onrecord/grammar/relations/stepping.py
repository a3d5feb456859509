"""Which word stands before a place, when what may be put in between is left out: adverbs, times, insertions?

Takes a sentence and a place in it; yields the place of a word further to the left, -1 where there is none, or the verb
that stands there. Leaves what that word means to whoever asks.
"""

from onrecord.grammar.closed import SOMEBODY
from onrecord.grammar.groups.verbs import Form
from onrecord.grammar.parsed import Clause, Parsed, says
from onrecord.grammar.relations.described import town_of
from onrecord.grammar.tags import ADVERBS, RELATIVES, TIME

QUOTES = frozenset("\"“”‘’``''")
# Behind this many words an inserted phrase is no insertion.
_LONGEST_INSERT = 28
# What an insertion between two commas begins with, if it is no relative clause.
_OPENS_INSERT = frozenset({"VBN", "VBG", "IN", "WP$"})


def verb_before(parsed: Parsed, before: int, *, finite: bool = False) -> Clause | None:
    """The nearest verb group that ends before a word."""
    for at in range(before - 1, -1, -1):
        clause = parsed.clause(at)
        if clause is not None and clause.group.end <= before and (not finite or clause.group.form is Form.FINITE):
            return clause
    return None


def back(parsed: Parsed, at: int) -> int:
    """Step back over adverbs, times and quotation marks.

    >>> from onrecord.grammar import read
    >>> def before(text: str) -> str:
    ...     parsed = read(text)
    ...     return parsed.lower[back(parsed, parsed.clauses[-1].group.start - 1)]
    >>> before("The envoy on Monday finally left."), before("The envoy of Tarn left.")
    ('envoy', 'tarn')
    """
    while at >= 0 and (
        parsed.tags[at] in ADVERBS
        or _is_time(parsed, at)
        or parsed.lower[at] in QUOTES
        or (parsed.lower[at] == "on" and _is_time(parsed, at + 1))
    ):
        at -= 1
    return at


def _is_time(parsed: Parsed, at: int) -> bool:
    """Whether a word is a time, or the number of a day beside its month: "on 3 May"."""
    beside = parsed.tags[max(at - 1, 0) : at + 2] if parsed.tags[at : at + 1] == ("CD",) else ()
    return parsed.tags[at : at + 1] == (TIME,) or TIME in beside


def over_insert(parsed: Parsed, at: int) -> int:
    """The word before an insertion that ends here, between commas, brackets or dashes.

    >>> from onrecord.grammar import read
    >>> def before(text: str) -> str:
    ...     parsed = read(text)
    ...     return parsed.lower[over_insert(parsed, parsed.clauses[-1].group.start - 1)]
    >>> before("Arlia, which lost Veska, agreed."), before("Arlia (once a colony) agreed.")
    ('arlia', 'arlia')
    >>> before("Arlia, and its army, agreed.")
    'army'
    """
    opening = {")": "("}.get(parsed.lower[at], parsed.lower[at])
    for start in range(at - 1, max(at - _LONGEST_INSERT, -1), -1):
        if parsed.lower[start] == opening:
            ends = parsed.phrase(start - 1)
            if ends is None or not _is_inserted(parsed, start + 1, at):
                return back(parsed, at - 1)
            town = town_of(parsed, ends) if parsed.lower[start + 1] in SOMEBODY else None
            return _over_age(parsed, start - 1) if town is None else town.end - 1
    return back(parsed, at - 1)


def _is_inserted(parsed: Parsed, start: int, end: int) -> bool:
    """Whether what stands between two marks is inserted: a relative clause, an aside, or anything that has no verb."""
    if parsed.tags[start] == "CC":
        return False
    inside = [parsed.clause(place) for place in range(start, end)]
    finite = any(one is not None and one.group.form is Form.FINITE for one in inside)
    opens = _is_relative(parsed, start) or parsed.tags[start] in _OPENS_INSERT
    return opens or not finite or _is_aside(parsed, start, end)


def _is_aside(parsed: Parsed, start: int, end: int) -> bool:
    """Whether nothing but who tells it stands between two commas: "the rebels, officials said, attacked"."""
    first = parsed.phrase(start)
    inside = {one.number: one for place in range(start, end) if (one := parsed.clause(place)) is not None}
    if first is None or len(inside) != 1:
        return False
    clause = next(iter(inside.values()))
    return says(parsed, clause) and first in clause.subject and not clause.objects


def _over_age(parsed: Parsed, at: int) -> int:
    """The word before somebody's age, where it ends there: "Ada Brook, 62, of Tarn, left"."""
    age = parsed.tags[at] == "CD" and parsed.lower[at - 1 : at] == (",",)
    return at - 2 if age and parsed.phrase(at - 2) is not None else at


def _is_relative(parsed: Parsed, at: int) -> bool:
    """Whether a relative clause begins here: "who left", "all of whom left", "some of which fell"."""
    part = parsed.lower[at + 1 : at + 2] == ("of",) and parsed.tags[at + 2 : at + 3] != ()
    return parsed.tags[at + 2 if part else at] in RELATIVES
