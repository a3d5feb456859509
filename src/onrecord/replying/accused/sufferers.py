"""Whom is it told of that something was done to them? They suffer it, and nobody accuses them of it.

Takes parsed sentences, or what a statement says; says whether a clause, or all that is told of somebody, tells what was
done to them by nobody who is named. Leaves alone who did it.
"""

from collections.abc import Sequence

from onrecord.codebook.events import load_events
from onrecord.finding.sentences import read_parts
from onrecord.grammar import BE, Clause, Parsed, Phrase
from onrecord.records import Span

# Verbs of those who only tell how many there are.
_COUNTING = frozenset(("confirmed", "count", "counted", "counts", "documented", "found", "recorded"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"))


def suffers(text: str, content: Sequence[Span], mentions: Sequence[Span]) -> bool:
    """Whether somebody is only told of as whom something is done to by nobody who is named.

    >>> text = "Sarr was poisoned in May"
    >>> suffers(text, [Span(0, 24)], [Span(0, 4)]), suffers(text, [Span(0, 24)], [Span(21, 24)])
    (True, False)
    """
    subjects = [
        parsed.words[phrase.head].span
        for parsed in read_parts(text, content)
        for clause in parsed.clauses
        if _is_done_to_it(parsed, clause) or is_the_one_harmed(parsed, clause)
        for phrase in clause.subject
    ]
    return all(any(mention.touches(subject) for subject in subjects) for mention in mentions)


def _is_done_to_it(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells of its subject what was done to it, by nobody whom it names."""
    return clause.group.passive and clause.group.start < clause.group.head and agent_of(parsed, clause) is None


def is_the_one_harmed(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells of those to whom harm was done: "he was the ninth person killed", "counted ten killed"."""
    head = parsed.lower[clause.group.head]
    called = clause.objects if head in BE or head in _COUNTING else ()
    below = (one for one in parsed.clauses if one.link == "relative" and one.subject == called)
    harm = load_events().verbs
    return any(
        agent_of(parsed, one) is None and any(trigger.line.type == "ASSAULT" for trigger in harm.get(verb, ()))
        for one in below
        if one.group.passive and (verb := parsed.lower[one.group.head])
    )


def agent_of(parsed: Parsed, clause: Clause) -> Phrase | None:
    """Whoever stands behind "by" in a passive: not "by May", "by lying"."""
    if not clause.group.passive:
        return None
    behind = (phrase for word, phrase in clause.preps if word == "by")
    return next((phrase for phrase in behind if parsed.tags[phrase.head] in _NOMINAL), None)
