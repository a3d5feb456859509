"""Is harm nobody's deed? "Two trains collided, injuring six", "a fire killed nine", "warned that a storm could hit".

Takes a parsed sentence and the verb of a deed, or the phrase of its doer; says whether the harm comes of a mishap told
beside it, of a fire, or of nature. Leaves alone what drivers and gunmen are told to have done: "crashed a car into
the crowd".
"""

from onrecord.codebook.events import EventBook
from onrecord.finding.events.parties.agents import is_name, is_nature
from onrecord.grammar import Clause, Parsed, Phrase

# A mishap that is aimed is none: "crashed into the hall".
_AIMED = frozenset({"into", "on"})
_AIMING = frozenset(
    {"into", "deliberately", "intentionally", "attack", "attacks", "attacker", "attackers", "terrorist"}
)
_MAY = frozenset({"can", "could", "may", "might"})


def comes_of_mishap(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a verb tells what came of a mishap: of one that it hangs on, or that it is joined to without a doer.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def nobodys(text):
    ...     parsed = read(text)
    ...     return comes_of_mishap(parsed, parsed.clauses[-1], load_events())
    >>> nobodys("Two trains collided, injuring six guards."), nobodys("A roof collapsed and a nun was killed.")
    (True, True)
    >>> nobodys("A gunman crashed a car, killing a nun."), nobodys("A roof collapsed and gunmen killed a nun.")
    (False, False)
    """
    over = parsed.over(clause)
    if over is None or parsed.lower[clause.group.head] not in book.outcomes:
        return False
    if parsed.lower[over.group.head] not in book.mishaps or (over.objects and not over.group.passive):
        return False
    bare = clause.link == "and" and clause.group.passive and not clause.doers
    return (clause.link == "beside" or bare) and not over.behind(*_AIMED)


def befalls(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a verb tells what nature or a mishap did that another verb tells of, or a noun before it.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def nobodys(text):
    ...     parsed = read(text)
    ...     return befalls(parsed, parsed.clauses[-1], load_events())
    >>> nobodys("The stampede left six guards injured."), nobodys("It was the worst flood to hit Veska.")
    (True, True)
    >>> nobodys("The raid left six guards injured."), nobodys("It was the worst gang to hit Veska.")
    (False, False)
    """
    if clause.link == "to" and clause.noun is not None and is_nature(parsed, clause.noun, book):
        return True
    over = parsed.over(clause)
    if over is None or not over.subject or clause.link != "relative" or not clause.group.passive or clause.doers:
        return False
    leads = parsed.lower[over.group.head] in book.leaving or over.leads(clause.subject[0] if clause.subject else None)
    came = parsed.lower[clause.group.head] in book.outcomes and leads in (True, "in")
    return came and all(is_nature(parsed, one, book) for one in over.subject)


def burns(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a phrase is for a fire that nobody opens: "a house fire", "fires"; not "rebel fire", "the fire of tanks".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("A house fire killed two.", "The rebel fire killed two.", "Artillery fire killed two.")
    >>> [burns(parsed := read(text), parsed.phrases[0], load_events()) for text in told]
    [True, False, False]
    """
    if parsed.lower[phrase.head] not in book.burning or phrase.possessor is not None:
        return False
    before = range(phrase.start, phrase.head)
    things = all(parsed.lower[at] in book.targets or _tells_of_no_doer(parsed, at, book) for at in before)
    return things and parsed.lower[phrase.end : phrase.end + 1] not in (("by",), ("from",), ("of",))


def runs_over(parsed: Parsed, clause: Clause, phrase: Phrase, book: EventBook) -> bool:
    """Whether a car or a train hits somebody, and nobody is said to have aimed it: "hit by a truck".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("A truck hit a nun.", "A truck deliberately hit a nun.", "A car bomb hit a nun.")
    >>> [runs_over(parsed := read(text), parsed.clauses[0], parsed.phrases[0], load_events()) for text in told]
    [True, False, False]
    """
    if parsed.lower[phrase.head] not in book.driven or phrase.possessor is not None:
        return False
    return _AIMING.isdisjoint(parsed.lower[min(phrase.start, clause.group.start) : max(clause.end, phrase.end)])


def _tells_of_no_doer(parsed: Parsed, at: int, book: EventBook) -> bool:
    noun = parsed.tags[at] in ("NN", "NNS") or is_name(parsed, at)
    return not noun and parsed.lower[at] not in book.agents


def tells_of_nature(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a warning is of what nobody would do: "warned that a storm could hit Veska", "that the bridge may fall".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def nobodys(text):
    ...     parsed = read(text)
    ...     return tells_of_nature(parsed, parsed.clauses[0], load_events())
    >>> nobodys("Lund warned that the bridge may fall."), nobodys("Lund warned that the bridge would be bombed.")
    (True, False)
    """
    told = (one for one in parsed.clauses if one.over == clause.number and one.link == "that")
    return any(
        bool(one.subject) and (is_nature(parsed, one.subject[0], book) or _may_break(parsed, one, book)) for one in told
    )


def _may_break(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a clause tells what may come of a building or a car by itself: whoever threatens says that it will."""
    thing = parsed.lower[clause.subject[0].head]
    alone = not clause.group.passive and not clause.objects and thing in book.targets and thing not in book.agents
    return alone and not _MAY.isdisjoint(parsed.lower[clause.group.start : clause.group.head])
