"""Is what a bare past form tells done to its subject: "was charged and refused bail", "was dragged off and kidnapped"?

Takes a parsed sentence and a clause; says whether its verb is a passive that has left out its "was". Leaves alone
headlines, which tell all their passives so.
"""

from onrecord.codebook.events import EventBook
from onrecord.grammar import Clause, Parsed, Phrase

# What is told of somebody behind "was charged and" is done to him, too.
_GIVEN = frozenset({"refused", "denied", "granted"})


def is_undergone(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a verb without a form of "be" is a passive.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = (
    ...     "A clerk was charged with arson and refused bail.",
    ...     "A nun was dragged from her car and kidnapped in the street.",
    ...     "A nun was dragged from her car and kidnapped nobody.",
    ...     "Enemy helicopter shot down over Veska last night.",
    ... )
    >>> [is_undergone(parsed := read(text), parsed.clauses[-1], load_events()) for text in told]
    [True, True, False, True]
    """
    group = clause.group
    if group.passive or group.start != group.head or parsed.tags[group.head] not in ("VBD", "VBN"):
        return False
    if _goes_on(parsed, clause):
        return _is_refused(parsed, clause) or (not clause.objects and parsed.lower[group.head] in book.needing_object)
    downed = parsed.lower[group.head] == "shot" and parsed.lower[group.head + 1 : group.head + 2] == ("down",)
    return downed and not clause.objects and bool(clause.subject) and _is_thing(parsed, clause.subject[0], book)


def _goes_on(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb goes on from a passive of the same subject."""
    over = parsed.over(clause)
    joined = over is not None and over.group.passive and clause.link == "and"
    return over is not None and joined and clause.subject[:1] == over.subject[:1]


def _is_refused(parsed: Parsed, clause: Clause) -> bool:
    """Whether somebody has what is bare behind the verb refused to him: "was charged and refused bail"."""
    bare = len(clause.objects) == 1 and clause.objects[0].end - clause.objects[0].start == 1
    return bare and parsed.tags[clause.objects[0].head] == "NN" and parsed.lower[clause.group.head] in _GIVEN


def _is_thing(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a common noun is of no people: helicopters act as well, but shoot down something."""
    heads = book.codebook.heads
    word = parsed.lower[phrase.head]
    people = any(one in nouns for nouns in (heads.person, heads.group) for one in (word, word.removesuffix("s")))
    return parsed.tags[phrase.head] in ("NN", "NNS") and not people
