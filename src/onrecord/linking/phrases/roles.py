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
from onrecord.records import Role

# Whoever somebody is there for holds an office of their own: "spokesperson for the Secretary-General".
_FOR_SOMEBODY = re.compile(r"\s(?:for|to)\s")
_OF = re.compile(r"(?<!\s)\s+(?:of|for|at|with|from|to|in)\s+(?:the\s+)?", re.IGNORECASE)


def as_role(told: Told, roster: Roster, codebook: Codebook) -> Role:
    """Part a description into office, body and country.

    >>> from onrecord.codebook import load
    >>> from onrecord.records import Span
    >>> words = "Malian transitional Prime Minister"
    >>> as_role(Told(words, Span(0, len(words))), Roster((), {}), load())
    Role(title='transitional Prime Minister', organisation=None, country='MLI')
    """
    words, country = told.words, codebook.world.in_phrase(told.words)
    title = _without_country(words, codebook)
    named = _body_in(told, roster)
    body, called = named if named is not None and _is_theirs(*named, words, codebook) else (None, "")
    organisation = body.name if body and not _only_begins(body.name, title, codebook) else None
    title, _, behind = title.partition(", ")  # "director (eyes), Vell Hospital"
    organisation = organisation or behind.removeprefix("the ") or None
    if organisation and body is not None:
        title = _without_body(title, called, organisation)
        if country is None:
            known = codebook.named(organisation)
            country = known[0].country if known else codebook.world.in_phrase(organisation)
    elif country and (split := _OF.split(title, maxsplit=1))[1:] and codebook.world.in_phrase(split[1]):
        title = split[0]
    return Role(title=_without_rank(title or words, codebook), organisation=organisation, country=country)


def _is_theirs(body: Entry, called: str, words: str, codebook: Codebook) -> bool:
    """Whether a body in a description has whom it describes: not so "representative to the UN", "adviser on Media".

    Nor is "DCP" one, which is a rank, whatever it was tagged as.
    """
    apart = re.search(rf"\s(?:to|on)\s(?:the\s)?{re.escape(called)}\b", words) is not None
    return not apart and not codebook.is_title(body.name)


def _without_body(title: str, called: str, organisation: str) -> str:
    """An office without the body that it is in, by its name or as the description calls it.

    >>> body = "Vell Dockers Union"
    >>> [_without_body(title, "VDU", body) for title in ("VDU secretary", "former VDU clerk", "anti-VDU clerk")]
    ['secretary', 'former clerk', 'anti-VDU clerk']
    >>> _without_body("secretary of the Vell Dockers Union", body, body)
    'secretary'
    """
    for name in filter(str.strip, dict.fromkeys((organisation, called))):
        shorter = re.sub(
            rf"(?<!of )(?<!for )(?<!at )(?<!the )(?<![\w-]){re.escape(name)}(?:['’]s?)?\s+(?=\w)", "", title, count=1
        )
        split = _OF.split(shorter, maxsplit=1)
        shorter = split[0] if len(split) > 1 and name.split()[0] in split[1] else shorter
        if shorter != title:
            return shorter
    return title


def _without_rank(title: str, codebook: Codebook) -> str:
    """An office without the short rank before the name of whoever holds it.

    >>> from onrecord.codebook import load
    >>> [_without_rank(title, load()) for title in ("police spokesman Maj. Gen.", "Attorney Gen.", "Maj. Gen.")]
    ['police spokesman', 'Attorney Gen.', 'Maj. Gen.']
    >>> _without_rank("group leader Cllr", load())
    'group leader'
    >>> [_without_rank(title, load()) for title in ("army spokesman Colonel", "deputy Minister", "army Colonel")]
    ['army spokesman', 'deputy Minister', 'army Colonel']
    """
    words = title.split()
    while len(words) > 1 and codebook.is_title(words[-1]):
        soldier = words[-1][0].isupper() and codebook.sector_of(words[-1], body=False) == "MIL"
        short = f"{words[-1].lower().removesuffix('.')}." in codebook.naming.titles
        if not short and not soldier:
            break
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


def _body_in(told: Told, roster: Roster) -> tuple[Entry, str] | None:
    """The body named inside a description, and as the description calls it."""
    named = (row for row in roster.inside(told.span) if row[1].kind == "organisation")
    found = next(named, None)
    if found is None:
        return None
    mention, entry = found
    return entry, told.words[mention.start - told.span.start : mention.end - told.span.start]


def _without_country(words: str, codebook: Codebook) -> str:
    """A title without the country before it or its adjective behind "former" and its like; of one word it is left.

    >>> from onrecord.codebook import load
    >>> titles = "South Korean president", "former South African judge", "judge of Mali", "Malian"
    >>> [_without_country(title, load()) for title in titles]
    ['president', 'former judge', 'judge of Mali', 'Malian']
    """
    found = words.split()
    for at, counts in ((0, (3, 2, 1)), (1, (2, 1))):
        for count in counts:
            lead = POSSESSIVE.sub("", " ".join(found[at : at + count]))
            if len(found) <= at + count or (at and not (found[0].islower() or codebook.is_title(found[0]))):
                continue
            if codebook.world.people_of(lead) or (at == 0 and codebook.world.country_named(lead)):
                return " ".join(found[:at] + found[at + count :])
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
    return own if mark and any(is_function(word, codebook) for word in owner.split()[-1:]) else words


def gender_told(words: Sequence[str], codebook: Codebook) -> str | None:
    """What the words of descriptions say of a gender, where they agree.

    >>> from onrecord.codebook import load
    >>> gender_told(["party chairwoman", "spokeswoman"], load()), gender_told(["minister"], load())
    ('f', None)
    """
    said = {codebook.gendered[w] for told in words for w in told.lower().split() if w in codebook.gendered}
    return said.pop() if len(said) == 1 else None
