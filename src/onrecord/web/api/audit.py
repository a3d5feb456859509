"""`/api/audit`, `/api/facets`, `/api/verification`: whose word it rests on, how it divides, whether all is still so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from threading import Lock
from typing import Final

import msgspec

from onrecord.ledger import Account, Facets, Flaw, Ledger, View, VoiceHit, verify
from onrecord.web.filters import Selection, question
from onrecord.web.operation import Form, Looks, Operation
from onrecord.web.problems import Problem

_VERIFYING: Final = Lock()
_SOON: Final = "10"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """A facet as a row of a table."""

    facet: str
    value: str
    label: str
    count: int


class VerificationAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing but the form of the answer."""

    format: Form = "json"


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """How much was looked at, and what is not as it was kept."""

    checked: Mapping[str, int]
    flaws: tuple[Flaw, ...]


def audit(view: View, asked: Selection) -> Account:
    """The voices of a selection, and its accusations with their answers."""
    return view.account(question(asked))


def facets(view: View, asked: Selection) -> Facets:
    """How many statements of a selection each speaker, act, publisher and so on has."""
    return view.facets(question(asked))


def facet_rows(answer: Facets) -> Iterator[FacetRow]:
    """The facets as a table."""
    for name in ("speakers", "acts", "evidence", "publishers", "months", "statuses"):
        for one in getattr(answer, name):
            yield FacetRow(facet=name, value=one.value, label=one.label, count=one.count)


def verification(view: View, asked: VerificationAsked) -> Verification:  # noqa: ARG001 - the form is the door's affair
    """Look at everything, one who asks at a time: it takes a minute where there is much."""
    if not _VERIFYING.acquire(blocking=False):
        raise Problem(503, "The ledger is being verified for somebody else; ask again.", {"Retry-After": _SOON})
    try:
        return Verification(checked=view.counts(), flaws=tuple(verify(Ledger(view.connection))))
    finally:
        _VERIFYING.release()


OPERATIONS: Final[tuple[Operation, ...]] = (
    Looks(
        path="/api/audit",
        summary="Whose word a selection rests on, as onrecord audit counts it; as CSV, its voices",
        answer=audit,
        asked=Selection,
        gives=Account,
        table=VoiceHit,
        rows=attrgetter("voices"),
    ),
    Looks(
        path="/api/facets",
        summary="How many statements of a selection each speaker, act, evidence, publisher, month and status has",
        answer=facets,
        asked=Selection,
        gives=Facets,
        table=FacetRow,
        rows=facet_rows,
    ),
    Looks(
        path="/api/verification",
        summary="Whether all is as it was kept, as onrecord verify finds out; it takes a minute where there is much",
        answer=verification,
        asked=VerificationAsked,
        gives=Verification,
        table=Flaw,
        rows=attrgetter("flaws"),
        anew=True,
    ),
)
