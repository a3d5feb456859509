"""Does the name of a place tell where something is done, or only whose or which a thing is?

Takes a parsed sentence and the words of a name in it; says whether they lead to where something is done: "in Veska",
"in the old town of Veska", "north of Veska", "at a Veska mill". A country before a noun tells whose it is: "at Arlia
troops" and "near the Arlia embassy" are not in Arlia, "in Arlia's south" is. Leaves alone to which verb or noun the
words belong: that is `belonging`.
"""

import re
from collections.abc import Container, Sequence
from typing import Final

from onrecord.codebook import load
from onrecord.codebook.events import load_events
from onrecord.finding.circumstances.belonging import owner
from onrecord.finding.circumstances.reread import word_at
from onrecord.finding.circumstances.retold import lies_in
from onrecord.finding.sentences import read_sentence
from onrecord.grammar import NAMES, Clause, Parsed, Phrase
from onrecord.records import Place, Span

NO_TOWNS = ("country", "continent")
_LEADS = frozenset([
    "in", "at", "near", "off", "outside", "inside", "around", "across", "on", "along", "within", "throughout", "into",
    "through",
])  # fmt: skip
_LEFT = frozenset({"from"})
# "Kidnapped 9 km from Veska" tells where, as far as it does.
_FROM = frozenset({"from", "outside"})
_UNITS = frozenset({"km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "mile", "miles"})
_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"})
_ADVERBS = frozenset({"here", "there"})
_QUOTES = frozenset({"'", "’", "''", '"', "”"})
_SHORTEST = 2  # words before a name: "north of"
# Whatever is round something of a country, or all over it, is in that country.
_ROUND = frozenset({"around", "across", "throughout"})
# What else stands between a place and one that only says where it lies: "in Tarn, some 9 km to the north of Veska".
_BETWEEN = frozenset([
    "a", "an", "the", "of", "in", "near", "from", "to", "on", "at", "outside", "about", "some", "around", "nearly",
    "just", "approximately", "far", "not", "m", "meter", "meters", "metre", "metres",
])  # fmt: skip
_BARE = (["in"], ["at"], ["on"])
_NUMBER: Final = re.compile(r"\d[\d.]*")
_WORD: Final = re.compile(r"[^\s,]+")
_LONGEST = 80


def tells_where(parsed: Parsed, first: int, last: int, *, country: bool, left: bool = False) -> bool:
    """Whether a name tells where; `first` and `last` are its words, `country` says that it is no town.

    What is `left` is where a deed of leaving is done: "withdrew from Veska".

    >>> from onrecord.grammar import read
    >>> def told(text, name, country=False):
    ...     parsed = read(text)
    ...     return tells_where(parsed, (at := parsed.lower.index(name)), at, country=country)
    >>> told("Bandits shot two guards in the old town of Veska.", "veska"), told("They shot at a Veska mill.", "veska")
    (True, True)
    >>> told("They shot in Orsk, Veska municipality.", "veska"), told("They shot two in Orsk, Arlia.", "arlia", True)
    (True, False)
    >>> told("They shot two at the town hall of Veska.", "veska"), told("They shot the mayor of Veska.", "veska")
    (True, False)
    >>> told("They shot at Arlia troops.", "arlia", True), told("They shot two in Arlia's south.", "arlia", True)
    (False, True)
    >>> told("They shot two 9 km from Veska.", "veska"), told("They shot two men from Veska.", "veska")
    (True, False)
    """
    if first == last and parsed.lower[first] in _ADVERBS:
        return True
    phrase = parsed.phrase(first)
    if phrase is None:
        return first > 0 and parsed.lower[first - 1] in _LEADS
    lead = _lead(parsed, phrase, _LEADS | _LEFT if left else _LEADS, country=country)
    if first <= phrase.head <= last:
        return lead is not None
    # "The Arlian capital city of Veska": the name behind says more; in "Veska's Palace of Reeds" it does not.
    owned = "POS" in parsed.tags[last + 1 : last + 2]
    named_behind = parsed.lower[phrase.end : phrase.end + 1] == ("of",) and not owned
    if lead is None or named_behind:
        return False
    return not country or lead in _ROUND or parsed.lower[phrase.head] in load().geography.parts_of_places


def _lead(parsed: Parsed, phrase: Phrase, leads: Container[str], *, country: bool) -> str | None:
    """The preposition of place that leads to a phrase, also over a noun for a kind of place: "in the city of"."""
    before = parsed.lower[phrase.start - 1] if phrase.start else ""
    if before in leads or (before in _FROM and parsed.lower[max(phrase.start - 2, 0)] in _UNITS):
        return before
    if before == "," and phrase.start >= _SHORTEST and _is_of_a_name(parsed, phrase):
        return _lead(parsed, parsed.phrase(phrase.start - _SHORTEST) or phrase, leads, country=country)
    if before in ("and", "or") and (joined := parsed.phrase(phrase.start - 2)) is not None:
        return _lead(parsed, joined, leads, country=country)
    if before != "of" or phrase.start < _SHORTEST:
        return None
    over_at = phrase.start - 2
    if parsed.lower[over_at] in _QUOTES:
        over_at -= 1
    if parsed.lower[over_at] in _SIDES:
        return before
    over = parsed.phrase(over_at)
    named = over is not None and (
        parsed.lower[over.head] in load().geography.parts_of_places or (not country and _stands(parsed, over))
    )
    return _lead(parsed, over, leads, country=country) if over is not None and named else None


def _stands(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a noun is that of what stands in one place: "at the town hall of Veska"."""
    book = load_events()
    return not {parsed.lower[phrase.head]}.isdisjoint(book.targets | book.venues)


def without_larger(found: Sequence[tuple[Span, Place]], text: str) -> list[tuple[Span, Place]]:
    """Places without those that only say where others of them lie: "in Tarn, Veska", "in Tarn, 9 km from Veska".

    >>> def left(text, *names):
    ...     spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    ...     places = [(span, Place(text=span.of(text), span=span)) for span in spans]
    ...     return [one.text for _, one in without_larger(places, text)]
    >>> left("In Tarn, Veska, shops burned.", "Tarn", "Veska"), left("Shops burned in Tarn and Veska.", "Tarn", "Veska")
    (['Tarn'], ['Tarn', 'Veska'])
    >>> left("In Tarn, 9 km north of Veska, shops burned.", "Tarn", "Veska")
    ['Tarn']
    >>> left("In Tarn, a town in Veska, shops burned.", "Tarn", "Veska"), left("In Tarn he hid Veska.", "Tarn", "Veska")
    (['Tarn'], ['Tarn', 'Veska'])
    """
    ordered = sorted(found, key=lambda pair: pair[0])
    ends = [None, *(span.end for span, _ in ordered)]
    apart = [
        (span, place)
        for end, (span, place) in zip(ends, ordered, strict=False)
        if end is None or not _says_where(text[end : span.start], place)
    ]
    return [
        (span, place)
        for span, place in apart
        if not any(place is not other and lies_in(other, place) and not lies_in(place, other) for _, other in apart)
    ]


def _says_where(between: str, place: Place) -> bool:
    """Whether what stands between a place and one behind it shows that the latter says where the former lies."""
    words = _WORD.findall(between.lower()) if len(between) <= _LONGEST else []
    if not words or ("," in between and words in _BARE and place.precision == "town"):
        return not words and between.strip() == ","  # "in Tarn, in Veska" tells of two
    geography = load().geography
    known = (_BETWEEN, _UNITS, _SIDES, geography.parts_of_places, geography.sides_of_places)
    return all(any(word in group for group in known) or _NUMBER.fullmatch(word) for word in words)


def _is_of_a_name(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase tells, behind a comma, what the place before it lies in: "in Tarn, Veska municipality"."""
    inner = parsed.phrase(phrase.start - _SHORTEST)
    named = inner is not None and parsed.tags[inner.head] in NAMES and parsed.lower[inner.start - 1] in _LEADS
    return named and parsed.lower[phrase.head] in load().geography.parts_of_places


def is_set_in(text: str, sentence: Span, place: Place) -> bool:
    """Whether a sentence tells what goes on in a place: with a verb that is none of speaking, and of its own.

    >>> def told(text):
    ...     span = Span(text.index("Veska"), text.index("Veska") + 5)
    ...     return is_set_in(text, Span(0, len(text)), Place(text="Veska", span=span))
    >>> told("Riots broke out in Veska."), told("The mayor said in Veska that rents fell."), told("Veska voted.")
    (True, False, False)
    """
    parsed = read_sentence(text, sentence)
    first, last = word_at(parsed, place.span.start), word_at(parsed, place.span.end - 1)
    verb = owner(parsed, first, last)
    told = isinstance(verb, Clause) and parsed.lower[verb.group.head] not in load().cueing.cues
    return told and tells_where(parsed, first, last, country=place.precision in NO_TOWNS)
