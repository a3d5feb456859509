"""Whose name stands behind a description: "the party's treasurer, Hugh Lantry,", "a rival chain, Fennimore,"?

Takes a phrase whose head is a common noun; yields whoever the words behind its comma name, a person or a body. Leaves
alone a list ("the mayor, Ada Brook and others") and names that only say where ("the chain, in Ellery,").
"""

import re

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.cast.verdict import Verdict
from onrecord.linking.names.entries import Entry
from onrecord.linking.names.forms import is_letters
from onrecord.linking.names.kinds import BODIES, head_kind, is_function, is_plural
from onrecord.linking.phrases.phrase import ARTICLE, Phrase, head_of
from onrecord.records import Span, SpeakerKind

_CALLED = re.compile(
    r"\s(?:named|called|calling (?:him|her)self"
    r"|(?:known|(?:identified|introduced|named)(?: (?:him|her)self)?|(?:gave|giving) (?:his|her|their) name)"
    r"(?: only| just| simply)? as)\s+$"
)
_FROM = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?[A-Z][^,;]*,?$")
# A name that nobody has tagged, and nothing else, behind a comma.
_CAPITALS = re.compile(r",\s([A-Z][\w.’'\-]*(?:\s[A-Z][\w.’'\-]*){1,3}),?$")
_LETTERS = re.compile(r",?\s([A-Z][A-Za-z.]*[A-Za-z])(?![\w])\.?")
_CLAUSE = re.compile(r"^\s(?:that|which|who)\s[^,;:“”\"\n]{1,120}(?=,\s)")
_ASIDE = re.compile(r"\([^()\s]+\)")
# Somebody who is brought in as what they are to whoever was named before: "Okello, whose widow, Ada Brook,".
_WHOSE = re.compile(r",\swhose\s(?:[\w-]+\s)*?([\w-]+),\s")
# What stands between a name and words that say more of its bearer, and what they go on with.
_SAYS_MORE = re.compile(r"\s?(?:,|--|[—–])\s(?:an?\s|the\s)?", re.IGNORECASE)
_WHO = re.compile(r"\swho\s")
# How far behind a party to a deed its name may end, and what may follow it.
_FARTHEST = 90
# So many words may tell what a body is before its name.
_FEW = 4
# What an office is for, or of which place.
_FIELD = re.compile(
    r"\s(?:of|for)\s(?:the\s)?[A-Z][\w’'\-]*(?:\s(?:(?:of|for|and|the|&)\s){0,2}[A-Z][\w’'\-]*){0,5}(?=,\s)"
)
_BEHIND_A_PARTY = re.compile(r",|[.;)]\s|[.]?$|\s(?:--|[—–])|\n")


def behind(scene: Scene, said: Phrase) -> Verdict | None:
    """Whoever a source names behind its description."""
    core = said.core.of(scene.text)
    one = core.lower() in ("one", "another")  # "one, who gave her name as Ada Brook"
    if not core or not said.tail or (is_plural(head_of(core), scene.codebook) and not one):
        return None
    kind = head_kind(head_of(core), scene.codebook)
    if kind in BODIES:
        # "The Dockers Union, the Teachers Union and others": a body that has its name is brought in by no other's.
        named = any(mention.end == said.core.end for mention, _ in scene.bodies(said.core))
        return (None if named else _body(scene, said)) or _titled(scene, said)
    introduces = is_function(core.split()[-1].strip(".,"), scene.codebook) or (
        ARTICLE.match(core) is not None and core.split()[-1].islower() and kind in (None, SpeakerKind.UNNAMED)
    )
    if not introduces and not one:
        return None
    head = head_of(core)
    may_be_a_body = head not in scene.codebook.sources.stated and head not in scene.codebook.naming.titles
    return _person(scene, said) or (_body(scene, said) or _untagged_body(scene, said) if may_be_a_body else None)


def right_before(scene: Scene, span: Span) -> Referent | None:
    """The person named right before words that say more of them: "Okello -- the clerk who", "Okello, the clerk who"."""
    people = scene.people(Span(max(0, span.start - _FARTHEST), span.start))
    one = scene.referent(people[-1][1]) if people else None
    found = _SAYS_MORE.fullmatch(scene.text, people[-1][0].end, span.start) if one is not None else None
    opening = ARTICLE.match(scene.text, span.start, span.end)
    head = head_of(scene.text[opening.end() if opening else span.start : span.end]).lower()
    if found is None or head not in scene.codebook.heads.person:
        return None
    return one if _WHO.match(scene.text, span.end) else None


def _person(scene: Scene, said: Phrase) -> Verdict | None:
    """A person with the name behind a comma or "named": "his wife, aide Vera Cole,", "a clerk named Ada Brook"."""
    for mention, entry in scene.people(Span(said.core.end, said.span.end)):
        before = _before_name(scene, mention, said)
        if _CALLED.search(before) or (
            _introduced(before, scene.codebook) and _ends_there(_behind_name(scene, mention, said))
        ):
            return _of_entry(scene, entry)
    untagged = _CAPITALS.search(said.tail)
    if untagged is None or scene.bodies(Span(said.core.end + untagged.start(), said.span.end)):
        return None
    words = untagged[1].split()
    if scene.codebook.gender_of_name(words[0]) is None or scene.codebook.world.in_phrase(untagged[1]):
        return None
    return Verdict(kind=SpeakerKind.PERSON, name=untagged[1])


def _before_name(scene: Scene, mention: Span, said: Phrase) -> str:
    """What stands between a description and a name, but for a clause: "a firm that built it, Delvo SA,"."""
    return _CLAUSE.sub("", scene.text[said.core.end : mention.start])


def _behind_name(scene: Scene, mention: Span, said: Phrase) -> str:
    """What a source goes on with behind a name and the letters that belong to it: "Ada Brook KC, who"."""
    rest = scene.text[mention.end : said.span.end]
    while (letters := _LETTERS.match(rest)) and is_letters(letters[1], scene.codebook):
        rest = rest[letters.end() :]
    return rest


def whose(scene: Scene, said: Phrase) -> Verdict | None:
    """The last one whom a source brings in by what he is to somebody else: "Paul Okello, whose widow, Ada Brook,"."""
    brought = list(_WHOSE.finditer(scene.text, said.span.start, said.span.end))
    if not brought or not is_function(brought[-1][1], scene.codebook):
        return None
    for mention, entry in scene.people(Span(brought[-1].end(), said.span.end)):
        if mention.start == brought[-1].end() and _ends_there(_behind_name(scene, mention, said)):
            return _of_entry(scene, entry)
    return None


def _body(scene: Scene, said: Phrase) -> Verdict | None:
    """A body with the name right behind a comma: "a local rights group, Tierra Viva,"."""
    for mention, entry in scene.bodies(Span(said.core.end, said.span.end)):
        before, rest = _before_name(scene, mention, said), scene.text[mention.end : said.span.end]
        if entry.kind == "organisation" and _opens_a_body(before, scene.codebook) and _ends_there(rest):
            return _of_entry(scene, entry)
    return None


def _untagged_body(scene: Scene, said: Phrase) -> Verdict | None:
    """A body that nobody has tagged, whose own words tell that it is one: "the ferry's owner, Dunmere Shipping,"."""
    untagged = _CAPITALS.fullmatch(said.tail)
    if untagged is None or scene.people(said.span):
        return None
    last = untagged[1].split()[-1].lower()
    return (
        Verdict(kind=SpeakerKind.ORGANISATION, name=untagged[1]) if last in scene.codebook.bodies.organisation else None
    )


def _opens_a_body(before: str, codebook: Codebook) -> bool:
    """Whether only a comma stands before a body's name, or a noun that tells what body it is.

    >>> from onrecord.codebook import load
    >>> [_opens_a_body(words, load()) for words in (", the ", ", the Arlian fund ", ", a partner of ")]
    [True, True, False]
    """
    if before in (", ", ", the "):
        return True
    words = before.removeprefix(", ").split()
    told = bool(words) and (head_kind(words[-1], codebook) in BODIES or words[-1] in codebook.bodies.organisation)
    return before.startswith(", ") and 0 < len(words) <= _FEW and told and words[-1].islower()


def _titled(scene: Scene, said: Phrase) -> Verdict | None:
    """A person with a title and name behind a comma: "the fund's watchdog, budget officer Ada Brook,"."""
    found = _person(scene, said)
    if found is None or len(found.who) != 1:
        return None
    own = next((m for m, entry in scene.people(said.span) if scene.referent(entry) is found.who[0]), None)
    before = scene.text[said.core.end : own.start].split() if own else []
    return found if before and is_function(before[-1], scene.codebook) and before[-1][-1] not in ",.;" else None


def _of_entry(scene: Scene, entry: Entry) -> Verdict | None:
    one = scene.referent(entry)
    return Verdict(kind=one.kind, who=(one,)) if one is not None else None


def _introduced(before: str, codebook: Codebook) -> bool:
    """Whether the words between a function and a name end with a comma or dash and titles: "of the union, Senator"."""
    mark = max(before.rfind(", "), before.rfind("-- "), before.rfind("— "), before.rfind("– "))
    titles = before[mark + 2 :].split() if mark >= 0 else ["and"]
    verbs = re.search(r"\b(?:who|which|that|said|says)\b", before)
    if verbs is not None:
        return False
    if titles and titles[-1].islower() and is_function(titles[-1], codebook):
        # "federal budget officer Ada Brook": before a function any word may stand that no title ends at.
        return not any(word.lower() in codebook.naming.title_ends for word in titles)
    return all(_in_a_title(word, codebook) for word in titles if not _ASIDE.fullmatch(word))


def _in_a_title(word: str, codebook: Codebook) -> bool:
    lower = word.lower()
    return (
        lower in codebook.naming.honorifics or is_function(word, codebook) or word[:1].isupper() or lower == "longtime"
    )


def _ends_there(rest: str) -> bool:
    """Whether a name is all that stands behind the comma: not so in "Okello's rival" and "Okello and Brook"."""
    return (
        not rest.strip(' .”"')
        or rest.lstrip().startswith((",", "(", "--", "—", "–", "Jr"))
        or _FROM.match(rest) is not None
    )


def with_its_name(scene: Scene, party: Span) -> Span:
    """A party to a deed with the name that stands in apposition behind it, if one does.

    "Soldiers arrested the army chief, General Paul Ode, on Monday": whom the deed is done to is named behind a comma,
    or behind what the office is for ("the minister for Ports, Paul Ode").
    """
    field = _FIELD.match(scene.text, party.end) if is_function(head_of(party.of(scene.text)), scene.codebook) else None
    end = field.end() if field else party.end
    if scene.text[end : end + 2] != ", ":
        return party
    people = scene.people(near := Span(end, end + _FARTHEST))
    for mention, _ in people if field else (*people, *scene.bodies(near)):
        titles = scene.text[end + 2 : mention.start]
        ends = _BEHIND_A_PARTY.match(scene.text, mention.end)
        speaks = any(not source.touches(party) for source in scene.sources_at(mention))
        if all(_in_a_title(word, scene.codebook) for word in titles.split()) and ends and not speaks:
            return Span(party.start, mention.end)
    return party
