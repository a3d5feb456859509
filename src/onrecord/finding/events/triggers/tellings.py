"""Which words of a sentence tell of an event?

Takes a parsed sentence and the event vocabulary; yields a `Telling` for each verb and noun that tells of an event, with
the phrases of those who do it and to whom. Leaves alone whether the deed happened: that is `standing`.
"""

from collections.abc import Sequence

from onrecord.codebook.events import EventBook
from onrecord.finding.events.standing.known_deeds import DETERMINED
from onrecord.finding.events.telling import Telling
from onrecord.finding.events.triggers.deed_nouns import is_occurring, told_by
from onrecord.finding.events.triggers.nouns import noun_telling
from onrecord.finding.events.triggers.verbs import verb_telling
from onrecord.grammar import Clause, Parsed


def tellings(parsed: Parsed, book: EventBook) -> list[Telling]:
    """Every event that a sentence tells of, verbs first.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> [(one.type, one.mode) for one in tellings(read("Arlian police arrested two strikers."), load_events())]
    [('COERCE', 'arrest')]
    >>> tellings(read("The bomb squad trained all week."), load_events())
    []
    """
    found = [telling for clause in parsed.clauses if (telling := verb_telling(parsed, clause, book)) is not None]
    used = {at for telling in found for at in telling.trigger}
    nouns = [telling for phrase in parsed.phrases if (telling := noun_telling(parsed, phrase, book, used)) is not None]
    return [*found, *(noun for noun in nouns if not noun.bare or _is_told_on(parsed, noun, found, book))]


def _is_told_on(parsed: Parsed, noun: Telling, verbs: Sequence[Telling], book: EventBook) -> bool:
    """Whether a verb tells on the deed that a noun names: "the attack killed six"."""
    below = told_by(parsed, noun.phrase, book) if noun.phrase is not None else []
    told = (clause for clause in below if clause.marker != "since")  # "since the war began" only says since when
    if any(is_occurring(parsed, clause, book) and not _is_old(parsed, noun, clause) for clause in told):
        noun.bare = False
        return True
    return any(verb.type == noun.type and verb.clause in below for verb in verbs)


def _is_old(parsed: Parsed, noun: Telling, clause: Clause) -> bool:
    """Whether a noun that is only reported or heard is what was told before, or a bang that may be nobody's.

    "Clashes were reported" tells of some; "the blasts were heard at noon" and "an explosion was heard" do not.
    """
    determined = noun.phrase is not None and parsed.lower[noun.phrase.start] in DETERMINED
    return clause.group.passive and (determined or noun.mode == "explosives")
