"""Who arrested somebody, where the police who tell of it name no other: "two men were arrested, Tarn police said".

Takes a deed without a doer, the statement that vouches for it and the actors; yields the body that speaks, where it is
police. Leaves alone what an officer says whose body the report has not, and what anybody else says of arrests.
"""

from collections.abc import Mapping

from onrecord.finding.events import Placed
from onrecord.records import Actor, ActorKind, Statement, Status

_POLICE = "COP"
_VOUCHED = frozenset({Status.ATTRIBUTED, Status.UNNAMED})


def announced_by(placed: Placed, vouching: Statement | None, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The police who tell that somebody was arrested, without saying by whom."""
    speaker = actors.get(vouching.speaker or "") if vouching is not None else None
    happening = placed.happening
    if placed.actors or happening.actors or speaker is None or placed.standing.status not in _VOUCHED:
        return ()
    if happening.mode != "arrest" or happening.type != "COERCE" or speaker.sector != _POLICE:
        return ()
    if speaker.kind is not ActorKind.PERSON:
        return (speaker.id,) if speaker.id not in placed.recipients else ()
    served = {role.organisation for role in speaker.roles if role.organisation}
    return tuple(one.id for one in actors.values() if one.name in served and one.kind is not ActorKind.PERSON)[:1]
