"""Does who speaks stand on the side of who did it, and is anybody charged at all?

Takes the words of a statement's source and of an event's actors; says whether they are of one side: what an army says
that its own jets did is no accusation. Leaves alone what is made of it: that is `status`.
"""

import re

from onrecord.codebook.events import EventBook
from onrecord.finding.events.happenings import Happening
from onrecord.finding.sentences import read_sentence
from onrecord.grammar import Form
from onrecord.records import Span, SpeakerKind, Statement

# Whose they are is whoever speaks of them so.
_OWN = frozenset({"its", "their", "our", "his", "her", "my", "we", "i", "us"})
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_POSSESSIVE = re.compile(r"(?:’|')s?$")
# An adjective that reads as a verb stands before the phrase: "unidentified rebels".
_FARTHEST = 20
_OF_SOMEBODY = re.compile(r"[’']s?$|^(?:of|from)$")
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY"})


def one_side(statement: Statement, happening: Happening, text: str, book: EventBook) -> bool:
    """Whether who speaks speaks of what its own side did: "NATO jets bombed a bridge, NATO said".

    Only what a state sends is its forces (`book.forces`). A country's rebels are not its army, and a governor of a
    town is not all that bears the town's name: only a state speaks for its forces, and a body for what bears its name.
    """
    source = " ".join(span.of(text) for span in statement.source)
    return bool(happening.actors) and all(_is_of(span, source, statement, text, book) for span in happening.actors)


def _is_of(actor: Span, source: str, statement: Statement, text: str, book: EventBook) -> bool:
    words = actor.of(text).split()
    if words[0].lower() in _OWN:
        return True
    codebook = book.codebook
    country = codebook.world.in_phrase(actor.of(text))
    if country is not None:
        official = statement.speaker_kind is SpeakerKind.STATE or codebook.sector_of(source, body=False) in _OFFICIAL
        whole = codebook.world.country_named(actor.of(text)) is not None
        return official and country == codebook.world.in_phrase(source) and (whole or words[-1].lower() in book.forces)
    bodies = statement.speaker_kind in (SpeakerKind.ORGANISATION, SpeakerKind.STATE, SpeakerKind.UNNAMED)
    return bodies and bool(_names(words[0]) and _names(words[0]) <= _names(source)) and words[-1].lower() in book.forces


def _is_nameless(actor: Span, sentence: Span, text: str, book: EventBook) -> bool:
    """Whether words for somebody tell of nobody in particular.

    >>> from onrecord.codebook.events import load_events
    >>> def told(words):
    ...     text = f"Police said {words} fled."
    ...     return _is_nameless(Span(12, 12 + len(words)), Span(0, len(text)), text, load_events())
    >>> told("two masked gunmen"), told("unknown rebels"), told("Arlian gunmen"), told("Orsk's men"), told("he")
    (True, True, False, False, False)
    """
    before = text[max(sentence.start, actor.start - _FARTHEST) : actor.start].lower().split()[-1:]
    words = actor.of(text).split()
    if actor.start == sentence.start:
        words[0] = words[0].lower()
    if any(word[0].isupper() or _OF_SOMEBODY.search(word) or word in _OWN for word in words):
        return False
    return words[-1] in book.nameless or not book.unknown.isdisjoint((*before, *words))


def _names(words: str) -> set[str]:
    return {_POSSESSIVE.sub("", word) for word in _NAME.findall(words)} - {"The", "A", "An"}


def charges_nobody(happening: Happening, text: str, book: EventBook) -> bool:
    """Whether the verb of a deed has nobody who does it, or nobody who is known: "three men were shot", "by gunmen".

    Of a noun's deed the words may name who did it anywhere, so that nothing follows from its having nobody.
    """
    if happening.actors:
        return all(_is_nameless(span, happening.sentence, text, book) for span in happening.actors)
    parsed, at = read_sentence(text, happening.sentence, book), happening.place
    return any(
        parsed.words[clause.group.start].span.start <= at < parsed.words[clause.group.end - 1].span.end
        and clause.group.form is Form.FINITE
        and bool(clause.subject)
        for clause in parsed.clauses
    )
