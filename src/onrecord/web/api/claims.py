"""`/api/claims`: what is claimed, by whom, and in how many reports."""

from typing import Final

import msgspec

from onrecord.ledger import ClaimHit, View
from onrecord.web.filters import Search, question
from onrecord.web.operation import Looks, Operation


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """Some claims, those in the most reports first; `more` says that there are others after them."""

    hits: tuple[ClaimHit, ...]
    more: bool


def search(view: View, asked: Search) -> Claims:
    """The claims whose statements fit."""
    page = view.claims(question(asked))
    return Claims(hits=page.hits, more=page.more)


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/claims",
        summary="The same words of the same speaker, counted once, with every report that prints them",
        answer=search,
        asked=Search,
        gives=Claims,
        table=ClaimHit,
    ),
)
