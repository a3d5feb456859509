"""`/api/accusations`: who accuses whom, and what the report has from the accused."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from onrecord.ledger import Accusation, ArticleHit, View
from onrecord.web.filters import Search, question
from onrecord.web.operation import Looks, Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationRow:
    """An accusation as a row of a table; `statement` and `replies` are ids."""

    id: str
    article: ArticleHit
    statement: str | None
    accuser: str | None
    identity: str | None
    accused: tuple[str, ...]
    accused_words: str
    words: str
    event: str | None
    reply: str | None
    replies: tuple[str, ...]
    refusals: tuple[str, ...]
    again: int
    state: str


class Accusations(msgspec.Struct, frozen=True, kw_only=True):
    """Some accusations, the latest first unless the oldest are asked for; `more` says that there are others."""

    hits: tuple[Accusation, ...]
    more: bool


def search(view: View, asked: Search) -> Accusations:
    """The accusations that fit."""
    page = view.accusations(question(asked))
    return Accusations(hits=page.hits, more=page.more)


def rows(answer: Accusations) -> Iterator[AccusationRow]:
    """The accusations as a table."""
    for hit in answer.hits:
        yield AccusationRow(
            id=hit.id,
            article=hit.article,
            statement=hit.statement.id if hit.statement else None,
            accuser=hit.accuser,
            identity=hit.identity,
            accused=hit.accused,
            accused_words=hit.accused_words,
            words=hit.words,
            event=hit.event,
            reply=hit.reply,
            replies=tuple(reply.id for reply in hit.replies),
            refusals=hit.refusals,
            again=hit.again,
            state=hit.state,
        )


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/accusations",
        summary="Who accuses whom, by statements and told in passing, each once for its report, with the answer",
        answer=search,
        asked=Search,
        gives=Accusations,
        table=AccusationRow,
        rows=rows,
    ),
)
