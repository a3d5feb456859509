"""`/api/events` and `/api/timeline`: what is said to have happened, and what was said, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec

from onrecord.ledger import ArticleHit, EventHit, StatementHit, View
from onrecord.web.filters import DATE, Filters, Search, question
from onrecord.web.operation import Form, Limit, Looks, Operation


class EventSearch(Search, frozen=True, kw_only=True):
    """The filters, in pages; and for events alone, where and when they lie."""

    place: Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="The name of the place.")] | None = (
        None
    )
    happened: (
        Annotated[str, msgspec.Meta(pattern=DATE, description="The year, month or day in which it lies as a whole.")]
        | None
    ) = None


class Events(msgspec.Struct, frozen=True, kw_only=True):
    """Some events, the earliest first; `more` says that there are others after them."""

    hits: tuple[EventHit, ...]
    more: bool


class TimelineAsked(Filters, frozen=True, kw_only=True):
    """The filters, and how much at most of each kind."""

    limit: Limit = 20
    format: Form = "json"


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A statement on the day it was printed, or an event on the day it is dated."""

    date: str | None
    kind: Literal["statement", "event"]
    statement: StatementHit | None = None
    event: EventHit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A moment as a row of a table; `label` is the act of a statement, the status of an event."""

    date: str | None
    kind: str
    id: str
    who: str | None
    words: str
    label: str | None
    article: ArticleHit


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Statements and events, the earliest first, undated ones last."""

    hits: tuple[Moment, ...]
    more: bool


def search(view: View, asked: EventSearch) -> Events:
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


def lines(answer: Timeline) -> Iterator[Line]:
    """The timeline as a table."""
    for moment in answer.hits:
        if said := moment.statement:
            who, words, label = said.speaker or said.source or None, said.content, said.act
            yield Line(
                date=moment.date, kind="statement", id=said.id, who=who, words=words, label=label, article=said.article
            )
        if done := moment.event:
            who, words, label = ", ".join(done.actors) or None, done.words, done.status
            yield Line(
                date=moment.date, kind="event", id=done.id, who=who, words=words, label=label, article=done.article
            )


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/events",
        summary="List events, as onrecord events does",
        answer=search,
        asked=EventSearch,
        gives=Events,
        table=EventHit,
    ),
    Looks(
        path="/api/timeline",
        summary="Statements and events in the order of time, as onrecord timeline shows them",
        answer=timeline,
        asked=TimelineAsked,
        gives=Timeline,
        table=Line,
        rows=lines,
    ),
)
