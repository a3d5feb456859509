"""The sentences of a text as the modules here read them: with the words of the codebook and of the events.

Takes text and places in it; yields parsed sentences. What one module has asked for is not read again for the next, as
long as both ask here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache, lru_cache

from onrecord.codebook import Codebook, load
from onrecord.codebook.events import EventBook, load_events
from onrecord.grammar import Lexicon, Parsed, Word, parse_parts, read
from onrecord.records import Span

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|\n\s*\n")
# A full stop after these ends no sentence.
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|No)$"
)
# How far round a word its sentence is looked for, in letters.
REACH = 600


def read_parts(
    text: str, parts: Sequence[Span], book: EventBook | None = None, worth: Callable[[Sequence[Word]], bool] = bool
) -> list[Parsed]:
    """Read the sentences of the parts of a text, those that are worth it.

    >>> [parsed.lower[parsed.clauses[0].group.head] for parsed in read_parts("Rebels seized Veska.", [Span(0, 20)])]
    ['seized']
    """
    return parse_parts(text, parts, lexicon_of(book or load_events()), worth)


def read_sentence(text: str, sentence: Span, book: EventBook | None = None) -> Parsed:
    """Read the first sentence of a stretch of text, which may be empty."""
    found = read_parts(text, [sentence], book)
    return found[0] if found else Parsed((), (), (), (), (), (), ())


def read_phrase(words: str) -> Parsed:
    """Read words that may be no sentence, and so need no verb: what may be noun or verb is a noun in them.

    >>> [len(read_phrase("the port funding system").phrases), len(read_phrase("the port").clauses)]
    [1, 0]
    """
    return read(words, _without_events())


@lru_cache(maxsize=4)
def lexicon_of(book: EventBook) -> Lexicon:
    """The words that sentences are read with where a book tells of events."""
    cueing = book.codebook.cueing
    return Lexicon(
        verbs=book.verbs,
        people=book.agents,
        places=book.codebook.geography.parts_of_places,
        bare_passives=cueing.bare_passives,
        inserted_passives=cueing.inserted_passives,
        **_words(book.codebook),
    )


@cache
def _without_events() -> Lexicon:
    return Lexicon(**_words(load()))


def _words(codebook: Codebook) -> dict[str, frozenset[str]]:
    """The groups of `grammar.yaml`, by the names that they have in a lexicon as well."""
    return {field.name: getattr(codebook.grammar, field.name) for field in fields(codebook.grammar)}


def sentence_round(text: str, span: Span, within: Span | None = None, reach: int = REACH) -> Span:
    """The sentence that a span stands in, not beyond `within`, and no farther than `reach` letters on each side.

    >>> text = "Rents fell. On Nov. 3 they rose. Why?"
    >>> sentence_round(text, Span(15, 21)).of(text)
    'On Nov. 3 they rose. '
    """
    home = within or Span(0, len(text))
    start, last = max(home.start, span.start - reach), min(home.end, span.end + reach)
    for end in _SENTENCE_END.finditer(text, start, last):
        if _ABBREVIATED.search(text, max(end.start() - 6, home.start, span.start - reach), end.start()):
            continue
        if end.end() <= span.start:
            start = end.end()
        elif end.start() >= span.end:
            return Span(start, end.end())
    return Span(start, last)
