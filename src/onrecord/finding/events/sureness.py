"""How sure is it that words tell of a political event, and not of a match, a storm or a wedding?

Takes the events of a report with its actors; yields the chance of each. "Held", "returned" and "offered" tell of
politics beside ministers and armies, and of costumes beside actors: so the signs are who is in the event, and who
is in the report. Their weights are whole numbers, learned by `training/events.py` from events that this program found
and that were read one by one. Leaves out whether what is told is true, and how it is vouched for.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from onrecord.records import Actor, ActorKind, Event

# As its card calls it.
NAME: Final = "events@1"
SCALE: Final = 100
# Less sure events are left out: see models/events/CARD.md.
LEAST_SURE: Final = 0.35
_SHARES: Final = (0.01, 0.26, 0.51, 0.76)
_DENSE: Final = (0.5, 1.0, 2.0, 3.0)
# The company that an event keeps in its report, which a text of fewer words than these hardly has.
_FEW: Final = 60
ALONE: Final = "in a text of a few words"
_ACTORS: Final = "of the report's actors political: "
_EVENTS: Final = "events in a hundred words: "
_MENTIONS: Final = "political actors in a hundred words: "
_COUNTRIES: Final = "countries: "
_OTHERS: Final = "of the other events with a political actor: "
_OF_REPORT: Final = (_ACTORS, _EVENTS, _MENTIONS, _COUNTRIES, _OTHERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """The weight of each sign, in hundredths, and the hash of the file that holds them."""

    bias: int
    weights: Mapping[str, int]
    sha256: str

    def chance(self, signs: Iterable[str]) -> float:
        """The chance that a careful reader calls it an event of its type.

        >>> Sureness(bias=-100, weights={"in the title": 100}, sha256="").chance(["in the title", "never met"])
        0.5
        """
        weight = self.bias + sum(self.weights.get(sign, 0) for sign in signs)
        return round(1 / (1 + math.exp(-weight / SCALE)), 2)


def least_sure(text: str) -> float:
    """From which chance on an event of a text is given: any in a text of a few words, which tells too little of it.

    >>> least_sure("Arlia and Brenn met."), least_sure("Arlia and Brenn met. " * 20)
    (0.0, 0.35)
    """
    return LEAST_SURE if text.count(" ") >= _FEW else 0.0


def is_political(actor: Actor) -> bool:
    """Whether an actor is a state, has a sector, or holds an office of a body or a country."""
    offices = any(role.organisation or role.country for role in actor.roles)
    return actor.kind is ActorKind.STATE or actor.sector is not None or offices


def signs_of(text: str, title_end: int, events: Sequence[Event], actors: Sequence[Actor]) -> list[list[str]]:
    """The signs of each event of a report; `actors` are all of the report's."""
    known = {actor.id: actor for actor in actors}
    political = {actor.id for actor in actors if is_political(actor)}
    company = _company(text, events, known, political)
    return [
        [
            *own,
            *_of_event(event, text, known, political),
            *(["in the title"] if event.trigger[0].start < title_end else []),
        ]
        for event, own in zip(events, company, strict=True)
    ]


def _company(text: str, events: Sequence[Event], known: Mapping[str, Actor], political: set[str]) -> list[list[str]]:
    """What each event has around it in its report: none of which a text of a few words tells."""
    words = text.count(" ")
    if words < _FEW:
        return [[ALONE] for _ in events]
    mentions = sum(len(actor.mentions) for actor in known.values() if actor.id in political)
    report = [
        f"{_ACTORS}{_step(len(political) / max(1, len(known)), _SHARES)}",
        f"{_EVENTS}{_step(100 * len(events) / words, _DENSE)}",
        f"{_MENTIONS}{_step(100 * mentions / words, _DENSE)}",
        f"{_COUNTRIES}{min(3, len({known[one].country for one in political} - {None}))}",
    ]
    in_them = [not political.isdisjoint((*one.actors, *one.recipients)) for one in events]
    others = [(sum(in_them) - own) / (len(events) - 1) if len(events) > 1 else 0.5 for own in in_them]
    return [[*report, f"{_OTHERS}{_step(share, _SHARES)}"] for share in others]


def without_company(signs: Iterable[str]) -> list[str]:
    """The signs that an event would have in a text of a few words."""
    return [ALONE, *(sign for sign in signs if not sign.startswith(_OF_REPORT))]


def _of_event(event: Event, text: str, known: Mapping[str, Actor], political: set[str]) -> list[str]:
    words = [word for span in event.trigger for word in span.of(text).lower().split()]
    return [
        event.type,
        *([f"{event.type} with a mode"] if event.mode else []),
        event.status.value,
        *_of_side("actors", event.actors, known, political),
        *_of_side("recipients", event.recipients, known, political),
        *(["a day"] if event.when else []),
        *(["a place"] if event.where else []),
        *(["vouched for"] if event.statement else []),
        *(["several words"] if len(words) > 1 else []),
        *(f"word: {word}" for word in dict.fromkeys(words)),
    ]


def _of_side(side: str, ids: Sequence[str], known: Mapping[str, Actor], political: set[str]) -> list[str]:
    kinds = {kind.value for one in ids if one in known and (kind := known[one].kind)}
    if not political.isdisjoint(ids):
        kinds.add("political")
    return [f"{side}: {kind}" for kind in sorted(kinds) or ("nobody",)]


def _step(number: float, borders: Sequence[float]) -> int:
    return bisect_right(borders, number)


@cache
def load() -> Sureness:
    """Load the shipped weights."""
    content = (files("onrecord.finding.events") / "weights" / "sure.json").read_bytes()
    table = json.loads(content)
    return Sureness(bias=table["bias"], weights=table["signs"], sha256=sha256(content).hexdigest())
