"""Whom does an age or a town tell of: "Ada Brook, 19, of Tarn", "Ada Brook, 19", "a clerk in Tarn, Ohio"?

Takes a sentence and a phrase of such a description, or the place behind a name; yields the phrase that is described, or
where the description ends. Leaves alone descriptions by an office ("Ada Brook, the mayor") and clauses.
"""

from onrecord.grammar.groups.phrases import Phrase
from onrecord.grammar.parsed import Parsed
from onrecord.grammar.tags import NAMES

_HOME = (("of",), ("from",))
_INSIDE = (("in",), ("near",))


def described_by(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """Of whom a phrase only tells the age or the town; None where it tells of nobody.

    >>> from onrecord.grammar import read
    >>> def of_whom(text: str, place: int) -> str | None:
    ...     parsed = read(text)
    ...     found = described_by(parsed, parsed.phrases[place])
    ...     return None if found is None else parsed.lower[found.head]
    >>> of_whom("Ada Brook, 19, of Tarn, was held.", 2), of_whom("Ada Brook, 19, was held.", 1)
    ('brook', 'brook')
    >>> of_whom("The mayor of Tarn was held.", 1), of_whom("Two cars, 19 vans and a bus burned.", 1)
    (None, None)
    """
    phrase = _town_in(parsed, phrase) or phrase
    at = phrase.start
    if parsed.lower[at - 1 : at] in _HOME and parsed.lower[at - 2 : at - 1] == (",",):
        before = parsed.phrase(at - 3) if at > 2 else None
    elif _is_age(parsed, phrase):
        before = phrase
    else:
        return None
    aged = before is not None and _is_age(parsed, before)
    whose = parsed.phrase(before.start - 2) if before is not None and aged else before
    return whose if whose is not None and (aged or parsed.tags[whose.head] in NAMES) else None


def _town_in(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The town that is placed by a name of one word: "Ada Brook, of Tarn, Ohio"."""
    alone = phrase.end - phrase.start == 1 and parsed.tags[phrase.start] in NAMES
    town = (
        parsed.phrase(phrase.start - 2) if alone and parsed.lower[phrase.start - 1 : phrase.start] == (",",) else None
    )
    own = town is not None and town.start > 1 and parsed.lower[town.start - 1 : town.start] in _HOME
    return town if town is not None and own and parsed.lower[town.start - 2] == "," else None


def _is_age(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is but a number between commas, behind somebody."""
    alone = phrase.end - phrase.start == 1 and parsed.tags[phrase.start] == "CD"
    commas = parsed.lower[phrase.start - 1 : phrase.start] == parsed.lower[phrase.end : phrase.end + 1] == (",",)
    return alone and commas and phrase.start > 1 and parsed.phrase(phrase.start - 2) is not None


def end_of_description(parsed: Parsed, phrase: Phrase) -> int:
    """Where the age and the town behind a name end, without the last comma; the end of the phrase where it has none.

    >>> from onrecord.grammar import read
    >>> def rest(text: str) -> str:
    ...     parsed = read(text)
    ...     return " ".join(parsed.lower[end_of_description(parsed, parsed.phrases[0]) :])
    >>> rest("Ada Brook, 19, of Tarn, and a nurse"), rest("Ada Brook and a nurse")
    (', and a nurse', 'and a nurse')
    """
    end = phrase.end
    if parsed.tags[phrase.head] not in NAMES:
        return end
    if (age := _behind_comma(parsed, end)) is not None and _is_age(parsed, age):
        end = age.end
    if parsed.lower[end : end + 1] == (",",) and parsed.lower[end + 1 : end + 2] in _HOME:
        town = parsed.phrase(end + 2)
        end = town.end if town is not None and parsed.tags[town.head] in NAMES else end
    return end


def _behind_comma(parsed: Parsed, at: int) -> Phrase | None:
    return parsed.phrase(at + 1) if parsed.lower[at : at + 1] == (",",) and at + 1 < len(parsed.lower) else None


def town_of(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The town that a name only places, of which somebody is: "Ada Brook of Tarn, Ohio, who", "a clerk in Tarn, Ohio".

    Two names behind an office may be its holder's: "the mayor of Tarn, Ada Brook, who".

    >>> from onrecord.grammar import read
    >>> def placed(text: str, place: int) -> str | None:
    ...     parsed = read(text)
    ...     town = town_of(parsed, parsed.phrases[place])
    ...     return None if town is None else parsed.lower[town.head]
    >>> placed("Ada Brook of Tarn, Ohio, who left", 2), placed("The mayor of Tarn, Ada Brook, who left", 2)
    ('tarn', None)
    """
    town = parsed.phrase(phrase.start - 2) if parsed.lower[phrase.start - 1 : phrase.start] == (",",) else None
    if town is None or parsed.lower[town.start - 1 : town.start] not in (*_HOME, *_INSIDE):
        return None
    whose = parsed.phrase(town.start - 2)
    both = all(parsed.tags[at] in NAMES for one in (town, phrase) for at in range(one.start, one.end))
    if whose is None or not both:
        return None
    return town if parsed.tags[whose.head] in NAMES or phrase.end - phrase.start == 1 else None


def who_is_in(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """Who is in the town that a phrase names: "a clerk in Tarn, backed by the guild"."""
    inside = parsed.lower[phrase.start - 1 : phrase.start] in _INSIDE
    return parsed.phrase(phrase.start - 2) if inside and parsed.tags[phrase.head] in NAMES else None
