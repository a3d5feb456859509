"""`/api/actors`: who is on record, and with what."""

from operator import attrgetter
from typing import Final

import msgspec

from onrecord.ledger import Accusation, ActorHit, NothingFound, Question, StatementHit, View
from onrecord.web.filters import Name
from onrecord.web.operation import ActorId, Form, Limit, Looks, Offset, Operation


class ActorsAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name, or nothing for everybody."""

    name: Name | None = None
    limit: Limit = 20
    offset: Offset = 0
    format: Form = "json"


class Actors(msgspec.Struct, frozen=True, kw_only=True):
    """Some actors, those with the most statements first; `more` says that there are others after them."""

    hits: tuple[ActorHit, ...]
    more: bool


class OneActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which actor, and how much of each part."""

    id: ActorId
    limit: Limit = 20
    format: Form = "json"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Some statements of a part, the latest first; `more` says that there are others."""

    hits: tuple[StatementHit, ...]
    more: bool


class Charges(msgspec.Struct, frozen=True, kw_only=True):
    """Some accusations of a part, the latest first; `more` says that there are others."""

    hits: tuple[Accusation, ...]
    more: bool


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said, promised, demanded and accused others of, and what was said of them."""

    actor: ActorHit
    pledges: Part
    demands: Part
    accusations: Charges
    said: Part
    accused: Charges
    said_about: Part


def search(view: View, asked: ActorsAsked) -> Actors:
    """Everybody whose name fits, or everybody."""
    page = view.everybody(asked.name, limit=asked.limit, offset=asked.offset)
    return Actors(hits=page.hits, more=page.more)


def one(view: View, asked: OneActor) -> ActorPage:
    """Somebody's page."""
    who = actor_of(view, asked.id)

    def part(**more: str) -> Part:
        page = view.statements(Question(sort="date", limit=asked.limit, **more))  # type: ignore[arg-type]
        return Part(hits=page.hits, more=page.more)

    def charges(**more: str) -> Charges:
        page = view.accusations(Question(sort="date", limit=asked.limit, **more))  # type: ignore[arg-type]
        return Charges(hits=page.hits, more=page.more)

    return ActorPage(
        actor=who,
        pledges=part(speaker=who.id, undertaking="pledge"),
        demands=part(speaker=who.id, undertaking="demand"),
        accusations=charges(speaker=who.id),
        said=part(speaker=who.id),
        accused=charges(about=who.id),
        said_about=part(about=who.id),
    )


def actor_of(view: View, beginning: str) -> ActorHit:
    """The actor of an id (`who_`, or `act_` of one article) or of its beginning; raises `NothingFound`."""
    found: tuple[ActorHit, ...] = ()
    if beginning.startswith(("who_", "act_")):
        found = view.actors(view.full_id(beginning))
    if not found:
        raise NothingFound(
            f"{beginning}: the id of an actor was wanted, which begins with who_ or act_; search for one"
        )
    return found[0]


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/actors",
        summary="Find actors by name, or list everybody",
        answer=search,
        asked=ActorsAsked,
        gives=Actors,
        table=ActorHit,
    ),
    Looks(
        path="/api/actors/{id}",
        summary="What somebody is on record with, as onrecord actor shows it; as CSV, what they said",
        answer=one,
        asked=OneActor,
        gives=ActorPage,
        table=StatementHit,
        rows=attrgetter("said.hits"),
    ),
)
