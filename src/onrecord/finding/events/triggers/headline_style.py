"""How headlines tell deeds: "Two nuns killed in Veska", "Arlia, Brenn sign pact", "Arlia to expel envoy".

Takes a parsed sentence and the event vocabulary; reads a headline's verbs as what they stand for: a past form without
an object is a passive, a comma joins two subjects, "to" is what is planned. Leaves alone whatever ends like a sentence.
"""

from dataclasses import replace

from onrecord.codebook.events import EventBook
from onrecord.finding.events.parties.agents import is_agent
from onrecord.grammar import Clause, Form, Parsed

# A longer line without a full stop is a broken sentence.
_LONGEST = 20
_STOPS = frozenset({".", "!", "?", "…", "...", ":", ";"})
_QUOTES = frozenset("\"”’'»")
# What is told in the past of somebody has been given to him: "Developer granted delay", not "Court grants delay".
_RECEIVED = frozenset({"granted", "awarded", "given", "handed"})


def read_as_headline(parsed: Parsed, book: EventBook) -> None:
    """Put the verbs of a headline right.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> for words in ("Two nuns shot near Veska", "Two nuns shot near Veska."):
    ...     parsed = read(words)
    ...     read_as_headline(parsed, load_events())
    ...     print(parsed.clauses[0].group.passive)
    True
    False
    """
    if not is_headline(parsed):
        return
    for clause in parsed.clauses:
        if _is_passive(parsed, clause, book):
            clause.group = replace(clause.group, passive=True)
    _join_subjects(parsed, book)
    _plan(parsed, book)


def is_headline(parsed: Parsed) -> bool:
    """Whether a line ends without a stop, and is no longer than headlines are."""
    words = [word.text for word in parsed.words if word.text not in _QUOTES]
    return bool(words) and len(words) <= _LONGEST and words[-1] not in _STOPS


def _is_passive(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether a bare past form needs an object and has none: headlines tell in the present what somebody does."""
    group = clause.group
    if group.form is not Form.FINITE or group.passive or group.start != group.head:
        return False
    if parsed.tags[group.head] not in ("VBD", "VBN"):
        return False
    if clause.objects:
        return parsed.lower[group.head] in _RECEIVED and len(clause.objects) == 1
    by = parsed.lower[group.end : group.end + 1] == ("by",) and any(
        prep == "by" and is_agent(parsed, one, book) for prep, one in clause.preps[:1]
    )
    if parsed.lower[group.head] not in book.needing_object and not by:
        return False
    # "Shot dead in Veska": an adjective alone tells what became of them.
    alone = parsed.tags[group.end : group.end + 1] == ("JJ",) and parsed.phrase(group.end) is None
    behind = parsed.tags[group.end + alone : group.end + alone + 1]
    return not behind or behind[0] in ("IN", "TO", ",", "CC", "TIME", "RB", ":")


def _join_subjects(parsed: Parsed, book: EventBook) -> None:
    """ "Arlia, Brenn sign pact": the comma stands for "and"."""
    first = parsed.phrase(0)
    if first is None or first.start != 0 or parsed.lower[first.end : first.end + 1] != (",",):
        return
    second = parsed.phrase(first.end + 1)
    clause = parsed.clause(second.end) if second is not None else None
    if second is None or clause is None or clause.group.form is not Form.FINITE or clause.subject != [second]:
        return
    if is_agent(parsed, first, book) and is_agent(parsed, second, book):
        clause.subject = [first, second]


def _plan(parsed: Parsed, book: EventBook) -> None:
    """ "Arlia to expel envoy": who stands before "to" will do it, unless it is a plan or a call that stands there."""
    clause = next(iter(parsed.clauses), None)
    if clause is None or clause.group.form is not Form.INFINITIVE or clause.noun is None or clause.over is not None:
        return
    noun = clause.noun
    if noun.start == 0 and parsed.lower[noun.head] not in book.heads and is_agent(parsed, noun, book):
        clause.group = replace(clause.group, form=Form.FINITE, modal="will")
        clause.subject, clause.noun, clause.link = [noun], None, ""
