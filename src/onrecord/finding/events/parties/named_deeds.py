"""Does an "-ing" only name a deed that goes on, done by nobody who is told: "fled fighting",
"injured in rioting"?

Takes a parsed sentence and a clause; says whether its verb names a deed that those before it flee, suffer or tell of,
and do not do. Word order alone would make them its doers. Leaves alone what somebody is accused of, begins or goes on
doing: "accused of rioting", "kept fighting".
"""

from onrecord.codebook.events import EventBook
from onrecord.grammar import Clause, Form, Parsed

_NAMES = frozenset({"rioting", "looting"})
_WITHIN = frozenset({"in", "during", "amid", "after"})
# A stretch of it: "a second night of rioting", "a wave of looting".
_STRETCHES = frozenset({"night", "nights", "wave", "outbreak", "bout", "spate", "round", "weekend", "hours"})
_FLEES = frozenset(
    {"flee", "flees", "fled", "fleeing", "escape", "escapes", "escaped", "escaping", "report", "reported"}
)
_FLEES |= {"condemn", "condemned", "feared", "witnessed", "survived"}


def names_a_deed(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a verb only names a deed of others than its subject.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def named(text: str) -> bool:
    ...     parsed = read(text)
    ...     return any(names_a_deed(parsed, one, load_events()) for one in parsed.clauses)
    >>> named("Two guards were injured in rioting in Veska."), named("Nuns said that shelling had continued.")
    (True, True)
    >>> named("The nuns fled fighting in Tarn."), named("It was the second night of rioting in Tarn.")
    (True, True)
    >>> named("Two miners were accused of rioting."), named("Rebels kept fighting.")
    (False, False)
    """
    over = parsed.over(clause)
    if over is None or clause.group.form is not Form.ING or clause.group.passive or clause.objects:
        return False
    word = parsed.lower[clause.group.head]
    if clause.group.end - clause.group.start > 1 or not (word in book.nouns or word in _NAMES):
        return False
    if clause.noun is not None and clause.link == "of":
        noun = parsed.lower[clause.noun.head]
        return noun in _STRETCHES or noun.removesuffix("s") in book.codebook.calendar.units
    if clause.link in _WITHIN:
        return over.group.passive and parsed.lower[over.group.head] in book.outcomes
    if clause.link == "ing":
        return parsed.lower[over.group.head] in _FLEES
    return clause.link == "that" and _is_told_of(parsed, clause)


def _is_told_of(parsed: Parsed, clause: Clause) -> bool:
    """Whether the next verb stands right behind, so that this is what it tells of: "said that shelling continued"."""
    following = parsed.clauses[clause.number + 1 : clause.number + 2]
    return any(one.group.start == clause.group.end and one.group.form is Form.FINITE for one in following)
