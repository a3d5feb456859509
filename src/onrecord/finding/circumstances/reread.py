"""The sentence of a happening, read again by itself: what its modules ask about the words round the trigger.

Takes a happening and the text; yields the sentence as the grammar reads it, and the trigger's place in it.
"""

from bisect import bisect_right
from functools import lru_cache

from onrecord.finding.events import Happening
from onrecord.finding.sentences import read_sentence
from onrecord.grammar import Clause, Parsed, Phrase
from onrecord.records import Span


@lru_cache(maxsize=128)
def _read(sentence: str) -> Parsed:
    return read_sentence(sentence, Span(0, len(sentence)))


def sentence_of(happening: Happening, text: str) -> Parsed:
    """The sentence of a happening; its words count from the sentence's own start."""
    return _read(happening.sentence.of(text))


def word_at(parsed: Parsed, offset: int) -> int:
    """The word that begins at or behind an offset into the sentence."""
    behind = bisect_right(parsed.words, offset, key=lambda word: word.span.end)
    return min(behind, len(parsed.words) - 1)


def words_of_span(parsed: Parsed, happening: Happening, span: Span) -> tuple[int, int]:
    """The first and the last word of a span of the happening's sentence."""
    start = happening.sentence.start
    return word_at(parsed, span.start - start), word_at(parsed, span.end - start - 1)


def trigger_of(happening: Happening, text: str) -> tuple[Parsed, Clause | None, Phrase | None]:
    """The sentence of a happening, and the verb or the noun that tells of it."""
    parsed = sentence_of(happening, text)
    at = word_at(parsed, happening.place - happening.sentence.start)
    clause = parsed.clause(at)
    return parsed, clause, parsed.phrase(at) if clause is None else None
