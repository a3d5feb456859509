"""`/api/statements`: who is on record as saying what."""

from typing import Final

import msgspec

from onrecord.ledger import StatementHit, View
from onrecord.web.filters import Search, question
from onrecord.web.operation import Looks, Operation, StatementId


class Statements(msgspec.Struct, frozen=True, kw_only=True):
    """Some statements; `more` says that there are others after them."""

    hits: tuple[StatementHit, ...]
    more: bool


class OneStatement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which statement."""

    id: StatementId


def search(view: View, asked: Search) -> Statements:
    """The statements that fit."""
    page = view.statements(question(asked))
    return Statements(hits=page.hits, more=page.more)


def one(view: View, asked: OneStatement) -> StatementHit:
    """The statement of an id, or of the beginning of one."""
    return view.statement(view.full_id(asked.id))


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/statements",
        summary="Find statements, as onrecord search does",
        answer=search,
        asked=Search,
        gives=Statements,
        table=StatementHit,
    ),
    Looks(
        path="/api/statements/{id}",
        summary="One statement, with the words around it",
        answer=one,
        asked=OneStatement,
        gives=StatementHit,
    ),
)
