"""What kind of speaker words tell: a common noun by the codebook, a named body by its words.

Takes words; yields a kind, or None where the codebook does not say. Leaves alone who is meant.
"""

import re
from collections.abc import Sequence

from onrecord.codebook import Codebook
from onrecord.linking.gazetteer import load as load_gazetteer
from onrecord.linking.names.entries import Entry
from onrecord.linking.places.regions import nobodys
from onrecord.records import SpeakerKind

BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.STATE)
# English makes nouns for people with these; whatever else ends so stands in the codebook.
_PEOPLE = re.compile(r"(?:[^aeou]er|[^e]or|ist|ian|man|woman|men|women|goer|eer)s?$")
_OF_OR_FOR = frozenset({"against", "for", "of", "on", "to"})
_WORLDWIDE = frozenset({"global", "international", "world"})
# A party's name that is a trade's as well: the Labour Relations Board.
_TRADES_TOO = frozenset({"labor", "labour"})
# Pronouns for several.
MANY = frozenset({"they", "them", "their", "themselves", "both", "each", "neither"})
_SOMEBODY_PLURAL = re.compile(r"(?:ers|ors|ists|ysts|ians|men|women|people|folk)$")


def head_kind(head: str, codebook: Codebook) -> SpeakerKind | None:
    """The kind of a common noun at the head of a source phrase.

    >>> from onrecord.codebook import load
    >>> [head_kind(word, load()) for word in ("spokeswoman", "report", "juggler", "glorb")]
    [<SpeakerKind.UNNAMED: 'unnamed'>, <SpeakerKind.DOCUMENT: 'document'>, <SpeakerKind.UNNAMED: 'unnamed'>, None]
    """
    heads = codebook.heads
    tables = (
        (codebook.sources.several, SpeakerKind.UNNAMED),
        (heads.person, SpeakerKind.UNNAMED),
        (heads.group, SpeakerKind.UNNAMED),
        (heads.document, SpeakerKind.DOCUMENT),
        (heads.organisation, SpeakerKind.ORGANISATION),
        (heads.state, SpeakerKind.STATE),
    )
    for form in (head, head.rpartition("-")[2]):
        for words, kind in tables:
            if form in words:
                return kind
    people = len(head) > 4 and _PEOPLE.search(head) and head not in codebook.sources.things
    return SpeakerKind.UNNAMED if people else None


def is_state_press(words: str, codebook: Codebook) -> bool:
    """Whether a description is of the state's own press: "Arlian state media", "the state news agency".

    >>> from onrecord.codebook import load
    >>> [is_state_press(words, load()) for words in ("state-run radio", "state news agency", "news agency", "state")]
    [True, True, False, False]
    """
    *before, head = words.lower().split() or [""]
    own = before[:-1] if before[-1:] == ["news"] else before
    return (
        bool(own)
        and own[-1] in codebook.states_own
        and (head in codebook.press or head in codebook.kinds_of_body.outlets)
    )


def is_function(word: str, codebook: Codebook) -> bool:
    """Whether a word tells what somebody does: "treasurer", "co-founder", "Sen."."""
    lower = word.lower().strip(".,")
    if (
        lower in codebook.naming.titles
        or lower in codebook.heads.person
        or lower.rpartition("-")[2] in codebook.heads.person
    ):
        return True
    return word.islower() and len(lower) > 4 and head_kind(lower, codebook) is SpeakerKind.UNNAMED


def is_plural(head: str, codebook: Codebook) -> bool:
    """Whether a noun for people means several."""
    return head in codebook.heads.group or head in codebook.sources.several or bool(_SOMEBODY_PLURAL.search(head))


def is_several(head: str, codebook: Codebook) -> bool:
    """Whether a noun or pronoun means more than one, as far as its form tells.

    >>> from onrecord.codebook import load
    >>> [is_several(word, load()) for word in ("farmers", "zithers", "they", "the congress", "bus")]
    [True, True, True, False, False]
    """
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return plural or head in MANY or is_plural(head, codebook)


def _head_of_a_name(tokens: Sequence[str]) -> str:
    """The word of a body's name that tells what it is: the last before what it is of or for.

    >>> _head_of_a_name(("ministry", "of", "labour")), _head_of_a_name(("police", "federation"))
    ('ministry', 'federation')
    """
    ends = next((at for at, word in enumerate(tokens) if at and word in _OF_OR_FOR), len(tokens))
    return tokens[ends - 1]


def _is_an_authority(tokens: Sequence[str], head: str, codebook: Codebook) -> bool:
    """Whether a body is a state's court, or sees to a trade for it, whoever's name for a trade it has.

    >>> from onrecord.codebook import load
    >>> names = ("labour court", "world court", "consumer protection bureau", "consumer bureau")
    >>> [_is_an_authority(name.split(), name.split()[-1], load()) for name in names]
    [True, False, True, False]
    """
    if head in codebook.bodies.court:
        return _WORLDWIDE.isdisjoint(tokens)
    what = tokens[tokens.index(head) - 1] if tokens[0] != head else ""
    sees_to = head in codebook.bodies.state or head in codebook.heads.state
    return sees_to and what in codebook.bodies.regulated and (codebook.parties.keys() - _TRADES_TOO).isdisjoint(tokens)


def body_kind(entry: Entry, codebook: Codebook) -> SpeakerKind:
    """State or organisation, from the words of the name; a place that speaks is its government, if it has one.

    >>> from onrecord.codebook import load
    >>> body_kind(Entry("organisation", "Ministry of Forests", ("ministry", "of", "forests")), load()).value
    'state'
    """
    known = [one for one in codebook.named(entry.name) if one.kind in ("organisation", "state")]
    if known:
        return SpeakerKind(known[0].kind)
    words = set(entry.tokens)
    *before, last = entry.tokens
    head = _head_of_a_name(entry.tokens)
    if head in codebook.bodies.authority or _is_an_authority(entry.tokens, head, codebook):
        return SpeakerKind.STATE
    if last == "congress" and len(before) > 1 and codebook.world.country_named(" ".join(before)) is None:
        words.discard(last)  # "the Ellery Farmers Congress" is a party or union, "the Arlian Congress" none
        return SpeakerKind.STATE if words & codebook.bodies.state else SpeakerKind.ORGANISATION
    if words & codebook.bodies.private or head in codebook.bodies.organisation:
        return SpeakerKind.ORGANISATION
    if words & codebook.bodies.organisation and (
        head in codebook.kinds_of_body.outlets or not words & codebook.bodies.state
    ):
        return SpeakerKind.ORGANISATION
    if words & (codebook.bodies.state | codebook.bodies.tasks) or entry.tokens[-1] in codebook.heads.state:
        return SpeakerKind.STATE
    if entry.kind == "place" and not nobodys(entry.name, load_gazetteer(codebook.language)):
        return SpeakerKind.STATE
    return SpeakerKind.ORGANISATION
