"""Are words behind an event of the deed that it is about: "condemned the attack in Veska"?

Takes a happening, the words of a time or a place in its sentence, and the other happenings there; says whether they are
no circumstance of the event itself. Leaves alone with which verb or noun words go otherwise: that is `belonging`.
"""

from collections.abc import Sequence
from functools import cache

from onrecord.codebook.events import QUADS, load_events
from onrecord.finding.circumstances.owned import is_parted
from onrecord.finding.circumstances.reread import sentence_of, word_at, words_of_span
from onrecord.finding.circumstances.within import WITHIN
from onrecord.finding.events import Happening
from onrecord.grammar import Parsed, Phrase
from onrecord.records import Span

_FORCE = "material conflict"


def of_its_matter(happening: Happening, span: Span, others: Sequence[Happening], text: str) -> bool:
    """Whether words behind an event are of the deed that it is about: "condemned the attack in Veska".

    What stands behind an event of speech is; behind another, what a noun of its own keeps: "was arrested over the
    bombings of two mills last year".
    """
    told = speaks(happening)
    behind = (one for one in others if one.sentence == happening.sentence and happening.place < one.place)
    if told and any(one.place < span.start for one in behind):
        return True
    parsed = sentence_of(happening, text)
    trigger = word_at(parsed, happening.place - happening.sentence.start)
    first, _ = words_of_span(parsed, happening, span)
    deeds = (one for one in parsed.phrases if one.start > trigger and parsed.lower[one.head] in deed_names())
    noun = parsed.clause(trigger) is None
    return any(_keeps(parsed, one, first, speaks=told) or (noun and _is_caused(parsed, one, first)) for one in deeds)


def is_of_deed_before(happening: Happening, parsed: Parsed, first: int) -> bool:
    """Whether a name before words of speech tells where a deed was done that somebody spoke of just before.

    "Condemned the raid on a mill in Veska and vowed revenge": nobody says that it was vowed in Veska.
    """
    trigger = word_at(parsed, happening.place - happening.sentence.start)
    verb = next((one for one in reversed(parsed.clauses) if one.group.end <= first < trigger), None)
    if verb is None or first >= trigger:
        return False
    return any(one.end <= first and parsed.lower[one.head] in deed_names() for one in verb.objects)


@cache
def deed_names() -> frozenset[str]:
    """The nouns that tell of deeds of force and the like."""
    nouns = load_events().nouns
    return frozenset(
        noun for noun, triggers in nouns.items() if any(QUADS.get(one.line.type) == _FORCE for one in triggers)
    )


def _keeps(parsed: Parsed, deed: Phrase, first: int, *, speaks: bool) -> bool:
    """Whether a deed's noun, which tells for what another deed was done, has a time or a place for itself.

    A bare noun is only a name of it: "arrested for murder on Sunday". One that the other deed was done in has it with
    that deed, unless it was one of speech: "killed in the Veska raid", but "charged in the Veska raid".
    """
    if first < deed.start:
        return False
    led = parsed.lower[deed.start - 1] if parsed.tags[deed.start - 1] in ("IN", "TO") else None
    if led is None or (not speaks and (led in WITHIN or led == "at")):
        return False
    bare = deed.end - deed.start == 1 and parsed.lower[deed.end : deed.end + 1] != ("of",)
    return not bare and not is_parted(parsed, deed, first)


def _is_caused(parsed: Parsed, deed: Phrase, first: int) -> bool:
    """Whether words stand in or behind a deed that another deed only led to: "the raid sparked protests in Veska"."""
    return first >= deed.start and any(deed in clause.objects for clause in parsed.clauses)


def speaks(happening: Happening) -> bool:
    """Whether an event is one of words, which have a matter; a meeting has none."""
    return QUADS[happening.type].startswith("verbal") and happening.type != "CONSULT"
