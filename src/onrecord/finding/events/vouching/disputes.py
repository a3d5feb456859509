"""What does one voice assert and another deny?

Takes the happenings of a report with their actors and standings; yields them, those disputed that are told by one and
denied by another. Two tellings are of one deed when they have its type and its word, somebody in common and nobody
against it. Leaves each denial what it is, and who is right.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from onrecord.codebook.events import QUADS, EventBook, Trigger
from onrecord.finding.events.happenings import Happening
from onrecord.finding.events.vouching.status import Standing
from onrecord.records import Status

_ANY_CHARGE = re.compile(r"it|this|(?:charge|claim|accusation|allegation|report)s?|involvement|responsibility", re.I)
# "killed" and "killing", "shot" and "shooting" begin alike.
_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A happening with its actors and its standing; `announced` where they are its actors only as they tell of it."""

    happening: Happening
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    standing: Standing
    announced: bool = False


# For each actor: place, number from the end, deed.
Laid = Mapping[str, Sequence[tuple[int, int, Placed]]]


def with_disputes(placed: Sequence[Placed], book: EventBook) -> tuple[Placed, ...]:
    """Mark what one asserts and another denies.

    Two tellings are of one deed when they have its type and its word, somebody in common and nobody against it, and
    the words of different speakers. Who denies "the attack", "the charge" or "it" denies the nearest deed told before
    that is laid at his door. The denial itself stays a denial.
    """
    denials: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        if one.standing.status in (Status.DENIED, Status.NEGATED) and one.standing.statement:
            denials[one.happening.type].append(one)
    laid = _laid_at_doors(placed)
    answered = {id(found) for one in placed if (found := _answered(one, laid, book.nouns)) is not None}
    return tuple(
        _disputed(one) if id(one) in answered or _against(one, denials.get(one.happening.type, ())) else one
        for one in placed
    )


def _disputed(one: Placed) -> Placed:
    return replace(one, standing=replace(one.standing, status=Status.DISPUTED))


def _is_told(one: Placed) -> bool:
    return one.standing.status in (Status.REPORTED, Status.ATTRIBUTED, Status.UNNAMED, Status.ALLEGED)


def _laid_at_doors(placed: Iterable[Placed]) -> Laid:
    """For each actor the deeds laid at their door that a denial may answer, by their place in the text."""
    laid: dict[str, list[tuple[int, int, Placed]]] = defaultdict(list)
    for number, one in enumerate(placed):
        if _is_told(one) and QUADS[one.happening.type] == "material conflict":
            for actor in set(one.actors):
                # Of two at one place the first counts as the nearer.
                laid[actor].append((one.happening.place, -number, one))
    return {actor: sorted(rows) for actor, rows in laid.items()}


def _answered(denial: Placed, laid: Laid, nouns: Mapping[str, Sequence[Trigger]]) -> Placed | None:
    """The deed that a denial answers without telling it anew: the nearest before it that its speaker is said to do."""
    told = denial.standing.told
    if told is None or told.answers is None or denial.standing.statement is not None:
        return None
    any_charge = bool(_ANY_CHARGE.fullmatch(told.answers))
    types = set() if any_charge else {trigger.line.type for trigger in nouns.get(told.answers, ())}
    if not types and not any_charge:
        return None

    def fits(one: Placed) -> bool:
        own = one.standing.told is not None and one.standing.told.speaker in denial.actors
        return not own and (not types or one.happening.type in types)

    rows = (_nearest(laid.get(actor, ()), denial.happening.place, fits) for actor in denial.actors)
    return max((row for row in rows if row is not None), default=(0, 0, None))[2]


def _nearest(
    rows: Sequence[tuple[int, int, Placed]], place: int, fits: Callable[[Placed], bool]
) -> tuple[int, int, Placed] | None:
    """The last of those before a place that fits."""
    before = bisect_left(rows, place, key=itemgetter(0))
    return next((rows[number] for number in range(before - 1, -1, -1) if fits(rows[number][2])), None)


def _against(one: Placed, denials: Iterable[Placed]) -> bool:
    """Whether one of the denials, all of its type, is of the same deed."""
    if not _is_told(one):
        return False
    return any(
        denial.standing.statement != one.standing.statement
        and not _one_voice(one, denial)
        and _one_word(one, denial)
        and _agree(one.actors, denial.actors)
        and _one_side_done_to(one, denial)
        and (_same_whom(one, denial) or bool({*one.actors, *one.recipients} & {*denial.actors, *denial.recipients}))
        for denial in denials
    )


def _one_voice(one: Placed, other: Placed) -> bool:
    """Whether both rest on the word of one speaker: who spares others in general does not dispute his own deed."""
    speakers = [told.speaker for told in (one.standing.told, other.standing.told) if told is not None and told.speaker]
    return len(speakers) == 2 and speakers[0] == speakers[1]


def _one_word(one: Placed, other: Placed) -> bool:
    """Whether one verb or noun tells of both ("killed", "killing"), or they have one mode."""
    if one.happening.mode is not None and one.happening.mode == other.happening.mode:
        return True
    words = [told.word for told in (one.standing.told, other.standing.told) if told is not None]
    return len(words) < 2 or words[0][:_STEM] == words[1][:_STEM]


def _one_side_done_to(one: Placed, denial: Placed) -> bool:
    """Whether nothing says that two tellings are of what was done to different ones."""
    told, denied = one.standing.told, denial.standing.told
    if told is not None and denied is not None and told.whom and denied.whom:
        return bool(told.whom & denied.whom) or bool(set(one.recipients) & set(denial.recipients))
    return _agree(one.recipients, denial.recipients)


def _same_whom(one: Placed, other: Placed) -> bool:
    """Whether both are done to what one noun calls: "two farmers", "the farmers"."""
    told, denied = one.standing.told, other.standing.told
    return told is not None and denied is not None and bool(told.whom & denied.whom)


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of actors share one, or one of them is open."""
    return not one or not other or bool(set(one) & set(other))
