"""Is a blow claimed against fighters, which accuses nobody: "the raid killed two militants, the army said"?

Takes what somebody says; tells whether it is no more than that forces without a name, or nobody, struck those whom
states fight. Leaves alone what befell others too, and fighters who are the speaker's own: "four of their fighters".
"""

from collections.abc import Sequence

from onrecord.codebook.events import load_events
from onrecord.finding.sentences import read_parts
from onrecord.grammar import Clause, Form, Parsed, Phrase
from onrecord.records import Span

_OWN = frozenset(("our", "their", "its", "his", "her", "my"))


def strikes_fighters(text: str, content: Sequence[Span]) -> bool:
    """Whether what is said is a blow against fighters by nobody in particular.

    >>> texts = ("The raid killed two militants", "Rebels killed two militants", "The raid killed two farmers")
    >>> [strikes_fighters(text, [Span(0, len(text))]) for text in texts]
    [True, False, False]
    """
    told = ((parsed, clause) for parsed in read_parts(text, content) for clause in parsed.clauses)
    blows = [one for one in told if _harms(*one)]
    return bool(blows) and all(_is_against_fighters(*one) for one in blows)


def _harms(parsed: Parsed, clause: Clause) -> bool:
    told = load_events().verbs.get(parsed.lower[clause.group.head], ())
    harm = any(trigger.line.type == "ASSAULT" for trigger in told)
    return harm and clause.group.form is Form.FINITE and bool(clause.acted_on)


def _is_against_fighters(parsed: Parsed, clause: Clause) -> bool:
    book = load_events()
    by = (_words(parsed, phrase) for phrase in clause.doers)
    struck = (_words(parsed, phrase) for phrase in clause.acted_on)
    unnamed = all(words[-1] in book.forces | book.means or words[-1] in book.nouns for words in by)
    return unnamed and all(not book.fought.isdisjoint(words) and _OWN.isdisjoint(words) for words in struck)


def _words(parsed: Parsed, phrase: Phrase) -> Sequence[str]:
    """The words of a phrase up to its head, and those that it counts: "dozens of militants"."""
    words = parsed.lower[phrase.start : phrase.head + 1]
    counted = parsed.phrase(phrase.end + 1) if parsed.lower[phrase.end : phrase.end + 1] == ("of",) else None
    return words if counted is None else (*words, *parsed.lower[counted.start : counted.head + 1])
