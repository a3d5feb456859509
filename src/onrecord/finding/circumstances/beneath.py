"""Which verbs below a deed's own tell where it is done: "shot two when a camp in Veska was stormed"?

Takes a parsed sentence and the clause of a deed; yields the clauses below it whose place is that of the deed: what
goes on at once ("as they left a hall in Veska"), what only says where a thing stands ("a mill located in Veska"), and
what only says that the deed takes place in which it was done ("killed in the riots that broke out in Veska"). Leaves
alone what comes before or after ("after they fled to Veska"), and whatever else is told of somebody ("a man who lives
in Veska").
"""

from collections.abc import Iterator

from onrecord.codebook.events import load_events
from onrecord.finding.breath import at_once, counted, gapped
from onrecord.finding.circumstances.within import WITHIN, led
from onrecord.finding.events import is_occurring, led_back
from onrecord.grammar import Clause, Parsed, Phrase

_STANDS = frozenset({"located", "situated"})
_WAS = frozenset({"was", "were"})
# Nothing but a deed is so, whatever noun stands before: "the murder of six nuns committed in Veska".
_OF_DEEDS = frozenset({"committed", "perpetrated"})
_DESCRIBING = frozenset({"relative", "that", "beside"})


def beneath(parsed: Parsed, clause: Clause) -> list[Clause]:
    """The clauses below one that tell where its deed is done, the nearest first.

    >>> from onrecord.grammar import read
    >>> def heads(text):
    ...     parsed = read(text)
    ...     return [parsed.lower[one.group.head] for one in beneath(parsed, parsed.clauses[0])]
    >>> heads("Bandits shot two guards as they left a hall in Veska."), heads("They shot two after they fled to Veska.")
    (['left'], [])
    >>> heads("Bandits burned a mill located in Veska."), heads("Bandits shot a man who lives in Veska.")
    (['located'], [])
    >>> heads("Bandits burned a bus that was in Veska."), heads("Bandits burned a bus that is in Veska.")
    (['was'], [])
    >>> heads("Two died in the riots that broke out in Veska."), heads("Two died in the riots that shocked Veska.")
    (['broke'], [])
    """
    found = list(at_once(parsed, clause))
    found.extend(in_which(parsed, clause))
    found.extend(one for one in parsed.clauses if one.over == clause.number and _is_of_one(parsed, one, clause))
    return [*found, *_standing(parsed, [clause, *found])]


def in_which(parsed: Parsed, clause: Clause) -> Iterator[Clause]:
    """The verbs that say that the deed takes place in which another is done: "killed in the riots that broke out"."""
    yield from (one for prep, phrase in led(parsed, clause) if prep in WITHIN for one in taking_place(parsed, phrase))


def taking_place(parsed: Parsed, deed: Phrase) -> Iterator[Clause]:
    """The verbs behind a noun that only say that its deed takes place: "the raid that took place in Veska"."""
    book = load_events()
    for one in parsed.clauses:
        if one.group.start < deed.end or one.link not in _DESCRIBING:
            continue
        own = one.subject[-1:] == [deed]
        committed = one.group.passive and parsed.lower[one.group.head] in _OF_DEEDS
        if (own and (is_occurring(parsed, one, book) or parsed.lower[one.group.head] in book.committing)) or (
            not own and committed and one.subject and deed in led_back(parsed, one.subject[-1].end)
        ):
            yield one


def _is_of_one(parsed: Parsed, below: Clause, clause: Clause) -> bool:
    """Whether two verbs count what came of one deed: "two were killed and nine wounded in Veska"."""
    return gapped(parsed, below, clause) or (below.link == "and" and counted(parsed, below, clause))


def _standing(parsed: Parsed, clauses: list[Clause]) -> Iterator[Clause]:
    """What says where a thing stands that one of these clauses is about."""
    numbers = {one.number for one in clauses}
    yield from (one for one in parsed.clauses if one.over in numbers and _says_where(parsed, one))


def _says_where(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb says no more than where a thing stands, or stood then: "located in", "that was in"."""
    was = clause.link == "relative" and not clause.objects and parsed.lower[clause.group.head] in _WAS
    return was or parsed.lower[clause.group.head] in _STANDS
