"""Is a deed taken for granted by whoever speaks of it? "Concern about the arrest" tells of one, "about an arrest" not.

Takes a parsed sentence, the noun of a deed and the word that it stands under; yields whether the deed is told as one
that there has been, though the word tells of wishes, plans or talk. Leaves deeds alone that do no harm: "discussed the
withdrawal of troops" speaks of what may come.
"""

from onrecord.codebook.events import Complement, Effect, EventBook
from onrecord.grammar import Clause, Form, Parsed, Phrase

_HARM = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# What is said only of deeds that there have been: "unsolved murders".
_BEHIND_US = frozenset({"unsolved", "unexplained", "previous", "earlier", "past", "recent", "latest"})
# What whoever is first to do a thing has done.
_RANKED = frozenset({"first", "second", "third", "last", "only"})
DETERMINED = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "her", "our", "'s", "’s"})
_ARTICLES = frozenset({"a", "an", "another", "several", "two", "three"})
# What is told behind these is what a word speaks of; behind "for" it is what is wanted.
_OF = frozenset({None, "about", "on", "over", "of"})
_ABOUT = frozenset({"about", "over"})
_TO_COME = frozenset({Effect.PLANNED, Effect.HYPOTHETICAL})
_AIMED = frozenset({"at", "against", "to"})
_PAST = frozenset({"had", "was", "were"})
# "A reward for information leading to the arrest": what clues lead to, within so many words of whoever asks for them.
_LEADS = frozenset({"leading", "leads", "lead"})
_CLUES = frozenset({"information", "tip", "tips", "clue", "clues", "evidence"})
_OFFERED = frozenset({"reward", "rewards", "bounty", "anyone", "anybody", "appeal", "appealed", "appealing"})
_NEAR = 20
# What these ask for is yet to be done: "ordered him deported".
_ASKS = ("command", "order", "want")


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


def is_past(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a deed of harm is called one that there has been: "to look into unsolved murders".

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("They will look into unsolved murders.", "They will look into brutal murders.")
    >>> [is_past(parsed := read(text), parsed.phrases[1], load_events()) for text in told]
    [True, False]
    """
    before = parsed.lower[phrase.start : phrase.head]
    return not _BEHIND_US.isdisjoint(before) and _does_harm(parsed, phrase, book)


def is_taken_up(parsed: Parsed, phrase: Phrase, word: Complement | None, outer: Effect, book: EventBook) -> bool:
    """Whether a plan or a wish only takes up a known deed: "will look into the murders", but "will begin the raid"."""
    taken = outer in _TO_COME and word is None
    return taken and is_determined(parsed, phrase) and _does_harm(parsed, phrase, book)


def tells_back(parsed: Parsed, clause: Clause, over: Clause) -> bool:
    """Whether a verb in the past hangs on one that is none: "to find a man who shot two nuns", "to learn that he had".

    >>> from onrecord.grammar import read
    >>> told = ("They want to find a man who shot a nun.", "They feared a man who shot nuns.")
    >>> [tells_back(parsed := read(text), parsed.clauses[-1], parsed.clauses[-2]) for text in told]
    [True, False]
    """
    group = clause.group
    past = parsed.tags[group.start] == "VBD" or parsed.lower[group.start] in _PAST
    return past and group.form is Form.FINITE and not group.modal and over.group.form is Form.INFINITIVE


def is_ranked(parsed: Parsed, over: Clause) -> bool:
    """Whether somebody is called the first or the only one to do a thing: "is the first premier to refuse"."""
    return any(parsed.lower[at] in _RANKED for one in over.objects for at in range(one.start, one.end))


def is_outcome(parsed: Parsed, clause: Clause) -> bool:
    """Whether an infinitive tells what came next, behind a comma: "returned to Tarn, only to be jailed".

    >>> from onrecord.grammar import read
    >>> told = ("He returned to Tarn, only to be jailed.", "He returned to Tarn only to be praised.")
    >>> [is_outcome(parsed := read(text), parsed.clauses[-1]) for text in told]
    [True, False]
    """
    before = clause.group.start
    return clause.link == "to" and before > 1 and parsed.lower[before - 2 : before] == (",", "only")


def is_rewarded(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a deed is only what a reward or an appeal is for: "a reward for information leading to an arrest".

    >>> from onrecord.grammar import read
    >>> told = ("Orsk offered a reward for tips leading to an arrest.", "Orsk got tips leading to an arrest.")
    >>> [is_rewarded(parsed := read(text), parsed.phrases[-1]) for text in told]
    [True, False]
    """
    first = phrase.start - 2
    if first < 1 or parsed.lower[first + 1] != "to" or parsed.lower[first] not in _LEADS:
        return False
    told = parsed.phrase(first - 1 - (parsed.lower[first - 1] in ("that", "which")))
    before = parsed.lower[max(0, first - _NEAR) : first]
    return told is not None and parsed.lower[told.head] in _CLUES and not _OFFERED.isdisjoint(before)


def is_name_for(parsed: Parsed, phrase: Phrase, clause: Clause, book: EventBook) -> bool:
    """Whether somebody calls what there has been by the name of a deed: "in what she called a murder"."""
    calls = parsed.lower[clause.group.head].startswith("call") and phrase in clause.objects
    # "Called a strike" calls one out.
    types = {trigger.line.type for trigger in book.nouns.get(parsed.lower[phrase.head], ())}
    return calls and parsed.lower[phrase.start] in _ARTICLES and types == {"ASSAULT"}


def is_escaped(parsed: Parsed, phrase: Phrase, clause: Clause) -> bool:
    """Whether somebody came off a deed that there was: "escaped an attack", not "escaped arrest"."""
    told = is_determined(parsed, phrase) or parsed.lower[phrase.start] in _ARTICLES
    return told and parsed.lower[clause.group.head].startswith("escap")


def _does_harm(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    return any(trigger.line.type in _HARM for trigger in book.nouns.get(parsed.lower[phrase.head], ()))


def is_to_be_done(parsed: Parsed, clause: Clause, over: Clause, whom: Phrase) -> bool:
    """Whether a verb asks for what a passive tells: "ordered him deported", not "ordered troops stationed there to"."""
    asks = parsed.lower[over.group.head].startswith(_ASKS) and whom in over.objects
    told_to = any(one.over in (over.number, clause.number) and one.link == "to" for one in parsed.clauses)
    return asks and not told_to and clause.group.passive and clause.group.form is Form.PARTICIPLE
