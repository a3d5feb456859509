"""Who acts for others in a charge: the lawyer who pleads for a client, and whoever brings the charge by its noun?

Takes a parsed sentence and a clause or a phrase; yields the phrases for the client, or for who brings it. Leaves alone
whether anybody is accused.
"""

from onrecord.codebook.charging import ChargeBook
from onrecord.finding.charges.charged_parties import is_party
from onrecord.grammar import NAMES, Clause, Parsed, Phrase

# How those who bring a suit do it.
_BROUGHT = frozenset(("brought", "filed", "initiated", "issued", "lodged", "made", "registered"))


def on_behalf_of(parsed: Parsed, clause: Clause, book: ChargeBook) -> list[Phrase]:
    """For whom somebody else does it: "on his behalf", "for his client"; and whose lawyer it is that does it."""
    for prep, phrase in clause.preps:
        client = parsed.lower[phrase.head] in book.events.codebook.replies.clients
        if prep == "for" and (client or is_party(parsed, phrase, book)):
            return [phrase]
        if parsed.lower[phrase.head] != "behalf":
            continue
        if phrase.start < phrase.head:
            return [Phrase(phrase.start, phrase.head, phrase.head - 1)]
        behind = parsed.phrase(phrase.end + 1) if parsed.lower[phrase.end : phrase.end + 1] == ("of",) else None
        return [behind] if behind is not None else []
    return [whose for one in clause.subject[:1] if (whose := _whose_lawyer(parsed, one, book)) is not None]


def _whose_lawyer(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> Phrase | None:
    """Whom a lawyer pleads for: "his lawyer", "Ivo Sarr's lawyer", "a lawyer for Ivo Sarr"."""
    if parsed.lower[phrase.head] not in book.events.codebook.replies.lawyers:
        return None
    if parsed.tags[phrase.start] == "PRP$":
        return Phrase(phrase.start, phrase.start + 1, phrase.start)
    behind = parsed.phrase(phrase.end + 1) if parsed.lower[phrase.end : phrase.end + 1] in (("for",), ("of",)) else None
    return phrase.owner or behind


def makers_of(parsed: Parsed, phrase: Phrase, book: ChargeBook) -> list[Phrase]:
    """Who brings a charge by the words of its noun: "the Losk Court indictment", "a suit filed by the league"."""
    for clause in parsed.clauses:
        if clause.noun == phrase or (clause.link == "relative" and phrase in clause.subject):
            behind = clause.behind("by") if clause.group.passive and parsed.lower[clause.group.head] in _BROUGHT else []
            if behind:
                return [one for one in behind if is_party(parsed, one, book)]
    if phrase.owner is not None:
        return [phrase.owner] if is_party(parsed, phrase.owner, book) else []
    at = phrase.head
    while at > phrase.start and parsed.tags[at - 1] not in NAMES:
        at -= 1
    # "The Losk indictment" tells where; "the Losk Court indictment" tells who.
    heads = book.events.codebook.heads
    body = at > phrase.start and (
        parsed.lower[at - 1] in heads.organisation | heads.state or parsed.words[at - 1].text.isupper()
    )
    return [Phrase(phrase.start, at, at - 1)] if body else []
