"""The answer to "who speaks here?", settled or open."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking.cast.referents import Referent
from onrecord.records import SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Who speaks. `who` are referents of the article, `name` words that name somebody new."""

    kind: SpeakerKind | None
    who: tuple[Referent, ...] = ()
    name: str | None = None
    body: str | None = None
    reason: str | None = None
    candidates: tuple[str, ...] = ()


def opened(reason: str, candidates: Sequence[Referent] = (), kind: SpeakerKind | None = None) -> Verdict:
    """A speaker that stays open, with the names that were weighed."""
    names = tuple(dict.fromkeys(one.name for one in candidates))
    return Verdict(kind=kind, reason=reason, candidates=names[:3])
