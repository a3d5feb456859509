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
    >>> [suffers("Brook's son killed", [Span(0, 18)], [Span(0, end)]) for end in (11, 5)]
    [True, True]
    """
    subjects = [
        # Of a headline's "Brook's son killed" it is also whose he is.
        parsed.span(phrase.start, phrase.end) if ends_in_harm(parsed, clause) else parsed.words[phrase.head].span
        for parsed in read_parts(text, content)
        for clause in parsed.clauses
        if _is_done_to_it(parsed, clause) or is_the_one_harmed(parsed, clause) or ends_in_harm(parsed, clause)
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


def ends_in_harm(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb of harm ends what is said without an object, so that its subject is it: "Brook's son killed".

    >>> from onrecord.grammar import read
    >>> [ends_in_harm(parsed := read(text), parsed.clauses[0]) for text in ("Brook's son killed", "Brook's son fled")]
    [True, False]
    """
    alone = clause.group.start == clause.group.head and not clause.group.passive and not clause.objects
    behind = [word for word in parsed.lower[clause.group.end :] if word[0].isalnum()]
    book, verb = load_events(), parsed.lower[clause.group.head]
    return alone and not behind and verb in book.counting and verb in book.needing_object


def agent_of(parsed: Parsed, clause: Clause) -> Phrase | None:
    """Whoever stands behind "by" in a passive: not "by May", "by lying"."""
    if not clause.group.passive:
        return None
    behind = (phrase for word, phrase in clause.preps if word == "by")
    return next((phrase for phrase in behind if parsed.tags[phrase.head] in _NOMINAL), None)
