"""Lead the toponyms of a text to entries of the gazetteer.

Takes a text and the names that were seen in it; gives places in the order of the text, each with the entry it was
led to and the ids of others that it may have meant. Leaves out demonyms ("Malian") and names that stand for a
government ("Moscow said"): they are no places.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.codebook import Codebook
from onrecord.codebook import load as load_codebook
from onrecord.linking.gazetteer import Entry, Gazetteer, Kind, load
from onrecord.linking.gazetteer.columns import fold
from onrecord.linking.places.ranking import Named, Ranked, rank
from onrecord.linking.places.regions import region_spans
from onrecord.linking.places.rows import areas_in_rows
from onrecord.linking.places.told_sorts import those_told_first, told_kinds
from onrecord.records import Place, Span, SpanIndex
from onrecord.records.labels import Name

_IN_WORD: Final = r"[\w’'.-]"
_BEHIND: Final = re.compile(r",\s+((?:[A-Z][\w’'.-]*)(?:\s+(?:of\s+)?[A-Z][\w’'.-]*){0,3})")
_ROW: Final = re.compile(r",\s+[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)[A-Z]")
_KIND_OF: Final = re.compile(r"(?:[\w-]+\s+)*([\w-]+)\s+of\s+(?=[A-Z])")
_ALTERNATIVES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """One mention with its candidates, the best first."""

    span: Span
    ranked: tuple[Ranked, ...]


def find_places(text: str, names: Sequence[Name], codebook: Codebook | None = None) -> tuple[Place, ...]:
    """The places that a text names.

    >>> text = "The ferry from Salem, Ore., to Bamako sank, Malian officials said. Moscow said nothing."
    >>> spans = [Span(i := text.index(name), i + len(name)) for name in ("Salem", "Bamako", "Malian", "Moscow")]
    >>> found = find_places(text, [Name(kind="place", span=span) for span in spans])
    >>> [(place.text, place.country, place.precision, place.geonames) for place in found]
    [('Salem', 'USA', 'town', 5750162), ('Bamako', 'MLI', 'town', 2460596)]
    """
    codebook = codebook or load_codebook()
    gazetteer = load(codebook.language)
    regions = region_spans(text, names, gazetteer)
    of_regions = SpanIndex((span, span) for span in regions)
    sides, parts = codebook.geography.sides_of_places, codebook.geography.parts_of_places
    tagged = (name.span for name in names if name.kind == "place" and not is_kind(text, name.span, sides, parts))
    bare = (without_kind_before(text, whole(text, span), parts) for span in tagged)
    spans = [_without_side(text, _town(text, span, gazetteer), sides, gazetteer) for span in bare]
    places = [
        span
        for span in dict.fromkeys((*regions, *(span for span in spans if not of_regions.touching(span))))
        if span.of(text).strip() and not is_demonym(span.of(text), codebook, gazetteer)
    ]
    return tuple(
        _place(text, found, gazetteer)
        for found in resolve(text, sorted(places), gazetteer)
        if found.ranked and not for_a_government(text, found.span, found.ranked[0].entry, codebook)
    )


def resolve(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Resolved]:
    """Every span with its candidates; the same name means the same place until words behind it tell of another."""
    keys = _keys(text, spans, gazetteer)
    groups = {key: tuple(gazetteer.find(key[0])) for key in dict.fromkeys(keys)}
    named = [Named(name=key[0], candidates=found, inside=key[1]) for key, found in groups.items()]
    ranks = dict(zip(groups, rank(named), strict=True))
    words = load_codebook().geography.telling_sort
    in_rows = areas_in_rows(text, spans, [ranks[key] for key in keys])
    return [
        Resolved(span=span, ranked=those_told_first(ranked, told_kinds(text, span, words)))
        for span, ranked in zip(spans, in_rows, strict=True)
    ]


def _keys(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[tuple[str, frozenset[str]]]:
    """What tells each place: its name, and the areas behind it or, where there are none, behind the one named last.

    A text that names "Ellery, Vellmark" and "Ellery, Arlia" speaks of two; one that has a single area behind a name
    means it wherever the name stands.
    """
    names = [fold(span.of(text)) for span in spans]
    own = [_areas(text, span, gazetteer) for span in spans]
    last = {name: areas for name, areas in reversed(list(zip(names, own, strict=True))) if areas}
    keys = []
    for _, name, areas in sorted(zip(spans, names, own, strict=True), key=lambda row: row[0]):
        last[name] = areas or last.get(name, frozenset())
        keys.append((name, last[name]))
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    by_number = dict(zip(order, keys, strict=True))
    return [by_number[number] for number in range(len(spans))]


def _areas(text: str, span: Span, gazetteer: Gazetteer) -> frozenset[str]:
    """The areas behind a name, but for a country or area in a row of its like: "China, Japan and Korea"."""
    larger = any(entry.kind in (Kind.COUNTRY, Kind.AREA) for entry in gazetteer.find(fold(span.of(text))))
    return frozenset() if larger and in_a_list(text, span) else frozenset(behind(text, span, gazetteer))


def whole(text: str, span: Span) -> Span:
    """A span widened to whole words, and cut of a possessive: taggers split "St. Lucie" and "N.Y." at their stops.

    >>> text = "He left N.Y. for St. Lucie’s port."
    >>> whole(text, Span(10, 11)).of(text), whole(text, Span(21, 26)).of(text)
    ('N.Y.', 'Lucie')
    """
    start, end = min(span.start, len(text)), min(span.end, len(text))
    while start < end and not text[start].isalnum():
        start += 1
    while start > 0 and re.match(_IN_WORD, text[start - 1]):
        start -= 1
    while end < len(text) and re.match(r"[\w-]", text[end]):
        end += 1
    word = text[start:end]
    if text[end : end + 1] == "." and ("." in word or fold(f"{word}.") in load_codebook().geography.areas):
        end += 1
    word = text[start:end]
    cut = re.search(r"[’']s?$", word)
    return Span(start, start + cut.start()) if cut else Span(start, end)


def without_kind_before(text: str, span: Span, parts: frozenset[str]) -> Span:
    """A name without the words that say what it is, and the comma behind it: of "Port City of Salem," the last.

    >>> parts = load_codebook().geography.parts_of_places
    >>> names = ("Port City of Salem", "Isle of Ely,")
    >>> [without_kind_before(name, Span(0, len(name)), parts).of(name) for name in names]
    ['Salem', 'Isle of Ely']
    """
    kind = _KIND_OF.match(text, span.start, span.end)
    start = kind.end() if kind and kind[1].lower() in parts else span.start
    return Span(start, start + len(text[start : span.end].rstrip(" ,;:")))


def _town(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """A span cut of the area behind a comma that the tagger took with it: of "Salem, OR" the town."""
    town, comma, _ = span.of(text).partition(",")
    if not comma or gazetteer.find(span.of(text)) or not gazetteer.find(town):
        return span
    return Span(span.start, span.start + len(town))


def _without_side(text: str, span: Span, sides: frozenset[str], gazetteer: Gazetteer) -> Span:
    """A span cut of the word for a side that the tagger took with it: of "Northern Salem" the town.

    A mountain range or a sea that a side is told of may have another name with it: "the Southern Alps".
    """
    side, _, rest = span.of(text).partition(" ")
    if side.lower() not in sides or gazetteer.find(span.of(text)):
        return span
    named = any(not entry.kind.of_nature for entry in gazetteer.find(rest))
    alone = rest.lower().split()[-1:] and rest.lower().split()[-1] in load_codebook().geography.parts_of_places
    return Span(span.end - len(rest), span.end) if named and not alone else span


def is_kind(text: str, span: Span, sides: frozenset[str], parts: frozenset[str]) -> bool:
    """Whether what was tagged as a name only says what a name behind it is: "the Northern City of Salem".

    >>> geography = load_codebook().geography
    >>> sides, parts = geography.sides_of_places, geography.parts_of_places
    >>> [is_kind(words, Span(3, 13), sides, parts) for words in ("In North City of Ely", "In Salem City of Ely")]
    [False, False]
    >>> is_kind("In Northern City of Ely", Span(3, 16), sides, parts)
    True
    """
    words = span.of(text).lower().split()
    named = text[span.end : span.end + 4].lower() == " of "
    return named and len(words) > 1 and words[-1] in parts and all(word in sides for word in words[:-1])


def in_a_list(text: str, span: Span) -> bool:
    """Whether a name stands in a row of names: in "China, Japan and Korea", China lies in no Japan.

    >>> [in_a_list(words, Span(3, 8)) for words in ("In China, Japan and Korea", "In Salem, Ore., it rained")]
    [True, False]
    """
    return bool(_ROW.match(text, span.end)) or bool(
        re.search(r"[A-Z][\w.’'-]*,\s+(?:and\s+)?$", text[: span.start][-30:])
    )


def behind(text: str, span: Span, gazetteer: Gazetteer) -> Iterable[str]:
    """The area or country that stands behind a name and a comma: "Salem, Ore."

    >>> from onrecord.linking.gazetteer import load
    >>> [list(behind(words, Span(3, 8), load())) for words in ("In Salem, Ore., it rained.", "In Salem, Anna said.")]
    [['US.OR'], []]
    """
    found = _BEHIND.match(text, span.end)
    if not found:
        return ()
    words = found[1].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        for tried in (name, name.rstrip(".")):
            areas = [
                entry.area for entry in gazetteer.find(tried) if entry.kind in (Kind.COUNTRY, Kind.AREA, Kind.PART)
            ]
            if areas:
                return areas
    return ()


def no_seat(text: str, span: Span, country: str, gazetteer: Gazetteer) -> bool:
    """Whether the words behind the name of a seat of government say that it is another town: "Paris, Texas".

    >>> from onrecord.linking.gazetteer import load
    >>> [no_seat(words, Span(3, 8), "FRA", load()) for words in ("In Paris, Texas, it rained.", "In Paris, he said")]
    [True, False]
    """
    areas = {area.partition(".")[0] for area in behind(text, span, gazetteer)}
    own = {entry.country for entry in gazetteer.find(span.of(text)) if gazetteer.alpha3(entry) == country}
    return bool(areas) and not areas & own


def is_demonym(words: str, codebook: Codebook, gazetteer: Gazetteer) -> bool:
    """Whether a word tells of the people of a place.

    >>> from onrecord.linking.gazetteer import load
    >>> [is_demonym(word, load_codebook(), load()) for word in ("Malian", "Minnesotans", "Milan")]
    [True, True, False]
    """
    folded = words.lower()
    if folded in codebook.geography.demonyms or folded in codebook.geography.other_adjectives:
        return True
    one = folded.removesuffix("s")
    return (
        one.endswith("an")
        and not gazetteer.find(folded)
        and any(entry.kind is Kind.AREA for entry in gazetteer.find(one[:-1]))
    )


def for_a_government(text: str, span: Span, entry: Entry, codebook: Codebook) -> bool:
    """Whether a capital or country stands for those who govern it, by the words beside it.

    >>> from onrecord.linking.gazetteer import load
    >>> paris = next(entry for entry in load().find("Paris") if entry.capital)
    >>> [for_a_government(words, Span(words.index("Paris"), words.index("Paris") + 5), paris, load_codebook())
    ...  for words in ("Paris denied it.", "talks with Paris", "It rained in Paris, he said.")]
    [True, True, False]
    """
    if not (entry.capital or entry.kind is Kind.COUNTRY):
        return False
    before = re.findall(r"[\w’']+", text[max(span.start - 30, 0) : span.start])
    last = [word.lower() for word in before[-2:] if word.lower() not in ("the", "both")]
    if last and last[-1] in codebook.geography.within:
        return False
    if last and last[-1] in codebook.geography.towards_somebody:
        return True
    after = re.match(r"\s+(?:has |have |had |also |again |never |later )*([a-z]+)", text[span.end :])
    return bool(after and after[1] in codebook.cueing.cues)


def _place(text: str, found: Resolved, gazetteer: Gazetteer) -> Place:
    others = (other.entry.geonames for other in found.ranked[1 : 1 + _ALTERNATIVES])
    return replace(
        as_place(gazetteer, found.ranked[0].entry, found.span),
        text=found.span.of(text),
        reasons=found.ranked[0].reasons,
        alternatives=tuple(number for number in others if number is not None),
    )


def as_place(gazetteer: Gazetteer, entry: Entry, span: Span) -> Place:
    """A place of the gazetteer for words that do not name it."""
    return Place(
        text="",
        span=span,
        name=entry.name,
        geonames=entry.geonames,
        country=gazetteer.alpha3(entry),
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.kind.value,
    )
