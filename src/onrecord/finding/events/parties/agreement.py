"""Can these words stand behind that pronoun: one or many, he or she, a person or a thing?

Takes the phrases of a subject and a pronoun of the third person; says yes or no. A name of which nothing is known may
be a person or a body. Leaves open which of several that agree is meant.
"""

from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.codebook.events import EventBook
from onrecord.grammar import NAMES, Parsed, Phrase

GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
THINGS = frozenset({"it", "its", "itself"})
THIRD = frozenset({*GENDERS, *MANY, *THINGS})
_PLURAL_ENDS = ("men", "people", "children", "police")


def agrees(parsed: Parsed, subject: Sequence[Phrase], pronoun: str, book: EventBook) -> bool:
    """Whether a subject can be what a pronoun of the third person stands for.

    >>> from onrecord.codebook.events import load_events
    >>> from onrecord.grammar import read
    >>> def can(words: str, pronoun: str) -> bool:
    ...     parsed = read(f"{words} left the port.")
    ...     return agrees(parsed, parsed.clauses[0].subject, pronoun, load_events())
    >>> can("The rebels", "they"), can("The army", "it"), can("Ada Brook", "she")
    (True, True, True)
    >>> can("Ada Brook", "they"), can("The army", "they"), can("The army", "she"), can("Ada Brook", "he")
    (False, False, False, False)
    """
    if not subject:
        return False
    many = len(subject) > 1 or is_many(parsed, subject[0], book)
    if pronoun in MANY:
        return many
    if many:
        return False
    if pronoun in THINGS:
        return not _is_person(parsed, subject[0], book.codebook)
    gender = _gender(parsed, subject[0], book.codebook)
    return not _is_body(parsed, subject[0], book.codebook) and gender in (None, GENDERS[pronoun])


def is_many(parsed: Parsed, phrase: Phrase, book: EventBook) -> bool:
    """Whether a phrase stands for several: "rebels", "a group of miners"; not "the United Nations"."""
    tag, head = parsed.tags[phrase.head], parsed.lower[phrase.head]
    if tag == "NNS" or head in ("police", "people"):
        return True
    if head in book.codebook.sources.quantities and parsed.lower[phrase.end : phrase.end + 1] == ("of",):
        counted = parsed.phrase(phrase.end + 1)
        return counted is not None and is_many(parsed, counted, book)
    if tag not in NAMES:
        return head in book.codebook.heads.group or (head in book.agents and head.endswith(_PLURAL_ENDS))
    if any(parsed.tags[at] in NAMES for at in range(phrase.start, phrase.head)):
        return False
    return tag == "NNPS" or (head in book.agents and head.endswith(("s", *_PLURAL_ENDS)))


def _is_body(parsed: Parsed, phrase: Phrase, codebook: Codebook) -> bool:
    """Whether a phrase names a state, a body, a document or a group: nobody who is "he" or "she"."""
    heads, head = codebook.heads, parsed.lower[phrase.head]
    if any(head in kind for kind in (heads.organisation, heads.state, heads.document, heads.group)):
        return head not in heads.person
    name = _name(parsed, phrase)
    known = codebook.named(name)
    return codebook.world.speaks_for(name) is not None or any(one.kind != "person" for one in known)


def _is_person(parsed: Parsed, phrase: Phrase, codebook: Codebook) -> bool:
    """Whether a phrase names one person: nobody who is "it"."""
    if _is_body(parsed, phrase, codebook):
        return False
    words = [parsed.lower[at] for at in range(phrase.start, phrase.end)]
    named = sum(parsed.tags[at] in NAMES for at in range(phrase.start, phrase.end)) > 1
    return any(word in codebook.heads.person for word in words) or (
        named and _gender(parsed, phrase, codebook) is not None
    )


def _gender(parsed: Parsed, phrase: Phrase, codebook: Codebook) -> str | None:
    """What the words of a phrase, or its given name, say of a person's gender."""
    places = range(phrase.start, phrase.end)
    told = next((gender for at in places if (gender := codebook.gendered.get(parsed.lower[at]))), None)
    if told is not None:
        return told
    given = [parsed.words[at].text for at in places if parsed.tags[at] in NAMES][:-1]
    return next((gender for name in given if (gender := codebook.gender_of_name(name))), None)


def _name(parsed: Parsed, phrase: Phrase) -> str:
    """The words of a phrase without its article."""
    first = phrase.start + (parsed.tags[phrase.start] == "DT" and phrase.end - phrase.start > 1)
    return " ".join(parsed.words[at].text for at in range(first, phrase.end))
