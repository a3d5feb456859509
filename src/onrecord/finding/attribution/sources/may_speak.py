"""Can a phrase stand for a speaker with nothing but its place to say so: "Union leaders", not "State budget"?"""

from collections.abc import Container, Iterable

from onrecord.codebook import Codebook
from onrecord.records import Span
from onrecord.records.labels import Name

# A longer phrase before a colon is a sentence, and a longer one behind it is what is said.
LONGEST_SPEAKER = 6
# What people may belong to: "Mayor of Varda", "Minister for Ports", "Families from the hills".
_BELONGING = frozenset(("of", "for", "from"))


def name_ends(names: Iterable[Name]) -> frozenset[int]:
    """Where the names of persons and bodies end."""
    return frozenset(name.span.end for name in names if name.kind in ("person", "organisation"))


def speaks(text: str, phrase: Span, ends: Container[int], codebook: Codebook) -> bool:
    """Whether a phrase can stand for a speaker with nothing but punctuation to say so; `ends` as of `name_ends`.

    That is: it ends with the name of a person or a body, or its last word is a noun for people, a body or a document
    that is no label of newsrooms, or people are of or from somewhere. Of a list each part has to.

    >>> from onrecord.codebook import load
    >>> given = ("Union leaders", "Leaked memo", "Mayor of Varda", "Letter of the day", "Analysis", "State budget")
    >>> [speaks(words, Span(0, len(words)), [], load()) for words in given]
    [True, True, True, False, False, False]
    """
    first = phrase.of(text).partition(",")[0]
    if phrase.start + len(first) < phrase.end and not speaks(
        text, Span(phrase.start, phrase.start + len(first)), ends, codebook
    ):
        return False
    words = phrase.of(text).split()
    if not words or len(words) > LONGEST_SPEAKER or words[0].lower() in codebook.cueing.labels:
        return False
    if phrase.end in ends:
        return True
    heads, last = codebook.heads, words[-1].lower()
    behind = next((number for number, word in enumerate(words) if word in _BELONGING and number), 0)
    of_people = {last, words[behind - 1].lower()} if behind else {last}
    people = (heads.person, heads.group)
    if any(word in nouns or word.removesuffix("s") in nouns for word in of_people for nouns in people):
        return True
    return any(last in nouns for nouns in (heads.document - codebook.cueing.topics, heads.organisation, heads.state))
