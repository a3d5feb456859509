"""May a noun for an office, a part in a deed or a body mean somebody whom the article names?

Takes the noun with what hangs on it, and a candidate; says yes or no. "The governor" is somebody whom the article calls
a governor, "the mayor of Leeds" no mayor of another town, "the prime minister" nobody who is only called a minister,
and "the army" no council. Leaves alone which of several.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.codebook import Codebook
from onrecord.linking.cast.referents import Referent
from onrecord.linking.cast.scene import Scene
from onrecord.linking.names.kinds import BODIES, head_kind, is_function
from onrecord.linking.phrases.phrase import WORD, Phrase
from onrecord.linking.phrases.standing import capitals
from onrecord.records import SpeakerKind

_OF_A_NAME = re.compile(r"\s(?:of|for)\s(?:the\s)?[A-Z][\w.’'\-]*(?:\s(?:of\s|the\s|and\s)*[A-Z][\w.’'\-]*)*")

_OF_A_BODY = re.compile(r"\s(?:of|for|at)\s(?:the\s|its\s|their\s)?(?:[a-z-]+\s)?([a-z-]{3,})$")

# How far before a name its office stands, and what that looks like.
_BEFORE = 60
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){1,3}")
_CAPITALS_BEFORE = re.compile(r"(?:(?<![\w’'-])[A-Z][\w’'-]*\s){2,4}$")
# So many times as often somebody must be called so as anybody else, such as a former one.
_RATHER = 3
# The letters of an office, of how many words they are, and which words have none.
_OFFICE_LETTERS = re.compile(r"[A-Z]{2,4}")
_FEWEST, _MOST, _LONGEST_OFFICE = 2, 4, 12
_SMALL = frozenset({"of", "the", "and", "for", "to"})
# An office and whose it is: "Arlia's ports minister".
_OWNED = re.compile(r"([A-Z][\w\- ]*)['’]s?\s([\w\- ]+)")
_OWNER_ENDS = re.compile(r"['’]s?(?=\s)")


def of_what(said: Phrase) -> str:
    """What a description goes on to say whose office it is: " of Leeds", or nothing."""
    found = _OF_A_NAME.match(said.tail)
    return found[0] if found else ""


def body_led(said: Phrase) -> str:
    """The noun of the body that a description goes on to tell, without a name: "museum" of "the head of the museum"."""
    found = _OF_A_BODY.match(said.tail)
    return found[1] if found else ""


def ranks_in(words: str, codebook: Codebook) -> set[str]:
    """The words of a description that make another office of its noun: "prime", "opposition"."""
    return {word for word in WORD.findall(words.lower()) if word in codebook.sources.ranks}


def outranks(words: str, one: Referent, codebook: Codebook) -> bool:
    """Whether a description is of a rank that the article does not give somebody: a minister is no prime minister."""
    told = {word for called in one.wordings() for word in WORD.findall(called.lower())}
    return not ranks_in(words, codebook) <= told


def elsewhere(said: Phrase, head: str, one: Referent, codebook: Codebook) -> bool:
    """Whether a description tells of an office of another place or body than the article gives somebody."""
    asked = capitals(of_what(said))
    offices = (head, *codebook.broader.get(head, ()))
    told = {
        word
        for called in one.wordings()
        if any(office in called.lower() for office in offices)
        for word in capitals(" ".join(w for w in WORD.findall(called) if not is_function(w, codebook)))
    }
    told |= one.places
    return bool(asked and told) and not asked & told


def called_the_same(words: str, everybody: Iterable[Referent], codebook: Codebook) -> Referent | None:
    """The one person of whom a report says an office in the same words: "Ellery's mayor" is Ellery Mayor Ada Brook.

    "Arlia's ports minister" is Ports Minister Ada Brook as well, where the report gives her that country.
    """
    owned = _OWNED.fullmatch(words)
    if owned is None:
        return None
    owner, office = owned[1].lower(), owned[2].lower()
    country = codebook.world.in_phrase(owned[1])

    def says(told: str, one: Referent) -> bool:
        plain = _OWNER_ENDS.sub("", told.lower())
        return plain == f"{owner} {office}" or (country is not None and (country, plain) == (one.country, office))

    people = (one for one in everybody if one.kind is SpeakerKind.PERSON)
    found = [one for one in people if any(says(called, one) for called in one.wordings())]
    return found[0] if len(found) == 1 else None


def holder(words: str, scene: Scene) -> Referent | None:
    """The person whose office words stand for that are no sentence's own, or who is mostly called so.

    Letters of it ("the LG" is Lieutenant Governor Ada Brook), or all of it as it stands before the name: "the Health
    CS" is Health CS Ada Brook.
    """
    book = scene.codebook
    letters = _OFFICE_LETTERS.fullmatch(words) is not None
    if book.named(words) or not (letters or _CAPITALS.fullmatch(words)):
        return None
    if letters and head_kind(words.lower(), book):
        return None  # "the PM" is no ports minister
    if scene.by_office is None:
        scene.by_office = defaultdict(Counter)
        for one in scene.everybody:
            for called in _offices(one, scene) if one.kind is SpeakerKind.PERSON else ():
                scene.by_office[called][one] += 1
    found = scene.by_office.get(words, Counter[Referent]()).most_common(2)
    alone = len(found) == 1 or (len(found) > 1 and found[0][1] >= _RATHER * found[1][1])
    return found[0][0] if alone else None


def _offices(one: Referent, scene: Scene) -> Iterator[str]:
    """What somebody's office may be called."""
    for told in one.told:
        yield from letters_of(told.words, scene.codebook)
    for mention in one.mentions:
        before = _CAPITALS_BEFORE.search(scene.text, max(0, mention.start - _BEFORE), mention.start)
        words = before[0].split() if before is not None else []
        yield from (" ".join(words[at:]) for at in range(len(words) - 1))


def letters_of(told: str, codebook: Codebook) -> set[str]:
    """The letters that words of an office begin with, one word after the other; of a rank in letters, these.

    >>> from onrecord.codebook import load
    >>> sorted(letters_of("Arlia Lieutenant Governor", load())), letters_of("SP", load())
    (['AL', 'ALG', 'LG'], {'SP'})
    >>> letters_of("superintendent of police", load()), letters_of("Arlian Lead Guide", load())
    ({'SP'}, set())
    >>> letters_of("Sub-Inspector", load())
    {'SI'}
    """
    parts = (part for word in WORD.findall(told) for part in word.split("-") if part)
    words = [word for word in parts if word not in _SMALL][:_LONGEST_OFFICE]
    found = {words[0]} if len(words) == 1 and _OFFICE_LETTERS.fullmatch(words[0]) else set()
    for first in range(len(words)):
        for end in range(first + _FEWEST, min(first + _MOST, len(words)) + 1):
            if any(is_function(word, codebook) for word in words[first:end]):
                found.add("".join(word[0] for word in words[first:end]).upper())
    return found


def told_so(head: str, one: Referent, codebook: Codebook) -> bool:
    """Whether the article says a noun, or a narrower one, of somebody."""
    return head in one.nouns or bool(one.nouns & codebook.broader.get(head, frozenset()))


def may_mean(said: Phrase, head: str, one: Referent, codebook: Codebook) -> bool:
    """Whether a noun that tells what it is can mean somebody: one told so, or a body whose name tells nothing else."""
    kind = head_kind(head, codebook)
    if head in codebook.sources.stated:
        return told_so(head, one, codebook) and not elsewhere(said, head, one, codebook)
    if kind not in BODIES or told_so(head, one, codebook):
        return True
    if head in codebook.kinds_of_body.settlements and one.place and one.kind is SpeakerKind.STATE:
        return True
    if head in codebook.kinds_of_body.governments or head in codebook.kinds_of_body.countries:
        return one.kind is SpeakerKind.STATE and "country" in one.nouns
    if head in codebook.kinds_of_body.companies and codebook.sector_of(one.name, body=True) == "BUS":
        return True
    tells = (codebook.bodies.organisation, codebook.bodies.state, codebook.heads.organisation, codebook.heads.state)
    if one.place or "country" in one.nouns or not all(one.nouns.isdisjoint(nouns) for nouns in tells):
        return False
    # "The airline" may be Vellmark Wings, and "the agency" the EPA.
    return kind is SpeakerKind.ORGANISATION or _is_letter(head, one.name)


def _is_letter(head: str, name: str) -> bool:
    """Whether a noun can be one of the words that a body's letters stand for."""
    return name.isupper() and name.isalpha() and head[0].upper() in name
