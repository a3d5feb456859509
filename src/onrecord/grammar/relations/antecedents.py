"""Whom does a relative clause or a participle describe that stands behind a phrase: "the lawyer of a man who left"?

Takes a sentence, the clause and where it begins; yields the phrases that are described. Leaves alone what else the
clause tells, and which clause it stands in.
"""

from onrecord.grammar.closed import SOMEBODY
from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.parsed import Clause, Parsed
from onrecord.grammar.relations.chains import chain
from onrecord.grammar.relations.described import described_by, town_of
from onrecord.grammar.relations.stepping import QUOTES
from onrecord.grammar.tags import NAMES

# What may stand between a phrase and its relative: "the port, in which", "the men, all of whom".
_BEFORE_RELATIVE = frozenset({",", "of", "in", "for", "to", "with", "by", *QUOTES})
_TO_SOMEBODY = frozenset({"to", "with", "by", "against", "for"})
_OF_ONE = frozenset({"was", "is", "has"})
_OF_MANY = frozenset({"were", "are", "have"})


def of_relative(parsed: Parsed, clause: Clause, at: int) -> list[Phrase]:
    """Whom a relative clause describes whose relative stands at `at`."""
    place = at - 1
    while place >= 0 and parsed.lower[place] in _BEFORE_RELATIVE:
        place -= 1
    phrase = parsed.phrase(place)
    if phrase is not None and parsed.lower[at] in SOMEBODY:
        phrase = described_by(parsed, phrase) or town_of(parsed, phrase) or phrase
    return antecedents(parsed, phrase, clause, at) if phrase else []


def antecedents(parsed: Parsed, phrase: Phrase, clause: Clause, at: int) -> list[Phrase]:
    """Whom a relative clause or a participle describes that begins at `at`, right behind a phrase.

    "The lawyer of a man who left" is about the man. A name needs no such clause ("the camp in Tarn that fell"), a verb
    tells one from many ("the head of the miners who was shot"), and behind a comma the whole may be meant.

    >>> from onrecord.grammar import read
    >>> def described(text: str) -> list[str]:
    ...     parsed = read(text)
    ...     return [parsed.lower[one.head] for one in parsed.clauses[0].subject]
    >>> described("The lawyer of a man who left slept."), described("The camp in Tarn that fell burned.")
    (['man'], ['camp'])
    >>> described("The head of the miners who was shot slept."), described("The head of the miners, who left, slept.")
    (['head'], ['head'])
    """
    inner = phrase.start > 1 and parsed.tags[phrase.start - 1] in ("IN", "TO")
    outer = parsed.phrase(phrase.start - 2) if inner else None
    named = all(parsed.tags[place] in NAMES for place in range(phrase.start, phrase.end))
    if named and outer is not None and parsed.lower[at] in SOMEBODY and _is_somebody_else(parsed, phrase, outer):
        return [phrase]  # "granted bail to Ada Brook, who": names have a "who" as well
    if outer is None or parsed.lower[at - 1] == ",":
        return chain(parsed, phrase)
    many, told = parsed.tags[phrase.head] in ("NNS", "NNPS"), parsed.lower[clause.group.start]
    if named or (many and told in _OF_ONE) or (told in _OF_MANY and parsed.tags[phrase.head] == "NN"):
        return antecedents(parsed, outer, clause, at)
    return [phrase]


def _is_somebody_else(parsed: Parsed, phrase: Phrase, outer: Phrase) -> bool:
    """Whether somebody named is not who the phrase before tells of: "bail to Ada Brook", "the killing of Ada Brook".

    >>> from onrecord.grammar import Lexicon, read
    >>> def described(text: str) -> list[str]:
    ...     parsed = read(text, Lexicon(people={"mayor"}))
    ...     return [parsed.lower[one.head] for one in parsed.clauses[-1].subject]
    >>> described("They feared the killing of Ada Brook, who left."), described("They saw the mayor of Tarn, who left.")
    (['brook'], ['mayor'])
    """
    if parsed.lower[phrase.start - 1] in _TO_SOMEBODY:
        return True
    thing = parsed.tags[outer.head] in ("NN", "NNS") and parsed.lower[outer.head] not in parsed.lexicon.people
    return bool(parsed.lexicon.people) and thing and parsed.lower[phrase.start - 1] == "of"
