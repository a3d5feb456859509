"""Does the name of a place tell where something is done, or only whose or which a thing is?

Takes a parsed sentence and the words of a name in it; says whether they lead to where something is done: "in Veska",
"in the old town of Veska", "north of Veska", "at a Veska mill". A country before a noun tells whose it is: "at Arlia
troops" and "near the Arlia embassy" are not in Arlia, "in Arlia's south" is. Leaves alone to which verb or noun the
words belong: that is `belonging`.
"""

from onrecord.codebook import load
from onrecord.finding.circumstances.belonging import owner
from onrecord.finding.circumstances.reread import word_at
from onrecord.grammar import Clause, Parsed, Phrase, read
from onrecord.grammar.phrases import NAMES
from onrecord.records import Place, Span

NO_TOWNS = ("country", "continent")
_LEADS = frozenset([
    "in", "at", "near", "off", "outside", "inside", "around", "across", "on", "along", "within", "throughout", "into",
    "through",
])  # fmt: skip
_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"})
_ADVERBS = frozenset({"here", "there"})
_QUOTES = frozenset({"'", "’", "''", '"', "”"})
_SHORTEST = 2  # words before a name: "north of"
# Whatever is round something of a country, or all over it, is in that country.
_ROUND = frozenset({"around", "across", "throughout"})


def tells_where(parsed: Parsed, first: int, last: int, *, country: bool) -> bool:
    """Whether a name tells where; `first` and `last` are its words, `country` says that it is no town.

    >>> from onrecord.grammar import read
    >>> def told(text, name, country=False):
    ...     parsed = read(text)
    ...     return tells_where(parsed, (at := parsed.lower.index(name)), at, country=country)
    >>> told("Bandits shot two guards in the old town of Veska.", "veska"), told("They shot at a Veska mill.", "veska")
    (True, True)
    >>> told("They shot in Orsk, Veska municipality.", "veska"), told("They shot two in Orsk, Arlia.", "arlia", True)
    (True, False)
    >>> told("They shot at Arlia troops.", "arlia", True), told("They shot two in Arlia's south.", "arlia", True)
    (False, True)
    """
    if first == last and parsed.lower[first] in _ADVERBS:
        return True
    phrase = parsed.phrase(first)
    if phrase is None:
        return first > 0 and parsed.lower[first - 1] in _LEADS
    lead = _lead(parsed, phrase)
    if first <= phrase.head <= last:
        return lead is not None
    # "The Arlian capital city of Veska": the name behind says more.
    named_behind = parsed.lower[phrase.end : phrase.end + 1] == ("of",)
    if lead is None or named_behind:
        return False
    return not country or lead in _ROUND or parsed.lower[phrase.head] in load().geography.parts_of_places


def _lead(parsed: Parsed, phrase: Phrase) -> str | None:
    """The preposition of place that leads to a phrase, also over a noun for a kind of place: "in the city of"."""
    before = parsed.lower[phrase.start - 1] if phrase.start else ""
    if before in _LEADS:
        return before
    if before == "," and phrase.start >= _SHORTEST and _is_of_a_name(parsed, phrase):
        return _lead(parsed, parsed.phrase(phrase.start - _SHORTEST) or phrase)
    if before in ("and", "or") and (joined := parsed.phrase(phrase.start - 2)) is not None:
        return _lead(parsed, joined)
    if before != "of" or phrase.start < _SHORTEST:
        return None
    over_at = phrase.start - 2
    if parsed.lower[over_at] in _QUOTES:
        over_at -= 1
    if parsed.lower[over_at] in _SIDES:
        return before
    over = parsed.phrase(over_at)
    named = over is not None and parsed.lower[over.head] in load().geography.parts_of_places
    return _lead(parsed, over) if over is not None and named else None


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
    parsed = read(sentence.of(text))
    first = word_at(parsed, place.span.start - sentence.start)
    last = word_at(parsed, place.span.end - sentence.start - 1)
    verb = owner(parsed, first, last)
    told = isinstance(verb, Clause) and parsed.lower[verb.group.head] not in load().cues
    return told and tells_where(parsed, first, last, country=place.precision in NO_TOWNS)
