"""Does a verb that fits the vocabulary tell of a deed, or of nobody's: "anyone who is accused", "gathered to mourn"?

Takes a parsed sentence and the verb; says whether it only describes whoever it may be, whether nobody does it, or
whether people have only come together for an occasion, or somebody is but polite. Leaves alone what befalls somebody
by itself: that is `mishaps`.
"""

from collections.abc import Sequence

from onrecord.codebook.events import EventBook
from onrecord.finding.events.standing.own_words import NEGATIVE
from onrecord.grammar import Clause, Form, Parsed, Phrase

# "Anyone accused of theft" is nobody yet.
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "nobody"})
# Who does no more than this says by its purpose what for.
_COMES = frozenset({"gather", "gathers", "gathered", "gathering", "turn", "turned", "assembled"})
_MINE = frozenset({"me", "us"})
# "Let me say", "thank you": polite speech, with whom it is spoken to.
_COURTEOUS = {"let": _MINE, "allow": _MINE, "permit": _MINE, "thank": frozenset({"you"})}
_DASHES = frozenset({"-", "–"})
# "3-4 nuns" counts them.
_COUNTED = (("NN",), ("NNS",), ("JJ",))
# A score stands within so many words of its verb.
_FAR = 12
# What people gather for besides feasts: "to say goodbye".
_PARTINGS = (("goodbye",), ("farewell",), ("prayers",))


def is_of_nobody(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb only describes whoever it may be: "anyone who is accused of theft"."""
    whom = clause.subject[:1] if clause.link == "relative" or clause.group.form is Form.PARTICIPLE else []
    return any(parsed.lower[at] in _ANYBODY for phrase in whom for at in range(phrase.start, phrase.end))


def is_courtesy(parsed: Parsed, clause: Clause) -> bool:
    """Whether a verb is but a turn of polite speech: "let me say", "allow us to add", "thank you for the soup".

    >>> from onrecord.grammar import read
    >>> told = ("Let me show you the mill.", "Brenn has let me go.", "Thank you for the soup.", "I thank you.")
    >>> [is_courtesy(parsed := read(text), parsed.clauses[0]) for text in told]
    [True, False, True, False]
    """
    whom = _COURTEOUS.get(parsed.lower[clause.group.head])
    if whom is None or clause.subject or clause.over is not None or clause.group.negated:
        return False
    return not whom.isdisjoint(parsed.lower[clause.group.end : clause.group.end + 1])


def nobody_does(parsed: Parsed, doers: Sequence[Phrase]) -> bool:
    """Whether a deed told by its doer alone is nobody's: "no group claimed responsibility"."""
    return any(parsed.lower[phrase.start] in NEGATIVE for phrase in doers)


def is_for_an_occasion(parsed: Parsed, clause: Clause, book: EventBook) -> bool:
    """Whether people come together to mourn, to feast or to hear somebody, and protest against nothing.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> told = ("Hundreds gathered to mourn the nun.", "Hundreds gathered to denounce the nun.", "Hundreds gathered.")
    >>> [is_for_an_occasion(parsed := read(text), parsed.clauses[0], load_events()) for text in told]
    [True, False, False]
    """
    if parsed.lower[clause.group.head] not in _COMES:
        return False
    aims = [one for one in parsed.clauses if one.over == clause.number and one.link == "to"]
    return any(
        parsed.lower[one.group.head] in book.festive or parsed.lower[one.group.end : one.group.end + 1] in _PARTINGS
        for one in aims
    )


def is_match(parsed: Parsed, clause: Clause) -> bool:
    """Whether a score behind whom a verb is done to tells of a match, and not of how many.

    >>> from onrecord.grammar import read
    >>> told = ("Arlia beat Brenn 3-1 on Monday.", "Rebels beat 3-4 nuns on Monday.", "Rebels beat a nun.")
    >>> [is_match(parsed := read(text), parsed.clauses[0]) for text in told]
    [True, False, False]
    """
    return any(
        parsed.lower[at].isdigit()
        and parsed.lower[at + 1] in _DASHES
        and parsed.lower[at + 2].isdigit()
        and parsed.words[at].span.end + 2 > parsed.words[at + 2].span.start
        and parsed.tags[at + 3 : at + 4] not in _COUNTED
        for at in range(clause.group.end + 1, min(clause.group.end + _FAR, len(parsed.lower) - 2))
    )
