"""Who is the same across articles, before anybody has judged, and after.

Takes actors of single articles and the judgements that stand; gives each an identity, `who_...`. The rule
is narrow: the same full name of a person, the same name of a body or a state. A surname alone, a group or
a document says too little, and stays with its article until a person, or a better rule, merges it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.ledger.judgements.entry import Field
from onrecord.ledger.judgements.standing import Standing
from onrecord.records import Actor, ActorKind, make_id

_BODIES: Final = (ActorKind.ORGANISATION, ActorKind.STATE)
_ARTICLE: Final = re.compile(r"(?:the|a|an) (?=\w)")


def folded(name: str) -> str:
    """A name without case, accents, punctuation and a leading article.

    >>> folded("The Dockers' Union"), folded("Élodie  Marchand")
    ('dockers union', 'elodie marchand')
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = " ".join(re.findall(r"\w+", bare.casefold().replace("'", "").replace("’", "")))
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def identity_of(actor: Actor, stands: Standing) -> str:
    """The identity of an actor of one article: as a person judged, or by its name.

    >>> oduya = Actor(id="act_1", name="Mara Oduya", kind=ActorKind.PERSON)
    >>> again = Actor(id="act_2", name="Mara Oduya", kind=ActorKind.PERSON)
    >>> alone = Actor(id="act_3", name="Oduya", kind=ActorKind.PERSON)
    >>> identity_of(oduya, {}) == identity_of(again, {}), identity_of(alone, {}) == alone_identity("act_3")
    (True, True)
    """
    judged = stands.get((actor.id, Field.IDENTITY))
    if judged is not None:
        return str(judged.value["identity"])
    name = folded(actor.name)
    tells = actor.kind in _BODIES or (actor.kind in (ActorKind.PERSON, None) and " " in name)
    return name_identity(actor.name) if name and tells else alone_identity(actor.id)


def name_identity(name: str) -> str:
    """The identity of everybody who bears this full name."""
    return make_id("who", "name", folded(name))


def alone_identity(actor_id: str) -> str:
    """The identity of an actor who is like no other."""
    return make_id("who", "alone", actor_id)


@dataclass(frozen=True, slots=True)
class Identities:
    """Which identities people merged, and what they call them."""

    into: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def standing(cls, stands: Standing) -> "Identities":
        """What the judgements say about identities."""
        links = {
            entry.subject: str(entry.value["identity"])
            for (_, field), entry in stands.items()
            if field is Field.SAME_AS
        }
        names = {entry.subject: str(entry.value["name"]) for (_, field), entry in stands.items() if field is Field.NAME}
        ends = {one: _end(one, links) for one in links}
        return cls(into={one: end for one, end in ends.items() if one != end}, names=names)

    def of(self, identity: str) -> str:
        """The identity that this one was merged into, or itself."""
        return self.into.get(identity, identity)

    def all_of(self, identity: str) -> tuple[str, ...]:
        """Every identity that is the same as this one."""
        top = self.of(identity)
        return (top, *sorted(one for one, other in self.into.items() if other == top and one != top))

    def spread(self, identities: Iterable[str]) -> tuple[str, ...]:
        """Every identity that is the same as one of these."""
        return tuple(dict.fromkeys(same for one in identities for same in self.all_of(one)))


def _end(start: str, links: Mapping[str, str]) -> str:
    """Follow merges to their end; a ring, which two undos can leave, ends at its least member."""
    seen = [start]
    while (following := links.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
