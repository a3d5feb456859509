"""Whom and what a person means who corrects: a finding, somebody across articles, a speaker.

Takes a view and what was typed, an id, the beginning of one, or a name; gives the whole id, or raises what says
what was wanted. Leaves what is to be done with it to `corrections`.
"""

from collections.abc import Sequence
from typing import Any

from onrecord.ledger.errors import NothingFound, WrongQuestion
from onrecord.ledger.judgements.identity import folded, name_identity
from onrecord.ledger.queries.naming import identities_named
from onrecord.ledger.view import View
from onrecord.records import ActorKind

_FINDINGS = ("stm_", "evt_", "chg_")
_ACTORS = ("who_", "act_")


def finding_meant(view: View, one: str) -> str:
    """The statement, event or charge that an id stands for."""
    if not one.startswith(_FINDINGS):
        raise WrongQuestion(
            f"{one}: the id of a statement (stm_), an event (evt_) or a charge (chg_) was wanted; "
            "copy one from a search"
        )
    return view.full_id(one)


def statement_meant(view: View, one: str) -> str:
    """The statement that an id stands for."""
    if not one.startswith("stm_"):
        raise WrongQuestion(f"{one}: the id of a statement (stm_) was wanted; copy one from a search")
    return view.full_id(one)


def split_meant(view: View, one: str) -> str:
    """The actor of one article, or the one who was merged, that an id or a name stands for."""
    if one.startswith(_ACTORS):
        return view.full_id(one)
    several = identities_named(view.connection, view.identities, one)
    merged = [
        other for other in several if view.identities.of(other) != other and folded(view.own_name(other)) == folded(one)
    ]
    if len(merged) != 1:
        have = f"{len(merged)} merged ones have this name" if merged else "nobody of this name was merged"
        ids = "".join(f" {other}" for other in merged)
        raise WrongQuestion(
            f"{one}: somebody who was merged (who_), or an actor of one article (act_), was wanted, and {have}{ids}; "
            "give an id"
        )
    return merged[0]


def identity_meant(view: View, given: str) -> str:
    """The one person or body that an id or a name stands for."""
    if given.startswith(_ACTORS):
        given = view.full_id(given)
    found = list(
        dict.fromkeys(view.identities.of(one) for one in identities_named(view.connection, view.identities, given))
    )
    if len(found) != 1:
        raise NothingFound(_which(view, given, found))
    return found[0]


def _which(view: View, given: str, found: Sequence[str]) -> str:
    if not found:
        return f"{given}: somebody was wanted, and the ledger knows nobody of this name; see `onrecord actor`"
    several = "; ".join(called(view, one) for one in found[:5])
    return f"{given}: one was wanted, and {len(found)} have this name: {several}; give an id"


def called(view: View, identity: str, otherwise: str = "") -> str:
    """A name with its id; `otherwise` is the name of one whom no article has under this id yet."""
    name = view.identities.names.get(identity) or view.own_name(identity)
    return f"{otherwise if otherwise and name == identity else name} ({identity})"


def speaker_meant(view: View, article: str, name: str, kind: ActorKind | None) -> dict[str, Any]:
    """Who is meant: somebody of the article, somebody of the ledger, or somebody new."""
    current = view.judged(article)
    if not name.startswith(_ACTORS):
        wanted = folded(name)
        there = [actor for actor in current.record.actors if folded(actor.name) == wanted] or [
            actor for actor in current.record.actors if set(wanted.split()) <= set(folded(actor.name).split())
        ]
        if len(there) == 1:
            actor = there[0]
            return {"identity": current.identities[actor.id], "name": actor.name, "kind": actor.kind or kind}
        if not there and not identities_named(view.connection, view.identities, name):
            return {"identity": name_identity(name), "name": name, "kind": kind}
    identity = identity_meant(view, name)
    found = view.actor(identity)
    return {
        "identity": identity,
        "name": found.name if found else name,
        "kind": (found.kind if found else None) or kind,
    }
