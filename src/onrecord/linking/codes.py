"""Codes of an actor: kind, roles, country, PLOVER sector, identifiers.

Takes the referents of an actor; yields what the article says of them and what the codebook knows. The article's date
chooses among the roles that a codebook has; what neither tells stays null.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.codebook import Codebook, Known
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.names.kinds import BODIES
from onrecord.linking.phrases.descriptions import Told
from onrecord.linking.phrases.phrase import POSSESSIVE
from onrecord.linking.phrases.roles import as_role
from onrecord.linking.reference.pronouns import GENDER
from onrecord.linking.reference.weighing import weigh
from onrecord.records import ActorKind, Role, SpeakerKind

# Words of a known body's name, before people of it.
_LONGEST_BODY = 5
_HIS = re.compile(r"\b(his|her)\s+$", re.IGNORECASE)
_ITS = re.compile(r"\bits\s+$", re.IGNORECASE)
# Inside a sentence a capital shows that the article is the name's own: "the newspaper The Arlian", "the Arlian Bank".
_OWN_ARTICLE = re.compile(r"[a-z,] The $")
_PLAIN_ARTICLE = re.compile(r"\bthe $")
_KINDS = {
    SpeakerKind.PERSON: ActorKind.PERSON,
    SpeakerKind.ORGANISATION: ActorKind.ORGANISATION,
    SpeakerKind.STATE: ActorKind.STATE,
    SpeakerKind.DOCUMENT: ActorKind.DOCUMENT,
    SpeakerKind.UNNAMED: ActorKind.GROUP,
    SpeakerKind.NONE: ActorKind.GROUP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What an actor is."""

    name: str
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    country: str | None = None
    sector: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)


def coded(who: tuple[Referent, ...], scene: Scene, published: str | None) -> Coded:
    """The codes of an actor; several at once are a group."""
    name = " & ".join(one.name for one in who)
    if len(who) > 1:
        return Coded(name=name, kind=ActorKind.GROUP)
    one, codebook = who[0], scene.codebook
    known = _known(one, codebook)
    roles = _roles(one, scene, known, published)
    country = (known.country if known else None) or one.country or next((r.country for r in roles if r.country), None)
    return Coded(
        name=f"The {name}" if _has_its_article(one, scene.text) else name,
        kind=_KINDS[one.kind],
        roles=roles,
        country=country,
        sector=_sector(one, roles, known, scene),
        identifiers=dict(known.identifiers) if known else {},
    )


def _has_its_article(one: Referent, text: str) -> bool:
    """Whether a body is called with an article of its own, wherever its whole name stands inside a sentence."""
    if one.kind is not SpeakerKind.ORGANISATION:
        return False
    own = False
    for mention in one.mentions:
        if mention.of(text) != one.name:
            continue
        before = max(0, mention.start - len("d, The "))
        if _PLAIN_ARTICLE.search(text, before, mention.start):
            return False
        own = own or _OWN_ARTICLE.search(text, before, mention.start) is not None
    return own


def _known(one: Referent, codebook: Codebook) -> Known | None:
    """The codebook's entry for a name: a person's full name, a body's name or alias; one of the same kind."""
    if one.kind in (SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT, SpeakerKind.NONE):
        return None
    if one.kind is SpeakerKind.PERSON and len(one.name.split()) < 2:
        return None
    wanted = {"person"} if one.kind is SpeakerKind.PERSON else {"organisation", "state"}
    return next((entry for entry in codebook.named(one.name) if entry.kind in wanted), None)


def _roles(one: Referent, scene: Scene, known: Known | None, published: str | None) -> tuple[Role, ...]:
    """Roles that the article gives, each once; where it gives none, those that the codebook has for its date."""
    given: dict[str, Role] = {}
    for told in one.told:
        role = _of_its_body(as_role(told, scene.roster, scene.codebook), told, scene)
        role = _as_counterpart(role, told, one, scene)
        alike = next((title for title in given if _same_title(title, role.title)), None)
        if alike is None:
            given[role.title] = role
        elif len(role.title) > len(alike) or (role.country and not given[alike].country):
            kept = given.pop(alike)
            longer = role if len(role.title) >= len(alike) else kept
            given[longer.title] = Role(
                title=longer.title,
                organisation=role.organisation or kept.organisation,
                country=role.country or kept.country,
            )
    if given or known is None:
        return tuple(given.values())
    return tuple(
        Role(title=held.title, organisation=held.organisation, country=held.country)
        for held in known.roles
        if held.holds_on(published)
    )


def _of_its_body(role: Role, told: Told, scene: Scene) -> Role:
    """A role with the body or country that "its" means: "The union struck. Its treasurer, Ada Brook, said"."""
    its = _ITS.search(scene.text, max(0, told.span.start - len("its  ")), told.span.start)
    if its is None or role.organisation or role.country:
        return role
    one = weigh(scene, its.start(), lambda one: 0.0 if one.kind in BODIES else None).chosen
    if one is None or not one.entries:
        return role
    if "country" in one.nouns:
        return Role(title=role.title, organisation=None, country=one.country)
    return Role(title=role.title, organisation=one.name, country=None)


def _as_counterpart(role: Role, told: Told, one: Referent, scene: Scene) -> Role:
    """The office of whoever somebody is the counterpart of: "The Kenyan president met his Malian counterpart"."""
    his = _HIS.search(scene.text, max(0, told.span.start - len("her  ")), told.span.start)
    if his is None or role.title.lower() != "counterpart" or role.country is None:
        return role

    def fits(other: Referent) -> float | None:
        return 0.0 if other.kind is SpeakerKind.PERSON and other is not one and other.told else None

    peer = weigh(scene, his.start(), fits, GENDER[his[1].lower()]).chosen
    offices = (as_role(said, scene.roster, scene.codebook) for said in peer.told) if peer is not None else ()
    title = next((office.title for office in offices if office.organisation is None), role.title)
    return Role(title=title, organisation=None, country=role.country)


def _same_title(one: str, other: str) -> bool:
    """Whether one title ends with the other: "Prime Minister", "transitional Prime Minister"."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long == short or long.endswith(f" {short}")


def _of_a_body(role: Role, one: Referent, scene: Scene) -> bool:
    """Whether a role is one that bodies have too, and "its", which leaves the body open: "its president"."""
    shared = role.title.split()[-1].lower() in scene.codebook.sources.shared_offices and role.organisation is None
    return shared and any(
        told.words.endswith(role.title) and _ITS.search(scene.text, max(0, told.span.start - 10), told.span.start)
        for told in one.told
    )


def of_role(role: Role, codebook: Codebook) -> str | None:
    """The sector of a role; an office that bodies of every kind have is its body's.

    >>> from onrecord.codebook import load
    >>> [of_role(Role(title=title, organisation=body), load()) for title, body in
    ...  (("President", None), ("club president", None), ("president", "Dockers Union"), ("army captain", None))]
    ['GOV', None, 'LAB', 'MIL']
    """
    sector = codebook.sector_of(role.title, body=False)
    *before, head = (word.lower() for word in role.title.split() or [""])
    if sector not in ("GOV", "MIL") or head not in codebook.sources.shared_offices:
        return sector or (_of_body(role.organisation, codebook) if role.organisation else None)
    if role.organisation is not None:
        return _of_body(role.organisation, codebook)
    if before and POSSESSIVE.sub("", before[-1]) in codebook.heads.organisation:
        return codebook.sector_of(POSSESSIVE.sub("", before[-1]), body=True)
    if sector == "MIL" and (before or role.country):
        # "Rovers captain", "the India captain": a team's, where nothing before it tells of an army.
        return codebook.sector_of(" ".join(before), body=False) if before else None
    return sector


def _of_body(name: str, codebook: Codebook) -> str | None:
    """The sector of a body by its name; what a body of the world has is of that body's.

    >>> from onrecord.codebook import load
    >>> _of_body("African Union's observer mission", load())
    'GOV'
    """
    known = codebook.named(name) or codebook.named(re.split(r"['’]s? ", name, maxsplit=1)[0])
    return known[0].sector if known and known[0].sector else codebook.sector_of(name, body=True)


def _of_unnamed(name: str, codebook: Codebook) -> str | None:
    """The sector of people without a name, by what they are before whose they are.

    >>> from onrecord.codebook import load
    >>> [_of_unnamed(name, load()) for name in ("European Union's commissioner", "dockers' union's speaker")]
    ['GOV', 'LEG']
    >>> [_of_unnamed(name, load()) for name in ("African Union leaders", "Arlian union leaders")]
    ['GOV', 'LAB']
    """
    words = name.split()
    for end in range(min(len(words) - 1, _LONGEST_BODY), 1, -1):
        known = [one for one in codebook.named(" ".join(words[:end])) if one.kind != "person" and one.sector]
        if known:
            return codebook.sector_of(" ".join(words[end:]), body=False) or known[0].sector
    own = re.split(r"['’]s? ", name)[-1]
    return codebook.sector_of(own, body=False) or codebook.sector_of(name, body=False)


def _sector(one: Referent, roles: tuple[Role, ...], known: Known | None, scene: Scene) -> str | None:
    codebook = scene.codebook
    if known is not None and known.sector:
        return known.sector
    if one.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED):
        if not roles:
            return _of_unnamed(one.name, codebook) if one.kind is SpeakerKind.UNNAMED else None
        told = (of_role(role, codebook) for role in roles if not _of_a_body(role, one, scene))
        return next((sector for sector in told if sector), None)
    if one.kind is SpeakerKind.DOCUMENT:
        return None
    if one.kind is SpeakerKind.STATE and "country" in one.nouns:
        return "GOV"
    return _of_body(one.name, codebook)
