"""Who does a deed, and to whom, where its own sentence leaves that out and the report tells of the same deed elsewhere.

Takes the events of a report and which of them tell of one (`carrying`); yields for each those that it shares. "The
mayor was killed" and, further down, "the guards killed Mayor Brook" are one deed of the guards. What only a source
says is never laid at somebody's door by the outlet, so that nothing goes over from a deed that is less sure; and where
the other tellings differ, nobody is shared. Words are no deeds: an accusation may be made twice by two.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.codebook.events import QUADS, EventBook
from onrecord.finding.circumstances.carrying import Carried
from onrecord.finding.events import HAPPENED, Placed
from onrecord.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """An event with the parties that it shares, and the numbers of the events whose own words have them."""

    placed: Placed
    actors_of: int | None = None
    recipients_of: int | None = None


def share_parties(placed: Sequence[Placed], carried: Sequence[Carried], text: str, book: EventBook) -> list[Shared]:
    """The events, each with those whom the report names elsewhere as doing the same deed, or as suffering it."""
    alike: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(carried):
        for other in one.like:
            alike[number].append(other)
            alike[other].append(number)
    return [
        _shared(one, [(other, placed[other]) for other in alike[number]], text, book)
        for number, one in enumerate(placed)
    ]


def _shared(one: Placed, others: Sequence[tuple[int, Placed]], text: str, book: EventBook) -> Shared:
    if not QUADS[one.happening.type].startswith("material"):
        return Shared(placed=one)
    givers = [(number, other) for number, other in others if _may_give(other, one)]
    doers = [(number, other.actors) for number, other in givers if not _claims(other, text, book)]
    actors = None if one.actors else _agreed(doers, one.recipients)
    recipients = (
        None if one.recipients else _agreed([(number, other.recipients) for number, other in givers], one.actors)
    )
    sides = dict(givers)
    whole = replace(
        one,
        actors=one.actors if actors is None else sides[actors].actors,
        recipients=one.recipients if recipients is None else sides[recipients].recipients,
    )
    return Shared(placed=whole, actors_of=actors, recipients_of=recipients)


def _may_give(giver: Placed, one: Placed) -> bool:
    """Whether a telling is as sure as the one that takes from it: told by the outlet, or both by the same source."""
    if giver.standing.status is Status.REPORTED:
        return one.standing.status in (*HAPPENED, Status.UNNAMED)
    return (giver.standing.status, giver.standing.statement) == (one.standing.status, one.standing.statement)


def _claims(one: Placed, text: str, book: EventBook) -> bool:
    """Whether a deed is only claimed: "claimed responsibility for the attack" leaves open who did it."""
    return any(word in book.answering for span in one.happening.trigger for word in span.of(text).lower().split())


def _agreed(sides: Sequence[tuple[int, tuple[str, ...]]], against: Sequence[str]) -> int | None:
    """The first of those that have somebody, where all that do have the same, and nobody stands on the other side."""
    told = [(number, side) for number, side in sides if side]
    if not told or any(set(side) != set(told[0][1]) for _, side in told) or set(told[0][1]) & set(against):
        return None
    return told[0][0]
