"""Who did what is an accusation only where somebody else tells it: "she said that the guard had kicked the boy"?

Takes a parsed sentence and the clause of such a deed; yields the phrases for its doers. Leaves alone what is denied,
planned or only possible, what happens in a film or a dream, and doers whom nobody could tell from others. Whether
somebody tells it, and who, is asked where the statements are known.
"""

from onrecord.codebook.charging import ChargeBook
from onrecord.finding.charges.charged_parties import (
    NOT_THEM,
    is_known,
    is_party,
    subject_of,
    with_name_beside,
)
from onrecord.finding.events import of_clause, plain
from onrecord.grammar import Clause, Form, Parsed, Phrase

_TO_THEM = frozenset(("her", "him", "me", "them", "us"))


def doers_told(parsed: Parsed, clause: Clause, book: ChargeBook) -> list[Phrase]:
    """The doers of a deed that is told as done; in a passive those behind "by"."""
    told = _told(parsed, clause, book)
    if told is None or not plain(of_clause(parsed, told, book.events).effect) or _is_made_up(parsed, book):
        return []
    near = clause.behind("by") if clause.group.passive else subject_of(parsed, told, book)
    who = [one for one in near if is_party(parsed, one, book) and parsed.lower[one.start] not in NOT_THEM]
    # What is done to whoever tells of it is laid at somebody's door: "a man had beaten her".
    victim = any(parsed.lower[one.head] in _TO_THEM for one in clause.acted_on)
    return [one for one in with_name_beside(parsed, who, book) if is_known(parsed, one, book, described=victim)]


def _told(parsed: Parsed, clause: Clause, book: ChargeBook) -> Clause | None:
    """The clause by which a deed is told as done: its own, or "tried" in "tried to kick the boy"."""
    if clause.group.form is Form.FINITE:
        return clause
    over = parsed.over(clause)
    if over is None or clause.link != "to" or over.group.form is not Form.FINITE or over.group.passive:
        return None
    return over if parsed.lower[over.group.head] in book.trying else None


def _is_made_up(parsed: Parsed, book: ChargeBook) -> bool:
    """Whether a sentence tells what happens in a work or a dream: "in the film", "her character"."""
    return any(
        parsed.lower[one.head] in book.characters
        or (parsed.lower[one.head] in book.made_up and parsed.lower[one.start - 1 : one.start] == ("in",))
        for one in parsed.phrases
    )
