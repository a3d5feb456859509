"""Who would do the deed of a verb that has no subject of its own: "accused Brenn of bombing", "urged Brenn to leave"?

Takes a parsed sentence and the event vocabulary; gives such verbs their subject anew. Word order alone gives them that
of the verb before. Leaves alone every verb with a subject of its own.
"""

from onrecord.codebook.events import QUADS, EventBook
from onrecord.finding.events.parties.agents import is_agent
from onrecord.finding.events.parties.gaps import fill_gaps
from onrecord.finding.events.parties.named_deeds import names_a_deed
from onrecord.finding.events.standing.governors import governor
from onrecord.grammar import BE, Clause, Form, Parsed, Phrase

# How a deed hangs on a verb that tells who does it: not so beside it, or in a relative clause.
_HANGS = frozenset({"to", "of", "for", "from", "with", "in", "into", "on", "over", "ing", "that"})
# Behind these stands where somebody is.
_THERE = frozenset({"outside", "in", "at", "near", "through", "to", "into"})
# Whom a verb without an object is addressed to: "called on Brenn to leave".
_ADDRESSED = frozenset({"on", "upon", "to", "for", "with", "at"})

_FOR = frozenset({"for", "over"})
# For what somebody has done, these are done to him.
_REPAID = frozenset({"ACCUSE", "COERCE", "SANCTION", "SUPPORT"})

# What is done to somebody next, and not what he has done.
_NEXT = frozenset({"questioning", "sentencing"})
_GUILT = frozenset({"guilty", "innocent", "culpable", "capable"})
_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})

# What is done to somebody for what he has done.
_CASES = frozenset(
    {"arrest", "conviction", "convictions", "detention", "extradition", "prosecution", "sentence", "trial"}
)
_SUSPICIONS = frozenset({"suspicion", "charge", "charges", "allegation", "allegations", "accusation", "accusations"})
_COURTS = frozenset({"before", "at", "in"})


def give_doers(parsed: Parsed, book: EventBook) -> None:
    """Put the doers of every deed that hangs on another verb in the place of its subject.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> parsed = read("Arlia accused Brenn of bombing the port and killing two nurses.")
    >>> give_doers(parsed, load_events())
    >>> [[parsed.lower[phrase.head] for phrase in clause.subject] for clause in parsed.clauses]
    [['arlia'], ['brenn'], ['brenn']]
    >>> parsed = read("A jury found Brenn guilty of bombing the port.")
    >>> give_doers(parsed, load_events())
    >>> [[parsed.lower[phrase.head] for phrase in clause.subject] for clause in parsed.clauses]
    [['jury'], ['brenn']]
    >>> parsed = read("The guards held Brenn for questioning about the raid.")
    >>> give_doers(parsed, load_events())
    >>> [[parsed.lower[phrase.head] for phrase in clause.acted_on] for clause in parsed.clauses]
    [['brenn'], ['brenn']]
    """
    fill_gaps(parsed, book)
    by_order = [clause.subject for clause in parsed.clauses]
    for clause in parsed.clauses:
        over = parsed.over(clause)
        if over is None or over.number >= clause.number or clause.group.form is Form.FINITE:
            continue
        told = (
            _own(parsed, clause)
            or _whose_case(parsed, clause)
            or _before_court(parsed, clause, over)
            or _from_there(parsed, clause, over, book)
            or _told(parsed, clause, over, book)
        )
        if told is not None:
            clause.subject = told
        elif clause.subject == by_order[over.number]:
            clause.subject = list(over.subject)
        if _is_subject(parsed, clause):
            clause.subject, clause.objects = [], list(parsed.clauses[clause.number + 1].subject)
        if names_a_deed(parsed, clause, book):
            clause.subject = []
        if _is_undergone(parsed, clause):
            clause.subject, clause.objects = _who_questions_whom(clause, over)


def _is_subject(parsed: Parsed, clause: Clause) -> bool:
    """Whether a deed is but what something is said of: "the general said retaking the port was a victory"."""
    if clause.group.form is not Form.ING or clause.link != "ing" or clause.number + 1 >= len(parsed.clauses):
        return False
    after = parsed.clauses[clause.number + 1]
    said = after.group.form is Form.FINITE and parsed.lower[after.group.start] in BE
    return said and bool(after.subject) and after.subject[0].start == clause.group.end


def _is_undergone(parsed: Parsed, clause: Clause) -> bool:
    """Whether what hangs on a verb is done to whom that verb tells of: "held for questioning"."""
    bare = clause.group.form is Form.ING and not clause.objects and not clause.group.passive
    return bare and clause.link in ("for", "of") and parsed.lower[clause.group.head] == "questioning"


def _who_questions_whom(clause: Clause, over: Clause) -> tuple[list[Phrase], list[Phrase]]:
    """Who questions, and whom: "held for questioning by police", "detained Brenn for questioning".

    "After days of questioning" tells neither.
    """
    by = clause.behind("by")
    if clause.link == "of":
        return by, []
    if over.group.passive or not over.objects:
        return by or over.behind("by"), list(over.subject)
    return by or list(over.subject), list(over.objects)


def _own(parsed: Parsed, clause: Clause) -> list[Phrase] | None:
    """Who stands right before the bare verb as its subject: "proposed she receive probation"."""
    noun = clause.noun
    return [noun] if noun is not None and parsed.lower[noun.head] in _SUBJECTS else None


def _whose_case(parsed: Parsed, clause: Clause) -> list[Phrase] | None:
    """Whose arrest or trial a deed is the ground of: "quashed Brook's conviction for bombing it".

    >>> from onrecord.grammar import read
    >>> told = ("A court quashed Brook's conviction for bombing it.", "The trial of Brook for bombing it began.")
    >>> for text in (*told, "The court asked Brook for burning it."):
    ...     clauses = (parsed := read(text)).clauses
    ...     found = next(found for one in clauses if one.group.form is Form.ING for found in [_whose_case(parsed, one)])
    ...     print(found and parsed.lower[found[0].head])
    brook
    brook
    None
    """
    at = clause.group.start - 1
    case = parsed.phrase(at - 1) if parsed.lower[at : at + 1] == ("for",) else None
    if case is not None and parsed.lower[case.head] not in _CASES and parsed.lower[case.start - 1] == "of":
        whom, case = case, parsed.phrase(case.start - 2)
        return [whom] if case is not None and parsed.lower[case.head] in _CASES else None
    owner = case.owner if case is not None and parsed.lower[case.head] in _CASES else None
    return [owner] if owner is not None else None


def _before_court(parsed: Parsed, clause: Clause, over: Clause) -> list[Phrase] | None:
    """Who appears where he is charged, and not before whom: "a boy appeared before magistrates charged with arson"."""
    appears = parsed.lower[over.group.head].startswith("appear") and not over.group.passive
    there = any(one in clause.subject for prep, one in over.preps if prep in _COURTS)
    return list(over.subject) if appears and there and clause.link == "relative" and clause.group.passive else None


def _from_there(parsed: Parsed, clause: Clause, over: Clause, book: EventBook) -> list[Phrase] | None:
    """Who does something where he is, and not the place: "rallied outside the office demanding higher pay"."""
    if (
        clause.link != "relative"
        or clause.group.form is not Form.ING
        or clause.group.passive
        or len(clause.subject) != 1
    ):
        return None
    led = next((prep for prep, one in over.preps if one is clause.subject[0]), None)
    verbal = any(
        not QUADS[trigger.line.type].startswith("material")
        for trigger in book.verbs.get(parsed.lower[clause.group.head], ())
    )
    people = any(is_agent(parsed, one, book) for one in over.subject)
    there = led in _THERE or (led == "on" and parsed.lower[clause.subject[0].head] in book.targets)
    return list(over.subject) if there and verbal and people and not over.group.passive else None


def _told(parsed: Parsed, clause: Clause, over: Clause, book: EventBook) -> list[Phrase] | None:
    """Whom the verb above makes the doers; nothing where it says nothing of them."""
    complement = governor(parsed, over, book)
    suspected = clause.noun is not None and parsed.lower[clause.noun.head] in _SUSPICIONS
    tried = suspected and bool(over.objects) and not over.group.passive and clause.noun not in over.objects
    if tried or ((clause.link in _FOR or suspected) and _is_done_to(parsed, over, book)):
        if clause.link == "for" and not clause.objects and parsed.lower[clause.group.head] in _NEXT:
            return None  # "detained Brenn for questioning" is done by the same
        # "Jailed Brenn for bombing the port", "arrested Brenn on suspicion of it", "thanked Brenn for freeing her".
        return _object(over, clause)
    if complement is None or clause.link not in _HANGS or clause.noun in over.subject:
        return None
    if complement.object_acts or _is_awaited(clause, over) or _is_held_guilty(parsed, clause):
        return _object(over, clause)
    if complement.others:
        # "Condemned Brenn for bombing the port", but "condemned the bombing": nobody is told.
        return _object(over, clause) if clause.link in ("for", "over") else []
    return None


def _is_held_guilty(parsed: Parsed, clause: Clause) -> bool:
    """Whether a deed is what somebody is said to be guilty of: "found the clerk guilty of stealing it"."""
    return clause.link == "of" and not _GUILT.isdisjoint(
        parsed.lower[max(clause.group.start - 2, 0) : clause.group.start]
    )


def _is_awaited(clause: Clause, over: Clause) -> bool:
    """Whether something is to be done to the object of the verb above: "expects the road to be shut down"."""
    behind = bool(over.objects) and over.objects[-1].end == clause.group.start
    return clause.link == "to" and clause.group.passive and not over.group.passive and behind


def _is_done_to(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a verb pays its object back for a deed: "jailed the editor for", and not "bombed the port for"."""
    types = {trigger.line.type for trigger in book.verbs.get(parsed.lower[clause.group.head], ())}
    return bool(types) and types <= _REPAID and bool(clause.objects or clause.group.passive)


def _object(over: Clause, clause: Clause) -> list[Phrase] | None:
    if over.group.passive:
        return list(over.subject)
    near = clause.group.start
    addressed = [one for prep, one in over.preps if prep in _ADDRESSED and one.start < near][:1]
    return list(over.objects) or addressed or None
