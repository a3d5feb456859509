"""Which body does a headline or lead only describe, and the report name below: "A Senate panel", "Carmaker cuts jobs"?

Takes a description with its head; yields the body, or nobody. Leaves people to `below`.
"""

import re

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.names.kinds import BODIES
from onrecord.linking.phrases.phrase import Phrase, bare
from onrecord.records import SpeakerKind

# How much a narrower noun weighs: "the paper" for the Herald.
NARROWER_NOUN = 3.0
_POSSESSIVE_INSIDE = re.compile(r"['’]s?\s")


def body_below(scene: Scene, said: Phrase, head: str, place: int) -> Referent | None:
    """The body that a headline or lead only describes and the report names below: one alone of that kind, or none.

    A phrase that says whose body it is ("Arlia's army") needs no name, and what one sentence names beside a phrase is
    somebody else. "A Senate panel" is the first committee named below with the Senate in its name; "a rights group" the
    first forum of human rights, or whichever group speaks first below, but no group of another sort.
    """
    core = said.core.of(scene.text)
    owned = _POSSESSIVE_INSIDE.search(core) is not None or scene.codebook.world.in_phrase(core) is not None
    if owned or not scene.leads(place):
        return None
    within = {word for _, entry in scene.bodies(said.core) for word in entry.tokens}
    sort = {word.lower() for word in bare(core).split()} - {head} - within
    alike = scene.codebook.broader.get(head, frozenset())
    ends = scene.sentences.end(place)
    named = [
        one
        for one in scene.everybody
        if one.kind in BODIES
        and one.entries
        and "country" not in one.nouns
        and _first(one) >= ends
        and all(within <= set(entry.tokens) for entry in one.entries)
        and (head in one.nouns or one.nouns & alike or (by_sector(one, head, scene.codebook) or 0) > 1)
    ]
    if not named and head in scene.codebook.kinds_of_body.companies and scene.in_title(said.span):
        return _company_of_the_lead(scene, head, ends)
    of_its_sort = [one for one in named if sort and all(sort <= set(entry.tokens) for entry in one.entries)]
    if of_its_sort or (within and named):
        return min(of_its_sort or named, key=_first)
    return named[0] if len(named) == 1 and (not sort or _speaks_first(scene, named[0], ends)) else None


def _speaks_first(scene: Scene, one: Referent, place: int) -> bool:
    """Whether a body is in the first source behind a place that names any."""
    named = (bodies for span in scene.sources if span.start >= place and (bodies := scene.bodies(span)))
    return any(scene.referent(entry) is one for _, entry in next(named, ()))


def _company_of_the_lead(scene: Scene, head: str, ends: int) -> Referent | None:
    """The one body in the lead that may be the company of a headline: "Carmaker cuts jobs" above "Brack Motors has"."""
    named = [one for one in scene.everybody if one.kind in BODIES and one.entries and _first(one) >= ends]
    fitting = [one for one in named if scene.leads(_first(one)) and by_sector(one, head, scene.codebook) is not None]
    return fitting[0] if len(fitting) == 1 else None


def by_sector(one: Referent, head: str, codebook: Codebook) -> float | None:
    """Whether a body whose name does not say so is an outlet, or a company, by the codebook or for want of a word."""
    sector = next((known.sector for known in codebook.named(one.name)), None)
    if head in codebook.kinds_of_body.outlets:
        return NARROWER_NOUN if sector == "JRN" else None
    if head in codebook.kinds_of_body.companies and one.kind is SpeakerKind.ORGANISATION and len(one.name.split()) <= 3:
        return 1.0 if sector in (None, "BUS") and codebook.sector_of(one.name, body=True) in (None, "BUS") else None
    return None


def _first(one: Referent) -> int:
    return min(entry.first for entry in one.entries)
