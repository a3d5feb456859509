"""Names and identities: whom a name stands for, and what an identity is called.

Takes a name or ids; looks them up among the actors of all articles and what people called and merged them.
"""

from collections.abc import Iterable
from typing import Final

from onrecord.ledger.databases.connection import Connection
from onrecord.ledger.errors import WrongQuestion
from onrecord.ledger.judgements.identity import Identities, folded
from onrecord.ledger.queries.conditions import holes

_MOST_IDENTITIES: Final = 400
_AT_ONCE: Final = 500


def identities_named(connection: Connection, identities: Identities, name: str) -> tuple[str, ...]:
    """Every identity that a name, a part of one, or an id stands for.

    Those of the very name alone where there are any; else those whose name has every word.
    """
    if name.startswith("who_"):
        return identities.all_of(name)
    if name.startswith("act_"):
        found = connection.all("SELECT identity FROM actor WHERE id = ?", (name,))
        return identities.spread(str(one) for (one,) in found)
    wanted = folded(name)
    if not wanted:
        raise WrongQuestion(f"{name!r}: a name was wanted, and there is no letter in it; give a name or an id")
    renamed = [one for one, called in identities.names.items() if folded(called) == wanted]
    exact = connection.all("SELECT DISTINCT identity FROM actor WHERE folded = ?", (wanted,))
    if exact or renamed:
        return identities.spread([*renamed, *sorted(str(one) for (one,) in exact)])
    words = wanted.split()
    conditions = " AND ".join(["' ' || actor.folded LIKE ?"] * len(words))
    parts = connection.all(
        f"SELECT DISTINCT identity FROM actor WHERE {conditions} ORDER BY identity LIMIT {_MOST_IDENTITIES}",  # noqa: S608
        [f"% {word}%" for word in words],
    )
    called = [one for one, name in identities.names.items() if all(f" {word}" in f" {folded(name)}" for word in words)]
    return identities.spread([*called, *(str(one) for (one,) in parts)])


def identity_names(connection: Connection, identities: Identities, wanted: Iterable[str]) -> dict[str, str]:
    """What identities are called: as a person named them, or by the name most used."""
    tops = {one: identities.of(one) for one in dict.fromkeys(wanted)}
    asked = sorted({top for top in tops.values() if top not in identities.names})
    names = dict(identities.names)
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        rows = connection.all(
            f"SELECT identity, name, COUNT(*) AS number FROM actor WHERE identity IN ({holes(some)}) "  # noqa: S608
            "GROUP BY identity, name ORDER BY number DESC, name",
            some,
        )
        for identity, name, _ in rows:
            names.setdefault(str(identity), str(name))
    return {one: names.get(top, one) for one, top in tops.items()}
