"""Who else is in the deed of a verb, beside its subject and its objects?

Takes a parsed sentence, a clause and the line of the vocabulary that it fits; yields phrases: those who go "along with"
others, the court that somebody "was sentenced at", those whom tear gas is fired "to disperse". Leaves alone subjects,
objects and what the line itself looks for: that is `parties`.
"""

from collections.abc import Iterable

from onrecord.codebook.events import EventBook, Line
from onrecord.finding.events.parties.agents import behind_phrase, is_agent
from onrecord.grammar import Clause, Form, Parsed, Phrase

_TOGETHER = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",))
_AT_COURT = frozenset({"at", "in", "before"})
# Not so "sentenced in court", which says no more than that there was one.
_TWO = 2


def with_company(parsed: Parsed, phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases, each with those that it goes along with: "police along with soldiers raided the hall".

    >>> from onrecord.grammar import read
    >>> def heads(words: str) -> list[str]:
    ...     parsed = read(words)
    ...     return [parsed.lower[one.head] for one in with_company(parsed, parsed.clauses[0].subject)]
    >>> heads("Police along with soldiers raided the hall."), heads("Police, as well as guards, raided the hall.")
    (['police', 'soldiers'], ['police', 'guards'])
    """
    found: list[Phrase] = []
    for phrase in phrases:
        found += [one for one in (_before(parsed, phrase), phrase, _behind(parsed, phrase)) if one and one not in found]
    return found


def _before(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    for words in _TOGETHER:
        start = phrase.start - len(words)
        if parsed.lower[max(start, 0) : phrase.start] == words:
            at = start - 1 - (parsed.lower[start - 1 : start] == (",",))
            return parsed.phrase(at) if at >= 0 else None
    return None


def _behind(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    at = phrase.end + (parsed.lower[phrase.end : phrase.end + 1] == (",",))
    for words in _TOGETHER:
        if parsed.lower[at : at + len(words)] == words:
            return parsed.phrase(at + len(words))
    return None


def court(parsed: Parsed, clause: Clause, line: Line, book: EventBook) -> list[Phrase]:
    """The court that did what was done there: "was sentenced at Tarn Crown Court"."""
    if not clause.group.passive or not (line.type == "SANCTION" or line.mode == "arrest"):
        return []
    # "Pleaded guilty at Tarn Crown Court and was jailed": the place serves both.
    joined = parsed.clauses[clause.over].preps if clause.link == "and" and clause.over is not None else []
    led = [(prep, one) for prep, one in (*clause.preps, *joined) if prep in _AT_COURT]
    led += [
        (prep, one) for _, phrase in clause.preps for prep, others in behind_phrase(parsed, phrase) for one in others
    ]
    courts = (one for prep, one in led if prep in _AT_COURT and parsed.lower[one.head] in book.tribunals)
    return [one for one in courts if one.end - one.start >= _TWO][:1]


def driven_off(parsed: Parsed, clause: Clause, line: Line, book: EventBook) -> list[Phrase]:
    """Those whom force is used to get rid of: "fired tear gas to disperse the miners"."""
    if line.type not in ("ASSAULT", "COERCE"):
        return []
    over = parsed.over(clause)
    if over is not None and clause.group.form is Form.ING and parsed.lower[over.group.head] in book.dispersing:
        # "The miners were dispersed by police using tear gas".
        return [one for one in over.acted_on if is_agent(parsed, one, book)]
    below = next((one for one in parsed.clauses if one.over == clause.number and one.link == "to"), None)
    if below is None or below.group.form is not Form.INFINITIVE or below.group.negated:
        return []
    head = below.group.head
    if not any(" ".join(parsed.lower[head : head + count]) in book.dispersing for count in (1, 2)):
        return []
    return [one for one in below.objects if is_agent(parsed, one, book)]
