"""Is a deed taken for granted by whoever speaks of it? "Concern about the arrest" tells of one, "about an arrest" not.

Takes a parsed sentence, the noun of a deed and the word that it stands under; yields whether the deed is told as one
that there has been, though the word tells of wishes, plans or talk. Leaves deeds alone that do no harm: "discussed the
withdrawal of troops" speaks of what may come.
"""

from onrecord.codebook.events import Complement, Effect, EventBook
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.phrases import Phrase

_HARM = frozenset({"ASSAULT", "COERCE", "PROTEST"})
DETERMINED = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "her", "our", "'s", "’s"})
_ARTICLES = frozenset({"a", "an", "another", "several", "two", "three"})
# What is told behind these is what a word speaks of; behind "for" it is what is wanted.
_OF = frozenset({None, "about", "on", "over", "of"})
_ABOUT = frozenset({"about", "over"})
_TO_COME = frozenset({Effect.PLANNED, Effect.HYPOTHETICAL})
_AIMED = frozenset({"at", "against", "to"})


def is_determined(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is for something known: "the raid", "Arlia's raid".

    >>> from onrecord.grammar import read
    >>> parsed = read("The raid followed a strike.")
    >>> [is_determined(parsed, phrase) for phrase in parsed.phrases]
    [True, False]
    """
    return parsed.lower[phrase.start] in DETERMINED or phrase.possessor is not None


def is_known(parsed: Parsed, phrase: Phrase, word: Complement, prep: str | None, book: EventBook) -> bool:
    """Whether a word that tells of wishes or talk has a known deed of harm for what it speaks of."""
    if word.effect is not Effect.HYPOTHETICAL or not is_determined(parsed, phrase):
        return False
    about = prep in _ABOUT and word.speech != "THREATEN"
    return (about or (word.known and prep in _OF)) and _does_harm(parsed, phrase, book)


def is_aimed(parsed: Parsed, phrase: Phrase, clause: Clause, word: Complement, book: EventBook) -> bool:
    """Whether a passive tells what a known deed was for: "the raid was meant to kill", not "is meant to begin"."""
    aims = (
        word.effect in _TO_COME and clause.group.passive and phrase in clause.subject and is_determined(parsed, phrase)
    )
    if not aims or not _does_harm(parsed, phrase, book):
        return False
    leads = any(prep in _AIMED for prep, _ in clause.preps)
    further = (one for one in parsed.clauses if one.over == clause.number and one.link == "to")
    return leads or any(parsed.lower[one.group.head] not in book.occurring and not one.group.passive for one in further)


def is_escaped(parsed: Parsed, phrase: Phrase, clause: Clause) -> bool:
    """Whether somebody came off a deed that there was: "escaped an attack", not "escaped arrest"."""
    told = is_determined(parsed, phrase) or parsed.lower[phrase.start] in _ARTICLES
    return told and parsed.lower[clause.group.head].startswith("escap")


def _does_harm(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    return any(trigger.line.type in _HARM for trigger in book.nouns.get(parsed.lower[phrase.head], ()))
