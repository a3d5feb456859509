"""What does one voice assert and another deny?

Takes the happenings of a report with their actors and standings; yields them, those disputed that are told by one and
denied by another. Two tellings are of one deed when they have its type and its word, somebody in common and nobody
against it. Leaves each denial what it is, and who is right.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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


def with_disputes(placed: Sequence[Placed], book: EventBook) -> tuple[Placed, ...]:
    """Mark what one asserts and another denies.

    Two tellings are of one deed when they have its type and its word, somebody in common and nobody against it, and
    the words of different speakers. Who denies "the attack", "the charge" or "it" denies the nearest deed told before
    that is laid at his door. The denial itself stays a denial.
    """
    denials = [
        one for one in placed if one.standing.status in (Status.DENIED, Status.NEGATED) and one.standing.statement
    ]
    answered = {id(found) for one in placed if (found := _answered(one, placed, book.nouns)) is not None}
    return tuple(_disputed(one) if id(one) in answered or _against(one, denials) else one for one in placed)


def _disputed(one: Placed) -> Placed:
    return replace(one, standing=replace(one.standing, status=Status.DISPUTED))


def _is_told(one: Placed) -> bool:
    return one.standing.status in (Status.REPORTED, Status.ATTRIBUTED, Status.UNNAMED, Status.ALLEGED)


def _answered(denial: Placed, placed: Sequence[Placed], nouns: Mapping[str, Sequence[Trigger]]) -> Placed | None:
    """The deed that a denial answers without telling it anew: the nearest before it that its speaker is said to do."""
    told = denial.standing.told
    if told is None or told.answers is None or denial.standing.statement is not None:
        return None
    any_charge = bool(_ANY_CHARGE.fullmatch(told.answers))
    types = set() if any_charge else {trigger.line.type for trigger in nouns.get(told.answers, ())}
    if not types and not any_charge:
        return None
    before = [
        one
        for one in placed
        if one.happening.place < denial.happening.place
        and _is_told(one)
        and QUADS[one.happening.type] == "material conflict"
        and (not types or one.happening.type in types)
        and bool(set(one.actors) & set(denial.actors))
        and not (one.standing.told is not None and one.standing.told.speaker in denial.actors)
    ]
    return max(before, key=lambda one: one.happening.place, default=None)


def _against(one: Placed, denials: Iterable[Placed]) -> bool:
    if not _is_told(one):
        return False
    return any(
        denial.happening.type == one.happening.type
        and denial.standing.statement != one.standing.statement
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
