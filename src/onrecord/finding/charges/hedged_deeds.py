"""Who is told to have done something by an adverb that leaves it a charge: "allegedly stole"?

Takes a parsed sentence and a clause; yields the charge in places of words. Leaves alone what is denied or only
possible, and what is allegedly said.
"""

from onrecord.codebook.charging import ChargeBook
from onrecord.finding.charges.charged_nouns import Found
from onrecord.finding.charges.charged_parties import is_party
from onrecord.finding.charges.needed import reach
from onrecord.grammar import BE, Clause, Parsed

# Fewer than the codebook's verbs that tell: some of those are deeds too, "allegedly held two clerks".
_SAYS = frozenset(("say", "said", "says", "saying", "tell", "telling", "tells", "told", "wrote"))


def by_hedge(parsed: Parsed, clause: Clause, book: ChargeBook) -> Found | None:
    """Whoever is told to have done something by an adverb that leaves it a charge: "allegedly stole"."""
    group = clause.group
    near = range(max(0, group.start - 1), min(len(parsed.lower), group.end + 1))
    hedge = next((at for at in near if parsed.lower[at] in book.hedges), None)
    if hedge is None or group.negated or group.modal or parsed.lower[group.head] in BE or group.predicate:
        return None
    if _tells(parsed, clause, book):
        return None
    # "Arrested two men for allegedly stealing copper": those who are arrested did it.
    doers = [clause.noun] if clause.link == "for" and clause.noun is not None else clause.doers
    who = [one for one in doers if is_party(parsed, one, book)]
    return Found(cue=(hedge,), end=reach(parsed, clause), accused=tuple(who)) if who else None


def _tells(parsed: Parsed, clause: Clause, book: ChargeBook) -> bool:
    """Whether a verb only says something: "allegedly said that he would pay"."""
    cues = book.events.codebook.acts.cues_in([parsed.lower[clause.group.head]])
    return parsed.lower[clause.group.head] in _SAYS or any(cue.act == "assert" for _, cue in cues)
