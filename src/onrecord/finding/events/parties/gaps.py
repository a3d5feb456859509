"""Of whom does a relative clause tell: "a ruler whom they held", "clashes that residents said killed six"?

Takes a parsed sentence and the event vocabulary; gives verbs whose subject or object stands before their relative what
word order has not given them. Leaves alone every verb that has an object of its own, and all but the plainest forms:
"told guards they had left" is no "guards they had shot".
"""

from dataclasses import replace

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.events.parties.undergone import is_undergone
from onrecord.finding.events.standing.effects import CLAIMING
from onrecord.finding.events.standing.governors import governor
from onrecord.grammar import Clause, Form, Parsed, Phrase

_OBJECTS = frozenset({"whom", "which"})
_RELATIVES = frozenset({"that", "which", "who"})
_TELLING = frozenset({"VBD", "VBN", "VBZ", "VBP"})
# Adverbs may part a verb from its subject: "whom they now accuse".
_BETWEEN = 1
# What joins two verbs that are done to one.
_JOINS = frozenset({"and", "or", ","})
_ANSWERS = (Effect.DENIED, Effect.NEGATED)


def fill_gaps(parsed: Parsed, book: EventBook) -> None:
    """Put those before a relative in the place of the subject or object that its verb lacks.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def last(text: str) -> tuple[list[str], ...]:
    ...     parsed = read(text)
    ...     fill_gaps(parsed, load_events())
    ...     sides = (parsed.clauses[1].subject, parsed.clauses[1].objects)
    ...     return tuple([parsed.lower[one.head] for one in side] for side in sides)
    >>> last("Brook fed a clerk whom they had held."), last("Rebels freed two nuns they had captured in May.")
    ((['they'], ['clerk']), (['they'], ['nuns']))
    >>> last("A raid that police said killed six guards on Monday failed."), last("They told nuns they had lost.")
    ((['raid'], ['guards']), (['they'], []))
    >>> parsed = read("Bandits attacked and robbed nuns.")
    >>> fill_gaps(parsed, load_events())
    >>> parsed.lower[parsed.clauses[0].objects[0].head]
    'nuns'
    """
    for clause in parsed.clauses:
        if is_undergone(parsed, clause, book):
            clause.group, clause.objects = replace(clause.group, passive=True), []
        if (whom := _whom(parsed, clause, book)) is not None:
            clause.objects = [whom]
            clause.link = "relative"
        elif (doer := _said_of(parsed, clause, book)) is not None:
            _join_to_speech(parsed, clause)
            clause.subject = [doer]
            clause.group = replace(clause.group, form=Form.FINITE, passive=False)
        elif (shared := _shared(parsed, clause, book)) is not None:
            clause.objects = list(shared.objects)


def _whom(parsed: Parsed, clause: Clause, book: EventBook) -> Phrase | None:
    """Whom a verb without an object is done to, who stands before it: "whom they held", "they had captured"."""
    if clause.group.form is not Form.FINITE or clause.group.passive or clause.objects or not clause.subject:
        return None
    start, complement = clause.subject[0].start, governor(parsed, clause, book)
    # "Which it said was over, and called on Brenn": neither verb lacks an object.
    apart = clause.group.start - clause.subject[0].end > _BETWEEN
    following = parsed.clause(clause.group.end)
    if apart or (following is not None and following.group.start == clause.group.end):
        return None
    while start > 0 and parsed.phrase(start - 1) is None and parsed.tags[start - 1] in ("VBG", "JJ"):
        start -= 1  # "which managing director Brook denied"
    before = parsed.lower[start - 1] if start > 0 else ""
    if before in _OBJECTS:
        return parsed.phrase(start - 2) or (parsed.phrase(start - 3) if parsed.lower[start - 2] == "," else None)
    if before == "that":
        claim = parsed.phrase(start - 2)
        answered = complement is not None and complement.effect in _ANSWERS
        return claim if claim is not None and answered and parsed.lower[claim.head] in book.heads else None
    over = parsed.over(clause)
    above = governor(parsed, over, book) if over is not None else None
    pronoun = parsed.tags[clause.subject[0].head] == "PRP" and clause.link == "that"
    told = above is not None and (above.effect in CLAIMING or above.speech is not None)
    if over is None or told or not pronoun or parsed.lower[clause.group.start] != "had":
        return None
    return next((one for one in over.objects if one.end == start), None)


def _shared(parsed: Parsed, clause: Clause, book: EventBook) -> Clause | None:
    """The verb right behind, whose object one has as well that needs one: "attacked, robbed and burned the mill"."""
    needs = clause.group.form is Form.FINITE and not clause.group.passive and not (clause.objects or clause.preps)
    if not needs or parsed.lower[clause.group.head] not in book.needing_object:
        return None
    end, last = clause.group.end, None
    for one in parsed.clauses[clause.number + 1 :]:
        if one.link != "and" or one.group.passive or one.group.start != end + 1 or parsed.lower[end] not in _JOINS:
            break
        end, last = one.group.end, one
    return last if last is not None and last.objects else None


def _join_to_speech(parsed: Parsed, clause: Clause) -> None:
    """Let who spoke go on in what is joined behind: "which it said was over, and called on Brenn"."""
    for one in parsed.clauses[clause.number + 1 :]:
        if one.over == clause.number and one.link == "and" and one.subject[:1] == clause.subject[:1]:
            one.over = clause.over


def _said_of(parsed: Parsed, clause: Clause, book: EventBook) -> Phrase | None:
    """What somebody says something of by the way: "the clashes that residents said killed six"."""
    over = parsed.over(clause)
    if over is None or clause.group.start != over.group.end or not over.subject:
        return None
    start = over.subject[0].start
    if parsed.tags[clause.group.head] not in _TELLING or start < 2 or parsed.lower[start - 1] not in _RELATIVES:
        return None
    above = governor(parsed, over, book)
    if above is None or above.effect is not Effect.TOLD:
        return None
    return parsed.phrase(start - 2) or (parsed.phrase(start - 3) if parsed.lower[start - 2] == "," else None)
