"""Who would have done what somebody is accused of, or held for: "accusations against Brenn of arming rebels"?

Takes the tellings of a sentence; gives those that hang on such words who would have done them. Leaves alone deeds that
verbs of speech tell of.
"""

from collections.abc import Sequence

from onrecord.codebook.events import Effect, EventBook
from onrecord.finding.events.telling import Party, Telling, as_parties
from onrecord.grammar import Clause, Parsed


def give_accused(parsed: Parsed, told: Sequence[Telling], book: EventBook) -> None:
    """ "Accusations against Brenn of arming rebels": who is accused is who would have armed them.

    So is who is held "on suspicion of" it: "arrested two men on suspicion of arming rebels".
    """
    for one in told:
        clause = one.clause
        if clause is None or clause.noun is None or clause.link not in ("of", "for"):
            continue
        at = clause.noun.start - 1
        if parsed.lower[at : at + 1] == ("on",) and (held := _held(parsed, clause, told, book)):
            one.actors = held
            continue
        head = parsed.phrase(at - 1) if at > 0 and parsed.lower[at] == "against" else None
        complement = book.heads.get(parsed.lower[head.head]) if head is not None else None
        if complement is not None and complement.object_acts:
            one.actors = as_parties([clause.noun])


def _held(parsed: Parsed, clause: Clause, told: Sequence[Telling], book: EventBook) -> tuple[Party, ...]:
    """Who is held for the deed of a clause: those to whom the deed is done that it hangs on."""
    charge = book.heads.get(parsed.lower[clause.noun.head]) if clause.noun is not None else None
    if charge is None or charge.effect is not Effect.ALLEGED:
        return ()
    return next((one.recipients for one in told if one.clause is not None and one.clause.number == clause.over), ())
