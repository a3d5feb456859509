"""When and where the events of an article took place: the wiring of `finding` for it.

events with their standing -> what their own sentences tell -> what is carried to them -> notes
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.codebook import load as load_codebook
from onrecord.finding.attribution.said import is_to_come
from onrecord.finding.circumstances.carrying import RIVALS, Carried, carry
from onrecord.finding.circumstances.choosing import when, where
from onrecord.finding.circumstances.retold import Told
from onrecord.finding.circumstances.talks import talk_days
from onrecord.finding.events import HAPPENED, Happening, Placed, is_promise
from onrecord.finding.sentences import read_sentence
from onrecord.grammar import sentences
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.places.homes import homes, realms
from onrecord.linking.places.pointing import dateline_place
from onrecord.records import (
    UNLISTED,
    Actor,
    Article,
    Event,
    Manner,
    Note,
    PartKind,
    Place,
    Span,
    SpanIndex,
    Statement,
    Status,
    Time,
)

# What police and courts do where they are at home, by its type and modes; None stands for any mode.
_AT_HOME: Mapping[str, frozenset[str | None] | None] = {
    "COERCE": frozenset({None, "arrest", "seize", "deport"}),
    "ASSAULT": None,
    "PROTEST": None,
    "SANCTION": frozenset({"convict"}),
    "RETREAT": frozenset({"release"}),
}
# What those who rule a country do in it, where they do it to nobody of another.
_BY_RULE: Mapping[str, frozenset[str]] = {"COERCE": frozenset({"curfew", "martial-law", "restrict", "censor"})}
# Words by which a sentence says that what police tell of was not done where they are at home.
_ELSEWHERE: Final = re.compile(
    r"\b(?:elsewhere|abroad|there(?=[,.;]|\s(?:and|for|in|on)\b)"
    r"|(?:another|a\s(?:different|neighbou?ring|second|third))\s(?:city|country|county|province|region|state|town))\b"
)


def settle(
    article: Article,
    found: Sequence[Placed],
    statements: Mapping[str, Statement],
    actors: Sequence[Actor],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Carried]:
    """The day and the place of each event, with the reason where it is carried from elsewhere in the report."""
    around = _Around(article, found, statements, actors, times, places)
    codebook = load_codebook()
    gazetteer = load_gazetteer(codebook.language)
    known = homes(article.text, actors, places, gazetteer, codebook)
    ruled = realms(article.text, actors, places, gazetteer, codebook)
    countries = {one.id: one.country for one in actors if one.country}
    at_home = {
        number: place
        for number, one in enumerate(found)
        if not _ELSEWHERE.search(one.happening.sentence.of(article.text))
        and (place := _home_of(one, statements, known) or _realm_of(one, ruled, countries))
    }
    days = talk_days(statements.values(), times, article.parts, article.text)
    talked = {
        number: days[own.id]
        for number, one in enumerate(found)
        if (own := around.said_by(one)) is not None and own.id in days
    }
    told = [around.told(one) for one in found]
    dateline = dateline_place(article.text, places, article.dateline)
    return carry(told, article.text, _lead(article), times, places, at_home, talked, dateline)


def _home_of(placed: Placed, statements: Mapping[str, Statement], known: Mapping[str, Place]) -> Place | None:
    """Where an event is done that nothing tells the place of: what police and courts do, where they are at home.

    So is what they tell of: "two men were arrested, Veska police said".
    """
    if placed.standing.status not in (*HAPPENED, Status.UNNAMED) or not _is_done_at_home(placed.happening):
        return None
    vouching = statements.get(placed.standing.statement or "")
    telling = (vouching.speaker,) if vouching and vouching.speaker else ()
    for doers in (placed.actors, telling):
        places = {known[one].name: known[one] for one in doers if one in known}
        if places:
            return next(iter(places.values())) if len(places) == 1 else None
    return None


def _realm_of(placed: Placed, ruled: Mapping[str, Place], countries: Mapping[str, str]) -> Place | None:
    """The country in which those who rule it impose something, on nobody of another country: "declared a curfew"."""
    imposed = placed.happening.mode in _BY_RULE.get(placed.happening.type, ())
    if not imposed or placed.standing.status not in (*HAPPENED, Status.UNNAMED):
        return None
    places = [ruled[one] for one in placed.actors if one in ruled]
    theirs = {place.country for place in places}
    abroad = any(countries.get(one) not in (None, *theirs) for one in placed.recipients)
    return places[0] if len(theirs) == 1 and not abroad else None


def _is_done_at_home(happening: Happening) -> bool:
    modes = _AT_HOME.get(happening.type, frozenset())
    return modes is None or happening.mode in modes


class _Around:
    """What an article has round its events, each found by its place or its id."""

    def __init__(
        self,
        article: Article,
        found: Sequence[Placed],
        statements: Mapping[str, Statement],
        actors: Sequence[Actor],
        times: Sequence[Time],
        places: Sequence[Place],
    ) -> None:
        self._article, self._statements = article, statements
        self._times = SpanIndex((one.span, one) for one in times)
        self._places = SpanIndex((one.span, one) for one in places)
        self._parts = SpanIndex((part.span, number) for number, part in enumerate(article.parts))
        self._by_cue = SpanIndex((cue, one) for one in statements.values() for cue in one.cue)
        self._countries = {actor.id: actor.country for actor in actors if actor.country}
        # Whoever is only described, by the noun for them.
        self._nouns = {one.id: one.name.split()[-1] for one in actors if one.name and one.name == one.name.lower()}
        self._beside: dict[Span, list[Happening]] = defaultdict(list)
        for one in found:
            self._beside[one.happening.sentence].append(one.happening)

    def told(self, one: Placed) -> Told:
        """An event as its own sentence tells it."""
        happening, parts = one.happening, self._article.parts
        said = self.said_by(one)
        vouching = self._statements.get(one.standing.statement or "")
        paragraph = next(iter(self._parts.covering(happening.trigger[0])), 0)
        place = self._where(happening)
        # Whoever is where it is done is not for that reason whom it is done to.
        recipients = () if place and place.span in happening.recipients else one.recipients
        return Told(
            happening=happening,
            actors=one.actors,
            recipients=tuple(self._nouns.get(actor, actor) for actor in recipients),
            named=frozenset(actor for actor in recipients if actor not in self._nouns),
            countries=frozenset(self._countries[actor] for actor in one.actors if actor in self._countries),
            time=self._when(one) or (said.said if said is not None else None),
            place=place,
            paragraph=paragraph,
            title=bool(parts) and parts[paragraph].kind is PartKind.TITLE,
            happened=one.standing.status in HAPPENED or one.standing.status is Status.UNNAMED,
            spoken=vouching is not None,
            direct=vouching is not None and vouching.manner is Manner.DIRECT,
        )

    def said_by(self, one: Placed) -> Statement | None:
        """The statement whose words are an event themselves: "accused the guild", "said the town would feed them".

        What somebody does by saying it, "I thank you", is done when it is said.
        """
        if is_promise(one.happening, self._article.text) or one.happening.performed:
            return self._statements.get(one.standing.statement or "")
        own = next(iter(self._by_cue.touching(one.happening.trigger[0])), None)
        return own if own is not None and own.speaker in one.actors else None

    def _when(self, one: Placed) -> Time | None:
        sentence = one.happening.sentence
        times = _possible(one, self._times.inside(sentence), self._article.published)
        text, others = self._article.text, self._others(one.happening)
        found = (when(telling, times, others, text) for telling in _tellings(one.happening))
        return next((time for time in found if time is not None), None)

    def _where(self, happening: Happening) -> Place | None:
        places, others = self._places.inside(happening.sentence), self._others(happening)
        found = (where(telling, places, self._article.text, others) for telling in _tellings(happening))
        return next((place for place in found if place is not None), None)

    def _others(self, happening: Happening) -> list[Happening]:
        return [one for one in self._beside[happening.sentence] if one is not happening]


def _tellings(happening: Happening) -> Iterator[Happening]:
    """A deed by its first words, and then by each of the further ones that tell of it."""
    yield happening
    for span in happening.further:
        yield replace(happening, trigger=(span,))


def _lead(article: Article) -> Span:
    """The first sentence of the body that has a verb."""
    body = [part.span for part in article.parts if part.kind in (PartKind.PARAGRAPH, PartKind.STANDFIRST)]
    for words in sentences(article.text, body):
        span = Span(words[0].span.start, words[-1].span.end)
        if read_sentence(article.text, span).clauses:
            return span
    return Span(0, 0)


def _possible(placed: Placed, times: Iterable[Time], published: str | None) -> list[Time]:
    """The times that an event may have: what is reported as done lies on no day after the report."""
    if placed.standing.status is not Status.REPORTED:
        return list(times)
    return [time for time in times if not is_to_come(time, published)]


def circumstance_notes(carried: Carried, event: Event) -> list[Note]:
    """A note for a time that stays open, and one for all that another sentence of the report has told."""
    notes = []
    if event.when is None and not carried.days:
        notes.append(Note(field="event.when", reason="not-found", subject=event.id, spans=event.trigger))
    if event.where is not None and event.where.precision == UNLISTED:
        note = Note(field="event.where", reason="unlisted", subject=event.id, spans=(event.where.span,))
        notes.append(note)
    for field, value, why, rivals in (
        ("event.when", event.when, carried.time_by, carried.days),
        ("event.where", event.where, carried.place_by, carried.spots),
    ):
        if value is not None and why is not None:
            notes.append(Note(field=field, reason=why, subject=event.id, candidates=(value.text,), spans=(value.span,)))
        elif rivals:
            candidates = tuple(dict.fromkeys(one.text for one in rivals))
            spans = tuple(dict.fromkeys(one.span for one in rivals))
            notes.append(Note(field=field, reason=RIVALS, subject=event.id, candidates=candidates, spans=spans))
    return notes
