"""Does an office speak for the accused, though it does not name them?

Takes the words of a source, or of a silent party, and the accused; says whether the president's office, the government
or the interior ministry stands for a president or an interior minister, and a chief executive or a spokesman for the
company for a body. Leaves offices alone that belong to somebody else by name.
"""

import re

from onrecord.codebook import Codebook
from onrecord.records import Actor, ActorKind
from onrecord.replying.wordings import WORD, names_in

_OUT_OF_OFFICE = frozenset(("shadow", "former", "ex", "opposition"))
_FOR = re.compile(r"\s(?:for|of|at|from)\s+(?:the\s+)?([\w\- ]+)")
_POSSESSIVE = re.compile(r"(?:the\s+|its\s+)?([\w\- ]+?)['’]s?\s")


def speaks_for(words: str, speaker: Actor | None, accused: Actor, codebook: Codebook) -> bool:
    """Whether the words are those of an office of the accused.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Role
    >>> lund = Actor(id="act_1", name="Emeka Lund", kind=ActorKind.PERSON, roles=(Role(title="President"),))
    >>> [speaks_for(words, None, lund, load()) for words in ("the president's office", "the mayor's office")]
    [True, False]
    >>> mill = Actor(id="act_2", name="Tolven Mining", kind=ActorKind.ORGANISATION)
    >>> [speaks_for(words, None, mill, load()) for words in ("a spokesman for the company", "a police spokesman")]
    [True, False]
    >>> vik = Actor(id="act_3", name="Jon Vik", kind=ActorKind.PERSON, roles=(Role(title="chief executive"),))
    >>> speaks_for("Vik", vik, mill, load())
    True
    """
    if speaker is not None and speaker.id != accused.id and _governs(speaker, accused, codebook):
        return True
    if speaker is not None and (speaker.id == accused.id or any(role.organisation for role in speaker.roles)):
        return False
    own = names_in(speaker.name) if speaker is not None else frozenset()
    # "Brook said", whom the report calls a chief executive, and not of what.
    words = " ".join((*(role.title for role in speaker.roles), words)) if speaker is not None else words
    lower = words.lower()
    found = WORD.findall(lower)
    if accused.kind is ActorKind.ORGANISATION:
        return _of_body(words, own, found, codebook)
    return any(_of_title(lower, WORD.findall(role.title.lower()), found, codebook) for role in accused.roles)


def _governs(speaker: Actor, accused: Actor, codebook: Codebook) -> bool:
    """Whether somebody holds an office in the government that is accused, as far as their countries tell."""
    government = accused.kind is ActorKind.STATE or accused.name.lower().split()[-1:] == ["government"]
    countries = {one.country for one in (speaker, accused) if one.country}
    titles = (role.title.lower().split() for role in speaker.roles if role.country in (None, accused.country))
    return government and len(countries) <= 1 and any(_is_in_government(title, codebook) for title in titles)


def _is_in_government(title: list[str], codebook: Codebook) -> bool:
    """Whether an office is one of a government: a minister's, its spokesman's, a secretary's for what it sees to.

    >>> from onrecord.codebook import load
    >>> offices = ("interior minister", "home secretary", "government spokesman")
    >>> [_is_in_government(office.split(), load()) for office in offices]
    [True, True, True]
    >>> offices = ("shadow home secretary", "party secretary", "police spokesman", "former minister")
    >>> [_is_in_government(office.split(), load()) for office in offices]
    [False, False, False, False]
    """
    if not title or not _OUT_OF_OFFICE.isdisjoint(title):
        return False
    field = title[-2] if len(title) > 1 else ""
    secretary = title[-1] == "secretary" and field in codebook.sources.fields
    speaks = field == "government" and title[-1] in codebook.replies.speaks_for
    return secretary or speaks or title[-1] in codebook.replies.in_government


def _of_title(words: str, title: list[str], found: list[str], codebook: Codebook) -> bool:
    """Whether an office is that of a title: the interior minister's, or the government's for who is in it."""
    if not title:
        return False
    head, further = title[-1], set(title[:-1])
    owner = _POSSESSIVE.match(words) or _FOR.search(words)
    if owner is not None and owner[1].split()[-1:] == [head]:
        return not codebook.replies.speaks_for.isdisjoint(found) and _fits(owner[1].split()[:-1], further)
    if head not in codebook.replies.in_government:
        return False
    office = next((word for word in found if word in codebook.replies.of_government), None)
    if office is None or owner is not None:
        return False
    if office == "ministry":
        return head == "minister" and _fits(found[: found.index(office)], further)
    return len(found) <= found.index(office) + 1 or not codebook.replies.speaks_for.isdisjoint(
        found[found.index(office) + 1 :]
    )


def _fits(qualifiers: list[str], title: set[str]) -> bool:
    """Whether what narrows an office narrows the title too: "interior" of an interior minister, or nothing does."""
    return {word for word in qualifiers if word not in ("the", "a", "an", "country")} <= title


def _of_body(words: str, own: frozenset[str], found: list[str], codebook: Codebook) -> bool:
    """Whether an office of a body belongs to no other by name or noun: not so in "a spokesman for the police"."""
    named = names_in(words) - own - {word for word in found if word in codebook.replies.speaks_for}
    offices = [number for number, word in enumerate(found) if word in codebook.replies.of_body]
    others = {word.lower() for word in named if word.lower() not in codebook.naming.titles | {"general", "chief"}}
    if not offices or others:
        return False
    owner = _POSSESSIVE.match(words.lower()) or _FOR.search(words.lower())
    if owner is not None:
        return owner[1].split()[-1] in codebook.kinds_of_body.companies
    before = set(found[: offices[0]]) - {"a", "an", "the", "its", "chief", "general", "managing", "deputy", "company"}
    return not before - codebook.replies.speaks_for
