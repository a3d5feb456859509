"""Where are the police, courts and protesters at home that a text names by a place: "Veska police"?

Takes a text, its names, its places and its actors; yields the places inside the names of such bodies ("Veska Police
Department"), and for each actor that is one the place where it is at home. What police do is done there, unless the
report tells another place; and people protest at home. Governments act abroad as well: of them it yields the country
that they rule, for what they can do nowhere else. Leaves alone armies, and people who belong to a body.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.codebook import Codebook
from onrecord.linking.gazetteer import Gazetteer, Kind
from onrecord.linking.gazetteer.columns import fold
from onrecord.linking.places.resolving import as_place
from onrecord.records import Actor, Place, Span, SpanIndex
from onrecord.records.labels import Name

_WORD: Final = re.compile(r"[\w.-]+")
_OPENS: Final = re.compile(r"(?:(?:an?|the)\s+)?", re.IGNORECASE)
_LED: Final = re.compile(r"\s(?:in|at)\s(?:the\s)?", re.IGNORECASE)
_FIRST: Final = re.compile(r"((\w+)(?: \w+)?)")
_LONGEST: Final = 3
# What the tagger may take a house's name for.
_HOLDERS: Final = frozenset({"organisation", "other", "place"})
_RULING: Final = frozenset({"GOV", "LEG"})
_PLACES: Final = (Kind.TOWN, Kind.AREA, Kind.PART)


def names_inside(text: str, names: Iterable[Name], gazetteer: Gazetteer, codebook: Codebook) -> list[Name]:
    """The names of places that the names of local bodies begin with: of "Bamako Police Department" the first word.

    Those of houses begin so too, where the text names the place by itself: "Bamako Jail", but not "Lincoln Hospital".

    >>> from onrecord.codebook import load as load_codebook
    >>> from onrecord.linking.gazetteer import load
    >>> def told(text, *more):
    ...     names = [Name(kind="organisation", span=Span(0, len(text)))]
    ...     text = " ".join((text, *more))
    ...     names += [Name(kind="place", span=Span(len(text) - len(word), len(text))) for word in more]
    ...     return [one.span.of(text) for one in names_inside(text, names, load(), load_codebook())]
    >>> told("Bamako Police Department"), told("Butler County Sheriff's Office"), told("Bamako Herald", "Bamako")
    (['Bamako'], ['Butler County'], [])
    >>> told("Bamako Central Jail", "Bamako"), told("Lincoln Hospital")
    (['Bamako'], [])
    """
    every = list(names)
    named = {fold(name.span.of(text)) for name in every if name.kind == "place"}
    found = []
    for name in every:
        if name.kind not in _HOLDERS:
            continue
        words = [Span(*one.span()) for one in _WORD.finditer(text, name.span.start, name.span.end)]
        a_site = words and words[-1].of(text).lower() in codebook.geography.sites
        for count in range(min(_LONGEST, len(words) - 1), 0, -1):
            span = Span(words[0].start, words[count - 1].end)
            body = name.kind == "organisation" and words[count].of(text).lower() in codebook.geography.local_bodies
            body = body or bool(a_site and fold(span.of(text)) in named)
            if body and any(entry.kind in _PLACES for entry in gazetteer.find(span.of(text))):
                found.append(Name(kind="place", span=span))
                break
    return found


def homes(
    text: str, actors: Iterable[Actor], places: Sequence[Place], gazetteer: Gazetteer, codebook: Codebook
) -> Mapping[str, Place]:
    """The place where each of the actors is at home that are local bodies, by the actor's id."""
    located = SpanIndex((place.span, place) for place in places)
    found: dict[str, Place] = {}
    for actor in actors:
        told = (_home(text, span, located, gazetteer, codebook) for span in actor.mentions)
        place = next((one for one in told if one is not None), None)
        if place is not None:
            found[actor.id] = place
    return found


def realms(
    text: str, actors: Iterable[Actor], places: Sequence[Place], gazetteer: Gazetteer, codebook: Codebook
) -> Mapping[str, Place]:
    """The country of each of the actors that rule one, by the actor's id: governments, their heads, parliaments.

    Its words are those that the report has for the country, or the demonym in the name of who rules it.
    """
    told: dict[str | None, Place] = {}
    for one in places:
        if one.precision == "country":
            told.setdefault(one.country, one)
    found: dict[str, Place] = {}
    for actor in actors:
        if actor.sector not in _RULING or actor.country is None:
            continue
        named = (_of_demonym(text, _without_article(text, span), gazetteer, codebook) for span in actor.mentions)
        place = told.get(actor.country) or next((it for it in named if it and it.country == actor.country), None)
        if place is not None:
            found[actor.id] = place
    return found


def _without_article(text: str, span: Span) -> Span:
    opening = _OPENS.match(text, span.start, span.end)
    return Span(opening.end() if opening else span.start, span.end)


def _home(text: str, mention: Span, places: SpanIndex[Place], gazetteer: Gazetteer, codebook: Codebook) -> Place | None:
    """The place or demonym that the words for a body begin with, or that stands in them behind "in"."""
    start = _without_article(text, mention).start
    led = _LED.search(text, start, mention.end)
    head = text[start : led.start() if led else mention.end].lower().replace("’", "'")
    if codebook.geography.local_bodies.isdisjoint(word.removesuffix("'s") for word in re.findall(r"[\w']+", head)):
        return None
    inside = {one.span.start: one for one in places.inside(mention)}
    named = inside.get(start) or (inside.get(led.end()) if led else None)
    return named or _of_demonym(text, Span(start, mention.end), gazetteer, codebook)


def _of_demonym(text: str, words: Span, gazetteer: Gazetteer, codebook: Codebook) -> Place | None:
    """The country of the demonym that words begin with: "South Sudanese police"."""
    found = _FIRST.match(text, words.start, words.end)
    for end in sorted({found.end(group) for group in (1, 2) if found[group]}, reverse=True) if found else ():
        code = codebook.geography.demonyms.get(text[words.start : end].lower())
        if code:
            span = Span(words.start, end)
            return replace(as_place(gazetteer, gazetteer.countries[code].entry, span), text=span.of(text))
    return None
