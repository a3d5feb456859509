"""Which deed of a report's first paragraph is it that the headline tells: "Rebels seize bridge"?

Takes the events of a report with their parties, days and places; yields for each of the headline's the one of the
first paragraph that it is, by their numbers. They are one where nothing sets them apart and the same word, or those who
are in it, lead from one to the other. Leaves apart what may be two: a headline's event that several of the first
paragraph may be, and what the headline tells as a fact and the paragraph only on somebody's word.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.finding.circumstances.carrying import Carried
from onrecord.finding.circumstances.retold import Told, at_odds, stems
from onrecord.finding.circumstances.shared_parties import Shared

# So many events of the first paragraph are looked at.
_FEW = 30
_TWO = 2


def headline_deeds(shared: Sequence[Shared], carried: Sequence[Carried], text: str) -> dict[int, int]:
    """The event of the first paragraph that each of the headline's is, by their numbers."""
    titles = [number for number, one in enumerate(carried) if one.told.title]
    body = [number for number, one in enumerate(carried) if not one.told.title]
    if not titles or not body:
        return {}
    first = min(carried[number].told.paragraph for number in body)
    opening = [number for number in body if carried[number].told.paragraph == first][:_FEW]
    found: dict[int, int] = {}
    for title in titles[:_FEW]:
        alike = [one for one in opening if _may_be(shared[title], shared[one], carried[title], carried[one])]
        told = carried[title].told
        same = [one for one in alike if stems(told, text) & stems(carried[one].told, text)]
        # "Police shoot man after attack": of two deeds of one type only the word tells which is which.
        alone = sum(told.happening.type == carried[one].told.happening.type for one in titles) == 1
        if not same and alone:
            same = [one for one in alike if _leads(shared[title], shared[one], carried[title], carried[one])]
        if len(same) == 1:
            found[title] = same[0]
    return found


def _may_be(title: Shared, other: Shared, carried: Carried, below: Carried) -> bool:
    """Whether nothing sets the headline's deed apart from one below it."""
    one, its = title.placed, other.placed
    modes = {one.happening.mode, its.happening.mode} - {None}
    sure = one.standing.status is its.standing.status
    return len(modes) < _TWO and sure and not at_odds(_with_doers(carried, title), _with_doers(below, other))


def _with_doers(carried: Carried, shared: Shared) -> Told:
    return replace(carried.told, actors=shared.placed.actors)


def _leads(title: Shared, other: Shared, carried: Carried, below: Carried) -> bool:
    """Whether the same people, who suffer or who do it, lead from the headline's deed to one below."""
    if set(carried.told.recipients) & set(below.told.recipients):
        return True
    one, its = title.placed, other.placed
    return bool(set(one.recipients) & set(its.recipients) or set(one.actors) & set(its.actors))
