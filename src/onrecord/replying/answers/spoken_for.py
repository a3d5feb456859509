"""Which statements are by the accused, or by somebody who speaks for them?

Takes a charge, whoever is accused and the report; yields those statements in the order of the text. A report may hold
thousands of charges and of statements: only statements are looked at that share a name, an office or a speaker with the
accused, or stand where a denial without a name is of the charge, and none that stands a thousand away. Leaves alone
what they are to the charge.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import takewhile

from onrecord.codebook import Codebook
from onrecord.records import Act, ActorKind, words_of
from onrecord.replying.accused.accused import Accused
from onrecord.replying.answers.as_told import Report, Told
from onrecord.replying.answers.taking_up import in_one_sentence, takes_it_up
from onrecord.replying.wordings import WORD, names_in

# An answer stands so many paragraphs behind its accusation, or has many words of it.
NEAR = 2
# So many statements before and behind a charge are looked at. No report has as many; in what has more, such as a year
# of a paper in one file, every charge would be compared with every word of the accused.
_FARTHEST = 1_000
_WORKS_FOR = re.compile(r",?\s(\w+)\s(?:for|by|to|in|with|at)\s((?:[a-z]\w*\s){0,3}(?:[A-Z][\w’'\-]*\s?)+)")
_POINTING = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "both", "all", "two"))
_ANY_ONE = frozenset(("a", "an", "another", "any", "every", "no", "one", "other", "some"))
_IT = frozenset(("it", "that", "this"))
_Places = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """The outer statements of a report in its order, and which of them share what with whoever is accused."""

    told: tuple[Told, ...]
    numbers: Mapping[str, int]
    by_speaker: _Places
    by_country: _Places
    by_source: _Places
    by_name: _Places
    by_name_before: _Places
    by_owner: _Places
    by_owner_words: _Places
    denials: tuple[int, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """What a statement is looked at for: by whose names, voices, countries, descriptions or employers it may speak."""

    names: frozenset[str]
    actors: frozenset[str]
    states: frozenset[str]
    described: frozenset[str]
    employers: tuple[frozenset[str], ...]
    officers: Set[str]


def outer_of(report: Report) -> Outer:
    """The outer statements, prepared once for all charges."""
    told = tuple(one for one in report.told.values() if not one.statement.parent)
    return Outer(
        told=told,
        numbers={one.statement.id: number for number, one in enumerate(told)},
        by_speaker=_places((one.statement.speaker,) for one in told),
        by_country=_places((one.country,) for one in told),
        by_source=_places((_plain(one.source),) for one in told),
        by_name=_places(one.called | one.named for one in told),
        by_name_before=_places(one.before if one.own and one.for_another else () for one in told),
        by_owner=_places(one.whose if one.for_another else () for one in told),
        by_owner_words=_places((_plain(one.owner) if one.for_another else None,) for one in told),
        denials=tuple(number for number, one in enumerate(told) if one.denial is not None),
        starts=tuple(one.place for one in told),
    )


def _places(keys: Iterable[Iterable[str | None]]) -> _Places:
    found: dict[str, list[int]] = defaultdict(list)
    for number, several in enumerate(keys):
        for key in several:
            if key:
                found[key].append(number)
    return found


def _plain(source: str) -> str:
    """The words that describe a party, without those that only point to it or count it; nothing where it is any one.

    >>> [_plain(words) for words in ("The landlord, Jon Vik,", "her landlord", "Both officers", "a landlord")]
    ['landlord', 'landlord', 'officers', '']
    """
    words = source.partition(",")[0].strip().lower().split()
    while words and words[0] in _POINTING:
        del words[0]
    return "" if not words or words[0] in _ANY_ONE else " ".join(words)


def by_or_for(
    report: Report, outer: Outer, charged: Told, found: Accused, names: frozenset[str], officers: Set[str]
) -> Iterator[Told]:
    """Statements by the accused, or by somebody who speaks for them, outside the accuser's own words."""
    sought = _sought(report, charged, found, names, officers)
    voices = set(found.actors)
    within = _round(outer, charged)
    waiting = list(_candidates(report, outer, charged, sought, within))
    heapify(waiting)
    done, last = -1, -1
    while waiting:
        number = heappop(waiting)
        one = outer.told[number]
        if number <= done or one.statement.id == charged.statement.id:
            continue
        done = number
        speaker = one.statement.speaker
        if speaker is not None and speaker == charged.statement.speaker:
            continue
        goes_on = last == _before(outer, number, charged) >= 0 and outer.told[last].paragraph == one.paragraph
        if not (speaker in voices or _speaks(report, outer, number, charged, sought, goes_on=goes_on)):
            continue
        last = number
        # Whoever follows may be "its director", and whoever has answered speaks on.
        for further in range(number + 1, min(number + 3, within.stop)):
            heappush(waiting, further)
        if speaker and speaker not in voices:
            voices.add(speaker)
            for further in _among(outer.by_speaker.get(speaker, []), range(number + 1, within.stop)):
                heappush(waiting, further)
        yield one


def _round(outer: Outer, charged: Told) -> range:
    """The numbers of the statements round a charge that are looked at."""
    at = outer.numbers.get(charged.statement.id, bisect_right(outer.starts, charged.place))
    return range(max(at - _FARTHEST, 0), min(at + _FARTHEST + 1, len(outer.told)))


def _among(numbers: Sequence[int], within: range) -> Sequence[int]:
    """Those of some numbers, in their order, that lie in a range."""
    return numbers[bisect_left(numbers, within.start) : bisect_left(numbers, within.stop)]


def _before(outer: Outer, number: int, charged: Told) -> int:
    """The statement before one, but for the charge."""
    before = number - 1
    return before - 1 if before >= 0 and outer.told[before].statement.id == charged.statement.id else before


def _sought(report: Report, charged: Told, found: Accused, names: frozenset[str], officers: Set[str]) -> _Sought:
    accused = [report.actors[one] for one in found.actors if one in report.actors]
    return _Sought(
        # What both are called tells them apart no more: "Arlia's miners" and "the government of Arlia".
        names=names - charged.called - charged.named or names,
        actors=frozenset(found.actors),
        states=frozenset(one.country for one in accused if one.kind is ActorKind.STATE and one.country),
        described=_described(report, charged, found),
        employers=tuple(_employers(report, found, charged)),
        officers=officers,
    )


def _candidates(report: Report, outer: Outer, charged: Told, sought: _Sought, within: range) -> set[int]:
    """The places of statements that may be by or for the accused; who speaks tells of the rest."""
    found: set[int] = set()
    for places, keys in (
        (outer.by_speaker, sought.actors),
        (outer.by_country, sought.states),
        (outer.by_source, sought.described),
        (outer.by_owner_words, sought.described),
        (outer.by_name, sought.names.union(*sought.employers)),
        (outer.by_name_before, sought.names),
        (outer.by_owner, sought.actors),
    ):
        found.update(number for key in keys for number in _among(places.get(key, ()), within))
    behind = bisect_right(outer.starts, charged.place)
    if sought.officers:
        later = range(behind, within.stop)
        found.update(takewhile(lambda number: outer.told[number].paragraph <= charged.paragraph + NEAR, later))
    for number in _among(outer.denials, range(behind, within.stop)):
        if not in_one_sentence(report.text, charged.statement, outer.told[number].place):
            break
        found.add(number)
    after = _next(outer, charged)
    if after < len(outer.told):
        found.add(after)
    return found


def _next(outer: Outer, charged: Told) -> int:
    """The number of the statement behind a charge, which may be told in passing."""
    number = outer.numbers.get(charged.statement.id)
    return bisect_right(outer.starts, charged.place) if number is None else number + 1


def _described(report: Report, charged: Told, found: Accused) -> frozenset[str]:
    """What the charge calls the accused where that is no name: "the mill", "the senator"."""
    words = [span.of(report.text) for span in found.words]
    words += [
        span.of(report.text)
        for part in charged.statement.content
        for who, span in report.mentions.inside(part)
        if who in found.actors
    ]
    words += [report.actors[who].name for who in found.actors if who in report.actors]
    # "A landlord" who is accused is "the landlord" from there on.
    plain = (_plain(f"the {one.removeprefix('a ').removeprefix('an ')}") for one in words if not names_in(one[1:]))
    return frozenset(one for one in plain if one)


def _speaks(report: Report, outer: Outer, number: int, charged: Told, sought: _Sought, *, goes_on: bool) -> bool:
    """Whether a statement is by or for the accused, whoever speaks; `goes_on` behind one of theirs in a paragraph."""
    one, names = outer.told[number], sought.names
    behind = one.place > charged.place
    if not names.isdisjoint(one.called) or one.country in sought.states:
        return True
    # "The authority" behind a charge against "the authority", of which the report gives no name.
    if behind and _plain(one.source) in sought.described:
        # "The landlord, Jon Vik," tells who that is; "the landlord" may be another, by what went before.
        named = not sought.actors or one.statement.speaker is None or names_in(one.source.partition(",")[2])
        if named:
            return True
    if behind and one.for_another and _plain(one.owner) in sought.described:
        return True  # "the mill's director"
    if one.for_another and number == _next(outer, charged) and _denies_a_charge(report, one, charged):
        return True  # "... was accused of theft. Her lawyer rejected the allegation."
    if one.for_another and not _for_themselves(report, one, sought):
        # "the port rejected the charge. ... its director said": the owner spoke, or was named, just before.
        owned = one.own and (goes_on or _only_accused(names, charged, one, report.codebook))
        if owned or not names.isdisjoint(one.named) or not one.whose.isdisjoint(sought.actors):
            return True
    if behind and one.paragraph - charged.paragraph <= NEAR and one.statement.id in sought.officers:
        return True
    if any(body & (one.called | one.named) for body in sought.employers):
        return True
    before = outer.told[number - 1].statement if number else None
    return one.denial is not None and takes_it_up(report.text, charged.statement, one.denial, before)


def _denies_a_charge(report: Report, one: Told, charged: Told) -> bool:
    """Whether somebody denies "that" close behind a charge, or "her lawyer" what the report calls a charge."""
    if one.statement.act is not Act.DENY or one.paragraph - charged.paragraph > 1:
        return False
    said = {word.lower() for word in WORD.findall(words_of(one.statement.content, report.text))}
    names_it = not said.isdisjoint(report.codebook.acts.charges | report.codebook.acts.denial.claims)
    return (len(said) == 1 and said <= _IT) or (one.own and names_it)


def _for_themselves(report: Report, one: Told, sought: _Sought) -> bool:
    """Whether a person who is accused of something else speaks, and not of the body that they work for."""
    speaker = report.actors.get(one.statement.speaker or "")
    if speaker is None or speaker.kind is not ActorKind.PERSON or speaker.id not in report.accused:
        return False
    works_for = names_in(" ".join(role.organisation or "" for role in speaker.roles))
    return works_for.isdisjoint(sought.names)


def _employers(report: Report, found: Accused, charged: Told) -> list[frozenset[str]]:
    """The names of the bodies for which the accused are said to work: "guards working for the company Tolven"."""
    content = charged.statement.content
    inside = [span for span in found.words if any(part.covers(span) for part in content)]
    inside += [span for part in content for who, span in report.mentions.inside(part) if who in found.actors]
    bodies = [_WORKS_FOR.match(report.text, span.end, content[-1].end) for span in inside]
    return [names_in(body[2]) for body in bodies if body and body[1].lower() in report.codebook.replies.works_for]


def _only_accused(names: frozenset[str], charged: Told, one: Told, codebook: Codebook) -> bool:
    """Whether the words before "its lawyer" name the accused, and the accuser not: "his" may else be either's.

    "Prosecutors" is no name, though a sentence begins with it.
    """
    heads = codebook.heads
    accuser = (charged.called | charged.named) - heads.group - heads.person - heads.state
    return bool(names & one.before) and not accuser & one.before
