"""Which place do "the city", "the country", "there" and "here" mean?

Takes a text and the places that it names; yields a place for each such word that leads to one, with the entry of the
place that it means. It means what was named before, and only where its paragraph, or the one before, names a single
place of the sort; "the city" where neither names a town, and "here", "this city" and "this capital" anywhere, is the
dateline's place, outside quotation marks; "the Malian capital" is what it says. Leaves open what two places may be
meant by, and words that go on to a name: "the city of Veska".
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from onrecord.codebook import Codebook
from onrecord.codebook import load as load_codebook
from onrecord.linking.gazetteer import Gazetteer, Kind
from onrecord.linking.places.resolving import as_place
from onrecord.records import Place, Span, SpanIndex

POINTED: Final = "named before"
# "There is", "there have been": nobody is led anywhere. What stands first in its sentence is left open too.
# Behind its first letters a pattern looks back at what stands before them: so a text is searched for these alone.
_THERE: Final = re.compile(
    r"there(?<=[\w,] there)\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|seems?"
    r"|appears?|remains?|exists?|to be|be|being|came|comes)\b)(?!['’])"
)
_HERE: Final = re.compile(r"here(?<=[\w,] here)\b(?!['’])")
# No hyphen, no name and no noun of its own behind it: "the city of Veska", "the city council", "the city-state".
_ENDS: Final = (
    r"(?![\w-])(?!,? (?:of )?(?!{days})[A-Z])(?! of )(?=['’]s|[^\w\s]|\s(?i:{then})\b|\s*$|\s+(?:\w+ed|\d)\b)"
)
_DAYS: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WITHIN: Final = re.compile(
    r"\b(?:in|at|to|into|near|inside|outside|reached|visited|entered) (?:the )?$", re.IGNORECASE
)
_STOP: Final = re.compile(r"[.!?][\"”’')]*\s+")
# How far back two sentences reach, and a word that leads to a place.
_FARTHEST, _NEAR = 2_000, 12
# Of a text without paragraphs no more is looked at for a word.
_LONGEST_PARAGRAPH = 10_000
_NAME: Final = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
_AREAS: Final = ("admin1", "admin2")
_LONGEST: Final = 3
_OPEN_QUOTE: Final = "“"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """A text with its places by where they stand, and the one that its dateline names."""

    text: str
    places: tuple[Place, ...]
    gazetteer: Gazetteer
    codebook: Codebook
    home: Place | None

    def named(self, start: int, end: int) -> list[Place]:
        """The places named in a stretch, but for the dateline's."""
        first, last = (bisect_left(self.places, at, key=lambda place: place.span.start) for at in (start, end))
        return [one for one in self.places[first:last] if one is not self.home]

    def before(self, at: int) -> Iterable[list[Place]]:
        """The places named before a point in its paragraph, then those in the one before; the dateline's is none."""
        end = at
        for _ in range(2):
            start = max(self.text.rfind("\n", max(0, end - _LONGEST_PARAGRAPH), end) + 1, end - _LONGEST_PARAGRAPH, 0)
            yield self.named(start, end)
            end = max(0, start - _NEAR) + len(self.text[max(0, start - _NEAR) : start].rstrip())


def pointed_places(
    text: str, places: Sequence[Place], dateline: str | None, gazetteer: Gazetteer, codebook: Codebook
) -> tuple[Place, ...]:
    """The places that words of a text mean without a name.

    >>> from onrecord.codebook import load as load_codebook
    >>> from onrecord.linking.gazetteer import load
    >>> from onrecord.linking.places.resolving import find_places
    >>> from onrecord.records.labels import Name
    >>> def told(text, *names):
    ...     tagged = [Name(kind="place", span=Span(i := text.index(name), i + len(name))) for name in names]
    ...     places = find_places(text, tagged)
    ...     return [(one.text, one.name) for one in pointed_places(text, places, None, load(), load_codebook())]
    >>> told("Riots broke out in Bamako. Police shot two men in the city.", "Bamako")
    [('the city', 'Bamako')]
    >>> told("Riots broke out in Bamako and Dakar. Police shot two men in the city.", "Bamako", "Dakar")
    []
    >>> told("Riots broke out in Mali. Police shot two men in the capital.", "Mali")
    [('the capital', 'Bamako')]
    """
    around = _around(text, places, dateline, gazetteer, codebook)
    found: list[Place] = []
    taken = SpanIndex((one.span, one) for one in places)
    for pattern, meant in _forms(codebook.language):
        known = replace(around, places=tuple(sorted((*places, *found), key=lambda place: place.span)))
        for match in pattern.finditer(text):
            span = Span(*match.span())
            place = None if taken.touching(span) else meant(known, span)
            if place is not None:
                found.append(replace(place, text=span.of(text), span=span, reasons=(POINTED,), alternatives=()))
    return tuple(sorted(found, key=lambda place: place.span))


def town_meant(
    text: str, places: Sequence[Place], dateline: str | None, gazetteer: Gazetteer, codebook: Codebook
) -> Callable[[Span], Place | None]:
    """What tells which town "the city" would mean, standing where some words do."""
    around = _around(text, places, dateline, gazetteer, codebook)
    return lambda span: _town(around, span)


def _around(
    text: str, places: Sequence[Place], dateline: str | None, gazetteer: Gazetteer, codebook: Codebook
) -> _Around:
    known, home = tuple(sorted(places, key=lambda place: place.span)), dateline_place(text, places, dateline)
    return _Around(text=text, places=known, gazetteer=gazetteer, codebook=codebook, home=home)


def dateline_place(text: str, places: Sequence[Place], dateline: str | None) -> Place | None:
    """The place that a dateline names, as it stands in the text."""
    if not dateline:
        return None
    first = dateline.partition(",")[0].strip().lower()
    return next((one for one in places if one.text.lower() == first and _opens(text, one.span)), None)


def _opens(text: str, span: Span) -> bool:
    return text[: span.start].endswith("\n") or not text[: span.start].strip()


_Meant = Callable[[_Around, Span], Place | None]


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], _Meant], ...]:
    """The forms of words that mean a place, each with what tells the place."""
    geography = load_codebook(language).geography
    then = "|".join(sorted(geography.behind_places))
    ends = _ENDS.replace("{then}", then).replace("{days}", _DAYS)
    beside = "|".join(sorted(geography.pointing_to["beside"], key=len, reverse=True))

    capital = "|".join(map(re.escape, sorted(geography.pointing_to["capital"])))

    def led(article: str, nouns: Iterable[str]) -> re.Pattern[str]:
        told = "|".join(re.escape(noun) for noun in sorted(nouns, key=len, reverse=True))
        return re.compile(rf"[Tt](?<!\w[Tt]){article[1:]} (?:(?i:{beside}) )?(?:{told}){ends}")

    return (
        (_HERE, _at_home),
        (led("this", geography.pointing_to["town"]), _this_town),
        (led("this", geography.pointing_to["capital"]), _this_capital),
        (re.compile(rf"[Tt](?<!\w[Tt])he [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:{capital}){ends}"), _their_capital),
        (led("the", geography.pointing_to["town"]), _town),
        (led("th(?:e|is)", geography.pointing_to["area"]), _area),
        (led("th(?:e|is)", geography.pointing_to["country"]), _country),
        (led("the", geography.pointing_to["capital"]), _capital),
        # Last, because it may mean what these mean.
        (_THERE, _meant_by_there),
    )


def _only(places: Iterable[Place]) -> Place | None:
    """The place that all are, the last one told; None where there are two."""
    several = list(places)
    return several[-1] if len({(one.name, one.country) for one in several}) == 1 else None


def _nearest(around: _Around, at: int, fits: Callable[[Place], bool]) -> Place | None:
    """The one place of a sort in the nearest paragraph that has any."""
    for places in around.before(at):
        fitting = [one for one in places if fits(one)]
        if fitting:
            return _only(fitting)
    return None


def _town(around: _Around, span: Span) -> Place | None:
    def fits(place: Place) -> bool:
        return place.precision == "town" or (place.precision != "water" and _is_city(around.gazetteer, place))

    if not any(fits(one) for places in around.before(span.start) for one in places):
        return _at_home(around, span)
    return _nearest(around, span.start, fits)


def _is_city(gazetteer: Gazetteer, place: Place) -> bool:
    """Whether an area or a country is called after its one town: "Hong Kong"."""
    return any(
        entry.kind is Kind.TOWN and gazetteer.alpha3(entry) == place.country and entry.name == place.name
        for entry in gazetteer.find(place.text)
    )


def _area(around: _Around, span: Span) -> Place | None:
    return _nearest(around, span.start, lambda place: place.precision in _AREAS)


def _this_town(around: _Around, span: Span) -> Place | None:
    return _at_home(around, span) or _town(around, span)


def _this_capital(around: _Around, span: Span) -> Place | None:
    """The dateline's place, where it is a capital: elsewhere a reader cannot know which is meant."""
    home = _at_home(around, span)
    known = around.gazetteer.find(home.text) if home else ()
    return home if home and any(one.capital and one.geonames == home.geonames for one in known) else None


def _their_capital(around: _Around, span: Span) -> Place | None:
    """The capital of the country whose adjective stands before the noun: "the Malian capital"."""
    words = span.of(around.text).split()[1:]
    demonyms = around.codebook.geography.demonyms
    code = demonyms.get(" ".join(words[:2]).lower()) or demonyms.get(words[0].lower())
    return _seat(around, code, span) if code else None


def _at_home(around: _Around, span: Span) -> Place | None:
    return None if around.home is None or _is_quoted(around.text, span.start) else around.home


def _is_quoted(text: str, at: int) -> bool:
    """Whether words stand in quotation marks, within their paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    before = before.replace("``", _OPEN_QUOTE).replace("''", "”")
    return before.count(_OPEN_QUOTE) > before.count("”") or before.count('"') % 2 == 1


def _meant_by_there(around: _Around, span: Span) -> Place | None:
    """The place named last, in the same sentence or the one before, if it names but one, or one and what it lies in."""
    text = around.text
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _FARTHEST)
    ends = [span.start, *(match.end() for match in reversed(list(_STOP.finditer(text, start, span.start))))]
    starts = [*ends[1:], start]
    for first, last in list(zip(starts, ends, strict=True))[:2]:
        named = _without_larger(text, around.named(first, last))
        if named:
            led = any(_WITHIN.search(text, max(0, one.span.start - _NEAR), one.span.start) for one in named)
            return _only(named) if led else None
    return None


def _without_larger(text: str, places: Sequence[Place]) -> list[Place]:
    """Places without those that only say where the one before them lies: "Salem, Ore."."""
    return [
        one
        for number, one in enumerate(places)
        if number == 0 or text[places[number - 1].span.end : one.span.start] not in (", ", ",")
    ]


def _country(around: _Around, span: Span) -> Place | None:
    """The one country of the places and demonyms of the nearest paragraph that has any."""
    code = _country_code(around, span.start)
    return as_place(around.gazetteer, around.gazetteer.countries[code].entry, span) if code else None


def _capital(around: _Around, span: Span) -> Place | None:
    code = _country_code(around, span.start)
    return _seat(around, code, span) if code else None


def _seat(around: _Around, code: str, span: Span) -> Place | None:
    """The capital of a country, by its ISO 3166-1 alpha-2 code."""
    capital = around.gazetteer.countries[code].capital
    entries = around.gazetteer.find(capital) if capital else []
    seats = [one for one in entries if one.capital and one.country == code and one.kind is Kind.TOWN]
    return as_place(around.gazetteer, seats[0], span) if seats else None


def _country_code(around: _Around, at: int) -> str | None:
    """The country, ISO 3166-1 alpha-2, that all countries and demonyms of the nearest paragraph with any tell."""
    end = at
    codes = {country.alpha3: code for code, country in around.gazetteer.countries.items()}
    for places in around.before(at):
        start = around.text.rfind("\n", 0, end) + 1
        names = _NAME.findall(around.text[start:end])
        told = {code for name in names for code in _countries_in(around, name)}
        told = told or {codes[one.country] for one in places if one.country in codes}
        if told:
            return next(iter(told)) if len(told) == 1 else None
        end = len(around.text[:start].rstrip())
    return None


def _countries_in(around: _Around, name: str) -> Iterable[str]:
    """The countries that the words of a name tell, also in that of a body: "Parliament of Mali", "Malian"."""
    words = name.split()
    for first in range(len(words)):
        for last in range(min(len(words), first + _LONGEST), first, -1):
            told = re.sub(r"[’']s?$|[.,]$", "", " ".join(words[first:last])).lower()
            code = around.codebook.geography.demonyms.get(told)
            entries = [] if code else around.gazetteer.find(told)
            code = code or next((one.country for one in entries if one.kind is Kind.COUNTRY), None)
            if code:
                yield code
                break
