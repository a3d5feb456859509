"""`/api/events` and `/api/timeline`: what is said to have happened, and what was said, in the order of time."""

from typing import Final, Literal

import msgspec

from onrecord.ledger import EventHit, StatementHit, View
from onrecord.web.filters import Filters, Search, question
from onrecord.web.operation import Limit, Looks, Operation


class Events(msgspec.Struct, frozen=True, kw_only=True):
    """Some events, the earliest first; `more` says that there are others after them."""

    hits: tuple[EventHit, ...]
    more: bool


class TimelineAsked(Filters, frozen=True, kw_only=True):
    """The filters, and how much at most of each kind."""

    limit: Limit = 20


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A statement on the day it was printed, or an event on the day it is dated."""

    date: str | None
    kind: Literal["statement", "event"]
    statement: StatementHit | None = None
    event: EventHit | None = None


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Statements and events, the earliest first, undated ones last."""

    hits: tuple[Moment, ...]
    more: bool


def search(view: View, asked: Search) -> Events:
    """The events that fit."""
    page = view.events(question(asked))
    return Events(hits=page.hits, more=page.more)


def timeline(view: View, asked: TimelineAsked) -> Timeline:
    """Both, in the order of time."""
    wanted = question(asked, sort="oldest")
    said, done = view.statements(wanted), view.events(wanted)
    moments = [
        *(Moment(date=hit.article.published, kind="statement", statement=hit) for hit in said.hits),
        *(Moment(date=hit.earliest or hit.article.published, kind="event", event=hit) for hit in done.hits),
    ]
    moments.sort(key=lambda moment: (moment.date is None, moment.date or ""))
    return Timeline(hits=tuple(moments), more=said.more or done.more)


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/events",
        summary="List events, as onrecord events does",
        answer=search,
        asked=Search,
        gives=Events,
        table=EventHit,
    ),
    Looks(
        path="/api/timeline",
        summary="Statements and events in the order of time, as onrecord timeline shows them",
        answer=timeline,
        asked=TimelineAsked,
        gives=Timeline,
    ),
)
