"""`/api/actors/{id}/portrait` and `/api/network`: what is counted of somebody, and who has to do with whom."""

from typing import Annotated, Final

import msgspec

from onrecord.ledger import ActorHit, Edge, Portrait, Question, Tie, View
from onrecord.web.api.actors import actor_of
from onrecord.web.filters import Date, Filters, Publisher, question
from onrecord.web.operation import Form, Looks, Operation


class PortraitAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose, and in which reports."""

    id: Annotated[str, msgspec.Meta(description="An id across articles or in one, or its beginning.")]
    publisher: Publisher | None = None
    since: Date | None = None
    until: Date | None = None


class ActorPortrait(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, and what is counted of them."""

    actor: ActorHit
    portrait: Portrait


class NetworkAsked(Filters, frozen=True, kw_only=True):
    """The filters, and one tie or all."""

    tie: Annotated[Tie, msgspec.Meta(description="One kind of tie alone.")] | None = None
    format: Form = "json"


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The ties of a selection, the strongest first; all of them, and never more."""

    hits: tuple[Edge, ...]
    more: bool = False


def portrait(view: View, asked: PortraitAsked) -> ActorPortrait:
    """The counts of an actor."""
    who = actor_of(view, asked.id)
    wanted = Filters(publisher=asked.publisher, since=asked.since, until=asked.until)
    return ActorPortrait(actor=who, portrait=view.portrait(who.id, question(wanted)))


def network(view: View, asked: NetworkAsked) -> Network:
    """The ties."""
    return Network(hits=view.network(network_question(asked), [asked.tie] if asked.tie else list(Tie)))


def network_question(asked: NetworkAsked) -> Question:
    """The filters without the tie, which is no filter of statements."""
    return question(Filters(**{name: getattr(asked, name) for name in Filters.__struct_fields__}))


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/actors/{id}/portrait",
        summary="What is counted of somebody: statements by month, whom they speak of and accuse, roles by date",
        answer=portrait,
        asked=PortraitAsked,
        gives=ActorPortrait,
    ),
    Looks(
        path="/api/network",
        summary="Who speaks of, accuses, demands of, agrees with whom, with counts",
        answer=network,
        asked=NetworkAsked,
        gives=Network,
        table=Edge,
    ),
)
