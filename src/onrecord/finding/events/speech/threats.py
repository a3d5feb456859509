"""Does a promise threaten somebody: "vowed to punish the killers", "we will bring them to justice"?

Takes a parsed sentence and its tellings; yields the threats that lie in a plain "will", and makes threats of the
promises of such deeds, and says which deeds nobody threatens with. Leaves alone deeds that the vocabulary knows as
events, which `speech` weighs.
"""

from collections.abc import Sequence

from onrecord.codebook.events import EventBook, Line
from onrecord.finding.events.parties.agents import is_agent
from onrecord.finding.events.standing.own_words import NEGATIVE
from onrecord.finding.events.telling import FIRST_PERSON, Party, Telling, as_parties
from onrecord.grammar import Clause, Form, Parsed

_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_BARE = Line(order=-1, type="THREATEN")


def threats(parsed: Parsed, told: Sequence[Telling], book: EventBook) -> list[Telling]:
    """The threats of vengeance that need no other event.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.finding.events.triggers.tellings import tellings
    >>> from onrecord.grammar import read
    >>> def types(text):
    ...     parsed, book = read(text), load_events()
    ...     found = tellings(parsed, book)
    ...     return [one.type for one in (*threats(parsed, found, book), *found)]
    >>> types("The premier vowed to punish the killers."), types("The premier vowed to help the nuns.")
    (['THREATEN'], ['AGREE', 'AID'])
    >>> types("We will bring the killers to justice."), types("They will bring the lamp.")
    (['THREATEN'], [])
    """
    by_clause = {one.clause.number: one for one in told if one.clause is not None}
    found: list[Telling] = []
    for clause in parsed.clauses:
        if not _is_vengeful(parsed, clause, book) or clause.group.negated or clause.group.passive:
            continue
        if any(parsed.lower[one.start] in NEGATIVE for one in clause.objects):
            continue
        promise = next((one for number in _above(parsed, clause) if (one := by_clause.get(number)) is not None), None)
        if promise is not None and promise.type == "AGREE":
            promise.type, promise.mode = "THREATEN", None
            promise.recipients = promise.recipients or _whom(parsed, clause, book)
        elif clause.number not in by_clause and (speaks := _who_will(parsed, clause)) is not None:
            found.append(
                Telling(
                    line=_BARE,
                    type="THREATEN",
                    mode=None,
                    trigger=(clause.group.head,),
                    actors=as_parties(speaks.subject),
                    recipients=_whom(parsed, clause, book),
                    clause=clause,
                    spoken=True,
                )
            )
    return found


def is_in_store(deed: Clause, over: Clause, type_: str) -> bool:
    """Whether somebody is to suffer a deed, and threatens nobody: "is to be", "is going to be", "is set to be evicted".

    >>> from onrecord.grammar import read
    >>> told = ("Ada is going to be evicted.", "The guild is going to evict Ada.")
    >>> [is_in_store(parsed.clauses[1], parsed.clauses[0], "THREATEN") for parsed in map(read, told)]
    [True, False]
    """
    return type_ == "THREATEN" and deed.link == "to" and deed.group.passive and not over.objects


def _is_vengeful(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    head = parsed.lower[clause.group.head]
    behind = parsed.lower[clause.group.end : clause.end]
    return any(all(word in behind for word in rest) for rest in book.vengeful.get(head, ()))


def _above(parsed: Parsed, clause: Clause) -> list[int]:
    """The verbs that an infinitive hangs on, through "and"."""
    while clause.link == "and" and clause.over is not None and parsed.clauses[clause.over].link in ("to", "and"):
        clause = parsed.clauses[clause.over]
    return [clause.over] if clause.link == "to" and clause.over is not None else []


def _who_will(parsed: Parsed, clause: Clause) -> Clause | None:
    """The verb by which who speaks says that he will: its own, or the one it is to serve ("will do all to punish")."""
    above = [parsed.clauses[number] for number in _above(parsed, clause)]
    return next((one for one in (clause, *above) if _is_own_will(parsed, one) and not one.group.negated), None)


def _is_own_will(parsed: Parsed, clause: Clause) -> bool:
    """Whether it is said that one will oneself: "we will", not "they may"."""
    mine = any(parsed.lower[one.head] in FIRST_PERSON for one in clause.subject)
    return mine and clause.group.form is Form.FINITE and clause.group.modal in _WILL and clause.marker is None


def _whom(parsed: Parsed, clause: Clause, book: EventBook) -> tuple[Party, ...]:
    against = clause.behind("against")
    others = [one for one in (*clause.objects, *against) if is_agent(parsed, one, book)]
    return as_parties(one for one in others if parsed.tags[one.head] != "PRP")
