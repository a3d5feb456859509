"""Which offices and functions does an article give somebody?

Takes the descriptions of a person; yields each parted into office, body and country, the nouns that they name, and the
gender that they tell. Leaves alone where they stand: `titles` finds them.
"""

import re
from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.linking.names.entries import Entry, Roster
from onrecord.linking.names.kinds import is_function
from onrecord.linking.phrases.descriptions import Told
from onrecord.linking.phrases.phrase import POSSESSIVE, WORD
from onrecord.records import Role, Span

# Whoever somebody is there for holds an office of their own: "spokesperson for the Secretary-General".
_FOR_SOMEBODY = re.compile(r"\s(?:for|to)\s")
_OF = re.compile(r"(?<!\s)\s+(?:of|for|at|with|from|to|in)\s+(?:the\s+)?", re.IGNORECASE)


def as_role(told: Told, roster: Roster, codebook: Codebook) -> Role:
    """Part a description into office, body and country.

    >>> from onrecord.codebook import load
    >>> words = "Malian transitional Prime Minister"
    >>> as_role(Told(words, Span(0, len(words))), Roster((), {}), load())
    Role(title='transitional Prime Minister', organisation=None, country='MLI')
    """
    words, country = told.words, codebook.world.in_phrase(told.words)
    body = _body_in(told.span, roster)
    # Whoever is sent to a body is none of it: "representative to the UN".
    sent = body is not None and re.search(rf"\sto\s(?:the\s)?{re.escape(body.name)}\b", words) is not None
    no_body = sent or (body is not None and codebook.is_title(body.name))  # "DCP" is a rank, whatever it was tagged as
    organisation = body.name if body and not no_body else None
    title = _without_country(words, codebook)
    if organisation and _only_begins(organisation, title, codebook):
        organisation = None
    title, _, behind = title.partition(", ")  # "director (eyes), Vell Hospital"
    organisation = organisation or behind.removeprefix("the ") or None
    if organisation and body is not None:
        shorter = re.sub(rf"^{re.escape(organisation)}(?:['’]s?)?\s+", "", title)
        split = _OF.split(shorter, maxsplit=1)
        title = split[0] if len(split) > 1 and organisation.split()[0] in split[1] else shorter
        if country is None:
            known = codebook.named(organisation)
            country = known[0].country if known else codebook.world.in_phrase(organisation)
    elif country and (split := _OF.split(title, maxsplit=1))[1:] and codebook.world.in_phrase(split[1]):
        title = split[0]
    return Role(title=_without_rank(title or words, codebook), organisation=organisation, country=country)


def _without_rank(title: str, codebook: Codebook) -> str:
    """An office without the short rank before the name of whoever holds it.

    >>> from onrecord.codebook import load
    >>> [_without_rank(title, load()) for title in ("police spokesman Maj. Gen.", "Attorney Gen.", "Maj. Gen.")]
    ['police spokesman', 'Attorney Gen.', 'Maj. Gen.']
    """
    words = title.split()
    while len(words) > 1 and words[-1].endswith(".") and codebook.is_title(words[-1]):
        words.pop()
    office = words[-1]
    return " ".join(words) if office.islower() and is_function(office, codebook) else title


def _only_begins(name: str, title: str, codebook: Codebook) -> bool:
    """Whether a word tagged as a body is only the first of its name: "Electoral" in "Electoral commission chief".

    >>> from onrecord.codebook import load
    >>> [_only_begins("Harbour", words, load()) for words in ("Harbour commission chief", "Harbour press officer")]
    [True, False]
    """
    if " " in name or name.isupper() or not title.startswith(f"{name} "):
        return False
    follows = title.removeprefix(f"{name} ").split()[0]
    if name.lower() in codebook.sources.fields and codebook.sector_of(follows, body=False) == "GOV":
        return True  # a labour secretary is none of Labour
    if codebook.named(name):
        return False
    nouns = codebook.heads.organisation | codebook.heads.state
    nouns = nouns | codebook.bodies.organisation if follows[0].isupper() else nouns
    return follows.lower() in nouns


def _body_in(span: Span, roster: Roster) -> Entry | None:
    """The body named inside a description."""
    return next(
        (
            entry
            for entry in roster.entries
            if entry.kind == "organisation" and any(span.covers(mention) for mention in entry.mentions)
        ),
        None,
    )


def _without_country(words: str, codebook: Codebook) -> str:
    """A title without the country before it: two words at most, as in "South Korean president"."""
    found = words.split()
    for count in (3, 2, 1):
        lead = POSSESSIVE.sub("", " ".join(found[:count]))
        if len(found) > count and (codebook.world.people_of(lead) or codebook.world.country_named(lead)):
            return " ".join(found[count:])
    return words


def nouns_of(words: str, codebook: Codebook) -> set[str]:
    """The functions that a description names: "former secretary of state" makes a secretary.

    >>> from onrecord.codebook import load
    >>> sorted(nouns_of("Malian prime minister and party leader", load()))
    ['leader', 'minister', 'prime']
    >>> sorted(nouns_of("spokesperson for the president", load()))
    ['spokesperson']
    """
    own = _FOR_SOMEBODY.split(words, maxsplit=1)[0]
    words = own if any(is_function(word, codebook) for word in own.split()) else words
    found = [word.strip(".,") for word in WORD.findall(words)]
    return {POSSESSIVE.sub("", word.lower()) for word in found if is_function(word, codebook)}


def own_part(words: str, codebook: Codebook) -> str:
    """What a description tells of somebody, without what it tells of whom they belong to.

    >>> from onrecord.codebook import load
    >>> own_part("Republican nominee's eldest daughter", load()), own_part("Democratic Party's treasurer", load())
    ('eldest daughter', "Democratic Party's treasurer")
    """
    owner, mark, own = words.rpartition("'s ") if "'s " in words else words.rpartition("’s ")
    return own if mark and is_function(owner.split()[-1], codebook) else words


def gender_told(words: Sequence[str], codebook: Codebook) -> str | None:
    """What the words of descriptions say of a gender, where they agree.

    >>> from onrecord.codebook import load
    >>> gender_told(["party chairwoman", "spokeswoman"], load()), gender_told(["minister"], load())
    ('f', None)
    """
    said = {codebook.gendered[w] for told in words for w in told.lower().split() if w in codebook.gendered}
    return said.pop() if len(said) == 1 else None
