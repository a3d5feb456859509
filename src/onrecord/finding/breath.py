"""Which verbs are told in one breath, so that the day of one is the day of the other?

Takes a parsed sentence and a clause; yields the clause and those whose day it may have, nearest first: what it is
joined to ("stormed the camp on Monday and freed six"), what is joined to it ("shot two and fled on Monday"), what else
came of it ("two were killed and six were wounded on Monday"), and what happens at once ("shot two as they fled on
Monday"). Leaves alone which times a clause has: that is `belonging`.
"""

from collections.abc import Iterator

from onrecord.codebook.events import load_events
from onrecord.grammar import ABOUT, Clause, Form, Parsed

AT_ONCE = frozenset({"when", "as", "while"})
# "As it did on Friday" compares, and "had fled" was before.
_NOT_AT_ONCE = frozenset({"did", "had", "does", "do", "has", "have"})
_PAST = frozenset({"VBD", "VBN"})
_THEM = frozenset({"him", "her", "them"})
_WAS = frozenset({"was", "were"})


def breath(parsed: Parsed, clause: Clause) -> list[Clause]:
    """A clause and those whose day is its own too.

    >>> from onrecord.grammar import read
    >>> def heads(text):
    ...     parsed = read(text)
    ...     return [parsed.lower[one.group.head] for one in breath(parsed, parsed.clauses[0])]
    >>> heads("Bandits shot two guards and burned a mill on Sunday.")
    ['shot', 'burned']
    >>> heads("Bandits shot two guards when they burned a mill on Sunday.")
    ['shot', 'burned']
    >>> heads("Bandits shot two guards, and the mill burned on Sunday.")
    ['shot']
    >>> heads("Two were killed and 12 were hurt on Sunday.")
    ['killed', 'hurt']
    """
    found = [clause]
    found.extend(above(parsed, clause))
    for over in over_at_once(parsed, clause):
        found.extend(one for one in (over, *above(parsed, over)) if one not in found)
    for step in (_joined_below, at_once):
        for current in list(found):
            found.extend(one for one in step(parsed, current) if one not in found)
    for current in found[1:]:
        found.extend(one for one in _joined_below(parsed, current) if one not in found)
    return found


def above(parsed: Parsed, clause: Clause) -> Iterator[Clause]:
    """What a clause is joined to, from the nearest up: "stormed it and freed", ", killing six", "began to shoot"."""
    current = clause
    for _ in parsed.clauses:
        if current.over is None:
            return
        over = parsed.clauses[current.over]
        alongside = current.link in ("beside", "ing") and current.group.form is Form.ING and current.noun is None
        if not (alongside or _joined(parsed, current, over) or _under_way(parsed, current, over)):
            return
        yield over
        current = over


def _under_way(parsed: Parsed, below: Clause, over: Clause) -> bool:
    """Whether a verb says no more than that a deed goes on, or what went on when it was done.

    "Began to shell the port"; "was walking home on Sunday when guards shot him".
    """
    if below.group.form is Form.INFINITIVE:
        return below.link == "to" and parsed.lower[over.group.head] in load_events().under_way
    went_on, just = _was_doing(parsed, over), _words(parsed, over)[:2] == ("had", "just")
    return below.marker == "when" and below.group.form is Form.FINITE and (went_on or just) and _past(parsed, below)


def _joined_below(parsed: Parsed, clause: Clause) -> Iterator[Clause]:
    """What is joined to a clause and looks the same way: "visited Veska and will return on Monday" tells no day."""
    current = [clause]
    while current:
        below = [
            one
            for over in current
            for one in parsed.clauses[over.number + 1 :]
            if one.over == over.number and _joined(parsed, one, over) and _alike(parsed, one, over)
        ]
        yield from below
        current = below


def _joined(parsed: Parsed, below: Clause, over: Clause) -> bool:
    same = below.subject[:1] == over.subject[:1] and below.group.passive == over.group.passive
    if ";" in parsed.lower[over.group.end : below.group.start]:
        return False
    told = over.group.form is Form.FINITE
    return (below.link == "and" and (same or counted(parsed, below, over))) or (told and gapped(parsed, below, over))


def counted(parsed: Parsed, below: Clause, over: Clause) -> bool:
    """Whether two passives count what came of one deed: "two were killed and twelve were wounded"."""
    return all(
        one.group.passive
        and _is_outcome(parsed, one)
        and len(one.subject) == 1
        and parsed.tags[one.subject[0].start] in ("CD", ABOUT)
        for one in (below, over)
    )


def gapped(parsed: Parsed, below: Clause, over: Clause) -> bool:
    """Whether a passive leaves its "were" to the verb before: "two were killed and four wounded"."""
    if not over.group.passive or not (_is_participle(below) or _is_taken_for_past(parsed, below)):
        return False
    if below.over != over.number or len(below.subject) != 1 or parsed.tags[below.subject[0].start] not in ("CD", ABOUT):
        return False
    start = below.subject[0].start
    return start > 0 and parsed.tags[start - 1] == "CC"


def _is_participle(clause: Clause) -> bool:
    return clause.group.form is Form.PARTICIPLE and clause.group.passive


def _is_taken_for_past(parsed: Parsed, clause: Clause) -> bool:
    """Whether the participle behind a comma was read as a past form: "two were killed, and four injured"."""
    bare = clause.group.form is Form.FINITE and clause.group.end - clause.group.start == 1
    return bare and clause.link == "and" and not clause.objects and _is_outcome(parsed, clause)


def _is_outcome(parsed: Parsed, clause: Clause) -> bool:
    return parsed.lower[clause.group.head] in load_events().outcomes


def _alike(parsed: Parsed, below: Clause, over: Clause) -> bool:
    """Whether two verbs tell both of what is over or both of what is not."""
    if below.group.modal is not None and below.group.modal != over.group.modal:
        return False
    # ", blocking the exits as they chanted": what goes on beside a past is past.
    alongside = over.link == "beside" and over.group.form is Form.ING
    return _past(parsed, below) == (in_plain_past(parsed, over) if alongside else _past(parsed, over))


def _past(parsed: Parsed, clause: Clause) -> bool:
    return clause.group.modal is None and parsed.tags[clause.group.head] in _PAST


def over_at_once(parsed: Parsed, clause: Clause) -> Iterator[Clause]:
    """What is done while a deed is: "died on Sunday when guards shot him"."""
    over = parsed.over(clause)
    if over is not None and clause in at_once(parsed, over):
        yield over


def at_once(parsed: Parsed, clause: Clause) -> Iterator[Clause]:
    """What happens while a deed is done: "shot two when they fled"; a comma before "while" sets one against another.

    So does what its doers did to the same people: "killed by men who shot him".

    >>> from onrecord.grammar import read
    >>> def heads(text):
    ...     parsed = read(text)
    ...     return [parsed.lower[one.group.head] for one in at_once(parsed, parsed.clauses[0])]
    >>> heads("Bandits shot two as they were leaving a hall in Veska."), heads("They had fled as it was burning.")
    (['leaving'], [])
    >>> heads("Two were shot while leaving a hall in Veska."), heads("Two were shot after leaving a hall in Veska.")
    (['leaving'], [])
    """
    for one in parsed.clauses[clause.number + 1 :]:
        if one.over == clause.number and _by_whom(parsed, one, clause):
            yield one
            continue
        going_on = one.group.form is Form.ING and one.marker == "while"
        if one.over != clause.number or one.marker not in AT_ONCE or not (going_on or one.group.form is Form.FINITE):
            continue
        marker = _marker(parsed, one)
        compared = any(word in _NOT_AT_ONCE for word in (*_words(parsed, clause), *_words(parsed, one)))
        together = going_on or _alike(parsed, one, clause) or _went_on_then(parsed, one, clause)
        if parsed.lower[marker - 1] != "," and not compared and together:
            yield one


def _went_on_then(parsed: Parsed, below: Clause, over: Clause) -> bool:
    """Whether a verb tells what was going on when something was done: "shot him as he was leaving"."""
    return _was_doing(parsed, below) and _past(parsed, over)


def _was_doing(parsed: Parsed, clause: Clause) -> bool:
    words = _words(parsed, clause)
    return words[0] in _WAS and parsed.tags[clause.group.head] == "VBG" and not clause.group.negated


def _by_whom(parsed: Parsed, below: Clause, over: Clause) -> bool:
    """Whether a verb tells what those did by whom a deed is done, to those whom it is done to."""
    told = below.link == "relative" and over.group.passive and not below.group.passive and _alike(parsed, below, over)
    doers = below.subject[-1:] and below.subject[-1] in over.behind("by")
    return bool(told and doers) and any(parsed.lower[one.head] in _THEM for one in below.objects)


def _marker(parsed: Parsed, clause: Clause) -> int:
    start = min((phrase.start for phrase in clause.subject), default=clause.group.start)
    return next((at for at in range(start, 0, -1) if parsed.lower[at] == clause.marker), start)


def _words(parsed: Parsed, clause: Clause) -> tuple[str, ...]:
    return parsed.lower[clause.group.start : clause.group.end]


def in_plain_past(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb tells what was done at some time: "fled", ", fleeing" behind it; but not "had fled", "has fled".

    >>> from onrecord.grammar import read
    >>> def told(text):
    ...     parsed = read(text)
    ...     return [in_plain_past(parsed, one) for one in parsed.clauses]
    >>> told("Bandits shot two guards, wounding six."), told("They had fled."), told("They will flee.")
    ([True, True], [False], [False])
    """
    for _ in parsed.clauses:
        if clause.group.form is Form.FINITE or clause.over is None or clause.link not in ("beside", "ing", "and"):
            break
        clause = parsed.clauses[clause.over]
    if clause.group.form is not Form.FINITE or clause.group.modal is not None:
        return False
    # The tagger takes many a bare past for a participle; where it is read as the sentence's verb, it is none.
    return parsed.tags[clause.group.start] in _PAST and parsed.lower[clause.group.start] != "had"
