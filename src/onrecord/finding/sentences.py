"""The sentences of a text as the modules here read them: with the words that the vocabulary of events knows.

Takes text and places in it; yields parsed sentences. What one module has asked for is not read again for the next, as
long as both ask here.
"""

from collections.abc import Callable, Sequence

from onrecord.codebook.events import EventBook, load_events
from onrecord.grammar import Frames, Parsed, Word, parse_parts
from onrecord.records import Span


def frames_of(book: EventBook) -> Frames:
    """The passives of a vocabulary that need no "be"."""
    return Frames(always=book.bare_passives, inserted=book.inserted_passives)


def read_parts(
    text: str, parts: Sequence[Span], book: EventBook | None = None, worth: Callable[[Sequence[Word]], bool] = bool
) -> list[Parsed]:
    """Read the sentences of the parts of a text, those that are worth it.

    >>> [parsed.lower[parsed.clauses[0].group.head] for parsed in read_parts("Rebels seized Veska.", [Span(0, 20)])]
    ['seized']
    """
    book = book or load_events()
    return parse_parts(text, parts, book.verbs, book.agents, worth, frames_of(book))


def read_sentence(text: str, sentence: Span, book: EventBook | None = None) -> Parsed:
    """Read the first sentence of a stretch of text, which may be empty."""
    found = read_parts(text, [sentence], book)
    return found[0] if found else Parsed((), (), (), (), (), (), ())
