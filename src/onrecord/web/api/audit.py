"""`/api/audit` and `/api/facets`: whose word a selection rests on, and how it divides."""

from typing import Final

from onrecord.ledger import Account, Facets, View
from onrecord.web.filters import Filters, question
from onrecord.web.operation import Looks, Operation


def audit(view: View, asked: Filters) -> Account:
    """The voices of a selection, and its accusations with their answers."""
    return view.account(question(asked))


def facets(view: View, asked: Filters) -> Facets:
    """How many statements of a selection each speaker, act, publisher and so on has."""
    return view.facets(question(asked))


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/audit",
        summary="Whose word a selection rests on, as onrecord audit counts it",
        answer=audit,
        asked=Filters,
        gives=Account,
    ),
    Looks(
        path="/api/facets",
        summary="How many statements of a selection each speaker, act, evidence, publisher, month and status has",
        answer=facets,
        asked=Filters,
        gives=Facets,
    ),
)
