"""Whom do the police say that they have arrested? Whoever is arrested is accused, and not the officers who did it.

Takes an accusation and the names in the text; yields the parties that its words tell to be arrested, where police,
prosecutors or a court say so. Leaves alone arrests that others tell of: "his brother said officers had arrested him".
"""

from onrecord.codebook import Codebook
from onrecord.codebook.events import load_events
from onrecord.finding.sentences import read_parts
from onrecord.grammar import Clause, Parsed, Phrase
from onrecord.records import Statement, words_of
from onrecord.replying.accused.party_words import Names, Party, listed
from onrecord.replying.accused.sufferers import agent_of
from onrecord.replying.wordings import WORD


def arrested(text: str, statement: Statement, names: Names, codebook: Codebook) -> tuple[Party, ...]:
    """Those who are arrested by the words of the police."""
    serves = codebook.replies.prosecutes
    if serves.isdisjoint(WORD.findall(words_of(statement.source, text).lower())):
        return ()
    for parsed in read_parts(text, statement.content[:1]):
        for clause in parsed.clauses:
            taken = _taken(parsed, clause, codebook)
            if taken is not None:
                until = clause.group.start if clause.group.passive else None
                return listed(text, parsed, taken, names, until=until)[0]
    return ()


def _taken(parsed: Parsed, clause: Clause, codebook: Codebook) -> Phrase | None:
    """Whom a clause tells to be arrested, by officers or by nobody who is named."""
    lines = [trigger.line for trigger in load_events().verbs.get(parsed.lower[clause.group.head], ())]
    if not lines or any((line.type, line.mode) != ("COERCE", "arrest") for line in lines) or clause.group.negated:
        return None
    by = agent_of(parsed, clause)
    who = [by] if by is not None else [] if clause.group.passive else clause.subject
    others = any(parsed.lower[one.head] not in codebook.replies.prosecutes for one in who)
    return None if others else next(iter(clause.acted_on), None)
