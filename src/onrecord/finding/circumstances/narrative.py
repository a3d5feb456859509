"""Where a report goes on with its story, so that the day and the scene that it has told hold for the next deed too.

Takes the events of a report in the order of the text, its times and its places; yields the days and the places of
those that go on, by their number. A story is told in the plain past, in the outlet's own voice, from one sentence to
the next; it ends where another time is told. What "had" or "earlier" sets back, what tells of somebody ("who shot
..."), plans and quoted words are no part of it. A scene is where the report begins, and holds for deeds that are done
on the spot by those who are there, until another place is told. Leaves alone what is the same event: `retold`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import load
from onrecord.codebook.events import QUADS, load_events
from onrecord.finding.breath import in_plain_past
from onrecord.finding.circumstances.belonging import home, owner
from onrecord.finding.circumstances.locating import is_set_in, without_larger
from onrecord.finding.circumstances.matter import deed_names
from onrecord.finding.circumstances.reread import trigger_of, word_at
from onrecord.finding.circumstances.retold import Told, called, is_within, lies_in, looks_back
from onrecord.finding.circumstances.within import WITHIN, led
from onrecord.finding.events import is_occurring
from onrecord.finding.sentences import read_sentence, sentence_round
from onrecord.finding.times.datelines import ends_dateline
from onrecord.grammar import Clause, Form, Parsed
from onrecord.records import Place, Span, SpanIndex, Time

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Nothing but a preposition stands before it in its sentence.
_FIRST = re.compile(r"(?:^|\n|[.!?][\"”’')]*\s+)(?:On |Early on |Late on |Early |Late )?$")
# So many characters on either side of a day its sentence ends.
_LONG = 400
# So many places that a paragraph has told are looked at.
_FEW = 6
# Deeds that bodies of people do where they are.
ON_THE_SPOT = frozenset({"ASSAULT", "PROTEST", "COERCE"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """A day that a story is told of: by an event, or none, and as a `whole` by the words that open a sentence."""

    time: Time
    by: Told | None
    place: int
    whole: bool = False


def story_days(told: Sequence[Told], text: str, times: Sequence[Time]) -> dict[int, Time]:
    """The days of those events that go on with the story, by their number."""
    found: dict[int, Time] = {}
    told_in = SpanIndex((time.span, time) for time in times)
    opening: _Opening | None = None
    last = 0
    for number, one in enumerate(told):
        if one.title:
            continue
        for time in told_in.inside(Span(last, one.happening.sentence.end)):
            opening = _with_time(opening, time, one, text)
        if opening is not None and one.time is None and _is_next(opening, one, text):
            found[number] = opening.time
        elif one.time is not None and _opens(one, text):
            opened = opening is not None and opening.whole and opening.time.edtf == one.time.edtf
            opening = _Opening(one.time, one, one.happening.place, whole=opened)
        last = one.happening.place
    return found


def is_day(time: Time) -> bool:
    """Whether a time is one day of the calendar."""
    return _DAY.fullmatch(time.edtf or "") is not None


def _with_time(opening: _Opening | None, time: Time, one: Told, text: str) -> _Opening | None:
    """The opening behind a time that is told before an event, or in its sentence: it goes on, is another, or ends."""
    same = opening is not None and _is_same(opening.time, time)
    first = _FIRST.search(text[max(0, time.span.start - 12) : time.span.start]) is not None
    if (first or not same) and time.span.start < one.happening.place and _opens_sentence(time, text):
        return _Opening(time, None, time.span.end, whole=first)
    return opening if same else None


def _is_same(day: Time, other: Time) -> bool:
    """Whether another time leaves the day of a story as it is: the same day, or an hour of it."""
    return other.edtf == day.edtf or (other.edtf is None and other.rule == "clock")


def _opens_sentence(time: Time, text: str) -> bool:
    """Whether a day goes with what its sentence tells, which is what was done and not what was said."""
    if not is_day(time):
        return False
    start, end = text.rfind("\n", 0, time.span.start) + 1, text.find("\n", time.span.end)
    line = Span(start, end if end > 0 else len(text))
    sentence = sentence_round(text, time.span, line, _LONG)
    parsed = read_sentence(text, sentence)
    first, last = word_at(parsed, time.span.start), word_at(parsed, time.span.end - 1)
    verb = owner(parsed, first, last) if parsed.clauses and not ends_dateline(parsed, last) else None
    if not isinstance(verb, Clause) or not _is_main(parsed, verb):
        return False
    return in_plain_past(parsed, verb) and parsed.lower[verb.group.head] not in load().cueing.cues


def _is_main(parsed: Parsed, clause: Clause) -> bool:
    """Whether a sentence tells by a verb what was done: by its first, or one behind a clause that goes before it."""
    over = parsed.over(clause)
    behind = clause.link == "beside" and over is not None and over.link == "adverbial"
    return clause.group.form is Form.FINITE and (clause.link == "" or behind)


def _opens(one: Told, text: str) -> bool:
    """Whether an event tells the day of a story: one day, in its own sentence."""
    if one.time is None or not is_day(one.time) or not one.happening.sentence.covers(one.time.span):
        return False
    return one.happened and not one.direct and _tells(one, text, own_day=True)


def _is_next(opening: _Opening, one: Told, text: str) -> bool:
    """Whether an event is the next deed of a story; elsewhere, or in reported words, only one of the same type."""
    if not one.happened or one.direct or not _tells(one, text):
        return False
    near = "\n" not in text[opening.place : one.happening.place]
    by = opening.by
    if (by is None or by.happening.type != one.happening.type) and _is_done_in(one, text):
        return False
    alike = not _speaks(one) if opening.whole or by is None else _speaks(one) == _speaks(by)
    if near and alike and not one.spoken:
        return True
    elsewhere = one.place is not None and (by is None or by.place is None or called(by.place) != called(one.place))
    return by is not None and one.happening.type == by.happening.type and not elsewhere


def _is_done_in(one: Told, text: str) -> bool:
    """Whether a deed is told as part of one that is told apart from others: "two were killed in the mill bombing"."""
    parsed, clause, _ = trigger_of(one.happening, text)
    within = [phrase for prep, phrase in led(parsed, clause) if prep in WITHIN] if clause is not None else []
    return any(
        parsed.lower[phrase.start] == "the"
        and phrase.start < phrase.head - 1
        and parsed.lower[phrase.head] in deed_names()
        for phrase in within
    )


def _speaks(one: Told) -> bool:
    return QUADS[one.happening.type].startswith("verbal")


def _tells(one: Told, text: str, *, own_day: bool = False) -> bool:
    """Whether a verb in the plain past tells an event as the next thing that was done, or one of its own day."""
    parsed, clause = _told_by(one, text)
    if clause is None or not in_plain_past(parsed, clause):
        return False
    return not _describes(parsed, clause) and (own_day or not looks_back(one, text))


def is_told_as_done(one: Told, text: str) -> bool:
    """Whether a verb tells an event as done, and no noun that somebody speaks of, nor what tells of somebody."""
    parsed, clause = _told_by(one, text)
    return clause is not None and not _describes(parsed, clause) and not looks_back(one, text)


def _told_by(one: Told, text: str) -> tuple[Parsed, Clause | None]:
    """The verb that tells an event; of a noun the one that only says that it took place: "clashes broke out"."""
    parsed, clause, noun = trigger_of(one.happening, text)
    if clause is not None or noun is None:
        return parsed, clause
    verb = home(parsed, noun)
    if not isinstance(verb, Clause) or noun not in verb.subject:
        return parsed, None
    return parsed, verb if is_occurring(parsed, verb, load_events()) else None


def _describes(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause says of whom the sentence speaks: "the man who shot the mayor"."""
    current: Clause | None = clause
    for _ in parsed.clauses:
        if current is None:
            return False
        if current.link == "relative":
            return True
        current = parsed.clauses[current.over] if current.over is not None and current.link != "" else None
    return False


# ------------------------------------------------------------------ the scene


@dataclass(frozen=True, slots=True)
class _Scene:
    """A place where deeds are done, on what day, where it is told, and the event that a paragraph went there with."""

    place: Place
    day: str | None
    told_until: int
    by: Told | None = None


def story_places(
    told: Sequence[Told], text: str, lead: Span, places: Sequence[Place], times: Sequence[Time]
) -> dict[int, Place]:
    """The places of those events that are done on the scene, by their number; `lead` is the report's first sentence."""
    scene = _scene(told, text, lead, places)
    timed = SpanIndex((time.span, time) for time in times)
    located = SpanIndex((place.span, place) for place in places)
    found: dict[int, Place] = {}
    for number, one in enumerate(told):
        if one.place is not None and not one.title:
            if one.happening.sentence.start > lead.end:
                scene = _moved(scene, one, one.place)
            continue
        if one.place is not None:
            continue
        if scene is not None and _is_there(scene, one, text, located, timed):
            found[number] = scene.place
        elif (near := _set_before(one, text, located)) is not None and _is_there(near, one, text, located, timed):
            found[number] = near.place
    return found


def _is_another(place: Place, scene: Place) -> bool:
    """Whether a place is not that of a scene, nor what it lies in; a house or a street may well stand there."""
    told_round = f"in {called(place)}" in scene.reasons
    return called(place) != called(scene) and not (lies_in(scene, place) or told_round or is_within(place, scene))


def _moved(scene: _Scene | None, one: Told, place: Place) -> _Scene | None:
    """The scene behind a deed that is told with its place: another one is where its paragraph goes on."""
    if scene is None or called(place) != called(scene.place):
        return _Scene(place, _day(one), one.happening.place, one) if _sets(one) else None
    if not _sets(one):
        return scene
    # Told anew: what has been told of other places and days since then is left behind.
    return replace(scene, day=_day(one) or scene.day, told_until=one.happening.place, by=scene.by and one)


def _set_before(one: Told, text: str, places: SpanIndex[Place]) -> _Scene | None:
    """The one place that a deed's paragraph has told so far, where something went on there: "found a bomb in Veska"."""
    if one.spoken or one.title or one.happening.type not in ON_THE_SPOT:
        return None
    sentence = one.happening.sentence
    start = text.rfind("\n", 0, sentence.start) + 1
    before = [(place.span, place) for place in places.inside(Span(start, sentence.start))]
    named = [place for _, place in without_larger(before[-_FEW:], text)]
    if len({called(place) for place in named}) != 1:
        return None
    last = named[-1]
    told = sentence_round(text, last.span, Span(max(start, last.span.start - _LONG), sentence.start))
    return _Scene(last, None, told.end) if is_set_in(text, told, last) else None


def _day(one: Told) -> str | None:
    return one.time.edtf if one.time else None


def _sets(one: Told) -> bool:
    return one.happened and not one.direct and one.happening.type in ON_THE_SPOT


def _scene(told: Sequence[Told], text: str, lead: Span, places: Sequence[Place]) -> _Scene | None:
    """Where a report begins, and on what day: its first event's place, else the one place where its lead is set."""
    first = [one for one in told if lead.covers(one.happening.trigger[0]) and one.happened and not one.direct]
    placed = [one for one in first if one.place is not None and one.happening.type in ON_THE_SPOT]
    for one in placed[:1]:
        if one.place is not None and len({called(other.place) for other in first if other.place}) == 1:
            return _Scene(one.place, _day(one), lead.end)
        return None
    set_in = [place for place in places if lead.covers(place.span) and is_set_in(text, lead, place)]
    return _Scene(set_in[0], None, lead.end) if len({called(place) for place in set_in}) == 1 else None


def _is_there(scene: _Scene, one: Told, text: str, places: SpanIndex[Place], times: SpanIndex[Time]) -> bool:
    """Whether an event is done on the scene by people of the scene, with no other time or place told before it there.

    What its paragraph has told so far is what counts.
    """
    if one.happening.type not in ON_THE_SPOT or not one.happened or one.direct:
        return False
    if one.countries and scene.place.country not in one.countries:
        return False
    if scene.by is not None and (one.paragraph != scene.by.paragraph or one.spoken):
        return False
    so_far = Span(text.rfind("\n", 0, one.happening.place) + 1, one.happening.sentence.end)
    so_far = Span(min(max(so_far.start, scene.told_until), so_far.end), so_far.end)
    other_time = any(time.edtf not in (scene.day, None) for time in times.inside(so_far))
    elsewhere = any(_is_another(place, scene.place) for place in places.inside(so_far))
    if other_time or elsewhere:
        return False
    parsed, clause = _told_by(one, text)
    if clause is None or looks_back(one, text):
        return False
    return one.title or (in_plain_past(parsed, clause) and not _describes(parsed, clause))
