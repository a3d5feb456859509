"""The day and the place that a report has told elsewhere, carried to events whose own sentence tells none.

Takes the events of a report as far as their own sentences tell them, in the order of the text; yields for each the
day and the place, and why one is carried: the same event told elsewhere (`retold`), the story that goes on
(`narrative`), or where those who did it are at home. Where what was told elsewhere is at odds with itself, nothing is
carried, and the rivals are named. An event that nothing leads to a day or a place has none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.finding.circumstances.datelines import at_dateline
from onrecord.finding.circumstances.narrative import is_day, story_days, story_places
from onrecord.finding.circumstances.occurring import occurring
from onrecord.finding.circumstances.retold import (
    Told,
    again,
    at_odds,
    called,
    is_deadly,
    is_one_deed,
    lies_in,
    looks_back,
    same_people,
    stems,
)
from onrecord.records import Place, Span, SpanIndex, Time

SAME_EVENT = "same-event"
STORY = "same-story"
HOME = "at-home"
DATELINE = "dateline"
TALK = "same-talk"
RIVALS = "several-told"
# Stands among the stems of what nobody suffers twice.
_DEADLY = "†"
# So many events back one is told again, of those that the same words or the same type may mean.
_FARTHEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An event with what is carried to it. The reasons say why; `days` and `spots` are rivals that left one open.

    `like` are the numbers of those that tell of the same event in so many words, the nearest first.
    """

    told: Told
    like: tuple[int, ...] = ()
    time_by: str | None = None
    place_by: str | None = None
    days: tuple[Time, ...] = ()
    spots: tuple[Place, ...] = ()


def carry(
    told: Sequence[Told],
    text: str,
    lead: Span,
    times: Sequence[Time],
    places: Sequence[Place],
    at_home: Mapping[int, Place] | None = None,
    talked: Mapping[int, Time] | None = None,
    dateline: Place | None = None,
) -> list[Carried]:
    """The events, each with the day and the place that the report has for it.

    `lead` is the report's first sentence; `at_home` tells by their number where those who did it are at home,
    `talked` the day of the talk in which words were said; `dateline` is the place of the report's dateline.
    """
    retold = _Retold(told, text, times)
    found = retold.found
    _place_by_others(found, text, times, places)
    for number, time in story_days([one.told for one in found], text, times).items():
        found[number] = _with_time(found[number], time, STORY)
    for number, time in (talked or {}).items():
        if found[number].told.time is None and not found[number].days:
            found[number] = _with_time(found[number], time, TALK)
    retold.settle_titles()

    def go_on() -> None:
        for number, place in story_places([one.told for one in found], text, lead, places, times).items():
            if not (found[number].told.title and found[number].spots):
                found[number] = _with_place(found[number], place, STORY)

    go_on()
    for number, place in (at_home or {}).items():
        if found[number].told.place is None and not found[number].spots:
            found[number] = _with_place(found[number], place, HOME)
    go_on()
    for number, place in at_dateline([one.told for one in found], text, places, dateline).items():
        if not found[number].spots:
            found[number] = _with_place(found[number], place, DATELINE)
    go_on()
    return found


def _place_by_others(found: list[Carried], text: str, times: Sequence[Time], places: Sequence[Place]) -> None:
    """Give events the day and the place of sentences that say no more of them."""
    told_in = SpanIndex((time.span, time) for time in times)
    located = SpanIndex((place.span, place) for place in places)
    for number, said in occurring([one.told for one in found], text, told_in, located).items():
        if said.time is not None and found[number].told.time is None:
            found[number] = _with_time(found[number], said.time, SAME_EVENT)
        if said.place is not None and found[number].told.place is None:
            found[number] = _with_place(found[number], said.place, SAME_EVENT)


def _narrowest(places: Sequence[Place]) -> list[Place]:
    """Places without the countries that others of them lie in."""
    return [one for one in places if not any(lies_in(other, one) and not lies_in(one, other) for other in places)]


def _with_time(one: Carried, time: Time, why: str) -> Carried:
    return replace(one, told=replace(one.told, time=time), time_by=why, days=())


def _with_place(one: Carried, place: Place, why: str) -> Carried:
    return replace(one, told=replace(one.told, place=place), place_by=why, spots=())


class _Retold:
    """The events of a report, each with what the same event has elsewhere; first those of the body, in their order."""

    def __init__(self, told: Sequence[Told], text: str, times: Sequence[Time]) -> None:
        self.found = [Carried(told=one) for one in told]
        self._text = text
        # A day that nobody can work out is another one than that told before: "was arrested again last year".
        self._open = SpanIndex((time.span, time) for time in times if time.edtf is None and time.rule != "clock")
        self._words = [stems(one, text) | ({_DEADLY} if is_deadly(one, text) else frozenset()) for one in told]
        self._beside: dict[Span, list[int]] = defaultdict(list)
        for number, one in enumerate(told):
            self._beside[one.happening.sentence].append(number)
        body = [number for number, one in enumerate(told) if not one.title]
        first = min((told[number].paragraph for number in body), default=0)
        self._opening = [number for number in body if told[number].paragraph == first][:_FARTHEST]
        self._before: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number in body:
            self._settle(number, self._or_in_headline(number, self._told_before(number)))
            self._remember(number)
        for number, later in self._told_again().items():
            self._fill(number, later, pointing=False)

    def settle_titles(self) -> None:
        """Give the headline's events what the body tells of them, the surest of its tellings first."""
        for number, one in enumerate(self.found):
            if one.told.title:
                for others in self._told_below(number):
                    self._settle(number, (others, False))

    def _told_again(self) -> dict[int, list[int]]:
        """The events that others behind them tell again, each with those others.

        They do so by the same people whom it is done to, or, with a day of their own, by a noun for the same word that
        nothing else before them can mean: "fifty were kidnapped. The kidnapping took place on Monday".
        """
        later: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self.found):
            for other in one.like[:1]:
                first = self.found[other].told
                if other > number or first.title:
                    continue
                alike = set(one.told.recipients) & set(first.recipients)
                if alike or (self._is_dated_noun(number) and self._is_meant(number, other)):
                    later[other].append(number)
        return later

    def _is_meant(self, number: int, other: int) -> bool:
        """Whether a noun has a word of the deed before it, or is said of any such, and nothing stands between."""
        noun = again(self.found[number].told, self._text)
        near = noun is not None and noun.any_such and number - other == 1
        return bool(self._words[number] & self._words[other]) or near

    def _is_dated_noun(self, number: int) -> bool:
        """Whether an event is told by a definite noun that has a day of its own, and can mean but one deed."""
        one = self.found[number]
        dated = one.time_by is None and one.told.time is not None and is_day(one.told.time)
        nearest = self.found[one.like[0]].like
        return dated and again(one.told, self._text) is not None and all(it in nearest for it in one.like[1:])

    def _remember(self, number: int) -> None:
        """Keep an event by its type and words, for those behind it."""
        one = self.found[number].told
        if not looks_back(one, self._text):
            for stem in ("", *sorted(self._words[number])):
                self._before[one.happening.type, stem].append(number)

    def _settle(self, number: int, alike: tuple[list[int], bool]) -> None:
        """Give an event the day and the place of its like: of its own sentence, else of those that agree.

        `alike` are the others, the nearest first, and whether the event points at the nearest ("that raid").
        """
        others, pointing = alike
        text, told = self._text, self.found[number].told
        near = [other for other in self._beside[told.happening.sentence] if other != number]
        same = [other for other in near if is_one_deed(told, self.found[other].told, text)]
        self.found[number] = replace(self.found[number], like=(*same, *(others[:1] if pointing else others)))
        self._fill(number, others, same, pointing=pointing)

    def _fill(self, number: int, others: Sequence[int], same: Sequence[int] = (), *, pointing: bool) -> None:
        """Give an event the day and the place of others, those of its own sentence first."""
        one = self.found[number]
        beside = [self.found[other].told for other in same]
        far = [self.found[other].told for other in others]
        if one.told.time is None and not one.days:
            elsewhere = [] if self._open.inside(one.told.happening.sentence) else far
            days = [it.time for it in beside if it.time] or [it.time for it in elsewhere if it.time]
            sure = bool(days) and (pointing or len({day.edtf for day in days}) == 1)
            one = _with_time(one, days[0], SAME_EVENT) if sure else replace(one, days=tuple(days))
        if one.told.place is None and not one.spots:
            spots = _narrowest([it.place for it in beside if it.place] or [it.place for it in far if it.place])
            sure = bool(spots) and (pointing or len({called(spot) for spot in spots}) == 1)
            one = _with_place(one, spots[0], SAME_EVENT) if sure else replace(one, spots=tuple(spots))
        self.found[number] = one

    def _told_before(self, number: int) -> tuple[list[int], bool]:
        """The events that one of the body may tell again, the nearest first."""
        one = self.found[number].told
        noun = again(one, self._text)
        if noun is None and looks_back(one, self._text):
            return [], False
        if noun is None:
            stems_of = self._words[number]
            same = [other for stem in stems_of for other in self._agreeing(one, stem)]
            return sorted({other for other in same if same_people(one, self.found[other].told)}, reverse=True), False
        own = self._agreeing(one, noun.stem, people=not noun.doing)
        if not own and noun.any_such:
            own = self._agreeing(one, "", people=not noun.doing)
        if noun.pointing:
            own = [other for other in own if one.paragraph - self.found[other].told.paragraph <= 1]
        return own, noun.pointing

    def _or_in_headline(self, number: int, before: tuple[list[int], bool]) -> tuple[list[int], bool]:
        """What is told before an event; for one that opens the report it may be the headline's, by the same verb."""
        others, pointing = before
        if others or number not in self._opening:
            return before
        # A headline names people otherwise.
        one = replace(self.found[number].told, actors=())
        titles = [other for other, its in enumerate(self.found) if its.told.title]
        same = [other for other in titles if self._words[other] & self._words[number]]
        return [other for other in same if not at_odds(one, self.found[other].told, people=False)], pointing

    def _agreeing(self, one: Told, stem: str, *, people: bool = True) -> list[int]:
        """The last events before one, of its type and with a word of that stem, that nothing sets against it."""
        last = reversed(self._before[one.happening.type, stem][-_FARTHEST:])
        return [other for other in last if not at_odds(one, self.found[other].told, people=people)]

    def _told_below(self, number: int) -> Iterator[list[int]]:
        """The events of the body that a headline's event is: those told at its beginning, and first by the same verb.

        A headline names people otherwise than the body does ("Six towns sue"), so that they need not agree.
        """
        one = self.found[number].told
        alike = [other for other in self._opening if self.found[other].told.happening.type == one.happening.type]
        yield [other for other in alike if self._words[other] & self._words[number]]
        yield [other for other in alike if not at_odds(one, self.found[other].told)]
        nobody = replace(one, actors=())
        yield [other for other in alike if not at_odds(nobody, self.found[other].told, people=False)]
