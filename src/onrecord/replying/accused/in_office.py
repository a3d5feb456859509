"""Whose office is a phrase: "the president", where a report has one president?

Takes the phrase and the offices of a report's actors; yields the one who holds it, or nobody. Leaves alone a former
office, and one that several hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import Actor
from onrecord.replying.wordings import WHOLE_WORD

# For the last word of a title: whose it is, and its words.
Offices = Mapping[str, Sequence[tuple[str, Sequence[str]]]]

_DEFINITE = frozenset(("the", "this", "that", "its", "their", "his", "her"))


def offices_of(actors: Iterable[Actor]) -> Offices:
    """The offices of a report, by what they are called last: a long one has thousands, and few of them are meant."""
    found: dict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for actor in actors:
        for role in actor.roles:
            if title := WHOLE_WORD.findall(role.title.lower()):
                found[title[-1]].append((actor.id, title))
    return found


def in_office(phrase: str, offices: Offices, speaker: str | None = None) -> list[str]:
    """The one actor whose office the phrase is, beside whoever speaks: `the president`, where there is one president.

    >>> from onrecord.records import Role
    >>> lund = Actor(id="act_1", name="Emeka Lund", roles=(Role(title="Brennish President"),))
    >>> in_office("the president", offices_of([lund])), in_office("the clerk", offices_of([lund]))
    (['act_1'], [])
    >>> in_office("the former president", offices_of([lund])), in_office("the president", offices_of([lund]), "act_1")
    ([], [])
    """
    before, _, behind = phrase.lower().partition(" of ")
    words = WHOLE_WORD.findall(before)
    if not words or words[0] not in _DEFINITE:
        return []
    narrows, further = set(words[1:-1]), set(WHOLE_WORD.findall(behind))
    found = {
        who: None
        for who, title in offices.get(words[-1], ())
        # What stands behind "of" may narrow a title, or be the charge: "the minister of fraud".
        if who != speaker and narrows <= set(title) and (len(title) == 1 or further <= set(title))
    }
    return list(found) if len(found) == 1 else []
